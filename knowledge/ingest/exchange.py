"""What goes to the process that reads, and what comes back: bytes on both ways, and nothing to execute."""

import json
from collections.abc import Mapping
from typing import Final

from knowledge.article import Article, Kind, Paragraph
from knowledge.ingest.documents import (
    DamagedFileError,
    Document,
    IngestError,
    NoTextError,
    TimedOutError,
    TooLargeError,
    UnsupportedFormatError,
)
from knowledge.wording import Wording

_ERRORS: Final[Mapping[object, type[IngestError]]] = {
    kind.__name__: kind
    for kind in (DamagedFileError, NoTextError, TimedOutError, TooLargeError, UnsupportedFormatError)
}
_FIELDS: Final = ("title", "text", "url", "author", "date", "language")

_LONGEST: Final = 500
"""Characters of an error's message, and of a field in it."""
_MOST_FIELDS: Final = 10
_LARGEST: Final = 1e15
"""Numbers in it are below; NaN and infinity are not."""


def document_request(document: Document) -> bytes:
    """A document to be read."""
    header = {"name": document.name, "media_type": document.media_type, "url": document.url}
    return json.dumps(header).encode() + b"\n" + document.data


def text_request(text: str, title: str | None) -> bytes:
    """Pasted text to be read."""
    return json.dumps({"title": title, "pasted": True}).encode() + b"\n" + text.encode("utf-8", "ignore")


def fulfil(request: bytes) -> Article:
    """Read what a request asks for. Raises IngestError."""
    from knowledge.ingest.reading import parse_in_this_process, parse_text_in_this_process

    line, _, data = request.partition(b"\n")
    header = json.loads(line)
    if header.get("pasted"):
        return parse_text_in_this_process(data.decode("utf-8"), header["title"])
    return parse_in_this_process(Document(data, header["name"], header["media_type"], header["url"]))


def article_answer(article: Article) -> bytes:
    """An article that was read."""
    fields: dict[str, object] = {name: getattr(article, name) for name in _FIELDS}
    fields["paragraphs"] = [[part.start, part.end, part.kind.value] for part in article.paragraphs]
    return json.dumps(fields, ensure_ascii=False).encode()


def error_answer(error: IngestError) -> bytes:
    """Why something was not read."""
    answer = {"error": type(error).__name__, "said": error.wording.english, "fields": error.fields}
    return json.dumps(answer).encode()


def article_of(answer: bytes) -> Article:
    """The article that an answer holds, or else raise the IngestError that it does.

    Raises ValueError, KeyError, TypeError, OverflowError or RecursionError for what is no answer: a hostile
    file may have taken over the process that gave it.
    """
    fields = json.loads(answer)
    if not isinstance(fields, dict):
        raise TypeError("the answer has no fields")
    if "error" in fields:
        raise _error_of(_ERRORS[fields["error"]], fields["said"], fields["fields"])
    if not all(value is None or isinstance(value, str) for value in map(fields.get, _FIELDS)):
        raise TypeError("a field of the article is no text")
    paragraphs = tuple(
        Paragraph(int(start), int(end), Kind(kind)) for start, end, kind in fields["paragraphs"]
    )
    return Article(
        id="",
        title=fields["title"],
        text=fields["text"],
        paragraphs=paragraphs,
        url=fields["url"],
        author=fields["author"],
        date=fields["date"],
        language=fields["language"],
    )


def _error_of(kind: type[IngestError], said: object, fields: object) -> IngestError:
    """The error, if its message can be said in any language; raises what article_of does."""
    if not isinstance(said, str) or not isinstance(fields, dict):
        raise TypeError("the error has no message")
    # Nothing is no message: a catalogue keeps its own particulars under it.
    if not said or len(fields) > _MOST_FIELDS:
        raise ValueError("the error's message is empty, or has too many fields")
    if not all(map(_is_field, (said, *fields, *fields.values()))):
        raise ValueError("the error's message has a field that is none")
    error = kind(Wording(said), **fields)
    str(error)  # where a field is missing, this raises KeyError here and not where it is to be told
    return error


def _is_field(value: object) -> bool:
    if isinstance(value, str):
        return len(value) <= _LONGEST
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < _LARGEST
