"""What servers chose, as the store has it; remembered for some seconds, since every question needs it."""

import asyncio
from collections import OrderedDict, defaultdict
from collections.abc import Callable
from dataclasses import replace
from math import inf
from time import monotonic
from typing import TYPE_CHECKING, Any, Final

from bot.errors import LibraryCommandError
from knowledge.store import DOWN, HOME, ServerSettings, Store, StoreError, StoreUnavailableError
from knowledge.wording import Wording

if TYPE_CHECKING:
    from bot.client import VerbatimClient

REMEMBERED_FOR: Final = 10.0
"""Seconds. What is chosen in Discord is known at once: only a terminal's import is noticed later."""

PAUSE: Final = 5.0
"""Seconds until a store that was down is tried again, so that not every question waits for it in vain."""

PATIENCE: Final = 1.0
"""Seconds that an answer waits to know whether it is private: Discord must be told within three."""

_DEFAULTS: Final = ServerSettings()


def store_of(client: "VerbatimClient") -> Store:
    """Where what servers choose is kept. Raises LibraryCommandError where there is no database."""
    if client.library.store is None:
        raise LibraryCommandError(Wording("Nothing can be kept here: this bot runs without a database."))
    return client.library.store


class Chosen:
    """The settings of servers. For one event loop."""

    def __init__(
        self, client: "VerbatimClient", *, most: int = 10_000, clock: Callable[[], float] = monotonic
    ) -> None:
        self._client = client
        self._most = most
        self._clock = clock
        self._down_until = -inf
        self._known: OrderedDict[int, tuple[float, ServerSettings]] = OrderedDict()
        self._looking: dict[int, asyncio.Task[ServerSettings]] = {}
        self._changing: defaultdict[int, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def of(self, server: int) -> ServerSettings:
        """What a server chose; the defaults for HOME.

        While the store is down, what was last known. Raises StoreUnavailableError where nothing is.
        """
        if server == HOME or self._client.library.store is None:
            return _DEFAULTS
        until, known = self._known.get(server, (0.0, None))
        if known is not None and self._clock() < until:
            return known
        if known is None and self._clock() < self._down_until:
            raise StoreUnavailableError(DOWN)
        if server not in self._looking:
            looking = asyncio.create_task(self._look(server))
            self._looking[server] = looking
            looking.add_done_callback(lambda done: self._looked(server, done))
        # Many ask at once, and one that gives up must not take the answer from the others.
        return await asyncio.shield(self._looking[server])

    def remembered(self, server: int) -> ServerSettings | None:
        """What was last known of a server, at once."""
        _, known = self._known.get(server, (0.0, None))
        return known

    async def private(self, server: int, asked: bool | None) -> bool:
        """Whether an answer there is for the asker alone: as asked, else as the server chose.

        It is where that cannot be found out in time.
        """
        if asked is not None:
            return asked
        try:
            async with asyncio.timeout(PATIENCE):
                return (await self.of(server)).private
        except (StoreError, TimeoutError):
            return True

    # Any: each setting has a type of its own.
    async def change(self, server: int, **settings: Any) -> ServerSettings:
        """Choose these settings for a server and leave the others as they are.

        Raises StoreError, LibraryCommandError without a store.
        """
        store = store_of(self._client)
        async with self._changing[server]:
            settings_now = replace(await store.settings(server), **settings)
            await store.save_settings(server, settings_now)
            # What was looked up meanwhile may be older.
            self._looking.pop(server, None)
            self._remember(server, settings_now, REMEMBERED_FOR)
        return settings_now

    async def _look(self, server: int) -> ServerSettings:
        store = self._client.library.store
        assert store is not None
        try:
            settings, lasts = await store.settings(server), REMEMBERED_FOR
        except StoreUnavailableError:
            self._down_until = self._clock() + PAUSE
            known = self.remembered(server)
            if known is None:
                raise
            settings, lasts = known, PAUSE
        if self._looking.get(server) is asyncio.current_task():
            self._remember(server, settings, lasts)
        return settings

    def _looked(self, server: int, done: asyncio.Task[ServerSettings]) -> None:
        if self._looking.get(server) is done:
            del self._looking[server]
        if not done.cancelled():
            # Where nobody waits for it any more, asyncio would log it.
            done.exception()

    def _remember(self, server: int, settings: ServerSettings, lasts: float) -> None:
        self._known[server] = (self._clock() + lasts, settings)
        self._known.move_to_end(server)
        if len(self._known) > self._most:
            self._known.popitem(last=False)
