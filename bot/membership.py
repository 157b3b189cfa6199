"""Who is a member of which server, as Discord says, remembered for ten minutes at most."""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Callable
from time import monotonic
from typing import Final

import discord

from bot.errors import log_error

MEMBER_FOR: Final = 10 * 60
"""Without the intent for members nobody tells the bot who left: a former member passes for one this long."""
STRANGER_FOR: Final = 60
UNKNOWN_FOR: Final = 20
"""How long no other try is made after one that failed, in seconds like the two above."""
PATIENCE: Final = 2.0


class Membership:
    """Asks Discord whether somebody is a member of a server, and remembers the answer, in memory only."""

    def __init__(
        self, client: discord.Client, *, most: int = 10_000, clock: Callable[[], float] = monotonic
    ) -> None:
        self._client = client
        self._most = most
        self._clock = clock
        self._known: OrderedDict[tuple[int, int], tuple[float, bool]] = OrderedDict()

    async def has(self, server: int, user: int) -> bool:
        """Whether that person is a member of that server; False where that cannot be found out."""
        begun = self._clock()
        until, member = self._known.get((server, user), (begun, False))
        if begun < until:
            return member
        try:
            async with asyncio.timeout(PATIENCE):
                member, lasts = await self._asked(server, user)
        except (discord.HTTPException, OSError, TimeoutError) as error:
            log_error(error, "the look-up of a member", logging.WARNING)
            member, lasts = False, UNKNOWN_FOR
        self._known[server, user] = (begun + lasts, member)
        self._known.move_to_end((server, user))
        if len(self._known) > self._most:
            self._known.popitem(last=False)
        return member

    def forget(self, user: int) -> int:
        """Forget of which servers that person is a member or not; of how many it was known."""
        known = [key for key in self._known if key[1] == user]
        for key in known:
            del self._known[key]
        return len(known)

    async def _asked(self, server: int, user: int) -> tuple[bool, float]:
        """Whether Discord knows the member, and for how many seconds to believe it."""
        try:
            # The shard that holds the server may be in another process.
            guild = self._client.get_guild(server) or await self._client.fetch_guild(server)
            await guild.fetch_member(user)
        except (discord.NotFound, discord.Forbidden):
            return False, STRANGER_FOR
        return True, MEMBER_FOR
