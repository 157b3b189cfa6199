"""What the bot may do where a message stands."""

import discord


def permissions_at(message: discord.Message) -> discord.Permissions:
    """The bot's permissions in the message's channel; where they are not known, all: Discord will say."""
    channel = message.channel.parent if isinstance(message.channel, discord.Thread) else message.channel
    if message.guild is None or channel is None or isinstance(channel, discord.PartialMessageable):
        return discord.Permissions.all()
    return channel.permissions_for(message.guild.me)
