"""Which articles of a library are the same as one that comes in."""

from dataclasses import dataclass, replace
from enum import IntEnum

from sqlalchemy import ColumnElement, RowMapping, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from knowledge.store.records import StoredArticle
from knowledge.store.rows import Prepared, stored_of
from knowledge.store.schema import articles


class By(IntEnum):
    """What tells that two articles are one, the most telling first."""

    NAME = 0
    URL = 1
    TEXT = 2


@dataclass(frozen=True, slots=True)
class Match:
    """An article of the library that is the same as the new one, and by what."""

    by: By
    stored: StoredArticle
    url_digest: bytes | None


async def matches(connection: AsyncConnection, library: int, new: Prepared) -> list[Match]:
    """The articles with the new one's place in the directory, its URL or its text, the most telling first.

    There may be three: each is a different article until the new one makes them equal.
    """
    same: list[ColumnElement[bool]] = [articles.c.text_digest == new.text_digest]
    if new.url_digest is not None:
        same.append(articles.c.url_digest == new.url_digest)
    if new.name_digest is not None:
        same.append(articles.c.name_digest == new.name_digest)
    found = await connection.execute(select(articles).where(articles.c.library == library, or_(*same)))
    every = [Match(_by(row, new), stored_of(row), row["url_digest"]) for row in found.mappings()]
    return sorted(every, key=lambda match: match.by)


def completed(new: Prepared, match: Match) -> Prepared:
    """The new version, with what only the old one says of where it comes from, if the text alone matched.

    A text that is pasted again knows less of itself than the page that it was first taken from.
    """
    if match.by is not By.TEXT:
        return new
    article, old = new.article, match.stored.article
    url = old.url if article.url is None else article.url
    return replace(
        new,
        article=replace(article, url=url, author=article.author or old.author, date=article.date or old.date),
        url_digest=match.url_digest if article.url is None else new.url_digest,
    )


def _by(row: RowMapping, new: Prepared) -> By:
    if new.name_digest is not None and row["name_digest"] == new.name_digest:
        return By.NAME
    if new.url_digest is not None and row["url_digest"] == new.url_digest:
        return By.URL
    return By.TEXT
