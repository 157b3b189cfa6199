"""Keeps the catalogues in step with the code: `python -m tests.catalogues`.

Adds what is new to each catalogue of bot/catalogues, without a translation, and takes away what no code says
any more. A message that is worded anew is a new one: its translation is made anew as well.
"""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import discord
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po
from discord import app_commands

import bot
from bot.client import FEATURES, VerbatimClient
from bot.languages import ENGLISH, LANGUAGES, Language
from bot.settings import Settings
from knowledge.library import Library

_ROOT: Final = Path(bot.__file__).parents[1]
FOLDER: Final = _ROOT / "bot" / "catalogues"
TRANSLATED: Final = tuple(language for language in LANGUAGES if language is not ENGLISH)

_KEYWORDS: Final = {"Wording": None, "Plural": (1, 2)}
_WIDTH: Final = 100
_HEADER: Final = r"""# {language.name}
msgid ""
msgstr ""
"Language: {language.code}\n"
"Plural-Forms: {plurals}\n"
"Content-Type: text/plain; charset=UTF-8\n"

"""


class _Collector(app_commands.Translator):
    """Asked for the translation of every string of the commands, it remembers them."""

    def __init__(self) -> None:
        self.strings: dict[str, str] = {}

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> None:
        what = context.location.name.replace("_", " ")
        self.strings.setdefault(string.message, f"The {what}; as Discord wants it.")


async def _of_commands() -> dict[str, str]:
    """The names and descriptions of all commands and their options, each with what it is."""
    collector = _Collector()
    async with VerbatimClient(Library(), Settings(_env_file=None), sync=False) as client:
        for feature in FEATURES:
            await client.load_extension(feature)
        await client.tree.set_translator(collector)
        for command in client.tree.get_commands():
            await command.get_translated_payload(client.tree, collector)
    return collector.strings


def _in_code() -> Iterator[tuple[str, Any, list[str]]]:
    """The file, the message or its two forms, and the comments for translators, of each in the code."""
    for package in ("bot", "knowledge"):
        found = extract_from_dir(
            _ROOT / package,
            method_map=[("**.py", "python")],
            keywords=_KEYWORDS,
            comment_tags=("Translators:",),
            strip_comment_tags=True,
        )
        for name, _, message, comments, _ in found:
            yield f"{package}/{name}", message, comments


def extracted() -> Catalog:
    """Every message that the bot may say in Discord, without a translation."""
    catalog = Catalog()
    for file, message, comments in sorted(_in_code(), key=lambda found: found[0]):
        catalog.add(message, locations=[(file, 1)], auto_comments=comments)
    for message, comment in sorted(asyncio.run(_of_commands()).items()):
        catalog.add(message, locations=[], auto_comments=[comment])
    return catalog


def catalogue(language: Language) -> Catalog:
    """The committed catalogue of a language."""
    with (FOLDER / f"{language.code}.po").open("rb") as file:
        return read_po(file, locale=language.code)


def _updated(language: Language, template: Catalog) -> Catalog:
    """The template with what the language's catalogue has for it."""
    path = FOLDER / f"{language.code}.po"
    known = catalogue(language) if path.exists() else Catalog()
    updated = Catalog(locale=language.code, fuzzy=False)
    for message in template:
        if not message.id:
            continue
        before = known.get(_key(message))
        updated.add(
            message.id,
            before.string if before is not None and before.id == message.id else None,
            locations=message.locations,
            auto_comments=message.auto_comments,
        )
    return updated


def _key(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def main() -> None:
    """Write every catalogue anew and say how much of it is to be translated."""
    template = extracted()
    for language in TRANSLATED:
        updated = _updated(language, template)
        with (FOLDER / f"{language.code}.po").open("wb") as file:
            # Babel's own header has the time in it, and would differ each time.
            file.write(_HEADER.format(language=language, plurals=updated.plural_forms).encode())
            write_po(file, updated, width=_WIDTH, omit_header=True, include_lineno=False)
        missing = [message for message in updated if message.id and not _is_said(message)]
        print(f"{language.name}: {len(updated)} messages, {len(missing)} to translate")


def _is_said(message: Message) -> bool:
    forms = message.string if isinstance(message.string, tuple | list) else [message.string]
    return bool(forms) and all(forms)


if __name__ == "__main__":
    main()
