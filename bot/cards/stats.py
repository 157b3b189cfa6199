"""What is counted of a server, as tables with small bars that fit 48 columns, in an embed."""

import unicodedata
from collections.abc import Mapping, Sequence
from typing import Final

import discord

from bot.cards.answers import COLOUR
from bot.cards.lines import joined, title_line
from bot.stats import WEEKS, Stats

COLUMNS: Final = 48
"""Of a code block in an embed, before it has to be scrolled."""

TITLE: Final = "What was asked here, and what came of it"
NOTHING: Final = f"Nothing was asked here in the last {WEEKS} weeks."
NOTE: Final = "Numbers only: nobody can tell who asked what."
TOTAL: Final = (
    "In the last {weeks} weeks: {asked} asked; {answered} answered, {closest} closest, {not_found} not found."
    " Found helpful: {helpful}; not helpful: {not_helpful}."
)
BY_WEEK: Final = "**By week**"
HEADS: Final = ("week", "asked", "answered", "closest", "none")
BARS: Final = (
    "Weeks by their Monday. A bar shows the answered as █, the closest as ▒, the not found (none) as ·"
)
VOTES: Final = "**What people said of the answers, by week**"
VOTE_HEADS: Final = ("week", "helpful", "not helpful")
VOTE_BARS: Final = "A bar shows the helpful as █, the not helpful as ·"
BY_ARTICLE: Final = "**The articles that were shown most** (+ helpful, − not helpful)"
OF_AN_ARTICLE: Final = "{answered} answered, {closest} closest, +{helpful} −{not_helpful}"
GONE: Final = "an article that was removed"

_TITLE_COLUMNS: Final = 41
_GAP: Final = "  "
_BAR: Final = 8
_SHORT_BAR: Final = 5
_UNITS: Final = "kMGT"
_INDENT: Final = "    "
_FULL, _HALF, _NONE = "█▒·"


def stats_card(stats: Stats, titles: Mapping[str, str]) -> discord.Embed:
    """The tables. `titles` are those of the articles by their ids, as far as they are still there."""
    total = stats.total
    if not total.asked + total.helpful + total.not_helpful:
        return discord.Embed(colour=COLOUR, title=TITLE, description=joined(NOTHING, NOTE))
    said = TOTAL.format(
        weeks=WEEKS,
        asked=_number(total.asked),
        answered=_number(total.answered),
        closest=_number(total.closest),
        not_found=_number(total.not_found),
        helpful=_number(total.helpful),
        not_helpful=_number(total.not_helpful),
    )
    parts = [said, joined(BY_WEEK, BARS, _block(_weeks(stats)))]
    if total.helpful + total.not_helpful:
        parts.append(joined(VOTES, VOTE_BARS, _block(_votes(stats))))
    if stats.articles:
        parts.append(joined(BY_ARTICLE, _block(_articles(stats, titles))))
    return discord.Embed(colour=COLOUR, title=TITLE, description="\n".join(parts)).set_footer(text=NOTE)


def _weeks(stats: Stats) -> list[str]:
    most = max(numbers.asked for _, numbers in stats.weeks)
    rows = [
        (f"{monday:%m-%d}", *map(_number, (week.asked, week.answered, week.closest, week.not_found)))
        for monday, week in stats.weeks
    ]
    bars = [
        _bar(most, (_FULL, week.answered), (_HALF, week.closest), (_NONE, week.not_found))
        for _, week in stats.weeks
    ]
    return _table(HEADS, rows, bars)


def _votes(stats: Stats) -> list[str]:
    most = max(week.helpful + week.not_helpful for _, week in stats.weeks)
    rows = [
        (f"{monday:%m-%d}", _number(week.helpful), _number(week.not_helpful)) for monday, week in stats.weeks
    ]
    bars = [_bar(most, (_FULL, week.helpful), (_NONE, week.not_helpful)) for _, week in stats.weeks]
    return _table(VOTE_HEADS, rows, bars)


def _articles(stats: Stats, titles: Mapping[str, str]) -> list[str]:
    """Two lines each: the title, and the numbers behind a bar."""
    most = max((numbers.asked for _, numbers in stats.articles), default=0)
    lines = []
    for place, (article_id, numbers) in enumerate(stats.articles, 1):
        title = _fitting(title_line(titles.get(article_id, GONE)), _TITLE_COLUMNS)
        bar = _bar(most, (_FULL, numbers.answered), (_HALF, numbers.closest), length=_SHORT_BAR)
        said = OF_AN_ARTICLE.format(
            answered=_number(numbers.answered, 3),
            closest=_number(numbers.closest, 3),
            helpful=_number(numbers.helpful, 3),
            not_helpful=_number(numbers.not_helpful, 3),
        )
        lines += [f"{place:>2}. {title}", f"{_INDENT}{bar:<{_SHORT_BAR}} {said}"]
    return lines


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]], bars: Sequence[str]) -> list[str]:
    """The first column stands left, the numbers right, the bars behind them."""
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    lines = []
    for cells, bar in zip((heads, *rows), ("", *bars), strict=True):
        first, *others = (
            f"{cell:>{width}}" if place else f"{cell:<{width}}"
            for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
        )
        lines.append(f"{_GAP.join((first, *others))} {bar}".rstrip())
    return lines


def _bar(most: int, *parts: tuple[str, int], length: int = _BAR) -> str:
    """A bar as long as `length` for `most`; whatever is not 0 has a mark at least."""
    marks = {mark: max(1, round(length * number / most)) if number else 0 for mark, number in parts}
    while sum(marks.values()) > length:
        longest = max(marks, key=lambda mark: marks[mark])
        marks[longest] -= 1
    return "".join(mark * times for mark, times in marks.items())


def _number(number: int, digits: int = 4) -> str:
    """At most four characters, or five with more digits: 12,345 is too long, 12k is not."""
    if number < 10**digits:
        return str(number)
    units = next((units for units in range(1, len(_UNITS)) if number < 10 ** (3 * units + 3)), len(_UNITS))
    shorter = number / 10 ** (3 * units)
    return (
        f"{shorter:.1f}{_UNITS[units - 1]}"
        if shorter < 9.95
        else f"{min(shorter, 999):.0f}{_UNITS[units - 1]}"
    )


def _block(lines: Sequence[str]) -> str:
    return "```\n" + "\n".join(lines) + "\n```"


def _fitting(text: str, columns: int) -> str:
    """As much of it as fits that many columns of a code block, where nothing can be escaped."""
    text = text.replace("`", "'")
    fitting, taken = "", 0
    for character in text:
        taken += _columns(character)
        if taken > columns or len(fitting) >= 2 * columns:
            return f"{fitting[:-1]}…"
        fitting += character
    return fitting


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
