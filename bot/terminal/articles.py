"""`verbatim articles …`: what there is to be asked, and how it comes and goes."""

from typing import Annotated

import typer

from bot.settings import SettingsError, load_settings
from bot.terminal.complaints import SOME_FAILED, complain, refusal
from bot.terminal.exchange import export, import_
from bot.terminal.library import Server, in_library
from bot.terminal.printable import printable_line
from knowledge.store.records import HOME

Json = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]

articles = typer.Typer(
    help="Add, list, show and remove articles; sync, export and import them.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)


@articles.command()
def add(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE",
            help="Files, directories of files, addresses of web pages, or - for text from standard input.",
        ),
    ],
    title: Annotated[str | None, typer.Option(help="The title of the text from standard input.")] = None,
    server: Server = None,
) -> None:
    """Add files, web pages, or piped text.

    Files may be text, Markdown, HTML, PDF, Word or EPUB. An article that is there already, by its address or
    its words, is updated.
    """
    from bot.terminal.adding import add_all
    from bot.terminal.sources import PIPED, find_sources

    settings = load_settings()
    if title is not None and PIPED not in sources:
        raise typer.BadParameter(
            f"it goes with {PIPED} alone, text from standard input", param_hint="--title"
        )
    found = list(find_sources(sources))
    if not in_library(lambda library: add_all(library, server or HOME, found, title), settings, sync=False):
        raise typer.Exit(SOME_FAILED)


@articles.command(name="list")
def list_(server: Server = None, json: Json = False) -> None:
    """List what everybody may ask, or a server's own articles.

    In a pipe it is a line for each, parted by tabs.
    """
    from bot.terminal.article_records import current_records
    from bot.terminal.article_tables import print_list

    records = in_library(
        lambda library: current_records(library, server or HOME), load_settings(), create=False, sync=False
    )
    if json:
        _print_json(records)
    else:
        print_list(records)


@articles.command()
def show(
    article: Annotated[str, typer.Argument(metavar="ID", help="Its id, or how its id begins.")],
    server: Server = None,
    json: Json = False,
) -> None:
    """Show what is known of an article, and how it begins.

    As JSON, it comes with all of its text.
    """
    from bot.terminal.article_records import NoSuchArticleError, full_record, looked_up
    from bot.terminal.article_tables import print_article

    try:
        record, found = in_library(
            lambda library: looked_up(library, server or HOME, article),
            load_settings(),
            create=False,
            sync=False,
        )
    except NoSuchArticleError as error:
        raise refusal(str(error), SOME_FAILED) from None
    if json:
        _print_json(full_record(record, found))
    else:
        print_article(record, found)


@articles.command()
def remove(
    ids: Annotated[list[str], typer.Argument(metavar="ID", help="Ids, or how they begin.")],
    server: Server = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask me whether I mean it.")] = False,
) -> None:
    """Remove articles. In a terminal, you are asked first."""
    from bot.terminal.article_records import records_of
    from bot.terminal.removing import chosen, confirmed, remove_all

    settings = load_settings()
    records = in_library(
        lambda library: records_of(library, server or HOME), settings, create=False, sync=False
    )
    wanted = list(dict.fromkeys(ids))
    found = list(chosen(wanted, records, synced=settings.articles_dir is not None))
    every = len(found) == len(wanted)
    if found and not (yes or confirmed(found)):
        raise refusal("nothing was removed", SOME_FAILED)
    if found and not in_library(lambda library: remove_all(library, found), settings, sync=False):
        every = False
    if not every:
        raise typer.Exit(SOME_FAILED)


@articles.command()
def sync() -> None:
    """Bring articles in step with the files in BOT_ARTICLES_DIR."""
    from bot.terminal.progress import progress_bar

    settings = load_settings()
    if settings.articles_dir is None:
        raise SettingsError("BOT_ARTICLES_DIR is not set: it names the directory whose files are articles")
    with progress_bar("reading the directory") as bar:
        synced = in_library(lambda library: library.sync_home(bar.update), settings, sync=False)
    changes = {"added": synced.added, "updated": synced.updated, "removed": synced.removed}
    for change, names in changes.items():
        for name in names:
            typer.echo(f"{change} {printable_line(name)}")
    for name, reason in synced.failed:
        complain(f"{name}: {reason}")
    counts = [f"{len(names)} {change}" for change, names in changes.items()]
    typer.echo(", ".join([*counts, f"{len(synced.failed)} failed"]))
    if synced.failed:
        raise typer.Exit(SOME_FAILED)


articles.command()(export)
articles.command(name="import")(import_)


def _print_json(value: object) -> None:
    from json import dumps

    typer.echo(dumps(value, ensure_ascii=False, indent=2))
