"""Discord refuses, or loses its own answer: tried again, and nobody is told anything twice."""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from bot import replies
from bot.client import VerbatimClient
from knowledge.answering import Answerer
from knowledge.library import Library
from tests.wire.connecting import finished
from tests.wire.people import Asked, Person
from tests.wire.questions import QUESTIONS
from tests.wire.refusals import Refusal
from tests.wire.server import Discord

QUESTION, ANSWER = next(iter(QUESTIONS.items()))

REFUSALS: dict[str, Callable[[str], Refusal]] = {
    "a 429 of the route": partial(Refusal, status=429, retry_after=0.05),
    "a 429 of the whole bot": partial(Refusal, status=429, retry_after=0.05, whole_bot=True),
    "a 502": partial(Refusal, status=502),
    "a 502 although it was done": partial(Refusal, status=502, too_late=True),
}

WAYS: dict[str, tuple[str, Callable[[Person, Discord], Asked]]] = {
    "a command": ("callback", lambda person, discord: person.asks(QUESTION, discord.channels[0])),
    "a mention": ("message", lambda person, discord: person.mentions(QUESTION, discord.channels[0])),
    "a direct message": ("message", lambda person, discord: person.writes(QUESTION)),
    "a look-up of who writes": ("member", lambda person, discord: person.writes(QUESTION)),
}


@pytest.fixture
def slow(library: Library, monkeypatch: pytest.MonkeyPatch) -> asyncio.Event:
    """Answers take until this is set, longer than the bot has patience for."""
    ready = asyncio.Event()
    answerer = library.answerer

    async def when_ready(*whose: Any, **options: Any) -> Answerer:  # whatever the library takes
        await ready.wait()
        return await answerer(*whose, **options)

    monkeypatch.setattr(library, "answerer", when_ready)
    monkeypatch.setattr(replies, "PATIENCE", 0.0)
    return ready


@pytest.mark.parametrize("refusal", REFUSALS.values(), ids=REFUSALS)
@pytest.mark.parametrize(("route", "ask"), WAYS.values(), ids=WAYS)
async def test_an_answer_is_sent_again_when_discord_refuses_it_and_seen_once(
    discord: Discord,
    bot: VerbatimClient,
    refusal: Callable[[str], Refusal],
    route: str,
    ask: Callable[[Person, Discord], Asked],
) -> None:
    refused = discord.refusals.plan(refusal(route))
    asked = ask(discord.person(), discord)
    await discord.refusals.met(refused)
    await finished()
    assert ANSWER in discord.answer(asked).text
    assert discord.refusals.impatient == []


@pytest.mark.parametrize("refusal", REFUSALS.values(), ids=REFUSALS)
@pytest.mark.parametrize("route", ["callback", "edit-response"])
async def test_a_slow_answer_comes_once_whatever_discord_refuses(
    discord: Discord,
    bot: VerbatimClient,
    slow: asyncio.Event,
    refusal: Callable[[str], Refusal],
    route: str,
) -> None:
    refused = discord.refusals.plan(refusal(route))
    asked = discord.person().asks(QUESTION, discord.channels[0])
    await discord.sent.changed.until(lambda: discord.sent.interaction(asked.token).acknowledged)
    slow.set()
    await finished()
    assert refused.met
    assert ANSWER in discord.answer(asked).text
    assert discord.refusals.impatient == []


@pytest.mark.parametrize("refusal", REFUSALS.values(), ids=REFUSALS)
async def test_what_went_wrong_after_a_promise_is_told_once_whatever_discord_refuses(
    discord: Discord, bot: VerbatimClient, slow: asyncio.Event, refusal: Callable[[str], Refusal]
) -> None:
    refused = discord.refusals.plan(refusal("edit-response"))
    asked = discord.person().uses("ask", discord.channels[0], question=QUESTION, article="no such article")
    await discord.sent.changed.until(lambda: discord.sent.interaction(asked.token).acknowledged)
    slow.set()
    await finished()
    assert refused.met
    assert "no such article" in discord.answer(asked).text


async def test_a_crowd_is_answered_once_while_discord_refuses_every_tenth_answer(
    discord: Discord, bot: VerbatimClient
) -> None:
    asked = []
    for number in range(100):
        if number % 10 == 0:
            kind = list(REFUSALS.values())[number // 10 % 3]
            discord.refusals.plan(kind("callback"))
            discord.refusals.plan(kind("message"))
        person, channel = discord.person(f"person{number}"), discord.channels[number % 10]
        asked.append(person.mentions(QUESTION, channel) if number % 2 else person.asks(QUESTION, channel))
    await discord.answered(*asked)
    await finished()
    assert discord.times_answered(asked) == {1: 100}
