"""`/stats`: how much is asked in a server and what comes of it, in numbers only."""

import re
import unicodedata
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.stats import COLUMNS, HEADS, HEADS_ABOVE, NOTHING, TITLE, VOTE_HEADS, stats_card
from bot.simulation import SERVER, Simulation, simulation
from bot.stats import ARTICLES, WEEKS, Stats, first_day
from knowledge.library import Library
from knowledge.store import Counted, Tally, week_of
from tests.bot.harmless import assert_harmless
from tests.bot.hostile import long_texts, texts
from tests.bot.reading_room import BUILT, LIGHTHOUSE, ORCHARD, add, ask, message_of, shown

TODAY = date(2026, 8, 5)
MONDAY = date(2026, 8, 3)


@pytest.fixture
async def room(library: Library) -> AsyncIterator[Simulation]:
    """A server where refusals are part of the test."""
    async with simulation(library) as world:
        yield world


def _blocks(told: str) -> list[list[str]]:
    """The lines of the tables."""
    return [block.strip("\n").split("\n") for block in told.split("```")[1::2]]


async def _stats(room: Simulation) -> str:
    result = await room.alice.slash(room.channel, "stats")
    assert message_of(result).ephemeral
    return message_of(result).embeds[0].description or ""


async def test_numbers_are_shown_by_week_and_by_article(room: Simulation) -> None:
    await add(room, LIGHTHOUSE, ORCHARD)
    lighthouse, orchard = await room.client.library.own(SERVER)
    await ask(room, BUILT)
    await ask(room, BUILT)
    await ask(room, "how many pear trees has the orchard at Senn?")
    await ask(room, "which quokka drove the zamboni?", by=room.bob)
    room.client.counts.vote(SERVER, lighthouse.id, True)
    room.client.counts.vote(SERVER, orchard.id, False)
    told = await _stats(room)
    assert told.startswith(
        f"In the last {WEEKS} weeks: 4 asked; 3 answered, 0 closest, 1 not found."
        " Found helpful: 1; not helpful: 1."
    )
    weeks, votes, articles = _blocks(told)
    assert weeks[0].split() == ["week", "asked", "answered", "closest", "none"]
    monday = week_of(datetime.now(UTC).date())
    assert weeks[1].split()[:5] == [f"{monday:%m-%d}", "4", "3", "0", "1"]
    assert weeks[2].split() == [f"{monday - timedelta(weeks=1):%m-%d}", "0", "0", "0", "0"]
    assert len(weeks) == len(votes) == WEEKS + 1
    assert votes[1].split()[:3] == [f"{monday:%m-%d}", "1", "1"]
    assert articles == [
        " 1. The lighthouse of Vell",
        "    █████ 2 answered, 0 closest, +1 −0",
        " 2. The orchard at Senn",
        "    ██    1 answered, 0 closest, +0 −1",
    ]


async def test_before_anything_was_asked_it_says_so(room: Simulation) -> None:
    assert (await _stats(room)).startswith(NOTHING(weeks=WEEKS))


async def test_an_article_that_was_removed_keeps_its_numbers_without_its_title(room: Simulation) -> None:
    await add(room, LIGHTHOUSE)
    await ask(room, BUILT)
    (entry,) = await room.client.library.own(SERVER)
    await room.client.library.remove(SERVER, entry.id)
    told = await _stats(room)
    assert "Vell" not in told
    assert "1. an article that was removed\n    █████ 1 answered" in told


async def test_numbers_are_for_those_who_may_change_the_articles(room: Simulation) -> None:
    result = await room.bob.slash(room.channel, "stats")
    assert message_of(result).ephemeral
    assert "Only people with the permission Manage Server may do this" in shown(result)
    role = room.alice.guild.create_role("Archivists")
    await room.client.chosen.change(SERVER, librarian_role=role.id)
    carol = room.alice.guild.add_member(room.env.create_user("carol"), roles=[role])
    assert TITLE() in shown(await carol.slash(room.channel, "stats"))


async def test_no_server_sees_the_numbers_of_another(room: Simulation) -> None:
    await ask(room, BUILT)
    await room.client.counts.flush()
    other = room.env.create_guild("Elsewhere", owner=room.alice.user)
    channel = other.create_text_channel("general")
    result = await other.add_member(room.alice.user).slash(channel, "stats")
    assert NOTHING(weeks=WEEKS) in shown(result)


def test_only_the_last_weeks_count() -> None:
    old = MONDAY - timedelta(weeks=WEEKS)
    recent = old + timedelta(weeks=1)
    counts = {Tally(1, week, "a", Counted.ANSWERED): 1 for week in (old, recent, MONDAY)}
    stats = Stats.of(counts, TODAY)
    assert [monday for monday, numbers in stats.weeks if numbers.asked] == [MONDAY, recent]
    assert first_day(TODAY) == recent == stats.weeks[-1][0]
    assert stats.total.asked == stats.articles[0][1].asked == 2


def test_the_articles_that_were_shown_most_come_first() -> None:
    counts = {Tally(1, MONDAY, f"{number}", Counted.CLOSEST): number for number in range(1, 15)}
    counts[Tally(1, MONDAY, "", Counted.NOT_FOUND)] = 99
    articles = Stats.of(counts, TODAY).articles
    assert [article_id for article_id, _ in articles] == [f"{number}" for number in range(14, 4, -1)]
    assert len(articles) == ARTICLES


def test_bars_are_as_long_as_the_numbers_say() -> None:
    weeks = [MONDAY - timedelta(weeks=ago) for ago in range(3)]
    counts = {
        Tally(1, weeks[0], "a", Counted.ANSWERED): 80,
        Tally(1, weeks[0], "a", Counted.CLOSEST): 19,
        Tally(1, weeks[0], "", Counted.NOT_FOUND): 1,
        Tally(1, weeks[1], "a", Counted.ANSWERED): 50,
        Tally(1, weeks[2], "", Counted.NOT_FOUND): 1,
    }
    (by_week, _) = _blocks(stats_card(Stats.of(counts, TODAY), {}).description or "")
    assert [re.sub(r"^[\w\s-]*", "", line) for line in by_week[1:4]] == ["████▒·", "███", "·"]


@pytest.mark.usefixtures("each_language")
def test_heads_stand_above_their_columns_or_above_the_table_where_fonts_would_shift_them() -> None:
    counts = {
        Tally(1, week_of(MONDAY - timedelta(weeks=ago)), "a", counted): 1234
        for ago in range(WEEKS)
        for counted in Counted
    }
    told = stats_card(Stats.of(counts, TODAY), {}).description or ""
    for heads, table in zip((HEADS, VOTE_HEADS), _blocks(told), strict=False):
        said = [head() for head in heads]
        above = HEADS_ABOVE(heads=" · ".join(said))
        if any(unicodedata.east_asian_width(character) in "WF" for character in "".join(said)):
            assert f"{above}\n```\n{MONDAY:%m-%d}" in told
            assert len(table) == WEEKS
        else:
            assert above not in told
            assert re.split(r"\s{2,}", table[0]) == said, "they are cut"
        assert max(map(len, table)) <= COLUMNS
        assert not any(unicodedata.east_asian_width(character) in "WF" for character in "".join(table))
        assert len(re.findall("[█▒·]", table[-1])) >= 5, "no room for bars"


def test_large_numbers_are_shortened() -> None:
    counts = {
        Tally(1, MONDAY, "a", Counted.ANSWERED): 9_999,
        Tally(1, MONDAY, "a", Counted.CLOSEST): 12_345,
        Tally(1, MONDAY, "a", Counted.HELPFUL): 1_250_000,
    }
    told = stats_card(Stats.of(counts, TODAY), {"a": "Bells"}).description or ""
    assert "22k asked; 9999 answered, 12k closest, 0 not found. Found helpful: 1.2M" in told
    assert "10k answered, 12k closest, +1.2M −0" in told


tallies = st.builds(
    Tally,
    server=st.just(1),
    week=st.integers(0, WEEKS).map(lambda ago: MONDAY - timedelta(weeks=ago)),
    article_id=st.sampled_from(["", *"abcdefghijklm"]),
    counted=st.sampled_from(Counted),
)


@pytest.mark.usefixtures("each_language")
@given(
    st.dictionaries(tallies, st.one_of(st.integers(1, 99), st.integers(1, 10**18)), max_size=60),
    st.dictionaries(st.sampled_from("abcdefghijklm"), st.one_of(texts, long_texts)),
)
def test_whatever_was_counted_and_however_articles_are_called_the_tables_fit(
    counts: dict[Tally, int], titles: dict[str, str]
) -> None:
    card = stats_card(Stats.of(counts, TODAY), titles)
    told = card.description or ""
    assert_harmless(card, r"(?s)```\n[^`]*\n```|`[█▒·]`")
    assert told.count("```") == 2 * len(_blocks(told))
    for line in (line for block in _blocks(told) for line in block):
        wide = sum(unicodedata.east_asian_width(character) in "WF" for character in line)
        seen = [c for c in line if unicodedata.category(c) not in ("Mn", "Me", "Cf")]
        assert len(seen) + wide <= 60, line
    asked = any(tally.week > MONDAY - timedelta(weeks=WEEKS) for tally in counts)
    assert (NOTHING(weeks=WEEKS) in told) is not asked
