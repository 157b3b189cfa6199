"""What a person names to be added: files, directories of them, addresses of pages, `-` for piped text."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import typer

from knowledge.directory import article_files
from knowledge.ingest.documents import Document, TooLargeError, UnsupportedFormatError
from knowledge.ingest.encodings import decode
from knowledge.ingest.limits import FILE_BYTES, MB
from knowledge.wording import Untranslated

PIPED: Final = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """One thing to add, by the name that the person gave it: a file, piped text, or else a page."""

    name: str
    path: Path | None = None
    piped: bytes | None = field(default=None, repr=False)

    def document(self) -> Document:
        """The file as it is. Raises OSError, IngestError."""
        assert self.path is not None
        if self.path.is_dir():
            raise UnsupportedFormatError(Untranslated("No file in it has a name that articles have."))
        name = os.fsencode(self.path.name).decode(errors="replace")
        with self.path.open("rb") as file:
            return Document(_of_fair_size(file.read(FILE_BYTES + 1)), name)

    def text(self) -> str:
        """The piped text. Raises IngestError."""
        assert self.piped is not None
        return decode(_of_fair_size(self.piped))


def _of_fair_size(data: bytes) -> bytes:
    if len(data) > FILE_BYTES:
        raise TooLargeError(
            Untranslated("It is larger than the {most} MB that I take."), most=FILE_BYTES // MB
        )
    return data


def find_sources(words: Sequence[str]) -> Iterator[Source]:
    """A source for each word; for a directory, one for every file in it that looks like an article.

    Standard input is read here, before an event loop is there that could not be stopped while it waits.
    A directory without such a file is a source by itself, which cannot be read. Raises BadParameter for an
    empty word, which would else be the directory that the person is in.
    """
    for word in dict.fromkeys(words):
        if not word.strip():
            raise typer.BadParameter("a name is empty", param_hint="SOURCE")
        path = Path(word)
        if word == PIPED:
            yield Source("standard input", piped=typer.get_binary_stream("stdin").read(FILE_BYTES + 1))
        elif "://" in word and not path.exists():
            yield Source(word)
        elif path.is_dir():
            files = article_files(path).values()
            yield from (Source(str(file), file) for file in files or [path])
        else:
            yield Source(word, path)
