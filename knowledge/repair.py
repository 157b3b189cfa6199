"""Words that no article has, read as the words that were meant: typing errors, other spellings, numbers."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from knowledge.commonness import weight
from knowledge.numerals import numerals
from knowledge.stop_words import stop_words
from knowledge.text import stem

_LONGEST: Final = 40
"""Letters; a longer vocabulary word is an address or a formula."""

_SHORTEST_PART: Final = 3
"""Letters that each half of a word must have to be taken for two words run together."""

_KEYS: Final = {
    letter: (column + shift, row)
    for row, (keys, shift) in enumerate((("qwertyuiop", 0.0), ("asdfghjkl", 0.5), ("zxcvbnm", 1.0)))
    for column, letter in enumerate(keys)
}
_VOWELS: Final = frozenset("aeiouy")

_ACCENT, _DOUBLED, _SWAPPED, _MISSED, _NEIGHBOUR, _VOWEL = 0.2, 0.5, 0.6, 0.7, 0.7, 0.8
_ADDED, _OTHER, _FIRST = 0.9, 1.0, 0.2
"""What an edit costs, the likelier the less: another accent, a letter doubled or not, two letters swapped, a
letter left out, the next key hit, a vowel for a vowel, a letter too much, any other letter; and what more it
costs at the first letter."""

_SPELLINGS: Final = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"(?<=[iy])s(?=e|ing|ation)", "z"),
        (r"our", "or"),
        (r"re(?=s?$)", "er"),
        (r"ence", "ense"),
        (r"ogue", "og"),
        (r"mme$", "m"),
        (r"ll", "l"),
        (r"[ao]e", "e"),
        (r"ph", "f"),
    )
)
"""British to American spelling, coarsely: two real words rarely meet."""


@dataclass(frozen=True, slots=True)
class Repair:
    """The words `start` to `stop` of a question, read as `words` of the articles. `cost` is 0 when sure."""

    start: int
    stop: int
    words: tuple[str, ...]
    cost: float


class Repairer:
    """Finds the known word that an unknown one was meant to be.

    Owns a growing vocabulary. Nothing is computed from it before the first unknown word. A search looks at
    each word's letters as two 32-bit masks (which occur, which occur an odd number of times) and compares
    in full only the few words that no more than two edits can have turned into the typed one.
    """

    def __init__(
        self,
        vocabulary: Iterable[str] | Mapping[str, int] = (),
        *,
        known: Callable[[str], bool] | None = None,
        language: str = "en",
    ) -> None:
        """Take the words to repair to: normalised surface words, with the number of passages if given.

        `known` tells which words need no repair, `vocabulary` membership by default; pass a test of the
        word's stem where the index holds stems. `language` names the frequent words that are no typing
        errors even if no article has them; of those, only another spelling is looked for.
        """
        counted = (
            vocabulary.items() if isinstance(vocabulary, Mapping) else ((word, 1) for word in vocabulary)
        )
        self._frequencies: dict[str, int] = dict(counted)
        self._known = known or self._frequencies.__contains__
        self._language = language
        self._stop_words = stop_words(language)
        self._blocks: list[_Block] = []
        self._fresh = [*self._frequencies, *(self._stop_words - self._frequencies.keys())]

    def __len__(self) -> int:
        """Number of words that a repair may lead to, stop words not counted."""
        return len(self._frequencies)

    def add(self, word: str, frequency: int = 1) -> None:
        """Let repairs lead to `word` too; for one that is there already, add to its frequency."""
        if word not in self._frequencies and word not in self._stop_words:
            self._fresh.append(word)
        self._frequencies[word] = self._frequencies.get(word, 0) + frequency

    def repair(self, word: str) -> str | None:
        """The known word that a normalised, unknown `word` was meant to be, or None.

        Two words with a blank between them if it was those run together; a stop word is possible too.
        """
        found = self._repaired(word)
        return None if found is None else " ".join(found[1])

    def repairs(self, words: Sequence[str]) -> list[Repair]:
        """What to read differently in a question of these normalised words, in order, without overlaps.

        Besides single words: `x peng` and `n f l` where the articles have `xpeng` and `nfl`, and numbers
        written otherwise than in the articles.
        """
        unknown = [not (word in self._stop_words or self._known(word)) for word in words]
        found: list[Repair] = []
        at = 0
        while at < len(words):
            reading = self._joined(words, unknown, at) or self._number(words, unknown, at)
            if reading is None and unknown[at] and (single := self._repaired(words[at])):
                reading = Repair(at, at + 1, single[1], single[0])
            if reading is not None:
                found.append(reading)
            at = at + 1 if reading is None else reading.stop
        return found

    def _joined(self, words: Sequence[str], unknown: Sequence[bool], at: int) -> Repair | None:
        for stop in range(min(at + 5, len(words)), at + 1, -1):
            run = words[at:stop]
            initials = stop > at + 2 and all(len(word) == 1 for word in run)
            joined = "".join(run)
            if (
                (initials or (stop == at + 2 and any(unknown[at:stop])))
                and len(joined) > 2
                and self._has(joined)
            ):
                return Repair(at, stop, (joined,), 0.0)
        return None

    def _number(self, words: Sequence[str], unknown: Sequence[bool], at: int) -> Repair | None:
        if self._language != "en":
            return None
        for stop, forms in numerals(words, at):
            if any(unknown[at:stop]):
                for form in forms:
                    if self._has(form):
                        return Repair(at, stop, (form,), 0.0)
        return None

    def _has(self, word: str) -> bool:
        return word in self._frequencies and word not in self._stop_words

    def _repaired(self, word: str) -> tuple[float, tuple[str, ...]] | None:
        """The cost and the words."""
        if not 3 <= len(word) <= _LONGEST or any(letter.isdigit() for letter in word):
            return None
        if self._language == "en" and any(numerals((word,), 0)):
            return None
        if weight(stem(word, self._language), self._language) < 1:
            return self._other_spelling(word)
        best = self._nearest(word)
        if best is None or best[0] > 1:
            best = self._parted(word) or best
        return best

    def _nearest(self, word: str) -> tuple[float, tuple[str, ...]] | None:
        limit = _limit(len(word))
        for edits in range(1, 2 if limit <= _OTHER + _FIRST else 3):
            ranked = []
            for candidate in self._within(word, edits):
                cost = edit_cost(word, candidate)
                if cost <= (min(limit, _VOWEL) if candidate in self._stop_words else limit):
                    ranked.append((cost, -self._frequencies.get(candidate, 0), candidate))
            if ranked:
                cost, _, best = min(ranked)
                return cost, (best,)
        return None

    def _parted(self, word: str) -> tuple[float, tuple[str, ...]] | None:
        halves = [
            (word[:cut], word[cut:])
            for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
            if self._has(word[:cut]) and self._has(word[cut:])
        ]
        if not halves:
            return None
        rarer = {pair: min(map(self._frequencies.__getitem__, pair)) for pair in halves}
        return 1.0, min(halves, key=lambda pair: (-rarer[pair], pair))

    def _other_spelling(self, word: str) -> tuple[float, tuple[str, ...]] | None:
        if len(word) < 5:
            return None
        spelling = _american(word)
        same = [
            candidate
            for candidate in self._within(word, 2)
            if candidate not in self._stop_words and _american(candidate) == spelling
        ]
        return (0.0, (min(same, key=lambda c: (-self._frequencies[c], c)),)) if same else None

    def _within(self, word: str, edits: int) -> Iterator[str]:
        """Every word at most that many edits away; none that only a prefix parts from the typed one."""
        if self._fresh:
            if len(self._blocks) == _Block.MOST:
                self._fresh += [old for block in self._blocks for old in block.words]
                self._blocks.clear()
            self._blocks.append(_Block(new for new in self._fresh if 1 < len(new) <= _LONGEST))
            self._fresh = []
        for block in self._blocks:
            for candidate, distance, _ in extract(
                word, block.near(word, edits), scorer=OSA.distance, score_cutoff=edits, limit=None
            ):
                # More than one letter at the front is a prefix: legitimate, illegitimate.
                if distance < 2 or not (word.endswith(candidate) or candidate.endswith(word)):
                    yield candidate


class _Block:
    """Words by length, with the masks of their letters and letter pairs; never altered."""

    MOST = 8

    def __init__(self, words: Iterable[str]) -> None:
        self.words = sorted(words, key=len)
        lengths = np.fromiter(map(len, self.words), np.int64, len(self.words))
        self._starts = np.searchsorted(lengths, np.arange(_LONGEST + 4)).tolist()
        self._letters, self._pairs = _masks(self.words, lengths)

    def near(self, word: str, edits: int) -> list[str]:
        """The words whose letters allow that few edits (a swap is one); some of them need more."""
        first = self._starts[max(0, len(word) - edits)]
        last = self._starts[len(word) + edits + 1]
        letters, pairs = _masks([word], np.array([len(word)]))
        theirs = self._letters[first:last]
        here = np.flatnonzero(np.bitwise_count(theirs & ~letters) <= edits)
        here = here[np.bitwise_count(letters & ~theirs[here]) <= edits]
        # An edit breaks two pairs of letters, a swap three; two swaps in a word are let go.
        here = here[np.bitwise_count(pairs & ~self._pairs[first:last][here]) <= 2 * edits + 1]
        return [self.words[first + number] for number in here.tolist()]


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


def _limit(length: int) -> float:
    """The highest cost of a repair: more than one letter only in words of seven and more."""
    if length < 5:
        return _MISSED if length < 4 else _ADDED
    return min(2.0, max(1.2, 0.2 * length))


def edit_cost(typed: str, word: str) -> float:
    """How unlikely it is that who meant `word` typed `typed`: the cheapest edits between them, added up.

    Optimal string alignment (Damerau–Levenshtein without edits inside a swap) with weights.
    """
    before: list[float] = []
    row = [0.0]
    for at, letter in enumerate(word):
        cost = _DOUBLED if at and word[at - 1] == letter else _MISSED
        row.append(row[-1] + cost + (0 if at else _FIRST))
    for i, a in enumerate(typed):
        older, before = before, row
        too_much = (_DOUBLED if i and typed[i - 1] == a else _ADDED) + (0 if i else _FIRST)
        row = [before[0] + too_much]
        for j, b in enumerate(word):
            cost = 0.0 if a == b else _substitution(a, b) + (0 if i or j else _FIRST)
            left_out = _DOUBLED if j and word[j - 1] == b else _MISSED
            best = min(before[j] + cost, before[j + 1] + too_much, row[j] + left_out + (0 if j else _FIRST))
            if i and j and a == word[j - 1] and typed[i - 1] == b and a != b:
                best = min(best, older[j - 1] + _SWAPPED)
            row.append(best)
    return row[-1]


@lru_cache(maxsize=4096)
def _substitution(a: str, b: str) -> float:
    if unicodedata.normalize("NFD", a)[0] == unicodedata.normalize("NFD", b)[0]:
        return _ACCENT
    if a in _KEYS and b in _KEYS:
        (x, y), (u, v) = _KEYS[a], _KEYS[b]
        if abs(x - u) <= 1 and abs(y - v) <= 1:
            return _NEIGHBOUR
    return _VOWEL if a in _VOWELS and b in _VOWELS else _OTHER


def _american(word: str) -> str:
    for pattern, replacement in _SPELLINGS:
        word = pattern.sub(replacement, word)
    return word
