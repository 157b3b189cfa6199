"""The lines of pages, as they were set, to the paragraphs that they were set from."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from knowledge.article import Kind
from knowledge.ingest.hyphens import Joiner
from knowledge.ingest.pdf_lines import Line
from knowledge.language import guess_language
from knowledge.text import word_count

_ENDED: Final = re.compile(r"""[.!?:…。！？।؟]["'”’“»)\]]{0,3}$""")
_ITEM: Final = re.compile(r"[•◦▪‣●·–—*]\s|\(?\d{1,2}[.)]\s|\(?[a-z]\)\s")
_CAPTION: Final = re.compile(
    r"(?i)(fig(ure|\.)?|table|abb(ildung|\.)|tab(elle|\.)|figura|tabla|рис\.|图|表)\s?\d"
)

_LARGER: Final = 1.15
"""By how much type differs in size where it is meant to."""

_MORE_SPACE: Final = 1.3
"""By how much the space above a paragraph is more than between its lines."""

_FULL: Final = 0.8
"""The share of the usual line that a line has before its text goes on in the next."""

_INDENT: Final = 0.8
_FARTHEST_INDENT: Final = 5.0
"""Of a paragraph's first line, in sizes of its type."""

_LONGEST_HEADING: Final = 30
"""In words."""


@dataclass(frozen=True, slots=True)
class Reflowed:
    """A paragraph, with the size of its type; `kind` is None where the type tells nothing."""

    text: str
    kind: Kind | None
    size: float
    page: int


@dataclass(frozen=True, slots=True)
class _Setting:
    """What is usual in a text: the size of its type, the distance of lines in sizes, characters in a line."""

    size: float
    leading: float
    length: int


def reflow(pages: Sequence[Sequence[Line]]) -> list[Reflowed]:
    """The paragraphs of pages in reading order.

    A paragraph ends where there is more space, other type, an indented line or a bullet below, or where a
    short line ends a sentence; between columns and pages, where a sentence ends. Lines in type of one width
    are a program's, and stay lines.
    """
    lines = [line for page in pages for line in page]
    if not lines:
        return []
    setting = _setting(pages)
    joiner = Joiner(
        (line.text for line in lines), guess_language(" ".join(line.text for line in lines[:200]))
    )
    return [_paragraph(group, number, setting, joiner) for number, group in _groups(pages, setting)]


def _setting(pages: Sequence[Sequence[Line]]) -> _Setting:
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page:
            sizes[line.size] += len(line.text)
    size = sizes.most_common(1)[0][0]
    gaps = Counter(
        round((above.y - below.y) / size, 1)
        for page in pages
        for above, below in pairwise(page)
        if above.size == below.size == size and 0.5 * size < above.y - below.y < 5 * size
    )
    lengths = sorted(len(line.text) for page in pages for line in page if line.size == size)
    return _Setting(size or 1.0, gaps.most_common(1)[0][0] if gaps else 1.2, lengths[len(lengths) * 9 // 10])


def _groups(pages: Sequence[Sequence[Line]], setting: _Setting) -> Iterator[tuple[int, list[Line]]]:
    """The lines of each paragraph, with the number of the page that it begins on."""
    group: list[Line] = []
    began = 0
    for number, page in enumerate(pages):
        for at, line in enumerate(page):
            below = page[at + 1] if at + 1 < len(page) else None
            if group and _begins(line, group[-1], below, setting, same_page=at > 0):
                yield began, group
                group = []
            if not group:
                began = number
            group.append(line)
    if group:
        yield began, group


def _begins(line: Line, above: Line, below: Line | None, setting: _Setting, *, same_page: bool) -> bool:
    """Whether a paragraph begins with this line."""
    if not 1 / _LARGER < line.size / (above.size or 1.0) < _LARGER or (line.bold, line.mono) != (
        above.bold,
        above.mono,
    ):
        return True
    if _ITEM.match(line.text):
        return True
    ended = _ENDED.search(above.text) is not None
    gap = above.y - line.y
    if not same_page or gap <= 0:
        return ended
    if gap > _MORE_SPACE * setting.leading * line.size:
        return True
    indent = line.x - above.x
    goes_back = below is None or below.x < line.x - _INDENT / 2 * line.size
    # Below a bullet, an indented line is the rest of what is behind it.
    if (
        _INDENT * line.size < indent < _FARTHEST_INDENT * line.size
        and goes_back
        and not _ITEM.match(above.text)
    ):
        return True
    return ended and len(above.text) < _FULL * setting.length


def _paragraph(lines: list[Line], page: int, setting: _Setting, joiner: Joiner) -> Reflowed:
    size = lines[0].size
    if lines[0].mono:
        return Reflowed("\n".join(line.text for line in lines), Kind.TEXT, size, page)
    text = ""
    for line in lines:
        text = joiner.join(text, line.text)
    prominent = size > _LARGER * setting.size or (lines[0].bold and _ENDED.search(text) is None)
    kind = Kind.TEXT if len(lines) > 1 or _ITEM.match(text) else None
    if word_count(text) <= _LONGEST_HEADING:
        kind = Kind.CAPTION if _CAPTION.match(text) else Kind.HEADING if prominent else kind
    return Reflowed(text, kind, size, page)
