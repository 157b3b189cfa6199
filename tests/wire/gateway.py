"""The gateway: sessions that outlive their sockets, and what a client missed told again after a RESUME."""

import asyncio
import contextlib
import json
import zlib
from functools import partial
from secrets import token_hex
from typing import Final

import aiohttp
from aiohttp import web

from tests.wire.bell import Bell
from tests.wire.payloads import Json

_DISPATCH, _HEARTBEAT, _IDENTIFY, _RESUME, _RECONNECT, _INVALID, _HELLO, _ACK = 0, 1, 2, 6, 7, 9, 10, 11
_HEARTBEAT_MS: Final = 41_250


class Socket:
    """One connection of a client, compressed as it asked for."""

    def __init__(self, request: web.Request) -> None:
        self.ws = web.WebSocketResponse()
        self.request = request
        # A client that asks for zstd takes text as well.
        self._zlib = zlib.compressobj() if request.query.get("compress") == "zlib-stream" else None

    async def send(self, payload: Json) -> None:
        """Send it, or nothing if the client is gone: then it will be told after its RESUME."""
        text = json.dumps(payload)
        with contextlib.suppress(ConnectionError):
            if self._zlib is None:
                await self.ws.send_str(text)
            else:
                packed = self._zlib.compress(text.encode()) + self._zlib.flush(zlib.Z_SYNC_FLUSH)
                await self.ws.send_bytes(packed)

    def cut(self) -> None:
        """Cut the line without a word."""
        if self.request.transport is not None:
            self.request.transport.abort()


class Session:
    """What a client was told since it identified itself, and over which socket it is told more."""

    def __init__(self) -> None:
        self.id = token_hex(16)
        self.socket: Socket | None = None
        self._events: list[Json] = []
        self._more = Bell()

    def tell(self, event: str, data: Json) -> None:
        """Tell the client, now or after its next RESUME."""
        self._events.append({"op": _DISPATCH, "s": len(self._events) + 1, "t": event, "d": data})
        self._more.ring()

    async def keep_telling(self, socket: Socket, seen: int) -> None:
        """Send what came after the event with the number `seen`, for as long as there is this socket."""
        while True:
            await self._more.until(partial(self._has_more_than, seen), at_most=3600)
            seen += 1
            await socket.send(self._events[seen - 1])

    def _has_more_than(self, seen: int) -> bool:
        return len(self._events) > seen


class Gateway:
    """Takes one client at a time, of one shard.

    `identified` and `resumed` count the sessions and their resumptions; `closed_with` is the code with which
    the client ended the last connection by itself.
    """

    def __init__(self, bot: Json, server: Json) -> None:
        self.identified = self.resumed = 0
        self.closed_with: int | None = None
        self.changed = Bell()
        self.url = ""
        self._bot, self._server = bot, server
        self._session = Session()
        self._invalid = False
        self._turned_away = 0

    @property
    def is_connected(self) -> bool:
        """Whether a client listens now."""
        return self._session.socket is not None

    def tell(self, event: str, data: Json) -> None:
        """Tell the client of the present session an event."""
        self._session.tell(event, data)

    async def drop(self, how: str) -> None:
        """End the connection: `cut` it, ask to `reconnect`, or close it with a code that lets it resume."""
        socket = self._session.socket
        assert socket is not None
        self._session.socket = None
        if how == "cut":
            socket.cut()
        elif how == "reconnect":
            await socket.send({"op": _RECONNECT, "d": None})
        else:
            await socket.ws.close(code=int(how))

    def forget(self) -> None:
        """Forget the session: the next RESUME is answered with INVALID SESSION."""
        self._invalid = True

    def turn_away(self, times: int) -> None:
        """Do not let the next connections in."""
        self._turned_away = times

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """One connection from HELLO to its end."""
        if self._turned_away:
            self._turned_away -= 1
            return web.Response(status=503)
        socket = Socket(request)
        telling: asyncio.Task[None] | None = None
        await socket.ws.prepare(request)
        await socket.send({"op": _HELLO, "d": {"heartbeat_interval": _HEARTBEAT_MS}})
        try:
            async for frame in socket.ws:
                if frame.type is not aiohttp.WSMsgType.TEXT:
                    break
                said = json.loads(frame.data)
                if said["op"] == _HEARTBEAT:
                    await socket.send({"op": _ACK})
                elif said["op"] == _IDENTIFY:
                    telling = asyncio.create_task(self._begin().keep_telling(socket, 0))
                    self._now_over(socket)
                elif said["op"] == _RESUME:
                    if self._invalid or said["d"]["session_id"] != self._session.id:
                        self._invalid = False
                        await socket.send({"op": _INVALID, "d": False})
                        continue
                    self.resumed += 1
                    self.tell("RESUMED", {})
                    telling = asyncio.create_task(self._session.keep_telling(socket, said["d"]["seq"]))
                    self._now_over(socket)
        finally:
            if telling is not None:
                telling.cancel()
            if self._session.socket is socket:
                self._session.socket = None
                self.closed_with = socket.ws.close_code
            self.changed.ring()
        return socket.ws

    def _begin(self) -> Session:
        self.identified += 1
        self._session = session = Session()
        unavailable = {"id": self._server["id"], "unavailable": True}
        session.tell(
            "READY",
            {
                "v": 10,
                "user": self._bot,
                "guilds": [unavailable],
                "session_id": session.id,
                "resume_gateway_url": self.url,
                "shard": [0, 1],
                "application": {"id": self._bot["id"], "flags": 0},
            },
        )
        session.tell("GUILD_CREATE", self._server)
        return session

    def _now_over(self, socket: Socket) -> None:
        self._session.socket = socket
        self.changed.ring()
