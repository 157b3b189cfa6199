"""`verbatim evaluate`: how well the bot answers questions whose answers are known."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.resources import files as resources
from json import dumps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, TextIO

import typer

from bot.settings import load_settings
from bot.terminal.complaints import refusal
from bot.terminal.library import answerer_of
from bot.terminal.progress import progress_bar

if TYPE_CHECKING:
    from knowledge.evaluation import QuestionSet


def evaluate(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FILE]...",
            show_default=False,
            help="Question sets: SQuAD 2.0 JSON, which brings its own articles, or JSON Lines (*.jsonl) asked"
            " of the installed ones. Without any, the questions that come with the bundled article.",
        ),
    ] = None,
    scope: Annotated[
        Literal["article", "all"],
        typer.Option(help="Ask within the question's own article, or over all articles of the file."),
    ] = "all",
    json: Annotated[bool, typer.Option("--json", help="Print an array of objects, one a file.")] = False,
    details: Annotated[
        Path | None,
        typer.Option(metavar="OUT.jsonl", help="Write a line for every question: its answer and its hits."),
    ] = None,
) -> None:
    """Ask questions whose answers are known, and print how many were answered rightly."""
    from bot.terminal.figures_table import print_figures
    from knowledge.evaluation import Scope, detail_row, summary
    from knowledge.evaluation import evaluate as ask_all

    within = Scope(scope)
    sets = _question_sets(files)
    with _opened(details) as out:
        found = []
        for questions in sets:
            with progress_bar(questions.name) as bar:
                judged = ask_all(questions, within, progress=bar.update)
            found.append(summary(questions, within, judged))
            if out is not None:
                rows = (detail_row(questions, within, one) for one in judged)
                out.writelines(f"{dumps(row, ensure_ascii=False)}\n" for row in rows)
    if json:
        typer.echo(dumps(found, ensure_ascii=False, indent=2))
    else:
        print_figures(found)


def _question_sets(files: Sequence[Path] | None) -> "list[QuestionSet]":
    """All sets, read before any is asked: a fault in the last file shows at once."""
    from knowledge.bundled import bundled_articles
    from knowledge.evaluation import QuestionFileError, read_questions

    try:
        if not files:
            shipped = Path(str(resources("knowledge").joinpath("articles", "questions.jsonl")))
            return [read_questions(shipped, bundled_articles())]
        own = all(path.suffix.lower() == ".json" for path in files)  # SQuAD brings its articles
        installed = () if own else answerer_of(None, load_settings()).articles
        return [read_questions(path, installed) for path in files]
    except QuestionFileError as error:
        raise refusal(str(error)) from None


@contextmanager
def _opened(path: Path | None) -> Iterator[TextIO | None]:
    if path is None:
        yield None
        return
    try:
        out = path.open("w", encoding="utf-8")
    except OSError as error:
        raise refusal(f"{path}: {error.strerror or error}") from None
    with out:
        yield out
