"""Discord's markup: text that shows and copies exactly as it was written, and how it is taken back."""

import re
from typing import Final

_MARKUP: Final = re.compile(
    r"""
    [\\*_~|`<\[]     # styles, spoilers, code, mentions, timestamps, custom emoji, masked links
    | :(?=\S)        # :emoji: codes, and the :// of a bare URL
    | @(?=everyone|here)
    | &(?=\#?\w)     # entities: Discord shows them as written, CommonMark does not
    | (?<![^\n\r\v\f\x1c-\x1e\x85\u2028\u2029])                # at the beginning of a line,
      [^\S\n]* (?: [-+\#>=] | \d+[.)] )                         # lists, headings and block quotes
    """,
    re.VERBOSE,
)
"""Every match ends with the character that needs a backslash."""

_MARKED: Final = re.compile(r"\\([^0-9A-Za-z\s])|\*\*|__")


def escape(text: str, marks: tuple[tuple[int, str], ...] = ()) -> str:
    """`text` such that Discord shows it as written: no formatting, mention, link or emoji comes of it.

    Only backslashes are added, nothing invisible, so copying what is shown gives `text`. `marks` are
    markers of our own, in order, to be put before the characters at their offsets.
    """
    inserts: dict[int, str] = {}
    for offset, mark in marks:
        inserts[offset] = inserts.get(offset, "") + mark
    for match in _MARKUP.finditer(text):
        inserts[match.end() - 1] = inserts.get(match.end() - 1, "") + "\\"
    parts = []
    start = 0
    for offset in sorted(inserts):
        parts += [text[start:offset], inserts[offset]]
        start = offset
    return "".join([*parts, text[start:]])


def block_quote(markup: str) -> str:
    """`markup` as a block quote; every line, blank ones too, carries the marker."""
    return "\n".join(f"> {line}" for line in markup.split("\n"))


def unescape(markup: str) -> str:
    """What a person sees of `markup`: less escapes, bold and underline markers, block quote markers."""
    lines = [line.removeprefix("> ") for line in markup.split("\n")]
    return _MARKED.sub(lambda match: match[1] or "", "\n".join(lines))
