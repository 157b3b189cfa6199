"""Discord's limits on what a message may hold, and text cut to fit them."""

from bisect import bisect_right
from collections.abc import Callable
from typing import Final

CONTENT: Final = 2000
TITLE: Final = 256
AUTHOR: Final = 256
DESCRIPTION: Final = 4096
FIELD: Final = 1024
EMBED: Final = 6000
"""All of an embed's text together."""
URL: Final = 2048
TYPED: Final = 4000
"""What one field of a form takes."""
CHOICES: Final = 25
CHOICE: Final = 100
QUESTION: Final = 1000
"""The bot's own: longer questions find no better passages."""

_ELLIPSIS = "…"


def width(text: str) -> int:
    """How long Discord may take `text` to be: in UTF-16 code units, the larger of the two usual counts."""
    return len(text) + sum(character > "\uffff" for character in text)


def fitted(text: str, limit: int, markup: Callable[[str], str] = str) -> str:
    """`markup(text)` when it is at most `limit` long, else that of the longest prefix, with an ellipsis."""
    if len(text) <= limit and width(whole := markup(text)) <= limit:
        return whole
    room = limit - len(_ELLIPSIS)
    length = bisect_right(range(1, limit + 1), room, key=lambda end: width(markup(text[:end])))
    while width(markup(text[:length])) > room:
        length -= 1
    return markup(text[:length].rstrip()) + _ELLIPSIS
