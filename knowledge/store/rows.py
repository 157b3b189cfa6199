"""An article to the row that keeps it, and back, without loss."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from typing import Final

from sqlalchemy import RowMapping

from knowledge.article import Article, Kind, Paragraph
from knowledge.store.records import Entry, Origin, OriginKind, StoredArticle, StoreError
from knowledge.store.schema import articles
from knowledge.text import word_count
from knowledge.wording import Wording

ENTRY_COLUMNS: Final = tuple(
    articles.c[name]
    for name in "id title url author date language words added_at revision".split()
    + "origin_kind origin_name origin_digest".split()
)
"""What `entry_of` reads: all but what is long."""

# Translators: {name} says in English which text it is, such as “article's title”: put it in quotation marks.
_HALF: Final = Wording("The {name} has half a surrogate pair in it, which cannot be kept.")
# Translators: {name} says in English which text it is, such as “article's title”: put it in quotation marks.
_NUL: Final = Wording("The {name} has a NUL character in it, which cannot be kept.")


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article with all that a row of it needs, worked out before the database is asked for anything."""

    article: Article
    origin: Origin
    words: int
    name_digest: bytes | None
    url_digest: bytes | None
    text_digest: bytes


def prepare(article: Article, origin: Origin) -> Prepared:
    """Work out what the row needs. Takes about 0.1 ms for each 300 words.

    Raises StoreError for text that no database keeps: with a NUL, or half a surrogate pair.
    """
    for name, value in (
        ("id", article.id),
        ("title", article.title),
        ("text", article.text),
        ("url", article.url),
        ("author", article.author),
        ("date", article.date),
        ("language", article.language),
        ("name of the origin", origin.name),
        ("digest of the origin", origin.digest),
    ):
        check_storable(f"article's {name}", value)
    in_directory = origin.kind is OriginKind.DIRECTORY and origin.name
    return Prepared(
        article=article,
        origin=origin,
        words=word_count(article.text),
        name_digest=_digest(origin.name) if in_directory else None,
        url_digest=None if article.url is None else _digest(article.url),
        text_digest=_digest(article.text),
    )


def article_columns(prepared: Prepared) -> dict[str, object]:
    """What a row says of the article, apart from its id and what the library says of it."""
    article = prepared.article
    return {
        "url_digest": prepared.url_digest,
        "text_digest": prepared.text_digest,
        "title": article.title,
        "url": article.url,
        "author": article.author,
        "date": article.date,
        "language": article.language,
        "words": prepared.words,
        "paragraphs": encode_paragraphs(article.paragraphs),
        "text": article.text,
    } | origin_columns(prepared)


def origin_columns(prepared: Prepared) -> dict[str, object]:
    """What a row says of where the article came from."""
    return {
        "name_digest": prepared.name_digest,
        "origin_kind": prepared.origin.kind.value,
        "origin_name": prepared.origin.name,
        "origin_digest": prepared.origin.digest,
    }


def stored_of(row: RowMapping) -> StoredArticle:
    """The article in a whole row."""
    return StoredArticle(
        article=Article(
            id=row["id"],
            title=row["title"],
            text=row["text"],
            paragraphs=decode_paragraphs(row["paragraphs"]),
            url=row["url"],
            author=row["author"],
            date=row["date"],
            language=row["language"],
        ),
        origin=_origin_of(row),
        added_at=row["added_at"],
        revision=row["revision"],
        position=row["position"],
    )


def entry_of(row: RowMapping) -> Entry:
    """The entry that a row's `ENTRY_COLUMNS` make."""
    return Entry(
        id=row["id"],
        title=row["title"],
        url=row["url"],
        author=row["author"],
        date=row["date"],
        language=row["language"],
        words=row["words"],
        origin=_origin_of(row),
        added_at=row["added_at"],
        revision=row["revision"],
    )


def encode_paragraphs(paragraphs: Sequence[Paragraph]) -> str:
    """One word a paragraph: how far after the last it starts, how long it is, and its kind if not text."""
    return " ".join(_encoded(paragraphs))


def decode_paragraphs(encoded: str) -> tuple[Paragraph, ...]:
    """The paragraphs that `encode_paragraphs` made this of."""
    paragraphs = []
    end = 0
    for word in encoded.split():
        gap, length, *kind = word.split(":")
        start = end + int(gap)
        end = start + int(length)
        paragraphs.append(Paragraph(start, end, Kind(*kind) if kind else Kind.TEXT))
    return tuple(paragraphs)


def check_storable(name: str, value: str | None) -> None:
    """Raise StoreError, which calls the text by that name, for text that no database keeps."""
    if value is None or (value.isascii() and "\0" not in value):
        return
    try:
        value.encode()
    except UnicodeEncodeError:
        raise StoreError(_HALF, name=name) from None
    if "\0" in value:
        raise StoreError(_NUL, name=name)


def _encoded(paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    for before, paragraph in pairwise((Paragraph(0, 0), *paragraphs)):
        kind = "" if paragraph.kind is Kind.TEXT else f":{paragraph.kind.value}"
        yield f"{paragraph.start - before.end}:{paragraph.end - paragraph.start}{kind}"


def _origin_of(row: RowMapping) -> Origin:
    return Origin(OriginKind(row["origin_kind"]), row["origin_name"], row["origin_digest"])


def _digest(text: str) -> bytes:
    return sha256(text.encode()).digest()
