"""A network on loopback, with one web server in it that misbehaves as it is told to.

Every socket that it hands out connects to that server, whatever address is asked for, so no packet can
leave loopback even where a guard fails; `reached` tells which addresses were asked for.
"""

import asyncio
import socket
import ssl
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp.abc import AbstractResolver, ResolveResult

from knowledge.ingest.connecting import GatedSocket
from knowledge.ingest.documents import Document, FetchError
from knowledge.ingest.fetching import FetchLimits, fetch

PUBLIC = "93.184.215.14"
"""What names resolve to unless a test says otherwise: an address of the open internet."""


@dataclass(frozen=True)
class Request:
    """What the server was asked. Header names are in lower case."""

    line: str
    headers: Mapping[str, str]


OK = b"HTTP/1.1 200 OK\r\n"

SMALL = FetchLimits(bytes=1_000)

Behaviour = Callable[[Request, asyncio.StreamWriter], Awaitable[None]]


@dataclass
class Network:
    """`pages` are what the server does by path; `names` the answers a name gets, one after another.

    The last answer is repeated. A name that is not there has the address PUBLIC if it ends in .example.
    """

    pages: Mapping[str, Behaviour]
    names: Mapping[str, Sequence[Sequence[str]]] = field(default_factory=dict)
    port: int = 0
    looked_up: list[str] = field(default_factory=list)
    reached: list[tuple[str, int]] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)

    async def fetch(
        self, url: str, limits: FetchLimits | None = None, tls: ssl.SSLContext | None = None
    ) -> Document:
        """What the bot fetches in this network."""
        return await fetch(
            url, resolver=self.resolver(), socket_type=self.socket_type(), tls=tls, limits=limits
        )

    def resolver(self) -> AbstractResolver:
        """What knows the network's names."""
        return Names(self)

    def socket_type(self) -> type[GatedSocket]:
        """Sockets that know only one way."""

        class LoopbackSocket(GatedSocket):
            # An address has as many shapes as there are families of them.
            def connect(_socket, address: Any) -> None:  # noqa: N805
                self.reached.append(address[:2])
                super(LoopbackSocket, _socket).connect(("127.0.0.1", self.port))

        return LoopbackSocket

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Read one request and do what its path is there for."""
        head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        headers = dict(line.split(": ", 1) for line in head[1:] if line)
        request = Request(head[0], {name.lower(): value for name, value in headers.items()})
        self.requests.append(request)
        await self.pages[request.line.split()[1]](request, writer)
        await writer.drain()


class Names(AbstractResolver):
    """The network's names."""

    def __init__(self, network: Network) -> None:
        self._network = network

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Raises OSError for a name that is not there."""
        answers = self._network.names.get(host, [[PUBLIC]] if host.endswith(".example") else None)
        if answers is None:
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        addresses = answers[min(self._network.looked_up.count(host), len(answers) - 1)]
        self._network.looked_up.append(host)
        return [resolved(host, address, port) for address in addresses]

    async def close(self) -> None:
        """Nothing is held."""


def resolved(host: str, address: str, port: int) -> ResolveResult:
    """One of a name's addresses."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    return ResolveResult(hostname=host, host=address, port=port, family=family, proto=0, flags=0)


@asynccontextmanager
async def network(
    pages: Mapping[str, Behaviour],
    names: Mapping[str, Sequence[Sequence[str]]] | None = None,
    tls: ssl.SSLContext | None = None,
) -> AsyncIterator[Network]:
    """A network for the length of a test; its server speaks TLS where it is given a certificate."""
    here = Network(pages, names or {})
    connections = set[asyncio.Task[None]]()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        connections.add(task)
        try:
            await here.answer(reader, writer)
            writer.close()
            await writer.wait_closed()
        except (OSError, EOFError, asyncio.CancelledError):  # nobody listens any more, or the test is over
            writer.transport.abort()

    server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=tls)
    here.port = server.sockets[0].getsockname()[1]
    try:
        yield here
    finally:
        server.close()
        for task in connections:
            task.cancel()
        await asyncio.gather(*connections, return_exceptions=True)
        await asyncio.sleep(0)  # transports close one turn later
        await server.wait_closed()


def raw(*parts: bytes) -> Behaviour:
    """Says exactly this and hangs up."""

    async def behave(_: Request, writer: asyncio.StreamWriter) -> None:
        for part in parts:
            writer.write(part)
            await writer.drain()

    return behave


def page(body: bytes, status: str = "200 OK", /, *headers: str) -> Behaviour:
    """A well-behaved answer, of the length that it claims."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers, "", ""]
    return raw("\r\n".join(lines).encode() + body)


def redirect(to: str, *headers: str) -> Behaviour:
    """Sends on to another address."""
    return page(b"", "302 Found", f"Location: {to}", *headers)


def endless(head: bytes, part: bytes) -> Behaviour:
    """Says the head once, and then the part again and again, as fast as it is listened to."""

    async def behave(_: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(head)
        while True:
            writer.write(part)
            await writer.drain()

    return behave


def dripping(head: bytes, seconds: float) -> Behaviour:
    """Says the head once, and then a letter every so many seconds, without end."""

    async def behave(_: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(head)
        while True:
            await asyncio.sleep(seconds)
            writer.write(b"x")
            await writer.drain()

    return behave


def silent(head: bytes = b"") -> Behaviour:
    """Says the head and then nothing more, but does not hang up."""

    async def behave(_: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(head)
        await asyncio.Event().wait()

    return behave


def gzip_bomb(megabytes: int) -> Iterator[bytes]:
    """The beginning of a gzip file that unpacks to so many megabytes of zeros, a kilobyte for each."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    zeros = bytes(1 << 20)
    yield packer.compress(zeros) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(zeros) + packer.flush(zlib.Z_FULL_FLUSH)
    for _ in range(megabytes - 1):
        yield again


async def fetched(behaviour: Behaviour, path: str = "/", limits: FetchLimits | None = None) -> Document:
    """What is fetched of a page that behaves so."""
    async with network({path: behaviour}) as here:
        return await here.fetch(f"http://site.example{path}", limits)


async def refusal(behaviour: Behaviour, limits: FetchLimits | None = None) -> str:
    """What a person is told of a page that behaves so and cannot be fetched."""
    with pytest.raises(FetchError) as caught:
        await fetched(behaviour, limits=limits)
    assert "127.0.0.1" not in str(caught.value)
    assert PUBLIC not in str(caught.value)
    return str(caught.value)
