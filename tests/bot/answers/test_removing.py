"""Remove: by the asker, or who may manage messages there; nobody else."""

import discord
import pytest

from bot.features.answers.presses import NOT_YOURS
from bot.simulation import Simulation
from tests.bot.answers.pressing import XPENG, asked, labels_under, restart, told


async def test_the_asker_removes_the_answer(world: Simulation) -> None:
    answer = await asked(world)
    await world.alice.click(answer, label="Remove")
    assert world.channel.history() == []


async def test_nobody_else_does(world: Simulation) -> None:
    answer = await asked(world, by=world.bob)
    assert told(await world.alice.click(answer, label="Remove")).content == NOT_YOURS()
    assert [message.id for message in world.channel.history()] == [answer.id]


async def test_who_may_manage_messages_there_does(world: Simulation) -> None:
    guild = world.alice.guild
    role = guild.create_role("Moderator", permissions=discord.Permissions(manage_messages=True))
    carol = guild.add_member(world.env.create_user("carol"), roles=[role])
    answer = await asked(world)
    await carol.click(answer, label="Remove")
    assert world.channel.history() == []


@pytest.mark.parametrize("question", [XPENG, "who is the president?", "hello"])
async def test_an_answer_to_a_mention_is_removed_after_a_restart_too(
    world: Simulation, question: str
) -> None:
    await world.alice.send(world.channel, f"@Verbatim {question}")
    answer = world.channel.last_message
    assert answer is not None
    await restart(world)
    assert told(await world.bob.click(answer, label="Remove")).content == NOT_YOURS()
    await world.alice.click(answer, label="Remove")
    assert len(world.channel.history()) == 1


async def test_in_direct_messages_it_is_removed_as_well(world: Simulation) -> None:
    alice = world.alice.user
    await alice.send_dm(XPENG)
    assert alice.dm_channel.last_message is not None
    await alice.click(alice.dm_channel.last_message, label="Remove")
    assert [message.content for message in alice.dm_channel.history()] == [XPENG]


async def test_a_private_answer_is_dismissed_in_discord_itself(world: Simulation) -> None:
    answer = await asked(world, private=True)
    assert "Remove" not in [label for row in labels_under(answer) for label in row]
