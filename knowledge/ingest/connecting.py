"""Connections to public addresses and to no others, below whatever aiohttp is asked for.

A name is looked up anew for each connection, every address that it has is looked at, and the one that is
connected to is looked at once more when its socket is made: what has changed in between does not count.
"""

import asyncio
import socket
import ssl
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, Final

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult

from knowledge.ingest.addresses import NotPublicError, is_public

if TYPE_CHECKING:
    from typing_extensions import Buffer

_PER_FAMILY: Final = 2
"""So many of a name's IPv4 and of its IPv6 addresses are tried; a name may have a thousand, all of them
somebody's who does not want to be knocked at."""

_GULP: Final = 1 << 14
"""In bytes. What is read at once is taken apart at once: answers of tiny pieces would keep the event loop
busy for a tenth of a second with what asyncio reads by itself."""

_LOOK_UPS: Final = ThreadPoolExecutor(4, thread_name_prefix="look-up")
"""Threads of their own: a name server that never answers must not hold up what else runs in threads."""


class Gate:
    """Lets through what goes to public addresses, and as much of what comes back as it is told to."""

    def __init__(self, socket_type: "type[GatedSocket]") -> None:
        self._socket_type = socket_type
        self._left = 0
        self.has_refused = False
        self.has_cut_off = False

    def allow(self, wire_bytes: int) -> None:
        """Let so many bytes in from now on, framing and all."""
        self._left = wire_bytes

    def count(self, wire_bytes: int) -> None:
        """Raises OSError once more has come in than is allowed."""
        self._left -= wire_bytes
        if self._left < 0:
            self.has_cut_off = True
            raise ConnectionAbortedError

    def __call__(self, info: aiohttp.AddrInfoType) -> socket.socket:
        """A socket for a connection to the address in `info`; raises OSError for a private one."""
        family, kind, protocol, _, address = info
        if not is_public(address[0]):
            self.has_refused = True
            raise PermissionError
        made = self._socket_type(family, kind, protocol)
        made.gate = self
        return made


class GatedSocket(socket.socket):
    """A socket that reads in small gulps and counts them."""

    gate: Gate

    def recv(self, bufsize: int, flags: int = 0, /) -> bytes:
        """As any socket's."""
        data = super().recv(min(bufsize, _GULP), flags)
        self.gate.count(len(data))
        return data

    def recv_into(self, buffer: "Buffer", nbytes: int = 0, flags: int = 0) -> int:
        """As any socket's."""
        count = super().recv_into(buffer, min(nbytes or memoryview(buffer).nbytes, _GULP), flags)
        self.gate.count(count)
        return count


class PublicResolver(AbstractResolver):
    """Names as another resolver knows them, as long as every address of a name is public."""

    def __init__(self, inner: AbstractResolver | None = None) -> None:
        self._inner = inner or _SystemResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """At most two addresses of each family, in the order of preference; raises NotPublicError."""
        found = await self._inner.resolve(host, port, family)
        if not found or not all(is_public(each["host"]) for each in found):
            raise NotPublicError
        kept, families = list[ResolveResult](), Counter[int]()
        for each in found:
            families[each["family"]] += 1
            if families[each["family"]] <= _PER_FAMILY:
                kept.append(each)
        return kept

    async def close(self) -> None:
        """Release the other resolver."""
        await self._inner.close()


def public_connector(
    gate: Gate, resolver: AbstractResolver | None = None, tls: ssl.SSLContext | None = None
) -> aiohttp.TCPConnector:
    """A connector that makes a new connection, with a new look-up, for each request."""
    return aiohttp.TCPConnector(
        resolver=PublicResolver(resolver),
        socket_factory=gate,
        ssl=tls or True,
        use_dns_cache=False,
        force_close=True,
    )


class _SystemResolver(AbstractResolver):
    """What the machine itself knows of a name."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Raises OSError when there is no such name."""
        # With the dot a name is whole: the machine's own domains are not tried behind it.
        look_up = partial(socket.getaddrinfo, f"{host}.", port, family, socket.SOCK_STREAM)
        found = await asyncio.get_running_loop().run_in_executor(_LOOK_UPS, look_up)
        return [
            ResolveResult(
                hostname=host,
                host=str(address[0]),
                port=port,
                family=found_family,
                proto=protocol,
                flags=socket.AI_NUMERICHOST | socket.AI_NUMERICSERV,
            )
            for found_family, _, protocol, _, address in found
        ]

    async def close(self) -> None:
        """Nothing is held."""
