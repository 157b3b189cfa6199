"""A process that changes a library and is killed at a random moment; what must be there afterwards.

    python -m tests.killing [--kills 50] [--database URL]

Every kill is a SIGKILL of a process that adds, updates and removes articles one after another and says so
after each. Afterwards the library must be as it was after the last change that was said, or after the one
behind it: nothing confirmed is lost, nothing is there by half, and answers are those of a fresh reading.
"""

import argparse
import asyncio
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from knowledge.answering import Answerer
from knowledge.article import Article
from knowledge.library import Library
from knowledge.reader import read_text
from knowledge.store import Origin, OriginKind, open_store

SERVER = 10**17
NOUNS = ("bridge", "market", "river", "castle", "harbour", "library", "mill", "tower", "garden", "school")
LONGEST = 0.4
"""Seconds from the first change of a process to its end."""


def article(number: int, version: int) -> Article:
    """An article as it is added (version 0) or updated."""
    noun, other = NOUNS[number % 10], NOUNS[(number // 10) % 10]
    text = "\n\n".join(
        f"The {noun} zink{number}el number {part} was built in {1700 + number % 300} beside the {other}, and "
        f"version {version} of this says that {number + part} people visit it every day in summer." * 3
        for part in range(6)
    )
    return read_text(text, title=f"Article {number}", url=f"https://example.org/{number}", language="en")


def state_after(changes: int) -> dict[int, int]:
    """Which articles are there after so many changes, and in which version."""
    there: dict[int, int] = {}
    for change in range(changes):
        kind, number = change_of(change)
        if kind == "remove":
            there.pop(number, None)
        else:
            there[number] = 0 if kind == "add" else there.get(number, 0) + 1
    return there


def change_of(change: int) -> tuple[str, int]:
    """What the change of that number does, and to which article: two of ten are updated, one is removed."""
    if change % 10 in (4, 8):
        return "update", change - 2
    return ("remove", change - 5) if change % 10 == 7 else ("add", change)


async def change_on(url: str, first: int) -> None:
    """Go on changing the library, from the change of that number."""
    async with open_store(url) as store:
        library = Library(store, max_articles=sys.maxsize)
        ids = {entry.url: entry.id for entry in await library.own(SERVER)}
        there = state_after(first)
        for change in range(first, sys.maxsize):
            kind, number = change_of(change)
            if kind == "remove":
                await library.remove(SERVER, ids[f"https://example.org/{number}"])
                there.pop(number)
            else:
                there[number] = 0 if kind == "add" else there[number] + 1
                put = await library.put(SERVER, article(number, there[number]), Origin(OriginKind.PASTE))
                ids[put.stored.article.url] = put.stored.article.id
            sys.stdout.write(f"{change}\n")
            sys.stdout.flush()


def kill_one(url: str, first: int, moment: random.Random) -> int:
    """Let a process change the library from a change on, kill it, and say how many changes it confirmed."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.killing", "--database", url, "--first", str(first)],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    said = process.stdout.readline()
    assert said, "the process ended by itself"
    time.sleep(moment.uniform(0, LONGEST))
    process.kill()
    lines = (said + process.stdout.read()).splitlines(keepends=True)
    process.wait()
    process.stdout.close()
    return int([line for line in lines if line.endswith("\n")][-1]) + 1


async def check(url: str, confirmed: int) -> int:
    """How many changes the library shows: those confirmed, or one more; AssertionError for anything else."""
    async with open_store(url) as store:
        library = Library(store)
        loaded = await store.load(SERVER, [entry.id for entry in await library.own(SERVER)])
        found = {stored.article.url: stored.article for stored in loaded}
        shown = [
            changes
            for changes in (confirmed, confirmed + 1)
            if {article(*one).url: article(*one).text for one in state_after(changes).items()}
            == {url: one.text for url, one in found.items()}
        ]
        assert shown, (
            f"after {confirmed} changes the library has {len(found)} articles and is not as it must be"
        )
        answerer = await library.answerer(SERVER)
        fresh = Answerer(answerer.articles)
        for number in random.Random(confirmed).sample(sorted(state_after(shown[0])), 3):
            question = f"when was the {NOUNS[number % 10]} zink{number}el built?"
            answer, expected = answerer.ask(question), fresh.ask(question)
            assert answer.quotes == expected.quotes
            assert f"zink{number}el" in answer.quotes[0].text
        return shown[0]


def kill_often(url: str, kills: int, seed: int = 0) -> int:
    """Kill so many processes; the number of changes that are in the library at the end."""
    moment, changes = random.Random(seed), 0
    for _ in range(kills):
        changes = asyncio.run(check(url, kill_one(url, changes, moment)))
    return changes


def main() -> None:
    parser = argparse.ArgumentParser(description="Kill processes that change a library.")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--database", help="default: an SQLite file that is deleted afterwards")
    parser.add_argument("--first", type=int, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.first is not None:
        asyncio.run(change_on(arguments.database, arguments.first))
        return
    with tempfile.TemporaryDirectory() as folder:
        url = arguments.database or f"sqlite:///{Path(folder, 'killed.db')}"
        changes = kill_often(url, arguments.kills)
    sys.stdout.write(f"{arguments.kills} kills, {changes} changes: nothing lost, nothing by half\n")


if __name__ == "__main__":
    main()
