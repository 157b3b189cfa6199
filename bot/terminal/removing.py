"""Removing articles from the terminal: which ones are meant, whether they may go, and their going."""

import sys
from collections.abc import Iterable, Iterator, Sequence

import typer

from bot.cards.lines import title_line
from bot.terminal.article_records import PACKAGE, ArticleRecord, NoSuchArticleError, meant
from bot.terminal.complaints import complain
from bot.terminal.printable import counted, printable
from knowledge.library import Library
from knowledge.store.records import HOME, OriginKind, StoreError, StoreUnavailableError


def chosen(ids: Iterable[str], records: Sequence[ArticleRecord], *, synced: bool) -> Iterator[ArticleRecord]:
    """The articles that are meant and may be removed; each of the others is complained of.

    `synced` says that there is a BOT_ARTICLES_DIR, out of which a removed article would come back.
    """
    for typed in ids:
        try:
            record = meant(typed, records)
        except NoSuchArticleError as error:
            complain(str(error))
            continue
        kind, name = record["origin"]["kind"], record["origin"]["name"]
        if kind == PACKAGE:
            complain(
                f"{record['id']} comes with the bot and stays; a file {record['id']}.txt in BOT_ARTICLES_DIR"
                " would take its place"
            )
        elif kind == OriginKind.DIRECTORY and synced:
            complain(
                f"{record['id']} is {name} in BOT_ARTICLES_DIR: take the file away and run"
                " `verbatim articles sync`"
            )
        else:
            yield record


def is_interactive() -> bool:
    """Whether somebody is there to be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def confirmed(records: Sequence[ArticleRecord]) -> bool:
    """Whether the person means it; nobody is asked in a pipe."""
    if not is_interactive():
        return True
    for record in records:
        typer.echo(f"  {_named(record)}", err=True)
    return typer.confirm(f"Remove {counted(len(records), 'article')}?", err=True)


async def remove_all(library: Library, records: Iterable[ArticleRecord]) -> bool:
    """Remove the articles, and print each that is gone; whether all are. Raises StoreUnavailableError."""
    assert library.store is not None
    every = True
    for record in records:
        try:
            # Not through the library, which would load the index of what is left.
            await library.store.remove(record["server"] or HOME, record["id"])
        except StoreUnavailableError:
            raise
        except StoreError as error:
            complain(f"{record['id']}: {error}")
            every = False
        else:
            typer.echo(f"removed {_named(record)}")
    return every


def _named(record: ArticleRecord) -> str:
    return printable(f"{title_line(record['title'], record['id'])} ({record['id']})")
