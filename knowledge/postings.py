"""Where each word of some passages stands, in a few flat arrays instead of a list a word."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.integer[Any]]

_BLOCK = 1 << 14  # passages counted at once: few enough for the processor's cache

_BREATH = 1 << 6  # passages looked up at once: no other thread gets a turn before they are


class Postings(NamedTuple):
    """Where one word stands: passage numbers, ascending, and how often it occurs in each of them."""

    passages: Numbers
    frequencies: Numbers


class _Block(NamedTuple):
    """Postings of some passages, by word and then by passage."""

    words: Numbers
    passages: Numbers
    frequencies: Numbers


class PostingLists:
    """The postings of every word of a corpus. Never altered once built; threads may share it.

    A column is one word's postings. Columns go from the most frequent word to the rarest: column c is
    `passages[starts[c]:starts[c + 1]]`, and its frequencies likewise. `lengths` holds the number of words
    of each passage.
    """

    def __init__(
        self,
        columns: dict[str, int],
        starts: NDArray[np.int64],
        passages: NDArray[np.int32],
        frequencies: Numbers,
        lengths: NDArray[np.int64],
    ) -> None:
        self.columns = columns
        self.starts = starts
        self.passages = passages
        self.frequencies = frequencies
        self.lengths = lengths

    @classmethod
    def of(cls, corpus: Sequence[Sequence[str]]) -> Self:
        """Read a corpus: one sequence of words for each passage."""
        lengths = np.fromiter(map(len, corpus), np.int64, len(corpus))
        numbers: defaultdict[str, int] = defaultdict()
        numbers.default_factory = numbers.__len__
        blocks = []
        for first in range(0, len(corpus), _BLOCK):
            here = lengths[first : first + _BLOCK]
            keys = np.empty(here.sum(), np.int64)
            start = 0
            for at in range(0, len(here), _BREATH):
                words = list(chain.from_iterable(corpus[first + at : first + min(at + _BREATH, _BLOCK)]))
                end = start + len(words)
                keys[start:end] = np.fromiter(map(numbers.__getitem__, words), np.int64, len(words))
                start = end
            keys *= _BLOCK
            keys += np.repeat(np.arange(len(here)), here)
            keys, counts = np.unique(keys, return_counts=True)
            narrowest = np.min_scalar_type(counts.max(initial=0))
            words_of = (keys // _BLOCK).astype(np.int32)
            places = (keys % _BLOCK + first).astype(np.int32)
            blocks.append(_Block(words_of, places, counts.astype(narrowest)))
        return cls._by_word(list(numbers), blocks, lengths)

    @classmethod
    def joined(cls, parts: Sequence[tuple[Self, NDArray[np.bool_] | None]]) -> Self:
        """The lists of several in a row, less the passages that are marked; the others close ranks."""
        numbers: dict[str, int] = {}
        blocks, lengths = [], [np.zeros(0, np.int64)]
        first = 0
        for lists, gone in parts:
            kept = np.ones(len(lists), np.bool_) if gone is None else ~gone
            word_of = np.empty(len(lists.columns), np.int64)
            word_of[list(lists.columns.values())] = [
                numbers.setdefault(word, len(numbers)) for word in lists.columns
            ]
            here = kept[lists.passages]
            places = (np.cumsum(kept) - 1 + first)[lists.passages[here]]
            words = np.repeat(word_of, np.diff(lists.starts))[here]
            order = np.argsort(words, kind="stable")
            blocks.append(_Block(words[order], places[order], lists.frequencies[here][order]))
            lengths.append(lists.lengths[kept])
            first += len(lengths[-1])
        return cls._by_word(list(numbers), blocks, np.concatenate(lengths))

    @classmethod
    def _by_word(cls, words: Sequence[str], blocks: Sequence["_Block"], lengths: NDArray[np.int64]) -> Self:
        """Gather what the blocks have of each word; words that none of them has are left out."""
        found = np.zeros(len(words), dtype=np.int64)
        for block in blocks:
            found += np.bincount(block.words, minlength=len(found))
        order = np.argsort(-found, kind="stable")[: np.count_nonzero(found)]
        starts = np.concatenate(([0], np.cumsum(found[order])))
        passages = np.empty(starts[-1], dtype=np.int32)
        widest = np.result_type(np.uint8, *(block.frequencies.dtype for block in blocks))
        frequencies: Numbers = np.empty(starts[-1], dtype=widest)
        free = np.zeros_like(found)
        free[order] = starts[:-1]
        for block in blocks:
            many = np.bincount(block.words, minlength=len(found))
            at = np.arange(len(block.words)) + np.repeat(free - np.cumsum(many) + many, many)
            passages[at] = block.passages
            frequencies[at] = block.frequencies
            free += many
        columns = {words[word]: column for column, word in enumerate(order.tolist())}
        return cls(columns, starts, passages, frequencies, lengths)

    def __len__(self) -> int:
        """Number of passages."""
        return len(self.lengths)

    def __contains__(self, word: object) -> bool:
        """Whether any passage has the word."""
        return word in self.columns

    def __iter__(self) -> Iterator[str]:
        """Every word once, the most frequent first."""
        return iter(self.columns)

    def span(self, column: int) -> slice:
        """Where a column stands in `passages` and `frequencies`."""
        return slice(self.starts[column], self.starts[column + 1])

    def postings(self, word: str) -> Postings:
        """Where a word stands, as views; empty for an unknown one."""
        column = self.columns.get(word)
        here = slice(0) if column is None else self.span(column)
        return Postings(self.passages[here], self.frequencies[here])

    @property
    def nbytes(self) -> int:
        """Memory, roughly: the arrays, and a dictionary's entry for each word; the words may be shared."""
        arrays = (self.starts, self.passages, self.frequencies, self.lengths)
        return sum(array.nbytes for array in arrays) + _ENTRY * len(self.columns)


_ENTRY = 140  # bytes of a word in a dictionary: key, value, slot, and its share of the string
