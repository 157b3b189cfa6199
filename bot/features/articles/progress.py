"""A message that is edited while something goes on, no more often than Discord likes."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Final, Self

import discord

from bot.errors import log_error

EVERY: Final = 1.2
"""Seconds between two edits; Discord slows a bot down that makes more than five in five seconds."""


class Throttled:
    """Calls `show` soon after `changed()`, but waits between two calls, and never twice at once.

    Used as a context; nothing is shown any more once that is left. A `show` that Discord refuses is logged
    and changes nothing: what goes on matters more than the telling.
    """

    def __init__(
        self,
        show: Callable[[], Awaitable[object]],
        *,
        every: float = EVERY,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self._show = show
        self._every = every
        self._sleep = sleep
        self._news = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def changed(self) -> None:
        """Say that there is something new to show."""
        self._news.set()

    async def __aenter__(self) -> Self:
        self._task = asyncio.create_task(self._run())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._task is not None
        self._task.cancel()
        # An edit that is under way must not arrive after whatever is shown next.
        await asyncio.wait({self._task})

    async def _run(self) -> None:
        while True:
            await self._news.wait()
            self._news.clear()
            try:
                await self._show()
            except (discord.HTTPException, OSError) as error:
                log_error(error, "a message about progress", logging.WARNING)
            await self._sleep(self._every)
