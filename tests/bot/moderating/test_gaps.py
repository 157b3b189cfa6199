"""`/gaps`: questions that found no answer, which a moderator answers or dismisses."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from simcord import InteractionResult

from bot.cards.gaps import NONE, NOTES_ARE_OFF, PAGE, TAUGHT, TITLE, gaps_card, taught_line
from bot.cards.limits import CONTENT, width
from bot.client import VerbatimClient
from bot.simulation import SERVER, Simulation, simulated_settings, simulation
from knowledge.article import Outcome
from knowledge.library import Library
from knowledge.store import GAP_DAYS, Gap, GapNote, Store
from tests.bot.harmless import assert_harmless
from tests.bot.hostile import long_texts, texts
from tests.bot.reading_room import ask, described, labels, message_of, shown

QUOKKA = "which quokka drove the zamboni?"


@pytest.fixture
async def room(library: Library) -> AsyncIterator[Simulation]:
    """A server that keeps questions; refusals are part of the test."""
    async with simulation(library) as world:
        await world.client.chosen.change(SERVER, gap_notes=True)
        yield world


@pytest.fixture
def store(library: Library) -> Store:
    assert library.store is not None
    return library.store


def _today() -> date:
    return datetime.now(UTC).date()


async def _gaps(room: Simulation) -> InteractionResult:
    return await room.alice.slash(room.channel, "gaps")


async def _keep(store: Store, number: int) -> None:
    notes = [GapNote(SERVER, f"{n:02}", f"Question number {n}?", _today()) for n in range(number)]
    await store.note_gaps([note for n, note in enumerate(notes) for _ in range(number - n)])


async def test_a_server_that_keeps_nothing_is_told_how_to(room: Simulation) -> None:
    await room.client.chosen.change(SERVER, gap_notes=False)
    await ask(room, QUOKKA)
    result = await _gaps(room)
    assert message_of(result).ephemeral
    assert NOTES_ARE_OFF(days=GAP_DAYS) in described(result)
    assert labels(result) == []


async def test_while_every_question_was_answered_there_is_nothing_to_do(room: Simulation) -> None:
    await ask(room, "how many active users does MIUI have?")
    assert NONE() in shown(await _gaps(room))


async def test_alike_questions_are_one_with_how_often_it_was_asked_and_not_by_whom(room: Simulation) -> None:
    await ask(room, QUOKKA)
    await ask(room, "The zamboni: which quokka drove it?", by=room.bob)
    await ask(room, "how deep is lake Brod?", by=room.bob)
    result = await _gaps(room)
    assert message_of(result).ephemeral
    told = shown(result)
    assert f"{TITLE()}: 2" in told
    assert "1. “The zamboni: which quokka drove it?” — asked 2 times, last on <t:" in told
    assert "2. “how deep is lake Brod?” — asked once, last on <t:" in told
    assert "Bob" not in told
    assert str(room.bob.id) not in told
    assert labels(result) == ["Teach 1", "Teach 2", "Dismiss 1", "Dismiss 2"]


async def test_a_question_is_taught_and_then_answered(room: Simulation) -> None:
    await ask(room, QUOKKA)
    listed = await _gaps(room)
    form = await room.alice.click(message_of(listed), label="Teach 1")
    assert form.modal is not None
    sent = await room.alice.submit_modal(form, {"title": QUOKKA, "text": "Kevin did, in 1987."})
    (told,) = sent.followups
    assert told.ephemeral
    assert TAUGHT[Outcome.ANSWERED]() in shown(told)
    assert "Added" in shown(told)
    assert NONE() in shown(listed)
    (entry,) = await room.client.library.own(SERVER)
    assert entry.title == QUOKKA
    assert "Kevin did, in 1987." in await ask(room, QUOKKA, by=room.bob)
    assert NONE() in shown(await _gaps(room))


async def test_the_form_begins_with_the_question_as_the_title(room: Simulation) -> None:
    await ask(room, QUOKKA)
    form = await room.alice.click(message_of(await _gaps(room)), label="Teach 1")
    assert QUOKKA in str(form.modal)
    await room.alice.submit_modal(form, {"title": " ", "text": f"{QUOKKA}\nKevin."})
    (entry,) = await room.client.library.own(SERVER)
    (stored,) = await room.client.library.store.load(SERVER, [entry.id])  # type: ignore[union-attr]
    assert (entry.title, stored.article.text) == (QUOKKA, f"{QUOKKA}\nKevin.")


@pytest.mark.parametrize("asked", ["what is the wifi password", "what is the wifi password?"])
async def test_what_is_highlighted_of_a_taught_answer_is_the_answer(room: Simulation, asked: str) -> None:
    await ask(room, asked)
    form = await room.alice.click(message_of(await _gaps(room)), label="Teach 1")
    await room.alice.submit_modal(form, {"title": " ", "text": "Swordfish, with a capital."})
    told = message_of(await room.alice.slash(room.channel, "ask", question=asked)).embeds[0].description or ""
    assert "**Swordfish, with a capital.**" in told.replace("__", "")
    assert "**what is" not in told


async def test_an_answer_without_a_word_is_refused_and_the_question_stays(
    room: Simulation, store: Store
) -> None:
    await store.note_gaps([GapNote(SERVER, "x", "???", _today())])
    form = await room.alice.click(message_of(await _gaps(room)), label="Teach 1")
    sent = await room.alice.submit_modal(form, {"title": "Title", "text": "..."})
    assert "There are no words" in shown(sent.followups[0])
    assert len(await store.gaps(SERVER, _today())) == 1


async def test_a_dismissed_question_is_gone(room: Simulation, store: Store) -> None:
    await _keep(store, 2)
    listed = await _gaps(room)
    await room.alice.click(message_of(listed), label="Dismiss 1")
    assert "1. “Question number 1?”" in shown(listed)
    assert labels(listed) == ["Teach 1", "Dismiss 1"]
    await room.alice.click(message_of(listed), label="Dismiss 1")
    assert NONE() in shown(listed)
    assert labels(listed) == []


async def test_many_questions_have_pages(room: Simulation, store: Store) -> None:
    await _keep(store, 2 * PAGE + 1)
    listed = await _gaps(room)
    assert "Page 1 of 3" in shown(listed)
    assert "Previous" not in labels(listed)
    await room.alice.click(message_of(listed), label="Next")
    assert f"{PAGE + 1}. “Question number {PAGE}?”" in shown(listed)
    await room.alice.click(message_of(listed), label="Next")
    assert "Next" not in labels(listed)
    await room.alice.click(message_of(listed), label=f"Dismiss {2 * PAGE + 1}")
    assert "Page 2 of 2" in shown(listed)
    await room.alice.click(message_of(listed), label="Previous")
    assert "Page 1 of 2" in shown(listed)


async def test_the_buttons_outlive_a_restart_and_mean_the_same_question(
    room: Simulation, store: Store
) -> None:
    await _keep(store, 3)
    listed = await _gaps(room)
    first, second, _ = await store.gaps(SERVER, _today())
    await store.remove_gap(SERVER, first.id)
    await room.env.restart_bot(VerbatimClient(Library(store), simulated_settings()))
    pressed = await room.alice.click(message_of(listed), label="Teach 1")
    assert "This question is not kept any more" in shown(pressed)
    await room.alice.click(message_of(listed), label="Dismiss 2")
    assert second.id not in {gap.id for gap in await store.gaps(SERVER, _today())}
    form = await room.alice.click(message_of(listed), label="Teach 1")
    assert "Question number 2?" in str(form.modal)


async def test_questions_are_for_those_who_may_change_the_articles(room: Simulation, store: Store) -> None:
    await _keep(store, 1)
    refused = await room.bob.slash(room.channel, "gaps")
    assert "Only people with the permission Manage Server may do this" in shown(refused)
    role = room.alice.guild.create_role("Archivists")
    await room.client.chosen.change(SERVER, librarian_role=role.id)
    carol = room.alice.guild.add_member(room.env.create_user("carol"), roles=[role])
    listed = await carol.slash(room.channel, "gaps")
    form = await carol.click(message_of(listed), label="Teach 1")
    await room.client.chosen.change(SERVER, librarian_role=None)
    sent = await carol.submit_modal(form, {"title": "T", "text": "An answer."})
    assert "Only people with" in shown(sent)
    assert "Only people with" in shown(await carol.click(message_of(listed), label="Dismiss 1"))
    assert await room.client.library.own(SERVER) == ()
    assert len(await store.gaps(SERVER, _today())) == 1


async def test_no_server_sees_the_questions_of_another(room: Simulation, store: Store) -> None:
    await _keep(store, 1)
    other = room.env.create_guild("Elsewhere", owner=room.alice.user)
    await room.client.chosen.change(other.id, gap_notes=True)
    channel = other.create_text_channel("general")
    assert NONE() in shown(await other.add_member(room.alice.user).slash(channel, "gaps"))


gaps = st.builds(
    Gap,
    id=st.just("0123456789abcdef"),
    question=st.one_of(texts, long_texts),
    count=st.integers(1, 10**9),
    first=st.dates(date(2020, 1, 1), date(2100, 1, 1)),
    last=st.dates(date(2020, 1, 1), date(2100, 1, 1)),
)


@pytest.mark.usefixtures("each_language")
@given(st.lists(gaps, max_size=PAGE), st.integers(0, 300))
def test_whatever_was_asked_is_shown_harmlessly(page: list[Gap], more: int) -> None:
    assert_harmless(gaps_card(page, first=1, of=len(page) + more), r"<t:\d+:D>")


@pytest.mark.usefixtures("each_language")
@given(st.one_of(texts, long_texts), st.sampled_from(Outcome))
def test_what_comes_of_teaching_fits_into_a_message(question: str, outcome: Outcome) -> None:
    assert width(taught_line(question, outcome)) <= CONTENT
