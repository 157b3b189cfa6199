"""How often something happened is kept as numbers, by server, week and article."""

import asyncio
from datetime import date, timedelta

import pytest

from knowledge.store import HOME, TALLY_WEEKS, Counted, ServerSettings, Store, StoreError, Tally, open_store
from knowledge.store.records import week_of

SERVER = 2**63 - 1
MONDAY = date(2026, 8, 3)


def tally(
    week: date = MONDAY, *, server: int = SERVER, article: str = "a", counted: str = "answered"
) -> Tally:
    return Tally(server, week, article, Counted(counted))


def test_a_week_is_named_by_its_monday() -> None:
    assert [week_of(MONDAY + timedelta(days=days)) for days in (-1, 0, 6, 7)] == [
        MONDAY - timedelta(days=7),
        MONDAY,
        MONDAY,
        MONDAY + timedelta(days=7),
    ]


async def test_numbers_are_added_up(store: Store) -> None:
    helpful = tally(counted="helpful")
    await store.count({tally(): 2, helpful: 1})
    await store.count({tally(): 3, tally(article=""): 1})
    await store.count({})
    assert await store.counts(SERVER, MONDAY) == {tally(): 5, helpful: 1, tally(article=""): 1}


async def test_numbers_added_at_once_are_all_there(store: Store) -> None:
    weeks = [MONDAY + timedelta(weeks=number) for number in range(5)]
    batches = [
        {tally(week): 1 for week in (weeks if number % 2 else reversed(weeks))} for number in range(12)
    ]
    await asyncio.gather(*map(store.count, batches))
    assert await store.counts(SERVER, MONDAY) == {tally(week): 12 for week in weeks}


async def test_each_server_has_its_own_numbers(store: Store) -> None:
    await store.count({tally(): 1, tally(server=5): 7, tally(server=HOME): 9})
    assert await store.counts(5, MONDAY) == {tally(server=5): 7}
    assert await store.counts(6, MONDAY) == {}


async def test_numbers_are_asked_for_from_the_week_of_a_day_on(store: Store) -> None:
    before = MONDAY - timedelta(weeks=1)
    await store.count({tally(before): 1, tally(): 2})
    assert await store.counts(SERVER, MONDAY + timedelta(days=3)) == {tally(): 2}
    assert await store.counts(SERVER, MONDAY - timedelta(days=1)) == {tally(before): 1, tally(): 2}


async def test_numbers_are_deleted_after_about_a_year(store: Store) -> None:
    await store.count({tally(): 1, tally(server=5): 1})
    await store.expire(MONDAY + timedelta(weeks=TALLY_WEEKS, days=-1))
    assert await store.counts(SERVER, MONDAY) == {tally(): 1}
    await store.expire(MONDAY + timedelta(weeks=TALLY_WEEKS))
    assert await store.counts(SERVER, MONDAY) == await store.counts(5, MONDAY) == {}


async def test_the_numbers_of_a_server_are_forgotten_with_it(store: Store) -> None:
    await store.count({tally(): 1, tally(server=5): 1})
    await store.forget(SERVER)
    assert await store.counts(SERVER, MONDAY) == {}
    assert await store.counts(5, MONDAY) == {tally(server=5): 1}


async def test_counting_makes_a_server_no_library(store: Store) -> None:
    await store.count({tally(): 1})
    assert await store.libraries() == ()


async def test_numbers_are_there_after_a_restart(store_url: str) -> None:
    async with open_store(store_url) as store:
        await store.count({tally(): 4})
    async with open_store(store_url) as store:
        assert await store.counts(SERVER, MONDAY) == {tally(): 4}


async def test_all_that_a_server_chose_is_kept(store: Store) -> None:
    chosen = ServerSettings(3, home_articles=False, private=True, gap_notes=True, language="zh-CN")
    await store.save_settings(SERVER, chosen)
    assert await store.settings(SERVER) == chosen
    await store.save_settings(SERVER, ServerSettings(language="de"))
    assert await store.settings(SERVER) == ServerSettings(language="de")


async def test_a_server_of_no_such_number_is_refused(store: Store) -> None:
    with pytest.raises(StoreError):
        await store.counts(-1, MONDAY)
