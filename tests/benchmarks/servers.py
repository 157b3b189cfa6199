"""Many servers with articles of their own: memory, and how long the first answer of a cold one takes.

    python -m tests.benchmarks.servers [--servers 1000] [--articles 20] [--asked 50] [--memory 64 512]

Fills an SQLite database with that many servers, each with articles of some 1,000 words (as in asking.py, of
invented words by Zipf's law). Then, in a fresh process for each memory limit, asks some servers in turn, a
question each that only one of their articles answers: “cold” is the whole way from the question to its Answer
when the server is not in memory, “warm” is the same question again. Memory is the process's resident memory
at its highest. Exit code 1 if it passes the limit plus 150 MB, if p95 of cold passes 300 ms, or if an answer
is not from the server's own article.
"""

import argparse
import asyncio
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

os.environ.setdefault("OMP_NUM_THREADS", "1")

from knowledge.library import Library
from knowledge.reader import read_text
from knowledge.store import Origin, OriginKind, open_store
from tests.benchmarks.asking import vocabulary

ROOM_MB, COLD_MS = 150, 300
PASSAGES, WORDS = 12, 80
FIRST = 10**17
"""The first server's id; the others follow."""


async def fill(url: str, servers: int, articles: int) -> None:
    """Put articles into every server; each has one word that no other article has."""
    random = np.random.default_rng(3)
    words = np.array(vocabulary(random))
    odds = 1 / np.arange(1, len(words) + 1)
    cumulated = np.cumsum(odds / odds.sum())
    async with open_store(url) as store:
        for server in range(servers):
            for number in range(articles):
                drawn = words[np.searchsorted(cumulated, random.random(PASSAGES * WORDS))].tolist()
                drawn[WORDS // 2] = secret(server, number)
                sentences = [" ".join(drawn[at : at + 16]).capitalize() for at in range(0, len(drawn), 16)]
                paragraphs = [". ".join(sentences[at : at + 5]) + "." for at in range(0, len(sentences), 5)]
                title = f"On {secret(server, number)}"
                article = read_text("\n\n".join(paragraphs), title=title, language="en")
                await store.put(FIRST + server, article, Origin(OriginKind.PASTE))


def secret(server: int, number: int) -> str:
    """A word of one article alone."""
    return f"kw{server:04}x{number:02}"


async def ask(url: str, servers: int, asked: int, memory: int) -> dict[str, float]:
    """Ask some servers in turn, twice each."""
    cold: list[float] = []
    warm: list[float] = []
    wrong = 0
    async with open_store(url) as store:
        library = Library(store, memory_mb=memory)
        (await library.answerer()).ask("who invested in Xpeng?")
        for place in range(asked):
            server = place * servers // asked
            for times in (cold, warm):
                start = time.perf_counter()
                answerer = await library.answerer(FIRST + server)
                answer = await asyncio.to_thread(answerer.ask, f"what is said of {secret(server, 7)}?")
                times.append(1000 * (time.perf_counter() - start))
                wrong += not answer.quotes or secret(server, 7) not in answer.quotes[0].text
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "memory": memory,
        "peak": peak,
        "cold p50": float(np.percentile(cold, 50)),
        "cold p95": float(np.percentile(cold, 95)),
        "warm p50": float(np.percentile(warm, 50)),
        "wrong": wrong,
    }


def main() -> int:
    parser = argparse.ArgumentParser(description="Memory and first answers of many servers.")
    parser.add_argument("--servers", type=int, default=1000)
    parser.add_argument("--articles", type=int, default=20, help="articles of each server")
    parser.add_argument("--asked", type=int, default=50, help="servers asked in turn")
    parser.add_argument("--memory", type=int, nargs="+", default=[64, 512], help="limits in MB")
    parser.add_argument("--database", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.database is not None:
        (memory,) = arguments.memory
        found = asyncio.run(ask(arguments.database, arguments.servers, arguments.asked, memory))
        sys.stdout.write(json.dumps(found))
        return 0
    table = Table("limit MB", "peak MB", "cold p50 ms", "cold p95 ms", "warm p50 ms", "wrong answers")
    missed = 0
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder, 'servers.db')}"
        asyncio.run(fill(url, arguments.servers, arguments.articles))
        for memory in arguments.memory:
            words = ["--servers", str(arguments.servers), "--asked", str(arguments.asked)]
            words += ["--memory", str(memory), "--database", url]
            child = subprocess.run(
                [sys.executable, "-m", "tests.benchmarks.servers", *words], check=True, stdout=subprocess.PIPE
            )
            found = json.loads(child.stdout)
            table.add_row(*(f"{value:,.0f}" for value in found.values()))
            missed += found["peak"] > memory + ROOM_MB or found["cold p95"] > COLD_MS or found["wrong"] > 0
    console = Console(width=None if sys.stdout.isatty() else 110)
    console.print(table)
    console.print(f"{missed} targets missed" if missed else "all targets met")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
