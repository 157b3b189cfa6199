"""Words that no article has, read as the words that were meant: typing errors, other spellings, numbers."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from knowledge.commonness import weight
from knowledge.numerals import numerals
from knowledge.stop_words import stop_words
from knowledge.text import stem
from knowledge.vocabulary import LONGEST, Vocabulary

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
    """Finds the known word that an unknown one was meant to be, in one or several vocabularies.

    Nothing is computed before the first unknown word.
    """

    def __init__(
        self,
        *vocabularies: Vocabulary,
        known: Callable[[str], bool] | None = None,
        language: str = "en",
    ) -> None:
        """Take the words to repair to.

        `known` tells which words need no repair, membership of a vocabulary by default; pass a test of the
        word's stem where the index holds stems. `language` names the frequent words that are no typing
        errors even if no article has them; of those, only another spelling is looked for.
        """
        self._vocabularies = vocabularies
        self._known = known or (lambda word: self._frequency(word) > 0)
        self._language = language
        self._stop_words = stop_words(language)

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
        return word not in self._stop_words and self._frequency(word) > 0

    def _frequency(self, word: str) -> int:
        """In how many passages a word is; 0 for an unknown one."""
        return sum(vocabulary.frequency(word) for vocabulary in self._vocabularies)

    def _repaired(self, word: str) -> tuple[float, tuple[str, ...]] | None:
        """The cost and the words."""
        if not 3 <= len(word) <= LONGEST or any(letter.isdigit() for letter in word):
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
                    ranked.append((cost, -self._frequency(candidate), candidate))
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
        rarer = {pair: min(map(self._frequency, pair)) for pair in halves}
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
        return (0.0, (min(same, key=lambda c: (-self._frequency(c), c)),)) if same else None

    def _within(self, word: str, edits: int) -> Iterator[str]:
        """Every word at most that many edits away, once; none that only a prefix parts from the typed one."""
        near = dict.fromkeys(
            candidate
            for vocabulary in (*self._vocabularies, _stop_words_of(self._language))
            for candidate in vocabulary.near(word, edits)
            if candidate in self._stop_words or self._frequency(candidate)
        )
        for candidate, distance, _ in extract(
            word, list(near), scorer=OSA.distance, score_cutoff=edits, limit=None
        ):
            # More than one letter at the front is a prefix: legitimate, illegitimate.
            if distance < 2 or not (word.endswith(candidate) or candidate.endswith(word)):
                yield candidate


@lru_cache(maxsize=64)
def _stop_words_of(language: str) -> Vocabulary:
    return Vocabulary(dict.fromkeys(sorted(stop_words(language)), 0))


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
