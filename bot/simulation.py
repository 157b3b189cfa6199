"""A simulated Discord with the real client in it. Needs the extra `playground`."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Final

import discord
import simcord
from simcord import ChannelHandle, Env, GuildHandle, UserHandle
from simcord.preview._markdown import _FIELD_POLICIES

from bot.client import VerbatimClient
from bot.settings import Settings
from knowledge.library import Library

NAME: Final = "Verbatim"
SERVER: Final = 1 << 50
"""The server's id: the same in each simulation, so that its articles can be kept from one to the next."""
PATIENCE: Final = 60.0
"""Seconds that the simulated Discord waits for the client to be done; reading a large file takes some."""
_TYPED_MENTION: Final = re.compile(rf"@{NAME}\b", re.IGNORECASE)


class Person(simcord.MemberActor):
    """A member of the server; a typed @Verbatim is a mention, as Discord's own message box makes it."""

    def __init__(self, env: Env, guild: GuildHandle, user: UserHandle, mention: str) -> None:
        super().__init__(env, guild, user)
        self._mention = mention

    async def send(
        self,
        channel: ChannelHandle,
        content: str = "",
        **options: Any,  # simcord's own
    ) -> discord.Message:
        """Send a message to a channel."""
        return await super().send(channel, _TYPED_MENTION.sub(self._mention, content), **options)


class Simulation:
    """A server with one channel, in it Alice, Bob and the bot, who has direct messages with both.

    Alice has Manage Server, so she can add articles.
    """

    def __init__(self, env: Env, client: VerbatimClient) -> None:
        assert client.user is not None
        self.env = env
        self.client = client
        guild = env.create_guild("Reading room", id=SERVER)
        librarian = guild.create_role("Librarian", permissions=discord.Permissions(manage_guild=True))
        self.channel = guild.create_text_channel("questions", topic=f"@{NAME} how …? or /ask")
        mention = client.user.mention
        self.alice, self.bob = (
            Person(
                env,
                guild,
                guild.add_member(env.create_user(name.lower(), global_name=name), roles=roles).user,
                mention,
            )
            for name, roles in (("Alice", [librarian]), ("Bob", []))
        )


@asynccontextmanager
async def simulation(library: Library, settings: Settings | None = None) -> AsyncIterator[Simulation]:
    """Run the bot's client, as it is, in a new simulated Discord of one shard."""
    _show_mentions_in_embeds()
    client = VerbatimClient(library, settings or simulated_settings())
    env = Env(client, shard_count=1, approved_intents=client.intents, settle_timeout=PATIENCE)
    await env.start()
    try:
        assert client.user is not None
        await client.user.edit(username=NAME)
        yield Simulation(env, client)
    finally:
        await env.shutdown()


def _show_mentions_in_embeds() -> None:
    """Let simcord's page show what Discord shows in an embed, and what simcord 3.2.1 shows the code of.

    A mention in an embed pings nobody, and a command in one can be pressed.
    """
    for field in ("embed_description", "embed_field_value"):
        _FIELD_POLICIES[field] |= {"commands": True, "mentions": True}


def simulated_settings(*, dm_guild: int | None = None) -> Settings:
    """Settings for a simulated Discord, whatever the environment says of the real one."""
    return Settings(_env_file=None, shard_count=1, shard_ids=None, dm_guild=dm_guild)
