"""What is asked of libraries. Each function is one statement, so that it sees one state."""

import asyncio
from collections.abc import Collection, Sequence
from typing import Final

from sqlalchemy import RowMapping, bindparam, select
from sqlalchemy.ext.asyncio import AsyncConnection

from knowledge.store.records import Manifest, StoredArticle, Versions
from knowledge.store.rows import ENTRY_COLUMNS, entry_of, stored_of
from knowledge.store.schema import articles, libraries, servers

_REVISIONS: Final = select(libraries.c.id, libraries.c.revision).where(
    libraries.c.id.in_(bindparam("ids", expanding=True))
)
_MANIFEST: Final = (
    select(libraries.c.revision.label("library_revision"), *ENTRY_COLUMNS)
    .select_from(libraries.outerjoin(articles))
    .where(libraries.c.id == bindparam("library"))
    .order_by(articles.c.position, articles.c.id)
)
_VERSIONS: Final = (
    select(libraries.c.revision, articles.c.id, articles.c.revision)
    .select_from(libraries.outerjoin(articles))
    .where(libraries.c.id == bindparam("library"))
    .order_by(articles.c.position, articles.c.id)
)
_ARTICLES: Final = (
    select(articles)
    .where(articles.c.library == bindparam("library"), articles.c.id.in_(bindparam("ids", expanding=True)))
    .order_by(articles.c.position, articles.c.id)
)
_LIBRARIES: Final = select(articles.c.library).union(select(servers.c.id))


async def revisions(connection: AsyncConnection, wanted: Collection[int]) -> dict[int, int]:
    """The revision of each library, 0 for one without a row."""
    found = await connection.execute(_REVISIONS, {"ids": list(wanted)})
    return dict.fromkeys(wanted, 0) | {row.id: row.revision for row in found}


async def manifest(connection: AsyncConnection, library: int) -> Manifest:
    """The library's revision and entries. A library without articles is one row without an id."""
    rows = (await connection.execute(_MANIFEST, {"library": library})).mappings().all()
    revision = rows[0]["library_revision"] if rows else 0
    return Manifest(revision, tuple(entry_of(row) for row in rows if row["id"] is not None))


async def versions(connection: AsyncConnection, library: int) -> Versions:
    """The library's revision and its articles'. A library without articles is one row without an id."""
    rows = (await connection.execute(_VERSIONS, {"library": library})).all()
    revision: int = rows[0][0] if rows else 0
    return Versions(revision, {article: written for _, article, written in rows if article is not None})


async def load(connection: AsyncConnection, library: int, ids: Collection[str]) -> list[StoredArticle]:
    """The articles of these ids, of which there must not be more than a statement takes: 30,000."""
    result = await connection.execute(_ARTICLES, {"library": library, "ids": list(ids)})
    return await asyncio.to_thread(_stored, result.mappings().all())


async def in_use(connection: AsyncConnection) -> tuple[int, ...]:
    """The libraries that have articles, or settings of their server, by id."""
    return tuple(sorted((await connection.scalars(_LIBRARIES)).all()))


def _stored(rows: Sequence[RowMapping]) -> list[StoredArticle]:
    return [stored_of(row) for row in rows]
