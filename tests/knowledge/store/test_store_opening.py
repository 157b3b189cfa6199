"""Opening a store: its tables are made and brought up to date, by whoever comes first."""

import asyncio
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from knowledge.store import Change, ServerSettings, StoreError, StoreUnavailableError, open_store
from knowledge.store.addresses import address_of
from knowledge.store.engine import engines_for
from knowledge.store.schema import HEAD, VERSION_TABLE, metadata
from tests.knowledge.store.articles import bodies, put_numbered

SERVER = 77


async def test_the_migrations_make_the_tables_that_the_code_expects(store_url: str) -> None:
    def differences(connection: Connection) -> list[object]:
        options = {"version_table": VERSION_TABLE, "compare_server_default": True}
        return list(compare_metadata(MigrationContext.configure(connection, opts=options), metadata))

    async with open_store(store_url):
        engines = engines_for(address_of(store_url))
        async with engines.writer.connect() as connection:
            assert await connection.run_sync(differences) == []
        await engines.dispose()


def test_the_code_expects_the_newest_migration() -> None:
    config = Config()
    config.set_main_option("script_location", "knowledge.store:migrations")
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


async def test_many_tasks_open_an_empty_database_at_once(store_url: str) -> None:
    async def open_and_put(number: int) -> Change:
        async with open_store(store_url) as store:
            return (await put_numbered(store, SERVER, number)).change

    assert await asyncio.gather(*map(open_and_put, range(8))) == [Change.ADDED] * 8
    async with open_store(store_url) as store:
        assert (await store.manifest(SERVER)).revision == 8


async def test_a_database_of_a_newer_version_is_left_alone(store_url: str) -> None:
    async with open_store(store_url) as store:
        await put_numbered(store, SERVER, 1)
    engines = engines_for(address_of(store_url))
    newer = text(f"UPDATE {VERSION_TABLE} SET version_num = '0999'")
    async with engines.writer.begin() as connection:
        await connection.execute(newer)
    with pytest.raises(StoreError, match="newer version") as caught:
        async with open_store(store_url):
            pass
    assert not isinstance(caught.value, StoreUnavailableError)
    async with engines.writer.begin() as connection:
        await connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '{HEAD}'"))
    await engines.dispose()
    async with open_store(store_url) as store:
        assert await bodies(store, SERVER) == ["Town number 1 has streets."]


async def test_what_a_server_chose_before_a_migration_is_kept(
    store_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as before:
        before.setattr("knowledge.store.migrating.HEAD", "0001")
        async with open_store(store_url) as store:
            await put_numbered(store, SERVER, 1)
    engines = engines_for(address_of(store_url))
    async with engines.writer.begin() as connection:
        await connection.execute(text(f"INSERT INTO servers (id, librarian_role) VALUES ({SERVER}, 5)"))
    await engines.dispose()
    async with open_store(store_url) as store:
        assert await store.settings(SERVER) == ServerSettings(librarian_role=5)
        assert await bodies(store, SERVER) == ["Town number 1 has streets."]


async def test_without_a_url_the_store_is_in_the_users_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "data" / "verbatim"
    monkeypatch.setattr("knowledge.store.addresses.user_data_path", lambda name: tmp_path / "data" / name)
    async with open_store() as store:
        await put_numbered(store, SERVER, 1)
    assert [path.name for path in folder.iterdir()] == ["articles.sqlite3"]
    assert folder.stat().st_mode & 0o077 == 0


async def test_sqlite_writes_ahead_and_loses_nothing_to_a_power_cut(tmp_path: Path) -> None:
    path = tmp_path / "articles.sqlite3"
    async with open_store(f"sqlite:///{path}"):
        pass
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()
    engines = engines_for(address_of(f"sqlite:///{path}"))
    for engine in (engines.reader, engines.writer):
        async with engine.connect() as opened:
            assert await opened.scalar(text("PRAGMA synchronous")) == 2
            assert await opened.scalar(text("PRAGMA foreign_keys")) == 1
    await engines.dispose()


def test_nothing_slow_is_loaded_before_it_is_needed(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'articles.sqlite3'}"
    script = f"""
import asyncio, sys
from knowledge.store import Store, StoreError, open_store

def loaded(*names):
    return [name for name in names if name in sys.modules]

assert loaded("sqlalchemy", "alembic", "aiosqlite", "asyncpg") == []

async def open_and_close():
    async with open_store({url!r}):
        pass

asyncio.run(open_and_close())
if len(sys.argv) > 1:
    assert loaded("alembic", "asyncpg") == []
"""
    for arguments in ([], ["again"]):
        subprocess.run([sys.executable, "-c", script, *arguments], check=True)
