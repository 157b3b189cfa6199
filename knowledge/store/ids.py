"""What an article is called: an id that no other article of any library has."""

from hashlib import sha256
from itertools import count
from typing import Final

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from knowledge.store.records import HOME, DuplicateArticleError, OriginKind
from knowledge.store.rows import Prepared
from knowledge.store.schema import articles

_LENGTH: Final = 12


async def id_for(connection: AsyncConnection, library: int, new: Prepared, *, keep: bool = False) -> str:
    """The id for an article that is added.

    One from the directory of home articles has the id that it came with; raises DuplicateArticleError if
    that is taken. For any other an id is made, or, to `keep` the one that it has, only if that is taken.
    """
    own = new.article.id
    if own and library == HOME and new.origin.kind is OriginKind.DIRECTORY:
        if await _is_taken(connection, own):
            raise DuplicateArticleError(own)
        return own
    if own and keep and not await _is_taken(connection, own):
        return own
    return await _made(connection, library, new)


async def _made(connection: AsyncConnection, library: int, new: Prepared) -> str:
    """A digest of the library and of the URL or text, so that an article removed and added keeps its id.

    An id that is taken is passed over. Where two transactions choose the same at once, the primary key
    refuses the second, which is then tried again and finds it taken.
    """
    key = new.article.url or new.article.text
    for number in count():
        made = sha256(f"{library} {number} {key}".encode()).hexdigest()[:_LENGTH]
        if not await _is_taken(connection, made):
            return made
    raise AssertionError("count() never ends")


async def _is_taken(connection: AsyncConnection, article_id: str) -> bool:
    return await connection.scalar(select(articles.c.id).where(articles.c.id == article_id)) is not None
