"""A message that asks several questions, taken apart.

A question ends at a question mark, or, on a line that begins with a question word, at the end of that line.
What stands between one question's end and the next belongs to the question behind it: “I drive a MiniCar.
How old is it?” is one. A mark ends nothing inside quotation marks, brackets, code or an address, or within a
word. That is all: who asks two things in one sentence asks them as one.
"""

from collections.abc import Iterator
from typing import Final

import regex

_SHELTERED: Final = regex.compile(
    r"""
      ```.*?``` | `[^`\n]*`
    | (?: https?:// | www\. ) \S* [^\s?？؟!！.,:;)]
    | "[^"\n]*" | “[^“”\n]*” | „[^„“”\n]*[“”] | «[^«»\n]*» | »[^«»\n]*«
    | ‘[^‘’\n]*’ | 「[^「」\n]*」 | 『[^『』\n]*』
    | \([^()\n]*\) | （[^（）\n]*）
    """,
    regex.VERBOSE | regex.DOTALL | regex.IGNORECASE,
)
"""Where a question mark is somebody else's, or none."""

_MARKED_END: Final = regex.compile(r"[!！]*[?？؟⁇⁈⁉‽]+[?？؟⁇⁈⁉‽!！]*(?:[*_~|”’»)\]]*(?=\s|$)|(?<=[？]))")

_ASKING: Final = regex.compile(
    r"""
    \s* (?: (?: [-*•>#]+ | \(?\d{1,2}[.)] ) \s+ )?
    (?: (?: who | whom | whose | what (?!\s+an?\b) | which | when | where | why | how
          | wer | wen | wem | wessen | was | welche[mnrs]? | wann | wo | woher | wohin
          | warum | weshalb | wieso | wie
          | (?:por\s+)? qué | quién(?:es)? | cuál(?:es)? | cuándo | dónde | adónde | cómo | cuánt[oa]s?
          | qui | que | quoi | quel(?:le)?s? | quand | où | comment | combien | pourquoi
        ) (?!\w) (?: \W+ \w+ ){2}
      | 谁 | 什么 | 为什么 | 怎么 | 哪 | 多少 | 几
    )
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
"""How a line begins that is a question without a mark; with two words more, for “what else” is none."""

_UNFINISHED: Final = (".", "。", "!", "！", ":", "：", ",", "，", "…")
"""A line that ends so says something, or goes on."""

_LIST_MARK: Final = regex.compile(r"\s*(?:[-*•>#]+|\(?\d{1,2}[.)])\s+")
_WORD: Final = regex.compile(r"\w")


def questions_in(text: str) -> tuple[str, ...]:
    """The questions of `text` in order, each a slice of it with the statements before it; none twice.

    Empty where nothing is marked as a question, which need not mean that nothing is asked. What follows the
    last one belongs to none.
    """
    found = []
    start = 0
    for end in _ends(text):
        mark = _LIST_MARK.match(text, start, end)
        question = text[mark.end() if mark else start : end].strip()
        if _WORD.search(question):
            found.append(question)
        start = end
    return tuple(dict.fromkeys(found))


def _ends(text: str) -> Iterator[int]:
    """Where questions end, in order."""
    # Of the same length, so that places in one are places in the other.
    open_text = _SHELTERED.sub(lambda part: "x" * len(part.group()), text)
    start = 0
    for line in open_text.split("\n"):
        ends = [start + match.end() for match in _MARKED_END.finditer(line)]
        last = start + len(line)
        if not ends and _ASKING.match(line) and not line.rstrip().endswith(_UNFINISHED):
            ends = [last]
        yield from ends
        start = last + 1
