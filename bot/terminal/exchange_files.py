"""Files that are exported to and imported from, standard output and input among them."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryFile
from typing import BinaryIO, Final, cast

import typer

PIPED: Final = Path("-")


@contextmanager
def written(path: Path) -> Iterator[BinaryIO]:
    """A file to write, or standard output. One that was there is replaced in the end, if nothing fails.

    It is readable by its owner alone: servers' articles are private. Raises OSError.
    """
    if path == PIPED:
        out = typer.get_binary_stream("stdout")
        yield out
        out.flush()
        return
    path = path.resolve()
    if path.exists() and not path.is_file():  # a device or a pipe, which must stay what it is
        with path.open("wb") as file:
            yield file
        return
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as part:
        try:
            yield cast("BinaryIO", part)
            part.flush()
            os.fsync(part.fileno())
        except BaseException:
            Path(part.name).unlink()
            raise
    Path(part.name).replace(path)


@contextmanager
def readable_twice(path: Path) -> Iterator[BinaryIO]:
    """A file to read, or standard input; of what comes through a pipe, a copy. Raises OSError."""
    with nullcontext(typer.get_binary_stream("stdin")) if path == PIPED else path.open("rb") as source:
        if source.seekable():
            yield source
            return
        with TemporaryFile() as copy:
            shutil.copyfileobj(source, copy)
            copy.seek(0)
            yield cast("BinaryIO", copy)
