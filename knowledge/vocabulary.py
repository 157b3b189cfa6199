"""The words of some passages, and which of them are spelt nearly like another one."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from functools import cached_property
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

LONGEST: Final = 40
"""Letters; a longer word is an address or a formula, and near to nothing."""


_ENTRY: Final = 170  # bytes of a word: in the dictionary, its share of the string, and its masks


class Vocabulary:
    """Normalised words and in how many passages each is. Never altered; threads may share it."""

    def __init__(self, words: Iterable[str] | Mapping[str, int] = ()) -> None:
        """Take the words, with the number of passages if given, else 1 each."""
        self._frequencies = dict(words) if isinstance(words, Mapping) else dict.fromkeys(words, 1)
        self._less: Mapping[str, int] = {}
        self._spellings = _Spellings(self._frequencies)

    def __len__(self) -> int:
        """Number of words."""
        return sum(1 for _ in self)

    def __iter__(self) -> Iterator[str]:
        """Every word once."""
        return (word for word in self._frequencies if self.frequency(word) > 0)

    def items(self) -> Iterator[tuple[str, int]]:
        """Every word with the number of passages it is in."""
        return ((word, self.frequency(word)) for word in self)

    @property
    def nbytes(self) -> int:
        """Memory, roughly, with that of a search for near words; the words themselves may be shared."""
        return _ENTRY * len(self._frequencies)

    def frequency(self, word: str) -> int:
        """In how many passages a word is; 0 for an unknown one."""
        return self._frequencies.get(word, 0) - self._less.get(word, 0)

    def without(self, words: Mapping[str, int]) -> Self:
        """The same less so many passages of each of these words, sharing all else."""
        left = copy(self)
        left.__dict__["_less"] = Counter(self._less) + Counter(words)
        return left

    def near(self, word: str, edits: int) -> list[str]:
        """The words that so few edits (a swap is one) may part from `word`; some need more, some are gone."""
        return self._spellings.near(word, edits)


class _Spellings:
    """Words by length, with masks of the letters and letter pairs that each has, made at the first search."""

    def __init__(self, words: Iterable[str]) -> None:
        self._given = words

    @cached_property
    def _words(self) -> list[str]:
        return sorted((word for word in self._given if 1 < len(word) <= LONGEST), key=len)

    @cached_property
    def _lengths(self) -> NDArray[np.int64]:
        return np.fromiter(map(len, self._words), np.int64, len(self._words))

    @cached_property
    def _starts(self) -> list[int]:
        starts: list[int] = np.searchsorted(self._lengths, np.arange(LONGEST + 4)).tolist()
        return starts

    @cached_property
    def _masks(self) -> tuple[NDArray[np.uint32], NDArray[np.uint64]]:
        return _masks(self._words, self._lengths)

    def near(self, word: str, edits: int) -> list[str]:
        """The words whose letters allow that few edits (a swap is one); some of them need more."""
        first = self._starts[max(0, len(word) - edits)]
        last = self._starts[len(word) + edits + 1]
        letters, pairs = _masks([word], np.array([len(word)]))
        their_letters, their_pairs = self._masks
        theirs = their_letters[first:last]
        here = np.flatnonzero(np.bitwise_count(theirs & ~letters) <= edits)
        here = here[np.bitwise_count(letters & ~theirs[here]) <= edits]
        # An edit breaks two pairs of letters, a swap three; two swaps in a word are let go.
        here = here[np.bitwise_count(pairs & ~their_pairs[first:last][here]) <= 2 * edits + 1]
        return [self._words[first + number] for number in here.tolist()]


def _masks(words: Sequence[str], lengths: NDArray[np.int64]) -> tuple[NDArray[np.uint32], NDArray[np.uint64]]:
    """For each word the letters it has as bits of 32, and its pairs of letters, ends too, as bits of 64."""
    if not words:
        return np.zeros(0, np.uint32), np.zeros(0, np.uint64)
    text = ("\n" + "\n".join(words) + "\n").encode("utf-32-le", "surrogatepass")
    codes = np.frombuffer(text, np.uint32) & np.uint32(31)
    letters = np.left_shift(np.uint32(1), codes)
    pairs = np.left_shift(
        np.uint64(1), ((codes[:-1] * np.uint32(27) + codes[1:]) & np.uint32(63)).astype(np.uint64)
    )
    starts = np.cumsum(lengths + 1) - lengths
    bounds = np.stack((starts, starts + lengths), axis=1).ravel()
    return np.bitwise_or.reduceat(letters, bounds)[::2], np.bitwise_or.reduceat(pairs, starts - 1)
