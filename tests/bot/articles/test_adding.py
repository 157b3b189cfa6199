"""`/articles add` and `/articles paste`: what is understood, what is refused, and how it goes meanwhile."""

import asyncio
import re

import pytest

from bot.cards.limits import TYPED
from bot.client import VerbatimClient
from bot.simulation import Simulation, simulated_settings, simulation
from knowledge.ingest.documents import Document, FetchError
from knowledge.ingest.limits import FILE_BYTES
from knowledge.library import Library
from knowledge.wording import Wording
from tests.bot.reading_room import BUILT, LIGHTHOUSE, ORCHARD, add, ask, message_of, shown

PAGE = b"""<!DOCTYPE html><html lang="en"><head><title>The bell foundry</title></head><body><article>
<h1>The bell foundry</h1><p>The bell foundry in Marn cast its first bell in 1702, for the church of Tolm.
Its master was Greta Lund, who had learnt the craft in Lubeck and taught it to her two daughters.</p>
<p>The foundry closed in 1911. Its largest bell weighs nine tons and hangs in the cathedral of Sund.</p>
</article></body></html>"""


async def test_what_was_understood_of_a_file_is_said_and_it_answers_at_once(world: Simulation) -> None:
    result = await add(world, LIGHTHOUSE)
    (card,) = message_of(result).embeds
    assert card.title == "The lighthouse of Vell"
    assert not message_of(result).ephemeral
    told = shown(result)
    assert "Added:** 1 passage, " in (card.description or "")
    assert "The lighthouse of Vell was built in 1867 by the engineer Marta Quibber." in told
    assert "You could ask:\n- " in told
    assert "Marta Quibber" in await ask(world, BUILT)


async def test_a_question_that_is_suggested_is_one_that_the_article_answers(world: Simulation) -> None:
    _, _, suggested = shown(await add(world, LIGHTHOUSE)).partition("You could ask:\n- ")
    answer = await ask(world, suggested.split("\n- ")[0])
    assert "lighthouse" in answer
    assert "no direct answer" not in answer


async def test_ten_files_are_added_at_once(world: Simulation) -> None:
    files = [
        (f"well{n}.txt", f"Well number {n}\n\nWell {n} was dug in {1800 + n}.".encode()) for n in range(10)
    ]
    result = await add(world, *files)
    (card,) = message_of(result).embeds
    assert card.title == "10 added"
    assert [field.name for field in card.fields] == [f"Well number {n}" for n in range(10)]
    assert "1807" in await ask(world, "when was well 7 dug?")


async def test_what_fails_says_why_and_stops_nothing_else(world: Simulation) -> None:
    result = await add(
        world, ("empty.txt", b" \n\n "), LIGHTHOUSE, ("noise.exe", bytes(range(256)) * 8), ORCHARD
    )
    (card,) = message_of(result).embeds
    assert card.title == "2 not added; 2 added"
    outcome = {str(field.name): str(field.value) for field in card.fields}
    assert outcome["empty.txt"].startswith("Not added. ")
    assert outcome["noise.exe"].startswith("Not added. ")
    assert "error" not in outcome["empty.txt"].casefold()
    assert "Pavel Orlik" in await ask(world, "who owns the orchard at Senn?")
    assert "Marta Quibber" in await ask(world, BUILT)


async def test_one_file_that_fails_is_told_with_its_name(world: Simulation) -> None:
    result = await add(world, ("empty.txt", b""))
    (card,) = message_of(result).embeds
    assert card.title == "empty.txt"
    assert (card.description or "").startswith("Not added. ")


async def test_the_same_file_again_changes_nothing_and_says_so(world: Simulation) -> None:
    await add(world, LIGHTHOUSE)
    assert "Here already, unchanged" in shown(await add(world, LIGHTHOUSE))
    assert len(await world.client.library.own(world.alice.guild.id)) == 1


async def test_a_newer_version_of_a_page_updates_it(world: Simulation) -> None:
    pages = [PAGE, PAGE.replace(b"1702", b"1703")]

    async def fetch(url: str) -> Document:
        return Document(pages.pop(0), name="bells", media_type="text/html", url=url)

    world.client.library.fetch = fetch
    first = await add(world, url="https://marn.example/bells")
    assert message_of(first).embeds[0].url == "https://marn.example/bells"
    assert "1702" in await ask(world, "when did the foundry in Marn cast its first bell?")
    assert "Updated" in shown(await add(world, url="https://marn.example/bells"))
    assert "1703" in await ask(world, "when did the foundry in Marn cast its first bell?")


async def test_a_page_and_files_are_added_together_and_the_failed_page_is_named_without_its_secrets(
    world: Simulation,
) -> None:
    async def fetch(url: str) -> Document:
        raise FetchError(Wording("The page does not answer."))

    world.client.library.fetch = fetch
    result = await add(world, LIGHTHOUSE, url="https://me:secret@marn.example/bells?key=secret")
    told = shown(result)
    assert "marn.example/bells\nNot added. The page does not answer." in told
    assert "secret" not in told
    assert "The lighthouse of Vell" in told


async def test_a_file_that_is_too_large_is_not_even_downloaded(
    world: Simulation, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def download(url: str) -> bytes:
        raise AssertionError("it was downloaded")

    monkeypatch.setattr(world.client.http, "get_from_cdn", download)
    result = await add(world, ("large.txt", b"a" * (FILE_BYTES + 1)))
    assert "larger than 10 MB" in shown(result)


async def test_a_file_that_discord_does_not_hand_over_is_told(
    world: Simulation, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def download(url: str) -> bytes:
        raise OSError

    monkeypatch.setattr(world.client.http, "get_from_cdn", download)
    assert "Discord did not hand the file over" in shown(await add(world, LIGHTHOUSE))


async def test_neither_a_page_nor_a_file_is_told(library: Library) -> None:
    async with simulation(library) as world:
        result = await add(world)
        assert message_of(result).ephemeral
        assert "Give the address of a page (url), or attach a file (file)" in shown(result)


async def test_the_message_says_what_is_being_done(world: Simulation) -> None:
    seen: list[str] = []

    async def fetch(url: str) -> Document:
        for _ in range(100):
            await asyncio.sleep(0)
            seen.append(shown(world.channel.history()[-1]))
        return Document(PAGE, media_type="text/html", url=url)

    world.client.library.fetch = fetch
    await add(world, LIGHTHOUSE, url="https://marn.example/bells")
    assert seen[-1] == "Adding articles\n- marn.example/bells: fetching…\n- lighthouse.txt: waiting"


async def test_a_pasted_text_becomes_an_article(world: Simulation) -> None:
    form = await world.alice.slash(world.channel, "articles paste")
    values = {"title": "The ferry to Oss", "text": "The ferry to Oss sails at noon. A ticket costs 9 crowns."}
    result = await world.alice.submit_modal(form, values)
    (card,) = message_of(result).embeds
    assert card.title == "The ferry to Oss"
    assert "9 crowns" in await ask(world, "how much is a ticket for the ferry to Oss?")


async def test_a_pasted_text_needs_no_title_and_may_fill_the_form(world: Simulation) -> None:
    form = await world.alice.slash(world.channel, "articles paste")
    text = ("The windmill of Hage grinds rye. " * 200)[:TYPED]
    result = await world.alice.submit_modal(form, {"text": text})
    assert "Added" in shown(result)


async def test_nothing_but_blanks_is_no_text(world: Simulation) -> None:
    form = await world.alice.slash(world.channel, "articles paste")
    assert "Not added. " in shown(await world.alice.submit_modal(form, {"text": " \n "}))


async def test_a_full_library_takes_no_more_and_says_how_many_it_holds(library: Library) -> None:
    library.max_articles = 1
    async with simulation(library) as world:
        result = await add(world, LIGHTHOUSE, ORCHARD)
        assert "1 added; 1 not added" in shown(result)
        assert "There is no room for another article: 1" in shown(result)


async def test_hostile_names_and_texts_are_shown_as_written(world: Simulation) -> None:
    text = "# @everyone **big** <@1>\n\n[x](https://y.example) is **bold**, <@&2> and ||hidden|| in 1999.\n"
    result = await add(world, ("**a**_b_@everyone.txt", text.encode()), ("`x`<@1>.txt", b""))
    message = message_of(result).message
    assert not message.mention_everyone
    assert not message.mentions
    assert not message.role_mentions
    (card,) = message.embeds
    for field in card.fields:
        for part in (field.name, field.value):
            unescaped = re.sub(r"\\.", "", str(part).replace("**Added:**", ""))
            assert not re.search(r"\*\*|<@|@everyone|\|\||\[|`", unescaped)


async def test_an_article_outlives_a_restart(world: Simulation, library: Library) -> None:
    await add(world, LIGHTHOUSE)
    again = VerbatimClient(Library(library.store), simulated_settings())
    await world.env.restart_bot(again)
    assert "Marta Quibber" in await ask(world, BUILT)
