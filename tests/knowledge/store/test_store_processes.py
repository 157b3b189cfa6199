"""Many writers of one database: tasks, processes, and processes that are killed."""

import asyncio
import subprocess
import sys
from pathlib import Path

from knowledge.store import Change, Store, open_store
from tests.knowledge.store.articles import PASTE, article, bodies, put_numbered

SERVER = 77
ROOT = Path(__file__).parents[3]


def start(url: str, first: int, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.knowledge.store.busy_process", url, str(SERVER)]
    return subprocess.Popen(
        [*command, str(first), str(count)],
        cwd=ROOT,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )


def line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def go(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()


async def test_processes_that_open_an_empty_database_at_once_all_work(store_url: str) -> None:
    processes = [start(store_url, first, 10) for first in (0, 10, 20)]
    assert [line(process) for process in processes] == ["ready"] * 3
    for process in processes:
        go(process)
    for process in processes:
        with process:
            process.communicate()
        assert process.returncode == 0
    async with open_store(store_url) as store:
        manifest = await store.manifest(SERVER)
        assert manifest.revision == 30
        assert [entry.revision for entry in manifest.entries] == list(range(1, 31))
        said = sorted(await bodies(store, SERVER))
        assert said == sorted(f"Town number {number} has streets." for number in range(30))


async def test_what_was_confirmed_outlives_a_killed_process(store_url: str) -> None:
    with start(store_url, 0, 1_000_000) as process:
        assert line(process) == "ready"
        go(process)
        confirmed = [int(line(process)) for _ in range(8)]
        process.kill()
        confirmed += [int(number) for number in process.communicate()[0].split()]
    async with open_store(store_url) as store:
        manifest = await store.manifest(SERVER)
        found = await bodies(store, SERVER)
        whole = [f"Town number {number} has streets." for number in range(len(found))]
        assert found == whole
        assert len(found) >= len(confirmed)
        assert manifest.revision == len(found)
        assert (await put_numbered(store, SERVER, 0)).change is Change.UNCHANGED


async def test_tasks_that_put_at_once_take_turns(store: Store) -> None:
    puts = await asyncio.gather(*(put_numbered(store, SERVER, number) for number in range(30)))
    assert sorted(put.stored.revision for put in puts) == list(range(1, 31))
    assert (await store.manifest(SERVER)).revision == 30


async def test_tasks_that_put_the_same_article_at_once_put_one(store: Store) -> None:
    puts = await asyncio.gather(*(store.put(SERVER, article(), PASTE) for _ in range(10)))
    assert sorted(put.change for put in puts) == [Change.ADDED] + [Change.UNCHANGED] * 9
    assert len({put.stored.article.id for put in puts}) == 1


async def test_tasks_that_put_at_once_keep_to_the_limit(store: Store) -> None:
    puts = (store.put(SERVER, article(f"Text {number}."), PASTE, limit=3) for number in range(8))
    outcomes = await asyncio.gather(*puts, return_exceptions=True)
    assert sum(isinstance(outcome, BaseException) for outcome in outcomes) == 5
    assert len((await store.manifest(SERVER)).entries) == 3


async def test_what_one_process_puts_another_sees(store_url: str) -> None:
    async with open_store(store_url) as one, open_store(store_url) as other:
        put = await put_numbered(one, SERVER, 1)
        assert await other.revisions([SERVER]) == {SERVER: 1}
        assert await other.load(SERVER, [put.stored.article.id]) == [put.stored]
        await other.remove(SERVER, put.stored.article.id)
        assert await one.revisions([SERVER]) == {SERVER: 2}
        assert await one.load(SERVER, [put.stored.article.id]) == []
