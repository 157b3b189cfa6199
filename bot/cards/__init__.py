"""What a person sees in Discord."""
