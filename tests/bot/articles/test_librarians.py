"""Who may change a server's articles: Manage Server, the role that it names, and nobody else."""

from collections.abc import AsyncIterator

import discord
import pytest
from simcord import MemberActor, RoleHandle

from bot.simulation import SERVER, Simulation, simulation
from knowledge.library import Library
from tests.bot.reading_room import LIGHTHOUSE, add, message_of, shown

REFUSED = "Only people with the permission Manage Server may do this"


@pytest.fixture
async def room(library: Library) -> AsyncIterator[Simulation]:
    """A server where refusals are part of the test."""
    async with simulation(library) as world:
        yield world


def _person(room: Simulation, name: str, *roles: RoleHandle) -> MemberActor:
    return room.alice.guild.add_member(room.env.create_user(name), roles=roles)


async def _name(room: Simulation, role: RoleHandle) -> None:
    result = await room.alice.slash(room.channel, "articles role", role=role)
    assert message_of(result).ephemeral
    assert f"{role.mention} may now add, paste and remove articles" in shown(result)
    assert not message_of(result).message.role_mentions or room.client.allowed_mentions is not None


async def test_without_a_permission_or_a_role_nothing_can_be_changed(room: Simulation) -> None:
    await add(room, LIGHTHOUSE)
    for result in (
        await add(room, LIGHTHOUSE, by=room.bob),
        await room.bob.slash(room.channel, "articles paste"),
        await room.bob.slash(room.channel, "articles remove", article="The lighthouse of Vell"),
    ):
        assert message_of(result).ephemeral
        assert REFUSED in shown(result)
        assert result.modal is None
    assert len(await room.client.library.own(SERVER)) == 1


async def test_everybody_may_look(room: Simulation) -> None:
    await add(room, LIGHTHOUSE)
    assert "The lighthouse of Vell" in shown(await room.bob.slash(room.channel, "articles list"))
    result = await room.bob.slash(room.channel, "articles show", article="The lighthouse of Vell")
    assert "Marta Quibber" in shown(result)


async def test_members_of_the_named_role_may_until_it_is_taken_back(room: Simulation) -> None:
    role = room.alice.guild.create_role("Archivists")
    carol = _person(room, "carol", role)
    assert REFUSED in shown(await add(room, LIGHTHOUSE, by=carol))
    await _name(room, role)
    assert "Added" in shown(await add(room, LIGHTHOUSE, by=carol))
    assert REFUSED in shown(await add(room, LIGHTHOUSE, by=room.bob))
    assert (await carol.slash(room.channel, "articles paste")).modal is not None
    taken_back = await room.alice.slash(room.channel, "articles role")
    assert "Only people with the permission Manage Server" in shown(taken_back)
    assert REFUSED in shown(await add(room, LIGHTHOUSE, by=carol))


async def test_a_role_of_one_server_counts_in_no_other(room: Simulation) -> None:
    role = room.alice.guild.create_role("Archivists")
    await _name(room, role)
    other = room.env.create_guild("Elsewhere")
    channel = other.create_text_channel("general")
    carol = other.add_member(_person(room, "carol", role).user)
    assert REFUSED in shown(await carol.slash(channel, "articles paste"))


async def test_administrators_may(room: Simulation) -> None:
    role = room.alice.guild.create_role("Admins", permissions=discord.Permissions(administrator=True))
    dora = _person(room, "dora", role)
    assert "Added" in shown(await add(room, LIGHTHOUSE, by=dora))


async def test_the_role_does_not_let_its_members_name_another(room: Simulation) -> None:
    role = room.alice.guild.create_role("Archivists")
    carol = _person(room, "carol", role)
    await _name(room, role)
    result = await carol.slash(room.channel, "articles role", role=role)
    assert message_of(result).ephemeral
    assert "Only people with the permission Manage Server may name the role." in shown(result)


async def test_everyone_is_no_role_to_trust(room: Simulation) -> None:
    result = await room.alice.slash(room.channel, "articles role", role=room.alice.guild.default_role)
    assert "anybody could change the articles" in shown(result)
    assert REFUSED in shown(await add(room, LIGHTHOUSE, by=room.bob))


async def test_the_form_is_checked_again_when_it_is_sent(room: Simulation) -> None:
    form = await room.alice.slash(room.channel, "articles paste")
    room.env.backend.get_guild(SERVER).members[room.alice.id].role_ids.clear()
    sent = await room.alice.submit_modal(form, {"text": "A text of some words."})
    assert message_of(sent).ephemeral
    assert REFUSED in shown(sent)
    assert await room.client.library.own(SERVER) == ()


@pytest.mark.parametrize("command", ["add", "paste", "remove", "role"])
async def test_in_direct_messages_nothing_can_be_changed(room: Simulation, command: str) -> None:
    options = {"article": "x"} if command == "remove" else {}
    result = await room.alice.user.slash(f"articles {command}", **options)
    assert shown(result) == "This works in servers only."
