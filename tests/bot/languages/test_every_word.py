"""No word is said that the catalogues do not have: in a language of brackets, all stands in brackets.

What may stand outside of them is what people and articles said: quotes, titles, questions and names.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

import pytest

from bot.simulation import simulation
from knowledge.article import Article
from knowledge.library import Library
from tests.bot.languages.walking import CLOSE, MANY, MISSPELT, NEITHER, NOTHING, XPENG, sent, walk
from tests.bot.reading_room import BUILT

ASKED: Final = (XPENG, NOTHING, NEITHER, CLOSE, BUILT, MISSPELT, *re.split(r"(?<=\?) ", MANY))
NAMES: Final = ("Alice", "Bob", "Librarian", "example.org", "lighthouse.txt", "orchard.txt", "empty.txt")
SHOWN: Final = ("content", "title", "description", "label", "placeholder", "text", "name")
LANGUAGES: Final = ("English", "Español", "Deutsch", "Français", "简体中文")


class Brackets:
    """A language that says everything as it is, in brackets."""

    def linked(self, links: object) -> "Brackets":
        return self

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"

    def number(self, number: float) -> str:
        return str(number)


def _texts(body: Any, key: str = "") -> Iterator[str]:
    """What people read of a message or a form."""
    if isinstance(body, dict):
        for name, inner in body.items():
            # The value of a field is read, that of a choice in a menu is not.
            is_read = name in SHOWN or (name == "value" and "name" in body)
            yield from _texts(inner, name if is_read or isinstance(inner, dict | list) else "")
    elif isinstance(body, list):
        for inner in body:
            yield from _texts(inner, key)
    elif isinstance(body, str) and key in (*SHOWN, "value"):
        yield body


def _outside(text: str, articles: list[Article]) -> str:
    """The words of a text that are in no brackets, and of no person or article."""
    before = ""
    while before != text:
        before, text = text, re.sub(r"⟦[^⟦⟧]*⟧", "", text)
    # A head of a table that is too long with its brackets is cut.
    text = re.sub(r"⟦\w+…", "", text)
    lines = [line for line in text.split("\n") if not line.startswith((">", "- "))]
    rest = " ".join(lines).replace("\\", "")
    titles = [article.title for article in articles]
    # In the tables of /stats, a long title is cut.
    cut = [title[:end] + "…" for title in titles for end in range(len(title), 30, -1)]
    for known in (*titles, *cut, *ASKED, *NAMES, *LANGUAGES):
        rest = rest.replace(known, "")
    return " ".join(re.findall(r"[^\W\d_]+", re.sub(r"<[@#t:&]*\d+(?::\w)?>", "", rest)))


async def test_all_that_the_bot_says_comes_from_the_catalogues(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.mentions.spoken_in", lambda language: Brackets())
    async with simulation(library) as room:
        articles = await walk(room)
        said = [text for body in sent(room) for text in _texts(body)]
    assert len(said) > 300
    assert [words for text in said if (words := _outside(text, articles))] == []
