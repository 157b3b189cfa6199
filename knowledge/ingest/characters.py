"""Which characters of a text are kept, and a text as one line.

Marks that change the direction of what follows stay in an article's text, which is quoted as it stands and
escaped where it is shown; a title or a name with one could pass for another, and loses it.
"""

import re
import unicodedata
from typing import Final

_BREAKS: Final = re.compile("\r\n?|[\v\f\x85\u2028]")
_DROPPED: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\u00ad\ufeff\ufff9-\ufffb]")
"""Control characters, half characters, and marks that are never seen: hyphens for the end of a line only,
byte order marks, annotation anchors."""

_UNSEEN: Final = re.compile(
    "[\u200b\u200e\u200f\u061c\u202a-\u202e\u2060-\u2064\u2066-\u206f\U000e0000-\U000e007f]"
)

_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffd]")

UNSPACED: Final = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u312f\u3190-\ua4cf\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60"
)
"""Characters of scripts without blanks between words, and their punctuation, as a part of a pattern."""


def plain(text: str) -> str:
    """`text` without what no reader sees, its lines ended by a line feed each."""
    return _DROPPED.sub("", _BREAKS.sub("\n", text).replace("\u2029", "\n\n"))


def visible(text: str) -> str:
    """`text` without marks of direction and without what takes no room either."""
    return _UNSEEN.sub("", plain(text))


def one_line(text: str, longest: int) -> str:
    """`text` as a title or a name: one line, composed letters, no marks of direction, cut to `longest`."""
    # Composing is slow where a title consists of thousands of accents.
    line = " ".join(unicodedata.normalize("NFC", visible(text[: 4 * longest])).split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def control_share(text: str) -> float:
    """Which part of `text` is control characters that no text has: much in what is no text at all."""
    sample = text[:100_000]
    return len(_CONTROLS.findall(sample)) / len(sample) if sample else 0.0
