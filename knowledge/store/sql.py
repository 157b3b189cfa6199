"""The store in a database."""

import asyncio
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Final

from sqlalchemy.ext.asyncio import AsyncConnection

from knowledge.article import Article
from knowledge.store import choosing, counting, gaps, putting, reading, removing
from knowledge.store.database import Database
from knowledge.store.records import (
    Gap,
    GapNote,
    Manifest,
    Origin,
    Put,
    ServerSettings,
    StoredArticle,
    StoreError,
    Tally,
    Versions,
)
from knowledge.store.rows import check_storable, prepare
from knowledge.wording import Untranslated

_BATCH: Final = 200
"""Articles to one statement. The longest articles of that many still come within a command's time."""


class SqlStore:
    """A Store. What each method promises is told there."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def revisions(self, libraries: Iterable[int]) -> dict[int, int]:
        """A library without a row was never written to."""
        wanted = [_id(library) for library in libraries]
        return await self._database.read(partial(reading.revisions, wanted=wanted))

    async def manifest(self, library: int) -> Manifest:
        """One statement, and so one state of the library."""
        return await self._database.read(partial(reading.manifest, library=_id(library)))

    async def versions(self, library: int) -> Versions:
        """One statement, and so one state of the library."""
        return await self._database.read(partial(reading.versions, library=_id(library)))

    async def load(self, library: int, ids: Collection[str]) -> list[StoredArticle]:
        """In batches; an article that is written meanwhile is there as it was before or after."""
        every = sorted(set(ids))
        loaded: list[StoredArticle] = []
        for start in range(0, len(every), _BATCH):
            batch = every[start : start + _BATCH]
            loaded += await self._database.read(partial(reading.load, library=_id(library), ids=batch))
        return sorted(loaded, key=lambda stored: (stored.position, stored.article.id))

    async def put(self, library: int, article: Article, origin: Origin, *, limit: int | None = None) -> Put:
        """What takes longest is worked out beforehand, off the event loop and outside the transaction."""
        new = await asyncio.to_thread(prepare, article, origin)

        async def work(connection: AsyncConnection, in_doubt: Put | None) -> Put:
            return await putting.put(connection, _id(library), new, limit, in_doubt)

        return await self._database.write(work)

    async def restore(self, library: int, stored: StoredArticle, *, limit: int | None = None) -> Put:
        """As put, with what was known of the article before."""
        if stored.added_at.tzinfo is None:
            raise ValueError("added_at must be aware")
        new = await asyncio.to_thread(prepare, stored.article, stored.origin)

        async def work(connection: AsyncConnection, in_doubt: Put | None) -> Put:
            return await putting.restore(connection, _id(library), new, stored, limit, in_doubt)

        return await self._database.write(work)

    async def remove(self, library: int, article_id: str) -> StoredArticle:
        """The row goes; what was in it is in the caller's hands alone."""

        async def work(connection: AsyncConnection, in_doubt: StoredArticle | None) -> StoredArticle:
            return await removing.remove(connection, _id(library), article_id, in_doubt)

        return await self._database.write(work)

    async def settings(self, server: int) -> ServerSettings:
        """A server without a row chose nothing."""
        return await self._database.read(partial(choosing.settings, server=_id(server)))

    async def save_settings(self, server: int, settings: ServerSettings) -> None:
        """A row each."""

        async def work(connection: AsyncConnection, _: None) -> None:
            await choosing.save_settings(connection, _id(server), settings)

        await self._database.write(work)

    async def count(self, counts: Mapping[Tally, int]) -> None:
        """Adding is not to be done twice, so what may have been committed is not tried again."""

        async def work(connection: AsyncConnection, in_doubt: bool | None) -> bool:
            if in_doubt is None:
                await counting.count(connection, counts)
            return True

        await self._database.write(work)

    async def counts(self, server: int, since: date) -> dict[Tally, int]:
        """One statement."""
        return await self._database.read(partial(counting.counts, server=_id(server), since=since))

    async def note_gaps(self, notes: Sequence[GapNote]) -> None:
        """As count."""
        for note in notes:
            check_storable("question", note.question)

        async def work(connection: AsyncConnection, in_doubt: bool | None) -> bool:
            if in_doubt is None:
                await gaps.note(connection, notes)
            return True

        await self._database.write(work)

    async def gaps(self, server: int, today: date) -> tuple[Gap, ...]:
        """One statement."""
        return await self._database.read(partial(gaps.noted, server=_id(server), today=today))

    async def remove_gap(self, server: int, gap_id: str) -> None:
        """Whoever comes second finds nothing to do."""

        async def work(connection: AsyncConnection, _: None) -> None:
            await gaps.remove(connection, _id(server), gap_id)

        await self._database.write(work)

    async def expire(self, today: date) -> None:
        """Both in one transaction."""

        async def work(connection: AsyncConnection, _: None) -> None:
            await counting.expire(connection, today)
            await gaps.expire(connection, today)

        await self._database.write(work)

    async def forget(self, server: int) -> None:
        """The row of its library stays, for the revision."""

        async def work(connection: AsyncConnection, _: None) -> None:
            await removing.forget(connection, _id(server))

        await self._database.write(work)

    async def libraries(self) -> tuple[int, ...]:
        """By their articles, not by their rows."""
        return await self._database.read(reading.in_use)


def _id(library: int) -> int:
    if not 0 <= library < 1 << 63:
        raise StoreError(Untranslated("There is no such library: its number is too large, or below 0."))
    return library
