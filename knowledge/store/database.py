"""Work on a database: reads and whole transactions, tried again where the database stumbles."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from typing import TypeVar

from sqlalchemy.ext.asyncio import AsyncConnection

from knowledge.store.engine import Engines
from knowledge.store.retrying import Retrying

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Database:
    """Runs work on connections of its own. Raises StoreUnavailableError and StoreError, as Retrying says.

    Who is cancelled while waiting leaves work that has begun to end by itself: a driver that is interrupted
    may lose a connection with its transaction open, which then locks out all others.
    """

    engines: Engines
    retrying: Retrying
    _begun: set[asyncio.Task[object]] = field(default_factory=set)

    async def close(self) -> None:
        """Let what has begun end, and close every connection."""
        await asyncio.gather(*self._begun, return_exceptions=True)
        await self.engines.dispose()

    async def read(self, work: Callable[[AsyncConnection], Awaitable[T]]) -> T:
        """What `work` reads, each statement by itself."""

        async def attempt() -> T:
            async with self.engines.reader.connect() as connection:
                return await work(connection)

        return await self.retrying.run(lambda: self._to_the_end(attempt()))

    async def write(self, work: Callable[[AsyncConnection, T | None], Awaitable[T]]) -> T:
        """What `work` writes, in one transaction.

        A connection that breaks while it is told to commit leaves open whether it did. `work` then gets
        what it returned that time, and is to return it again if it finds it done, instead of doing it twice.
        """
        in_doubt: T | None = None

        async def attempt() -> T:
            nonlocal in_doubt
            async with self.engines.writer.connect() as connection:
                result = await work(connection, in_doubt)
                in_doubt = result
                await connection.commit()
                return result

        return await self.retrying.run(lambda: self._to_the_end(attempt()))

    async def _to_the_end(self, attempt: Coroutine[object, object, T]) -> T:
        task = asyncio.create_task(attempt)
        self._begun.add(task)
        task.add_done_callback(self._ended)
        return await asyncio.shield(task)

    def _ended(self, task: asyncio.Task[object]) -> None:
        self._begun.discard(task)
        if not task.cancelled():
            # Where nobody waits for it any more, asyncio would log it with what the database was told.
            task.exception()
