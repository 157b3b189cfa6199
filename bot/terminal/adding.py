"""Adding articles from the terminal: one after the other, none stopping the others, a line for each."""

import asyncio
from collections.abc import Sequence

import typer

from bot.cards.lines import title_of
from bot.terminal.article_tables import beginning
from bot.terminal.complaints import complain
from bot.terminal.printable import counted, printable_line
from bot.terminal.progress import progress_bar
from bot.terminal.sources import Source
from knowledge.adding import Added, Stage, add_file, add_pasted, add_url
from knowledge.ingest.documents import IngestError
from knowledge.library import Library
from knowledge.store import StoreError, StoreUnavailableError


async def add_all(library: Library, server: int, sources: Sequence[Source], title: str | None = None) -> bool:
    """Add everything and print what came of it; whether nothing failed.

    `title` is for piped text. What was printed as added is kept, whatever happens after it. A store that
    is down ends it.
    """
    failed = 0
    with progress_bar("", len(sources)) as bar:
        for done, source in enumerate(sources):

            async def show(stage: Stage, done: int = done, name: str = source.name) -> None:
                bar.update(done, doing=f"{stage} {name}")

            try:
                if source.path is not None:
                    added = await add_file(library, server, source.document(), show)
                elif source.piped is not None:
                    added = await add_pasted(library, server, source.text(), title=title, progress=show)
                else:
                    added = await add_url(library, server, source.name, show)
            except (IngestError, StoreError, OSError) as error:
                failed += 1
                complain(f"{source.name}: {(isinstance(error, OSError) and error.strerror) or error}")
                if isinstance(error, StoreUnavailableError):
                    _complain_of_rest(len(sources) - done - 1)
                    break
            except asyncio.CancelledError:
                _complain_of_rest(len(sources) - done)
                raise
            else:
                _print_added(added, at_length=len(sources) == 1)
    return not failed


def _complain_of_rest(count: int) -> None:
    if count:
        complain(f"stopped before {counted(count, 'more source')}")


def _print_added(added: Added, *, at_length: bool) -> None:
    """A line; at length, also how the article begins and what one could ask."""
    article = added.article
    title = printable_line(title_of(article))
    what = added.change.value
    typer.echo(f"{what} {title} ({article.id}, {counted(added.passages, 'passage')})")
    if at_length:
        typer.echo(f"\n{beginning(article)}")
        if added.questions:
            typer.echo("\nYou could ask:")
        for question in added.questions:
            typer.echo(f"  {printable_line(question)}")
