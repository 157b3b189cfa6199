"""A message about progress is edited when there is news, not too often, and never after the end."""

import asyncio

import discord
import pytest

from bot.features.articles.progress import EVERY, Throttled


class _Response:
    status, reason = 500, "reason"


async def _turns() -> None:
    for _ in range(10):
        await asyncio.sleep(0)


async def test_news_are_shown_at_once_and_more_of_them_only_after_a_pause() -> None:
    shown: list[int] = []
    paused: list[float] = []
    pause = asyncio.Event()
    news: list[int] = []

    async def show() -> None:
        shown.append(news[-1])

    async def sleep(seconds: float) -> None:
        paused.append(seconds)
        await pause.wait()

    async with Throttled(show, sleep=sleep) as throttled:
        for number in (1, 2, 3):
            news.append(number)
            throttled.changed()
            await _turns()
        assert shown == [1]
        assert paused == [EVERY]
        pause.set()
        await _turns()
        assert shown == [1, 3]
        news.append(4)
        throttled.changed()
    await _turns()
    assert shown == [1, 3]


async def test_without_news_nothing_is_shown() -> None:
    async def show() -> None:
        raise AssertionError

    async with Throttled(show):
        await _turns()


async def test_an_edit_that_discord_refuses_stops_nothing(caplog: pytest.LogCaptureFixture) -> None:
    shown: list[int] = []

    async def show() -> None:
        shown.append(len(shown))
        raise discord.DiscordServerError(_Response(), "secret")

    async def sleep(_: float) -> None:
        await asyncio.sleep(0)

    async with Throttled(show, sleep=sleep) as throttled:
        for _ in range(2):
            throttled.changed()
            await _turns()
    assert shown == [0, 1]
    assert 'where="a message about progress" kind=DiscordServerError http=500' in caplog.text
    assert "secret" not in caplog.text


async def test_what_goes_wrong_inside_ends_it_too() -> None:
    async def show() -> None:
        raise AssertionError

    async def work() -> None:
        async with Throttled(show) as throttled:
            throttled.changed()
            raise KeyError

    with pytest.raises(KeyError):
        await work()
    await _turns()
