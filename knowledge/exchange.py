"""Libraries as one file of JSON Lines that the store of any database writes and reads again.

The first line names the format. A line for each server's settings and for each article follows, a library at
a time and its articles in the order of being added, and a last line that counts them. What servers count of
questions stays where it was counted, and so do questions without an answer.
"""

from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO, Final

from knowledge.exchange_lines import (
    FORMAT,
    KNOWN_VERSIONS,
    VERSION,
    ArticleLine,
    End,
    Header,
    Line,
    LineError,
    ServerLine,
    read_line,
    write_line,
)
from knowledge.store import (
    Change,
    ServerSettings,
    Store,
    StoredArticle,
    StoreError,
    StoreUnavailableError,
)

_AT_ONCE: Final = 50
"""Articles that are in memory together while they are exported."""

_LONGEST_LINE: Final = 100_000_000
"""In bytes: above what the longest article takes, so that a file without line ends is not read whole."""

_FOREIGN: Final = "line 1: this file holds no exported articles"
_CUT_SHORT: Final = "the file was cut short: its last line, which counts the others, is not there"


class ExchangeError(Exception):
    """A file cannot be imported; the message names the line and the fault, on one line."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a file holds: whose articles, and how many lines of each sort."""

    libraries: frozenset[int]
    servers: int
    articles: int


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of an import: how many articles were new, changed or there already, and servers set.

    `failed` has the number of the line and the reason for each article that the store refused.
    """

    added: int
    updated: int
    unchanged: int
    servers: int
    failed: tuple[tuple[int, str], ...]


async def export_libraries(store: Store, file: BinaryIO, *, library: int | None = None) -> Contents:
    """Write one library and its server's settings, or everything. Raises StoreError, OSError."""
    libraries = await store.libraries() if library is None else (library,)
    file.write(write_line(Header(format=FORMAT, version=VERSION)))
    written: Counter[str] = Counter()
    for one in libraries:
        settings = await store.settings(one)
        if settings != ServerSettings():
            file.write(write_line(ServerLine.of(one, settings)))
            written["servers"] += 1
        ids = [entry.id for entry in (await store.manifest(one)).entries]
        for at in range(0, len(ids), _AT_ONCE):
            for stored in await store.load(one, ids[at : at + _AT_ONCE]):
                file.write(write_line(ArticleLine.of(one, stored)))
                written["articles"] += 1
    file.write(write_line(End(servers=written["servers"], articles=written["articles"])))
    return Contents(frozenset(libraries), written["servers"], written["articles"])


def check(file: BinaryIO) -> Contents:
    """Read a whole file and say what is in it. Raises ExchangeError for the first line that is wrong."""
    libraries = set()
    first_seen: dict[str, int] = {}
    count: Counter[type] = Counter()
    for number, line in _lines(file):
        count[type(line)] += 1
        libraries.add(line.library)
        if isinstance(line, ArticleLine):
            earlier = first_seen.setdefault(line.id, number)
            if earlier != number:
                raise ExchangeError(f"line {number}: id: the article on line {earlier} has the same")
    return Contents(frozenset(libraries), count[ServerLine], count[ArticleLine])


async def import_libraries(
    store: Store,
    file: BinaryIO,
    *,
    into: int | None = None,
    progress: Callable[[int], None] | None = None,
) -> Imported:
    """Store what a file holds that `check` has passed, from where it is now; again is the same as once.

    An article keeps its id, its place and its date where it is new, but for an id that is taken. One that is
    there already, by the store's rules, becomes as the file has it. `into` is the library that takes every
    article, without settings. `progress` gets the number of articles done. Raises StoreUnavailableError:
    what was stored before stays. Raises ExchangeError as `check` does.
    """
    count: Counter[Change] = Counter()
    servers = 0
    failed = []
    for number, line in _lines(file):
        if isinstance(line, ServerLine):
            if into is None:
                await store.save_settings(line.library, line.settings())
                servers += 1
            continue
        try:
            count[await _bring(store, line.library if into is None else into, line.stored())] += 1
        except StoreUnavailableError:
            raise
        except StoreError as error:
            failed.append((number, str(error)))
        if progress is not None:
            progress(count.total() + len(failed))
    added, updated, unchanged = (count[change] for change in (Change.ADDED, Change.UPDATED, Change.UNCHANGED))
    return Imported(added, updated, unchanged, servers, tuple(failed))


async def _bring(store: Store, library: int, stored: StoredArticle) -> Change:
    put = await store.restore(library, stored)
    there = replace(put.stored.article, id=stored.article.id)
    if put.change is Change.UNCHANGED and there != stored.article:
        put = await store.put(library, stored.article, stored.origin)
    return put.change


def _lines(file: BinaryIO) -> Iterator[tuple[int, ServerLine | ArticleLine]]:
    """What stands between the first line and the last, numbered as in the file."""
    every = _read(file)
    _, first = next(every, (0, None))
    if not isinstance(first, Header):
        raise ExchangeError(_FOREIGN)
    if first.version not in KNOWN_VERSIONS:
        known = " and ".join(map(str, KNOWN_VERSIONS))
        raise ExchangeError(
            f"the file is of version {first.version}, but only versions {known} are known here"
        )
    count: Counter[type] = Counter()
    for number, line in every:
        if isinstance(line, Header):
            raise ExchangeError(f"line {number}: a second file begins; import each by itself")
        if isinstance(line, End):
            if (line.servers, line.articles) != (count[ServerLine], count[ArticleLine]):
                raise ExchangeError(f"line {number}: it counts other lines than there are")
            after, _ = next(every, (None, None))
            if after is not None:
                raise ExchangeError(f"line {after}: nothing may follow the line that counts the others")
            return
        count[type(line)] += 1
        yield number, line
    raise ExchangeError(_CUT_SHORT)


def _read(file: BinaryIO) -> Iterator[tuple[int, Line]]:
    """Each line that is not blank."""
    for number, raw in enumerate(iter(lambda: file.readline(_LONGEST_LINE), b""), start=1):
        if not raw.strip():
            continue
        try:
            yield number, read_line(raw.removeprefix(BOM_UTF8) if number == 1 else raw)
        except LineError as error:
            if number == 1:
                raise ExchangeError(_FOREIGN) from None
            if not raw.endswith(b"\n"):
                fault = (
                    "longer than any article" if len(raw) == _LONGEST_LINE else "the file was cut short here"
                )
                raise ExchangeError(f"line {number}: {fault}") from None
            raise ExchangeError(f"line {number}: {error}") from None
