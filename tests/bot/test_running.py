"""Starting and stopping: one clear line when it cannot start, good order when it is told to stop."""

import asyncio
import logging
import os
import re
import signal
from pathlib import Path
from typing import Any

import aiohttp
import discord
import pytest
from pydantic import SecretStr

from bot import running
from bot.client import VerbatimClient
from bot.logs import set_up_logging
from bot.running import StartupError, run_bot, sync_commands, until_stopped
from bot.settings import Settings, SettingsError


def _settings(token: str | None, **options: Any) -> Settings:  # Any: passed on as they are
    secret = None if token is None else SecretStr(token)
    return Settings(_env_file=None, token=secret, shard_count=1, shard_ids=None, **options)


@pytest.fixture(autouse=True)
def _no_articles_of_this_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("BOT_DATABASE_URL", f"sqlite:///{tmp_path / 'articles.sqlite3'}")


@pytest.fixture(autouse=True)
def _logging_as_before() -> Any:
    root, discords = logging.getLogger(), logging.getLogger("discord")
    before = root.level, root.handlers[:], discords.level
    yield
    root.level, root.handlers[:], discords.level = before


@pytest.mark.parametrize("start", [run_bot, sync_commands])
@pytest.mark.parametrize(
    ("token", "said"),
    [
        (None, "BOT_TOKEN is not set"),
        ("  ", "BOT_TOKEN is not set"),
        ("wrong\ntoken", "BOT_TOKEN is wrong"),
        ("tökén", "BOT_TOKEN is wrong"),
    ],
)
def test_a_missing_or_malformed_token_is_one_line_that_names_the_variable(
    start: Any, token: str | None, said: str
) -> None:
    with pytest.raises(SettingsError, match=said) as caught:
        start(_settings(token))
    assert "\n" not in str(caught.value)
    assert token is None or not token.strip() or token not in str(caught.value)


@pytest.mark.parametrize("start", [run_bot, sync_commands])
@pytest.mark.parametrize(
    ("error", "said"),
    [
        (discord.LoginFailure("Improper token"), "BOT_TOKEN is wrong"),
        (discord.PrivilegedIntentsRequired(0), "intent"),
        (aiohttp.ClientConnectionError(), "cannot be reached"),
        (TimeoutError(), "cannot be reached"),
    ],
)
def test_what_keeps_the_bot_from_starting_is_one_line(
    monkeypatch: pytest.MonkeyPatch, start: Any, error: Exception, said: str
) -> None:
    async def login(self: VerbatimClient, token: str) -> None:
        raise error

    monkeypatch.setattr(VerbatimClient, "login", login)
    with pytest.raises(StartupError, match=said):
        start(_settings("abc.def-ghi"))


def test_without_a_network_the_bot_says_that_discord_cannot_be_reached() -> None:
    with pytest.raises(StartupError, match="cannot be reached"):
        run_bot(_settings("abc.def-ghi"))


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_the_work_in_good_order(number: signal.Signals) -> None:
    closed = []

    async def work() -> None:
        try:
            os.kill(os.getpid(), number)
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0)
            closed.append(number)

    asyncio.run(until_stopped(work()))
    assert closed == [number]


def test_a_stopped_bot_has_closed_its_client(monkeypatch: pytest.MonkeyPatch) -> None:
    closed = []

    async def start(self: VerbatimClient, token: str) -> None:
        os.kill(os.getpid(), signal.SIGTERM)
        await asyncio.Event().wait()

    async def close(self: VerbatimClient) -> None:
        closed.append(self)

    monkeypatch.setattr(VerbatimClient, "start", start)
    monkeypatch.setattr(VerbatimClient, "close", close)
    run_bot(_settings("abc.def-ghi"))
    assert len(closed) == 1


def test_discords_own_log_never_shows_whole_messages() -> None:
    set_up_logging(Settings(_env_file=None, log_level="DEBUG"))
    assert logging.getLogger("bot").isEnabledFor(logging.DEBUG)
    assert not logging.getLogger("discord.gateway").isEnabledFor(logging.DEBUG)


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (True, "sent to Discord: /ask, /articles.*, Find the answer"),
        (False, "nothing to do, .*: /ask, /articles.*, Find the answer"),
    ],
)
def test_sync_says_what_it_did(monkeypatch: pytest.MonkeyPatch, sent: bool, said: str) -> None:
    async def login(self: VerbatimClient, token: str) -> None:
        await self.setup_hook()

    async def sync_if_changed(tree: object, *, force: bool) -> bool:
        assert force
        return sent

    monkeypatch.setattr(VerbatimClient, "login", login)
    monkeypatch.setattr(running, "sync_if_changed", sync_if_changed)
    assert re.fullmatch(said, sync_commands(_settings("abc.def-ghi"), force=True))


def test_an_unreadable_article_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match=r"BOT_ARTICLES_DIR: .*bad\.txt") as caught:
        run_bot(_settings("abc", articles_dir=tmp_path))
    assert "\n" not in str(caught.value)


def test_a_database_that_does_not_answer_is_one_line_without_its_password() -> None:
    url = SecretStr("postgresql://somebody:very-secret@127.0.0.1:9/articles")
    with pytest.raises(SettingsError, match="BOT_DATABASE_URL: ") as caught:
        run_bot(_settings("abc", database_url=url))
    assert "\n" not in str(caught.value)
    assert "very-secret" not in str(caught.value)
