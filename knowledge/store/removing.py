"""Taking out one article, or everything of a server."""

from dataclasses import replace

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from knowledge.store.locking import lock, save_revision
from knowledge.store.records import StoredArticle, UnknownArticleError
from knowledge.store.rows import stored_of
from knowledge.store.schema import articles, gaps, libraries, servers, tallies
from knowledge.wording import Wording


async def remove(
    connection: AsyncConnection, library: int, article_id: str, in_doubt: StoredArticle | None
) -> StoredArticle:
    """Delete the article and return it. Raises UnknownArticleError, unless an earlier try took it out."""
    revision = await lock(connection, library) + 1
    row = (articles.c.library == library) & (articles.c.id == article_id)
    found = (await connection.execute(select(articles).where(row))).mappings().one_or_none()
    if found is None:
        if in_doubt is not None:
            return in_doubt
        raise UnknownArticleError(Wording("There is no such article."))
    await connection.execute(delete(articles).where(row))
    await save_revision(connection, library, revision)
    return replace(stored_of(found), revision=revision)


async def forget(connection: AsyncConnection, server: int) -> None:
    """Delete all that a server has, and move its revision on."""
    # The revision first: that locks the library, so that no article comes in between.
    await connection.execute(
        update(libraries).where(libraries.c.id == server).values(revision=libraries.c.revision + 1)
    )
    await connection.execute(delete(articles).where(articles.c.library == server))
    # Before the gaps: who is about to note one waits here, and then finds that it is not wanted.
    await connection.execute(delete(servers).where(servers.c.id == server))
    await connection.execute(delete(gaps).where(gaps.c.server == server))
    await connection.execute(delete(tallies).where(tallies.c.server == server))
