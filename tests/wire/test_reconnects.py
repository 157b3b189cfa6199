"""The gateway goes away in the middle of questions, and comes back."""

from functools import partial
from itertools import cycle

import pytest

from bot.client import VerbatimClient
from tests.wire.connecting import finished
from tests.wire.people import Asked
from tests.wire.questions import QUESTIONS
from tests.wire.server import Discord

DROPS = 20
ENDINGS = ("cut", "reconnect", "4000", "1001")
"""The line is cut; Discord asks to reconnect; it closes with a code after which the client may resume."""


async def test_a_gateway_that_drops_twenty_times_loses_no_question_and_repeats_none(
    discord: Discord, bot: VerbatimClient
) -> None:
    asked: list[Asked] = []
    questions, endings = cycle(QUESTIONS), cycle(ENDINGS)

    def ask() -> None:
        channel = discord.channels[len(asked) % 10]
        asked.append(discord.person().asks(next(questions), channel))
        asked.append(discord.person().mentions(next(questions), channel))
        asked.append(discord.person().writes(next(questions)))

    def has_resumed(times: int) -> bool:
        return discord.gateway.resumed == times

    for drop in range(DROPS):
        ask()
        if drop % 2:
            # Half of the time the client has been told already, and works on it.
            await discord.answered(asked[-3])
        await discord.gateway.drop(next(endings))
        ask()
        await discord.gateway.changed.until(partial(has_resumed, drop + 1))
        ask()
    await discord.answered(*asked)
    await finished()
    assert (discord.gateway.identified, discord.gateway.resumed) == (1, DROPS)
    assert discord.times_answered(asked) == {1: 9 * DROPS}
    assert [one.what for one in asked if QUESTIONS[one.what] not in discord.answer(one).text] == []


async def test_after_a_session_that_discord_forgot_questions_are_answered_once(
    discord: Discord, bot: VerbatimClient
) -> None:
    before = discord.person().asks("What was NIO called before?", discord.channels[0])
    await discord.answered(before)
    discord.gateway.forget()
    await discord.gateway.drop("cut")
    await discord.gateway.changed.until(
        lambda: discord.gateway.identified == 2 and discord.gateway.is_connected
    )
    after = discord.person().asks("What was NIO called before?", discord.channels[0])
    await discord.answered(after)
    await finished()
    assert discord.times_answered([before, after]) == {1: 2}


@pytest.mark.parametrize("times", [1, 3])
async def test_a_gateway_that_is_away_for_a_while_is_tried_until_it_is_back(
    discord: Discord, bot: VerbatimClient, times: int
) -> None:
    discord.gateway.turn_away(times)
    await discord.gateway.drop("cut")
    await discord.connected()
    asked = discord.person().asks("What was NIO called before?", discord.channels[0])
    await discord.answered(asked)
    await finished()
    assert discord.times_answered([asked]) == {1: 1}
