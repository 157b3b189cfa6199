"""The real client in a simulated Discord, with the bundled article and an empty database."""

from collections.abc import AsyncIterator, Iterator
from functools import partial
from pathlib import Path

import pytest

from bot.cooldown import Cooldown
from bot.languages import LANGUAGES, spoken_in
from bot.simulation import Simulation, simulation
from knowledge.library import Library
from knowledge.store import open_store
from knowledge.wording import spoken


@pytest.fixture(autouse=True)
def _nobody_has_to_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test asks more in a moment than a person may."""
    monkeypatch.setattr("bot.client.Cooldown", partial(Cooldown, questions=10_000))


@pytest.fixture
async def library(tmp_path: Path) -> AsyncIterator[Library]:
    """The home library, and a place for the articles of servers."""
    async with open_store(f"sqlite:///{tmp_path / 'library.sqlite'}") as store:
        yield Library(store)


@pytest.fixture
async def world(library: Library) -> AsyncIterator[Simulation]:
    """Fails the test if anything went wrong in the client that the test did not ask for."""
    async with simulation(library) as running:
        yield running
        assert running.env.errors == []


@pytest.fixture(params=LANGUAGES, ids=lambda language: language.code)
def each_language(request: pytest.FixtureRequest) -> Iterator[None]:
    """What is said without a world around it, said in one language after the other."""
    with spoken(spoken_in(request.param)):
        yield
