"""Putting an article into a library, for the first time, as a newer version, or back."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from knowledge.store.ids import id_for
from knowledge.store.locking import lock, save_revision
from knowledge.store.matching import Match, completed, matches
from knowledge.store.records import Change, DuplicateArticleError, LibraryFullError, Put, StoredArticle
from knowledge.store.rows import Prepared, article_columns, origin_columns, stored_of
from knowledge.store.schema import articles


async def put(
    connection: AsyncConnection, library: int, new: Prepared, limit: int | None, in_doubt: Put | None
) -> Put:
    """Add the article, or update the one that it is a newer version of, as `Store.put` tells."""
    revision = await lock(connection, library)
    if in_doubt is not None and await _is_done(connection, library, in_doubt):
        return in_doubt
    same = await matches(connection, library, new)
    if same:
        return await _update(connection, library, new, same, revision + 1)
    await _check_room(connection, library, limit)
    stored = StoredArticle(
        article=replace(new.article, id=await id_for(connection, library, new)),
        origin=new.origin,
        added_at=datetime.now(UTC),
        revision=revision + 1,
        position=revision + 1,
    )
    return await _add(connection, library, new, stored)


async def restore(
    connection: AsyncConnection,
    library: int,
    new: Prepared,
    removed: StoredArticle,
    limit: int | None,
    in_doubt: Put | None,
) -> Put:
    """Put a removed article back where it was, unless the same one is there, as `Store.restore` tells."""
    revision = await lock(connection, library)
    if in_doubt is not None and await _is_done(connection, library, in_doubt):
        return in_doubt
    if same := await matches(connection, library, new):
        return Put(Change.UNCHANGED, same[0].stored)
    await _check_room(connection, library, limit)
    # A place that this library has not come to yet is one of another database.
    has_place = 0 < removed.position <= revision
    stored = replace(
        removed,
        article=replace(new.article, id=await id_for(connection, library, new, keep=True)),
        revision=revision + 1,
        position=removed.position if has_place else revision + 1,
    )
    return await _add(connection, library, new, stored)


async def _add(connection: AsyncConnection, library: int, new: Prepared, stored: StoredArticle) -> Put:
    values = article_columns(new) | {
        "library": library,
        "id": stored.article.id,
        "position": stored.position,
        "revision": stored.revision,
        "added_at": stored.added_at,
    }
    await connection.execute(insert(articles), values)
    await save_revision(connection, library, stored.revision)
    return Put(Change.ADDED, stored)


async def _update(
    connection: AsyncConnection, library: int, new: Prepared, same: list[Match], revision: int
) -> Put:
    match, *others = same
    old = match.stored
    new = completed(new, match)
    article = replace(new.article, id=old.article.id)
    if article == old.article:
        if new.origin != old.origin:
            await _write(connection, library, article.id, origin_columns(new))
        return Put(Change.UNCHANGED, replace(old, origin=new.origin))
    if others:
        # To make room for this version, a third article would have to go, and nobody asked for that.
        raise DuplicateArticleError(others[0].stored.article.id)
    await _write(connection, library, article.id, article_columns(new) | {"revision": revision})
    await save_revision(connection, library, revision)
    return Put(Change.UPDATED, replace(old, article=article, origin=new.origin, revision=revision))


async def _write(connection: AsyncConnection, library: int, id: str, columns: Mapping[str, object]) -> None:
    row = (articles.c.library == library) & (articles.c.id == id)
    await connection.execute(update(articles).where(row).values(**columns))


async def _is_done(connection: AsyncConnection, library: int, put: Put) -> bool:
    """Whether the article is there as `put` left it; nothing else leaves it so, with this revision."""
    row = (articles.c.library == library) & (articles.c.id == put.stored.article.id)
    found = (await connection.execute(select(articles).where(row))).mappings().one_or_none()
    return found is not None and stored_of(found) == put.stored


async def _check_room(connection: AsyncConnection, library: int, limit: int | None) -> None:
    if limit is None:
        return
    there = await connection.scalar(
        select(func.count()).select_from(articles).where(articles.c.library == library)
    )
    if (there or 0) >= limit:
        raise LibraryFullError(limit)
