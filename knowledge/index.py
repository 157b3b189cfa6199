"""BM25 over passages, scored word by word from postings instead of passage by passage."""

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat
from typing import ClassVar, Final, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray
from rank_bm25 import BM25Plus

from knowledge.postings import Numbers, PostingLists, Postings

Scores = NDArray[np.float64]

K1: Final = 0.9
B: Final = 0.4
"""BM25's parameters, as measured best on passages of 60 to 120 words."""

_SAMPLE = 1 << 13  # scores looked at for a lower bound of the k-th best one
_STEP = 1 << 20  # postings scored at once: keeps temporary arrays small


class Hit(NamedTuple):
    """One found passage: its number in the corpus (from 0) and its score (above 0)."""

    passage: int
    score: float


class Index(Protocol):
    """What the ranking asks of an index, whether it was fitted on one corpus or is joined from several."""

    @property
    def k1(self) -> float:
        """BM25's k1."""

    def __len__(self) -> int:
        """Number of passages."""

    def __contains__(self, word: object) -> bool:
        """Whether any passage has the word."""

    def idf_of(self, word: str) -> float:
        """ln((N+1) / df), for a word that no passage has as if one had it."""

    def scores_of(
        self, words: Sequence[str], candidates: Numbers, weights: Sequence[float] | None = None
    ) -> Scores:
        """The scores of some passages, in the order given."""

    def search(self, words: Sequence[str], k: int = 10, weights: Sequence[float] | None = None) -> list[Hit]:
        """The k best passages, best first."""


class PassageIndex(BM25Plus):  # type: ignore[misc]  # rank_bm25 is untyped, so its classes are Any
    """A `rank_bm25.BM25Plus` with delta 0 that finds the best of a million passages in milliseconds.

    rank_bm25 defines the score of a passage: the sum, over the words of the question, of
    idf · tf·(k1+1) / (k1·(1 − b + b·length / average length) + tf) with idf = ln((N+1) / df); and
    `get_scores` returns the very bits of `BM25Plus(corpus, k1=k1, b=b, delta=0).get_scores`. A word that
    stands twice in the question counts twice. Postings rely on passages without any of the words scoring
    0 and all others more, which holds for delta 0 only; so there is no delta to choose.

    Everywhere, `words` are normalised as the corpus was, and `weights`, if given, are one factor for each
    of them: finite and not below 0, else ValueError. Words that no passage has are no error, nor are empty
    questions, passages and corpora. An index never changes once built, and threads may share it.
    """

    DENSE_SHARE: ClassVar[float] = 0.25
    """A word in more than this share of the passages has a score stored for every passage, zeros too:
    adding two whole arrays takes less time than adding at that many places."""

    def __init__(
        self, corpus: Sequence[Sequence[str]] | PostingLists, *, k1: float = K1, b: float = B
    ) -> None:
        """Index a corpus: one sequence of words for each passage, or the postings of that.

        ValueError for k1 or b out of range.
        """
        check_parameters(k1, b)
        super().__init__(corpus, k1=k1, b=b, delta=0)

    def __len__(self) -> int:
        """Number of passages."""
        return int(self.corpus_size)

    def __contains__(self, word: object) -> bool:
        """Whether any passage has the word."""
        return word in self.lists

    def __iter__(self) -> Iterator[str]:
        """Every word of the corpus once, the most frequent first."""
        return iter(self.lists)

    def document_frequency(self, word: str) -> int:
        """Number of passages that have the word; 0 for an unknown one."""
        return len(self.postings(word).passages)

    def postings(self, word: str) -> Postings:
        """Where a word stands, as views into the index; empty for an unknown one."""
        return self.lists.postings(word)

    def idf_of(self, word: str) -> float:
        """ln((N+1) / df), for a word that no passage has as if one had it."""
        known: float | None = self.idf.get(word)
        return math.log(len(self) + 1) if known is None else known

    def get_scores(self, query: Sequence[str], weights: Sequence[float] | None = None) -> Scores:
        """The score of every passage: an array as long as the corpus."""
        scores = np.zeros(len(self))
        for column, weight in self._known(query, weights):
            self._add(scores, column, weight)
        return scores

    def scores_of(
        self, words: Sequence[str], candidates: Numbers, weights: Sequence[float] | None = None
    ) -> Scores:
        """The scores of some passages, in the order given: the very bits of `get_scores(words)[candidates]`.

        The time it takes grows with the number of candidates, hardly with the size of the corpus. A candidate
        that is not the number of a passage is an IndexError.
        """
        if len(candidates) and not (candidates.min() >= 0 and candidates.max() < len(self)):
            raise IndexError(f"a candidate is not one of the {len(self)} passages")
        candidates = candidates.astype(np.int32)
        scores = np.zeros(len(candidates))
        for column, weight in self._known(words, weights):
            scores += self._look_up(column, candidates, weight)
        return scores

    def get_batch_scores(self, query: Sequence[str], doc_ids: Sequence[int]) -> list[float]:
        """`scores_of` by the name and with the types that rank_bm25 gives it."""
        scores: list[float] = self.scores_of(query, np.asarray(doc_ids, dtype=np.int64)).tolist()
        return scores

    def search(self, words: Sequence[str], k: int = 10, weights: Sequence[float] | None = None) -> list[Hit]:
        """The k best passages, best first, equal ones in corpus order; none that scores 0.

        They are what sorting all of `get_scores` would put first, with the same scores to the bit. A k below
        1 is a ValueError.
        """
        return best_hits(self.get_scores(words, weights), k)

    def _known(self, words: Sequence[str], weights: Sequence[float] | None) -> Iterator[tuple[int, float]]:
        """Columns and weights of the words that the corpus has, in the order of the question."""
        for word, weight in weighed(words, weights):
            column = self.lists.columns.get(word)
            if column is not None:
                yield column, weight

    def _add(self, scores: Scores, column: int, weight: float) -> None:
        """Add what one word scores to the scores of all passages."""
        if column < len(self._rows):
            row = self._rows[column]
            scores += row if weight == 1 else row * weight
        else:
            passages, impacts = self._sparse(column)
            # Since numpy 1.25 twice as fast as `scores[passages] += impacts`.
            np.add.at(scores, passages, impacts if weight == 1 else impacts * weight)

    def _look_up(self, column: int, candidates: Numbers, weight: float) -> Scores:
        """What one word scores in each of the candidates."""
        if column < len(self._rows):
            found: Scores = self._rows[column][candidates]
        else:
            passages, impacts = self._sparse(column)
            places = passages.searchsorted(candidates)
            places[places == len(passages)] = 0
            found = np.where(passages[places] == candidates, impacts[places], 0.0)
        return found if weight == 1 else found * weight

    def _sparse(self, column: int) -> tuple[Numbers, Scores]:
        here = self.lists.span(column)
        return self.lists.passages[here], self._impacts[
            here.start - self._skipped : here.stop - self._skipped
        ]

    def _initialize(self, corpus: Sequence[Sequence[str]] | PostingLists) -> dict[str, int]:
        """Build the postings, and tell rank_bm25 in how many passages each word is, for the idf."""
        self.lists = corpus if isinstance(corpus, PostingLists) else PostingLists.of(corpus)
        self.doc_len = self.lists.lengths
        self.corpus_size = len(self.lists)
        self.avgdl = int(self.doc_len.sum()) / max(1, self.corpus_size)
        return dict(zip(self.lists.columns, np.diff(self.lists.starts).tolist(), strict=True))

    def _calc_idf(self, nd: dict[str, int]) -> None:
        """Let rank_bm25 compute the idf; then score every posting, ahead of any question."""
        super()._calc_idf(nd)
        lists = self.lists
        idf = np.fromiter(self.idf.values(), np.float64, len(nd))
        # Same operations in the same order as in rank_bm25: any other order rounds differently.
        norms = self.k1 * (1 - self.b + self.b * self.doc_len / (self.avgdl or 1))
        dense = int(np.count_nonzero(np.diff(lists.starts) > self.DENSE_SHARE * len(self)))
        self._rows = np.zeros((dense, len(self)))
        self._skipped = int(lists.starts[dense])
        self._impacts = np.empty(len(lists.passages) - self._skipped)

        def impacts(here: slice, weights: Scores) -> Scores:
            frequencies = lists.frequencies[here]
            saturated = frequencies * (self.k1 + 1) / (norms[lists.passages[here]] + frequencies)
            product: Scores = weights * saturated
            return product

        for column, row in enumerate(self._rows):
            here = lists.span(column)
            row[lists.passages[here]] = impacts(here, idf[column])
        for start in range(self._skipped, len(lists.passages), _STEP):
            stop = min(start + _STEP, len(lists.passages))
            weights = np.repeat(idf, np.diff(lists.starts.clip(start, stop)))
            self._impacts[start - self._skipped :][:_STEP] = impacts(slice(start, stop), weights)


def check_parameters(k1: float, b: float) -> None:
    """ValueError for k1 or b out of range."""
    if not (k1 > 0 and 0 <= b <= 1):
        raise ValueError(f"BM25 needs k1 > 0 and 0 <= b <= 1, not k1={k1} and b={b}")


def weighed(words: Sequence[str], weights: Sequence[float] | None) -> Iterable[tuple[str, float]]:
    """Words and their weights, 1 each if none are given.

    ValueError for weights that are not as `PassageIndex` has them.
    """
    if weights is None:
        return zip(words, repeat(1.0))
    if all(0 <= weight < math.inf for weight in weights):
        return zip(words, weights, strict=True)
    raise ValueError("weights must be finite and not below 0")


def best_hits(scores: Scores, k: int) -> list[Hit]:
    """The k best of all scores, best first, equal ones in order; none that is 0. ValueError for k < 1."""
    if k < 1:
        raise ValueError(f"k must be at least 1, not {k}")
    # Sorting, or even partitioning, mostly zeros would take longer than the scoring did.
    candidates = np.flatnonzero(scores >= max(_kth_best_or_less(scores, k), math.ulp(0.0)))
    best = scores[candidates]
    order = np.argsort(-best, kind="stable")[:k]
    return list(map(Hit, candidates[order].tolist(), best[order].tolist()))


def _kth_best_or_less(scores: Scores, k: int) -> float:
    """The k-th best score of an even sample, which the k-th best of all cannot be below; 0 for few scores."""
    sample = scores[:: 1 + len(scores) // _SAMPLE]
    return float(np.partition(sample, -k)[-k]) if len(sample) >= k else 0.0
