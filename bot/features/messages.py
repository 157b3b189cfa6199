"""Questions in plain words: a direct message, or a message that mentions the bot."""

import re
from collections.abc import Sequence
from functools import partial
from typing import Final

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import VerbatimClient
from bot.errors import tell
from bot.replies import reply_to
from bot.scope import Place

_TOKENS: Final = re.compile(r"<(?:@[!&]?|\#|a?:\w+:)\d+>", re.ASCII)
"""Mentions and custom emoji as Discord writes them: nothing to look up."""

_WRITTEN: Final = (discord.MessageType.default, discord.MessageType.reply)


class Messages(commands.Cog):
    """Answers people, never bots, webhooks or Discord itself."""

    def __init__(self, client: VerbatimClient) -> None:
        self.client = client

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Answer a message that is meant for the bot, as a reply."""
        if not self._is_for_us(message):
            return
        try:
            if not _permissions(message).embed_links:
                # Discord would drop the embed without a word.
                raise app_commands.BotMissingPermissions(["embed_links"])
            question = _TOKENS.sub(" ", message.content)
            server = None if message.guild is None else message.guild.id
            place = Place(message.author.id, message.channel.id, server)
            reply = await reply_to(question, self.client, place)
            await _reply(message, embeds=[reply.embed])
        except Exception as error:  # whatever it was, the person is told
            await tell(error, "a message", partial(_reply, message))

    def _is_for_us(self, message: discord.Message) -> bool:
        if message.author.bot or message.webhook_id is not None or message.type not in _WRITTEN:
            return False
        # @everyone and the bot's roles mention the bot too, but ask it nothing.
        return message.guild is None or self.client.user in message.mentions


async def _reply(
    message: discord.Message, text: str | None = None, embeds: Sequence[discord.Embed] = ()
) -> None:
    """Answer in the message's channel, as a reply where the bot may read what it replies to."""
    if _permissions(message).read_message_history:
        reference = message.to_reference(fail_if_not_exists=False)
        await message.channel.send(text, embeds=embeds, reference=reference, mention_author=False)
    else:
        await message.channel.send(text, embeds=embeds)


def _permissions(message: discord.Message) -> discord.Permissions:
    """What the bot may do where the message stands; where that is not known, all: Discord will say."""
    channel = message.channel.parent if isinstance(message.channel, discord.Thread) else message.channel
    if message.guild is None or channel is None or isinstance(channel, discord.PartialMessageable):
        return discord.Permissions.all()
    return channel.permissions_for(message.guild.me)


async def setup(client: VerbatimClient) -> None:
    """Called by discord.py when the feature is loaded."""
    await client.add_cog(Messages(client))
