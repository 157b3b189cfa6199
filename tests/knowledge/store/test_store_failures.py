"""A database that is down, locked, damaged or out of reach: what is tried again, and what is told."""

import asyncio
import logging
import os
import socket
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from knowledge.store import (
    DOWN,
    Change,
    StoreError,
    StoreUnavailableError,
    open_store,
)
from knowledge.store.postgresql_engine import _SERVER_LIMITS
from knowledge.store.retrying import Retrying
from knowledge.wording import spoken
from tests.knowledge.speeches import German
from tests.knowledge.store.articles import put_numbered
from tests.knowledge.store.trouble import PASSWORD, Waits, assert_clean

SERVER = 77
URL = "https://example.org/towns"


@pytest.fixture
def closed_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def test_a_server_that_is_down_is_tried_a_few_times(closed_port: int, waits: Waits) -> None:
    url = f"postgresql://bot:{PASSWORD}@127.0.0.1:{closed_port}/verbatim"
    with pytest.raises(StoreUnavailableError) as caught:
        async with open_store(url, retrying=Retrying(sleep=waits)):
            pass
    assert len(waits.seconds) == 4
    assert all(late / early > 1 for early, late in zip(waits.seconds, waits.seconds[2:], strict=False))
    assert sum(waits.seconds) <= 3
    assert_clean(caught.value, url)


@pytest.mark.parametrize("end", ["verbatim?sslmode=require", "verbatim?ssl=true"])
async def test_a_server_that_will_not_encrypt_is_told_apart(end: str, waits: Waits) -> None:
    hung_up = asyncio.Event()

    async def refuse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(8)
        writer.write(b"N")
        await reader.read()
        writer.close()
        hung_up.set()

    server = await asyncio.start_server(refuse, "127.0.0.1", 0)
    url = f"postgresql://bot:{PASSWORD}@127.0.0.1:{server.sockets[0].getsockname()[1]}/{end}"
    async with server:
        with pytest.raises(StoreError) as caught:
            async with open_store(url, retrying=Retrying(sleep=waits)):
                pass
        await hung_up.wait()
    assert not isinstance(caught.value, StoreUnavailableError)
    assert "sslmode" in str(caught.value)
    assert_clean(caught.value, url)


async def test_a_database_that_is_not_there_is_told(postgresql: str, waits: Waits) -> None:
    url = urlsplit(postgresql)._replace(path="/no_such_database").geturl()
    with pytest.raises(StoreError, match="no database of that name") as caught:
        async with open_store(url, retrying=Retrying(sleep=waits)):
            pass
    assert waits.seconds == []
    assert_clean(caught.value, url)


async def test_a_file_that_is_locked_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "articles.sqlite3"
    other = sqlite3.connect(path, isolation_level=None)

    async def release(_: float) -> None:
        other.execute("ROLLBACK")

    try:
        async with open_store(f"sqlite:///{path}", retrying=Retrying(sleep=release)) as store:
            other.execute("BEGIN IMMEDIATE")
            assert (await put_numbered(store, SERVER, 1)).change is Change.ADDED
            assert not other.in_transaction
    finally:
        other.close()


async def test_a_file_that_stays_locked_is_told_and_can_still_be_read(tmp_path: Path, waits: Waits) -> None:
    path = tmp_path / "articles.sqlite3"
    async with open_store(f"sqlite:///{path}", retrying=Retrying(tries=2, sleep=waits)) as store:
        first = await put_numbered(store, SERVER, 1)
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreUnavailableError, match="locked") as caught:
            await put_numbered(store, SERVER, 2)
        assert len(waits.seconds) == 1
        assert_clean(caught.value, str(path))
        assert await store.load(SERVER, [first.stored.article.id]) == [first.stored]
        other.close()
        assert (await put_numbered(store, SERVER, 2)).change is Change.ADDED


async def test_a_library_that_stays_locked_is_told(
    postgresql_url: str, waits: Waits, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(_SERVER_LIMITS, "lock_timeout", "50")
    import asyncpg

    async with open_store(postgresql_url, retrying=Retrying(tries=2, sleep=waits)) as store:
        await put_numbered(store, SERVER, 1)
        other = await asyncpg.connect(postgresql_url)
        try:
            await other.execute("BEGIN")
            await other.execute("SELECT * FROM libraries FOR UPDATE")
            with pytest.raises(StoreUnavailableError, match="locked") as caught:
                await put_numbered(store, SERVER, 2)
            assert len(waits.seconds) == 1
            assert_clean(caught.value, postgresql_url)
            assert (await put_numbered(store, SERVER + 1, 2)).change is Change.ADDED
        finally:
            await other.close()


async def test_trying_again_ends_when_the_time_is_over(waits: Waits) -> None:
    times = iter([0.0, 1.0, 2.9])

    async def fail() -> None:
        raise ConnectionRefusedError

    with pytest.raises(StoreUnavailableError):
        await Retrying(tries=100, sleep=waits, clock=lambda: next(times)).run(fail)
    assert len(waits.seconds) == 1


@pytest.mark.parametrize(
    ("failure", "english", "german"),
    [
        (ConnectionRefusedError(), DOWN.english, "Die Datenbank antwortet nicht."),
        (
            sqlite3.ProgrammingError("it had {kind}"),
            "The database could not do this (ProgrammingError).",
            "Das kann die Datenbank nicht (ProgrammingError).",
        ),
    ],
)
async def test_a_failure_is_told_in_the_language_of_whoever_hears_of_it(
    failure: Exception, english: str, german: str
) -> None:
    async def fail() -> None:
        raise failure

    speech = German(
        {
            DOWN.english: "Die Datenbank antwortet nicht.",
            "The database could not do this ({kind}).": "Das kann die Datenbank nicht ({kind}).",
        }
    )
    with pytest.raises(StoreError) as caught:
        await Retrying(tries=1).run(fail)
    assert str(caught.value) == english
    with spoken(speech):
        assert str(caught.value) == german


async def test_what_the_database_did_not_cause_is_not_tried_again(waits: Waits) -> None:
    async def fail() -> None:
        raise LookupError("a defect")

    with pytest.raises(LookupError):
        await Retrying(sleep=waits).run(fail)
    assert waits.seconds == []


async def test_the_log_holds_kinds_and_no_words(
    closed_port: int, waits: Waits, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    url = f"postgresql://bot:{PASSWORD}@127.0.0.1:{closed_port}/verbatim"
    with pytest.raises(StoreUnavailableError):
        async with open_store(url, retrying=Retrying(sleep=waits)):
            pass
    assert "ConnectionRefusedError" in caplog.text
    assert PASSWORD not in caplog.text


async def test_a_file_that_is_no_database_is_told_at_once(tmp_path: Path, waits: Waits) -> None:
    path = tmp_path / "articles.sqlite3"
    path.write_text("Dear diary, " * 1000)
    with pytest.raises(StoreError, match="not an SQLite database") as caught:
        async with open_store(f"sqlite:///{path}", retrying=Retrying(sleep=waits)):
            pass
    assert not isinstance(caught.value, StoreUnavailableError)
    assert waits.seconds == []
    assert path.read_text().startswith("Dear diary"), "it is somebody's, and left alone"


@pytest.fixture
def unprivileged(tmp_path: Path) -> Iterator[Path]:
    """A folder with an empty store that this process may read, but not write."""
    folder = tmp_path
    asyncio.run(_open_and_close(folder / "articles.sqlite3"))
    was_root = os.geteuid() == 0
    opened = []
    if was_root:
        for parent in (folder, *folder.parents):
            mode = parent.stat().st_mode
            if not mode & 0o001:
                opened.append((parent, mode))
                parent.chmod(mode | 0o055)
        os.seteuid(65534)
    else:
        folder.chmod(0o500)
        (folder / "articles.sqlite3").chmod(0o400)
    try:
        yield folder
    finally:
        if was_root:
            os.seteuid(0)
            for parent, mode in opened:
                parent.chmod(mode)
        else:
            folder.chmod(0o700)


async def _open_and_close(path: Path) -> None:
    async with open_store(f"sqlite:///{path}"):
        pass


@pytest.mark.parametrize("name", ["articles.sqlite3", "new.sqlite3"])
async def test_a_folder_that_may_not_be_written_is_told_at_once(
    unprivileged: Path, waits: Waits, name: str
) -> None:
    with pytest.raises(StoreError, match="folder") as caught:
        async with open_store(f"sqlite:///{unprivileged / name}", retrying=Retrying(sleep=waits)) as store:
            await put_numbered(store, SERVER, 1)
    assert not isinstance(caught.value, StoreUnavailableError)
    assert waits.seconds == []


async def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"nowhere.* does not exist"):
        async with open_store(f"sqlite:///{tmp_path / 'nowhere' / 'articles.sqlite3'}"):
            pass
    assert not (tmp_path / "nowhere").exists()
