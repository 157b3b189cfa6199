"""What is asked together: the articles of several shelves, less those that were taken off."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Any, Final, Self

import numpy as np
from numpy.typing import NDArray

from knowledge.article import Article, Passage
from knowledge.index import Index
from knowledge.joined_index import JoinedIndex, Mask, Segment
from knowledge.shelf import Shelf
from knowledge.vocabulary import Vocabulary

Numbers = NDArray[np.int64]

_MOST_SHELVES: Final = 8
"""More take noticeably longer to search; then the small ones are joined."""


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A shelf, and what is left of it.

    `left` tells it of each article; `gone`, of each passage, the opposite, or None where all are left.
    `vocabularies` are those of what is left.
    """

    shelf: Shelf
    left: Mask
    gone: Mask | None
    vocabularies: Mapping[str, Vocabulary]

    @classmethod
    def whole(cls, shelf: Shelf) -> Self:
        """All of a shelf."""
        return cls(shelf, np.ones(len(shelf.articles), np.bool_), None, shelf.vocabularies)

    @property
    def articles(self) -> Iterator[tuple[int, Article]]:
        """The articles that are left, each with its place on the shelf."""
        return ((place, self.shelf.articles[place]) for place in np.flatnonzero(self.left).tolist())

    def without(self, article_id: str) -> Self:
        """What is left without the article of that id, if it is there."""
        shelf = self.shelf
        taken = np.zeros_like(self.left)
        taken[[place for place, article in self.articles if article.id == article_id]] = True
        if not taken.any():
            return self
        removed = taken[shelf.owners]
        words = shelf.words_of(np.flatnonzero(removed))
        return type(self)(
            shelf,
            self.left & ~taken,
            removed if self.gone is None else self.gone | removed,
            {
                language: vocabulary.without(words[language]) if language in words else vocabulary
                for language, vocabulary in self.vocabularies.items()
            },
        )


class Collection:
    """Articles in order, indexed. Never altered: adding or removing one makes a new one that shares the rest.

    Passages are numbered over all shelves in a row, those that are gone included; no search finds these.
    An article that is added goes on a shelf of its own, so what it costs does not depend on how many there
    are. Scores equal those of a collection read afresh.
    """

    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = tuple(part for part in parts if part.left.any())
        self._starts = [0, *accumulate(len(part.shelf.passages) for part in self.parts)]

    @classmethod
    def of(cls, articles: Sequence[Article], passages: Sequence[Passage] | None = None) -> Self:
        """Read articles: their passages as given, or as `passages_of` cuts them."""
        return cls(()).adding(Shelf.of(articles, passages))

    @classmethod
    def of_passages(cls, passages: Sequence[Passage]) -> Self:
        """Take passages as they are, with the articles that they are of."""
        return cls.of(tuple({passage.article.id: passage.article for passage in passages}.values()), passages)

    def adding(self, shelf: Shelf) -> Self:
        """These articles and those of a shelf."""
        return type(self)((*self.parts, Part.whole(shelf)))

    def with_all_of(self, other: "Collection") -> Self:
        """These articles and another collection's."""
        return type(self)((*self.parts, *other.parts))

    def without(self, article_id: str) -> Self:
        """The articles less one; all of them if there is none of this id."""
        return type(self)([part.without(article_id) for part in self.parts])

    def tidied(self) -> Self:
        """The same articles on fewer shelves, where there are many small ones; itself where there are not.

        Takes about a hundredth of the time that reading them afresh would. The small ones are those at the
        end that together are no larger than the one before; so an article is moved a few times in all.
        """
        if len(self.parts) <= _MOST_SHELVES:
            return self
        sizes = [len(part.shelf.passages) for part in self.parts]
        first = len(sizes) - 2
        while first > 0 and sizes[first - 1] < 2 * sum(sizes[first:]):
            first -= 1
        shelf = Shelf.joined([(part.shelf, part.left, part.gone) for part in self.parts[first:]])
        return type(self)((*self.parts[:first], Part.whole(shelf)))

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """The articles, in order."""
        return tuple(article for part in self.parts for _, article in part.articles)

    @cached_property
    def words(self) -> Index:
        """The index of stems that are no stop words."""
        if (whole := self._whole) is not None:
            return whole.words_index
        return JoinedIndex([Segment(part.shelf.words, part.gone) for part in self.parts])

    @cached_property
    def grams(self) -> Index:
        """The index of runs of letters."""
        if (whole := self._whole) is not None:
            return whole.grams_index
        return JoinedIndex([Segment(part.shelf.grams, part.gone) for part in self.parts])

    @cached_property
    def titles(self) -> Index:
        """The index of titles, one for each passage."""
        if (whole := self._whole) is not None:
            return whole.titles_index
        return JoinedIndex([Segment(part.shelf.titles, part.gone) for part in self.parts], b=0.0)

    @property
    def _whole(self) -> Shelf | None:
        """The only shelf, if there is one alone and nothing of it is gone: its own index searches faster."""
        if len(self.parts) != 1 or self.parts[0].gone is not None:
            return None
        return self.parts[0].shelf

    def passage(self, number: int) -> Passage:
        """A passage by its number."""
        shelf, place = self.place(number)
        return shelf.passages[place]

    def place(self, number: int) -> tuple[Shelf, int]:
        """The shelf of a passage and its number there."""
        part = bisect_right(self._starts, number) - 1
        return self.parts[part].shelf, number - self._starts[part]

    def passages_of(self, article_id: str) -> Numbers:
        """The numbers of an article's passages; none for an article that is not there."""
        owner = self.owner_of.get(article_id, -1)
        return np.flatnonzero(self.owners(np.arange(self._starts[-1])) == owner)

    @cached_property
    def owner_of(self) -> Mapping[str, int]:
        """A number for each article, by its id."""
        return {
            article.id: first + place
            for first, part in zip(self._first_owners, self.parts, strict=False)
            for place, article in part.articles
        }

    @cached_property
    def _first_owners(self) -> list[int]:
        return [0, *accumulate(len(part.shelf.articles) for part in self.parts)]

    def owners(self, numbers: NDArray[np.integer[Any]]) -> Numbers:
        """The number in `owner_of` of each passage's article."""
        found = np.empty(len(numbers), np.int64)
        for first, start, part in zip(self._first_owners, self._starts, self.parts, strict=False):
            here = (numbers >= start) & (numbers < start + len(part.shelf.passages))
            found[here] = part.shelf.owners[numbers[here] - start] + first
        return found

    @cached_property
    def languages(self) -> Counter[str]:
        """How many passages there are in each language, the first article's first among equals."""
        found: Counter[str] = Counter()
        for part in self.parts:
            spoken = part.shelf.languages if part.gone is None else part.shelf.languages[~part.gone]
            counts = np.bincount(spoken, minlength=len(part.shelf.vocabularies)).tolist()
            found.update(dict(zip(part.shelf.vocabularies, counts, strict=True)))
        return +found

    def in_language(self, language: str) -> Numbers:
        """The numbers of the passages in a language."""
        found = [np.zeros(0, np.int64)]
        for start, part in zip(self._starts, self.parts, strict=False):
            known = list(part.shelf.vocabularies)
            if language in known:
                spoken = part.shelf.languages == known.index(language)
                found.append(np.flatnonzero(spoken if part.gone is None else spoken & ~part.gone) + start)
        return np.concatenate(found)

    def vocabularies(self, language: str) -> tuple[Vocabulary, ...]:
        """The words of the passages in a language, in one or several vocabularies."""
        return tuple(part.vocabularies[language] for part in self.parts if language in part.vocabularies)

    @property
    def nbytes(self) -> int:
        """Memory, roughly, of the shelves."""
        return sum(part.shelf.nbytes for part in self.parts)
