"""What the commands are called in every language is what Discord takes."""

import re
from collections.abc import Iterator
from typing import Any, Final

import discord
import pytest

from bot.languages import ENGLISH, LANGUAGES, language_of
from bot.simulation import Simulation
from bot.sync import sync_if_changed

_NAME: Final = re.compile(r"[-_'\w]{1,32}")
_LOCALES: Final = sorted(
    locale for language in LANGUAGES if language is not ENGLISH for locale in language.locales
)


async def _sent(world: Simulation) -> list[dict[str, Any]]:
    tree = world.client.tree
    assert tree.translator is not None
    return [await command.get_translated_payload(tree, tree.translator) for command in tree.get_commands()]


def _parts(command: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield command
    for option in command.get("options", []):
        yield from _parts(option)


async def test_every_name_and_description_is_there_in_each_language(world: Simulation) -> None:
    for command in await _sent(world):
        for part in _parts(command):
            assert sorted(part["name_localizations"]) == _LOCALES, part["name"]
            if "description" in part and command.get("type", 1) == 1:
                assert sorted(part["description_localizations"]) == _LOCALES, part["name"]


@pytest.mark.parametrize("locale", _LOCALES)
async def test_discord_takes_them(world: Simulation, locale: str) -> None:
    for command in await _sent(world):
        is_menu = command.get("type", 1) == discord.AppCommandType.message.value
        for part in _parts(command):
            name = part["name_localizations"][locale]
            assert len(name) <= 32
            if is_menu:
                continue
            assert _NAME.fullmatch(name), name
            assert name == name.lower()
            assert 3 < len(part["description_localizations"][locale]) <= 100, part["name"]
            names = [option["name_localizations"][locale] for option in part.get("options", [])]
            assert len(set(names)) == len(names), names
        if not is_menu:
            texts = (
                part["name_localizations"][locale] + part["description_localizations"][locale]
                for part in _parts(command)
            )
            assert sum(map(len, texts)) <= 8000
    names = [command["name_localizations"][locale] for command in await _sent(world)]
    assert len(set(names)) == len(names)


async def test_they_are_sent_with_the_commands_and_sent_again_only_when_they_change(
    world: Simulation, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not await sync_if_changed(world.client.tree)
    monkeypatch.setattr("bot.translator.spoken_in", lambda language: _Louder())
    assert await sync_if_changed(world.client.tree)


class _Louder:
    def gettext(self, message: str) -> str:
        return f"{message}2"


def test_discord_s_locales_are_each_spoken_in_one_language() -> None:
    spoken = [locale for language in LANGUAGES for locale in language.locales]
    assert len(set(spoken)) == len(spoken)
    assert language_of(discord.Locale.latin_american_spanish) is language_of("es-ES")
    assert language_of("pt-BR") is None
    assert language_of(None) is None
