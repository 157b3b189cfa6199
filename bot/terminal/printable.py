"""Text from anywhere, fit to print in a terminal, which obeys some characters instead of showing them."""

import re
from typing import Final

from bot.cards.lines import one_line

_OBEYED: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202d\u202e\ud800-\udfff]")
"""Control characters but for tab and line feed, what turns the direction of writing by force, and half
characters, which stand for the bytes of a file's name that is no text."""


def printable(text: str) -> str:
    """`text` with a replacement character for each one that a terminal would obey; of the same length."""
    return _OBEYED.sub("\N{REPLACEMENT CHARACTER}", text)


def printable_line(text: str) -> str:
    """`text` on one line, printable."""
    return printable(one_line(text))


def counted(number: int, thing: str) -> str:
    """“1 article”, “1,234 articles”: a number and what it counts."""
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"
