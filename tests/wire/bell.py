"""Waiting until something is so, without looking at a clock for it."""

import asyncio
from collections.abc import Callable


class Bell:
    """Rung whenever something has changed."""

    def __init__(self) -> None:
        self._rung = asyncio.Event()

    def ring(self) -> None:
        """Let everybody who waits look again."""
        self._rung.set()

    async def until(self, true: Callable[[], object], *, at_most: float = 10) -> None:
        """Wait until it is true. Raises TimeoutError after so many seconds: then it never will be."""
        async with asyncio.timeout(at_most):
            while not true():
                self._rung.clear()
                await self._rung.wait()
