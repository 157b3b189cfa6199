"""One article added to a large library: how long until it answers.

    python -m tests.benchmarks.adding [--passages 100000] [--added 40]

Fills a server's library in an SQLite database (articles as in asking.py), loads it, then adds articles of 20
passages one by one. “stored” is the database's part. “indexed” is all from there to an Answerer that finds
the article: what changed is looked up and read, its passages indexed, searched together with the others. For
comparison, “afresh” is the time that reading and indexing the whole library took. Exit code 1 if the median
of “indexed” passes 50 ms, or if an article is not found.
"""

import argparse
import asyncio
import os
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

os.environ.setdefault("OMP_NUM_THREADS", "1")

from knowledge.library import Library
from knowledge.store import Origin, OriginKind, open_store
from tests.benchmarks.asking import draw

SERVER = 10**17
INDEX_MS = 50


async def measure(url: str, passages: int, added: int) -> tuple[float, list[float], list[float], int]:
    """Seconds to read all afresh, milliseconds to store and to index each article, and how many are lost."""
    articles, _, _ = draw(passages + 20 * added)
    more = articles[-added:]
    origin = Origin(OriginKind.PASTE)
    stored, indexed, lost = [], [], 0
    async with open_store(url) as store:
        for article in articles[:-added]:
            await store.put(SERVER, article, origin)
        library = Library(store, memory_mb=1 << 20)
        start = time.perf_counter()
        await library.answerer(SERVER)
        afresh = time.perf_counter() - start
        for article in more:
            marks = [time.perf_counter()]
            put = await store.put(SERVER, article, origin)
            marks.append(time.perf_counter())
            answerer = await library.answerer(SERVER)
            marks.append(time.perf_counter())
            stored.append(1000 * (marks[1] - marks[0]))
            indexed.append(1000 * (marks[2] - marks[1]))
            longest = sorted(article.text.partition("\n\n")[0].split(), key=len)[-5:]
            answer = answerer.ask(f"what about {' '.join(longest)}?")
            lost += all(quote.article.id != put.stored.article.id for quote in answer.quotes)
    return afresh, stored, indexed, lost


def main() -> int:
    parser = argparse.ArgumentParser(description="Time until an added article answers.")
    parser.add_argument("--passages", type=int, default=100_000)
    parser.add_argument("--added", type=int, default=40)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder, 'large.db')}"
        found = asyncio.run(measure(url, arguments.passages, arguments.added))
    afresh, stored, indexed, lost = found
    table = Table("passages", "afresh s", "stored p50 ms", "indexed p50 ms", "indexed p95 ms", "not found")
    row = [afresh, np.median(stored), np.median(indexed), np.percentile(indexed, 95)]
    table.add_row(f"{arguments.passages:,}", *(f"{value:,.1f}" for value in row), str(lost))
    Console(width=None if sys.stdout.isatty() else 110).print(table)
    return 1 if np.median(indexed) > INDEX_MS or lost else 0


if __name__ == "__main__":
    sys.exit(main())
