"""What a store can do, apart from how: code that is given one needs no database library to be imported."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Protocol

from knowledge.article import Article
from knowledge.store.records import (
    Gap,
    GapNote,
    Manifest,
    Origin,
    Put,
    ServerSettings,
    StoredArticle,
    Tally,
    Versions,
)


class Store(Protocol):
    """Articles in libraries, and settings of servers; safe for many tasks of one event loop at once.

    Every call is one transaction: it happens whole or not at all. Every write bumps the revision of its
    library by 1 and stamps it on the article. Each method may raise StoreUnavailableError, after some tries,
    and StoreError.
    """

    async def revisions(self, libraries: Iterable[int]) -> dict[int, int]:
        """The revision of each library, by one query; 0 for one that was never written to."""
        ...

    async def manifest(self, library: int) -> Manifest:
        """What the library holds, and the revision that this is true of."""
        ...

    async def versions(self, library: int) -> Versions:
        """Which articles the library holds and when each was last written: what to look at for changes."""
        ...

    async def load(self, library: int, ids: Collection[str]) -> list[StoredArticle]:
        """The articles of these ids, in the order of being added; unknown ids are left out."""
        ...

    async def put(self, library: int, article: Article, origin: Origin, *, limit: int | None = None) -> Put:
        """Add the article, or update the one that it is a newer version of.

        That is, in this order of precedence: the one from the same place (`origin.name`, of DIRECTORY
        origins), of the same URL, or of the same text. Nothing but the origin differs: UNCHANGED, no new
        revision, and the newer origin is kept. Else UPDATED: its id and `added_at` stay, and if only the
        text told that they are the same, a URL, author or date that the newer version lacks stays too.
        Else ADDED, under a new id that no other article of any library has; in the home library, one
        from a DIRECTORY keeps the id that it came with.

        Raises LibraryFullError when the article would be ADDED to `limit` others; DuplicateArticleError
        when a newer version has the URL or text of a third article, or an id that came with it is taken;
        StoreError for text that no database keeps (with a NUL, or half a surrogate pair).
        """
        ...

    async def remove(self, library: int, article_id: str) -> StoredArticle:
        """Take the article out, and return it, for `restore`. Raises UnknownArticleError."""
        ...

    async def restore(self, library: int, stored: StoredArticle, *, limit: int | None = None) -> Put:
        """Undo a `remove`: the same id, the same `added_at`, the old place.

        Where the same article (see `put`) has come in meanwhile, that one stays: UNCHANGED. Where only
        the id is taken, as in the database that an export came from, the article gets a new one.
        Raises what `put` raises.
        """
        ...

    async def settings(self, server: int) -> ServerSettings:
        """What the server chose, or the defaults."""
        ...

    async def save_settings(self, server: int, settings: ServerSettings) -> None:
        """Keep what the server chose. Without `gap_notes`, its gaps are deleted."""
        ...

    async def count(self, counts: Mapping[Tally, int]) -> None:
        """Add to numbers; all of them or none.

        Where a connection breaks while it is told to commit, they may be lost: rather that than twice.
        """
        ...

    async def counts(self, server: int, since: date) -> dict[Tally, int]:
        """The numbers of a server that are above 0, from the week of that day on."""
        ...

    async def note_gaps(self, notes: Sequence[GapNote]) -> None:
        """Keep questions without an answer of those servers that have `gap_notes`, at most `GAPS` of each.

        Those alike are one gap, with the wording that came last. Raises StoreError for text that no database
        keeps.
        """
        ...

    async def gaps(self, server: int, today: date) -> tuple[Gap, ...]:
        """The gaps of a server that were asked in the last `GAP_DAYS` days, most often asked first."""
        ...

    async def remove_gap(self, server: int, gap_id: str) -> None:
        """Delete a gap of the server, if it is there."""
        ...

    async def expire(self, today: date) -> None:
        """Delete what is too old, of every server: gaps (`GAP_DAYS`) and numbers (`TALLY_WEEKS`)."""
        ...

    async def forget(self, server: int) -> None:
        """Delete every article, the settings, the numbers and the gaps of a server.

        Its revision number alone stays and moves on: a process that still holds the articles in memory
        sees by it that they are gone, even after the server has come back with others.
        """
        ...

    async def libraries(self) -> tuple[int, ...]:
        """The libraries that have articles, or settings of their server, by id."""
        ...
