"""Many passages read once: what the indexes hold, and the words that a misspelled one may be meant to be."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import overload

from knowledge.article import Passage
from knowledge.text import Unit, content_grams, content_stems, units


class Corpus:
    """The units of some passages, in order; `stems` and `grams` are those that are no stop words."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._read = [units(passage.text, passage.article.language) for passage in passages]
        self._languages = [passage.article.language for passage in passages]

    @property
    def stems(self) -> Sequence[list[str]]:
        """The stems of each passage."""
        return _Lines(self._read, content_stems)

    @property
    def grams(self) -> Sequence[list[str]]:
        """The runs of letters of each passage."""
        return _Lines(self._read, content_grams)

    def vocabularies(self) -> Mapping[str, Counter[str]]:
        """For each language, in how many of its passages a word is."""
        found: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for read, language in zip(self._read, self._languages, strict=True):
            found[language].update({unit.word for unit in read})
        return found


class _Lines(Sequence[list[str]]):
    """Lists made when they are looked at: those of all passages at once would take gigabytes."""

    def __init__(self, read: Sequence[list[Unit]], line: Callable[[list[Unit]], list[str]]) -> None:
        self._read = read
        self._line = line

    def __len__(self) -> int:
        return len(self._read)

    @overload
    def __getitem__(self, at: int) -> list[str]: ...
    @overload
    def __getitem__(self, at: slice) -> list[list[str]]: ...
    def __getitem__(self, at: int | slice) -> list[str] | list[list[str]]:
        if isinstance(at, slice):
            return [self._line(read) for read in self._read[at]]
        return self._line(self._read[at])
