"""Connections to a PostgreSQL server."""

from typing import Any, Final

import asyncpg  # type: ignore[import-untyped]
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from knowledge.store.addresses import PostgresqlServer
from knowledge.store.engine import QUEUE_SECONDS
from knowledge.store.records import StoreError

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
            raise StoreError("An option in the database's URL has a value that cannot be.") from None

    # The engine never learns the real URL, so nothing that it prints can show a password.
    return create_async_engine(
        "postgresql+asyncpg://",
        async_creator=connect,
        pool_size=connections,
        max_overflow=0,
        pool_timeout=QUEUE_SECONDS,
        pool_pre_ping=True,
        hide_parameters=True,
    )
