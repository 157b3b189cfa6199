"""Names that others chose (titles, file names, hosts) on one line, and lines put together."""

import unicodedata
from typing import Final

from knowledge.article import Article
from knowledge.wording import Plural, Wording

WORDS: Final = Plural("{number} word", "{number} words")
PASSAGES: Final = Plural("{number} passage", "{number} passages")
PAGES: Final = Wording("Page {page} of {pages}")
# Translators: Stands where the title of an article would, if it has none.
UNTITLED: Final = Wording("Untitled")
# Translators: Words of others between the quotation marks of your language.
QUOTED: Final = Wording("“{text}”")

_TURNING: Final = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
"""Bidirectional classes of the invisible characters that turn the text after them."""


def one_line(text: str) -> str:
    """`text` on one line and without characters that turn the direction of what follows."""
    visible = (c for c in text if unicodedata.bidirectional(c) not in _TURNING)
    return " ".join("".join(visible).split())


def title_line(title: str, otherwise: str = "") -> str:
    """A title on one line; `otherwise`, or a word for it, where it is blank."""
    return one_line(title) or one_line(otherwise) or UNTITLED()


def title_of(article: Article) -> str:
    """An article's title on one line, its id where it has none."""
    return title_line(article.title, article.id)


def joined(*lines: str) -> str:
    """The lines that are not empty, one below the other."""
    return "\n".join(line for line in lines if line)
