"""People are talked to in their own language, or the server's, and quoted to in the article's."""

from collections.abc import AsyncIterator
from typing import Final

import pytest
from discord import Locale

from bot.cards.settings import TITLE as SETTINGS
from bot.errors import CooldownError
from bot.features.answers.presses import NOT_YOURS, SHARED_BY
from bot.languages import ENGLISH, LANGUAGES, Language, name_of, spoken_in
from bot.simulation import Simulation, simulation
from bot.small_talk import HELLO
from bot.speaking import KnownLanguages
from bot.wording import NOT_FOUND
from knowledge.language import TOLD_APART, language_of_question
from knowledge.library import Library
from knowledge.wording import Wording, spoken
from tests.bot.languages.locales import speaking
from tests.bot.reading_room import add, ask, message_of, shown

XPENG: Final = "how much did Xiaomi invest in Xpeng?"
QUOTE: Final = "400 million dollars"
NOTHING: Final = "who won the chess olympiad of 1972?"
PARAGRAPH: Final = {
    "en_GB": "Paragraph",
    "es": "Párrafo",
    "de": "Absatz",
    "fr": "Paragraphe",
    "zh_Hans": "自然段",
}

SPANISH, GERMAN, FRENCH, CHINESE = LANGUAGES[1:]


@pytest.fixture
async def room(library: Library) -> AsyncIterator[Simulation]:
    """A server where refusals are part of the test."""
    async with simulation(library) as world:
        yield world


def _in(language: Language, wording: Wording, **fields: str) -> str:
    with spoken(spoken_in(language)):
        return wording(**fields)


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
async def test_an_answer_is_framed_in_the_asker_s_language_and_quoted_as_it_is_written(
    world: Simulation, language: Language
) -> None:
    for locale in language.locales:
        with speaking({world.bob: Locale(locale)}):
            said = await ask(world, XPENG, by=world.bob)
            assert QUOTE in said
            assert PARAGRAPH[language.code] in said
            assert _in(language, NOT_FOUND) in await ask(world, NOTHING, by=world.bob)


async def test_a_language_that_the_bot_does_not_speak_is_answered_in_english(world: Simulation) -> None:
    with speaking({world.bob: Locale.japanese}):
        assert _in(ENGLISH, NOT_FOUND) in await ask(world, NOTHING, by=world.bob)


async def test_two_people_at_once_get_each_their_own(world: Simulation) -> None:
    with speaking({world.alice: Locale.german, world.bob: Locale.french}):
        hers, his = await ask(world, NOTHING), await ask(world, NOTHING, by=world.bob)
    assert _in(GERMAN, NOT_FOUND) in hers
    assert _in(FRENCH, NOT_FOUND) in his


async def test_who_presses_somebody_else_s_button_gets_a_copy_in_their_own_language(room: Simulation) -> None:
    with speaking({room.alice: Locale.german, room.bob: Locale.chinese}):
        answer = message_of(await room.alice.slash(room.channel, "ask", question=XPENG))
        turn = spoken_in(GERMAN).gettext("Next")
        copy = message_of(await room.bob.click(answer, label=turn))
        assert PARAGRAPH["zh_Hans"] in shown(copy)
        assert PARAGRAPH["de"] in shown(answer)
        refused = await room.bob.click(answer, label=spoken_in(GERMAN).gettext("Remove"))
        assert shown(refused) == _in(CHINESE, NOT_YOURS)


async def test_a_shared_answer_says_so_in_the_sharer_s_language(room: Simulation) -> None:
    with speaking({room.bob: Locale.spain_spanish}):
        answer = message_of(await room.bob.slash(room.channel, "ask", question=XPENG, private=True))
        await room.bob.click(answer, label=spoken_in(SPANISH).gettext("Share"))
    last = room.channel.last_message
    assert last is not None
    assert shown(last).startswith(_in(SPANISH, SHARED_BY, name="Bob"))


async def test_what_is_wrong_is_told_in_the_language_of_who_did_it(room: Simulation) -> None:
    with speaking({room.alice: Locale.french}):
        told = shown(await room.alice.slash(room.channel, "articles add"))
    english = shown(await room.alice.slash(room.channel, "articles add"))
    assert told == spoken_in(FRENCH).gettext(english) != english


async def test_a_file_that_cannot_be_read_is_explained_in_the_adder_s_language(room: Simulation) -> None:
    empty = ("empty.txt", b"")
    english = shown(await add(room, empty))
    with speaking({room.alice: Locale.german}):
        german = shown(await add(room, empty))
    reason = "This file is empty."
    assert reason in english
    assert spoken_in(GERMAN).gettext(reason) in german
    assert reason not in german


async def test_a_form_is_in_the_language_of_who_opened_it_and_so_is_what_comes_of_it(
    room: Simulation,
) -> None:
    with speaking({room.alice: Locale.german}):
        opened = await room.alice.slash(room.channel, "articles paste")
        assert opened.modal is not None
        assert opened.modal["title"] == spoken_in(GERMAN).gettext("Add a text")
        sent = await room.alice.submit_modal(opened, {"text": "A pot of oolong steeps for four minutes."})
        assert "Hinzugefügt" in shown(sent)


async def test_a_cooldown_is_told_in_the_language_of_who_has_to_wait() -> None:
    error = CooldownError(5, 20.0, 7)
    english = str(error)
    with spoken(spoken_in(GERMAN)):
        assert str(error) != english
        assert "7" in str(error)


async def test_a_direct_message_is_answered_in_the_language_that_its_author_last_used_a_command_in(
    world: Simulation,
) -> None:
    bob = world.bob.user
    with speaking({world.bob: Locale.french}):
        await ask(world, XPENG, by=world.bob)
    await bob.send_dm(NOTHING)
    assert bob.dm_channel.last_message is not None
    assert _in(FRENCH, NOT_FOUND) in shown(bob.dm_channel.last_message)


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("¿quién ganó la olimpiada de ajedrez de 1972?", SPANISH),
        ("wer hat die Schacholympiade 1972 gewonnen?", GERMAN),
        ("qui a gagné l'olympiade d'échecs de 1972 ?", FRENCH),
        ("谁赢得了1972年国际象棋奥林匹克？", CHINESE),
        ("who won the chess olympiad of 1972?", ENGLISH),
        ("quem ganhou a olimpíada de xadrez de 1972?", ENGLISH),
    ],
)
async def test_somebody_whose_language_is_not_known_is_answered_in_that_of_the_question(
    world: Simulation, question: str, language: Language
) -> None:
    bob = world.bob.user
    await bob.send_dm(question)
    assert bob.dm_channel.last_message is not None
    told = shown(bob.dm_channel.last_message)
    assert _in(language, NOT_FOUND) in told
    with spoken(spoken_in(language)):
        asked = language_of_question(question, TOLD_APART)
        assert asked is not None
        assert (name_of(asked) in told) == (asked != "en")


async def test_a_mention_without_a_telling_word_is_answered_in_the_server_s_preferred_language(
    world: Simulation,
) -> None:
    guild = world.env.create_guild("Lesesaal", preferred_locale=Locale.german.value)
    channel = guild.create_text_channel("fragen")
    carla = guild.add_member(world.env.create_user("carla"))
    assert world.client.user is not None
    await carla.send(channel, f"{world.client.user.mention} hi")
    last = channel.last_message
    assert last is not None
    assert shown(last).startswith(_in(GERMAN, HELLO))


async def test_a_server_can_choose_one_language_for_everybody(world: Simulation) -> None:
    with speaking({world.bob: Locale.french}):
        panel = message_of(await world.alice.slash(world.channel, "settings"))
        await world.alice.select(panel, ["de"], custom_id="settings:language")
        assert panel.embeds[0].title == _in(GERMAN, SETTINGS)
        assert _in(GERMAN, NOT_FOUND) in await ask(world, NOTHING, by=world.bob)
        await world.bob.send(world.channel, f"@Verbatim {NOTHING}")
        assert world.channel.last_message is not None
        assert _in(GERMAN, NOT_FOUND) in shown(world.channel.last_message)
        await world.bob.user.send_dm(NOTHING)
        assert world.bob.user.dm_channel.last_message is not None
        assert _in(FRENCH, NOT_FOUND) in shown(world.bob.user.dm_channel.last_message)
        await world.alice.select(panel, ["own"], custom_id="settings:language")
        assert _in(FRENCH, NOT_FOUND) in await ask(world, NOTHING, by=world.bob)


async def test_what_is_known_of_a_person_s_language_can_be_deleted(world: Simulation) -> None:
    bob = world.bob
    with speaking({bob: Locale.french}):
        await ask(world, XPENG, by=bob)
        assert world.client.languages.of(bob.user.id) is FRENCH
        await bob.slash(world.channel, "privacy delete")
    assert world.client.languages.of(bob.user.id) is None


def test_of_many_people_those_heard_of_last_are_known() -> None:
    known = KnownLanguages(most=2)
    for user, locale in ((1, Locale.german), (2, Locale.french), (1, Locale.german), (3, Locale.chinese)):
        known.hear(user, locale)
    assert [known.of(user) for user in (1, 2, 3)] == [GERMAN, None, CHINESE]
    known.hear(1, Locale.korean)
    assert known.of(1) is None
