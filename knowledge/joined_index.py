"""BM25 over several corpora at once, scored as if one index had been fitted on all of them together."""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from math import log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from knowledge.index import K1, B, Hit, Scores, best_hits, check_parameters, weighed
from knowledge.postings import Numbers, PostingLists, Postings

Mask = NDArray[np.bool_]


class Segment(NamedTuple):
    """A corpus that was indexed at once; `gone` marks those of its passages that were removed since."""

    lists: PostingLists
    gone: Mask | None = None


class JoinedIndex:
    """The passages of several segments in a row, less the removed ones.

    Scores are the very bits of a `PassageIndex` fitted on the passages that are left, in order: idf and
    average length are those of all together, worked out for the words that are asked. So a segment is
    shared by any number of indexes, and adding or removing passages makes a new index without touching one.
    Passages are numbered over all segments, removed ones included; `size` counts those, `len` does not.
    """

    def __init__(self, segments: Sequence[Segment], *, k1: float = K1, b: float = B) -> None:
        """Join segments. ValueError for k1 or b out of range."""
        check_parameters(k1, b)
        self.k1 = k1
        self._segments = tuple(segments)
        sizes = [len(lists) for lists, _ in segments]
        self._starts = [0, *accumulate(sizes)]
        kept = [lists.lengths if gone is None else lists.lengths[~gone] for lists, gone in segments]
        self._passages = sum(map(len, kept))
        average = sum(int(lengths.sum()) for lengths in kept) / max(1, self._passages)
        longest = max((int(lists.lengths.max(initial=0)) for lists, _ in segments), default=0)
        # Same operations in the same order as in rank_bm25, once for each length instead of each passage.
        lengths = np.arange(longest + 1, dtype=np.float64)
        self._norms: Scores = k1 * (1 - b + b * lengths / (average or 1))

    @property
    def size(self) -> int:
        """How many numbers there are: passages, and places of removed ones."""
        return self._starts[-1]

    def __len__(self) -> int:
        """Number of passages."""
        return self._passages

    def __contains__(self, word: object) -> bool:
        """Whether any passage has the word."""
        return any(
            word in lists and (gone is None or not gone[lists.postings(str(word)).passages].all())
            for lists, gone in self._segments
        )

    def document_frequency(self, word: str) -> int:
        """Number of passages that have the word; 0 for an unknown one."""
        return sum(_count(lists.postings(word), gone) for lists, gone in self._segments)

    def idf_of(self, word: str) -> float:
        """ln((N+1) / df), for a word that no passage has as if one had it."""
        return log((len(self) + 1) / (self.document_frequency(word) or 1))

    def get_scores(self, words: Sequence[str], weights: Sequence[float] | None = None) -> Scores:
        """The score of every number, 0 for a removed passage: an array of `size`."""
        scores = np.zeros(self.size)
        parts = [scores[start:end] for start, end in self._bounds()]
        for word, weight in weighed(words, weights):
            idf = self.idf_of(word)
            for part, (lists, _) in zip(parts, self._segments, strict=True):
                passages, frequencies = lists.postings(word)
                if len(passages):
                    impacts = self._impacts(idf, frequencies, lists.lengths[passages])
                    np.add.at(part, passages, impacts if weight == 1 else impacts * weight)
        for part, (_, gone) in zip(parts, self._segments, strict=True):
            if gone is not None:
                part[gone] = 0.0
        return scores

    def scores_of(
        self, words: Sequence[str], candidates: Numbers, weights: Sequence[float] | None = None
    ) -> Scores:
        """The scores of some passages, in the order given: the very bits of `get_scores(words)[candidates]`.

        A candidate that is not the number of a passage is an IndexError.
        """
        if len(candidates) and not (candidates.min() >= 0 and candidates.max() < self.size):
            raise IndexError(f"a candidate is not one of the {self.size} passages")
        # Looking up so many one by one would take longer than scoring all.
        if len(candidates) > self.size // 8:
            found: Scores = self.get_scores(words, weights)[candidates]
            return found
        scores = np.zeros(len(candidates))
        places = [
            (np.flatnonzero((candidates >= start) & (candidates < end)), start)
            for start, end in self._bounds()
        ]
        for word, weight in weighed(words, weights):
            idf = self.idf_of(word)
            for (at, start), (lists, _) in zip(places, self._segments, strict=True):
                if len(at) and word in lists:
                    scores[at] += self._look_up(lists, word, idf, candidates[at] - start) * weight
        for (at, start), (_, gone) in zip(places, self._segments, strict=True):
            if gone is not None:
                scores[at[gone[candidates[at] - start]]] = 0.0
        return scores

    def search(self, words: Sequence[str], k: int = 10, weights: Sequence[float] | None = None) -> list[Hit]:
        """The k best passages, best first, equal ones in order; none that scores 0. ValueError for k < 1."""
        return best_hits(self.get_scores(words, weights), k)

    def _bounds(self) -> Iterator[tuple[int, int]]:
        return zip(self._starts, self._starts[1:], strict=False)

    def _look_up(self, lists: PostingLists, word: str, idf: float, wanted: Numbers) -> Scores:
        """What one word scores in each of the wanted passages of a segment that has it."""
        passages, frequencies = lists.postings(word)
        wanted = wanted.astype(np.int32)
        at = passages.searchsorted(wanted)
        at[at == len(passages)] = 0
        has = np.where(passages[at] == wanted, frequencies[at], 0)
        return self._impacts(idf, has, lists.lengths[wanted])

    def _impacts(self, idf: float, frequencies: Numbers, lengths: Numbers) -> Scores:
        saturated = frequencies * (self.k1 + 1) / (self._norms[lengths] + frequencies)
        impacts: Scores = idf * saturated
        return impacts


def _count(postings: Postings, gone: Mask | None) -> int:
    """How many of a word's passages are left."""
    return len(postings.passages) - (0 if gone is None else int(np.count_nonzero(gone[postings.passages])))
