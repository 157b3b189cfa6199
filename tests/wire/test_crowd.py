"""Many people at once."""

from itertools import cycle

from bot.client import VerbatimClient
from tests.wire.connecting import finished
from tests.wire.questions import QUESTIONS
from tests.wire.server import Discord


async def test_everyone_of_a_crowd_is_answered_once_and_with_their_own_answer(
    discord: Discord, bot: VerbatimClient
) -> None:
    asked = []
    questions, channels = cycle(QUESTIONS), cycle(discord.channels)
    for number in range(250):
        question, person, channel = next(questions), discord.person(f"person{number}"), next(channels)
        if number < 200:
            asked.append(person.asks(question, channel))
        elif number % 2:
            asked.append(person.writes(question))
        else:
            asked.append(person.mentions(question, channel))
    await discord.answered(*asked)
    await finished()
    assert discord.times_answered(asked) == {1: 250}
    assert [one.what for one in asked if QUESTIONS[one.what] not in discord.answer(one).text] == []
