"""Connections to a PostgreSQL server."""

from typing import Any, Final

import asyncpg
from sqlalchemy import event
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from knowledge.store.addresses import PostgresqlServer
from knowledge.store.engine import QUEUE_SECONDS
from knowledge.store.records import StoreError
from knowledge.wording import Untranslated

_COMMAND_SECONDS: Final = 10
_SERVER_LIMITS: Final = {"lock_timeout": "2000", "idle_in_transaction_session_timeout": "60000"}
"""In milliseconds. The second frees what a process that hangs, but lives, has locked."""


def postgresql_engine(address: PostgresqlServer, connections: int) -> AsyncEngine:
    """An engine with so many connections at most. Nothing is connected yet."""

    # Any: asyncpg says nothing of its types.
    async def connect() -> Any:
        try:
            return await asyncpg.connect(
                address.dsn,
                timeout=address.timeout,
                command_timeout=_COMMAND_SECONDS,
                server_settings=_SERVER_LIMITS,
            )
        except (ValueError, OverflowError):
            raise StoreError(
                Untranslated("An option in the database's URL has a value that cannot be.")
            ) from None

    # The engine never learns the real URL, so nothing that it prints can show a password.
    engine = create_async_engine(
        "postgresql+asyncpg://",
        async_creator=connect,
        pool_size=connections,
        max_overflow=0,
        pool_timeout=QUEUE_SECONDS,
        hide_parameters=True,
    )
    event.listen(engine.sync_engine, "checkout", _check)
    return engine


def _check(_: object, record: ConnectionPoolEntry, __: object) -> None:
    """Replace a connection that is known to be closed; SQLAlchemy's own check takes three round trips."""
    connection = record.driver_connection
    if connection is not None and connection.is_closed():
        raise DisconnectionError
