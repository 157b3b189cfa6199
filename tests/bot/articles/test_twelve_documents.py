"""Twelve documents of every kind: added, asked, removed and put back, and the same after a restart."""

import pytest

from bot.client import VerbatimClient
from bot.simulation import SERVER, Simulation, simulated_settings
from knowledge.library import Library
from knowledge.store import Store
from tests.bot.reading_room import add, ask, message_of, shown
from tests.documents import SAMPLES


@pytest.fixture
def library(store: Store) -> Library:
    """On each database."""
    return Library(store)


async def _assert_all_are_answered_from(world: Simulation, *, but: str = "") -> None:
    for sample in SAMPLES:
        answer = await ask(world, sample.question, by=world.bob)
        assert (sample.expected in answer) is (sample.written.title != but), (sample.name, answer)


async def test_twelve_documents_are_added_asked_removed_put_back_and_kept(
    world: Simulation, library: Library
) -> None:
    files = [(sample.name, sample.data) for sample in SAMPLES]
    for some in (files[:10], files[10:]):
        result = await add(world, *some)
        assert message_of(result).embeds[0].title == f"{len(some)} added", shown(result)
    titles = [sample.written.title for sample in SAMPLES]
    assert [entry.title for entry in await library.own(SERVER)] == titles
    await _assert_all_are_answered_from(world)

    removed = titles[4]
    asked = await world.alice.slash(world.channel, "articles remove", article=removed)
    await world.alice.click(message_of(asked), label="Remove")
    await _assert_all_are_answered_from(world, but=removed)
    await world.alice.click(message_of(asked), label="Undo")
    await _assert_all_are_answered_from(world)

    before = await library.own(SERVER)
    last = await world.alice.slash(world.channel, "articles remove", article=titles[-1])
    await world.alice.click(message_of(last), label="Remove")
    again = Library(library.store)
    await world.env.restart_bot(VerbatimClient(again, simulated_settings()))
    assert [entry.id for entry in await again.own(SERVER)] == [entry.id for entry in before[:-1]]
    await _assert_all_are_answered_from(world, but=titles[-1])
