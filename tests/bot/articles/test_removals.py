"""What can be put back is kept for a while, and only so much of it."""

from datetime import UTC, datetime

from bot.features.articles.removals import LIFETIME, Removal, Removals
from knowledge.article import Article
from knowledge.store import Origin, OriginKind, StoredArticle
from tests.bot.clock import Clock


def _removal(title: str, characters: int | None = None) -> Removal:
    article = Article("id", title, "x" * (characters or 0), ())
    stored = StoredArticle(article, Origin(OriginKind.PASTE), datetime.now(UTC), 1)
    return Removal(1, 2, "Alice", "id", title, None if characters is None else stored)


def test_a_removal_is_found_by_its_token_for_ten_minutes() -> None:
    clock = Clock()
    removals = Removals(clock=clock)
    token = removals.keep(_removal("a"))
    clock.now = LIFETIME - 1
    assert removals.look(token) == _removal("a")
    assert removals.look("another") is None
    clock.now = LIFETIME
    assert removals.look(token) is None


def test_it_is_taken_once_unless_it_is_given_back() -> None:
    removals = Removals()
    token = removals.keep(_removal("a"))
    taken = removals.take(token)
    assert taken == _removal("a")
    assert removals.take(token) is None
    removals.give_back(token, taken)
    assert removals.take(token) == taken


def test_of_too_many_the_oldest_go() -> None:
    removals = Removals(most=2)
    tokens = [removals.keep(_removal(title)) for title in "abc"]
    assert [removals.look(token) is not None for token in tokens] == [False, True, True]


def test_of_too_long_ones_the_oldest_go() -> None:
    removals = Removals(most_characters=100)
    tokens = [removals.keep(_removal(title, 40)) for title in "abc"]
    assert [removals.look(token) is not None for token in tokens] == [False, True, True]
    assert removals.take(tokens[1]) is not None
    fourth = removals.keep(_removal("d", 60))
    assert removals.look(tokens[2]) is not None
    assert removals.look(fourth) is not None
    assert removals.look(removals.keep(_removal("e", 101))) is None
