"""The log: one line an event, for people or for machines, and nothing that anybody wrote."""

import asyncio
import io
import json
import logging
from collections.abc import Iterator
from typing import Literal

import pytest

from bot.logs import log_event, set_up_logging
from bot.settings import Settings
from bot.simulation import Simulation, simulation
from knowledge.library import Library
from tests.bot.hostile import Scripted
from tests.bot.reading_room import add

SECRET = "xyzzy"
FORMATS = ["text", "json"]


@pytest.fixture(autouse=True)
def _logging_as_before() -> Iterator[None]:
    names = (None, "discord", "aiohttp", "sqlalchemy", "asyncio")
    before = [(logging.getLogger(name), logging.getLogger(name).level) for name in names]
    root = logging.getLogger()
    handlers = root.handlers[:]
    yield
    root.handlers[:] = handlers
    for logger, level in before:
        logger.setLevel(level)


@pytest.fixture(params=FORMATS)
def written(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    """What is logged, everything that can be, in each format."""
    stderr = io.StringIO()
    monkeypatch.setattr("sys.stderr", stderr)
    log_format: Literal["text", "json"] = request.param
    set_up_logging(Settings(_env_file=None, log_level="DEBUG", log_format=log_format))
    return stderr


def test_an_event_is_one_line_with_its_fields(written: io.StringIO) -> None:
    log_event(logging.getLogger("bot.test"), logging.INFO, "answered", ms=1.25, place="a b", left_out=None)
    (line,) = written.getvalue().splitlines()
    if line.startswith("{"):
        record = json.loads(line)
        assert record.pop("time").endswith("+00:00")
        assert record == {
            "level": "INFO",
            "logger": "bot.test",
            "event": "answered",
            "ms": 1.25,
            "place": "a b",
        }
    else:
        assert line.endswith(' INFO    bot.test: answered ms=1.250 place="a b"')


def test_an_error_of_other_peoples_code_is_one_line_without_its_words(written: io.StringIO) -> None:
    async def fail() -> None:
        raise ValueError(f"{SECRET}\n{SECRET}")

    async def forget_about_it() -> None:
        task = asyncio.create_task(fail())
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        del task

    asyncio.run(forget_about_it())
    (line,) = [line for line in written.getvalue().splitlines() if "never retrieved" in line]
    assert "ValueError" in line
    assert "test_logs.py" in line
    assert SECRET not in written.getvalue()


async def test_no_question_no_article_and_no_token_is_logged(library: Library, written: io.StringIO) -> None:
    async with simulation(library) as world:
        await _use(world)
    async with simulation(Scripted("x", error=ValueError(SECRET))) as world:
        await world.alice.slash(world.channel, "ask", question=f"what is {SECRET}?")
    lines = written.getvalue().splitlines()
    assert any("ValueError" in line for line in lines)
    assert any("ready" in line for line in lines)
    assert SECRET not in written.getvalue().lower()


async def _use(world: Simulation) -> None:
    await add(world, (f"{SECRET}.txt", f"{SECRET} title\n\nThe {SECRET} is quoted word for word.".encode()))
    await world.alice.slash(world.channel, "ask", question=f"what is quoted of {SECRET}?")
    await world.alice.slash(world.channel, "ask", question="x", article=SECRET)
    await world.bob.send(world.channel, f"@Verbatim what is {SECRET}?")
    await world.bob.send_dm(f"what is {SECRET}?")
    await world.alice.slash(world.channel, "articles add", url=f"http://{SECRET}.invalid/")
    await world.bob.slash(world.channel, "articles show", article=SECRET)
