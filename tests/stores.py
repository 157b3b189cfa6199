"""Empty databases for tests: SQLite in a folder of the test's, PostgreSQL in a schema of it.

Import `postgresql`, `postgresql_url`, `store_url` and `store` into a conftest.py to have the fixtures there.
A test that uses `store_url` or `store` then runs once on each database.
"""

import asyncio
import os
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from secrets import token_hex
from urllib.parse import urlsplit

import asyncpg
import pytest

from knowledge.store import Store, open_store

VARIABLE = "BOT_TEST_POSTGRES_URL"


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The URL of a new PostgreSQL database, dropped after the session; skips where there is no server."""
    server = os.environ.get(VARIABLE)
    if not server:
        pytest.skip(f"{VARIABLE} names no PostgreSQL server to test on")
    name = f"verbatim_test_{token_hex(6)}"
    execute(server, f"CREATE DATABASE {name}")
    try:
        yield urlsplit(server)._replace(path=f"/{name}").geturl()
    finally:
        execute(server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def postgresql_url(postgresql: str) -> Iterator[str]:
    """The URL of a PostgreSQL schema without tables, for this test alone."""
    schema = f"test_{token_hex(6)}"
    execute(postgresql, f"CREATE SCHEMA {schema}")
    yield f"{postgresql}{'&' if '?' in postgresql else '?'}search_path={schema}"
    execute(postgresql, f"DROP SCHEMA {schema} CASCADE")


@pytest.fixture(params=["sqlite", "postgresql"])
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a database without tables, for this test alone."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'articles.sqlite3'}"
    return str(request.getfixturevalue("postgresql_url"))


@pytest.fixture
async def store(store_url: str) -> AsyncIterator[Store]:
    """An empty store."""
    async with open_store(store_url) as opened:
        yield opened


def execute(url: str, *statements: str) -> list[list[object]]:
    """Run SQL on PostgreSQL and return the last statement's rows; in a thread, for tests that run a loop."""

    async def run() -> list[list[object]]:
        connection = await asyncpg.connect(url)
        try:
            for statement in statements:
                rows = await connection.fetch(statement)
            return [list(row) for row in rows]
        finally:
            await connection.close()

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, run()).result()
