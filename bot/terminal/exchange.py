"""`verbatim articles export` and `import`: libraries as a file of JSON Lines."""

from pathlib import Path
from typing import Annotated

import typer

from bot.settings import load_settings
from bot.terminal.complaints import SOME_FAILED, complain, refusal
from bot.terminal.exchange_files import PIPED, readable_twice, written
from bot.terminal.library import in_library, server_option
from bot.terminal.printable import counted

_From = Annotated[
    int | None,
    server_option("That server's articles alone; 0: those that everybody may ask. Without it, everything."),
]
_Into = Annotated[
    int | None,
    server_option("The server to give one server's articles to; 0: everybody. Without it, as they were."),
]


def export(
    file: Annotated[
        Path, typer.Argument(show_default=False, help="Where to; without it, to standard output.")
    ] = PIPED,
    server: _From = None,
) -> None:
    """Write articles and servers' settings as JSON Lines.

    `verbatim articles import` reads them, into any database.
    """
    from knowledge.exchange import Contents, export_libraries
    from knowledge.library import Library

    async def export_to_file(library: Library) -> Contents:
        if library.store is None:
            raise refusal("nothing was ever stored, so there is nothing to export", SOME_FAILED)
        with written(file) as out:
            return await export_libraries(library.store, out, library=server)

    try:
        contents = in_library(export_to_file, load_settings(), create=False, sync=False)
    except BrokenPipeError:  # whoever reads has enough
        raise
    except OSError as error:
        raise refusal(f"{file}: {error.strerror or error}", SOME_FAILED) from None
    if file != PIPED:
        typer.echo(f"exported {counted(contents.articles, 'article')}{_settings(contents.servers)}")


def import_(
    file: Annotated[Path, typer.Argument(help="A file that export wrote; - for standard input.")],
    server: _Into = None,
) -> None:
    """Store what an exported file holds.

    Nothing is stored unless the whole file is good. Doing it twice is the same as doing it once.
    """
    from bot.terminal.progress import progress_bar
    from knowledge.exchange import ExchangeError, Imported, check, import_libraries
    from knowledge.library import Library

    name = "standard input" if file == PIPED else file
    try:
        with readable_twice(file) as opened:
            contents = check(opened)
            if server is not None and len(contents.libraries) > 1:
                raise refusal(
                    f"{name}: it holds the articles of {len(contents.libraries)} servers, so --server cannot"
                    " give them to one"
                )
            opened.seek(0)

            async def import_file(library: Library) -> Imported:
                assert library.store is not None
                with progress_bar("storing", contents.articles) as bar:
                    return await import_libraries(library.store, opened, into=server, progress=bar.update)

            imported = in_library(import_file, load_settings(), sync=False)
    except (ExchangeError, OSError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        raise refusal(f"{name}: {reason or error}") from None
    for line, reason in imported.failed:
        complain(f"{name}: line {line}: {reason}")
    counts = f"{imported.added} added, {imported.updated} updated, {imported.unchanged} unchanged"
    typer.echo(f"{counts}{_settings(imported.servers)}")
    if imported.failed:
        raise typer.Exit(SOME_FAILED)


def _settings(servers: int) -> str:
    return f", the settings of {counted(servers, 'server')}" if servers else ""
