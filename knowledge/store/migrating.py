"""Bringing a database's tables up to date, once, whoever comes first."""

from sqlalchemy import Connection, inspect, text
from sqlalchemy.ext.asyncio import AsyncConnection

from knowledge.store.database import Database
from knowledge.store.records import StoreError
from knowledge.store.schema import HEAD, VERSION_TABLE
from knowledge.wording import Untranslated

_LOCK = 0x7665726261  # "verba": any number that other programs in the same database do not lock
_VERSION = text(f"SELECT version_num FROM {VERSION_TABLE}")  # noqa: S608, the name is a constant


async def migrate(database: Database) -> None:
    """Make or change the tables as far as they are behind. Many processes may call this at once.

    Raises StoreError when a newer version of this program has been at the database.
    """
    if await database.read(_version) == HEAD:
        return

    # Before the lock, not under it: this takes as long as all of the rest.
    import alembic.command
    import alembic.config

    config = alembic.config.Config()
    config.set_main_option("script_location", "knowledge.store:migrations")

    def upgrade(connection: Connection) -> None:
        config.attributes["connection"] = connection
        alembic.command.upgrade(config, HEAD)

    async def work(connection: AsyncConnection, _: None) -> None:
        # On SQLite, the transaction itself is the lock.
        if connection.dialect.name == "postgresql":
            await connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        if await _version(connection) != HEAD:
            await connection.run_sync(upgrade)

    await database.write(work)


async def _version(connection: AsyncConnection) -> str | None:
    """Which migration the database has, or None for an empty one."""
    if not await connection.run_sync(lambda plain: inspect(plain).has_table(VERSION_TABLE)):
        return None
    version: str | None = await connection.scalar(_VERSION)
    if version is not None and version > HEAD:
        raise StoreError(
            Untranslated(
                "The database was written by a newer version of this program (its tables are at {version},"
                " this version knows {known}). Update the program."
            ),
            version=version,
            known=HEAD,
        )
    return version
