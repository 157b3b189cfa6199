"""Whether a private answer can be put into the channel, and who has done so."""

from collections import OrderedDict
from typing import TYPE_CHECKING, Final

import discord

from bot.features.answers.refusals import RefusedError
from knowledge.wording import Wording

if TYPE_CHECKING:
    from bot.client import VerbatimClient

REMEMBERED: Final = 10_000
"""Answers; the message says it as well, once Discord has changed it."""

BOT_MAY_NOT: Final = Wording("I may not send messages with embeds to this channel, so I cannot share it.")
YOU_MAY_NOT: Final = Wording("You may not send messages to this channel, so I do not share it for you.")
SHARED_ALREADY: Final = Wording("This answer is in the channel already.")


class Shares:
    """Which answers were shared, by the digests of their messages: two quick presses share one once."""

    def __init__(self, *, most: int = REMEMBERED) -> None:
        self._most = most
        self._shared: OrderedDict[int, None] = OrderedDict()

    def begin(self, answer: int) -> None:
        """Say that it is being shared. Raises RefusedError if it is already."""
        if answer in self._shared:
            raise RefusedError(SHARED_ALREADY)
        self._shared[answer] = None
        if len(self._shared) > self._most:
            self._shared.popitem(last=False)

    def failed(self, answer: int) -> None:
        """Say that it was not shared after all."""
        self._shared.pop(answer, None)


def check_may_share(interaction: discord.Interaction["VerbatimClient"]) -> None:
    """Raise RefusedError unless both the bot and the person may write in the channel, by what Discord says.

    Where the bot is no member, the person's leave to use it there is what counts.
    """
    if interaction.guild_id is None:
        return
    person, bot = interaction.permissions, interaction.app_permissions
    if not _may_send(interaction, person):
        raise RefusedError(YOU_MAY_NOT)
    if bot_is_there(interaction):
        if not (_may_send(interaction, bot) and bot.embed_links):
            raise RefusedError(BOT_MAY_NOT)
    elif not (interaction.is_guild_integration() or person.use_external_apps):
        raise RefusedError(YOU_MAY_NOT)


def bot_is_there(interaction: discord.Interaction["VerbatimClient"]) -> bool:
    """Whether the bot is a member of the server, and not only its commands or somebody's app are there."""
    return interaction.guild_id is not None and interaction.client.get_guild(interaction.guild_id) is not None


def _may_send(interaction: discord.Interaction["VerbatimClient"], permissions: discord.Permissions) -> bool:
    in_thread = isinstance(interaction.channel, discord.Thread)
    send = permissions.send_messages_in_threads if in_thread else permissions.send_messages
    return permissions.view_channel and send
