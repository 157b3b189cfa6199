"""A question that could be suggested, and what keeps a hostile text out of it."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import regex

from knowledge.article import Span

LONGEST_QUESTION: Final = 100
"""In characters."""

_SHORTEST_QUESTION: Final = 5


class Sort(StrEnum):
    """What a suggested question asks for, so that not all of them ask for the same."""

    WHAT = "what"
    WHO = "who"
    DOER = "doer"
    WHEN = "when"
    WHERE = "where"
    WHY = "why"
    MANY = "many"
    MUCH = "much"
    OBJECT = "object"
    HAPPENED = "happened"
    DEED = "deed"
    WHETHER = "whether"
    AS_WRITTEN = "as written"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class Draft:
    """A question, what it asks for and of, and where in the article its answer ought to be.

    `source` is the sentence or section with the answer, `answer` the words that it stands among, "" where
    that is unknown. `subject` is the thing asked about, in the article's words: the more often the article
    has those, the better the question.
    """

    question: str
    sort: Sort
    subject: str
    source: Span
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of running text, and where it stands."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Wording:
    """How often the article writes a word in small letters, and with a capital inside a sentence.

    Words are in small letters in both.
    """

    small: Counter[str]
    names: Counter[str]


_BIDI: Final = regex.compile(r"[\u00ad\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_PLAIN: Final = regex.compile(
    r"[\p{L}\p{N}¿«“\"‘](?:[\p{L}\p{N}\p{Sc} %&'’‘“”„\"«»()、，,.+/–\-·・]|(?<=[\p{L}\p{M}])\p{M})*+[?？؟]"
)
_UNWANTED: Final = regex.compile(
    r"\p{Default_Ignorable_Code_Point}|\u2800|\p{M}{4}|//|\p{L}\.\p{L}{2}|\b(?:www|https?|discord)\b|\.[/\w]*/",
    regex.IGNORECASE,
)
_PAIRS: Final = ("()", "“”", "«»")


def plain_line(text: str) -> str:
    """A text on one line, without controls of the writing direction."""
    return " ".join(_BIDI.sub("", text).split())


def tidy(question: str) -> str | None:
    """The question on one line, or None where it holds what no plain question does.

    Controls of the writing direction are left out. Letters, numbers and common marks are all that may
    remain: no mention, no markup, no link, nothing invisible, no heap of accents.
    """
    line = plain_line(question)
    if not _SHORTEST_QUESTION <= len(line) <= LONGEST_QUESTION:
        return None
    if not _PLAIN.fullmatch(line) or _UNWANTED.search(line):
        return None
    if any(line.count(opening) != line.count(closing) for opening, closing in _PAIRS) or line.count('"') % 2:
        return None
    return line
