"""What a person can do with the bot on Discord, one file a feature."""
