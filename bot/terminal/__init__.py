"""What a person can do with the bot in a terminal."""
