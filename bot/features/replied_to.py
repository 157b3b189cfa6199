"""The message that somebody points at by mentioning the bot without a word of their own."""

import discord

from bot.asked import written
from bot.errors import UnreadableMessageError
from bot.features.channels import permissions_at
from knowledge.text import tokens


def asks_nothing(text: str) -> bool:
    """Whether there is no word in a message besides mentions."""
    return next(tokens(written(text)), None) is None


async def replied_to(message: discord.Message, me: discord.abc.Snowflake) -> discord.Message | None:
    """What it replies to, or else what its thread was begun from; None where that asks nothing.

    Without the intent for message content, Discord shows `me`, the bot, what others wrote only where they
    mention it, answer it, or write to it alone: the rest is empty. Where somebody points at such a message,
    this raises UnreadableMessageError. No error comes of one that is gone or that the bot may not read. The
    bot's own messages ask nothing.
    """
    try:
        other = await _other(message)
    except (discord.NotFound, discord.Forbidden):
        return None
    if other is None or other.author.id == me.id:
        return None
    if message.reference is not None and not (other.content or other.attachments or other.embeds):
        raise UnreadableMessageError
    return None if asks_nothing(other.content) else other


async def _other(message: discord.Message) -> discord.Message | None:
    channel, reference = message.channel, message.reference
    if reference is not None and isinstance(reference.resolved, discord.Message):
        return reference.resolved
    if not permissions_at(message).read_message_history:
        return None
    if reference is not None:
        wanted = reference.message_id
        return None if wanted is None else await channel.fetch_message(wanted)
    if not isinstance(channel, discord.Thread):
        return None
    # The thread has the id of the message; in a forum that is its first, elsewhere it stands in the parent.
    where = channel.parent if isinstance(channel.parent, discord.TextChannel) else channel
    return await where.fetch_message(channel.id)
