"""The database is down: whoever asks is told, nothing is half done, and what is in memory still answers."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest

from bot.simulation import SERVER, Simulation, simulation
from knowledge.library import Library
from knowledge.store import Store, StoreUnavailableError
from knowledge.wording import Wording
from tests.bot.reading_room import (
    BUILT,
    LIGHTHOUSE,
    ORCHARD,
    add,
    ask,
    ask_in_private,
    labels,
    message_of,
    shown,
)

DOWN = "The database does not answer. Try again in a minute."


class Switched:
    """A store that can be switched off: then every call says that the database is down.

    Or to be slow: then nothing ever comes of looking at a server's articles.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self.is_down = self.is_slow = False

    def __getattr__(self, name: str) -> Callable[..., Any]:
        async def call(*args: Any, **options: Any) -> Any:
            if self.is_down:
                raise StoreUnavailableError(Wording(DOWN))
            if self.is_slow and name in ("manifest", "versions") and args[0] == SERVER:
                await asyncio.sleep(1_000_000)
            return await getattr(self._store, name)(*args, **options)

        return call


@pytest.fixture
def switch(library: Library) -> Switched:
    assert library.store is not None
    return Switched(library.store)


@pytest.fixture
async def room(switch: Switched) -> AsyncIterator[Simulation]:
    """A server where refusals are part of the test."""
    async with simulation(Library(switch)) as world:
        yield world


async def test_a_question_is_answered_with_the_reason(
    room: Simulation, switch: Switched, caplog: pytest.LogCaptureFixture
) -> None:
    switch.is_down = True
    for told in (
        await ask(room, BUILT),
        await ask_in_private(room, BUILT),
        shown(await room.bob.slash(room.channel, "articles list")),
        shown(await room.bob.slash(room.channel, "articles show", article="x")),
        await ask(room, "hello!"),
    ):
        assert told.startswith(DOWN)
    await room.alice.send(room.channel, f"@Verbatim {BUILT}")
    assert shown(room.channel.history()[-1]).startswith(DOWN)
    logged = [record for record in caplog.records if record.name.startswith("bot")]
    assert {record.levelno for record in logged} == {logging.WARNING}
    assert "Vell" not in caplog.text


async def test_what_is_in_memory_answers_all_the_same(room: Simulation, switch: Switched) -> None:
    await add(room, LIGHTHOUSE)
    switch.is_down = True
    assert "Marta Quibber" in await ask(room, BUILT)


async def test_an_article_that_could_not_be_stored_is_not_said_to_be(
    room: Simulation, switch: Switched
) -> None:
    switch.is_down = True
    result = await add(room, LIGHTHOUSE, ORCHARD)
    told = shown(result)
    assert "2 not added" in told
    assert told.count(DOWN) == 2
    switch.is_down = False
    assert await room.client.library.own(SERVER) == ()
    assert "Marta Quibber" not in await ask(room, BUILT)


async def test_whoever_may_change_articles_by_a_role_is_told(room: Simulation, switch: Switched) -> None:
    switch.is_down = True
    result = await add(room, LIGHTHOUSE, by=room.bob)
    assert message_of(result).ephemeral
    assert shown(result).startswith(DOWN)
    assert DOWN in shown(await room.alice.slash(room.channel, "articles role"))


async def test_a_button_can_be_pressed_again_when_the_database_is_back(
    room: Simulation, switch: Switched
) -> None:
    await add(room, LIGHTHOUSE)
    asked = await room.alice.slash(room.channel, "articles remove", article="The lighthouse of Vell")
    for label in ("Remove", "Undo"):
        switch.is_down = True
        pressed = await room.alice.click(message_of(asked), label=label)
        (told,) = pressed.followups
        assert told.ephemeral
        assert shown(told).startswith(DOWN)
        assert label in labels(asked)
        switch.is_down = False
        await room.alice.click(message_of(asked), label=label)
    assert "put “The lighthouse of Vell” back" in shown(asked)


async def test_nothing_is_suggested_while_typing_but_what_is_in_memory(
    room: Simulation, switch: Switched
) -> None:
    switch.is_down = True
    assert await room.alice.autocomplete(room.channel, "ask", "article", "") == []
    assert await room.alice.autocomplete(room.channel, "articles remove", "article", "") == []
    switch.is_down = False
    await add(room, LIGHTHOUSE)
    switch.is_down = True
    assert len(await room.alice.autocomplete(room.channel, "ask", "article", "")) == 2


@pytest.mark.parametrize(
    ("command", "offered"), [("articles show", ["xiaomi-electric-car"]), ("articles remove", [])]
)
async def test_while_a_servers_articles_take_long_to_load_home_articles_are_offered(
    room: Simulation,
    switch: Switched,
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    offered: list[str],
) -> None:
    await add(room, LIGHTHOUSE)
    room.client.library = Library(switch)
    switch.is_slow = True
    monkeypatch.setattr("bot.scope.PATIENCE", 0.2)
    choices = await room.alice.autocomplete(room.channel, command, "article", "")
    assert [choice["value"] for choice in choices] == offered
