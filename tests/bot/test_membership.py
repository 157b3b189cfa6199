"""Who is a member is what Discord says, and is remembered for a while, for a bounded number of people."""

import discord
import pytest

from bot.membership import MEMBER_FOR, Membership
from bot.scope import Place, server_asked
from bot.settings import Settings
from bot.simulation import SERVER, Simulation
from knowledge.store import HOME
from tests.bot.clock import Clock

ELSEWHERE = SERVER + (1 << 22)
"""The id of a server of the other one of two shards."""


def _lookups(world: Simulation) -> int:
    return sum("/members/" in entry.path for entry in world.env.http_requests)


def _one_of_two_shards(world: Simulation, dm_guild: int | None) -> None:
    world.client.settings = Settings(_env_file=None, shard_count=2, shard_ids=(0,), dm_guild=dm_guild)


async def test_ten_minutes_count_from_the_look_up_and_no_question_prolongs_them(world: Simulation) -> None:
    clock = Clock()
    membership = Membership(world.client, clock=clock)
    for clock.now in (0.0, MEMBER_FOR / 2, MEMBER_FOR - 1):
        assert await membership.has(SERVER, world.bob.id)
    assert _lookups(world) == 1
    world.alice.guild.remove_member(world.bob)
    clock.now = MEMBER_FOR
    assert not await membership.has(SERVER, world.bob.id)
    assert _lookups(world) == 2


async def test_of_more_people_than_are_remembered_the_one_looked_up_first_is_forgotten(
    world: Simulation,
) -> None:
    membership = Membership(world.client, most=1)
    for person in (world.alice, world.alice, world.bob, world.alice):
        assert await membership.has(SERVER, person.id)
    assert _lookups(world) == 3


async def test_a_look_up_that_takes_long_is_given_up(
    world: Simulation, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def fetch_member(*_: object) -> discord.Member:
        raise TimeoutError

    monkeypatch.setattr(discord.Guild, "fetch_member", fetch_member)
    assert not await world.client.membership.has(SERVER, world.bob.id)
    assert 'where="the look-up of a member" kind=TimeoutError' in caplog.text


async def test_with_some_of_the_shards_the_only_server_here_may_not_be_the_bots_only_one(
    world: Simulation,
) -> None:
    place = Place(world.bob.id, None, None)
    assert await server_asked(world.client, place) == SERVER
    _one_of_two_shards(world, dm_guild=None)
    assert await server_asked(world.client, place) == HOME


async def test_the_named_server_may_be_on_a_shard_of_another_process(world: Simulation) -> None:
    elsewhere = world.env.create_guild("Elsewhere", id=ELSEWHERE)
    member = elsewhere.add_member(world.env.create_user("erin"))
    await world.env.settle()
    world.client._connection._guilds.pop(ELSEWHERE)
    _one_of_two_shards(world, dm_guild=ELSEWHERE)
    assert await server_asked(world.client, Place(member.id, None, None)) == ELSEWHERE
    assert await server_asked(world.client, Place(world.bob.id, None, None)) == HOME


async def test_a_named_server_that_the_bot_is_not_in_is_nobodys(world: Simulation) -> None:
    for dm_guild in (SERVER + 1, ELSEWHERE):
        _one_of_two_shards(world, dm_guild)
        assert await server_asked(world.client, Place(world.bob.id, None, None)) == HOME


async def test_what_is_asked_in_a_server_is_asked_of_that_server(world: Simulation) -> None:
    assert await server_asked(world.client, Place(world.bob.id, 1, 2)) == 2
