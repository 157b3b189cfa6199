"""Articles in a terminal: a list of them, and one with what is known of it."""

import sys
from collections.abc import Sequence
from typing import Final

import typer

from bot.cards.lines import title_line
from bot.terminal.article_records import PACKAGE, ArticleRecord
from bot.terminal.printable import counted, printable, printable_line
from knowledge.article import Article, Kind
from knowledge.passages import passages_of
from knowledge.store.records import OriginKind

_HEADS: Final = ("Id", "Title", "Lang.", "Words", "Added", "From")
_GAP: Final = 2
_LONGEST_ID: Final = 24
"""In a table. A part of an id is as good as the whole, as long as no other begins so."""

_BEGINNING: Final = 280
"""Characters of an article that are shown of it."""


def print_list(records: Sequence[ArticleRecord]) -> None:
    """Print a table, or in a pipe a line for each article with its cells parted by tabs."""
    rows = [_cells(record) for record in records]
    if not sys.stdout.isatty():
        for row in rows:
            typer.echo("\t".join(row))
        return
    _print_table(rows)


def print_article(record: ArticleRecord, article: Article) -> None:
    """Print what is known of an article, who may ask it, and how it begins."""
    passages = counted(len(passages_of(article)), "passage")
    server = record["server"]
    facts = {
        "id": record["id"],
        "from": _origin(record),
        "url": record["url"],
        "author": record["author"],
        "date": record["date"],
        "language": record["language"],
        "length": f"{counted(record['words'], 'word')} in {passages}",
        "added": _day(record),
        "seen by": "everybody" if server is None else f"the members of the server {server}",
    }
    typer.echo(_title(record))
    for name, fact in facts.items():
        if fact:
            typer.echo(f"  {name:<10}{printable_line(fact)}")
    typer.echo(f"\n{beginning(article)}")


def beginning(article: Article) -> str:
    """How an article's running text begins, on one line."""
    running = next((part for part in article.paragraphs if part.kind is Kind.TEXT), article.paragraphs[0])
    words = " ".join(article.text[running.start :].split())
    if len(words) > _BEGINNING:
        whole, blank, _ = words[:_BEGINNING].rpartition(" ")
        words = f"{whole if blank else words[:_BEGINNING]} …"
    return printable(words)


def _print_table(rows: Sequence[Sequence[str]]) -> None:
    """A line for each row, in the width of the terminal: what is too long for it is cut, not wrapped."""
    from rich.box import SIMPLE_HEAD
    from rich.cells import cell_len
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False)
    key, title, *facts, origin = (max(map(cell_len, cells)) for cells in zip(_HEADS, *rows, strict=True))
    key = min(key, _LONGEST_ID)
    room = console.width - key - sum(facts) - _GAP * len(_HEADS)
    origin = min(origin, room // 3)
    table = Table(box=SIMPLE_HEAD, padding=(0, _GAP - 1, 0, 0), pad_edge=False, show_edge=False)
    for head, width in zip(_HEADS, (key, min(title, room - origin), *facts, origin), strict=True):
        table.add_column(
            head,
            width=max(1, width),
            no_wrap=True,
            overflow="ellipsis",
            justify="right" if head == "Words" else "left",
        )
    for row in rows:
        table.add_row(*map(Text, row))
    console.print(table)


def _cells(record: ArticleRecord) -> tuple[str, ...]:
    return (
        printable_line(record["id"]),
        _title(record),
        record["language"],
        str(record["words"]),
        _day(record),
        printable_line(_origin(record)),
    )


def _title(record: ArticleRecord) -> str:
    return printable(title_line(record["title"], record["id"]))


def _origin(record: ArticleRecord) -> str:
    kind, name = record["origin"]["kind"], record["origin"]["name"]
    if kind == PACKAGE:
        return "comes with the bot"
    if kind == OriginKind.DIRECTORY:
        return f"BOT_ARTICLES_DIR: {name}"
    return name or ("pasted text" if kind == OriginKind.PASTE else kind)


def _day(record: ArticleRecord) -> str:
    added_at = record["added_at"]
    return "" if added_at is None else added_at[: len("yyyy-mm-dd")]
