"""Many people at once."""

from itertools import cycle

from bot.client import VerbatimClient
from bot.languages import LANGUAGES, spoken_in
from bot.wording import NOT_FOUND
from knowledge.wording import spoken
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


async def test_of_people_who_ask_at_once_each_is_told_in_their_own_language(
    discord: Discord, bot: VerbatimClient
) -> None:
    asked = []
    for number, language in zip(range(50), cycle(LANGUAGES), strict=False):
        person = discord.person(f"person{number}", language.locales[-1])
        asked.append((language, person.asks("which quokka drove the zamboni?", discord.channels[0])))
    await discord.answered(*(one for _, one in asked))
    await finished()
    for language, one in asked:
        with spoken(spoken_in(language)):
            assert NOT_FOUND() in discord.answer(one).text


async def test_discord_is_told_the_names_of_the_commands_in_every_language(
    discord: Discord, bot: VerbatimClient
) -> None:
    (ask,) = (command for command in discord.sent.commands if command["name"] == "ask")
    assert ask["name_localizations"] == {
        "de": "fragen",
        "es-419": "preguntar",
        "es-ES": "preguntar",
        "fr": "demander",
        "zh-CN": "提问",
    }
