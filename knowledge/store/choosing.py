"""What servers choose."""

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from knowledge.store.records import ServerSettings
from knowledge.store.schema import servers


async def settings(connection: AsyncConnection, server: int) -> ServerSettings:
    """What the server chose, or the defaults."""
    found = await connection.execute(select(servers).where(servers.c.id == server))
    row = found.mappings().one_or_none()
    return ServerSettings() if row is None else ServerSettings(row["librarian_role"])


async def save_settings(connection: AsyncConnection, server: int, chosen: ServerSettings) -> None:
    """Keep what the server chose, instead of what it chose before."""
    values = {"librarian_role": chosen.librarian_role}
    saved = await connection.execute(update(servers).where(servers.c.id == server).values(values))
    if saved.rowcount == 0:
        # Of two first choices at once, the second fails at the key, and is tried again.
        await connection.execute(insert(servers), values | {"id": server})
