"""How right the bot is when it answers fewer questions: accuracy against the share answered, a line per set.

    verbatim evaluate FILE… --details rows.jsonl
    python -m tests.benchmarks.risk_coverage rows.jsonl plot.png

The answerable questions that got ANSWERED are taken in the order of their confidence; at each share of
all answerable questions, the share of first quotes that are right.
"""

import argparse
import json
from collections import defaultdict
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import matplotlib as mpl
import matplotlib.pyplot as plt
from matplotlib.axes import Axes

COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000", "#7F7F7F")
"""Okabe and Ito's, told apart by colour-blind readers too; yellow left out, too pale for a line."""

FEWEST = 20
"""Answers below which a share says little and its line jumps."""


class Curve(NamedTuple):
    """At each confidence to stop at: the share of questions answered, the share of answers right."""

    coverage: list[float]
    accuracy: list[float]


def curves(rows: list[dict[str, object]]) -> dict[str, Curve]:
    """A curve for each set and scope in the rows of `evaluate --details`."""
    asked: defaultdict[str, int] = defaultdict(int)
    answered: defaultdict[str, list[tuple[float, bool]]] = defaultdict(list)
    scopes = {row["scope"] for row in rows}
    for row in rows:
        hits = row["hits"]
        assert isinstance(hits, dict)
        if not row["answerable"] or hits["right"] is None:
            continue
        name = str(row["set"]) if len(scopes) == 1 else f"{row['set']} ({row['scope']})"
        asked[name] += 1
        if row["outcome"] == "answered":
            answered[name].append((float(str(row["confidence"])), bool(hits["right"])))
    return {name: curve(answered[name], asked[name]) for name in asked}


def curve(answers: list[tuple[float, bool]], asked: int) -> Curve:
    """The curve of answers, (confidence, right), out of `asked` questions, from `FEWEST` of them on."""
    found = Curve([], [])
    answered = rights = 0
    ordered = sorted(answers, reverse=True)
    for _, equals in groupby(ordered, key=lambda answer: answer[0]):
        for _, right in equals:
            answered += 1
            rights += right
        if answered >= FEWEST:
            found.coverage.append(answered / asked)
            found.accuracy.append(rights / answered)
    return found


def draw(found: dict[str, Curve], path: Path) -> None:
    """Write the plot, as the kind of picture that the path's ending says."""
    mpl.rcParams.update({"font.family": "DejaVu Sans", "font.size": 10})
    figure, axes = plt.subplots(figsize=(8, 4.8), layout="constrained")
    ends: list[tuple[float, float, str, str]] = []
    for number, (name, (coverage, accuracy)) in enumerate(found.items()):
        if not coverage:
            continue
        colour, dashes = COLOURS[number % len(COLOURS)], ("-", "--")[number // len(COLOURS) % 2]
        axes.plot(coverage, accuracy, color=colour, linestyle=dashes, linewidth=2)
        axes.plot(coverage[-1], accuracy[-1], "o", color=colour, markersize=5)
        ends.append((accuracy[-1], coverage[-1], name, colour))
    lowest = min((min(accuracy) for _, accuracy in found.values() if accuracy), default=0.0)
    bottom = max(0.0, int(lowest * 20 - 0.5) / 20)
    axes.set(xlim=(0, 1), ylim=(bottom, 1.005))
    _label(axes, sorted(ends), gap=(1.005 - bottom) / 20)
    for scale in (axes.xaxis, axes.yaxis):
        scale.set_major_formatter(lambda share, _: f"{share:.0%}")
    axes.set_xlabel("questions answered, the surest first (a dot: all that are ANSWERED)")
    axes.set_ylabel("of these, answered from the right passage")
    axes.grid(color="#DDDDDD", linewidth=0.8)
    axes.spines[["top", "right"]].set_visible(False)
    figure.savefig(path, dpi=160)
    plt.close(figure)


def _label(axes: Axes, ends: list[tuple[float, float, str, str]], gap: float) -> None:
    """Name each line at the right edge, level with its end as far as the names leave each other room."""
    heights: list[float] = []
    for accuracy, *_ in ends:
        heights.append(max(accuracy, heights[-1] + gap) if heights else accuracy)
    top = 1.0
    for at in range(len(heights) - 1, -1, -1):
        heights[at] = min(heights[at], top)
        top = heights[at] - gap
    for height, (accuracy, coverage, name, colour) in zip(heights, ends, strict=True):
        axes.annotate(
            name,
            xy=(coverage, accuracy),
            xytext=(1.02, height),
            color="#222222",
            va="center",
            annotation_clip=False,
            arrowprops={"arrowstyle": "-", "color": colour, "linewidth": 1, "shrinkB": 3},
        )


def main() -> None:
    parser = argparse.ArgumentParser(description="Accuracy against the share answered, a line per set.")
    parser.add_argument("details", type=Path, help="rows written by `verbatim evaluate --details`")
    parser.add_argument("picture", type=Path, help="where the plot goes, such as plot.png")
    arguments = parser.parse_args()
    with arguments.details.open(encoding="utf-8") as lines:
        found = curves([json.loads(line) for line in lines])
    draw(found, arguments.picture)


if __name__ == "__main__":
    main()
