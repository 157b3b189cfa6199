"""`/help`: what to ask and how, with questions that the articles here answer."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.help import FOR_LIBRARIANS, FOR_MANAGERS, HOW, MORE, TITLE, TRY, help_card
from bot.questions import Questions
from bot.simulation import SERVER, Simulation
from knowledge import library as libraries
from knowledge.answering import Answerer
from knowledge.article import Article
from knowledge.library import Library
from knowledge.reader import read_text
from knowledge.store import Origin, OriginKind
from knowledge.suggestions import suggestions
from tests.bot.harmless import assert_harmless
from tests.bot.hostile import long_texts, texts
from tests.bot.reading_room import LIGHTHOUSE, ORCHARD, add, described, message_of, shown


async def test_help_names_questions_that_are_answered_where_they_were_offered(world: Simulation) -> None:
    await add(world, LIGHTHOUSE, ORCHARD)
    world.client.cooldown = type(world.client.cooldown)(questions=100)
    result = await world.bob.slash(world.channel, "help")
    assert message_of(result).ephemeral
    told = shown(result)
    assert told.startswith(TITLE())
    asked = [line[2:] for line in told.split("\n") if line.endswith("?")]
    assert len(asked) == 3
    titles = set()
    for question in asked:
        answer = await world.bob.slash(world.channel, "ask", question=question)
        (card,) = message_of(answer).embeds
        titles.add(card.title)
        assert "no direct answer" not in shown(answer)
        assert card.footer.text is not None
    assert len(titles) == 3


async def test_a_private_chat_is_offered_what_can_be_asked_there(world: Simulation) -> None:
    world.client.settings = world.client.settings.model_copy(update={"dm_guild": 5})
    await add(world, LIGHTHOUSE)
    told = shown(await world.bob.user.slash("help"))
    asked = [line[2:] for line in told.split("\n") if line.endswith("?")]
    assert asked
    assert "Vell" not in told


async def test_only_who_may_change_the_articles_is_told_how(world: Simulation) -> None:
    role = world.alice.guild.create_role("Archivists")
    carol = world.alice.guild.add_member(world.env.create_user("carol"), roles=[role])
    await world.alice.slash(world.channel, "articles role", role=role)
    for person, librarian, manager in (
        (world.alice, True, True),
        (carol, True, False),
        (world.bob, False, False),
    ):
        told = described(await person.slash(world.channel, "help"))
        assert HOW() in told
        assert MORE() in told
        assert (FOR_LIBRARIANS() in told, FOR_MANAGERS() in told) == (librarian, manager)
    assert FOR_LIBRARIANS() not in (described(await world.alice.user.slash("help")))


async def test_help_names_no_command_that_there_is_not(world: Simulation) -> None:
    told = shown(await world.alice.slash(world.channel, "help"))
    known = {command.qualified_name for command in world.client.tree.walk_commands()}
    named = [word.strip("`:;,.") for line in told.split("`/")[1:] for word in [line.partition("`")[0]]]
    assert named
    assert set(named) <= known


async def test_where_there_is_no_article_help_says_so(
    world: Simulation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libraries, "bundled_articles", lambda: ())
    world.client.library = Library(world.client.library.store)
    told = shown(await world.bob.slash(world.channel, "help"))
    assert "I have no articles to answer from yet." in told
    assert TRY() not in told


async def test_questions_are_of_several_articles_and_not_always_of_the_same(library: Library) -> None:
    for number, town in enumerate(("Brod", "Marn", "Senn", "Vell", "Quim", "Torp")):
        text = f"The town of {town} was founded in {1700 + number}. {town} has {90 + number} wells."
        await library.put(SERVER, read_text(text, title=f"The town of {town}"), Origin(OriginKind.PASTE))
    answerer = await library.answerer(SERVER, home=False)
    questions = Questions(random=Random(1))
    found = [await questions.some(answerer) for _ in range(5)]
    assert all(len(three) == 3 for three in found)
    assert len(set(found)) > 1
    for three in found:
        assert len({answerer.ask(question).quotes[0].article.id for question in three}) == 3
    assert len(await questions.some(answerer, 2)) == 2


async def test_what_was_found_of_an_article_is_remembered_until_it_changes(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at = []

    def watched(answerer: Answerer, article: Article, count: int) -> tuple[str, ...]:
        looked_at.append(article)
        return suggestions(answerer, article, count)

    monkeypatch.setattr("bot.questions.suggestions", watched)
    questions = Questions()
    origin = Origin(OriginKind.PASTE)
    for year in (1867, 1867, 1868):
        text = f"The lighthouse of Vell was built in {year} by Marta Quibber."
        await library.put(SERVER, read_text(text, title="Vell", url="https://vell.example"), origin)
        assert await questions.some(await library.answerer(SERVER, home=False))
    assert len(looked_at) == 2


@pytest.mark.usefixtures("each_language")
@given(st.lists(st.one_of(texts, long_texts), max_size=3), st.booleans(), st.booleans())
def test_help_is_harmless_whatever_the_articles_ask(asked: list[str], elsewhere: bool, may: bool) -> None:
    card = help_card(asked, elsewhere=elsewhere, librarian=may, manager=may)
    assert_harmless(card, r"`[/\w]+(?: \w+)?:?`")
