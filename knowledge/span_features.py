"""Candidate answers inside a sentence, and what speaks for and against each, given the question.

A feature is a short name, such as “after by” or “is money”. What it weighs depends on the question: see
`knowledge.asking.scopes`.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from knowledge.answer_type import ASKED_BY_HEAD
from knowledge.asking import Asking
from knowledge.phrases import BIT, Class, Word, bits_of, shape_of, words_of

LONGEST: Final = 7
"""Words and marks of the longest candidate."""

_C = Class


_NO_EDGE: Final = bits_of(
    _C.PREPOSITION, _C.CONJUNCTION, _C.COMMA, _C.STOP, _C.CLOSE, _C.OPEN, _C.QUOTE, _C.BE, _C.AUXILIARY,
    _C.CLAUSE, _C.PRONOUN,
)  # fmt: skip
_NO_START: Final = _NO_EDGE | bits_of(_C.PERCENT)
_NO_END: Final = _NO_EDGE | bits_of(_C.DETERMINER, _C.HEDGE)
_BREAK: Final = bits_of(_C.CLAUSE, _C.OPEN, _C.CLOSE, _C.BE, _C.AUXILIARY, _C.PRONOUN)
_BREAK_INSIDE: Final = _BREAK | bits_of(_C.VERB)
_DULL: Final = bits_of(
    _C.DETERMINER, _C.PREPOSITION, _C.BE, _C.AUXILIARY, _C.COMMA, _C.QUOTE, _C.ADVERB, _C.HEDGE, _C.OPEN
)
_CLAUSE_END: Final = bits_of(_C.COMMA, _C.CLAUSE, _C.STOP, _C.CONJUNCTION, _C.NAME, _C.PREPOSITION)
_NAME: Final = BIT[_C.NAME]
_STOP: Final = BIT[_C.STOP]
_CONJUNCTION: Final = BIT[_C.CONJUNCTION]
_QUOTE: Final = BIT[_C.QUOTE]
_OPEN: Final = BIT[_C.OPEN]
_CLOSE: Final = BIT[_C.CLOSE]
_ARTICLES: Final = frozenset(("a", "an", "the"))
_NAMING: Final = frozenset("called named termed dubbed titled entitled nicknamed known namely".split())
_HEDGES: Final = frozenset(
    "about approximately around nearly almost over roughly under estimated early late mid circa".split()
)
_HEDGING_PAIRS: Final = frozenset(
    (("up", "to"), ("at", "least"), ("at", "most"), ("more", "than"), ("less", "than"), ("fewer", "than"))
)
_FIGURE: Final = bits_of(_C.NUMBER, _C.YEAR, _C.PERCENT, _C.CURRENCY, _C.MONTH)
_HELD: Final = (_C.PREPOSITION, _C.CONJUNCTION, _C.COMMA, _C.QUOTE, _C.STOP, _C.GERUND, _C.ADVERB)
_PREPOSITIONS_BEHIND: Final = frozenset("of in to by for".split())


class View:
    """One sentence as one question sees it: candidates, and the features of their two ends."""

    __slots__ = (
        "_asked",
        "_ends",
        "_hits",
        "_marks",
        "_matched",
        "_question",
        "_sentence",
        "_starts",
        "words",
    )

    def __init__(self, question: Asking, sentence: str) -> None:
        self._question = question
        self._sentence = sentence
        self.words = words_of(sentence)
        self._asked = [word.stem in question.stems for word in self.words]
        self._hits = [at for at, hit in enumerate(self._asked) if hit]
        marks: dict[str, int] = {}
        self._marks = {at: marks.setdefault(self.words[at].stem, 1 << len(marks)) for at in self._hits}
        self._matched = len(marks) or 1
        self._starts: dict[int, tuple[int, int]] = {}
        self._ends: dict[int, tuple[int, int]] = {}

    @property
    def coverage(self) -> float:
        """Share of the question's words that the sentence has."""
        marks = len(set(self._marks.values()))
        return marks / max(1, len(self._question.stems))

    def candidates(self) -> Iterator[tuple[int, int]]:
        """First and last word (inclusive) of every phrase that could answer."""
        words, asked, count = self.words, self._asked, len(self.words)
        for first, word in enumerate(words):
            if word.bits & _NO_START or word.lower in _ARTICLES:
                continue
            fresh = False
            for last in range(first, min(count, first + LONGEST)):
                bits = words[last].bits
                if bits & (_BREAK if last == first else _BREAK_INSIDE) or (
                    bits & _STOP and not _joins(words, last)
                ):
                    break
                fresh = fresh or not asked[last]
                if fresh and not bits & _NO_END:
                    yield first, last

    def slice(self, first: int, last: int) -> tuple[int, int]:
        """Where a phrase stands in the sentence, in characters: less a possessive, with a figure's hedge.

        “Up to 400 million dollars” is another claim than “400 million dollars”, so the hedge is quoted too.
        """
        words, at = self.words, first
        if words[first].bits & _FIGURE:
            while at and (
                words[at - 1].lower in _HEDGES or (at > 1 and _pair(words, at - 2) in _HEDGING_PAIRS)
            ):
                at -= 1 if words[at - 1].lower in _HEDGES else 2
        elif first > 1 and words[first - 1].lower == "the" and self._sentence[words[first - 1].start] == "T":
            at -= 1
        return words[at].start, words[last].end - 2 * words[last].possessive

    def _lists(self, at: int, step: int) -> bool:
        """Whether “and” or “or” stands at `at` and joins another name to the phrase."""
        words, on = self.words, at + step
        return (
            0 <= on < len(words)
            and words[at].kind is _C.CONJUNCTION
            and words[on].kind is _C.NAME
            and not self._asked[on]
        )

    def _skip(self, at: int, step: int) -> int:
        """The next word from `at` that carries something."""
        words, asked = self.words, self._asked
        while 0 <= at < len(words) and words[at].bits & _DULL and not asked[at]:
            at += step
        return at

    def _around(self, at: int, step: int) -> tuple[int, int]:
        """The question's words within five words of `at`, as marks, and how far off the nearest is."""
        marks, gap = 0, 7
        for hit, mark in self._marks.items():
            distance = (hit - at) * step
            if 0 < distance < 7:
                gap = min(gap, distance)
                if distance < 6:
                    marks |= mark
        return marks, gap

    def start_features(self, first: int) -> list[str]:
        """What the first word and all before it say."""
        words, question = self.words, self._question
        names = ["first " + words[first].kind]
        at = first - 1
        if at >= 0 and words[at].lower in _ARTICLES:
            names.append("article")
            at -= 1
        if at < 0:
            names.append("after begin")
        elif words[at].kind is _C.PREPOSITION:
            names.append("after " + words[at].lower)
            if words[at].lower == question.type.before:
                names.append("same preposition")
        elif self._asked[at]:
            names.append("after asked")
        else:
            names.append("after " + words[at].kind)
        if self._asked[first]:
            names.append("starts asked")
        back = self._skip(first - 1, -1)
        if back >= 0 and self._asked[back]:
            names.append("asked before")
            self._beside(names, words[back].stem, "before")
        elif back >= 0:
            names.append(f"towards {words[back].kind.value} before")
            if words[back].lower in _NAMING:
                names.append("naming before")
        if not self._hits or self._hits[0] >= first:
            names.append("alone before")
        return names

    def end_features(self, last: int) -> list[str]:
        """What the last word and all behind it say."""
        words, question = self.words, self._question
        word = words[last]
        names = ["last " + word.kind]
        if self._asked[last]:
            names.append("ends noun" if word.stem == question.head else "ends asked")
        elif word.stem in ASKED_BY_HEAD:
            names.append("ends " + ASKED_BY_HEAD[word.stem].value)
        if word.kind is _C.NAME and word.lower.endswith(("ish", "ese", "ian", "can", "ans")):
            names.append("ends people")
        at = last + 1
        if at >= len(words):
            names.append("to end")
        elif self._asked[at]:
            names.append("to asked")
        elif words[at].kind is _C.PREPOSITION:
            names.append(f"to {words[at].lower}" if words[at].lower in _PREPOSITIONS_BEHIND else "to prep")
        else:
            names.append("to " + words[at].kind)
        on = self._skip(at, 1)
        if on < len(words) and self._asked[on]:
            names.append("asked across" if words[at].kind is _C.COMMA else "asked behind")
            self._beside(names, words[on].stem, "behind")
        elif on < len(words):
            names.append(f"towards {words[on].kind.value} behind")
        self._reach(names, at)
        if question.head and any(
            words[near].stem == question.head for near in range(at, min(len(words), at + 3))
        ):
            names.append("noun soon")
        if not self._hits or self._hits[-1] <= last:
            names.append("alone behind")
        return names

    def _reach(self, names: list[str], at: int) -> None:
        """Whether the question's first word comes next behind a clause in commas, or behind plain words."""
        words, first = self.words, self._question.first
        if at >= len(words):
            return
        if words[at].kind is _C.COMMA:
            close = next(
                (on for on in range(at + 1, min(at + 16, len(words))) if words[on].kind is _C.COMMA), 0
            )
            if close and any(word.stem == first for word in words[close + 1 : close + 3]):
                names.append("reaches past commas")
            return
        for word in words[at : at + 6]:
            if word.stem == first:
                names.append("reaches first")
                return
            if word.bits & _CLAUSE_END:
                return

    def _beside(self, names: list[str], beside: str, side: str) -> None:
        question = self._question
        if beside == question.first:
            names.append(f"beside first {side}")
        if beside == question.last:
            names.append(f"beside last {side}")
        if beside == question.head:
            names.append(f"noun {side}")

    def phrase_features(self, first: int, last: int) -> list[str]:
        """What the phrase as a whole says."""
        words, question = self.words, self._question
        inner = 0
        for word in words[first + 1 : last + 1]:
            inner |= word.bits
        bits = inner | words[first].bits
        inside = sum(self._asked[first : last + 1])
        shape = shape_of(bits, words[first].bits, words[last].bits, last == first)
        names = [_SIZES[last - first], "is " + shape, *_holds(inner)]
        if inside:
            names.append(f"inside {min(inside, 3)}")
        left = words[first - 1].bits if first else 0
        right = words[last + 1].bits if last + 1 < len(words) else 0
        if shape in ("name", "names"):
            if (left | right) & _NAME:
                names.append("cut name")
            if self._lists(first - 1, -1):
                names.append("cut list before")
            if self._lists(last + 1, 1):
                names.append("cut list behind")
            if first > 1 and words[first - 1].lower == "of" and words[first - 2].kind is _C.NAME:
                names.append("cut of before")
            if last + 2 < len(words) and words[last + 1].lower == "of" and words[last + 2].kind is _C.NAME:
                names.append("cut of behind")
        elif bits & _FIGURE:
            if left & (_FIGURE | BIT[_C.HEDGE]):
                names.append("broken before")
            if right & _FIGURE or (right & _STOP and _joins(words, last + 1)):
                names.append("broken behind")
        if left & right & _QUOTE:
            names.append("quoted")
        if left & _OPEN and right & _CLOSE:
            names.append("bracketed")
        if question.plural:
            names.append("list joined" if inner & _CONJUNCTION else "list single")
        if first not in self._starts:
            self._starts[first] = self._around(first, -1)
        if last not in self._ends:
            self._ends[last] = self._around(last, 1)
        (marks_before, gap_before), (marks_behind, gap_behind) = self._starts[first], self._ends[last]
        names.append(_NEAR[round(4 * (marks_before | marks_behind).bit_count() / self._matched)])
        names.append(_GAPS[min(gap_before, gap_behind)])
        return names


def alike(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two phrases, as first and last word, share most of their words."""
    shared = min(one[1], other[1]) - max(one[0], other[0]) + 1
    return 2 * shared >= 0.65 * (one[1] - one[0] + other[1] - other[0] + 2)


def _pair(words: tuple[Word, ...], at: int) -> tuple[str, str]:
    return words[at].lower, words[at + 1].lower


def _joins(words: tuple[Word, ...], at: int) -> bool:
    """Whether a mark stands inside a phrase: a dash between figures, the dot of “St. Louis”, a slash."""
    if not 0 < at < len(words) - 1:
        return False
    before, mark, after = words[at - 1], words[at], words[at + 1]
    if mark.lower in ("–", "-", "/"):
        return before.end == mark.start and mark.end == after.start
    return mark.lower == "." and after.kind is _C.NAME and before.kind is _C.NAME and len(before.lower) <= 3


@lru_cache(maxsize=4096)
def _holds(bits: int) -> tuple[str, ...]:
    return tuple(f"holds {kind.value}" for kind in _HELD if bits & BIT[kind])


_SIZES: Final = tuple(f"size {size}" for size in range(1, LONGEST + 1))
_NEAR: Final = tuple(f"near {share}" for share in range(5))
_GAPS: Final = tuple(f"gap {'0 1 2 3 4 4 4 7'.split()[gap]}" for gap in range(8))
