"""Connections to a database, for reading and for writing."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from sqlalchemy.ext.asyncio import AsyncEngine

from knowledge.store.addresses import PostgresqlServer, SqliteFile

_CONNECTIONS: Final = 5

QUEUE_SECONDS: Final = 10
"""For a free connection, before the database counts as not answering."""


@dataclass(frozen=True, slots=True)
class Engines:
    """`reader` runs each statement by itself, and `writer` runs transactions.

    A statement of the reader sees one state of the database; two may see two.
    """

    reader: AsyncEngine
    writer: AsyncEngine
    finish: Callable[[], Awaitable[None]] | None = None

    async def dispose(self) -> None:
        """Close every connection."""
        await self.reader.dispose()
        await self.writer.dispose()
        if self.finish is not None:
            await self.finish()


def engines_for(address: SqliteFile | PostgresqlServer) -> Engines:
    """The engines of a database; nothing is connected yet."""
    if isinstance(address, SqliteFile):
        from knowledge.store.sqlite_engine import Opener, sqlite_engine

        opener = Opener(address.path)
        # With one connection, this process's writers queue here, where the first to come is the first served.
        writer = sqlite_engine(opener, 1, writing=True)
        return Engines(sqlite_engine(opener, _CONNECTIONS, writing=False), writer, opener.finish)

    from knowledge.store.postgresql_engine import postgresql_engine

    writer = postgresql_engine(address, _CONNECTIONS)
    return Engines(writer.execution_options(isolation_level="AUTOCOMMIT"), writer)
