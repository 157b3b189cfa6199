"""One writer at a time to a library, and the revision that it leaves behind."""

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from knowledge.store.schema import libraries


async def lock(connection: AsyncConnection, library: int) -> int:
    """The revision of the library, which nobody else can write to before this transaction ends."""
    # On SQLite the transaction holds the lock of the whole database, and this compiles to a plain read.
    revision: int | None = await connection.scalar(
        select(libraries.c.revision).where(libraries.c.id == library).with_for_update()
    )
    if revision is None:
        # Of two first writes at once, the second waits here, fails at the key, and is tried again.
        await connection.execute(insert(libraries), {"id": library, "revision": 0})
        return 0
    return revision


async def save_revision(connection: AsyncConnection, library: int, revision: int) -> None:
    """Set the revision of a library that is locked."""
    await connection.execute(update(libraries).where(libraries.c.id == library).values(revision=revision))
