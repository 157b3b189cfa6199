"""`/articles remove`: only the caller confirms, and has ten minutes to think better of it."""

from collections.abc import AsyncIterator

import pytest

from bot.client import VerbatimClient
from bot.features.articles.removals import LIFETIME, Removals
from bot.simulation import SERVER, Simulation, simulated_settings, simulation
from knowledge.library import Library
from tests.bot.clock import Clock
from tests.bot.reading_room import BUILT, LIGHTHOUSE, ORCHARD, add, ask, labels, message_of, shown

TITLE = "The lighthouse of Vell"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def shelf(library: Library, clock: Clock) -> AsyncIterator[Simulation]:
    """A server with two articles, where refusals are part of the test."""
    async with simulation(library) as world:
        world.client.removals = Removals(clock=clock)
        await add(world, LIGHTHOUSE, ORCHARD)
        yield world


async def test_nothing_is_removed_before_it_is_confirmed(shelf: Simulation) -> None:
    asked = await shelf.alice.slash(shelf.channel, "articles remove", article=TITLE)
    assert labels(asked) == ["Remove", "Keep"]
    assert f"Remove “{TITLE}” from this server's articles?" in shown(asked)
    assert "Marta Quibber" in await ask(shelf, BUILT)


async def test_keep_keeps_it(shelf: Simulation) -> None:
    asked = await shelf.alice.slash(shelf.channel, "articles remove", article=TITLE)
    await shelf.alice.click(message_of(asked), label="Keep")
    assert shown(asked) == f"Nothing was removed: “{TITLE}” stays."
    assert labels(asked) == []
    assert "Marta Quibber" in await ask(shelf, BUILT)


async def test_a_removed_article_answers_no_more_until_it_is_put_back(shelf: Simulation) -> None:
    before = await shelf.client.library.own(SERVER)
    asked = await shelf.alice.slash(shelf.channel, "articles remove", article=TITLE)
    await shelf.alice.click(message_of(asked), label="Remove")
    assert f"Alice removed “{TITLE}”. I answer from it no more." in shown(asked)
    assert labels(asked) == ["Undo"]
    assert "Marta Quibber" not in await ask(shelf, BUILT)
    await shelf.alice.click(message_of(asked), label="Undo")
    assert shown(asked) == f"Alice put “{TITLE}” back. I answer from it again."
    assert labels(asked) == []
    assert "Marta Quibber" in await ask(shelf, BUILT)
    after = await shelf.client.library.own(SERVER)
    assert [(entry.id, entry.added_at) for entry in after] == [(entry.id, entry.added_at) for entry in before]


async def test_only_articles_of_this_server_are_offered_and_removed(shelf: Simulation) -> None:
    offered = await shelf.alice.autocomplete(shelf.channel, "articles remove", "article", "")
    assert [choice["name"] for choice in offered] == [TITLE, "The orchard at Senn"]
    home = await shelf.alice.autocomplete(shelf.channel, "articles show", "article", "xiaomi")
    result = await shelf.alice.slash(shelf.channel, "articles remove", article=home[0]["value"])
    assert message_of(result).ephemeral
    assert "no such article" in shown(result)


@pytest.mark.parametrize("label", ["Remove", "Keep"])
async def test_nobody_else_can_confirm(shelf: Simulation, label: str) -> None:
    asked = await shelf.alice.slash(shelf.channel, "articles remove", article=TITLE)
    pressed = await shelf.bob.click(message_of(asked), label=label)
    assert message_of(pressed).ephemeral
    assert shown(pressed) == "Only Alice, who used the command, can press this."
    assert labels(asked) == ["Remove", "Keep"]


async def test_nobody_else_can_undo(shelf: Simulation) -> None:
    asked = await shelf.alice.slash(shelf.channel, "articles remove", article=TITLE)
    await shelf.alice.click(message_of(asked), label="Remove")
    pressed = await shelf.bob.click(message_of(asked), label="Undo")
    assert "Only Alice" in shown(pressed)
    assert "Marta Quibber" not in await ask(shelf, BUILT)


@pytest.mark.parametrize("label", ["Remove", "Undo"])
async def test_who_may_no_more_change_articles_cannot_press_either(shelf: Simulation, label: str) -> None:
    asked = await shelf.alice.slash(shelf.channel, "articles remove", article=TITLE)
    if label == "Undo":
        await shelf.alice.click(message_of(asked), label="Remove")
    shelf.env.backend.get_guild(SERVER).members[shelf.alice.id].role_ids.clear()
    there = len(await shelf.client.library.own(SERVER))
    pressed = await shelf.alice.click(message_of(asked), label=label)
    assert "Only people with the permission Manage Server may do this" in shown(pressed)
    assert len(await shelf.client.library.own(SERVER)) == there


async def test_undo_works_for_ten_minutes(shelf: Simulation, clock: Clock) -> None:
    asked = await shelf.alice.slash(shelf.channel, "articles remove", article=TITLE)
    clock.now += LIFETIME - 1
    await shelf.alice.click(message_of(asked), label="Remove")
    clock.now += LIFETIME - 1
    await shelf.alice.click(message_of(asked), label="Undo")
    assert "put" in shown(asked)


@pytest.mark.parametrize("label", ["Remove", "Keep", "Undo"])
async def test_after_ten_minutes_a_button_says_that_it_is_too_late(
    shelf: Simulation, clock: Clock, label: str
) -> None:
    asked = await shelf.alice.slash(shelf.channel, "articles remove", article=TITLE)
    if label == "Undo":
        await shelf.alice.click(message_of(asked), label="Remove")
    clock.now += LIFETIME
    pressed = await shelf.alice.click(message_of(asked), label=label)
    assert message_of(pressed).ephemeral
    assert "too late" in shown(pressed)


@pytest.mark.parametrize("label", ["Remove", "Keep", "Undo"])
async def test_after_a_restart_a_button_says_that_it_is_too_late(shelf: Simulation, label: str) -> None:
    asked = await shelf.alice.slash(shelf.channel, "articles remove", article=TITLE)
    if label == "Undo":
        await shelf.alice.click(message_of(asked), label="Remove")
    again = VerbatimClient(Library(shelf.client.library.store), simulated_settings())
    await shelf.env.restart_bot(again)
    pressed = await shelf.alice.click(message_of(asked), label=label)
    assert message_of(pressed).ephemeral
    assert "too late" in shown(pressed)


async def test_a_second_confirmation_of_the_same_article_finds_it_gone(shelf: Simulation) -> None:
    first = await shelf.alice.slash(shelf.channel, "articles remove", article=TITLE)
    second = await shelf.alice.slash(shelf.channel, "articles remove", article=TITLE)
    await shelf.alice.click(message_of(first), label="Remove")
    pressed = await shelf.alice.click(message_of(second), label="Remove")
    assert pressed.followups[0].ephemeral
    assert labels(second) == ["Remove", "Keep"]


async def test_undo_where_the_article_was_added_anew_leaves_one(shelf: Simulation) -> None:
    asked = await shelf.alice.slash(shelf.channel, "articles remove", article=TITLE)
    await shelf.alice.click(message_of(asked), label="Remove")
    await add(shelf, LIGHTHOUSE)
    await shelf.alice.click(message_of(asked), label="Undo")
    assert [entry.title for entry in await shelf.client.library.own(SERVER)].count(TITLE) == 1
