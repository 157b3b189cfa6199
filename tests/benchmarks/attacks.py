"""Every attack on what comes in, while the bot goes on answering.

    python -m tests.benchmarks.attacks

Each hostile file and page of the tests is added to a library through the door that people use, with the
limits of real use, from a server on loopback. Meanwhile other questions are asked, one every 20 ms: each
waits for the library and for a thread, as in Discord. “ended” is the time to the message or the article; the
latency is of those questions; “lag” is the longest that the event loop let a timer wait. Exit code 1 if an
attack takes 20 s or more or ends in anything but an article or a message, if p99 is 100 ms or more, or if
afterwards the process holds 20 MB more than before the first one.
"""

import asyncio
import json
import os
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from functools import partial
from importlib.resources import files
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

os.environ.setdefault("OMP_NUM_THREADS", "1")

from knowledge.adding import Added, add_file, add_url
from knowledge.ingest.documents import IngestError
from knowledge.library import Library
from knowledge.store import open_store
from tests.hostile_documents import ATTACKS
from tests.knowledge.ingest.attacks import (
    OK,
    Behaviour,
    dripping,
    endless,
    gzip_bomb,
    network,
    page,
    raw,
    redirect,
)

SERVER = 10**17
SECONDS, LATENCY_MS, LEFT_MB = 20, 100, 20
EVERY = 0.02
"""Seconds between questions."""

PAGES: Mapping[str, Behaviour] = {
    "/endless-body": endless(OK + b"\r\n", b"<p>Never enough.</p>" * 500),
    "/slow-body": dripping(OK + b"\r\n", 0.5),
    "/slow-headers": dripping(OK + b"A: ", 0.5),
    "/endless-headers": endless(OK, b"A: b\r\n" * 500),
    "/to-metadata": redirect("http://169.254.169.254/latest/meta-data/"),
    "/to-loopback": redirect("http://[::ffff:127.0.0.1]/"),
    "/gzip-bomb": raw(OK + b"Content-Encoding: gzip\r\n\r\n", *gzip_bomb(1000)),
    "/lying-type": page(bytes(range(256)) * 40, "200 OK", "Content-Type: text/html"),
    "/nul": page(b"T\0itle\n\n" + b"Some words with a NUL \0 in them, and more. " * 20),
    "/rtl-title": page("<title>A \u202e title</title><p>Some words of a page. </p>".encode() * 5),
}
NAMES = {
    "both.example": [["93.184.215.14", "10.0.0.1"]],
    "rebinding.example": [["93.184.215.14"], ["127.0.0.1"]],
}
SITE = "http://site.example"
URLS = [f"{SITE}{path}" for path in PAGES] + [f"http://{name}/nul" for name in NAMES]
URLS += ["http://2130706433/", "http://169.254.169.254/", "http://[64:ff9b::7f00:1]/"]


async def attack(
    name: str, attempt: Callable[[], Awaitable[Added]], library: Library, questions: list[str]
) -> tuple[float, str, float, float]:
    """Seconds to the end, what was said, and the 99th percentile and the loop's lag in milliseconds."""
    latencies: list[float] = []
    lags = [0.0]

    async def ask(number: int) -> None:
        start = time.perf_counter()
        answerer = await library.answerer(SERVER)
        await asyncio.to_thread(answerer.ask, questions[number % len(questions)])
        latencies.append(1000 * (time.perf_counter() - start))

    async def go_on(asked: asyncio.TaskGroup) -> None:
        number = 0
        while True:
            asked.create_task(ask(number))
            number += 1
            start = time.perf_counter()
            await asyncio.sleep(EVERY)
            lags.append(1000 * (time.perf_counter() - start - EVERY))

    start = time.perf_counter()
    async with asyncio.TaskGroup() as asked:
        others = asked.create_task(go_on(asked))
        try:
            told = f"an article, {(await attempt()).change}"
        except IngestError as error:
            told = str(error)
        ended = time.perf_counter() - start
        await asyncio.sleep(5 * EVERY)  # so that a quick attack has some questions too
        others.cancel()
    return ended, told, float(np.percentile(latencies, 99)), max(lags)


def memory() -> float:
    """The resident memory of this process in MB."""
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE") / 1e6


async def play(url: str) -> int:
    """Attack in every way, and print what came of it; the number of targets missed."""
    shipped = files("knowledge.articles").joinpath("questions.jsonl").read_text(encoding="utf-8")
    questions = [json.loads(line)["question"] for line in shipped.splitlines()]
    table = Table("attack", "ended s", "p99 ms", "lag ms", "memory MB", "told")
    missed = 0
    async with open_store(url) as store, network(PAGES, NAMES) as here:
        library = Library(store, fetch=here.fetch)
        answerer = await library.answerer(SERVER)
        for question in questions:
            answerer.ask(question)
        attempts = {"a harmless page": partial(add_url, library, SERVER, f"{SITE}/nul")}
        for name, make in ATTACKS.items():
            attempts[name] = partial(add_file, library, SERVER, replace(make(), name=name))
        for address in URLS:
            attempts[address.removeprefix("http://")] = partial(add_url, library, SERVER, address)
        before = 0.0
        for name, attempt in attempts.items():
            ended, told, latency, lag = await attack(name, attempt, library, questions)
            before = before or memory()
            table.add_row(name, f"{ended:.1f}", f"{latency:.0f}", f"{lag:.0f}", f"{memory():.0f}", told)
            missed += (ended >= SECONDS) + (latency >= LATENCY_MS)
        missed += memory() - before > LEFT_MB
    console = Console(width=None if sys.stdout.isatty() else 130)
    console.print(table)
    console.print(f"{missed} targets missed" if missed else "all targets met")
    return missed


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        return 1 if asyncio.run(play(f"sqlite:///{Path(folder, 'attacked.db')}")) else 0


if __name__ == "__main__":
    sys.exit(main())
