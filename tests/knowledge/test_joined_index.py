"""Several corpora, searched as one."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rank_bm25 import BM25Plus

from knowledge.index import PassageIndex
from knowledge.joined_index import JoinedIndex, Segment
from knowledge.postings import PostingLists

WORDS = st.sampled_from("aaaabbbccdefgh")
PASSAGE = st.lists(WORDS, max_size=12)
QUESTIONS = st.lists(WORDS | st.just("z"), max_size=9)
SEGMENTS = st.lists(st.lists(st.tuples(PASSAGE, st.booleans()), max_size=10), max_size=5)
"""Corpora of passages, each with whether it is still there."""

Drawn = Sequence[Sequence[tuple[list[str], bool]]]


def joined(drawn: Drawn, b: float = 0.4) -> JoinedIndex:
    return JoinedIndex([segment(corpus) for corpus in drawn], b=b)


def segment(corpus: Sequence[tuple[list[str], bool]]) -> Segment:
    gone = np.array([not here for _, here in corpus], np.bool_)
    return Segment(PostingLists.of([words for words, _ in corpus]), gone if gone.any() else None)


def left(drawn: Drawn) -> list[list[str]]:
    return [words for corpus in drawn for words, here in corpus if here]


def places(drawn: Drawn) -> list[int]:
    """The numbers of the passages that are left."""
    flags = [here for corpus in drawn for _, here in corpus]
    return [number for number, here in enumerate(flags) if here]


@given(SEGMENTS, QUESTIONS, st.sampled_from([0.0, 0.4, 0.75]))
def test_scores_are_bit_for_bit_those_of_rank_bm25_fitted_on_what_is_left(
    drawn: Drawn, words: list[str], b: float
) -> None:
    scores = joined(drawn, b).get_scores(words)
    if any(left(drawn)):
        expected = BM25Plus(left(drawn), k1=0.9, b=b, delta=0).get_scores(words)
        assert scores[places(drawn)].tobytes() == expected.tobytes()
    removed = np.setdiff1d(np.arange(len(scores)), places(drawn))
    assert not scores[removed].any()


@given(SEGMENTS, QUESTIONS, st.integers(1, 12), st.data())
def test_a_weighted_search_finds_what_a_fresh_index_finds(
    drawn: Drawn, words: list[str], k: int, data: st.DataObject
) -> None:
    weights = data.draw(st.lists(st.floats(0, 9), min_size=len(words), max_size=len(words)))
    fresh = PassageIndex(left(drawn)).search(words, k, weights)
    found = joined(drawn).search(words, k, weights)
    numbers = places(drawn)
    assert [(hit.passage, hit.score) for hit in found] == [(numbers[hit.passage], hit.score) for hit in fresh]


@given(SEGMENTS, QUESTIONS, st.lists(st.integers(0, 1000), max_size=3))
def test_scores_of_candidates_are_the_same_bits_in_their_order(
    drawn: Drawn, words: list[str], some: list[int]
) -> None:
    index = joined([[(["a", "b"], True)] * 40, *drawn])
    candidates = np.array([number % index.size for number in some], np.int64)
    assert index.scores_of(words, candidates).tobytes() == index.get_scores(words)[candidates].tobytes()
    every = np.arange(index.size)
    assert index.scores_of(words, every).tobytes() == index.get_scores(words).tobytes()


@given(SEGMENTS)
def test_words_and_their_frequencies_are_those_of_what_is_left(drawn: Drawn) -> None:
    index, fresh = joined(drawn), PassageIndex(left(drawn))
    assert len(index) == len(fresh)
    for word in "abcdefghz":
        assert (word in index) == (word in fresh)
        assert index.document_frequency(word) == fresh.document_frequency(word)
        assert index.idf_of(word) == fresh.idf_of(word)


@given(SEGMENTS)
def test_lists_joined_are_those_of_a_fresh_reading(drawn: Drawn) -> None:
    lists = PostingLists.joined([segment(corpus) for corpus in drawn])
    fresh = PostingLists.of(left(drawn))
    assert lists.lengths.tolist() == fresh.lengths.tolist()
    assert set(lists) == set(fresh)
    for word in fresh:
        for mine, theirs in zip(lists.postings(word), fresh.postings(word), strict=True):
            assert mine.tolist() == theirs.tolist()


def test_a_passage_that_is_not_there_is_refused() -> None:
    with pytest.raises(IndexError):
        joined([[(["a"], True)], [(["b"], True)]]).scores_of(["a"], np.array([2]))
