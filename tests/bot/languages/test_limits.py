"""What Discord refuses, and simcord may not: texts of buttons, menus and forms that are too long."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import pytest
from discord import Locale

from bot.cards.limits import width
from bot.languages import ENGLISH, LANGUAGES, Language
from bot.simulation import simulation
from knowledge.library import Library
from tests.bot.languages.locales import speaking
from tests.bot.languages.walking import sent, walk

MOST: Final[Mapping[str, int]] = {
    "content": 2000,
    "description": 4096,
    "title": 256,
    "text": 2048,
    "name": 256,
    "value": 1024,
    "placeholder": 150,
    "custom_id": 100,
}
OF_A_BUTTON: Final = 80
OF_A_CHOICE: Final = 100
OF_A_FORM: Final = 45
OF_A_HINT: Final = 100
"""Below the label of a form's field."""


@pytest.mark.parametrize(
    "language", [each for each in LANGUAGES if each is not ENGLISH], ids=lambda each: each.code
)
async def test_everything_is_within_discord_s_limits(library: Library, language: Language) -> None:
    locale = Locale(language.locales[0])
    async with simulation(library) as room:
        with speaking({room.alice: locale, room.bob: locale}):
            await walk(room)
        found = [problem for body in sent(room) for problem in _too_long(body)]
    assert found == []


def _too_long(body: Any, where: tuple[str, ...] = ()) -> Iterator[str]:
    """The texts in it that have more characters than Discord takes there."""
    if isinstance(body, dict):
        if "custom_id" in body and "components" in body:
            where = ("form",)
        for key, inner in body.items():
            if isinstance(inner, str) and width(inner) > _most(key, body, where):
                yield f"{key}: {inner}"
            yield from _too_long(inner, (*where, key))
    elif isinstance(body, list):
        for inner in body:
            yield from _too_long(inner, where)


def _most(key: str, body: Mapping[str, Any], where: tuple[str, ...]) -> int:
    if "form" in where:
        return {"title": OF_A_FORM, "label": OF_A_FORM, "description": OF_A_HINT}.get(key, 4000)
    if key == "label":
        return OF_A_CHOICE if "options" in where else OF_A_BUTTON
    return MOST.get(key, 4096)
