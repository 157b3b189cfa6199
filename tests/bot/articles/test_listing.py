"""`/articles list` and `/articles show`: what there is to ask, whose it is, and where it is from."""

from datetime import UTC, datetime

import pytest

from bot.client import VerbatimClient
from bot.features.articles.listing import list_page
from bot.scope import Place
from bot.simulation import SERVER, Simulation, simulated_settings, simulation
from knowledge import library as libraries
from knowledge.article import Article, Paragraph
from knowledge.library import Library
from knowledge.store import HOME, Origin, OriginKind
from tests.bot.reading_room import LIGHTHOUSE, ORCHARD, add, labels, message_of, shown

XIAOMI = "Xiaomi says it is not thinking of making an electric car"


async def _fill(library: Library, server: int, articles: int) -> None:
    for number in range(articles):
        text = f"Well {number} was dug in {1800 + number}."
        article = Article("", f"Well number {number}", text, (Paragraph(0, len(text)),))
        await library.put(server, article, Origin(OriginKind.PASTE))


async def test_a_list_names_the_servers_own_first_and_says_whose_each_is(world: Simulation) -> None:
    await add(world, LIGHTHOUSE, ORCHARD)
    result = await world.bob.slash(world.channel, "articles list")
    assert message_of(result).ephemeral
    total, first, second, third = shown(result).split("\n")[1:]
    assert total == "2 articles for members of this server, 1 article for everyone."
    words = len(LIGHTHOUSE[1].split()) - 4
    assert first == (
        f"1. The lighthouse of Vell — the file lighthouse.txt · {words} words · for members of this server"
    )
    assert second.startswith("2. The orchard at Senn — ")
    assert third.startswith(f"3. {XIAOMI}")
    assert third.endswith("· for everyone")
    assert labels(result) == []


async def test_a_list_of_many_has_pages(world: Simulation, library: Library) -> None:
    await _fill(library, SERVER, 21)
    result = await world.bob.slash(world.channel, "articles list")
    assert "1. Well number 0 — pasted text" in shown(result)
    assert "Page 1 of 3" in shown(result)
    assert labels(result) == ["Next"]
    for page, first, pressable in ((2, 10, ["Previous", "Next"]), (3, 20, ["Previous"])):
        await world.bob.click(message_of(result), label="Next")
        assert f"{first + 1}. Well number {first} — pasted text" in shown(result)
        assert f"Page {page} of 3" in shown(result)
        assert labels(result) == pressable
    assert f"22. {XIAOMI}" in shown(result)
    await world.bob.click(message_of(result), label="Previous")
    assert "Page 2 of 3" in shown(result)


async def test_a_page_that_is_gone_meanwhile_is_the_last_that_there_is(
    world: Simulation, library: Library
) -> None:
    await _fill(library, SERVER, 10)
    result = await world.bob.slash(world.channel, "articles list")
    assert labels(result) == ["Next"]
    (first, *_) = await library.own(SERVER)
    await library.remove(SERVER, first.id)
    await world.bob.click(message_of(result), label="Next")
    assert f"10. {XIAOMI}" in shown(result)
    assert labels(result) == []


async def test_the_buttons_outlive_a_restart(world: Simulation, library: Library) -> None:
    await _fill(library, SERVER, 11)
    result = await world.bob.slash(world.channel, "articles list")
    await world.env.restart_bot(VerbatimClient(Library(library.store), simulated_settings()))
    await world.bob.click(message_of(result), label="Next")
    assert "Page 2 of 2" in shown(result)


async def test_without_any_article_the_list_says_so(
    world: Simulation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libraries, "bundled_articles", lambda: ())
    world.client.library = Library()
    reply = await list_page(world.client, Place(world.bob.id, world.channel.id, SERVER))
    assert reply.embed.description == "There are no articles here yet."


async def test_an_article_is_shown_with_all_that_is_known_of_it(world: Simulation, library: Library) -> None:
    text = "A heading\n\nThe first line.\nThe second line.\n\n" + "More of it. " * 100
    blocks = (Paragraph(11, 43), Paragraph(45, len(text)))
    article = Article(
        "", "The bell", text, blocks, "https://marn.example/bell?x=1", "Ann Lo", "2021-03-02", "de"
    )
    await library.put(SERVER, article, Origin(OriginKind.URL, "https://marn.example/bell?x=1"))
    (entry,) = await library.own(SERVER)
    result = await world.bob.slash(world.channel, "articles show", article=entry.id)
    (card,) = message_of(result).embeds
    assert message_of(result).ephemeral
    assert (card.title, card.url) == ("The bell", article.url)
    facts, _, quoted = (card.description or "").partition("\n> ")
    assert facts.split("\n") == [
        "**Author:** Ann Lo",
        "**Date:** 2021-03-02",
        "**Source:** marn.example",
        "**Language:** German",
        f"**Length:** 308 words in {(await library.answerer(SERVER)).passages_in(entry.id)} passages",
        "**Who may see it:** members of this server",
        f"**Added:** <t:{int(entry.added_at.timestamp())}:D>",
    ]
    assert quoted.startswith("The first line.\n> The second line.\n> \n> More of it.")
    assert quoted.endswith("\n…")
    assert (datetime.now(UTC) - entry.added_at).total_seconds() < 60


async def test_a_home_article_is_for_everyone(world: Simulation, library: Library) -> None:
    result = await world.alice.user.slash("articles show", article="xiaomi-electric-car")
    assert "Who may see it:** everyone" in (message_of(result).embeds[0].description or "")
    assert "Added" not in shown(result)
    article = Article("", "A guide", "The guide has words.", (Paragraph(0, 20),))
    await library.put(HOME, article, Origin(OriginKind.DIRECTORY, "guide.md"))
    result = await world.alice.user.slash("articles show", article="A guide")
    assert "Source:** one of the bot's own" in (message_of(result).embeds[0].description or "")
    assert "Added:**" in (message_of(result).embeds[0].description or "")


async def test_what_is_not_there_is_told(library: Library) -> None:
    async with simulation(library) as world:
        result = await world.bob.slash(world.channel, "articles show", article="no such article")
        assert message_of(result).ephemeral
        assert "no such article" in shown(result)


async def test_in_a_direct_message_the_list_says_whose_members_see_an_article(world: Simulation) -> None:
    await add(world, LIGHTHOUSE)
    told = shown(await world.bob.user.slash("articles list"))
    assert "1 article for members of Reading room, 1 article for everyone." in told
