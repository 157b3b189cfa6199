"""“Find the answer” in the menu of a message."""

import pytest

from bot.asked import LONG, LONG_WITH_QUESTIONS
from bot.cards.limits import QUESTION
from bot.features.menu import NAME
from bot.simulation import Simulation, simulation
from tests.bot.asking.personal import menu_in_direct_messages
from tests.bot.hostile import Scripted
from tests.bot.reading_room import BUILT, LIGHTHOUSE, add, message_of, shown

USERS = "how many active users does MIUI have?"


async def test_who_uses_it_alone_sees_the_answer_under_the_message(world: Simulation) -> None:
    question = await world.bob.send(world.channel, USERS)
    result = await world.alice.context_menu(world.channel, NAME, question)
    answer = message_of(result)
    assert answer.ephemeral
    assert answer.embeds[0].author.name == USERS
    assert "171 million active users" in shown(answer)
    assert [message.id for message in world.channel.history(viewer=world.bob)] == [question.id]


async def test_it_sees_the_articles_of_its_server(world: Simulation) -> None:
    await add(world, LIGHTHOUSE)
    question = await world.bob.send(world.channel, BUILT)
    assert "Marta Quibber" in shown(await world.bob.context_menu(world.channel, NAME, question))


async def test_it_works_in_direct_messages(world: Simulation) -> None:
    alice = world.alice.user
    question = await alice.send_dm(USERS)
    result = await menu_in_direct_messages(world, alice, question)
    assert message_of(result).ephemeral
    assert "171 million active users" in shown(result)


@pytest.mark.parametrize("text", ["", "<@1> <:smile:2>", "hello everybody!"])
async def test_a_message_that_asks_nothing_gets_the_hint(world: Simulation, text: str) -> None:
    message = await world.bob.send(world.channel, text, attachments=[("scan.png", b"\x89PNG")])
    result = await world.alice.context_menu(world.channel, NAME, message)
    assert message_of(result).ephemeral
    assert "Ask me something in your own words" in shown(result)


async def test_mentions_and_emoji_in_the_message_are_not_looked_up(world: Simulation) -> None:
    question = await world.bob.send(world.channel, f"{world.alice.mention} {USERS} <:hm:5>")
    result = await world.alice.context_menu(world.channel, NAME, question)
    assert message_of(result).embeds[0].author.name == USERS


async def test_of_a_long_message_the_questions_are_asked(world: Simulation) -> None:
    story = "My neighbour has told me a story. " * 45
    question = await world.bob.send(world.channel, f"{story}{USERS} {story}"[:2000])
    answer = message_of(await world.alice.context_menu(world.channel, NAME, question))
    assert "171 million active users" in shown(answer)
    assert LONG_WITH_QUESTIONS() in shown(answer)


async def test_a_long_message_without_a_question_is_asked_by_its_beginning_and_says_so() -> None:
    async with simulation(Scripted("It says so.")) as world:
        message = await world.bob.send(world.channel, "Forty keepers lived there. " * 70)
        result = await world.alice.context_menu(world.channel, NAME, message)
        assert "It says so." in shown(result)
        assert LONG(characters=QUESTION) in shown(result)
        assert f"{QUESTION:,}" in LONG(characters=QUESTION)
