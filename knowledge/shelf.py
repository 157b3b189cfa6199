"""Articles that were read at once: their passages, and what the indexes hold of them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import count
from sys import getsizeof
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from knowledge.article import Article, Passage
from knowledge.corpus import Corpus
from knowledge.index import PassageIndex
from knowledge.joined_index import Mask
from knowledge.passages import passages_of
from knowledge.postings import PostingLists
from knowledge.text import stems
from knowledge.vocabulary import Vocabulary

_SERIALS: Final = count()
_OBJECT: Final = 200  # bytes of a Passage or a Paragraph with its numbers, roughly


class Shelf:
    """Some articles with all that was computed of them. Never altered; collections and threads share it.

    `owners` holds, for each passage, the place of its article in `articles`; `languages` likewise the
    place of its language in `vocabularies`. `words` are the postings of stems, `grams` of runs of letters,
    `titles` of the stems of each passage's title. `serial` is this shelf's own in the process.
    """

    def __init__(
        self,
        articles: Sequence[Article],
        passages: Sequence[Passage],
        words: PostingLists,
        grams: PostingLists,
        vocabularies: Mapping[str, Vocabulary],
    ) -> None:
        self.serial = next(_SERIALS)
        self.articles = tuple(articles)
        self.passages = tuple(passages)
        self.words, self.grams = words, grams
        self.titles = PostingLists.of([title_stems(passage.article) for passage in passages])
        self.vocabularies = vocabularies
        places = {article.id: place for place, article in enumerate(self.articles)}
        self.owners = np.array([places[passage.article.id] for passage in passages], np.int32)
        spoken = {language: place for place, language in enumerate(vocabularies)}
        self.languages = np.array([spoken[passage.article.language] for passage in passages], np.int16)

    @classmethod
    def of(cls, articles: Iterable[Article], passages: Sequence[Passage] | None = None) -> Self:
        """Read articles: their passages as given, or as `passages_of` cuts them. Takes .4 ms a passage."""
        articles = tuple(articles)
        if passages is None:
            passages = [passage for article in articles for passage in passages_of(article)]
        corpus = Corpus(passages)
        vocabularies = {language: Vocabulary(words) for language, words in corpus.vocabularies().items()}
        return cls(
            articles, passages, PostingLists.of(corpus.stems), PostingLists.of(corpus.grams), vocabularies
        )

    @classmethod
    def joined(cls, parts: Sequence[tuple["Shelf", Mask, Mask | None]]) -> Self:
        """One shelf of several in a row, less articles and passages.

        With each shelf come the articles to keep, and the passages to leave out.
        """
        counted: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for shelf, _, gone in parts:
            for language, vocabulary in shelf.vocabularies.items():
                counted[language].update(dict(vocabulary.items()))
            if gone is not None:
                for language, words in shelf.words_of(np.flatnonzero(gone)).items():
                    counted[language].subtract(words)
        return cls(
            [shelf.articles[place] for shelf, left, _ in parts for place in np.flatnonzero(left)],
            [
                passage
                for shelf, _, gone in parts
                for number, passage in enumerate(shelf.passages)
                if gone is None or not gone[number]
            ],
            PostingLists.joined([(shelf.words, gone) for shelf, _, gone in parts]),
            PostingLists.joined([(shelf.grams, gone) for shelf, _, gone in parts]),
            {language: Vocabulary(+words) for language, words in counted.items() if +words},
        )

    def words_of(self, numbers: NDArray[np.int64]) -> Mapping[str, Counter[str]]:
        """For each language, in how many of these passages a word is."""
        return Corpus([self.passages[number] for number in numbers.tolist()]).vocabularies()

    @cached_property
    def words_index(self) -> PassageIndex:
        """The index of stems when this shelf is all there is."""
        return PassageIndex(self.words)

    @cached_property
    def grams_index(self) -> PassageIndex:
        """The index of runs of letters when this shelf is all there is."""
        return PassageIndex(self.grams)

    @cached_property
    def titles_index(self) -> PassageIndex:
        """The index of titles when this shelf is all there is."""
        return PassageIndex(self.titles, b=0.0)

    @cached_property
    def nbytes(self) -> int:
        """Memory, roughly, without that of indexes made when it is all there is."""
        lists = (self.words, self.grams, self.titles)
        paragraphs = sum(len(article.paragraphs) for article in self.articles)
        return (
            sum(part.nbytes for part in lists)
            + sum(vocabulary.nbytes for vocabulary in self.vocabularies.values())
            + sum(getsizeof(article.text) for article in self.articles)
            + _OBJECT * (paragraphs + len(self.passages))
        )


def title_stems(article: Article) -> tuple[str, ...]:
    """The stems of an article's title."""
    return _stems_of_title(article.title, article.language)


@lru_cache(maxsize=4096)
def _stems_of_title(title: str, language: str) -> tuple[str, ...]:
    return tuple(stems(title, language))
