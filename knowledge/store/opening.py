"""Opening the store: the database is found, connected to, and its tables brought up to date."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from knowledge.store.addresses import SqliteFile, address_of
from knowledge.store.interface import Store
from knowledge.store.records import StoreError
from knowledge.store.retrying import Retrying
from knowledge.wording import Untranslated

_PATIENT = Retrying()


@asynccontextmanager
async def open_store(url: str | None = None, *, retrying: Retrying = _PATIENT) -> AsyncIterator[Store]:
    """The store in the database of this URL (postgresql://… or sqlite:///…), until the block ends.

    Without a URL it is an SQLite file in the user's data folder. Raises StoreError for a URL, a file or a
    database that cannot be used, and StoreUnavailableError when the database does not answer.
    """
    address = address_of(url)
    if isinstance(address, SqliteFile):
        _check_folder(address)

    from knowledge.store.database import Database
    from knowledge.store.engine import engines_for
    from knowledge.store.migrating import migrate
    from knowledge.store.sql import SqlStore

    database = Database(engines_for(address), retrying)
    try:
        await migrate(database)
        yield SqlStore(database)
    finally:
        await database.close()


def _check_folder(file: SqliteFile) -> None:
    """SQLite's own message for a folder that is missing names neither the folder nor the reason."""
    folder = file.path.absolute().parent
    try:
        if file.ours:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        there = folder.is_dir()
    except OSError as error:
        raise StoreError(
            Untranslated("The database's folder, {folder}, cannot be made or read: {reason}."),
            folder=str(folder),
            reason=str(error.strerror),
        ) from None
    if not there:
        raise StoreError(Untranslated("The database's folder, {folder}, does not exist."), folder=str(folder))
