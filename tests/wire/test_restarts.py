"""The bot is killed, or told to stop, and started again."""

import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.cards.articles import PAGE
from knowledge.reader import read_text
from knowledge.store import Origin, OriginKind, open_store
from tests.wire.payloads import SERVER
from tests.wire.people import Asked, Person
from tests.wire.questions import QUESTIONS
from tests.wire.running import running
from tests.wire.server import Discord

QUESTION, ANSWER = next(iter(QUESTIONS.items()))

WAYS: dict[str, tuple[str, Callable[[Person, Discord], Asked]]] = {
    "a command": ("callback", lambda person, discord: person.asks(QUESTION, discord.channels[0])),
    "a direct message": ("message", lambda person, discord: person.writes(QUESTION)),
}


@pytest.fixture
async def database(tmp_path: Path) -> str:
    """A store in which the server has more articles than one page of their list."""
    url = f"sqlite:///{tmp_path / 'library.sqlite'}"
    async with open_store(url) as store:
        for number in range(PAGE + 1):
            text = f"The lighthouse number {number} was built in {1800 + number}, of grey stone."
            article = read_text(text, title=f"Lighthouse {number}", language="en")
            await store.put(SERVER, article, Origin(OriginKind.PASTE))
    return url


async def test_buttons_of_a_bot_that_was_killed_work_under_the_next_one(
    discord: Discord, database: str, tmp_path: Path
) -> None:
    person, somebody_else = discord.person(), discord.person()
    async with running(discord, database, tmp_path / "log") as process:
        listed = person.uses("articles list", discord.channels[0])
        asked = person.asks(QUESTION, discord.channels[0])
        await discord.answered(listed, asked)
        page, answer = discord.answer(listed), discord.answer(asked)
        first = answer.text
        assert "Lighthouse 0" in page.text
        process.send_signal(signal.SIGKILL)
    async with running(discord, database, tmp_path / "log"):
        person.presses("Next", page)
        person.presses("Next", answer)
        around = somebody_else.presses("Around it", answer)
        await discord.sent.changed.until(lambda: "Lighthouse 0" not in page.text and answer.text != first)
        await discord.answered(around)
        assert f"Lighthouse {PAGE}" in page.text
        assert ANSWER in discord.answer(around).text
    assert complaints_in(tmp_path / "log") == []


@pytest.mark.parametrize(("route", "ask"), WAYS.values(), ids=WAYS)
async def test_a_bot_told_to_stop_answers_what_it_was_asked_and_closes_in_good_order(
    discord: Discord, database: str, tmp_path: Path, route: str, ask: Callable[[Person, Discord], Asked]
) -> None:
    async with running(discord, database, tmp_path / "log") as process:
        held = discord.refusals.hold(route)
        asked = ask(discord.person(), discord)
        await held.met.wait()
        process.send_signal(signal.SIGTERM)
        await discord.disconnected()
        held.over.set()
        assert await process.wait() == 0
    assert discord.gateway.closed_with == 1000
    assert complaints_in(tmp_path / "log") == []
    assert ANSWER in discord.answer(asked).text


def complaints_in(log: Path) -> list[str]:
    """Its lines that speak of something wrong."""
    signs = ("WARNING", "ERROR", "CRITICAL", "Traceback", "was never", "was destroyed")
    return [line for line in log.read_text().splitlines() if any(sign in line for sign in signs)]
