"""The lines on a PDF's pages, and which of them stand on every page.

A running head, a footer or a page number repeats at the edge of pages, but for its numbers.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

Matrix = Sequence[float]
"""A transformation of the plane as PDF writes it: a b c d e f."""

_EDGE: Final = 3
"""Lines at the top and at the bottom of a page that may be running ones."""

_SAME_HEIGHT: Final = 4
"""In points."""

_LONGEST: Final = 150
"""In characters; a longer line is running text."""

_NUMBER: Final = re.compile(r"\d+")
_ROMAN: Final = re.compile(r"\W{0,3}([ivxlc]{1,6})\W{0,3}")
_ROMAN_DIGITS: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_FIRST_OF_ONE: Final = re.compile(r"\W{0,5}1\W{0,5}")

_LONGEST_NUMBER: Final = 4
"""In digits, of a page."""

_MOST: Final = 0.4
"""The share of pages from which it is no chance that numbers count on."""

_FEW_PAGES: Final = 6
"""Up to so many, twice is often; in more, three times."""

_LEADER: Final = re.compile(r"(?:\. ?){6}\s*\w{1,5}$")
_LONGEST_LEADER: Final = 300
"""Dots from a title to the number of its page, in a table of contents, which answers nothing."""

_BOLD: Final = re.compile(r"bold|black|heavy|CMBX", re.IGNORECASE)
_MONO: Final = re.compile(r"mono|courier|consol|typewriter|CMTT|menlo", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, where it begins on its page (in points, from the bottom left), and its type."""

    text: str
    x: float
    y: float
    size: float
    bold: bool = False
    mono: bool = False


class PageLines:
    """Puts the pieces of text that a page draws, one after the other, together to lines."""

    def __init__(self) -> None:
        self._lines: list[Line] = []
        self._pieces: list[Line] = []

    def add(self, text: str, page: Matrix, matrix: Matrix, font: str, size: float) -> None:
        """Take the next piece; a line feed in it ends a line."""
        x = matrix[4] * page[0] + matrix[5] * page[2] + page[4]
        y = matrix[4] * page[1] + matrix[5] * page[3] + page[5]
        scale = abs(matrix[2] * page[1] + matrix[3] * page[3]) or 1.0
        bold, mono = _BOLD.search(font) is not None, _MONO.search(font) is not None
        for number, part in enumerate(text.split("\n")):
            if number:
                self._end()
            self._pieces.append(Line(part, x, y, round(size * scale, 1), bold, mono))

    def lines(self) -> list[Line]:
        """The lines so far, in the order that they were drawn in; blank ones are left out."""
        self._end()
        return self._lines

    def _end(self) -> None:
        inked = [piece for piece in self._pieces if piece.text.strip()]
        if inked:
            looks: Counter[tuple[float, bool, bool]] = Counter()
            for piece in inked:
                looks[piece.size, piece.bold, piece.mono] += len(piece.text)
            text = "".join(piece.text for piece in self._pieces).strip()
            if _LEADER.search(text, 0, _LONGEST_LEADER) is None:
                self._lines.append(Line(text, inked[0].x, inked[0].y, *looks.most_common(1)[0][0]))
        self._pieces = []


def without_running_lines(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without what repeats at their edges, and without their numbers.

    Lines repeat if they say the same at the same height, but for a number that counts on with the pages. A
    number that counts on along most pages is theirs, whatever is beside it: the name of a chapter.
    """
    edges = [_edges(page) for page in pages]
    exact: Counter[tuple[str, int]] = Counter()
    counted: Counter[tuple[str, int, int]] = Counter()
    along: Counter[int] = Counter()
    for number, (page, edge) in enumerate(zip(pages, edges, strict=True)):
        lines = [page[at] for at in edge]
        exact.update({(line.text, _height(line)) for line in lines})
        counted.update(
            {(_wording(line), _height(line), offset) for line in lines for offset in _offsets(line, number)}
        )
        along.update({offset for line in lines for offset in _offsets(line, number)})
    often = 2 if len(pages) <= _FEW_PAGES else 3
    most = max(3, _MOST * len(pages))

    def runs(line: Line, number: int) -> bool:
        if len(pages) == 1:
            return _FIRST_OF_ONE.fullmatch(line.text) is not None
        return exact[line.text, _height(line)] >= often or any(
            counted[_wording(line), _height(line), offset] >= often or along[offset] >= most
            for offset in _offsets(line, number)
        )

    return [
        [line for at, line in enumerate(page) if at not in edge or not runs(line, number)]
        for number, (page, edge) in enumerate(zip(pages, edges, strict=True))
    ]


def _edges(page: Sequence[Line]) -> set[int]:
    """Which lines of a page are its first and last, as they are drawn and as they are seen."""
    drawn = list(range(len(page)))
    seen = sorted(drawn, key=lambda at: -page[at].y)
    outer = {*drawn[:_EDGE], *drawn[-_EDGE:], *seen[:_EDGE], *seen[-_EDGE:]}
    return {at for at in outer if len(page[at].text) <= _LONGEST}


def _height(line: Line) -> int:
    return round(line.y / _SAME_HEIGHT)


def _wording(line: Line) -> str:
    """What a line says, whatever numbers are in it."""
    text = line.text.casefold()
    return _NUMBER.sub("0", _ROMAN.sub("0", text) if _ROMAN.fullmatch(text) else text)


def _offsets(line: Line, number: int) -> set[int]:
    """By how much each number in a line differs from that of its page, the first of which is 0."""
    roman = _ROMAN.fullmatch(line.text.casefold())
    if roman:
        digits = [_ROMAN_DIGITS[digit] for digit in roman.group(1)]
        return {sum(-a if a < b else a for a, b in zip(digits, [*digits[1:], 0], strict=True)) - number}
    return {int(found) - number for found in _NUMBER.findall(line.text) if len(found) <= _LONGEST_NUMBER}
