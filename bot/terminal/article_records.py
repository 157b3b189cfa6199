"""The articles of a library as the terminal lists them, and the one of them that a person means."""

from collections.abc import Sequence
from typing import Final, TypedDict

from bot.terminal.complaints import complain
from knowledge.article import Article
from knowledge.bundled import bundled_articles
from knowledge.library import Library
from knowledge.passages import passages_of
from knowledge.store.records import HOME, Entry
from knowledge.text import word_count

PACKAGE: Final = "package"
"""The origin of an article that comes with the program."""

_NAMED: Final = 5
"""Ids that are listed in a message."""


class OriginRecord(TypedDict):
    """Where an article came from: `url`, `file`, `paste`, `directory` or `package`, and its name there."""

    kind: str
    name: str


class ArticleRecord(TypedDict):
    """An article as `verbatim articles list --json` has it. `server` is null for what everybody may ask."""

    id: str
    title: str
    url: str | None
    author: str | None
    date: str | None
    language: str
    words: int
    server: int | None
    origin: OriginRecord
    added_at: str | None


class NoSuchArticleError(Exception):
    """What a person typed means no article, or several; the message is one line."""


class FullArticleRecord(ArticleRecord):
    """An article as `verbatim articles show --json` has it."""

    passages: int
    text: str


async def current_records(library: Library, server: int) -> list[ArticleRecord]:
    """A library's articles as a question would see them now.

    A file of BOT_ARTICLES_DIR that cannot be read is complained of. Raises StoreError.
    """
    for name, reason in (await library.sync_home()).failed:
        complain(f"BOT_ARTICLES_DIR: {name}: {reason}")
    return await records_of(library, server)


async def records_of(library: Library, server: int) -> list[ArticleRecord]:
    """A library's articles in the order of being added. Loads no index. Raises StoreError."""
    entries = (await library.store.manifest(server)).entries if library.store else ()
    stored = [_of_entry(entry, server) for entry in entries]
    replaced = {record["id"] for record in stored}
    bundled = bundled_articles() if server == HOME else ()
    return [_of_package(article) for article in bundled if article.id not in replaced] + stored


async def looked_up(library: Library, server: int, typed: str) -> tuple[ArticleRecord, Article]:
    """The article of that id, or whose id begins so, among those that the server sees.

    Raises NoSuchArticleError, StoreError.
    """
    records = await current_records(library, server)
    if server != HOME:
        records += await records_of(library, HOME)
    record = meant(typed, records)
    if record["origin"]["kind"] == PACKAGE:
        return record, next(one for one in bundled_articles() if one.id == record["id"])
    assert library.store is not None
    for stored in await library.store.load(record["server"] or HOME, (record["id"],)):
        return record, stored.article
    raise NoSuchArticleError(f"the article {record['id']} has just been removed")


def full_record(record: ArticleRecord, article: Article) -> FullArticleRecord:
    """An article with its text."""
    return FullArticleRecord(**record, passages=len(passages_of(article)), text=article.text)


def meant(typed: str, records: Sequence[ArticleRecord]) -> ArticleRecord:
    """The article with that id, or the only one whose id begins so. Raises NoSuchArticleError."""
    found = [record for record in records if typed and record["id"].startswith(typed)]
    exact = [record for record in found if record["id"] == typed]
    if len(exact or found) == 1:
        return (exact or found)[0]
    if not found:
        raise NoSuchArticleError(f"no article has the id {typed!r}, or one that begins so")
    listed = ", ".join(record["id"] for record in found[:_NAMED])
    more = f" and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
    raise NoSuchArticleError(f"the ids of several articles begin with {typed!r}: {listed}{more}")


def _of_entry(entry: Entry, server: int) -> ArticleRecord:
    origin = OriginRecord(kind=entry.origin.kind, name=entry.origin.name)
    return _record(entry, server or None, entry.words, origin, entry.added_at.isoformat())


def _of_package(article: Article) -> ArticleRecord:
    return _record(article, None, word_count(article.text), OriginRecord(kind=PACKAGE, name=""), None)


def _record(
    article: Article | Entry, server: int | None, words: int, origin: OriginRecord, added_at: str | None
) -> ArticleRecord:
    return ArticleRecord(
        id=article.id,
        title=article.title,
        url=article.url,
        author=article.author,
        date=article.date,
        language=article.language,
        words=words,
        server=server,
        origin=origin,
        added_at=added_at,
    )
