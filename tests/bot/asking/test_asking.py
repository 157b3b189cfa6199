"""`/ask`, as people use it."""

import asyncio
import logging
import re
from typing import Any

import pytest

from bot import replies
from bot.cards.limits import QUESTION
from bot.cards.markdown import unescape
from bot.choosing import choices
from bot.simulation import Simulation, simulation
from knowledge.answering import Answerer
from knowledge.article import Article
from knowledge.library import Library
from tests.bot.hostile import Scripted

USERS = "how many active users does MIUI have?"


async def test_everybody_sees_the_answer_under_its_question(world: Simulation) -> None:
    result = await world.alice.slash(world.channel, "ask", question=USERS)
    assert result.response is not None
    assert not result.response.ephemeral
    assert not result.deferred
    (card,) = result.response.embeds
    assert card.author.name == USERS
    assert "171 million active users" in unescape(card.description or "")
    assert card.footer.text is not None
    assert card.footer.text.startswith("Paragraph ")


async def test_the_question_of_the_readme_gets_its_sentence_in_bold_and_its_span_underlined(
    world: Simulation,
) -> None:
    result = await world.alice.slash(world.channel, "ask", question="how much did Xiaomi invest in Xpeng?")
    assert result.response is not None
    (bold,) = re.findall(r"\*\*(.*?)\*\*", result.response.embeds[0].description or "")
    assert unescape(bold).startswith("Finally, in 2019, Xiaomi made an investment")
    assert "400 million dollars" in re.findall("__(.*?)__", bold)[0]


async def test_a_private_answer_is_seen_by_the_asker_alone(world: Simulation) -> None:
    result = await world.alice.slash(world.channel, "ask", question=USERS, private=True)
    assert result.response is not None
    assert result.response.ephemeral
    assert "171 million active users" in unescape(result.response.embeds[0].description or "")
    assert world.channel.history(viewer=world.bob) == []


async def test_it_works_in_direct_messages(world: Simulation) -> None:
    result = await world.alice.user.slash("ask", question=USERS)
    assert result.response is not None
    assert "MIUI" in unescape(result.response.embeds[0].description or "")


async def test_one_article_can_be_chosen_by_typing_a_part_of_its_title(world: Simulation) -> None:
    (offered,) = await world.alice.autocomplete(world.channel, "ask", "article", "ELECTRIC car")
    assert len(offered["name"]) <= 100
    result = await world.alice.slash(world.channel, "ask", question=USERS, article=offered["value"])
    assert result.response is not None
    assert "171 million" in unescape(result.response.embeds[0].description or "")


async def test_the_wrong_article_is_told_to_the_asker_alone(library: Library) -> None:
    async with simulation(library) as world:
        result = await world.alice.slash(world.channel, "ask", question=USERS, article="no such article")
        assert result.response is not None
        assert result.response.ephemeral
        assert "no such article" in result.response.content


@pytest.mark.parametrize("private", [True, False])
async def test_greeting_and_blank_questions_get_a_hint(world: Simulation, private: bool) -> None:
    for question in ("hello!", "   "):
        result = await world.alice.slash(world.channel, "ask", question=question, private=private)
        assert result.response is not None
        assert result.response.ephemeral is private
        assert "Xiaomi says" in unescape(result.response.embeds[0].description or "")


async def test_the_asker_is_told_of_a_defect_and_the_log_names_it_without_the_question(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG, "bot")
    broken = Scripted("secret article", error=ValueError("secret question"))
    async with simulation(broken) as world:
        result = await world.alice.slash(world.channel, "ask", question="secret question")
        assert result.response is not None
        assert result.response.ephemeral
        error_id = result.response.content.rpartition(" ")[2].rstrip(".")
        assert len(error_id) == 8
    (record,) = (record for record in caplog.records if record.levelno >= logging.ERROR)
    assert error_id in record.getMessage()
    assert "ValueError" in record.getMessage()
    assert "hostile.py" in record.getMessage()
    assert "secret" not in caplog.text.replace("secret_", "")


@pytest.fixture
def _patience_ends_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    async def ready_within(*_: object) -> bool:
        return False

    monkeypatch.setattr(replies, "ready_within", ready_within)


@pytest.mark.usefixtures("_patience_ends_at_once")
async def test_a_slow_answer_is_promised_in_time_and_stays_private(library: Library) -> None:
    async with simulation(library) as world:
        result = await world.alice.slash(world.channel, "ask", question=USERS, private=True)
        assert _promised(world)
        assert result.response is not None
        assert result.response.ephemeral
        assert "171 million" in unescape(result.response.embeds[0].description or "")


@pytest.mark.usefixtures("_patience_ends_at_once")
async def test_a_defect_after_the_promise_is_told_as_well() -> None:
    async with simulation(Scripted("x", error=ValueError())) as world:
        result = await world.alice.slash(world.channel, "ask", question=USERS)
        assert _promised(world)
        assert result.response is not None
        assert "Something went wrong" in result.response.content


async def test_while_the_articles_are_loaded_the_answer_is_promised(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    load = library.answerer

    async def slowly(server: int, **options: Any) -> Answerer:
        await asyncio.sleep(0.05)
        return await load(server, **options)

    monkeypatch.setattr(replies, "PATIENCE", 0.0)
    monkeypatch.setattr(library, "answerer", slowly)
    async with simulation(library) as world:
        result = await world.alice.slash(world.channel, "ask", question=USERS)
        assert _promised(world)
        assert result.response is not None
        assert "171 million" in unescape(result.response.embeds[0].description or "")


def _promised(world: Simulation) -> bool:
    """Whether the first thing that Discord heard was that the answer will come."""
    callback = next(entry for entry in world.env.http_requests if entry.path.endswith("/callback"))
    return callback.json is not None and callback.json["type"] == 5


async def test_a_quoted_everyone_reaches_nobody() -> None:
    async with simulation(Scripted("@everyone and @here, see <@1> and https://discord.gg/x")) as world:
        result = await world.alice.slash(world.channel, "ask", question="who is called?")
        assert result.response is not None
        message = result.response.message
        assert not message.mention_everyone
        assert not message.mentions
        assert not message.content
        assert world.client.allowed_mentions is not None
        assert not any(world.client.allowed_mentions.to_dict()["parse"])


def test_a_question_longer_than_the_limit_cannot_be_typed(world: Simulation) -> None:
    command = world.client.tree.get_command("ask")
    assert command is not None
    option = command.to_dict(world.client.tree)["options"][0]
    assert (option["name"], option["max_length"]) == ("question", QUESTION)


def test_at_most_25_articles_are_offered_those_that_begin_alike_first() -> None:
    articles = tuple(Article(f"id{n}", f"{n} About {'long ' * 40}Batteries", "x", ()) for n in range(40))
    articles += (Article("first", "batteries", "x", ()), Article("i" * 101, "batteries", "x", ()))
    offered = choices(articles, " bAtt ")
    assert len(offered) == 25
    assert offered[0].value == "first"
    assert all(0 < len(choice.name) <= 100 and 0 < len(choice.value) <= 100 for choice in offered)
    assert choices(articles, "zebra") == []
    assert [choice.name for choice in choices((Article("untitled", " ", "x", ()),), "")] == ["untitled"]
