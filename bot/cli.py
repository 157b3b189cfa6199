"""The commands. Each imports what it needs when it runs, so that `ask` starts without Discord."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from bot.evaluate import evaluate
from bot.settings import Settings, SettingsError, load_settings

if TYPE_CHECKING:
    from knowledge.answering import Answerer

WRONG_USAGE = 2

app = typer.Typer(
    name="verbatim",
    help="Ask articles a question and get the answer as a quote, word for word.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def main() -> None:
    """Run the command that was typed; whatever is wrong with it is one line and exit code 2."""
    try:
        code = app(standalone_mode=False)
    except (typer.TyperException, SettingsError) as error:
        message = error.format_message() if isinstance(error, typer.TyperException) else str(error)
        typer.echo(f"verbatim: {' '.join(message.split())}", err=True)
        code = WRONG_USAGE
    except (typer.Abort, KeyboardInterrupt):
        code = 130
    sys.exit(code or 0)


@app.command()
def ask(
    question: Annotated[str, typer.Argument(help="What you want to know, in plain words.")],
    article: Annotated[
        str | None, typer.Option(help="Ask this article only: its id, the name of its file.", metavar="ID")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object instead of text.")] = False,
) -> None:
    """Ask the articles one question and print the best quote, its answering sentence in bold."""
    answerer = _answerer(load_settings())
    if article is not None and article not in {known.id for known in answerer.articles}:
        known = ", ".join(known.id for known in answerer.articles)
        raise SettingsError(f"no article has the id {article!r}; there are: {known}")
    answer = answerer.ask(question, article_id=article)
    if json:
        from json import dumps

        from knowledge.report import answer_record

        typer.echo(dumps(answer_record(answer), ensure_ascii=False))
    else:
        from bot.terminal import print_answer

        print_answer(answer)


@app.command()
def chat() -> None:
    """Ask one question after another, follow-ups too, until Ctrl-D."""
    from bot.terminal import converse

    converse(_answerer(load_settings()))


@app.command()
def run() -> None:
    """Connect to Discord with BOT_TOKEN and answer until stopped (Ctrl-C or SIGTERM)."""
    from bot.running import run_bot

    run_bot(load_settings())


@app.command()
def sync(
    force: Annotated[bool, typer.Option("--force", help="Send them even if they are the same.")] = False,
) -> None:
    """Tell Discord which slash commands there are, if they differ from what it has."""
    from bot.running import sync_commands

    typer.echo(sync_commands(load_settings(), force=force))


@app.command()
def playground(
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port of the page; 0 takes a free one.")] = 0,
    browser: Annotated[bool, typer.Option(help="Open the page in a browser.")] = True,
) -> None:
    """Try the bot in a simulated Discord in the browser: no token, nothing leaves this machine."""
    from bot.playground import run_playground

    run_playground(_answerer(load_settings()), port=port, open_browser=browser)


app.command()(evaluate)


def _answerer(settings: Settings) -> "Answerer":
    from knowledge.answering import Answerer
    from knowledge.library import LibraryError, home_articles

    try:
        return Answerer(home_articles(settings.articles_dir))
    except LibraryError as error:
        raise SettingsError(f"BOT_ARTICLES_DIR: {error}") from None
