"""A connection to PostgreSQL that breaks where a test wants it to."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit


@dataclass(slots=True)
class WeakLink:
    """Passes on what is said, and breaks, once, where `breaks` is true of something that the client says.

    What it breaks at reaches the server only if `after` is set; the server's answer to it, never.
    """

    url: str
    after: bool = False
    breaks: Callable[[bytes], bool] = field(default=lambda _: False)
    broken: int = 0


@asynccontextmanager
async def weak_link(url: str) -> AsyncIterator[WeakLink]:
    """A link to the server of `url`; connect to the link's own `url`."""
    parts = urlsplit(url)
    every: set[asyncio.Task[None]] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        every.add(task)
        upstream, to_server = await asyncio.open_connection(parts.hostname, parts.port)
        answers = asyncio.create_task(_pump(upstream, writer))
        try:
            while said := await reader.read(1 << 16):
                if link.breaks(said):
                    link.broken += 1
                    link.breaks = lambda _: False
                    answers.cancel()
                    await asyncio.gather(answers, return_exceptions=True)
                    if link.after:
                        to_server.write(said)
                        await upstream.read(1 << 16)
                    break
                to_server.write(said)
        finally:
            answers.cancel()
            await asyncio.gather(answers, return_exceptions=True)
            for end in (writer, to_server):
                end.close()
            every.discard(task)

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    at = f"{parts.username}@127.0.0.1:{port}"
    # Encrypted, nothing could be recognised on the way.
    query = f"{parts.query}&sslmode=disable"
    link = WeakLink(parts._replace(netloc=at, query=query).geturl())
    try:
        yield link
    finally:
        server.close()
        for task in every:
            task.cancel()
        await asyncio.gather(*every, return_exceptions=True)
        await server.wait_closed()


async def _pump(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
    while said := await source.read(1 << 16):
        sink.write(said)
    sink.close()
