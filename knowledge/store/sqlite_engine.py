"""Connections to an SQLite file, each with a thread: the event loop never waits for a disk."""

import asyncio
import sqlite3
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from typing import Final

import aiosqlite
from sqlalchemy import Connection, event
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from knowledge.store.engine import QUEUE_SECONDS

_PRAGMAS: Final = (
    "PRAGMA busy_timeout = 300",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
)
"""First the waiting, since turning WAL on may have to. FULL: what was confirmed outlives a power cut."""


@dataclass(slots=True)
class Opener:
    """Opens connections to a file, and sees to the end of their threads."""

    path: Path
    _threads: list[Thread] = field(default_factory=list)

    async def connect(self) -> aiosqlite.Connection:
        """A connection that begins transactions when it is told to, not when the driver thinks fit."""
        # aiosqlite leaves a thread behind that fails later where it is the one to open what cannot be opened.
        opened = await asyncio.to_thread(_open, self.path)
        connection = aiosqlite.Connection(lambda: opened, iter_chunk_size=64)
        # Before 0.22 the connection was the thread.
        thread: object = getattr(connection, "_thread", connection)
        assert isinstance(thread, Thread)
        thread.daemon = True
        self._threads = [*filter(Thread.is_alive, self._threads), thread]
        return await connection

    async def finish(self) -> None:
        """Wait for the threads of closed connections, which would complain if the event loop ended first."""
        for thread in self._threads:
            await asyncio.to_thread(thread.join, 1)


def sqlite_engine(opener: Opener, connections: int, *, writing: bool) -> AsyncEngine:
    """An engine with so many connections at most. Nothing is connected yet.

    For `writing`, transactions take the write lock as they begin: taken later, it may be refused halfway.
    """
    engine = create_async_engine(
        "sqlite+aiosqlite:///file",
        async_creator=opener.connect,
        pool_size=connections,
        max_overflow=0,
        pool_timeout=QUEUE_SECONDS,
        hide_parameters=True,
    )
    if writing:
        event.listen(engine.sync_engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _open(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    try:
        for pragma in _PRAGMAS:
            connection.execute(pragma)
    except sqlite3.Error:
        connection.close()
        raise
    return connection
