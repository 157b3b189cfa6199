"""Articles come and go; what is asked is answered as if all that are there had been read afresh."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rank_bm25 import BM25Plus

from knowledge.answering import Answerer
from knowledge.article import Article
from knowledge.collection import Collection
from knowledge.corpus import Corpus
from knowledge.passages import passages_of
from knowledge.reader import read_text
from knowledge.shelf import Shelf

NOUNS = ("bridge", "market", "river", "castle", "harbour", "library", "mill", "tower", "garden", "school")
PLACES = ("Tarn", "Oslo", "Turin", "Ghent", "Porto", "Riga")


def article(number: int) -> Article:
    """An article of its own words, some of which others have too."""
    noun, other, place = NOUNS[number % 10], NOUNS[(number + 3) % 10], PLACES[number % 6]
    paragraphs = [
        f"The {noun} of {place} was built in {1800 + 7 * number} by the guild of the {other}.",
        f"Some {100 + number} people visit the {noun} every day. They bring zink{number}el and wool.",
        f"In winter the {other} near it is closed, and {place} is quiet." * (1 + number % 3),
    ]
    text = f"{place} and its {noun}\n\n" + "\n\n".join(paragraphs)
    return read_text(text, id=f"a{number}", language="de" if number % 5 == 4 else "en")


QUESTIONS = (
    "When was the bridge of Tarn built?",
    "How many people visit the castle every day?",
    "What do they bring, zink3el?",
    "Which harbor is closed in winter?",
    "who built the librery",
)
STEPS = st.lists(
    st.tuples(st.sampled_from(["add", "remove", "tidy"]), st.integers(0, 11)), min_size=1, max_size=25
)


def changed(steps: Sequence[tuple[str, int]]) -> tuple[Collection, list[Article]]:
    """A collection after some changes, and the articles that are then in it, in order."""
    collection, there = Collection.of([article(0), article(1)]), [article(0), article(1)]
    for step, number in steps:
        one = article(number)
        if step == "tidy":
            collection = collection.tidied()
        else:
            collection = collection.without(one.id)
            there = [other for other in there if other.id != one.id]
        if step == "add":
            collection = collection.adding(Shelf.of([one]))
            there.append(one)
    return collection, there


@settings(max_examples=40, deadline=None)
@given(STEPS)
def test_after_any_changes_answers_are_those_of_a_fresh_reading(steps: list[tuple[str, int]]) -> None:
    collection, there = changed(steps)
    answerer, fresh = Answerer(collection), Answerer(there)
    assert [one.id for one in answerer.articles] == [one.id for one in there]
    for question in QUESTIONS:
        answer, expected = answerer.ask(question), fresh.ask(question)
        assert answer.outcome is expected.outcome
        assert answer.missing == expected.missing
        assert answer.repaired == expected.repaired
        assert answer.confidence == expected.confidence
        assert answer.quotes == expected.quotes


@settings(max_examples=40, deadline=None)
@given(STEPS)
def test_after_any_changes_scores_are_those_of_a_fresh_rank_bm25(steps: list[tuple[str, int]]) -> None:
    collection, there = changed(steps)
    corpus = list(Corpus([passage for one in there for passage in passages_of(one)]).stems)
    numbers = [number for one in there for number in collection.passages_of(one.id).tolist()]
    for words in (["bridg", "tarn", "built"], ["peopl", "visit", "visit", "zink3el"], ["nowher"]):
        scores = {hit.passage: hit.score for hit in collection.words.search(words, 1000)}
        if corpus:
            expected = BM25Plus(corpus, k1=0.9, b=0.4, delta=0).get_scores(words).tolist()
            assert [scores.get(number, 0.0) for number in numbers] == expected
        assert scores.keys() <= set(numbers)


@settings(max_examples=20, deadline=None)
@given(STEPS, st.integers(0, 11))
def test_one_article_asked_by_itself_is_the_one_that_is_there(
    steps: list[tuple[str, int]], number: int
) -> None:
    collection, there = changed(steps)
    answerer = Answerer(collection)
    (*_, passages) = (0, *(len(passages_of(one)) for one in there if one.id == f"a{number}"))
    assert answerer.passages_in(f"a{number}") == passages
    for quote in answerer.ask("When was it built?", article_id=f"a{number}").quotes:
        assert quote.article == article(number)


def test_a_word_of_a_removed_article_is_no_longer_known() -> None:
    collection = Collection.of([article(0), article(3)])
    asked = "who brings zink3el?"
    assert "zink3el" not in Answerer(collection).ask(asked).missing
    answer = Answerer(collection.without("a3")).ask(asked)
    assert "zink3el" in answer.missing


def test_two_collections_are_asked_as_one() -> None:
    home, own = Collection.of([article(0)]), Collection.of([article(1), article(4)])
    both, fresh = Answerer(home.with_all_of(own)), Answerer([article(0), article(1), article(4)])
    for question in QUESTIONS:
        assert both.ask(question).quotes == fresh.ask(question).quotes
    assert (
        Answerer(home).ask("What does Oslo have?").quotes
        == Answerer([article(0)]).ask("What does Oslo have?").quotes
    )


def test_many_small_changes_leave_few_shelves() -> None:
    collection = Collection(())
    for number in range(60):
        collection = collection.adding(Shelf.of([article(number)])).tidied()
    assert len(collection.parts) <= 9
    assert len(collection.articles) == 60


@pytest.mark.parametrize(
    "nothing", [Collection(()), Collection.of([]), Collection.of([article(0)]).without("a0")]
)
def test_a_collection_without_articles_answers_nothing(nothing: Collection) -> None:
    answer = Answerer(nothing).ask("When was the bridge built?")
    assert answer.quotes == ()
    assert "bridge" in answer.missing
