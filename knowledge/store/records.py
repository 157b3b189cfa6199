"""What the store takes and gives, and what can go wrong. Imports no database library, so it costs no time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from knowledge.article import Article
from knowledge.wording import WordedError, Wording

HOME: Final = 0
"""The library that everybody may ask; any other library's id is that of a Discord server."""


class OriginKind(StrEnum):
    """How an article came in."""

    URL = "url"
    FILE = "file"
    PASTE = "paste"
    DIRECTORY = "directory"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an article was taken from.

    `name` is the URL as it was given, the file's name, or the path inside the directory of articles; a
    paste has none. `digest` is the SHA-256, in hex, of the bytes it came from; "" where that is of no use.
    """

    kind: OriginKind
    name: str = ""
    digest: str = ""


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article as it is kept; `article.id` is the id that the store knows it by.

    `added_at` is aware and in UTC. `revision` is the one that its library got when the article was last
    written, or removed. `position` orders a library's articles; 0 says that it has no place yet.
    """

    article: Article
    origin: Origin
    added_at: datetime
    revision: int
    position: int = 0


class Change(StrEnum):
    """What a put did."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Put:
    """What came of putting an article into a library, and the article as it is there now."""

    change: Change
    stored: StoredArticle


@dataclass(frozen=True, slots=True)
class Entry:
    """An article without its text, for lists. `words` counts those of its text."""

    id: str
    title: str
    url: str | None
    author: str | None
    date: str | None
    language: str
    words: int
    origin: Origin
    added_at: datetime
    revision: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """The articles of a library, in the order of being added, as they were at one revision of it."""

    revision: int
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Versions:
    """Each article's own revision by its id, in the order of being added, at one revision of the library."""

    revision: int
    articles: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """What a server chose.

    `librarian_role` may add and remove articles, besides Manage Server. With `home_articles` its questions
    see the home library's articles too. With `private` an answer is for the asker alone, unless they say
    otherwise. `gap_notes` lets questions without an answer be kept. `language` is a locale of Discord's;
    None: each person's own.
    """

    librarian_role: int | None = None
    home_articles: bool = True
    private: bool = False
    gap_notes: bool = False
    language: str | None = None


class Counted(StrEnum):
    """What is counted of questions: how each came out, and what people said of the answers."""

    ANSWERED = "answered"
    CLOSEST = "closest"
    NOT_FOUND = "not_found"
    HELPFUL = "helpful"
    NOT_HELPFUL = "not_helpful"


TALLY_WEEKS: Final = 53
"""How long numbers are kept."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What a number is of. `week` is a Monday; `article_id` is "" where no article was shown."""

    server: int
    week: date
    article_id: str
    counted: Counted


def week_of(day: date) -> date:
    """The Monday of its ISO week."""
    return day - timedelta(days=day.weekday())


GAP_DAYS: Final = 90
"""How long a question without an answer is kept after it was last asked."""

GAPS: Final = 300
"""How many of them are kept for a server."""


@dataclass(frozen=True, slots=True)
class GapNote:
    """That a question found no answer, on a day. `key` is the same for questions that are alike."""

    server: int
    key: str
    question: str
    day: date


@dataclass(frozen=True, slots=True)
class Gap:
    """A question without an answer, as it was last worded, and how often ones like it were asked.

    Nothing of who asked. `id` is 16 hex digits.
    """

    id: str
    question: str
    count: int
    first: date
    last: date


class StoreError(WordedError):
    """The store cannot do what was asked; the message is one line for a person."""


class StoreUnavailableError(StoreError):
    """The database is down or locked, and stayed so; trying again later may help."""


DOWN: Final = Wording("The database does not answer. Try again in a minute.")


class UnknownArticleError(StoreError):
    """The library has no article of that id."""


class LibraryFullError(StoreError):
    """The library has as many articles as it may have, which is `limit`."""

    def __init__(self, limit: int) -> None:
        super().__init__(Wording("There is no room for another article: {limit} are the most."), limit=limit)
        self.limit = limit


class DuplicateArticleError(StoreError):
    """The new version of one article has the text, URL or id of another, which is `article_id`."""

    def __init__(self, article_id: str) -> None:
        super().__init__(
            Wording("Another article has the same text, address or name. Remove one of the two first.")
        )
        self.article_id = article_id
