"""A small Discord on this machine: its REST and its gateway, one server, and people in it.

It knows no permissions, no rate limits but those that a test plans, and no deadline of three seconds: how
long the bot takes is measured by tests/benchmarks/crowd.py.
"""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web

from tests.wire.gateway import Gateway
from tests.wire.payloads import BOT, new_id, server, user
from tests.wire.people import Asked, Person
from tests.wire.refusals import Refusals, refused
from tests.wire.routes import Handler, Routes, explain
from tests.wire.sent import Message, Sent

CHANNELS = 10

API = "/api/v10"


class Discord:
    """All of it. `unknown` are the requests that no route was there for: this Discord is too small then."""

    def __init__(self) -> None:
        self.channels = [new_id() for _ in range(CHANNELS)]
        bot = user(BOT, "Verbatim", bot=True)
        guild = server(self.channels, bot, owner=new_id())
        self.gateway = Gateway(bot, guild)
        self.sent = Sent()
        self.refusals = Refusals()
        self.unknown: list[str] = []
        self.port = 0
        self._people: dict[int, Person] = {}
        self._routes = Routes(bot, guild, self.gateway, self.sent, self._people)

    def person(self, name: str = "somebody", locale: str = "en-US") -> Person:
        """Somebody new, who is a member of the server and whose Discord is in that language."""
        person = Person(name, self.gateway, self.sent, locale)
        self._people[person.id] = person
        return person

    async def connected(self, bot: asyncio.Future[Any] | None = None) -> None:
        """Wait until the bot listens, or this has ended instead."""
        if bot is not None:
            bot.add_done_callback(lambda _: self.gateway.changed.ring())
        await self.gateway.changed.until(
            lambda: self.gateway.is_connected or (bot is not None and bot.done())
        )

    async def disconnected(self) -> None:
        """Wait until no bot listens."""
        await self.gateway.changed.until(lambda: not self.gateway.is_connected)

    async def answered(self, *asked: Asked, at_most: float = 10) -> None:
        """Wait until each of these has an answer at least. Raises TimeoutError after so many seconds."""
        waiting = {one.id for one in asked}

        def nobody_waits() -> bool:
            waiting.difference_update([to for to in waiting if self.sent.answers(to)])
            return not waiting

        await self.sent.changed.until(nobody_waits, at_most=at_most)

    def answer(self, asked: Asked) -> Message:
        """The answer, of which there must be one only."""
        (answer,) = self.sent.answers(asked.id)
        return answer

    def times_answered(self, asked: Iterable[Asked]) -> dict[int, int]:
        """How many questions were answered how many times."""
        counted: dict[int, int] = {}
        for one in asked:
            times = len(self.sent.answers(one.id))
            counted[times] = counted.get(times, 0) + 1
        return counted

    @asynccontextmanager
    async def running(self) -> AsyncIterator["Discord"]:
        """Listen on a free port of the loopback interface."""
        app = web.Application(middlewares=[self._note_unknown, self._refuse, explain])
        app.add_routes([web.get("/gateway/", self.gateway.serve), *self._routes.table(API)])
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        try:
            await site.start()
            self.port = int(runner.addresses[0][1])
            self.gateway.url = f"ws://127.0.0.1:{self.port}/gateway/"
            yield self
        finally:
            await runner.cleanup()

    @web.middleware
    async def _note_unknown(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        try:
            return await handler(request)
        except web.HTTPError:
            self.unknown.append(f"{request.method} {request.path}")
            raise

    @web.middleware
    async def _refuse(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        route = request.match_info.route.name or ""
        await request.read()
        await self.refusals.held(route)
        refusal = self.refusals.for_request(route)
        if refusal is None:
            return await handler(request)
        if refusal.too_late:
            await handler(request)
        return refused(refusal)
