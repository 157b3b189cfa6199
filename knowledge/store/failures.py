"""What a failure of the database means: whether waiting may help, and what a person is told."""

import sqlite3
import ssl
from typing import Final, NamedTuple

from asyncpg import InterfaceError, PostgresError
from sqlalchemy.exc import DBAPIError, IntegrityError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as QueueTimeoutError

from knowledge.store.records import DOWN
from knowledge.wording import Wording


class Failure(NamedTuple):
    """`told` is one line without URL, password or SQL; `kind`, its only field, is for the log too."""

    passing: bool
    told: Wording
    kind: str


_LOCKED: Final = Wording("The database is busy: something else keeps it locked. Try again in a minute.")
_INSECURE: Final = Wording("No secure connection to the database can be made, as its URL's sslmode demands.")
# Translators: {kind} is the name of an error, such as “DataError 22003”.
_DEFECT: Final = Wording("The database could not do this ({kind}).")

_SQLITE: Final = {
    "SQLITE_BUSY": (True, _LOCKED),
    "SQLITE_LOCKED": (True, _LOCKED),
    "SQLITE_CANTOPEN": (
        False,
        Wording("The database's file cannot be opened: may it be written, and its folder?"),
    ),
    "SQLITE_READONLY": (
        False,
        Wording("The database's file cannot be written: it, or its folder, is read-only."),
    ),
    "SQLITE_PERM": (False, Wording("The database's file may not be read and written.")),
    "SQLITE_NOTADB": (False, Wording("The database's file is not an SQLite database.")),
    "SQLITE_CORRUPT": (False, Wording("The database's file is damaged.")),
    "SQLITE_FULL": (False, Wording("There is no room left for the database on the disk.")),
    "SQLITE_IOERR": (False, Wording("The database's file cannot be read and written: the disk failed.")),
}
"""By the beginning of SQLite's own name for the error."""

_POSTGRESQL: Final = {
    "08": (True, DOWN),
    "25006": (False, Wording("The database is read-only.")),
    "25P03": (True, DOWN),
    "28": (False, Wording("The database refuses the user's name or password.")),
    "3D": (False, Wording("The server has no database of that name.")),
    "40": (True, _LOCKED),
    "42501": (
        False,
        Wording("The database's user may not do this: it needs the right to create and write tables."),
    ),
    "53": (True, DOWN),
    "55P03": (True, _LOCKED),
    "57014": (True, DOWN),
    "57P": (True, DOWN),
}
"""By the beginning of the SQLSTATE."""


def failure_of(error: Exception) -> Failure | None:
    """What `error` means, if the database is what failed."""
    cause = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    state = getattr(cause, "sqlstate", None)
    name = getattr(cause, "sqlite_errorname", None)
    kind = " ".join(filter(None, (type(cause).__name__, state, name)))
    if isinstance(error, IntegrityError):
        # Another transaction wrote the same at the same moment; the next try will see it.
        return Failure(True, _LOCKED, kind)
    if (known := _known(_SQLITE, name) or _known(_POSTGRESQL, state)) is not None:
        return Failure(*known, kind)
    if isinstance(error, QueueTimeoutError):
        return Failure(True, _LOCKED, kind)
    if isinstance(error, ssl.SSLError) or (type(error) is ConnectionError and "SSL" in str(error)):
        # By its words alone, asyncpg tells a server that refuses to encrypt from one that hung up.
        return Failure(False, _INSECURE, kind)
    if isinstance(error, OSError | InterfaceError) or _is_disconnect(error):
        return Failure(True, DOWN, kind)
    if isinstance(error, SQLAlchemyError | sqlite3.Error | PostgresError):
        return Failure(False, _DEFECT, kind)
    return None


def _known(table: dict[str, tuple[bool, Wording]], code: str | None) -> tuple[bool, Wording] | None:
    return next((row for prefix, row in table.items() if code is not None and code.startswith(prefix)), None)


def _is_disconnect(error: Exception) -> bool:
    return isinstance(error, DBAPIError) and error.connection_invalidated
