"""What servers choose."""

from dataclasses import asdict

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from knowledge.store.records import ServerSettings
from knowledge.store.schema import gaps, servers


async def settings(connection: AsyncConnection, server: int) -> ServerSettings:
    """What the server chose, or the defaults."""
    found = await connection.execute(select(servers).where(servers.c.id == server))
    row = found.mappings().one_or_none()
    return ServerSettings(**{name: row[name] for name in row if name != "id"}) if row else ServerSettings()


async def save_settings(connection: AsyncConnection, server: int, chosen: ServerSettings) -> None:
    """Keep what the server chose, instead of what it chose before; without gap notes, no gap is left."""
    values = asdict(chosen)
    saved = await connection.execute(update(servers).where(servers.c.id == server).values(values))
    if saved.rowcount == 0:
        # Of two first choices at once, the second fails at the key, and is tried again.
        await connection.execute(insert(servers), values | {"id": server})
    if not chosen.gap_notes:
        await connection.execute(delete(gaps).where(gaps.c.server == server))
