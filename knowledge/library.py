"""Whose articles a question may see: the home library's for everybody, a server's own in that server."""

import asyncio
import logging
from collections import OrderedDict, defaultdict
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import inf
from pathlib import Path
from time import monotonic
from typing import Final

from knowledge.answering import Answerer
from knowledge.article import Article
from knowledge.bundled import bundled_articles
from knowledge.collection import Collection
from knowledge.directory import Synced, sync_directory
from knowledge.ingest.documents import Document
from knowledge.prepared import PreparedPassages
from knowledge.revisions import Revisions
from knowledge.shelf import Shelf
from knowledge.store.interface import Store
from knowledge.store.records import (
    HOME,
    Entry,
    Origin,
    Put,
    StoredArticle,
    StoreError,
    StoreUnavailableError,
    Versions,
)
from knowledge.wording import Wording

log = logging.getLogger(__name__)

_BUILDS: Final = 2
"""Indexes that are built at the same time; questions need a thread too."""

_PAUSE: Final = 5.0
"""Seconds until a store that was down is tried again, so that not every question waits for it in vain."""

_MB: Final = 1 << 20


@dataclass(frozen=True, slots=True, eq=False)
class _Loaded:
    """A library in memory, as it was at one revision: its articles' own revisions by id, and their index."""

    revision: int
    versions: Mapping[str, int]
    collection: Collection


@dataclass(frozen=True, slots=True, eq=False)
class _View:
    """What one server may ask, and of which states it was made."""

    home: _Loaded
    own: _Loaded
    answerer: Answerer


_EMPTY: Final = _Loaded(0, {}, Collection(()))


class Library:
    """All articles, of which each question sees the home library's and those of its own server.

    One for a process and its event loop. Owns the indexes: each library is loaded when it is first asked,
    off the event loop, follows the store by the library's revision number, and is dropped, the one that
    rested longest first, when those of servers take more memory than they may. A server without articles
    of its own shares the home index; one with some pays for those alone.

    Without a `store` there are the bundled articles and nothing can be added. `directory` is where more home
    articles are, `fetch` how pages are had. A `lazy` library indexes nothing before it is asked: it is for
    those who only add to it.
    """

    def __init__(
        self,
        store: Store | None = None,
        *,
        directory: Path | None = None,
        memory_mb: int = 512,
        max_articles: int = 500,
        lazy: bool = False,
        fetch: Callable[[str], Awaitable[Document]] | None = None,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self.store = store
        self._revisions = Revisions(store) if store else None
        self.max_articles = max_articles
        self.fetch = fetch or _fetch
        self._directory = directory
        self._lazy = lazy
        self._clock = clock
        self._next_try = -inf
        self._memory = memory_mb * _MB
        self._bundled = {article.id: article for article in bundled_articles()}
        self._home: _Loaded | None = None
        self._servers: OrderedDict[int, _Loaded] = OrderedDict()
        self._without: set[int] = {HOME}
        self._views: dict[tuple[int, bool], _View] = {}
        self._prepared = PreparedPassages()
        self._locks: defaultdict[int, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._building = asyncio.Semaphore(_BUILDS)
        self._viewing = asyncio.Lock()

    async def answerer(self, server: int = HOME, *, home: bool = True) -> Answerer:
        """What a question asked in that server may see; HOME: the home articles alone.

        Without `home` it sees no home articles: a server's own alone, or none. Articles that were added or
        removed since, here or by another process, are looked up first. While the store is down, what is in
        memory goes on being asked. Raises StoreUnavailableError if it is not.
        """
        state = self._remembered(server, home)
        if state is None or self._clock() >= self._next_try:
            try:
                state = await self._looked_up(server, home)
            except StoreUnavailableError:
                if state is None:
                    raise
                self._next_try = self._clock() + _PAUSE
        return await self._view(server, *state)

    async def _looked_up(self, server: int, with_home: bool) -> tuple[_Loaded, _Loaded]:
        """The home library, or an empty one, and the server's own, as they are in the store."""
        wanted = (HOME,) if server == HOME else (HOME, server)
        revisions = await self._revisions.of(wanted) if self._revisions else {}
        home = await self._current(HOME, revisions.get(HOME, 0)) if with_home else _EMPTY
        return home, _EMPTY if server == HOME else await self._current(server, revisions.get(server, 0))

    def _remembered(self, server: int, with_home: bool) -> tuple[_Loaded, _Loaded] | None:
        """The same as they are in memory; None if one of them is not."""
        home = self._home if with_home else _EMPTY
        own = _EMPTY if server in self._without else self._servers.get(server)
        return None if home is None or own is None else (home, own)

    def in_memory(self, server: int = HOME, *, home: bool = True) -> Answerer | None:
        """What was last asked in that server, at once; None if it is not in memory."""
        view = self._views.get((HOME if server in self._without else server, home))
        return view.answerer if view else None

    async def own(self, server: int) -> tuple[Entry, ...]:
        """The articles that were put into that library, in the order of being added. Raises StoreError."""
        return (await self.store.manifest(server)).entries if self.store else ()

    async def put(self, server: int, article: Article, origin: Origin) -> Put:
        """Add an article or a newer version of one; stored, and unless `lazy` indexed, when this returns.

        Raises StoreError, LibraryFullError among them.
        """
        limit = None if server == HOME else self.max_articles
        put = await self._writable().put(server, article, origin, limit=limit)
        log.info("article %s was %s in library %d", put.stored.article.id, put.change.value, server)
        await self._follow(server)
        return put

    async def remove(self, server: int, article_id: str) -> StoredArticle:
        """Take an article out of a library. Raises StoreError: UnknownArticleError if it is not there."""
        removed = await self._writable().remove(server, article_id)
        log.info("article %s was removed from library %d", article_id, server)
        await self._follow(server)
        return removed

    async def restore(self, server: int, stored: StoredArticle) -> Put:
        """Undo a removal. Raises StoreError, LibraryFullError among them."""
        limit = None if server == HOME else self.max_articles
        put = await self._writable().restore(server, stored, limit=limit)
        await self._follow(server)
        return put

    async def sync_home(self, progress: Callable[[int, int], None] | None = None) -> Synced:
        """Bring the home library in step with the directory of articles, if there is one.

        `progress` is told how many files of how many are done. Raises StoreError.
        """
        if self._directory is None:
            return Synced()
        return await sync_directory(self._writable(), self._directory, progress)

    def _writable(self) -> Store:
        if self.store is None:
            raise StoreError(Wording("There is no store to keep articles in."))
        return self.store

    async def _follow(self, server: int) -> None:
        """Index what was just stored; if that fails, it is stored all the same and the next question does."""
        if self._lazy:
            return
        self._next_try = -inf
        try:
            await self.answerer(server)
        except StoreUnavailableError:
            return

    async def _current(self, library: int, revision: int) -> _Loaded:
        """A library as it is at that revision or a later one."""
        loaded = self._loaded(library, revision)
        if loaded is None:
            async with self._locks[library]:
                loaded = self._loaded(library, revision) or await self._load(library)
        return loaded

    def _loaded(self, library: int, revision: int) -> _Loaded | None:
        """A library as it is in memory, if that is recent enough."""
        if library == HOME:
            known = self._home
        elif revision == 0:
            known = _EMPTY
        elif (known := self._servers.get(library)) is not None:
            self._servers.move_to_end(library)
        return known if known is not None and known.revision >= revision else None

    async def _load(self, library: int) -> _Loaded:
        """Bring a library to its state in the store: what changed is read and indexed, and nothing else."""
        before = (self._home if library == HOME else self._servers.get(library)) or _EMPTY
        stored = await self.store.versions(library) if self.store else Versions(0, {})
        bundled = dict.fromkeys(self._bundled, 0) if library == HOME else {}
        versions = {**bundled, **stored.articles}
        gone = [known for known, version in before.versions.items() if versions.get(known) != version]
        wanted = [new for new, version in versions.items() if before.versions.get(new) != version]
        fresh = [self._bundled[new] for new in wanted if versions[new] == 0]
        if self.store and (kept := [new for new in wanted if versions[new]]):
            fresh += [one.article for one in await self.store.load(library, kept)]
        async with self._building:
            collection = await asyncio.to_thread(_changed, before.collection, gone, fresh)
        loaded = _Loaded(stored.revision, versions, collection)
        if library == HOME:
            self._home = loaded
            # They were made over the home library as it was, and would keep it in memory.
            self._views.clear()
        else:
            self._servers[library] = loaded
            self._make_room()
        return loaded

    async def _view(self, server: int, home: _Loaded, own: _Loaded) -> Answerer:
        """The Answerer over the two, shared by all servers that have no articles."""
        if not own.versions:
            self._without.add(server)
            server = HOME
        else:
            self._without.discard(server)
        key = (server, home is not _EMPTY)
        async with self._viewing:
            view = self._views.get(key)
            if view is None or view.home is not home or view.own is not own:
                view = _View(home, own, await asyncio.to_thread(self._answerer, home, own))
                is_newest = home in (self._home, _EMPTY)
                if is_newest and (server == HOME or own is self._servers.get(server)):
                    self._views[key] = view
        return view.answerer

    def _answerer(self, home: _Loaded, own: _Loaded) -> Answerer:
        return Answerer(home.collection.with_all_of(own.collection), prepared=self._prepared)

    def _make_room(self) -> None:
        """Drop what rested longest, but never the last one that was asked."""
        taken = sum(loaded.collection.nbytes for loaded in self._servers.values())
        while taken > self._memory and len(self._servers) > 1:
            server, loaded = self._servers.popitem(last=False)
            for home in (True, False):
                self._views.pop((server, home), None)
            taken -= loaded.collection.nbytes


async def _fetch(url: str) -> Document:
    from knowledge.ingest.fetching import fetch  # aiohttp takes a while to load

    return await fetch(url)


def _changed(collection: Collection, gone: Iterable[str], fresh: Sequence[Article]) -> Collection:
    """A collection less some articles and with some more."""
    for article_id in gone:
        collection = collection.without(article_id)
    return collection.adding(Shelf.of(fresh)).tidied() if fresh else collection
