"""What is counted of a server, as tables with small bars that fit 44 columns, in an embed."""

import unicodedata
from collections.abc import Mapping, Sequence
from typing import Final

import discord

from bot.cards.answers import COLOUR
from bot.cards.lines import joined, title_line
from bot.stats import WEEKS, Stats
from knowledge.wording import Wording

COLUMNS: Final = 44
"""Of a code block in an embed, before it is cut off, or has to be scrolled."""

TITLE: Final = Wording("What was asked here, and what came of it")
NOTHING: Final = Wording("Nothing was asked here in the last {weeks} weeks.")
NOTE: Final = Wording("Numbers only: nobody can tell who asked what.")
# Translators: Numbers of questions; a large one is as “12k”.
TOTAL: Final = Wording(
    "In the last {weeks} weeks: {asked} asked; {answered} answered, {closest} closest, {not_found} not found."
    " Found helpful: {helpful}; not helpful: {not_helpful}."
)
BY_WEEK: Final = Wording("**By week**")
HEADS: Final = (
    # Translators: A head of a narrow table. Its five heads together should take at most 27 columns, else the
    # bars beside the numbers get shorter. Chinese heads stand above the table, and may be longer.
    Wording("week"),
    # Translators: A head of the table of weeks: how many questions were asked. As short as can be.
    Wording("asked"),
    # Translators: A head of the table of weeks: how many of them were answered. As short as can be.
    Wording("answered"),
    # Translators: A head of the table of weeks: to how many only the closest passage was shown. Be short.
    Wording("closest"),
    # Translators: A head of the table of weeks: for how many nothing was found. As short as can be.
    Wording("none"),
)
# Translators: Above a table, where its heads would not stand exactly above their columns: “week · asked · …”.
HEADS_ABOVE: Final = Wording("Columns: {heads}")
# Translators: “(none)” is the head of the table's last column.
BARS: Final = Wording(
    "Each week is named by its Monday, as month-day. In the bars, `█` is answered, `▒` closest, `·` not found"
    " (none)."
)
VOTES: Final = Wording("**What people said of the answers, by week**")
VOTE_HEADS: Final = (
    HEADS[0],
    # Translators: A head of a table: how many people said so of an answer. At most 13 columns.
    Wording("helpful"),
    # Translators: A head of a table: how many people said so of an answer. At most 13 columns.
    Wording("not helpful"),
)
VOTE_BARS: Final = Wording("In the bars, `█` is helpful, `·` not helpful.")
BY_ARTICLE: Final = Wording("**The articles that were shown most** (+ helpful, − not helpful)")
# Translators: Beside a bar, of one article; the numbers are as “12” or “1.2k”. At most 24 columns without the
# numbers (a Chinese character takes two), else the bars get shorter.
OF_AN_ARTICLE: Final = Wording("{answered} answered, {closest} closest, +{helpful} −{not_helpful}")
# Translators: Stands where its title would.
GONE: Final = Wording("an article that was removed")

_TITLE_COLUMNS: Final = 40
_GAP: Final = "  "
_BAR: Final = 8
_SHORT_BAR: Final = 5
_UNITS: Final = "kMGT"
_INDENT: Final = "    "
_BETWEEN_HEADS: Final = " · "
_FULL, _HALF, _NONE = "█▒·"


def stats_card(stats: Stats, titles: Mapping[str, str]) -> discord.Embed:
    """The tables. `titles` are those of the articles by their ids, as far as they are still there."""
    total = stats.total
    if not total.asked + total.helpful + total.not_helpful:
        return discord.Embed(colour=COLOUR, title=TITLE(), description=joined(NOTHING(weeks=WEEKS), NOTE()))
    said = TOTAL(
        weeks=WEEKS,
        asked=_number(total.asked),
        answered=_number(total.answered),
        closest=_number(total.closest),
        not_found=_number(total.not_found),
        helpful=_number(total.helpful),
        not_helpful=_number(total.not_helpful),
    )
    parts = [said, joined(BY_WEEK(), BARS(), _weeks(stats))]
    if total.helpful + total.not_helpful:
        parts.append(joined(VOTES(), VOTE_BARS(), _votes(stats)))
    if stats.articles:
        parts.append(joined(BY_ARTICLE(), _block(_articles(stats, titles))))
    return discord.Embed(colour=COLOUR, title=TITLE(), description="\n".join(parts)).set_footer(text=NOTE())


def _weeks(stats: Stats) -> str:
    rows = [
        (f"{monday:%m-%d}", *map(_number, (week.asked, week.answered, week.closest, week.not_found)))
        for monday, week in stats.weeks
    ]
    bars = [
        ((_FULL, week.answered), (_HALF, week.closest), (_NONE, week.not_found)) for _, week in stats.weeks
    ]
    return _table(HEADS, rows, bars)


def _votes(stats: Stats) -> str:
    rows = [
        (f"{monday:%m-%d}", _number(week.helpful), _number(week.not_helpful)) for monday, week in stats.weeks
    ]
    bars = [((_FULL, week.helpful), (_NONE, week.not_helpful)) for _, week in stats.weeks]
    return _table(VOTE_HEADS, rows, bars)


def _articles(stats: Stats, titles: Mapping[str, str]) -> list[str]:
    """Two lines each: the title, and the numbers behind a bar."""
    said = [
        OF_AN_ARTICLE(
            answered=_number(numbers.answered, 3),
            closest=_number(numbers.closest, 3),
            helpful=_number(numbers.helpful, 3),
            not_helpful=_number(numbers.not_helpful, 3),
        )
        for _, numbers in stats.articles
    ]
    most = max((numbers.asked for _, numbers in stats.articles), default=0)
    length = _room_for_bar(_SHORT_BAR, len(_INDENT) + max(map(_width, said), default=0))
    lines = []
    for place, ((article_id, numbers), told) in enumerate(zip(stats.articles, said, strict=True), 1):
        title = _fitting(title_line(titles.get(article_id, GONE())), _TITLE_COLUMNS)
        bar = _bar(most, ((_FULL, numbers.answered), (_HALF, numbers.closest)), length)
        numbered = f"{bar:<{length}} {told}" if length else told
        lines += [f"{place:>2}. {title}", _fitting(f"{_INDENT}{numbered}", COLUMNS)]
    return lines


def _table(
    heads: Sequence[Wording], rows: Sequence[Sequence[str]], bars: Sequence[Sequence[tuple[str, int]]]
) -> str:
    """The rows below their heads; Chinese heads stand above the table: fonts draw them at various widths."""
    said = [head() for head in heads]
    if any(_columns(character) > 1 for head in said for character in head):
        above = HEADS_ABOVE(heads=_BETWEEN_HEADS.join(said))
        return joined(above, _block(_aligned(rows, bars)))
    return _block(_aligned((said, *rows), ((), *bars)))


def _aligned(rows: Sequence[Sequence[str]], bars: Sequence[Sequence[tuple[str, int]]]) -> list[str]:
    """The first column stands left, the others right, the bars behind them, where there is room.

    What is too long even for a table without bars is cut.
    """
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    room = COLUMNS - len(_GAP) * (len(widths) - 1)
    longest = next(most for most in range(room, 0, -1) if sum(min(most, width) for width in widths) <= room)
    widths = [min(longest, width) for width in widths]
    length = _room_for_bar(_BAR, COLUMNS - room + sum(widths))
    most = max(sum(number for _, number in parts) for parts in bars)
    lines = []
    for row, parts in zip(rows, bars, strict=True):
        cells = [_fitting(cell, longest) for cell in row]
        blanks = [" " * (width - _width(cell)) for cell, width in zip(cells, widths, strict=True)]
        numbers = (blank + cell for blank, cell in zip(blanks[1:], cells[1:], strict=True))
        line = _GAP.join((cells[0] + blanks[0], *numbers))
        lines.append(f"{line} {_bar(most, parts, length)}".rstrip())
    return lines


def _room_for_bar(length: int, taken: int) -> int:
    """The length of a bar beside what takes so many columns: `length`, or less."""
    return max(0, min(length, COLUMNS - taken - 1))


def _bar(most: int, parts: Sequence[tuple[str, int]], length: int) -> str:
    """A bar as long as `length` for `most`; whatever is not 0 has a mark at least, where they fit."""
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


def _width(text: str) -> int:
    return sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
