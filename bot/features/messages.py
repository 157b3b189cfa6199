"""Questions in plain words: a direct message, or a message that mentions the bot."""

from typing import Final

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import VerbatimClient
from bot.errors import WaitError
from bot.features.answers.buttons import buttons_for
from bot.features.channels import permissions_at
from bot.features.following import Said
from bot.features.replied_to import asks_nothing, replied_to
from bot.features.waiting import Waiting
from bot.replies import reply_to
from bot.scope import Place
from bot.speaking import speak_to

_WRITTEN: Final = (discord.MessageType.default, discord.MessageType.reply)


class Messages(commands.Cog):
    """Answers people, never bots, webhooks or Discord itself."""

    def __init__(self, client: VerbatimClient) -> None:
        self.client = client
        self._waiting = Waiting()

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Answer a message that is meant for the bot, as a reply."""
        if self._is_for_us(message) and (question := self.client.following.asked(message)) is not None:
            await question.follow(message, self._find, _send)

    @commands.Cog.listener()
    async def on_raw_message_edit(self, event: discord.RawMessageUpdateEvent) -> None:
        """Answer a question anew that was edited, or no more if it is not meant for the bot any longer.

        Without the intent for message content, Discord says what is in an edited message where it says so
        of a new one: in direct messages and where the bot is mentioned.
        """
        if (question := self.client.following.edited(event.message)) is not None:
            message = event.message if self._is_for_us(event.message) else None
            if message is None:
                self.client.conversations.retract(event.message_id)
            await question.follow(message, self._find, _send)

    @commands.Cog.listener()
    async def on_raw_message_delete(self, event: discord.RawMessageDeleteEvent) -> None:
        """Delete the answer to a question that was deleted."""
        await self._deleted(event.message_id)

    @commands.Cog.listener()
    async def on_raw_bulk_message_delete(self, event: discord.RawBulkMessageDeleteEvent) -> None:
        """Delete the answers to questions that were deleted, many at once."""
        for message_id in event.message_ids:
            await self._deleted(message_id)

    async def _deleted(self, message_id: int) -> None:
        if (question := self.client.following.deleted(message_id)) is not None:
            self.client.conversations.retract(message_id)
            await question.follow(None, self._find, _send)

    async def _find(self, message: discord.Message, again: bool) -> Said | None:
        """The answer to a message, or to the one that it replies to if it says nothing by itself.

        `again` where an answer was looked for before, and it was edited since: what it asked then is not so
        any more.
        """
        if again:
            self.client.conversations.retract(message.id)
        text = message.content
        await speak_to(message, text, self.client)
        me = self.client.user
        other = await replied_to(message, me) if me is not None and asks_nothing(text) else None
        if other is not None:
            text = other.content
            await speak_to(message, text, self.client)
        if not permissions_at(message).embed_links:
            # Discord would drop the embed without a word.
            raise app_commands.BotMissingPermissions(["embed_links"])
        server = None if message.guild is None else message.guild.id
        place = Place(message.author.id, message.channel.id, server, message=message.id)
        try:
            reply = await reply_to(
                text,
                self.client,
                place,
                show_question=other is not None,
                of_another=other is not None,
                again=again,
            )
        except WaitError as error:
            await self._waiting.tell(message, error, _send)
            return None
        view = reply.view or buttons_for(reply.answers, message.author.id, share=False, remove=True)
        return Said(embeds=reply.embeds, view=view)

    def _is_for_us(self, message: discord.Message) -> bool:
        if message.author.bot or message.webhook_id is not None or message.type not in _WRITTEN:
            return False
        # @everyone and the bot's roles mention the bot too, but ask it nothing.
        return message.guild is None or self.client.user in message.mentions


async def _send(message: discord.Message, said: Said) -> discord.Message:
    """Answer in the message's channel, as a reply where the bot may read what it replies to."""
    view = said.view or discord.utils.MISSING
    if permissions_at(message).read_message_history:
        reference = message.to_reference(fail_if_not_exists=False)
        return await message.channel.send(
            said.text, embeds=said.embeds, view=view, reference=reference, mention_author=False
        )
    return await message.channel.send(said.text, embeds=said.embeds, view=view)


async def setup(client: VerbatimClient) -> None:
    """Called by discord.py when the feature is loaded."""
    await client.add_cog(Messages(client))
