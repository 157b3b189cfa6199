"""Which articles a question may see: the home articles, and those of one server at most.

What is asked in a server sees that server's own. What is asked in a direct message sees those of the server
BOT_DM_GUILD, or of the only server that the bot is in, if the person is a member of it. Where the bot is
not, and comes along as somebody's personal app, the home articles are all there is.
"""

import asyncio
from collections.abc import Awaitable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import discord

from bot.choosing import Titled
from knowledge.answering import Answerer
from knowledge.store import HOME, StoreError, StoreUnavailableError

if TYPE_CHECKING:
    from bot.client import VerbatimClient

PATIENCE: Final = 0.8
"""Seconds that a list of suggestions waits for articles to be loaded: nobody waits longer while typing."""

_unfinished: Final[set[asyncio.Future[Sequence[Titled]]]] = set()
"""An event loop forgets a task that nothing else holds."""


@dataclass(frozen=True, slots=True)
class Place:
    """Who asks, and where: in the channel of a server, or in a direct message, where `server` is None.

    `elsewhere` is true where the bot is somebody's personal app only: in a server that it is not in, in
    people's direct messages with each other and in their groups. `message` is the one that asks, where one
    does.
    """

    user: int
    channel: int | None
    server: int | None
    elsewhere: bool = False
    message: int | None = None

    @classmethod
    def of(cls, interaction: discord.Interaction["VerbatimClient"]) -> "Place":
        """Where a command was used or a button pressed, and by whom."""
        return cls(
            interaction.user.id, interaction.channel_id, interaction.guild_id, _is_elsewhere(interaction)
        )

    @property
    def home(self) -> int:
        """The server whose place it is; HOME for a direct message, and where the bot is not."""
        return HOME if self.elsewhere or self.server is None else self.server


async def server_asked(client: "VerbatimClient", place: Place) -> int:
    """The server whose articles may be seen there besides the home articles; HOME for none."""
    if place.elsewhere or place.server is not None:
        return place.home
    server = _server_of_direct_messages(client)
    return server if server and await client.membership.has(server, place.user) else HOME


async def answerer_for(client: "VerbatimClient", place: Place) -> Answerer:
    """What answers a question that is asked there. Raises StoreUnavailableError."""
    return await answerer_of(client, await server_asked(client, place))


async def answerer_of(client: "VerbatimClient", server: int) -> Answerer:
    """What answers a question that sees that server's articles. Raises StoreUnavailableError.

    The home articles are among them, unless the server chose otherwise.
    """
    return await client.library.answerer(server, home=await _sees_home(client, server))


async def articles_at_hand(client: "VerbatimClient", place: Place) -> Sequence[Titled]:
    """The articles that may be asked at `place`, to suggest while somebody types.

    From memory, or loaded in a moment; where that takes longer, the home articles alone.
    """
    home = _kept(_articles(client, HOME))
    found = await _in_a_moment(_articles_seen(client, place))
    chosen = client.chosen.remembered(place.home)
    if found is None and (chosen is None or chosen.home_articles):
        found = _at_once(home)
    return found or ()


async def own_at_hand(client: "VerbatimClient", server: int) -> Sequence[Titled]:
    """A server's own articles, to suggest while somebody types; none where finding out takes long."""
    return await _in_a_moment(client.library.own(server)) or ()


async def _sees_home(client: "VerbatimClient", server: int) -> bool:
    """Whether that server sees the home articles. Where that cannot be found out, as nearly all do."""
    try:
        return (await client.chosen.of(server)).home_articles
    except StoreUnavailableError:
        # Not told here: what is in memory is answered from all the same, and the library tells what is not.
        return True


async def _articles_seen(client: "VerbatimClient", place: Place) -> Sequence[Titled]:
    return await _articles(client, await server_asked(client, place))


async def _articles(client: "VerbatimClient", server: int) -> Sequence[Titled]:
    home = await _sees_home(client, server)
    answerer = client.library.in_memory(server, home=home)
    return (answerer or await client.library.answerer(server, home=home)).articles


async def _in_a_moment(load: Awaitable[Sequence[Titled]]) -> Sequence[Titled] | None:
    """What comes of `load`; None if that takes longer, or the store is down.

    The load goes on all the same: the next letter that is typed finds the articles there.
    """
    loading = _kept(load)
    await asyncio.wait({loading}, timeout=PATIENCE)
    return _at_once(loading)


def _at_once(loading: asyncio.Future[Sequence[Titled]]) -> Sequence[Titled] | None:
    try:
        return loading.result() if loading.done() else None
    except StoreError:
        return None


def _kept(load: Awaitable[Sequence[Titled]]) -> asyncio.Future[Sequence[Titled]]:
    """A load that goes on whether or not somebody waits for it."""
    loading = asyncio.ensure_future(load)
    _unfinished.add(loading)
    loading.add_done_callback(_finished)
    return loading


def _finished(loading: asyncio.Future[Sequence[Titled]]) -> None:
    """Take a result that came too late, so that a failure is not reported as one that nobody looked at."""
    _unfinished.discard(loading)
    if not loading.cancelled():
        loading.exception()


def _is_elsewhere(interaction: discord.Interaction["VerbatimClient"]) -> bool:
    """Whether neither the bot is in that server nor Discord vouches that the server has its commands.

    Outside of servers: whether it is not the person's direct messages with the bot.
    """
    server = interaction.guild_id
    if server is None:
        return not interaction.context.dm_channel
    return interaction.client.get_guild(server) is None and not interaction.is_guild_integration()


def _server_of_direct_messages(client: "VerbatimClient") -> int | None:
    """Whose articles members may ask in direct messages, if any server's; none's that is out of reach.

    With some of the shards only, this process does not know whether its one server is the bot's only one;
    and a server of another process's shard is not in its list.
    """
    settings = client.settings
    here, shards = settings.shard_ids, settings.shard_count or 1
    server = settings.dm_guild
    if server is None:
        all_are_here = here is None or len(set(here)) == shards
        server = client.guilds[0].id if all_are_here and len(client.guilds) == 1 else None
    if server is None:
        return None
    guild = client.get_guild(server)
    if guild is not None:
        return None if guild.unavailable else server
    is_elsewhere = here is not None and (server >> 22) % shards not in here
    return server if is_elsewhere else None
