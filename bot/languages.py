"""The languages that the bot speaks in Discord: English, as it is written, and one for each catalogue.

A catalogue is a gettext file, `bot/catalogues/*.po`. It is compiled when the language is first spoken, so
there is nothing to build and nothing that could be out of date.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING, Final

from knowledge.wording import speech

if TYPE_CHECKING:
    import discord


@dataclass(frozen=True, slots=True)
class Language:
    """One of them: what it calls itself, Unicode's name for it, and Discord's locales that are spoken so.

    The first of those stands for it where a choice is kept.
    """

    name: str
    code: str
    locales: tuple[str, ...]

    @property
    def iso(self) -> str:
        """Its ISO 639-1 code."""
        return self.code.partition("_")[0]


# British, for Unicode's American puts a comma before “or”.
ENGLISH: Final = Language("English", "en_GB", ("en-US", "en-GB"))
LANGUAGES: Final = (
    ENGLISH,
    Language("Español", "es", ("es-ES", "es-419")),
    Language("Deutsch", "de", ("de",)),
    Language("Français", "fr", ("fr",)),
    Language("简体中文", "zh_Hans", ("zh-CN",)),
)
_BY_LOCALE: Final[Mapping[str, Language]] = {
    locale: language for language in LANGUAGES for locale in language.locales
}
_COMMAND: Final = re.compile(r"`/[^`]+`")


class Spoken:
    """What is said in a language; a `knowledge.wording.Speech`."""

    def __init__(
        self, language: Language, translations: NullTranslations, links: Mapping[str, str] | None = None
    ) -> None:
        self.language = language
        self._translations = translations
        self._links = links or {}

    def linked(self, links: Mapping[str, str]) -> "Spoken":
        """The same, with commands, as “`/ask`”, said as what `links` has for them."""
        return Spoken(self.language, self._translations, links)

    def gettext(self, message: str) -> str:
        """The message in this language."""
        return self._with_links(self._translations.gettext(message))

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The form of the message that goes with the number `n`."""
        return self._with_links(self._translations.ngettext(msgid1, msgid2, n))

    def number(self, number: float) -> str:
        """A number with the language's own marks for thousands and fractions."""
        from babel.numbers import format_decimal

        return format_decimal(number, locale=self.language.code)

    def _with_links(self, said: str) -> str:
        return _COMMAND.sub(lambda match: self._links.get(match[0], match[0]), said)


def language_of(locale: "discord.Locale | str | None") -> Language | None:
    """The language that is spoken to people with that locale of Discord's, or its name; None for another."""
    return _BY_LOCALE.get(str(locale))


@cache
def spoken_in(language: Language) -> Spoken:
    """The language's sentences. Its catalogue and numbers are read the first time: not for the event loop."""
    spoken = Spoken(language, NullTranslations() if language is ENGLISH else _translations(language))
    spoken.number(0)
    return spoken


def _translations(language: Language) -> GNUTranslations:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    source = files("bot") / "catalogues" / f"{language.code}.po"
    compiled = BytesIO()
    with source.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language.code))
    compiled.seek(0)
    return GNUTranslations(compiled)


def any_of(words: Sequence[str]) -> str:
    """“a, b or c”, in the language that is spoken."""
    if len(words) < 2:
        return "".join(words)
    from babel.lists import format_list

    return format_list(words, style="or", locale=_code())


def name_of(code: str) -> str:
    """“German”: what the language with that ISO 639 code is called in the language that is spoken.

    The code itself where that is not known.
    """
    from babel import Locale

    return str(Locale.parse(_code()).languages.get(code, code))


def _code() -> str:
    spoken = speech()
    return spoken.language.code if isinstance(spoken, Spoken) else ENGLISH.code
