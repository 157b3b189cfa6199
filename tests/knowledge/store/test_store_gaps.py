"""Questions without an answer are kept where a server wants them: without who asked, and not for long."""

import asyncio
from datetime import date, timedelta

import pytest

from knowledge.store import (
    GAP_DAYS,
    GAPS,
    Gap,
    GapNote,
    ServerSettings,
    Store,
    StoreError,
    open_store,
    records,
)

SERVER = 77
TODAY = date(2026, 8, 5)


def note(
    question: str = "Where is Vell?", *, key: str = "vell", server: int = SERVER, ago: int = 0
) -> GapNote:
    return GapNote(server, key, question, TODAY - timedelta(days=ago))


@pytest.fixture
async def noting(store: Store) -> Store:
    """A store in which the server wants notes."""
    await store.save_settings(SERVER, ServerSettings(gap_notes=True))
    return store


async def questions(store: Store, server: int = SERVER) -> list[str]:
    return [gap.question for gap in await store.gaps(server, TODAY)]


async def test_nothing_is_kept_of_a_server_that_did_not_ask_for_it(store: Store) -> None:
    await store.save_settings(5, ServerSettings(private=True))
    await store.note_gaps([note(), note(server=5)])
    await store.save_settings(SERVER, ServerSettings(gap_notes=True))
    assert await questions(store) == await questions(store, 5) == []


async def test_alike_questions_are_one_gap_in_the_words_that_came_last(noting: Store) -> None:
    await noting.note_gaps([note(ago=3), note("How old is Vell?", key="old vell", ago=2)])
    await noting.note_gaps([note("where's Vell??", ago=1), note("Vell, where?"), note("where Vell", ago=1)])
    first, second = await noting.gaps(SERVER, TODAY)
    days = [TODAY - timedelta(days=ago) for ago in range(4)]
    assert first == Gap(first.id, "Vell, where?", 4, first=days[3], last=days[0])
    assert second == Gap(second.id, "How old is Vell?", 1, first=days[2], last=days[2])
    assert len(first.id) == len(second.id) == 16


async def test_a_gap_belongs_to_its_server(noting: Store) -> None:
    await noting.save_settings(5, ServerSettings(gap_notes=True))
    await noting.note_gaps([note(), note("Mine.", server=5)])
    (gap,) = await noting.gaps(SERVER, TODAY)
    await noting.remove_gap(5, gap.id)
    assert (await questions(noting), await questions(noting, 5)) == (["Where is Vell?"], ["Mine."])


async def test_a_removed_gap_is_gone_until_it_is_asked_again(noting: Store) -> None:
    await noting.note_gaps([note(), note()])
    (gap,) = await noting.gaps(SERVER, TODAY)
    for _ in range(2):
        await noting.remove_gap(SERVER, gap.id)
    assert await questions(noting) == []
    await noting.note_gaps([note()])
    assert [gap.count for gap in await noting.gaps(SERVER, TODAY)] == [1]


async def test_no_question_is_kept_for_longer_than_its_days(noting: Store) -> None:
    await noting.note_gaps([note("Old.", key="a", ago=GAP_DAYS), note("New.", key="b", ago=GAP_DAYS - 1)])
    assert await questions(noting) == ["New."]
    await noting.expire(TODAY)
    assert [gap.question for gap in await noting.gaps(SERVER, TODAY - timedelta(days=30))] == ["New."]


async def test_what_was_asked_rarely_and_long_ago_makes_room(
    noting: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("knowledge.store.gaps.GAPS", 3)
    twice = [note("Twice.", key="t", ago=9)] * 2
    await noting.note_gaps([*twice, note("Old.", key="o", ago=5), note("Later.", key="l", ago=4)])
    await noting.note_gaps([note("New.", key="n")])
    assert await questions(noting) == ["Twice.", "New.", "Later."]
    await noting.note_gaps([note(f"{number}", key=f"{number}") for number in range(5)])
    assert len(await questions(noting)) == 3
    assert records.GAPS == GAPS < 1000


async def test_whoever_wants_no_notes_any_more_loses_those_that_are_kept(noting: Store) -> None:
    await noting.save_settings(5, ServerSettings(gap_notes=True))
    await noting.note_gaps([note(), note("Mine.", server=5)])
    await noting.save_settings(SERVER, ServerSettings(gap_notes=True, private=True))
    assert await questions(noting) == ["Where is Vell?"]
    await noting.save_settings(SERVER, ServerSettings(private=True))
    await noting.save_settings(SERVER, ServerSettings(gap_notes=True))
    assert (await questions(noting), await questions(noting, 5)) == ([], ["Mine."])


async def test_no_note_outlives_the_choice_against_notes(noting: Store) -> None:
    """Whichever of them comes first."""
    for _ in range(10):
        await noting.save_settings(SERVER, ServerSettings(gap_notes=True))
        notes = [noting.note_gaps([note(key=f"{number}")]) for number in range(4)]
        await asyncio.gather(*notes[:2], noting.save_settings(SERVER, ServerSettings()), *notes[2:])
        assert await questions(noting) == []


async def test_a_forgotten_server_has_no_gaps(noting: Store) -> None:
    await noting.note_gaps([note()])
    await asyncio.gather(noting.note_gaps([note(key="b")]), noting.forget(SERVER))
    assert await questions(noting) == []


async def test_gaps_are_there_after_a_restart(store_url: str) -> None:
    async with open_store(store_url) as store:
        await store.save_settings(SERVER, ServerSettings(gap_notes=True))
        await store.note_gaps([note("¿Dónde está Vell? 维尔在哪里？")])
    async with open_store(store_url) as store:
        assert await questions(store) == ["¿Dónde está Vell? 维尔在哪里？"]


async def test_a_question_that_no_database_keeps_is_refused(noting: Store) -> None:
    for text in ("a\0b", "a\ud800b"):
        with pytest.raises(StoreError):
            await noting.note_gaps([note(text)])
