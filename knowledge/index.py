"""BM25 over passages, scored word by word from postings instead of passage by passage."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, count, repeat
from typing import Any, ClassVar, NamedTuple

import numpy as np
from numpy.typing import NDArray
from rank_bm25 import BM25Plus

Numbers = NDArray[np.integer[Any]]
Scores = NDArray[np.float64]

_SAMPLE = 1 << 13  # scores looked at for a lower bound of the k-th best one
_BLOCK = 1 << 14  # passages counted at once: few enough for the processor's cache
_STEP = 1 << 20  # postings scored at once: keeps temporary arrays small


class Hit(NamedTuple):
    """One found passage: its number in the corpus (from 0) and its score (above 0)."""

    passage: int
    score: float


class Postings(NamedTuple):
    """Where one word stands: passage numbers, ascending, and how often it occurs in each of them."""

    passages: Numbers
    frequencies: Numbers


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

    def __init__(self, corpus: Sequence[Sequence[str]], *, k1: float = 0.9, b: float = 0.4) -> None:
        """Index a corpus: one sequence of words for each passage. ValueError for k1 or b out of range."""
        if not (k1 > 0 and 0 <= b <= 1):
            raise ValueError(f"BM25 needs k1 > 0 and 0 <= b <= 1, not k1={k1} and b={b}")
        super().__init__(corpus, k1=k1, b=b, delta=0)

    def __len__(self) -> int:
        """Number of passages."""
        return int(self.corpus_size)

    def __contains__(self, word: object) -> bool:
        """Whether any passage has the word."""
        return word in self._columns

    def __iter__(self) -> Iterator[str]:
        """Every word of the corpus once, in the order of first appearance."""
        return iter(self._columns)

    def document_frequency(self, word: str) -> int:
        """Number of passages that have the word; 0 for an unknown one."""
        return len(self.postings(word).passages)

    def postings(self, word: str) -> Postings:
        """Where a word stands, as views into the index; empty for an unknown one."""
        column = self._columns.get(word)
        here = slice(0) if column is None else self._span(column)
        return Postings(self._passages[here], self._frequencies[here])

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
        if k < 1:
            raise ValueError(f"k must be at least 1, not {k}")
        scores = self.get_scores(words, weights)
        # Sorting, or even partitioning, mostly zeros would take longer than the scoring did.
        candidates = np.flatnonzero(scores >= max(_kth_best_or_less(scores, k), math.ulp(0.0)))
        best = scores[candidates]
        order = np.argsort(-best, kind="stable")[:k]
        return list(map(Hit, candidates[order].tolist(), best[order].tolist()))

    def _known(self, words: Sequence[str], weights: Sequence[float] | None) -> Iterator[tuple[int, float]]:
        """Columns and weights of the words that the corpus has, in the order of the question."""
        if weights is None:
            pairs: Iterable[tuple[str, float]] = zip(words, repeat(1.0))
        elif all(0 <= weight < math.inf for weight in weights):
            pairs = zip(words, weights, strict=True)
        else:
            raise ValueError("weights must be finite and not below 0")
        for word, weight in pairs:
            column = self._columns.get(word)
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

    def _span(self, column: int) -> slice:
        return slice(self._starts[column], self._starts[column + 1])

    def _sparse(self, column: int) -> tuple[Numbers, Scores]:
        start, stop = self._starts[column], self._starts[column + 1]
        return self._passages[start:stop], self._impacts[start - self._skipped : stop - self._skipped]

    def _initialize(self, corpus: Sequence[Sequence[str]]) -> dict[str, int]:
        """Build the postings, and tell rank_bm25 in how many passages each word is, for the idf."""
        self.doc_len = np.fromiter(map(len, corpus), np.int64, len(corpus))
        self.corpus_size = len(corpus)
        total = int(self.doc_len.sum())
        self.avgdl = total / max(1, self.corpus_size)

        numbers: defaultdict[str, int] = defaultdict()
        numbers.default_factory = numbers.__len__
        keys = np.empty(total, dtype=np.int64)  # word · _BLOCK + place of the passage in its block
        frequencies = np.empty(total, dtype=np.uint8)
        ends = [0]
        for first in range(0, len(corpus), _BLOCK):
            lengths = self.doc_len[first : first + _BLOCK]
            words = chain.from_iterable(corpus[first : first + _BLOCK])
            block = np.fromiter(map(numbers.__getitem__, words), np.int64, int(lengths.sum()))
            block *= _BLOCK
            block += np.repeat(np.arange(len(lengths)), lengths)
            distinct, counts = np.unique(block, return_counts=True)
            widest = np.min_scalar_type(counts.max(initial=0))
            frequencies = frequencies.astype(np.promote_types(widest, frequencies.dtype), copy=False)
            here = slice(ends[-1], ends[-1] + len(distinct))
            keys[here], frequencies[here] = distinct, counts
            ends.append(here.stop)

        found = np.zeros(len(numbers), dtype=np.int64)
        for here in map(slice, ends, ends[1:]):
            found += np.bincount(keys[here] // _BLOCK, minlength=len(found))
        # Columns go from the most frequent word to the rarest, so that the dense rows come first.
        order = np.argsort(-found, kind="stable")
        self._starts = np.concatenate(([0], np.cumsum(found[order])))
        column_of = np.empty_like(order)
        column_of[order] = np.arange(len(order))
        self._columns = dict(zip(numbers, column_of.tolist(), strict=True))

        self._passages = np.empty(ends[-1], dtype=np.int32)
        self._frequencies = np.empty(ends[-1], dtype=frequencies.dtype)
        free = self._starts[column_of]
        for first, here in zip(count(0, _BLOCK), map(slice, ends, ends[1:])):
            many = np.bincount(keys[here] // _BLOCK, minlength=len(found))
            places = np.arange(here.stop - here.start) + np.repeat(free - np.cumsum(many) + many, many)
            self._passages[places] = keys[here] % _BLOCK + first
            self._frequencies[places] = frequencies[here]
            free += many
        return dict(zip(numbers, found.tolist(), strict=True))

    def _calc_idf(self, nd: dict[str, int]) -> None:
        """Let rank_bm25 compute the idf; then score every posting, ahead of any question."""
        super()._calc_idf(nd)
        idf = np.empty(len(nd))
        idf[list(self._columns.values())] = list(self.idf.values())
        # Same operations in the same order as in rank_bm25: any other order rounds differently.
        norms = self.k1 * (1 - self.b + self.b * self.doc_len / (self.avgdl or 1))
        dense = int(np.count_nonzero(np.diff(self._starts) > self.DENSE_SHARE * len(self)))
        self._rows = np.zeros((dense, len(self)))
        self._skipped = int(self._starts[dense])
        self._impacts = np.empty(len(self._passages) - self._skipped)

        def impacts(here: slice, weights: Scores) -> Scores:
            frequencies = self._frequencies[here]
            saturated = frequencies * (self.k1 + 1) / (norms[self._passages[here]] + frequencies)
            product: Scores = weights * saturated
            return product

        for column, row in enumerate(self._rows):
            here = self._span(column)
            row[self._passages[here]] = impacts(here, idf[column])
        for start in range(self._skipped, len(self._passages), _STEP):
            here = slice(start, min(start + _STEP, len(self._passages)))
            lengths = np.diff(np.clip(self._starts, here.start, here.stop))
            self._impacts[start - self._skipped :][:_STEP] = impacts(here, np.repeat(idf, lengths))


def _kth_best_or_less(scores: Scores, k: int) -> float:
    """The k-th best score of an even sample, which the k-th best of all cannot be below; 0 for few scores."""
    sample = scores[:: 1 + len(scores) // _SAMPLE]
    return float(np.partition(sample, -k)[-k]) if len(sample) >= k else 0.0
