"""A Discord on the loopback interface, and the real client in it."""

import logging
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.client import VerbatimClient
from bot.settings import PREFIX, Settings
from knowledge.library import Library
from knowledge.store import open_store
from tests.wire.connecting import connected, point_at
from tests.wire.server import Discord


@pytest.fixture
async def library(tmp_path: Path) -> AsyncIterator[Library]:
    async with open_store(f"sqlite:///{tmp_path / 'library.sqlite'}") as store:
        library = Library(store)
        await library.answerer()
        yield library


@pytest.fixture
async def discord(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Discord]:
    """Fails the test if the bot asked it for something that it does not have."""
    for name in Settings.model_fields:
        monkeypatch.delenv(PREFIX + name.upper(), raising=False)
    async with Discord().running() as world:
        point_at(world.port, monkeypatch.setattr)
        yield world
    assert world.unknown == []


@pytest.fixture
async def bot(
    discord: Discord, library: Library, caplog: pytest.LogCaptureFixture
) -> AsyncIterator[VerbatimClient]:
    """The client, listening. Fails the test if the bot had anything to complain of."""
    async with connected(discord, library) as client:
        yield client
    complaints = [
        f"{record.name}: {record.getMessage()}"
        for record in caplog.get_records("call")
        if record.levelno >= logging.WARNING and record.name.split(".")[0] not in ("discord", "aiohttp")
    ]
    assert complaints == []
