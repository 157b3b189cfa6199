"""A mention without words asks what the message asks that it points at."""

import discord
import pytest
from simcord import ChannelHandle

from bot.errors import UnreadableMessageError
from bot.features.menu import NAME
from bot.simulation import Simulation
from tests.bot.answers.pressing import FIRST, XPENG
from tests.bot.reading_room import shown

USERS = "how many active users does MIUI have?"
HINT = "I have read:"


def _last(channel: ChannelHandle) -> discord.Message:
    message = channel.last_message
    assert message is not None
    return message


async def test_a_reply_that_only_mentions_the_bot_asks_what_it_replies_to(world: Simulation) -> None:
    question = await world.bob.send(world.channel, f"@Verbatim {XPENG}")
    reply = await world.alice.send(world.channel, "@Verbatim", reply_to=question)
    answer = _last(world.channel)
    assert FIRST in shown(answer)
    assert answer.embeds[0].author.name == XPENG
    assert answer.reference is not None
    assert answer.reference.message_id == reply.id


async def test_who_asked_is_the_person_who_mentioned_the_bot(world: Simulation) -> None:
    question = await world.bob.send(world.channel, f"@Verbatim {XPENG}")
    await world.alice.send(world.channel, "@Verbatim 🙏", reply_to=question)
    await world.alice.click(_last(world.channel), label="Next")
    assert "passage 2 of 5" in shown(_last(world.channel))


async def test_its_own_words_come_first(world: Simulation) -> None:
    question = await world.bob.send(world.channel, f"@Verbatim {XPENG}")
    await world.alice.send(world.channel, f"@Verbatim {USERS}", reply_to=question)
    assert "171 million" in shown(_last(world.channel))


async def test_a_long_message_of_somebody_else_is_shortened(world: Simulation) -> None:
    question = await world.bob.send(world.channel, f"@Verbatim {'Well, I wonder. ' * 80}{XPENG}")
    await world.alice.send(world.channel, "@Verbatim", reply_to=question)
    assert FIRST in shown(_last(world.channel))


async def test_of_words_that_discord_keeps_from_the_bot_the_menu_is_told(world: Simulation) -> None:
    question = await world.bob.send(world.channel, XPENG)
    await world.alice.send(world.channel, "@Verbatim", reply_to=question)
    assert shown(_last(world.channel)) == str(UnreadableMessageError())
    assert NAME in shown(_last(world.channel))


async def test_somebody_elses_question_leans_on_nothing_that_was_asked_before(world: Simulation) -> None:
    await world.alice.send(world.channel, f"@Verbatim {XPENG}")
    question = await world.bob.send(world.channel, "@Verbatim and in which year?")
    alone = shown(_last(world.channel))
    await world.alice.send(world.channel, "@Verbatim", reply_to=question)
    assert shown(_last(world.channel)) == alone


async def test_a_message_that_is_gone_gets_the_hint(world: Simulation) -> None:
    question = await world.bob.send(world.channel, f"@Verbatim {XPENG}")
    reply = await world.alice.send(world.channel, "@Verbatim hello", reply_to=question)
    await world.bob.delete(question)
    assert world.client.user is not None
    await world.alice.edit(reply, world.client.user.mention)
    assert HINT in shown(_last(world.channel))


async def test_so_does_a_message_of_the_bots_own(world: Simulation) -> None:
    await world.alice.send(world.channel, f"@Verbatim {'why ' * 400}")
    await world.alice.send(world.channel, "@Verbatim", reply_to=_last(world.channel))
    assert HINT in shown(_last(world.channel))


async def test_where_the_bot_may_not_read_the_history_it_does_not_look(world: Simulation) -> None:
    everyone = world.alice.guild.default_role
    channel = world.alice.guild.create_text_channel(
        "forgetful",
        overwrites={
            everyone: discord.PermissionOverwrite(read_message_history=False),
            world.alice: discord.PermissionOverwrite(read_message_history=True),
        },
    )
    question = await world.alice.send(channel, f"@Verbatim {XPENG}")
    reply = await world.alice.send(channel, "@Verbatim hello", reply_to=question)
    assert world.client.user is not None
    fetched = [entry for entry in world.env.http_requests if entry.path.endswith(str(question.id))]
    await world.alice.edit(reply, world.client.user.mention)
    assert [entry for entry in world.env.http_requests if entry.path.endswith(str(question.id))] == fetched


async def _thread(world: Simulation, start: discord.Message) -> ChannelHandle:
    guild = world.client.get_guild(world.alice.guild.id)
    assert guild is not None
    parent = guild.get_channel(world.channel.id)
    assert isinstance(parent, discord.TextChannel)
    await parent.create_thread(name="Cars", message=start)
    (thread,) = world.channel.threads
    return thread


async def test_in_a_thread_it_asks_what_the_thread_was_begun_from(world: Simulation) -> None:
    start = await world.bob.send(world.channel, f"@Verbatim {XPENG}")
    thread = await _thread(world, start)
    await world.alice.send(thread, "@Verbatim")
    assert FIRST in shown(_last(thread))
    question = await world.bob.send(thread, f"@Verbatim {USERS}")
    await world.alice.send(thread, "@Verbatim", reply_to=question)
    assert "171 million" in shown(_last(thread))


async def test_in_a_thread_without_such_a_message_it_gets_the_hint(world: Simulation) -> None:
    start = await world.bob.send(world.channel, "Let us talk.")
    thread = await _thread(world, start)
    await world.alice.send(thread, "@Verbatim")
    assert HINT in shown(_last(thread))


@pytest.mark.parametrize("words", ["<:car:123456789012345678>", "?", "…"])
async def test_it_works_in_direct_messages(world: Simulation, words: str) -> None:
    alice = world.alice.user
    await alice.send_dm(XPENG)
    question = alice.dm_channel.history()[0]
    reference = {"channel_id": str(alice.dm_channel.id), "message_id": str(question.id)}
    await alice.send_dm(words, reference=reference)
    assert alice.dm_channel.last_message is not None
    assert FIRST in shown(alice.dm_channel.last_message)
