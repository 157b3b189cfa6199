"""Words that were parted at the end of a line, whole again; a compound keeps its hyphen."""

import re
from collections.abc import Iterable, Set
from typing import Final

from knowledge.ingest.characters import UNSPACED

_WORD: Final = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
_PARTED: Final = re.compile(r"([^\W\d_]+)[-‐\u00ad]$")
_BEGINNING: Final = re.compile(r"[^\W\d_]+")
_SHORTENED: Final = re.compile(
    r"(and|or|to|und|oder|bis|sowie|bzw|en|of|och|eller|og|et|ou|y|o|e|i|lub|и|или)\b", re.IGNORECASE
)
"""What stands after a hyphen that stands for a word to come: two- and threefold."""

_JOINING: Final = frozenset(("da", "de", "et", "fi", "hu", "is", "nl", "no", "sv"))
"""Languages that write compounds as one word, so that two words around a hyphen speak for nothing."""

_NO_BLANK: Final = re.compile(f"[{UNSPACED}]")


class Joiner:
    """Joins the lines of one text, by the words that stand unbroken in it and those of its language."""

    def __init__(self, lines: Iterable[str], language: str) -> None:
        self._language = language
        self._words: Set[str] = {
            word.lower() for line in lines for word in _WORD.findall(_PARTED.sub("", line.rstrip()))
        }

    def join(self, first: str, second: str) -> str:
        """The text of two lines, one after the other."""
        first, second = first.rstrip(), second.lstrip()
        if not first or not second:
            return first + second
        parted = _PARTED.search(first)
        beginning = _BEGINNING.match(second)
        if parted and beginning:
            return self._whole(first, parted.group(1), second, beginning.group())
        if _NO_BLANK.match(first[-1]) and _NO_BLANK.match(second):
            return first + second
        return f"{first} {second}"

    def _whole(self, first: str, left: str, second: str, right: str) -> str:
        if first.endswith("\u00ad"):
            return first[:-1] + second
        if _SHORTENED.match(second):
            return f"{first} {second}"
        parted_capitals = len(left) > 1 and left.isupper() and right.isupper()
        if not right[0].islower() and not parted_capitals:
            return first + second
        left, right = left.lower(), right.lower()
        if self._is_known(left + right):
            return first[:-1] + second
        compound = f"{left}-{right}" in self._words or (
            self._language not in _JOINING and self._is_known(left) and self._is_known(right)
        )
        return first + second if compound else first[:-1] + second

    def _is_known(self, word: str) -> bool:
        from knowledge.commonness import weight
        from knowledge.text import normalised, stem

        return word in self._words or weight(stem(normalised(word), self._language), self._language) < 1
