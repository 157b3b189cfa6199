"""A process that puts articles into a store: `python busy_process.py URL LIBRARY FIRST COUNT`.

It says "ready", waits for a line, and then says each number as soon as its article is confirmed.
"""

import asyncio
import sys

import knowledge.store.migrating
import knowledge.store.sql  # noqa: F401 (loaded before the start, so that all processes begin together)
from knowledge.store import open_store
from tests.knowledge.store.articles import put_numbered


async def main(url: str, library: int, first: int, count: int) -> None:
    say("ready")
    sys.stdin.readline()
    async with open_store(url) as store:
        for number in range(first, first + count):
            await put_numbered(store, library, number)
            say(number)


def say(word: object) -> None:
    print(word, flush=True)


if __name__ == "__main__":
    url, *numbers = sys.argv[1:]
    asyncio.run(main(url, *map(int, numbers)))
