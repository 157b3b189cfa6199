"""Plain words: direct messages, and mentions in channels and threads."""

import logging

import discord
import pytest

from bot.cards.limits import QUESTION
from bot.cards.markdown import unescape
from bot.languages import LANGUAGES, spoken_in
from bot.simulation import Simulation, simulation
from bot.small_talk import THANKS
from knowledge.library import Library
from knowledge.wording import spoken
from tests.bot.hostile import Scripted

USERS = "how many active users does MIUI have?"


def _last(world: Simulation) -> discord.Message:
    message = world.channel.last_message
    assert message is not None
    return message


def _shown(message: discord.Message | None) -> str:
    assert message is not None
    return unescape(message.embeds[0].description or "")


async def test_a_direct_message_is_answered(world: Simulation) -> None:
    await world.alice.send_dm(USERS)
    assert "171 million active users" in _shown(world.alice.user.dm_channel.last_message)


async def test_a_mention_is_answered_as_a_reply_that_pings_nobody(world: Simulation) -> None:
    question = await world.alice.send(world.channel, f"@Verbatim {USERS}")
    answer = _last(world)
    assert "171 million active users" in _shown(answer)
    assert answer.reference is not None
    assert answer.reference.message_id == question.id
    assert not answer.mentions
    assert answer.embeds[0].author.name is None


async def test_the_mention_may_stand_anywhere(world: Simulation) -> None:
    await world.alice.send(world.channel, "how many active @Verbatim users does MIUI have? @Verbatim")
    assert "171 million active users" in _shown(_last(world))


async def test_a_mention_in_a_thread_is_answered_there(world: Simulation) -> None:
    start = await world.alice.send(world.channel, "A thread")
    guild = world.client.get_guild(world.alice.guild.id)
    assert guild is not None
    parent = guild.get_channel(world.channel.id)
    assert isinstance(parent, discord.TextChannel)
    await parent.create_thread(name="Cars", message=start)
    (thread,) = world.channel.threads
    await world.alice.send(thread, f"@Verbatim {USERS}")
    assert "171 million active users" in _shown(thread.last_message)


async def test_talk_among_people_is_left_alone(world: Simulation) -> None:
    await world.alice.send(world.channel, USERS)
    await world.alice.send(world.channel, f"{world.bob.mention} {USERS}")
    await world.alice.send(world.channel, f"@everyone {USERS}")
    assert len(world.channel.history()) == 3


async def test_bots_and_webhooks_are_left_alone(world: Simulation) -> None:
    other = world.alice.guild.add_member(world.env.create_user("other", bot=True))
    assert world.client.user is not None
    await other.send(world.channel, f"{world.client.user.mention} {USERS}")
    hook = world.alice.guild.create_webhook(world.channel)
    await hook.send(f"{world.client.user.mention} {USERS}")
    assert len(world.channel.history()) == 2


async def test_a_reply_to_an_answer_that_mentions_the_bot_is_a_question(world: Simulation) -> None:
    await world.alice.send(world.channel, "@Verbatim hi")
    await world.bob.send(world.channel, f"@Verbatim {USERS}", reply_to=_last(world))
    assert "171 million active users" in _shown(_last(world))


@pytest.mark.parametrize("text", ["hi!", "what can you do?", "", "👋"])
async def test_small_talk_gets_a_hint_of_what_to_ask(world: Simulation, text: str) -> None:
    await world.alice.send(world.channel, f"@Verbatim {text}")
    assert "Xiaomi says it is not thinking of making an electric car" in _shown(_last(world))


@pytest.mark.parametrize(
    ("text", "language"),
    [("thanks a lot", "en_GB"), ("Danke!", "de"), ("merci beaucoup", "fr"), ("谢谢", "zh_Hans")],
)
async def test_thanks_are_answered_in_a_word_and_in_their_language(
    world: Simulation, text: str, language: str
) -> None:
    await world.alice.send(world.channel, f"@Verbatim {text}")
    with spoken(spoken_in(next(each for each in LANGUAGES if each.code == language))):
        assert _shown(_last(world)) == THANKS()


async def test_a_message_that_is_too_long_is_told_to_be_shorter(world: Simulation) -> None:
    await world.alice.send_dm("why " * (QUESTION // 2))
    answer = world.alice.user.dm_channel.last_message
    assert answer is not None
    assert f"{QUESTION:,} characters" in answer.content


async def test_a_defect_is_told_and_logged_without_the_question(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "bot")
    async with simulation(Scripted("secret article", error=ValueError("secret question"))) as world:
        await world.alice.send(world.channel, "@Verbatim secret question")
        answer = _last(world)
        assert answer.content.startswith("Something went wrong on my side.")
        assert answer.reference is not None
    errors = [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]
    assert len(errors) == 1
    assert answer.content.rpartition(" ")[2].rstrip(".") in errors[0]
    assert "secret" not in errors[0]


async def test_the_channel_is_told_when_the_bot_may_not_embed_links(world: Simulation) -> None:
    role = world.alice.guild.default_role
    channel = world.alice.guild.create_text_channel(
        "bare", overwrites={role: discord.PermissionOverwrite(embed_links=False)}
    )
    await world.alice.send(channel, f"@Verbatim {USERS}")
    assert channel.last_message is not None
    assert "permission to embed links" in channel.last_message.content


async def test_where_the_bot_may_not_read_the_history_it_answers_without_a_reply(world: Simulation) -> None:
    channel = world.alice.guild.create_text_channel(
        "forgetful",
        overwrites={world.alice.guild.default_role: discord.PermissionOverwrite(read_message_history=False)},
    )
    await world.alice.send(channel, f"@Verbatim {USERS}")
    assert channel.last_message is not None
    assert "171 million active users" in _shown(channel.last_message)
    assert channel.last_message.reference is None


async def test_a_channel_where_the_bot_may_not_write_is_logged(
    library: Library, caplog: pytest.LogCaptureFixture
) -> None:
    async with simulation(library) as world:
        role = world.alice.guild.default_role
        channel = world.alice.guild.create_text_channel(
            "mute",
            overwrites={
                role: discord.PermissionOverwrite(send_messages=False),
                world.alice: discord.PermissionOverwrite(send_messages=True),
            },
        )
        await world.alice.send(channel, f"@Verbatim {USERS}")
        assert len(channel.history()) == 1
    assert "error not told" in caplog.text
    assert "kind=Forbidden http=403" in caplog.text
    assert "MIUI" not in caplog.text


async def test_hostile_text_is_shown_as_written() -> None:
    text = "# Big\n- **bold** `code` ||spoiler|| [x](https://y.z)\n> @everyone <t:1> :smile: \\o/"
    async with simulation(Scripted(text)) as world:
        await world.alice.send_dm("what does it say?")
        assert _shown(world.alice.user.dm_channel.last_message) == text


async def test_a_follow_up_leans_on_the_persons_own_last_question(world: Simulation) -> None:
    await world.alice.send(world.channel, "@Verbatim how much did Xiaomi invest in Xpeng?")
    await world.alice.send(world.channel, "@Verbatim and in which year?")
    assert "__2019__" in (_last(world).embeds[0].description or "")


async def test_nobody_leans_on_what_somebody_else_asked(world: Simulation) -> None:
    await world.alice.send(world.channel, "@Verbatim how much did Xiaomi invest in Xpeng?")
    await world.bob.send(world.channel, "@Verbatim and in which year?")
    assert "__2019__" not in (_last(world).embeds[0].description or "")
