"""Telling somebody who wrote a message to wait: once, and for no longer than it lasts."""

from collections.abc import Callable
from time import monotonic

import discord

from bot.errors import WaitError
from bot.features.following import Said, Send


class Waiting:
    """Who was told already. Not for several threads.

    Nothing that answers a message in a channel is private, so it is taken back when the waiting is over;
    and who goes on writing until then is not told again, or others could be bothered that way.
    """

    def __init__(self, *, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._until: dict[int, float] = {}

    async def tell(self, message: discord.Message, error: WaitError, send: Send) -> None:
        """Tell the person who wrote `message`, unless that was done."""
        now = self._clock()
        self._until = {person: until for person, until in self._until.items() if until > now}
        person = message.author.id
        if person in self._until:
            return
        self._until[person] = now + error.seconds
        told = await send(message, Said(str(error)))
        if message.guild is not None:
            await told.delete(delay=error.seconds)
