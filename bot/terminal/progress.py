"""How far a command is, on standard error, where a person watches."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bot.terminal.printable import printable_line

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


class Bar:
    """A bar that is told what is done."""

    def __init__(self, progress: "Progress", task: "TaskID") -> None:
        self._progress = progress
        self._task = task

    def update(self, done: int, total: int | None = None, *, doing: str | None = None) -> None:
        """So much is done, of so much, and this is being done; what is None stays as it was."""
        description = None if doing is None else printable_line(doing)
        self._progress.update(self._task, completed=done, total=total, description=description)


@contextmanager
def progress_bar(doing: str, total: int | None = None) -> Iterator[Bar]:
    """A bar that is gone at the end, and never shows where standard error is no terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
    from rich.table import Column

    console = Console(stderr=True)
    name = TextColumn(
        "{task.description}",
        markup=False,
        table_column=Column(no_wrap=True, overflow="ellipsis", max_width=40),
    )
    with Progress(
        name,
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
        # Else what is printed meanwhile would go to standard error, even where standard output is a file.
        redirect_stdout=sys.stdout.isatty(),
    ) as progress:
        yield Bar(progress, progress.add_task(printable_line(doing), total=total))
