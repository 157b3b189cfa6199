"""Tasks that are cancelled while the store works for them."""

import asyncio
import gc
import logging
from pathlib import Path

from knowledge.store import Change, Store, open_store
from knowledge.store.retrying import Retrying
from tests.knowledge.store.articles import put_numbered

SERVER = 77


async def test_puts_that_are_cancelled_are_done_or_not_but_never_half(store: Store) -> None:
    for first in range(0, 50, 5):
        puts = [asyncio.create_task(put_numbered(store, SERVER, first + more)) for more in range(5)]
        await asyncio.wait(puts, return_when=asyncio.FIRST_COMPLETED)
        for put in puts[first % 2 :]:
            put.cancel()
        await asyncio.gather(*puts, return_exceptions=True)
        manifest = await store.manifest(SERVER)
        assert sorted(entry.revision for entry in manifest.entries) == [*range(1, manifest.revision + 1)]


async def test_a_put_that_is_cancelled_locks_nobody_out(tmp_path: Path) -> None:
    """Cut off in the middle of a query, SQLite goes on holding the lock until garbage is collected."""
    loop = asyncio.get_running_loop()
    reading = asyncio.Event()

    class Watch(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if "SELECT libraries" in record.getMessage():
                loop.call_soon_threadsafe(reading.set)

    watch, driver = Watch(), logging.getLogger("aiosqlite")
    url = f"sqlite:///{tmp_path / 'articles.sqlite3'}"
    gc.disable()
    driver.addHandler(watch)
    level = driver.level
    try:
        async with open_store(url, retrying=Retrying(tries=1)) as store:
            await put_numbered(store, SERVER, 0)
            driver.setLevel(logging.DEBUG)
            putting = asyncio.create_task(put_numbered(store, SERVER, 1))
            await asyncio.wait_for(reading.wait(), 10)
            putting.cancel()
            await asyncio.gather(putting, return_exceptions=True)
            assert putting.cancelled()
            assert (await put_numbered(store, SERVER, 2)).change is Change.ADDED
    finally:
        driver.setLevel(level)
        driver.removeHandler(watch)
        gc.enable()
