"""`/ask` and the menu as somebody's personal app: in any chat, of the home articles only."""

from collections.abc import AsyncIterator

import discord
import pytest
from simcord import ChannelHandle

from bot.features.menu import NAME
from bot.simulation import SERVER, Simulation, simulation
from bot.sync import sync_if_changed
from knowledge.library import Library
from tests.bot.asking.personal import BOT_DM, GROUP, installed_by, menu_in_direct_messages
from tests.bot.reading_room import BUILT, LIGHTHOUSE, add, message_of, shown

XPENG = "how much did Xiaomi invest in Xpeng?"


@pytest.fixture
async def island(library: Library) -> AsyncIterator[Simulation]:
    """The only server of the bot, with an article of its own."""
    async with simulation(library) as world:
        await add(world, LIGHTHOUSE)
        yield world


async def _leave(world: Simulation) -> None:
    """The bot is not in the server any more; simcord, where it is in all, goes on without it."""
    world.env.backend.emit("GUILD_DELETE", {"id": str(SERVER)})
    await world.env.settle()
    assert world.client.get_guild(SERVER) is None


def _commands(world: Simulation) -> dict[str, tuple[list[int], list[int]]]:
    sent = [command.to_dict(world.client.tree) for command in world.client.tree.get_commands()]
    return {
        command["name"]: (sorted(command["integration_types"]), sorted(command["contexts"]))
        for command in sent
    }


async def test_asking_is_for_every_chat_and_the_articles_of_a_server_are_not(world: Simulation) -> None:
    commands = _commands(world)
    assert commands["ask"] == commands[NAME] == ([0, 1], [0, 1, 2])
    assert commands["articles"] == ([0], [0, 1])
    assert not await sync_if_changed(world.client.tree)


async def test_in_other_peoples_chats_the_home_articles_answer(island: Simulation) -> None:
    person = island.alice.user
    with installed_by(person.id, context=GROUP):
        assert "400 million dollars" in shown(await person.slash("ask", question=XPENG))
        message = await person.send_dm(XPENG)
        assert "400 million dollars" in shown(await menu_in_direct_messages(island, person, message))


async def test_in_other_peoples_chats_nothing_of_a_server_shows_even_to_its_members(
    island: Simulation,
) -> None:
    person = island.alice.user
    assert "Marta Quibber" in shown(await person.slash("ask", question=BUILT))
    with installed_by(person.id, context=GROUP):
        assert "Quibber" not in shown(await person.slash("ask", question=BUILT))
        assert "lighthouse" not in repr(await person.autocomplete("ask", "article", "")).lower()
        message = await person.send_dm(BUILT)
        assert "Quibber" not in shown(await menu_in_direct_messages(island, person, message))
        refused = await person.slash("ask", question=BUILT, article="The lighthouse of Vell")
        assert shown(refused).startswith("I have no such article.")


async def test_in_direct_messages_with_the_bot_it_is_as_without_the_app(island: Simulation) -> None:
    person = island.bob.user
    with installed_by(person.id, context=BOT_DM):
        assert "Marta Quibber" in shown(await person.slash("ask", question=BUILT))


async def test_in_a_server_where_the_bot_is_not_nothing_that_it_kept_shows(island: Simulation) -> None:
    await _leave(island)
    with installed_by(island.alice.id):
        assert "400 million dollars" in shown(await island.alice.slash(island.channel, "ask", question=XPENG))
        assert "Quibber" not in shown(await island.alice.slash(island.channel, "ask", question=BUILT))
        assert (
            "lighthouse"
            not in repr(await island.alice.autocomplete(island.channel, "ask", "article", "")).lower()
        )
        message = await island.bob.send(island.channel, BUILT)
        assert "Quibber" not in shown(await island.alice.context_menu(island.channel, NAME, message))


async def test_a_server_that_has_the_commands_without_the_bot_sees_its_own_articles(
    island: Simulation,
) -> None:
    await _leave(island)
    with installed_by(None, server=SERVER):
        assert "Marta Quibber" in shown(await island.alice.slash(island.channel, "ask", question=BUILT))


async def test_the_word_of_another_server_does_not_count(island: Simulation) -> None:
    await _leave(island)
    with installed_by(island.alice.id, server=SERVER + 1):
        assert "Quibber" not in shown(await island.alice.slash(island.channel, "ask", question=BUILT))


def _channel(world: Simulation, *, apps: bool) -> ChannelHandle:
    """A channel where people may, or may not, use apps that are not the server's."""
    everybody = world.alice.guild.default_role
    rule = discord.PermissionOverwrite(use_external_apps=apps)
    return world.alice.guild.create_text_channel("rules", overwrites={everybody: rule})


@pytest.mark.parametrize("apps", [False, True])
async def test_where_peoples_own_apps_are_not_wanted_the_answer_is_private_from_the_start(
    island: Simulation, apps: bool
) -> None:
    channel = _channel(island, apps=apps)
    await _leave(island)
    with installed_by(island.bob.id):
        answer = message_of(await island.bob.slash(channel, "ask", question=XPENG))
    assert answer.ephemeral is not apps
    assert "400 million dollars" in shown(answer)


async def test_the_servers_own_app_needs_no_such_permission(island: Simulation) -> None:
    channel = _channel(island, apps=False)
    with installed_by(island.bob.id, server=SERVER):
        assert not message_of(await island.bob.slash(channel, "ask", question=XPENG)).ephemeral
