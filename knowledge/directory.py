"""A directory of files brought into the home library: what is new, what changed, what is gone."""

import asyncio
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Final

from knowledge.ingest.documents import Document, IngestError, TooLargeError
from knowledge.ingest.limits import FILE_BYTES, MB
from knowledge.store.interface import Store
from knowledge.store.records import (
    HOME,
    Change,
    DuplicateArticleError,
    Origin,
    OriginKind,
    UnknownArticleError,
)
from knowledge.wording import Untranslated

ENDINGS: Final = frozenset(
    (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf", ".docx", ".epub")
)
"""Of the files in a directory that are articles; others may lie there too."""


@dataclass(frozen=True, slots=True)
class Synced:
    """What came of a sync, by the files' paths in the directory. `failed` has the reasons."""

    added: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    failed: tuple[tuple[str, str], ...] = ()


async def sync_directory(
    store: Store, directory: Path, progress: Callable[[int, int], None] | None = None
) -> Synced:
    """Make the home library's articles from a directory those that are in its files now.

    Files are told apart by their paths and read only if their bytes changed; of two with the same bytes, the
    first counts. One that cannot be read is `failed`, and the article that it was before stays. `progress`
    is told how many of how many are done. Raises StoreError.
    """
    known = {
        entry.origin.name: entry
        for entry in (await store.manifest(HOME)).entries
        if entry.origin.kind is OriginKind.DIRECTORY
    }
    files = await asyncio.to_thread(article_files, directory)
    # First, for the name or the text of what is gone may belong to a file that is new.
    gone = [name for name in known if name not in files]
    for name in gone:
        with suppress(UnknownArticleError):  # another process that starts now may be quicker
            await store.remove(HOME, known[name].id)
    added, updated, failed = [], [], []
    seen: set[str] = set()
    for done, (name, path) in enumerate(files.items()):
        if progress is not None:
            progress(done, len(files))
        try:
            data = await asyncio.to_thread(_read, path)
            digest = sha256(data).hexdigest()
            if digest in seen or (name in known and known[name].origin.digest == digest):
                seen.add(digest)
                continue
            seen.add(digest)
            from knowledge.ingest.parsing import parse

            article = await parse(Document(data, path.name))
            article = replace(article, id=known[name].id if name in known else _id(name, files))
            put = await store.put(HOME, article, Origin(OriginKind.DIRECTORY, name, digest))
        except (IngestError, DuplicateArticleError) as error:
            failed.append((name, str(error)))
        except OSError as error:
            failed.append((name, f"It cannot be read: {error.strerror}."))
        else:
            if put.change is Change.ADDED:
                added.append(name)
            elif put.change is Change.UPDATED:
                updated.append(name)
    if progress is not None:
        progress(len(files), len(files))
    return Synced(tuple(added), tuple(updated), tuple(gone), tuple(failed))


def article_files(directory: Path) -> Mapping[str, Path]:
    """The files in a directory, and in those inside it, that are articles by their ending; none is hidden."""
    found = {}
    for path in sorted(directory.rglob("*")):
        inside = path.relative_to(directory)
        hidden = any(part.startswith(".") for part in inside.parts)
        if path.suffix.lower() in ENDINGS and not hidden and path.is_file():
            # A name that is no UTF-8 has halves of pairs in it, which no database keeps.
            name = inside.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
            found[name] = path
    return found


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        data = file.read(FILE_BYTES + 1)
    if len(data) > FILE_BYTES:
        told = Untranslated("The file is larger than the {most} MB that a file may have.")
        raise TooLargeError(told, most=FILE_BYTES // MB)
    return data


def _id(name: str, files: Mapping[str, Path]) -> str:
    """The file's name without its ending; the whole path where several files would be called the same."""
    stems = Counter(PurePosixPath(other).stem for other in files)
    stem = PurePosixPath(name).stem
    return stem if stems[stem] == 1 else name
