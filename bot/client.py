"""The Discord client: what it may see, and which features it has."""

import asyncio
import logging
import sys
from typing import Any, Final, TypedDict

import discord
from discord import app_commands
from discord.ext import commands

from bot.acknowledging import forgive_lost_answers
from bot.busy import Queue
from bot.chosen import Chosen
from bot.cooldown import Cooldown
from bot.counting import Counts
from bot.errors import log_error, tell_interaction
from bot.features.answers.sharing import Shares
from bot.features.answers.voting import Votes
from bot.features.articles.removals import Removals
from bot.features.following import Following
from bot.languages import LANGUAGES, spoken_in
from bot.logs import log_event
from bot.membership import Membership
from bot.mentions import Mentions
from bot.settings import Settings
from bot.speaking import KnownLanguages, speak_for
from bot.stopping import finish
from bot.sync import command_ids, sync_if_changed
from bot.translator import CommandTranslator
from knowledge.conversation import Conversations
from knowledge.library import Library

FEATURES: Final = (
    "bot.features.asking",
    "bot.features.menu",
    "bot.features.messages",
    "bot.features.answers.presses",
    "bot.features.articles.commands",
    "bot.features.gaps.commands",
    "bot.features.help",
    "bot.features.privacy",
    "bot.features.settings",
    "bot.features.stats",
)

ADDED_AT_A_TIME: Final = 8
"""Articles that may be in the making at once, for whichever servers: each may be a large file in memory."""

GRACE: Final = 5.0
"""Seconds in which questions are still answered after the bot was told to stop; containers give it ten."""

log = logging.getLogger(__name__)


class VerbatimTree(app_commands.CommandTree["VerbatimClient"]):
    """The commands; their callers are talked to in their own language, also of whatever goes wrong."""

    async def interaction_check(self, interaction: discord.Interaction["VerbatimClient"], /) -> bool:
        """Called by discord.py before a command runs, in the same task."""
        await speak_for(interaction)
        return True

    async def on_error(
        self, interaction: discord.Interaction["VerbatimClient"], error: app_commands.AppCommandError
    ) -> None:
        """Look the error up in the table of errors."""
        await tell_interaction(interaction, error)


class VerbatimClient(commands.AutoShardedBot):
    """The bot in Discord: one process, one or many shards, no privileged intent, no prefix commands."""

    def __init__(self, library: Library, settings: Settings, *, sync: bool = True) -> None:
        # The bot does not speak: nobody needs to be told that it cannot.
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
        super().__init__(
            command_prefix=(),
            help_command=None,
            tree_cls=VerbatimTree,
            intents=discord.Intents.default(),
            allowed_mentions=discord.AllowedMentions.none(),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
            allowed_contexts=app_commands.AppCommandContext(
                guild=True, dm_channel=True, private_channel=False
            ),
            **_shards(settings),
            chunk_guilds_at_startup=False,
            max_messages=None,
        )
        self.library = library
        self.settings = settings
        self.conversations = Conversations()
        self.cooldown = Cooldown()
        self.queue = Queue()
        self.membership = Membership(self)
        self.removals = Removals()
        self.shares = Shares()
        self.votes = Votes()
        self.following = Following()
        self.chosen = Chosen(self)
        self.languages = KnownLanguages()
        self.mentions = Mentions()
        self.counts = Counts(self)
        self.adding = asyncio.Semaphore(ADDED_AT_A_TIME)
        first_shard_is_here = settings.shard_ids is None or 0 in settings.shard_ids
        self._is_online = sync
        self._syncs = sync and first_shard_is_here

    async def setup_hook(self) -> None:
        """Load the features, each a discord.py extension, and sync their commands in one process of many."""
        await asyncio.gather(*(asyncio.to_thread(spoken_in, language) for language in LANGUAGES))
        await self.tree.set_translator(CommandTranslator())
        for feature in FEATURES:
            await self.load_extension(feature)
        self.counts.start()
        if not self._is_online:
            return
        try:
            if self._syncs:
                await sync_if_changed(self.tree)
            paths = (command.qualified_name for command in self.tree.walk_commands())
            self.mentions.know(await command_ids(self.tree), paths)
        except discord.HTTPException as error:
            log_error(error, "the sync of commands")

    async def start(self, token: str, *, reconnect: bool = True) -> None:
        """Log in and answer until told to stop."""
        forgive_lost_answers()
        await super().start(token, reconnect=reconnect)

    async def close(self) -> None:
        """Hear of nothing more, answer what was asked, for GRACE seconds at most, and leave Discord."""
        try:
            for shard in self.shards.values():
                await shard.disconnect()
            await finish(GRACE)
        finally:
            await super().close()
            self.queue.close()
            await self.counts.close()

    async def on_message(self, message: discord.Message, /) -> None:
        """Look for no prefix commands; bot.features.messages listens."""

    async def on_error(self, event_method: str, /, *args: Any, **kwargs: Any) -> None:  # as discord.py has it
        """Log what went wrong in an event that concerns no person in particular."""
        if (error := sys.exception()) is not None:
            log_error(error, event_method)

    async def on_ready(self) -> None:
        """Say who and where; Discord may report readiness many times."""
        log_event(log, logging.INFO, "ready", user=self.user and self.user.id, servers=len(self.guilds))


class _Shards(TypedDict, total=False):
    shard_count: int
    shard_ids: list[int]


def _shards(settings: Settings) -> _Shards:
    """Only what was chosen: discord.py's types know no None here."""
    shards: _Shards = {}
    if settings.shard_count is not None:
        shards["shard_count"] = settings.shard_count
    if settings.shard_ids is not None:
        shards["shard_ids"] = list(settings.shard_ids)
    return shards
