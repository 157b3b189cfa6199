"""One person asks at most five times in twenty seconds, over all ways of asking."""

from collections.abc import AsyncIterator

import pytest

from bot.cooldown import PEOPLE, QUESTIONS, SECONDS, Cooldown
from bot.errors import CooldownError
from bot.features.menu import NAME
from bot.simulation import Simulation, simulation
from knowledge.library import Library
from tests.bot.clock import Clock
from tests.bot.reading_room import message_of, shown

USERS = "how many active users does MIUI have?"
ONCE_MORE = "That was 5 questions in 20 seconds. Ask again in 20 s, please."


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def patient(library: Library, clock: Clock) -> AsyncIterator[Simulation]:
    """A world where questions are counted."""
    async with simulation(library) as world:
        world.client.cooldown = Cooldown(clock=clock)
        # simcord waits for timers that end before it loses patience, and this one is to be waited for.
        world.env.settle_timeout = 5
        yield world


async def _ask_in_every_way(world: Simulation) -> None:
    """Alice's five questions."""
    message = await world.bob.send(world.channel, USERS)
    await world.alice.slash(world.channel, "ask", question=USERS)
    await world.alice.context_menu(world.channel, NAME, message)
    await world.alice.send(world.channel, f"@Verbatim {USERS}")
    await world.alice.send_dm(USERS)
    await world.alice.user.slash("ask", question=USERS)


async def test_the_sixth_question_is_told_in_private_how_long_to_wait(patient: Simulation) -> None:
    await _ask_in_every_way(patient)
    before = len(patient.channel.history(viewer=patient.bob))
    refused = message_of(await patient.alice.slash(patient.channel, "ask", question=USERS))
    assert (refused.ephemeral, refused.content) == (True, ONCE_MORE)
    message = patient.channel.history()[0]
    refused = message_of(await patient.alice.context_menu(patient.channel, NAME, message))
    assert (refused.ephemeral, refused.content) == (True, ONCE_MORE)
    assert len(patient.channel.history(viewer=patient.bob)) == before


async def test_in_a_direct_message_it_is_told_there(patient: Simulation) -> None:
    await _ask_in_every_way(patient)
    await patient.alice.send_dm(USERS)
    told = patient.alice.user.dm_channel.last_message
    assert told is not None
    assert told.content == ONCE_MORE
    await patient.env.advance_time(SECONDS)
    assert patient.alice.user.dm_channel.last_message == told


async def test_to_a_mention_it_is_told_in_a_reply_that_goes_away_when_the_wait_is_over(
    patient: Simulation,
) -> None:
    await _ask_in_every_way(patient)
    question = await patient.alice.send(patient.channel, f"@Verbatim {USERS}")
    told = patient.channel.last_message
    assert told is not None
    assert told.content == ONCE_MORE
    await patient.env.advance_time(SECONDS - 1)
    assert patient.channel.last_message == told
    await patient.env.advance_time(1)
    assert patient.channel.last_message == question


async def test_others_do_not_wait(patient: Simulation) -> None:
    await _ask_in_every_way(patient)
    assert "171 million" in shown(await patient.bob.slash(patient.channel, "ask", question=USERS))


async def test_after_the_wait_one_may_ask_again(patient: Simulation, clock: Clock) -> None:
    await _ask_in_every_way(patient)
    clock.now += SECONDS
    assert "171 million" in shown(await patient.alice.slash(patient.channel, "ask", question=USERS))


async def test_two_questions_in_one_message_count_once(patient: Simulation) -> None:
    for _ in range(QUESTIONS):
        result = await patient.alice.slash(patient.channel, "ask", question=f"{USERS} {USERS} Why?")
        assert "171 million" in shown(result)


async def test_what_lists_and_shows_articles_asks_nothing(patient: Simulation) -> None:
    for _ in range(QUESTIONS + 1):
        assert "1 article" in shown(await patient.alice.slash(patient.channel, "articles list"))
        await patient.alice.autocomplete(patient.channel, "ask", "article", "x")


def _waits(cooldown: Cooldown, user: int) -> int:
    """How long that person has to wait before this question; 0 if it counts."""
    try:
        cooldown.count(user)
    except CooldownError as error:
        return error.seconds
    return 0


def test_the_wait_ends_twenty_seconds_after_the_first_of_the_five(clock: Clock) -> None:
    cooldown = Cooldown(clock=clock)
    for _ in range(5):
        assert _waits(cooldown, 1) == 0
        clock.now += 1
    assert _waits(cooldown, 1) == 15
    clock.now += 14.5
    assert _waits(cooldown, 1) == 1
    clock.now += 0.5
    assert _waits(cooldown, 1) == 0
    assert _waits(cooldown, 1) == 1


def test_trying_too_early_makes_the_wait_no_longer(clock: Clock) -> None:
    cooldown = Cooldown(clock=clock)
    for _ in range(100):
        _waits(cooldown, 1)
    clock.now += SECONDS
    assert [_waits(cooldown, 1) for _ in range(6)] == [0, 0, 0, 0, 0, 20]


def test_it_remembers_nobody_who_may_ask_again_and_never_more_than_so_many(clock: Clock) -> None:
    cooldown = Cooldown(clock=clock)
    for user in range(PEOPLE + 10):
        cooldown.count(user)
    assert len(cooldown) == PEOPLE
    clock.now += SECONDS
    cooldown.count(1)
    assert len(cooldown) == 1
