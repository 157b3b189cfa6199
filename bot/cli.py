"""The commands. Each imports what it needs when it runs, so that `ask` starts without Discord."""

import sys
from typing import Annotated

import typer

from bot.settings import SettingsError, load_settings
from bot.terminal.articles import articles
from bot.terminal.complaints import WRONG_USAGE, complain
from bot.terminal.evaluate import evaluate
from bot.terminal.library import Server, answerer_of

_IDS = 10
"""Of the articles that are there, when one is asked that is not."""

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
        if message.startswith("Usage: "):  # no command was typed, so this is the help, of many lines
            typer.echo(message, err=True)
        else:
            complain(message)
        code = WRONG_USAGE
    except (typer.Abort, KeyboardInterrupt):
        code = 130
    sys.exit(code or 0)


@app.command()
def ask(
    question: Annotated[str, typer.Argument(help="What you want to know, in plain words.")],
    article: Annotated[
        str | None,
        typer.Option(help="Ask this article only: its id, as `articles list` has it.", metavar="ID"),
    ] = None,
    server: Server = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object instead of text.")] = False,
) -> None:
    """Ask the articles one question and print the best quote, its answering sentence in bold."""
    answerer = answerer_of(server, load_settings())
    ids = [known.id for known in answerer.articles]
    if article is not None and article not in ids:
        known = ", ".join(ids[:_IDS]) + (f" and {len(ids) - _IDS} more" if len(ids) > _IDS else "")
        raise SettingsError(f"no article has the id {article!r}; there are: {known}")
    answer = answerer.ask(question, article_id=article)
    if json:
        from json import dumps

        from knowledge.report import answer_record

        typer.echo(dumps(answer_record(answer), ensure_ascii=False))
    else:
        from bot.terminal.answers import print_answer

        print_answer(answer)


@app.command()
def chat(server: Server = None) -> None:
    """Ask one question after another, follow-ups too, until Ctrl-D."""
    from bot.terminal.answers import converse

    converse(answerer_of(server, load_settings()))


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

    run_playground(load_settings(), port=port, open_browser=browser)


app.command()(evaluate)
app.add_typer(articles, name="articles")
