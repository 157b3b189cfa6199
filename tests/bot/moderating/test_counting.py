"""Questions and votes are counted: without delaying or failing an answer, and without losing any."""

import asyncio
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from typing import Any

import pytest

from bot.client import VerbatimClient
from bot.counting import SECONDS, Counts
from bot.simulation import SERVER, Simulation, simulated_settings
from knowledge.article import Answer, Article, Outcome, Paragraph, Quote, Span
from knowledge.library import Library
from knowledge.store import HOME, Counted, ServerSettings, Store, StoreUnavailableError, Tally, week_of
from tests.bot.reading_room import BUILT, LIGHTHOUSE, add, ask, ask_in_private
from tests.bot.test_store_down import DOWN, Switched

NOTHING = "which quokka drove the zamboni?"


def _today() -> date:
    return datetime.now(UTC).date()


def _answer(outcome: Outcome, question: str = "Who?") -> Answer:
    article = Article("bell", "Bells", "One.", (Paragraph(0, 4),))
    quote = Quote(article, 0, 4, Span(0, 4), None, 0, 0.5)
    return Answer(question, outcome, 0.5, (quote,), ())


async def _numbers(store: Store, server: int = SERVER) -> dict[tuple[str, str], int]:
    """What is counted of a server this week: by article and what it is."""
    counts = await store.counts(server, _today())
    return {(tally.article_id, tally.counted.value): number for tally, number in counts.items()}


class Called(Switched):
    """A store that knows what was asked of it."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self.calls: list[str] = []

    def __getattr__(self, name: str) -> Callable[..., Any]:
        self.calls.append(name)
        return super().__getattr__(name)


@pytest.fixture
def store(library: Library) -> Store:
    assert library.store is not None
    return library.store


async def test_a_question_is_counted_by_what_came_of_it(world: Simulation, store: Store) -> None:
    await add(world, LIGHTHOUSE)
    (entry,) = await world.client.library.own(SERVER)
    for question in (BUILT, BUILT, NOTHING):
        await ask(world, question)
    await world.alice.send(world.channel, f"@Verbatim {BUILT}")
    await ask(world, "hello!")
    await world.client.counts.flush()
    assert await _numbers(store) == {(entry.id, "answered"): 3, ("", "not_found"): 1}


async def test_numbers_are_written_in_the_background(world: Simulation, store: Store) -> None:
    await ask(world, NOTHING)
    await world.env.advance_time(SECONDS + 1)
    assert await _numbers(store) == {("", "not_found"): 1}


async def test_direct_messages_are_no_servers_and_are_not_counted(world: Simulation, store: Store) -> None:
    await ask_in_private(world, BUILT)
    await world.client.counts.flush()
    assert await _numbers(store) == await _numbers(store, HOME) == {}


async def test_what_was_counted_last_is_written_when_the_bot_stops(world: Simulation, store: Store) -> None:
    await ask(world, NOTHING)
    await world.client.close()
    assert await _numbers(store) == {("", "not_found"): 1}


async def test_votes_are_counted(world: Simulation, store: Store) -> None:
    world.client.counts.vote(SERVER, "bell", True)
    world.client.counts.vote(SERVER, "bell", True)
    world.client.counts.vote(SERVER, "bell", False)
    world.client.counts.vote(HOME, "bell", False)
    await world.client.counts.flush()
    assert await _numbers(store) == {("bell", "helpful"): 2, ("bell", "not_helpful"): 1}


async def test_a_store_that_is_down_loses_nothing(world: Simulation, store: Store) -> None:
    switch = Switched(store)
    world.client.library = Library(switch)
    world.client.counts.vote(SERVER, "bell", True)
    switch.is_down = True
    await world.client.counts.flush()
    world.client.counts.vote(SERVER, "bell", True)
    await world.client.counts.flush()
    switch.is_down = False
    await world.client.counts.flush()
    assert await _numbers(store) == {("bell", "helpful"): 2}


async def test_what_waits_for_a_store_that_is_down_is_bounded(
    world: Simulation, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.counting.MOST", 3)
    for number in range(5):
        for _ in range(2):
            world.client.counts.vote(SERVER, f"{number}", True)
    await world.client.counts.flush()
    assert await _numbers(store) == {(f"{number}", "helpful"): 2 for number in range(3)}


async def test_weeks_are_those_of_universal_time(world: Simulation, store: Store) -> None:
    sunday, monday = date(2026, 8, 2), date(2026, 8, 3)
    for day in (sunday, monday):
        counts = Counts(world.client, today=partial(date.fromordinal, day.toordinal()))
        counts.asked(SERVER, _answer(Outcome.CLOSEST))
        await counts.flush()
    kept = await store.counts(SERVER, sunday)
    assert set(kept) == {Tally(SERVER, week_of(day), "bell", Counted.CLOSEST) for day in (sunday, monday)}
    assert _today() - week_of(_today()) < monday - week_of(sunday)


async def test_questions_without_an_answer_are_kept_only_where_that_is_wanted(
    world: Simulation, store: Store
) -> None:
    await ask(world, NOTHING)
    await world.client.counts.flush()
    await world.client.chosen.change(SERVER, gap_notes=True)
    assert await store.gaps(SERVER, _today()) == ()
    await ask(world, "  Which  quokka drove the <@123456789012345678> zamboni? ")
    await ask(world, "which zamboni drove the quokka")
    await ask(world, "how many active users does MIUI have?")
    await ask_in_private(world, "which quokka is private?")
    await world.client.counts.flush()
    (gap,) = await store.gaps(SERVER, _today())
    assert (gap.question, gap.count) == ("which zamboni drove the quokka", 2)
    assert (gap.first, gap.last) == (_today(), _today())


async def test_no_person_is_named_in_a_kept_question(world: Simulation, store: Store) -> None:
    await world.client.chosen.change(SERVER, gap_notes=True)
    await world.client.chosen.of(SERVER)
    question = (
        "does <@123456789012345678> or <@&123456789012345678>\0 like <:pears:123456789012345678>\ud800?"
    )
    world.client.counts.asked(SERVER, _answer(Outcome.CLOSEST, question))
    await world.client.counts.flush()
    (gap,) = await store.gaps(SERVER, _today())
    assert gap.question == "does or like ?"


async def test_old_numbers_and_questions_are_deleted_once_a_day(world: Simulation, store: Store) -> None:
    called = Called(store)
    world.client.library = Library(called)
    for _ in range(3):
        await world.env.advance_time(SECONDS + 1)
    assert called.calls.count("expire") <= 1
    await world.env.restart_bot(VerbatimClient(Library(called), simulated_settings()))
    await world.env.advance_time(SECONDS + 1)
    assert 1 <= called.calls.count("expire") <= 2


async def test_nothing_is_counted_without_a_store(world: Simulation) -> None:
    world.client.library = Library()
    world.client.counts.asked(SERVER, _answer(Outcome.ANSWERED))
    world.client.counts.vote(SERVER, "bell", True)
    await world.client.counts.flush()
    assert await world.client.chosen.of(SERVER) == ServerSettings()


async def test_many_who_ask_at_once_look_a_servers_choice_up_once(world: Simulation, store: Store) -> None:
    await store.save_settings(5, ServerSettings(private=True))
    called = Called(store)
    world.client.library = Library(called)
    chosen = world.client.chosen
    assert set(await asyncio.gather(*(chosen.of(5) for _ in range(20)))) == {ServerSettings(private=True)}
    assert await chosen.of(5) == ServerSettings(private=True)
    assert called.calls == ["settings"]


async def test_while_the_store_is_down_what_was_last_known_of_a_server_holds(
    world: Simulation, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.chosen.REMEMBERED_FOR", -1.0)
    await store.save_settings(5, ServerSettings(home_articles=False))
    switch = Switched(store)
    world.client.library = Library(switch)
    chosen = world.client.chosen
    assert not (await chosen.of(5)).home_articles
    switch.is_down = True
    assert not (await chosen.of(5)).home_articles
    with pytest.raises(StoreUnavailableError, match=DOWN):
        await chosen.of(6)
    assert await chosen.private(6, None)
    assert not await chosen.private(6, False)
