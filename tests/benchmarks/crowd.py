"""Many people ask the running bot within one second: how soon each sees that it works, and the answer.

    python -m tests.benchmarks.crowd [--people 200] [--messages 50] [--seconds 1] [--rounds 5]

Runs the bot as `verbatim run` does, in a process of its own, on the small Discord of tests/wire. Each round
so many new people use /ask and so many others write or mention the bot, spread evenly over the seconds.
“Acknowledged” is the time from a question to the bot's first response to the interaction, “answered” that to
the answer's words; a message has no acknowledgement but its answer. Exit code 1 if a round's p99 passes 1 s
for acknowledgements or 2 s for answers, or if anybody is not answered exactly once.
"""

import argparse
import asyncio
import contextlib
import sys
import tempfile
import time
from itertools import cycle
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

from tests.wire.people import Asked
from tests.wire.questions import QUESTIONS
from tests.wire.running import running
from tests.wire.server import Discord

ACKNOWLEDGED_S, ANSWERED_S = 1.0, 2.0
LONGEST_S = 60.0


async def ask_all(discord: Discord, people: int, messages: int, seconds: float) -> list[Asked]:
    """Let everybody ask, commands and messages mixed, each at a moment of their own."""
    total = people + messages
    questions, channels = cycle(QUESTIONS), cycle(discord.channels)
    asked: list[Asked] = []
    start = time.monotonic()
    for number in range(total):
        await asyncio.sleep(max(0.0, start + seconds * number / total - time.monotonic()))
        person, question, channel = discord.person(f"person{number}"), next(questions), next(channels)
        if number * messages // total == (number + 1) * messages // total:
            asked.append(person.asks(question, channel))
        elif number % 2:
            asked.append(person.writes(question))
        else:
            asked.append(person.mentions(question, channel))
    return asked


def milliseconds(discord: Discord, asked: list[Asked]) -> tuple[list[float], list[float]]:
    """Of each question that was answered once: until it was acknowledged, and until it was answered."""
    acknowledged, answered = [], []
    for one in asked:
        answers = discord.sent.answers(one.id)
        if len(answers) != 1 or QUESTIONS[one.what] not in answers[0].text:
            continue
        answered.append(1000 * (answers[0].at - one.at))
        if one.token:
            at = discord.sent.interaction(one.token).acknowledged
            assert at is not None
            acknowledged.append(1000 * (at - one.at))
    return acknowledged, answered


async def measure(people: int, messages: int, seconds: float, rounds: int) -> int:
    table = Table("round", "asked", "answered once", *(f"{what} ms" for what in FIGURES))
    missed = 0
    with tempfile.TemporaryDirectory() as folder:
        database, log = f"sqlite:///{Path(folder, 'crowd.db')}", Path(folder, "log")
        async with Discord().running() as discord, running(discord, database, log):
            for round_ in range(1, rounds + 1):
                asked = await ask_all(discord, people, messages, seconds)
                with contextlib.suppress(TimeoutError):
                    await discord.answered(*asked, at_most=LONGEST_S)
                acknowledged, answered = milliseconds(discord, asked)
                figures = [
                    *np.percentile(acknowledged or [0.0], [50, 99, 100]),
                    *np.percentile(answered or [0.0], [50, 99, 100]),
                ]
                names = [str(round_), str(len(asked)), str(len(answered))]
                table.add_row(*names, *(f"{figure:,.0f}" for figure in figures))
                missed += (
                    figures[1] > 1000 * ACKNOWLEDGED_S
                    or figures[4] > 1000 * ANSWERED_S
                    or len(answered) < len(asked)
                )
    console = Console(width=None if sys.stdout.isatty() else 130)
    console.print(table)
    console.print(f"{missed} rounds missed a target" if missed else "all targets met")
    return 1 if missed else 0


FIGURES = [f"{what} {point}" for what in ("acknowledged", "answered") for point in ("p50", "p99", "max")]


def main() -> int:
    parser = argparse.ArgumentParser(description="How soon a crowd is answered.")
    parser.add_argument("--people", type=int, default=200, help="who use /ask in a round")
    parser.add_argument("--messages", type=int, default=50, help="who write or mention the bot instead")
    parser.add_argument("--seconds", type=float, default=1.0, help="within which they all ask")
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    return asyncio.run(measure(arguments.people, arguments.messages, arguments.seconds, arguments.rounds))


if __name__ == "__main__":
    sys.exit(main())
