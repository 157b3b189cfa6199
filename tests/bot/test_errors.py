"""Every error is told in words a person can use, and logged without what was said."""

import logging

import discord
import pytest
from discord import app_commands

from bot.errors import TABLE, LongQuestionError, UnknownArticleError, log_error, tell
from bot.simulation import simulation
from knowledge.library import Library


class _Response:
    def __init__(self, status: int) -> None:
        self.status = status
        self.reason = "reason"


def _http(kind: type[discord.HTTPException], status: int) -> discord.HTTPException:
    return kind(_Response(status), {"code": 50013, "message": "secret"})


@pytest.mark.parametrize(
    ("error", "told", "level"),
    [
        (LongQuestionError(), "at most 1,000 characters", logging.DEBUG),
        (UnknownArticleError(), "no such article", logging.DEBUG),
        (app_commands.NoPrivateMessage(), "in servers only", logging.DEBUG),
        (app_commands.MissingPermissions(["manage_messages"]), "may not use this", logging.DEBUG),
        (app_commands.BotMissingPermissions(["embed_links"]), "permission to embed links", logging.INFO),
        (app_commands.CommandNotFound("secret", []), "not exist any more", logging.WARNING),
        (_http(discord.Forbidden, 403), "lack a permission", logging.WARNING),
        (_http(discord.DiscordServerError, 500), "Discord has trouble", logging.WARNING),
        (TimeoutError("secret"), "took too long", logging.WARNING),
        (_http(discord.HTTPException, 400), "went wrong on my side", logging.ERROR),
        (KeyError("secret"), "went wrong on my side", logging.ERROR),
    ],
)
async def test_an_error_is_told_and_logged_as_the_table_says(
    caplog: pytest.LogCaptureFixture, error: Exception, told: str, level: int
) -> None:
    caplog.set_level(logging.DEBUG, "bot")
    said = []

    async def say(text: str) -> None:
        said.append(text)

    await tell(error, "a test", say)
    (text,) = said
    (record,) = caplog.records
    assert told in text
    assert record.levelno == level
    assert "secret" not in caplog.text + text
    if level >= logging.WARNING:
        assert record.getMessage().split()[1].removeprefix("id=") in text


async def test_who_cannot_be_told_is_logged_and_no_error_of_its_own(caplog: pytest.LogCaptureFixture) -> None:
    async def say(_: str) -> None:
        raise _http(discord.NotFound, 404)

    await tell(KeyError("secret"), "a test", say)
    assert "error not told" in caplog.text
    assert "kind=NotFound http=404 code=50013" in caplog.text
    assert "secret" not in caplog.text


def test_an_error_without_a_person_is_logged_without_its_message(caplog: pytest.LogCaptureFixture) -> None:
    log_error(KeyError("secret"), "on_ready")
    assert "where=on_ready kind=KeyError" in caplog.text
    assert "secret" not in caplog.text


def test_every_error_has_a_row() -> None:
    assert TABLE[-1].kind is Exception
    for index, row in enumerate(TABLE):
        assert not any(issubclass(row.kind, before.kind) for before in TABLE[:index])


async def test_a_defect_in_an_event_is_logged_without_its_message(
    library: Library, caplog: pytest.LogCaptureFixture
) -> None:
    async def on_typing(*_: object) -> None:
        raise KeyError("secret")

    async with simulation(library) as world:
        world.client.add_listener(on_typing)
        await world.alice.typing(world.channel)
    assert "where=on_typing kind=KeyError" in caplog.text
    assert "secret" not in caplog.text.replace('KeyError("secret")', "")
