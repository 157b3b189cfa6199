"""Sentences for people, in English as the code has them, said in the language of whoever reads them.

What is written here is English. A program with translations sets another `Speech` as the one that is
spoken, for as long as somebody is talked to; each task and thread of a context has its own.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Final, Protocol

Field = str | int | float


class Speech(Protocol):
    """How a language says what the code has in English: gettext's methods, and how it writes numbers."""

    def gettext(self, message: str) -> str:
        """The message in this language."""

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The form of the message that goes with the number `n`."""

    def number(self, number: float) -> str:
        """A number as this language writes it."""


class English:
    """The messages as they are."""

    def gettext(self, message: str) -> str:
        """The message."""
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The first form for one, the second for every other number."""
        return msgid1 if n == 1 else msgid2

    def number(self, number: float) -> str:
        """“1,234.5”."""
        return f"{number:,}"


_spoken: Final[ContextVar[Speech]] = ContextVar("spoken", default=English())  # noqa: B039  # it never changes
_FIELD: Final = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Wording:
    """A message. It is a type of its own, so that none is shown to anybody without being said in a language.

    `{name}` stands for a field. Nothing else is special, in neither the message nor a field.
    """

    english: str

    def __call__(self, **fields: Field) -> str:
        """The message in the language that is spoken, with these fields. Raises KeyError for one too few."""
        return _filled(_spoken.get().gettext(self.english), fields)


@dataclass(frozen=True, slots=True)
class Plural:
    """A message with a number in it, `{number}`, which decides its form."""

    one: str
    many: str

    def __call__(self, number: int, **fields: Field) -> str:
        """The message for that number, as Wording says it."""
        chosen = _spoken.get().ngettext(self.one, self.many, number)
        return _filled(chosen, {"number": number, **fields})


Untranslated = Wording
"""A message that only the terminal shows, which speaks English: extraction passes it by."""


class WordedError(Exception):
    """An error whose words are for people: str() says them in the language of whoever they are for."""

    def __init__(self, wording: Wording, **fields: Field) -> None:
        super().__init__(wording, fields)
        self.wording = wording
        self.fields = fields

    def __str__(self) -> str:
        """The wording, with its fields."""
        return self.wording(**self.fields)


@contextmanager
def spoken(speech: Speech) -> Iterator[None]:
    """Speak that language for as long as the context lasts."""
    before = _spoken.set(speech)
    try:
        yield
    finally:
        _spoken.reset(before)


def speak(speech: Speech) -> None:
    """Speak that language from here to the end of the task."""
    _spoken.set(speech)


def speech() -> Speech:
    """The language that is spoken."""
    return _spoken.get()


def _filled(message: str, fields: dict[str, Field]) -> str:
    def shown(match: re.Match[str]) -> str:
        value = fields[match[1]]
        return value if isinstance(value, str) else _spoken.get().number(value)

    return _FIELD.sub(shown, message)
