"""A server that is slow, endless, broken, or made to burst whoever reads it."""

import asyncio
import gzip
import re
import socket
import threading
import tracemalloc
import zlib
from collections.abc import Callable
from typing import Any

import pytest

from knowledge.ingest.connecting import Gate, GatedSocket
from knowledge.ingest.documents import FetchError
from knowledge.ingest.fetching import FetchLimits, fetch
from tests.knowledge.ingest.attacks import (
    OK,
    PUBLIC,
    SMALL,
    Behaviour,
    Request,
    dripping,
    endless,
    fetched,
    gzip_bomb,
    network,
    page,
    raw,
    refusal,
    silent,
)

SOON = FetchLimits(connect_seconds=0.2, idle_seconds=0.2, seconds=0.4)


class TestTime:
    @pytest.mark.parametrize(
        "behaviour",
        [
            silent(),
            silent(OK),
            silent(OK + b"Content-Length: 10\r\n\r\nx"),
            dripping(b"HTTP/1.1 200 ", 0.02),
            dripping(OK + b"A: ", 0.02),
            dripping(OK + b"\r\n", 0.02),
        ],
        ids=["no answer", "no headers", "no body", "slow status", "slow headers", "slow body"],
    )
    async def test_slowness_has_an_end(self, behaviour: Behaviour) -> None:
        assert "takes too long" in await refusal(behaviour, SOON)

    async def test_silence_has_an_end_of_its_own(self) -> None:
        async with asyncio.timeout(10):
            told = await refusal(silent(OK + b"\r\nx"), FetchLimits(idle_seconds=0.1, seconds=100))
        assert "takes too long" in told

    async def test_slow_redirects_share_the_time_of_one_page(self) -> None:
        async def late(_: Request, writer: asyncio.StreamWriter) -> None:
            await asyncio.sleep(0.12)
            writer.write(f"HTTP/1.1 302 Found\r\nLocation: /{len(here.requests)}\r\n\r\n".encode())

        async with network({"/": late} | {f"/{n}": late for n in range(10)}) as here:
            with pytest.raises(FetchError, match="takes too long"):
                await here.fetch("http://site.example/", SOON)

    async def test_a_tls_handshake_has_an_end(self) -> None:
        async with network({}) as here, asyncio.timeout(10):
            with pytest.raises(FetchError, match="takes too long"):
                await here.fetch("https://site.example/", FetchLimits(connect_seconds=0.1, seconds=100))

    async def test_a_look_up_has_an_end(self, monkeypatch: pytest.MonkeyPatch) -> None:
        end = threading.Event()

        def never(*_: object) -> list[object]:
            end.wait()
            return []

        monkeypatch.setattr(socket, "getaddrinfo", never)
        try:
            with pytest.raises(FetchError, match="takes too long"):
                await fetch("http://site.example/", limits=SOON)
        finally:
            end.set()

    async def test_it_can_be_given_up(self) -> None:
        asked = asyncio.Event()

        async def never(_: Request, __: asyncio.StreamWriter) -> None:
            asked.set()
            await asyncio.Event().wait()

        async with network({"/": never}) as here:
            task = asyncio.create_task(here.fetch("http://site.example/"))
            await asked.wait()
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task


class TestSize:
    @pytest.mark.parametrize(
        "behaviour",
        [
            endless(OK + b"\r\n", b"x" * 1_000),
            endless(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"A\r\n0123456789\r\n" * 100),
            endless(OK + b"Transfer-Encoding: chunked\r\n\r\n1;", b"x" * 1_000),
            endless(OK + b"Content-Encoding: deflate\r\n\r\n", b"\x00\x00\x00\xff\xff" * 100),
            endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 100),
            endless(b"", b"\r\n" * 1_000),
        ],
        ids=["body", "chunks", "one chunk's size", "blocks that unpack to nothing", "interim", "blank lines"],
    )
    async def test_what_does_not_end_is_cut_off(self, behaviour: Behaviour) -> None:
        assert "too large" in await refusal(behaviour, SMALL)

    @pytest.mark.parametrize(
        "behaviour",
        [
            endless(b"HTTP/1.1 200 ", b"x" * 1_000),
            endless(OK, b"A: b\r\n" * 100),
            endless(OK + b"A: ", b"x" * 1_000),
            endless(OK + b"A: b\r\n", b" folded\r\n" * 100),
            endless(OK + b"Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n", b"A: b\r\n" * 100),
        ],
        ids=["status line", "headers", "one header", "folded header", "trailers"],
    )
    async def test_headers_that_do_not_end_are_no_answer(self, behaviour: Behaviour) -> None:
        assert re.search("as a web server should|broke off", await refusal(behaviour))

    async def test_a_claimed_length_is_refused_before_anything_comes(self) -> None:
        behaviour = silent(OK + b"Content-Length: 10000001\r\n\r\n")
        assert await refusal(behaviour) == "What is at this address is too large: I take up to 10 MB."

    async def test_the_largest_page_is_taken_and_one_byte_more_is_not(self) -> None:
        assert len((await fetched(raw(OK + b"\r\n" + b"x" * 1_000), limits=SMALL)).data) == 1_000
        assert "too large" in await refusal(raw(OK + b"\r\n" + b"x" * 1_001), SMALL)

    @pytest.mark.parametrize(
        "read",
        [
            lambda gated: len(gated.recv(1 << 18)),
            lambda gated: gated.recv_into(bytearray(1 << 18)),
            lambda gated: gated.recv_into(bytearray(1 << 18), 1 << 17),
        ],
        ids=["recv", "recv_into", "recv_into, so many"],
    )
    def test_a_socket_reads_in_gulps_until_it_is_cut_off(self, read: Callable[[GatedSocket], int]) -> None:
        near, far = socket.socketpair()
        gate = Gate(GatedSocket)
        gate.allow(2 * 16_384)
        with near, GatedSocket(fileno=far.detach()) as gated:
            gated.gate = gate
            near.sendall(bytes(60_000))
            assert [read(gated), read(gated)] == [16_384, 16_384]
            with pytest.raises(ConnectionAbortedError):
                read(gated)
        assert gate.has_cut_off

    async def test_a_bomb_of_a_gigabyte_stops_at_the_limit_without_the_memory(self) -> None:
        behaviour = raw(OK + b"Content-Encoding: gzip\r\n\r\n", *gzip_bomb(1_000))
        tracemalloc.start()
        try:
            assert "too large" in await refusal(behaviour)
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        assert peak < 40_000_000


class TestCompression:
    TEXT = b"Word for word. " * 10_000

    @pytest.mark.parametrize(
        ("coding", "pack"),
        [
            ("gzip", gzip.compress),
            ("x-gzip", gzip.compress),
            ("GZIP", gzip.compress),
            ("deflate", zlib.compress),
            ("deflate", lambda data: zlib.compress(data, wbits=-15)),
            ("gzip", lambda data: gzip.compress(data[:9]) + gzip.compress(data[9:])),
            ("identity", bytes),
            ("", bytes),
        ],
    )
    async def test_what_was_asked_for_is_undone(self, coding: str, pack: Callable[[bytes], bytes]) -> None:
        behaviour = page(pack(self.TEXT), "200 OK", f"Content-Encoding: {coding}")
        assert (await fetched(behaviour)).data == self.TEXT

    async def test_it_may_arrive_in_any_pieces(self) -> None:
        packed = gzip.compress(self.TEXT)
        head = OK + b"Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
        chunks = [b"1\r\n" + packed[at : at + 1] + b"\r\n" for at in range(len(packed))]
        assert (await fetched(raw(head, *chunks, b"0\r\n\r\n"))).data == self.TEXT

    @pytest.mark.parametrize("coding", ["br", "zstd", "compress", "gzip, gzip", "\u00fc"])
    async def test_what_was_not_asked_for_is_told(self, coding: str) -> None:
        assert "cannot undo" in await refusal(page(b"x", "200 OK", f"Content-Encoding: {coding}"))

    @pytest.mark.parametrize(
        "packed",
        [
            gzip.compress(TEXT)[:-1],
            gzip.compress(TEXT)[:10],
            gzip.compress(TEXT) + b"rest",
            b"no gzip",
            gzip.compress(b"") * 1_000,
        ],
        ids=["without its end", "only the beginning", "with a rest", "none", "too many parts"],
    )
    async def test_what_is_damaged_is_told(self, packed: bytes) -> None:
        assert "damaged" in await refusal(page(packed, "200 OK", "Content-Encoding: gzip"))


class TestBrokenServers:
    @pytest.mark.parametrize(
        "said",
        [
            b"<html>HTTP/0.9 knows no headers</html>",
            b"\x00\xff" * 1_000,
            b"SSH-2.0-OpenSSH_9.6\r\n",
            b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nx",
            b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999999\r\n\r\nx",
            b"HTTP/1.1 200 OK\r\nContent-Length: 1x\r\n\r\nx",
            b"HTTP/1.1 200 OK\r\nA: b\x00c\r\n\r\nx",
            b"HTTP/1.1 200 OK\r\nA\x00: b\r\n\r\nx",
            b"HTTP/1.1 2\xb20 OK\r\n\r\nx",
            b"HTTP/9.9 200 OK\r\n\r\nx",
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nno number\r\n",
            b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nHello, world",
        ],
    )
    async def test_what_is_no_http_is_told(self, said: bytes) -> None:
        assert "as a web server should" in await refusal(raw(said))

    @pytest.mark.parametrize("said", [b"", b"HTTP/1.1 200 OK\r\nA: b"])
    async def test_hanging_up_is_told(self, said: bytes) -> None:
        assert "broke off" in await refusal(raw(said))

    @pytest.mark.parametrize(
        "said",
        [
            b"Content-Length: 100\r\n\r\nx",
            b"Transfer-Encoding: chunked\r\n\r\n5\r\nx",
        ],
    )
    async def test_a_page_that_breaks_off_is_not_taken(self, said: bytes) -> None:
        assert "broke off" in await refusal(raw(OK + said))

    async def test_headers_that_are_no_text_do_no_harm(self) -> None:
        behaviour = raw(
            OK + b"Content-Type: text/\xff\xfe\x1b[31m\r\nContent-Disposition: filename=\xff\r\n\r\nx"
        )
        document = await fetched(behaviour)
        assert document.media_type.isprintable()
        assert document.name.isprintable()

    async def test_a_closed_door_is_told(self) -> None:
        class Closed(GatedSocket):
            def connect(self, address: Any) -> None:
                raise ConnectionRefusedError(111, f"nobody at {address}")

        async with network({}) as here:
            with pytest.raises(FetchError, match="does not accept a connection") as caught:
                await fetch("http://site.example/", resolver=here.resolver(), socket_type=Closed)
        assert PUBLIC not in str(caught.value)
