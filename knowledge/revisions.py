"""Which revision libraries are at, looked up once for all who ask at the same time."""

import asyncio
from collections.abc import Iterable, Mapping

from knowledge.store.interface import Store


class Revisions:
    """One look-up runs and one waits, however many ask: a crowd costs the store no more than one person does.

    Whoever asks is told by a look-up that began afterwards, so that nobody misses what was added before.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._turn = asyncio.Lock()
        self._wanted: set[int] = set()
        self._waiting: asyncio.Task[Mapping[int, int]] | None = None

    async def of(self, libraries: Iterable[int]) -> Mapping[int, int]:
        """The revisions of these libraries, and perhaps of others. Raises StoreUnavailableError."""
        self._wanted.update(libraries)
        if self._waiting is None:
            self._waiting = asyncio.create_task(self._look_up())
            self._waiting.add_done_callback(_looked_at)
        return await asyncio.shield(self._waiting)

    async def _look_up(self) -> Mapping[int, int]:
        async with self._turn:
            wanted, self._wanted, self._waiting = self._wanted, set(), None
            return await self._store.revisions(wanted)


def _looked_at(task: asyncio.Task[Mapping[int, int]]) -> None:
    """Everybody who asked may have stopped waiting: an error is no defect then."""
    if not task.cancelled():
        task.exception()
