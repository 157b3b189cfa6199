"""Several questions in one message: the first two are answered."""

from collections.abc import Awaitable, Callable

import discord
import pytest
from hypothesis import given
from hypothesis import strategies as st
from simcord import ResponseMessage

from bot.asked import LONG, LONG_WITH_QUESTIONS, MORE, asked_in
from bot.cards.limits import AUTHOR, DESCRIPTION, EMBED, QUESTION, width
from bot.cards.several import answer_cards
from bot.errors import LongQuestionError
from bot.features.menu import NAME
from bot.simulation import Simulation
from knowledge.article import Answer
from tests.bot.hostile import answers as hostile_answers
from tests.bot.reading_room import message_of, shown

XPENG, YEAR = "How much did Xiaomi invest in Xpeng?", "And in which year?"
USERS = "How many active users does MIUI have?"
TWO, FOUR = f"{XPENG} {YEAR}", f"{XPENG} {YEAR} {USERS} Who said no to Apple?"


_Message = ResponseMessage | discord.Message
_Ask = Callable[[Simulation, str], Awaitable[_Message]]


async def _slash(world: Simulation, text: str) -> _Message:
    return message_of(await world.alice.slash(world.channel, "ask", question=text))


async def _menu(world: Simulation, text: str) -> _Message:
    message = await world.bob.send(world.channel, text)
    return message_of(await world.alice.context_menu(world.channel, NAME, message))


async def _mention(world: Simulation, text: str) -> _Message:
    await world.alice.send(world.channel, f"@Verbatim {text}")
    assert world.channel.last_message is not None
    return world.channel.last_message


async def _direct(world: Simulation, text: str) -> _Message:
    await world.alice.send_dm(text)
    assert world.alice.user.dm_channel.last_message is not None
    return world.alice.user.dm_channel.last_message


@pytest.mark.parametrize("ask", [_slash, _menu, _mention, _direct])
async def test_both_of_two_are_answered_each_under_its_question(world: Simulation, ask: _Ask) -> None:
    answer = await ask(world, TWO)
    first, second = answer.embeds
    assert (first.author.name, second.author.name) == (XPENG, YEAR)
    assert "400 million dollars" in (first.description or "")
    # The second leans on the first, as if they had been asked one after the other.
    assert "__2019__" in (second.description or "")


@pytest.mark.parametrize("ask", [_slash, _menu, _mention, _direct])
async def test_of_more_the_first_two_are_answered_and_it_is_said(world: Simulation, ask: _Ask) -> None:
    answer = await ask(world, FOUR)
    assert [card.author.name for card in answer.embeds] == [XPENG, YEAR, None]
    assert MORE(number=4) in shown(answer)


async def test_a_greeting_is_no_question_beside_one(world: Simulation) -> None:
    answer = await _mention(world, f"Hi there! How are you? {USERS}")
    (card,) = answer.embeds
    assert "171 million" in shown(answer)
    assert card.author.name is None


async def test_a_single_question_is_asked_whole(world: Simulation) -> None:
    text = f"Everybody has a phone. {USERS} I use one."
    (card,) = (await _slash(world, text)).embeds
    assert card.author.name == text


def test_what_is_asked_of_a_long_message_stays_within_the_limit() -> None:
    words = "word " * 500
    with pytest.raises(LongQuestionError):
        asked_in(words)
    assert asked_in(words, shortened=True).notes == (LONG(characters=QUESTION),)
    asked = asked_in(f"{words}who? {words}when?", shortened=True)
    assert asked.notes == (LONG_WITH_QUESTIONS(),)
    assert [question.split()[-1] for question in asked.questions] == ["who?", "when?"]


@given(st.text(st.sampled_from("who? \n<@1>hi。？") | st.characters(), min_size=QUESTION - 5, max_size=1500))
def test_no_question_that_is_asked_is_blank_or_too_long(text: str) -> None:
    asked = asked_in(text, shortened=True)
    assert asked.questions or asked.opening
    assert all(0 < len(question.strip()) <= QUESTION for question in asked.questions)
    assert len(asked.questions) <= 2


@pytest.mark.usefixtures("each_language")
@given(st.lists(hostile_answers, min_size=1, max_size=2))
def test_the_cards_of_one_message_are_within_discords_limits(answers: list[Answer]) -> None:
    notes = (LONG_WITH_QUESTIONS(), MORE(number=10**4))
    cards = answer_cards(answers, notes, show_question=True)
    assert sum(map(len, cards)) <= EMBED
    assert sum(width(card.description or "") for card in cards) <= DESCRIPTION + sum(map(width, notes)) + 1
    assert all(len(card.author.name or "") <= AUTHOR for card in cards)
