"""What is shown of articles fits into Discord whatever they hold, and nothing in them takes effect."""

import discord
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.adding import Item, outcome_card, progress_card
from bot.cards.articles import (
    PAGE,
    Listed,
    article_card,
    first_lines,
    kept_card,
    list_card,
    removal_card,
    removed_card,
    restored_card,
    source,
)
from bot.cards.limits import width
from bot.cards.markdown import unescape
from knowledge.adding import Added, Stage
from knowledge.article import Article, Kind, Paragraph
from knowledge.store import Change, Entry, Origin, OriginKind
from tests.bot.harmless import assert_harmless
from tests.bot.hostile import added, articles, entries, long_texts, texts

names = st.one_of(texts, long_texts)
items = st.builds(
    Item,
    name=names,
    stage=st.one_of(st.none(), st.sampled_from(Stage)),
    added=st.one_of(st.none(), added),
    failed=names,
)
listed = st.builds(Listed, title=names, source=names, words=st.integers(0, 200_000), own=st.booleans())

_OURS = r"\*\*(?:\w[\w ,]*:|\d+\.)\*\*|<t:\d+:[Dt]>"
"""The card's own markup."""


def _assert_harmless(card: discord.Embed) -> None:
    assert_harmless(card, _OURS, quotes=True)


@pytest.mark.usefixtures("each_language")
@given(st.lists(listed, max_size=PAGE), st.integers(0, 10**6), names)
def test_every_page_of_the_list_is_harmless(page: list[Listed], others: int, whose: str) -> None:
    _assert_harmless(list_card(page, first=1, own=len(page), home=others, whose=whose))


@pytest.mark.usefixtures("each_language")
@given(articles(), st.one_of(st.none(), entries), names)
def test_every_article_is_shown_harmlessly(article: Article, entry: Entry | None, seen_by: str) -> None:
    _assert_harmless(article_card(article, 3, entry=entry, seen_by=seen_by))


@pytest.mark.usefixtures("each_language")
@given(entries, names)
def test_every_removal_is_shown_harmlessly(entry: Entry, name: str) -> None:
    _assert_harmless(removal_card(entry))
    _assert_harmless(removed_card(entry.title, name, 1_800_000_000))
    _assert_harmless(restored_card(entry.title, name))
    _assert_harmless(kept_card(entry.title))


@pytest.mark.usefixtures("each_language")
@given(st.lists(items, min_size=1, max_size=11))
def test_everything_that_is_added_is_shown_harmlessly(all_of_them: list[Item]) -> None:
    _assert_harmless(progress_card(all_of_them))
    _assert_harmless(outcome_card(all_of_them))


@given(articles(), st.integers(20, 400))
def test_the_first_lines_are_a_slice_of_the_article(article: Article, limit: int) -> None:
    markup = first_lines(article, limit)
    assert width(markup) <= limit
    quoted = [line for line in markup.split("\n") if line.startswith("> ")]
    assert unescape("\n".join(quoted)) in article.text


def test_the_first_lines_begin_with_running_text_and_end_with_a_whole_word() -> None:
    text = "Heading\n\n" + "longish " * 40
    article = Article("a", "T", text, (Paragraph(0, 7, Kind.HEADING), Paragraph(9, len(text) - 1)))
    assert first_lines(article, 26) == "> longish longish\n…"
    assert first_lines(article, 30) == "> longish longish longish\n…"
    assert first_lines(Article("a", "T", "", ())) == ""
    assert first_lines(Article("a", "T", "Short.", (Paragraph(0, 6),))) == "> Short."


def test_where_an_article_is_from_is_said_in_words() -> None:
    assert source("https://www.example.org/a?b=c") == "www.example.org"
    assert source("javascript:alert(1)", Origin(OriginKind.URL, "x")) == "a file"
    assert source(None, Origin(OriginKind.FILE, "a\nb.pdf")) == "the file a b.pdf"
    assert source(None, Origin(OriginKind.PASTE)) == "pasted text"
    assert source(None, Origin(OriginKind.DIRECTORY, "guide.md")) == source(None)


def test_progress_is_told_in_words() -> None:
    article = Article("a", "Bells", "One.", (Paragraph(0, 4),))
    shown = progress_card(
        [
            Item("a.txt", Stage.INDEXING, Added(Change.UNCHANGED, article, 1, ())),
            Item("b.txt", Stage.READING, failed="It is empty."),
            Item("c.txt", Stage.FETCHING),
            Item(" ", None),
        ]
    )
    assert (shown.description or "").split("\n") == [
        "- a.txt: here already, unchanged: “Bells”",
        "- b.txt: not added. It is empty.",
        "- c.txt: fetching…",
        "- a file: waiting",
    ]


def test_the_outcome_of_several_says_how_many_of_each() -> None:
    article = Article("a", "Bells", "One.", (Paragraph(0, 4),))
    came_in = [
        Item("x", None, Added(change, article, 2, ("Who?",))) for change in (Change.ADDED, Change.UPDATED)
    ]
    card = outcome_card([*came_in, Item("b.pdf", failed="It is empty.")])
    assert card.title == "1 added; 1 updated; 1 not added"
    assert [field.value for field in card.fields] == [
        "**Added:** 2 passages, 1 word\n> One.\n\nYou could ask:\n- Who?",
        "**Updated:** 2 passages, 1 word\n> One.\n\nYou could ask:\n- Who?",
        "Not added. It is empty.",
    ]
