"""The real client in a simulated Discord, with the bundled article."""

from collections.abc import AsyncIterator

import pytest

from bot.simulation import Simulation, simulation
from knowledge.answering import Answerer
from knowledge.library import home_articles


@pytest.fixture(scope="session")
def answerer() -> Answerer:
    return Answerer(home_articles())


@pytest.fixture
async def world(answerer: Answerer) -> AsyncIterator[Simulation]:
    """Fails the test if anything went wrong in the client that the test did not ask for."""
    async with simulation(answerer) as running:
        yield running
        assert running.env.errors == []
