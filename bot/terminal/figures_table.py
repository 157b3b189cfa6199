"""The figures of `verbatim evaluate` as tables for a terminal of 80 columns."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from knowledge.evaluation import SetFigures

    Cells = Callable[[SetFigures], Sequence[str] | None]

_OUTCOMES = ("answered", "closest", "not_found")


def print_figures(sets: "Sequence[SetFigures]", console: Console | None = None) -> None:
    """Print what was right, what was claimed and how far confidence can be trusted, a row for each set."""
    console = console or Console(highlight=False)
    claims = ("asked", *(outcome.replace("_", " ") for outcome in _OUTCOMES))
    for head, row in (
        (("Right", "scope", "P@1", "MRR", "highl.", "quote", "exact", "F1", "p50 ms", "p99"), _right),
        (("Answerable", *claims, "span", "right", "sure: right"), _answerable),
        (("Unanswerable", *claims, "AUC"), _unanswerable),
        (("Right by confidence", *(f".{tenth}–" for tenth in range(10)), "error"), _reliability),
    ):
        _print_table(console, head, row, sets)


def _right(one: "SetFigures") -> Sequence[str]:
    shares = (one["p_at_1"], one["mrr_at_10"], one["highlight_accuracy"], one["quote_accuracy"])
    spans = (one["answer_exact"], one["answer_f1"])
    latency = (f"{one['latency_ms'][key]:.1f}" for key in ("p50", "p99"))
    return (one["scope"], *map(_share, shares + spans), *latency)


def _answerable(one: "SetFigures") -> Sequence[str] | None:
    sure = one["answered_at_90"]
    spans = (_share(one["span_offered"]), _share(one["span_right"]))
    claims = _claims(one, "answerable")
    return claims and (*claims, *spans, f"{sure['count']}: {_share(sure['right'])}")


def _unanswerable(one: "SetFigures") -> Sequence[str] | None:
    claims = _claims(one, "unanswerable")
    return claims and (*claims, _share(one["abstention_auc"]))


def _claims(one: "SetFigures", kind: str) -> Sequence[str] | None:
    counts = one["outcomes"][kind]
    asked = sum(counts.values())
    return (str(asked), *(_share(counts[outcome] / asked) for outcome in _OUTCOMES)) if asked else None


def _reliability(one: "SetFigures") -> Sequence[str] | None:
    """Of the answerable questions given a confidence, the share answered rightly."""
    found = one["calibration"]["answerable"]
    if found is None:
        return None
    shares = {round(row["from"] * 10): row["right"] for row in found["bins"]}
    return (*(_share(shares.get(tenth), 2) for tenth in range(10)), _share(found["ece"]))


def _print_table(console: Console, head: Sequence[str], row: "Cells", sets: "Sequence[SetFigures]") -> None:
    table = Table(box=SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False)
    table.add_column(head[0], overflow="fold")
    for name in head[1:]:
        table.add_column(name, justify="right", no_wrap=True)
    for one in sets:
        cells = row(one)
        if cells is not None:
            table.add_row(Text(one["name"]), *cells)
    if table.row_count:
        console.print(table)


def _share(value: float | None, digits: int = 3) -> str:
    return "–" if value is None else f"{value:.{digits}f}".removeprefix("0")
