"""What Discord refuses, 429 and 502, or takes its time for, on a route of the tests' choosing."""

import asyncio
import json
from dataclasses import dataclass, field
from time import monotonic

from aiohttp import web

from tests.wire.bell import Bell


@dataclass
class Refusal:
    """Answers the next request on a route (its name in routes.py) with an error.

    `too_late`: the deed is done all the same, only its answer is lost. `until` is when a 429 is over.
    """

    route: str
    status: int
    too_late: bool = False
    retry_after: float = 0.0
    whole_bot: bool = False
    until: float = field(default=0.0, init=False)
    met: bool = field(default=False, init=False)


class Hold:
    """Keeps the next requests on a route waiting; `met` is set when the first one is there."""

    def __init__(self, route: str) -> None:
        self.route = route
        self.met = asyncio.Event()
        self.over = asyncio.Event()


class Refusals:
    """Those to come, and who did not wait as long as told."""

    def __init__(self) -> None:
        self.impatient: list[str] = []
        self.changed = Bell()
        self._planned: list[Refusal] = []
        self._holds: list[Hold] = []

    def hold(self, route: str) -> Hold:
        """Let requests on a route wait until the hold is over."""
        self._holds.append(hold := Hold(route))
        return hold

    async def held(self, route: str) -> None:
        """Wait for as long as requests on this route are to wait."""
        for hold in self._holds:
            if hold.route == route:
                hold.met.set()
                await hold.over.wait()

    def plan(self, refusal: Refusal) -> Refusal:
        """Refuse once what it names."""
        self._planned.append(refusal)
        return refusal

    async def met(self, refusal: Refusal) -> None:
        """Wait until it has been refused."""
        await self.changed.until(lambda: refusal.met)

    def for_request(self, route: str) -> Refusal | None:
        """The refusal of this request, if it is to be refused."""
        now = monotonic()
        self.impatient += [
            route for told in self._planned if now < told.until and (told.whole_bot or told.route == route)
        ]
        for refusal in self._planned:
            if refusal.route == route and not refusal.met:
                refusal.met = True
                refusal.until = now + 0.9 * refusal.retry_after
                self.changed.ring()
                return refusal
        return None


def refused(refusal: Refusal) -> web.Response:
    """The answer to a refused request."""
    if refusal.status != 429:
        return web.Response(status=refusal.status, text="<html>Bad gateway</html>", content_type="text/html")
    body = {
        "message": "You are being rate limited.",
        "retry_after": refusal.retry_after,
        "global": refusal.whole_bot,
    }
    headers = {
        "Via": "1.1 google",
        "Retry-After": "1",
        "X-RateLimit-Scope": "global" if refusal.whole_bot else "user",
    }
    return web.Response(
        status=429, body=json.dumps(body).encode(), content_type="application/json", headers=headers
    )
