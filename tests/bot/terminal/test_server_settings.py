"""What a server chose in Discord holds for its questions in the terminal too."""

import asyncio
from pathlib import Path

import pytest

from knowledge.store import ServerSettings, open_store
from tests.bot.typed import Typed, answer

XPENG = "how much did Xiaomi invest in Xpeng?"


async def _choose(url: str) -> None:
    async with open_store(url) as store:
        await store.save_settings(5, ServerSettings(home_articles=False))


def test_a_server_without_home_articles_is_answered_from_its_own_alone(
    verbatim: Typed, tea: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"sqlite:///{tmp_path / 'chosen.sqlite'}"
    asyncio.run(_choose(url))
    monkeypatch.setenv("BOT_DATABASE_URL", url)
    assert verbatim("articles", "add", tea, "--server", "5")[0] == 0
    assert answer(verbatim, XPENG, "--server", "5") == ("not_found", "")
    assert answer(verbatim, "how long does oolong steep?", "--server", "5")[0] == "answered"
    assert answer(verbatim, XPENG, "--server", "6")[0] == answer(verbatim, XPENG)[0] == "answered"
