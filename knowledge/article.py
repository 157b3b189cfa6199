"""What the library holds and what it hands out: articles, and slices of their text.

A Passage and a Quote carry offsets, never text of their own, so whatever is shown to a person is
`article.text[start:end]` by construction.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open slice, in characters of the article's text."""

    start: int
    end: int


class Kind(StrEnum):
    """What a paragraph is to its neighbours."""

    TEXT = "text"
    HEADING = "heading"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of an article's text, without the blank lines around it."""

    start: int
    end: int
    kind: Kind = Kind.TEXT


@dataclass(frozen=True, slots=True)
class Article:
    """A text with a name and an origin. `text` is what was read, less the junk, and is never altered.

    `paragraphs` are in order, do not overlap, and leave only white space of `text` uncovered.
    `language` is an ISO 639-1 code.
    """

    id: str
    title: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    url: str | None = None
    author: str | None = None
    date: str | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Passage:
    """What is indexed and ranked: a run of whole paragraphs, or of a long paragraph's sentences.

    `paragraph` is the index in `article.paragraphs` of the first paragraph of running text in it.
    """

    article: Article
    start: int
    end: int
    paragraph: int

    @property
    def text(self) -> str:
        """The passage, word for word."""
        return self.article.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Quote:
    """What a person is shown: at most 120 words of an article, and what answers in them.

    `highlight` (a sentence) lies inside the quote, `answer` (a few words, or None) inside the
    highlight; all are slices of `article.text`. `paragraph` is the index of the paragraph that holds
    the highlight. `confidence` is the estimated probability that this quote answers, in 0…1.
    """

    article: Article
    start: int
    end: int
    highlight: Span
    answer: Span | None
    paragraph: int
    confidence: float

    @property
    def text(self) -> str:
        """The quote, word for word."""
        return self.article.text[self.start : self.end]

    @property
    def highlight_text(self) -> str:
        """The answering sentence, word for word."""
        return self.article.text[self.highlight.start : self.highlight.end]

    @property
    def answer_text(self) -> str | None:
        """The exact span that answers, word for word, where one is offered."""
        return None if self.answer is None else self.article.text[self.answer.start : self.answer.end]


class Outcome(StrEnum):
    """How much the bot claims: an answer, the closest passage, or nothing."""

    ANSWERED = "answered"
    CLOSEST = "closest"
    NOT_FOUND = "not_found"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a question. `quotes` are best first, and empty when no passage shares a word with it.

    `missing` are words of the question, as typed, that no article has; `repaired` maps a word as typed
    to the word of the articles that it was taken for. `foreign` is the language that the question is in, by
    its ISO 639-1 code, where no article is in it and nothing answers. `elapsed_ms` is the time from the
    question to the answer.
    """

    question: str
    outcome: Outcome
    confidence: float
    quotes: tuple[Quote, ...]
    missing: tuple[str, ...]
    repaired: tuple[tuple[str, str], ...] = ()
    foreign: str | None = None
    elapsed_ms: float = 0.0
