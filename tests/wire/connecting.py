"""The real client, connected to the Discord on this machine, without a change in its code."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, Final

import discord
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.client import VerbatimClient
from bot.settings import Settings
from knowledge.library import Library
from tests.wire.server import API, Discord

TOKEN: Final = "loop.back-token"
_LONG, _SHORT = 0.5, 0.01
"""Seconds: pauses of discord.py's own choosing are of one second and more."""

_EVENT_TASKS: Final = ("discord.py: ", "CommandTree", "discord-ui")


class _Hurried:
    """The module asyncio, but a long pause is a short one."""

    def __getattr__(self, name: str) -> Any:  # whatever asyncio has
        return getattr(asyncio, name)

    async def sleep(self, delay: float) -> None:
        await asyncio.sleep(delay if delay < _LONG else _SHORT)


def point_at(port: int, patch: Callable[[Any, str, Any], None]) -> None:
    """Let discord.py take the Discord on that port for the real one, and not wait before it tries again.

    `patch` is setattr, or monkeypatch's.
    """
    patch(Route, "BASE", f"http://127.0.0.1:{port}{API}")
    patch(DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(f"ws://127.0.0.1:{port}/gateway/"))
    for module in (discord.http, discord.webhook.async_, discord.client, discord.shard):
        patch(module, "asyncio", _Hurried())


@asynccontextmanager
async def connected(world: Discord, library: Library) -> AsyncIterator[VerbatimClient]:
    """The client from its login to its end."""
    async with VerbatimClient(library, Settings(_env_file=None)) as client:
        running = asyncio.create_task(client.start(TOKEN))
        try:
            await world.connected(running)
            if running.done():
                await running
            yield client
        finally:
            await client.close()
            await running


async def finished() -> None:
    """Wait until the client has done what it does about the events that it was told of."""
    while tasks := [task for task in asyncio.all_tasks() if task.get_name().startswith(_EVENT_TASKS)]:
        await asyncio.wait(tasks)
