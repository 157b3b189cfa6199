"""One door for every way an article comes in: fetched, read, stored, indexed."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from knowledge.answering import Answerer
from knowledge.article import Article
from knowledge.ingest.documents import Document
from knowledge.ingest.parsing import parse, parse_pasted
from knowledge.library import Library
from knowledge.store.records import Change, Origin, OriginKind, Put
from knowledge.suggestions import suggestions


class Stage(StrEnum):
    """What is being done to an article."""

    FETCHING = "fetching"
    READING = "reading"
    INDEXING = "indexing"


Progress = Callable[[Stage], Awaitable[None]]
"""Told of each stage when it begins."""


@dataclass(frozen=True, slots=True)
class Added:
    """What came in: the article as it is stored, its number of passages, and questions one could ask it."""

    change: Change
    article: Article
    passages: int
    questions: tuple[str, ...]


async def add_url(library: Library, server: int, url: str, progress: Progress | None = None) -> Added:
    """Add the page or file at an address to a server's library. Raises IngestError and StoreError."""
    await _tell(progress, Stage.FETCHING)
    document = await library.fetch(url)
    return await _add_document(library, server, document, Origin(OriginKind.URL, url), progress)


async def add_file(
    library: Library, server: int, document: Document, progress: Progress | None = None
) -> Added:
    """Add a file to a server's library. Raises IngestError and StoreError."""
    return await _add_document(library, server, document, Origin(OriginKind.FILE, document.name), progress)


async def add_pasted(
    library: Library, server: int, text: str, *, title: str | None = None, progress: Progress | None = None
) -> Added:
    """Add a text to a server's library. Raises IngestError and StoreError."""
    await _tell(progress, Stage.READING)
    article = await parse_pasted(text, title=title)
    return await _put(library, server, article, Origin(OriginKind.PASTE), progress)


async def _add_document(
    library: Library, server: int, document: Document, origin: Origin, progress: Progress | None
) -> Added:
    await _tell(progress, Stage.READING)
    article = await parse(document)
    digest = sha256(document.data).hexdigest()
    return await _put(library, server, article, Origin(origin.kind, origin.name, digest), progress)


async def _put(
    library: Library, server: int, article: Article, origin: Origin, progress: Progress | None
) -> Added:
    await _tell(progress, Stage.INDEXING)
    put = await library.put(server, article, origin)
    return await asyncio.to_thread(_added, put, library.in_memory(server))


def _added(put: Put, answerer: Answerer | None) -> Added:
    """What came in, tried where it will be asked if that is in memory: else loading it would take long."""
    article = put.stored.article
    if answerer is None or article not in answerer.articles:
        answerer = Answerer([article])
    return Added(put.change, article, answerer.passages_in(article.id), suggestions(answerer, article))


async def _tell(progress: Progress | None, stage: Stage) -> None:
    if progress is not None:
        await progress(stage)
