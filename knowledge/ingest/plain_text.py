"""Plain text: blank lines part paragraphs, or line ends where a line is as long as a paragraph."""

import re
from collections.abc import Iterator
from typing import Final

from knowledge.ingest.characters import UNSPACED
from knowledge.ingest.contents import Contents
from knowledge.reader import Block

_LONG: Final = 120
"""In characters, of which one of a script without blanks counts for two: lines that were broken to fit a
page or a screen are shorter."""

_WIDE: Final = re.compile(f"[{UNSPACED}]")
_ENDED: Final = re.compile(r"""[.!?:…。！？।؟]["'”’“»)\]]{0,3}$""")


def read_plain_text(text: str) -> Contents:
    """What a text holds. Its kinds of paragraphs, and its title, are left to be guessed by their looks."""
    return Contents(tuple(map(Block, _paragraphs(text))))


def _paragraphs(text: str) -> Iterator[str]:
    """What blank lines part; a line that is wider than a page and ends a sentence ends a paragraph too."""
    lines: list[str] = []
    for line in text.split("\n"):
        kept = line.rstrip()
        if kept:
            lines.append(kept)
        if lines and (not kept or _is_paragraph(kept)):
            yield "\n".join(lines)
            lines = []
    if lines:
        yield "\n".join(lines)


def _is_paragraph(line: str) -> bool:
    return (
        len(line) > _LONG // 2
        and len(line) + len(_WIDE.findall(line)) > _LONG
        and _ENDED.search(line, max(0, len(line) - 5)) is not None
    )
