import threading
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from rank_bm25 import BM25Plus

from knowledge.index import Hit, PassageIndex


class Sparse(PassageIndex):
    """Keeps every word as postings, however frequent."""

    DENSE_SHARE = 1.0


class Dense(PassageIndex):
    """Keeps a score for every passage, however rare the word."""

    DENSE_SHARE = 0.0


CLASSES = [PassageIndex, Sparse, Dense]

# Few words make ties, repeats and words in every passage likely; "z" stands in questions alone.
WORDS = st.sampled_from("aaaabbbccdefgh")
CORPORA = st.lists(st.lists(WORDS, max_size=12), min_size=1, max_size=40).filter(any)
QUESTIONS = st.lists(WORDS | st.just("z"), max_size=9)
WEIGHTS = st.floats(0, 100, allow_subnormal=False) | st.sampled_from([0.0, 0.5, 1.0])


def reference(corpus: Sequence[Sequence[str]], words: Sequence[str]) -> NDArray[np.float64]:
    scores: NDArray[np.float64] = BM25Plus(corpus, k1=0.9, b=0.4, delta=0).get_scores(words)
    return scores


def best_of(scores: NDArray[np.float64], k: int) -> list[Hit]:
    """What a search must find: all scores sorted, equal ones left in corpus order, zeros left out."""
    order = np.argsort(-scores, kind="stable")[:k]
    return [Hit(int(passage), float(scores[passage])) for passage in order if scores[passage] > 0]


def zipf_corpus(passages: int) -> tuple[list[list[str]], list[list[str]]]:
    """A corpus of 60 words a passage and 40 questions, distributed as in a language."""
    random = np.random.default_rng(7)
    odds = 1 / np.arange(1, 3001)
    words = np.array([f"w{number}" for number in range(3000)])
    drawn = words[random.choice(3000, size=(passages, 60), p=odds / odds.sum())]
    asked = words[random.choice(3000, size=(40, 7), p=odds / odds.sum())]
    return drawn.tolist(), asked.tolist()


@pytest.mark.parametrize("kind", CLASSES)
@settings(max_examples=60)
@given(corpus=CORPORA, words=QUESTIONS)
def test_scores_are_bit_for_bit_those_of_rank_bm25(
    kind: type[PassageIndex], corpus: list[list[str]], words: list[str]
) -> None:
    assert kind(corpus).get_scores(words).tobytes() == reference(corpus, words).tobytes()


@given(CORPORA, QUESTIONS, st.floats(0.01, 5), st.floats(0, 0.99))
def test_other_parameters_score_as_in_rank_bm25_too(
    corpus: list[list[str]], words: list[str], k1: float, b: float
) -> None:
    expected = BM25Plus(corpus, k1=k1, b=b, delta=0).get_scores(words)
    assert PassageIndex(corpus, k1=k1, b=b).get_scores(words).tobytes() == expected.tobytes()


def test_scores_over_thousands_of_passages_are_those_of_rank_bm25() -> None:
    corpus, questions = zipf_corpus(3000)
    index, original = PassageIndex(corpus), BM25Plus(corpus, k1=0.9, b=0.4, delta=0)
    for words in questions[:10]:
        assert index.get_scores(words).tobytes() == original.get_scores(words).tobytes()


def test_a_corpus_of_several_blocks_with_a_word_said_hundreds_of_times_scores_alike() -> None:
    corpus = [[f"w{number % 97}", "same"] for number in range(20_000)]
    corpus[17_000] = ["often"] * 300 + ["w5"]
    words = ["often", "w5", "same"]
    index = PassageIndex(corpus)
    assert index.get_scores(words).tobytes() == reference(corpus, words).tobytes()
    assert index.postings("often").frequencies.tolist() == [300]
    assert index.search(words, 1)[0].passage == 17_000


@pytest.mark.parametrize("kind", CLASSES)
@settings(max_examples=60)
@given(corpus=CORPORA, words=QUESTIONS, k=st.integers(1, 12))
def test_a_search_finds_the_first_of_all_sorted_scores(
    kind: type[PassageIndex], corpus: list[list[str]], words: list[str], k: int
) -> None:
    assert kind(corpus).search(words, k) == best_of(reference(corpus, words), k)


@pytest.mark.parametrize("k", [1, 10, 7000, 50_000])
def test_a_search_of_many_passages_is_as_exact(k: int) -> None:
    corpus, questions = zipf_corpus(20_000)
    index = PassageIndex(corpus)
    for words in questions[:5]:
        assert index.search(words, k) == best_of(index.get_scores(words), k)


@pytest.mark.parametrize("kind", CLASSES)
@settings(max_examples=60)
@given(data=st.data(), corpus=CORPORA, words=QUESTIONS)
def test_a_weighted_search_finds_the_first_of_all_sorted_scores(
    kind: type[PassageIndex], data: st.DataObject, corpus: list[list[str]], words: list[str]
) -> None:
    weights = data.draw(st.lists(WEIGHTS, min_size=len(words), max_size=len(words)))
    index = kind(corpus)
    assert index.search(words, 5, weights) == best_of(index.get_scores(words, weights), 5)


@given(CORPORA, QUESTIONS)
def test_a_weight_multiplies_what_its_word_scores(corpus: list[list[str]], words: list[str]) -> None:
    index = PassageIndex(corpus)
    weights = [0.5 * place for place in range(len(words))]
    expected = sum((weight * index.get_scores([word]) for word, weight in zip(words, weights, strict=True)))
    np.testing.assert_allclose(index.get_scores(words, weights), expected + np.zeros(len(index)))
    assert index.get_scores(words, [1.0] * len(words)).tobytes() == index.get_scores(words).tobytes()


@pytest.mark.parametrize("weights", [[1.0], [1.0, -1.0], [1.0, float("nan")], [1.0, float("inf")]])
def test_weights_that_fit_no_question_are_refused(weights: list[float]) -> None:
    index = PassageIndex([["a", "b"], ["b"]])
    for ask in (index.get_scores, lambda words, given: index.search(words, 3, given)):
        with pytest.raises(ValueError, match=r"weights|zip"):
            ask(["a", "b"], weights)


@settings(max_examples=60)
@given(CORPORA, QUESTIONS, st.lists(st.integers(0, 1000), max_size=20))
def test_scores_of_candidates_are_the_same_bits_in_their_order(
    corpus: list[list[str]], words: list[str], drawn: list[int]
) -> None:
    candidates = [number % len(corpus) for number in drawn]
    weights = [1.5] * len(words)
    for kind in CLASSES:
        index = kind(corpus)
        some = np.array(candidates, dtype=np.int64)
        assert index.scores_of(words, some).tobytes() == index.get_scores(words)[some].tobytes()
        weighted = index.scores_of(words, some, weights)
        assert weighted.tobytes() == index.get_scores(words, weights)[some].tobytes()
        assert index.get_batch_scores(words, candidates) == BM25Plus(
            corpus, k1=0.9, b=0.4, delta=0
        ).get_batch_scores(words, candidates)


@pytest.mark.parametrize("stranger", [-1, 2])
def test_scores_of_a_passage_that_is_not_there_are_refused(stranger: int) -> None:
    with pytest.raises(IndexError):
        PassageIndex([["a"], ["b"]]).scores_of(["a"], np.array([0, stranger]))


@pytest.mark.parametrize("kind", CLASSES)
@pytest.mark.parametrize("corpus", [[], [[]], [[], []]])
def test_an_empty_corpus_answers_nothing_without_a_fault(kind: type[PassageIndex], corpus: list[Any]) -> None:
    index = kind(corpus)
    assert len(index) == len(corpus)
    assert index.search(["a", "b"]) == []
    assert index.get_scores(["a"]).tolist() == [0.0] * len(corpus)
    assert index.scores_of(["a"], np.arange(len(corpus))).tolist() == [0.0] * len(corpus)
    assert list(index) == []


@pytest.mark.parametrize("kind", CLASSES)
@pytest.mark.parametrize("words", [[], ["unknown"], ["unknown", "words"]])
def test_questions_without_a_known_word_find_nothing(kind: type[PassageIndex], words: list[str]) -> None:
    index = kind([["a", "b"], ["a"], []])
    assert index.search(words) == []
    assert index.get_scores(words).tolist() == [0.0, 0.0, 0.0]


@pytest.mark.parametrize("kind", CLASSES)
def test_equal_scores_keep_the_order_of_the_corpus(kind: type[PassageIndex]) -> None:
    corpus = [["x"], ["a", "b"]] * 10_000
    assert [hit.passage for hit in kind(corpus).search(["b", "a"], 4)] == [1, 3, 5, 7]


@pytest.mark.parametrize("kind", CLASSES)
def test_passages_without_any_of_the_words_are_never_found(kind: type[PassageIndex]) -> None:
    index = kind([["a"], ["b"], ["c", "a", "a"], []])
    assert {hit.passage for hit in index.search(["a"], 10)} == {0, 2}
    assert all(hit.score > 0 for hit in index.search(["a"], 10))


def test_a_single_passage_that_matches_scores_above_zero() -> None:
    assert PassageIndex([["only", "passage"]]).search(["only"])[0].score > 0


def test_asking_for_no_passages_is_an_error() -> None:
    with pytest.raises(ValueError, match="k must be"):
        PassageIndex([["a"]]).search(["a"], 0)


@pytest.mark.parametrize("parameters", [{"k1": 0}, {"b": -0.1}, {"b": 1.5}])
def test_parameters_outside_their_range_are_an_error(parameters: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="k1 > 0"):
        PassageIndex([["a"]], **parameters)


def test_the_vocabulary_tells_where_each_word_stands() -> None:
    index = PassageIndex([("b", "a", "b"), (), ("c", "b")])
    assert list(index) == ["b", "a", "c"]
    assert "a" in index
    assert "z" not in index
    assert [index.document_frequency(word) for word in ("b", "a", "z")] == [2, 1, 0]
    assert index.postings("b").passages.tolist() == [0, 2]
    assert index.postings("b").frequencies.tolist() == [2, 1]
    assert index.postings("z").passages.tolist() == []


def test_it_stands_in_for_the_class_of_rank_bm25() -> None:
    documents = ["first", "second", "third"]
    index = PassageIndex([["a"], ["a", "b", "b"], ["c"]])
    assert isinstance(index, BM25Plus)
    assert index.get_top_n(["b"], documents, n=1) == ["second"]


def test_threads_may_search_one_index_at_the_same_time() -> None:
    corpus, questions = zipf_corpus(3000)
    index = PassageIndex(corpus)
    expected = [index.search(words) for words in questions]
    found: list[list[list[Hit]]] = []

    def ask_all() -> None:
        found.append([index.search(words) for _ in range(3) for words in questions])

    threads = [threading.Thread(target=ask_all) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected * 3] * 4
