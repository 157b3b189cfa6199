"""A command that is named can be pressed, and is the right one for readers of another language, too."""

import re

import pytest
from discord import Locale

from bot.client import VerbatimClient
from bot.languages import LANGUAGES, Language
from bot.mentions import Mentions
from bot.simulation import SERVER, Simulation, simulated_settings, simulation
from bot.sync import command_ids
from knowledge.library import Library
from knowledge.wording import Wording, spoken
from tests.bot.languages.locales import speaking
from tests.bot.reading_room import message_of

GERMAN = LANGUAGES[2]
HOW = Wording("`/privacy delete` deletes at once all that can be tied to you.")


async def _help(world: Simulation) -> str:
    return message_of(await world.alice.slash(world.channel, "help")).embeds[0].description or ""


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
async def test_every_command_that_help_names_can_be_pressed(world: Simulation, language: Language) -> None:
    ids = await command_ids(world.client.tree)
    with speaking({world.alice: Locale(language.locales[0])}):
        told = await _help(world)
    assert f"</ask:{ids['ask']}>" in told
    assert f"</articles add:{ids['articles']}>" in told
    assert "`/" not in told


async def test_so_it_can_in_a_server_that_chose_another_language_than_the_reader_s(world: Simulation) -> None:
    await world.client.chosen.change(SERVER, language="de")
    assert "/fragen" not in await _help(world)
    assert "</ask:" in await _help(world)


async def test_a_process_that_sends_no_commands_knows_them_as_well(library: Library) -> None:
    async with simulation(library) as world:
        settings = simulated_settings().model_copy(update={"shard_ids": (1,), "shard_count": 2})
        other = VerbatimClient(library, settings)
        other.http, other._connection.application_id = world.client.http, world.client.application_id
        await other.setup_hook()
        with spoken(other.mentions.speech(GERMAN)):
            assert re.match(r"Mit </privacy delete:\d+>", HOW())
        await other.counts.close()


def test_until_discord_has_told_their_ids_they_are_named() -> None:
    mentions = Mentions()
    with spoken(mentions.speech(GERMAN)):
        assert "`/datenschutz löschen`" in HOW()
    mentions.know({"privacy": 7}, ["privacy", "privacy show", "privacy delete", "unknown"])
    with spoken(mentions.speech(GERMAN)):
        assert "</privacy delete:7>" in HOW()
