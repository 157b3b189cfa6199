"""What comes in from outside, and what can be wrong with it."""

from dataclasses import dataclass

from knowledge.wording import WordedError


@dataclass(frozen=True, slots=True)
class Document:
    """Bytes that somebody sent or a page served, not yet looked at.

    `name` is the file's name or the last part of the address; `media_type` is what the sender claims.
    Neither is trusted alone. `url` is where it was fetched from, after redirects.
    """

    data: bytes
    name: str = ""
    media_type: str = ""
    url: str | None = None


class IngestError(WordedError):
    """Why something cannot become an article.

    Its text is one whole sentence for the person who adds it, and holds nothing of the article's own text.
    """


class UnsupportedFormatError(IngestError):
    """It is no kind of file that is read here."""


class TooLargeError(IngestError):
    """It passes a limit of `knowledge.ingest.limits`."""


class NoTextError(IngestError):
    """It is a file of a known kind, but there are no words in it."""


class DamagedFileError(IngestError):
    """It is not what its kind promises: cut off, locked, malformed, or made to do harm."""


class TimedOutError(IngestError):
    """It takes more time than one file may."""


class FetchError(IngestError):
    """A page could not be had: the base of everything that `knowledge.ingest.fetching` raises."""
