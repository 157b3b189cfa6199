"""One page from the open internet: what it becomes, where it may lead to, and what is told where it fails."""

import asyncio
import socket
import ssl
from importlib.metadata import version
from pathlib import Path
from typing import Any, cast

import pytest
from aiohttp.abc import AbstractResolver, ResolveResult

from knowledge.ingest.addresses import NotPublicError
from knowledge.ingest.documents import Document, FetchError
from knowledge.ingest.fetching import fetch
from tests.knowledge.ingest.attacks import (
    OK,
    PUBLIC,
    SMALL,
    endless,
    fetched,
    network,
    page,
    redirect,
    refusal,
    resolved,
)

CERTIFICATE = Path(__file__).with_name("secure.example.pem")
"""Self-signed for secure.example, with its key; of no use anywhere else."""


async def test_a_page_becomes_a_document() -> None:
    behaviour = page(b"<p>Hello</p>", "200 OK", "Content-Type: text/html; charset=windows-1252")
    assert await fetched(behaviour, "/news/hello.html") == Document(
        b"<p>Hello</p>",
        name="hello.html",
        media_type="text/html; charset=windows-1252",
        url="http://site.example/news/hello.html",
    )


async def test_the_request_says_who_asks_and_nothing_else_of_anybody() -> None:
    async with network({"/page?q=1": page(b"x")}) as here:
        await here.fetch("http://site.example/page?q=1#part")
    [request] = here.requests
    assert request.line == "GET /page?q=1 HTTP/1.1"
    assert request.headers["user-agent"] == (
        f"Verbatim/{version('verbatim-bot')} (Discord bot that quotes articles)"
    )
    assert request.headers["accept-encoding"] == "gzip, deflate"
    assert set(request.headers) <= {"host", "user-agent", "accept", "accept-encoding", "connection"}


async def test_the_proxies_and_passwords_of_the_environment_are_not_used(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
        monkeypatch.setenv(name.upper(), "http://127.0.0.1:9")
    (tmp_path / "netrc").write_text("machine site.example login me password secret\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    async with network({"/": page(b"x")}) as here:
        await here.fetch("http://site.example/")
    assert here.reached == [(PUBLIC, 80)]
    assert "authorization" not in here.requests[0].headers


async def test_no_cookie_is_sent_back() -> None:
    pages = {"/": redirect("/next", "Set-Cookie: id=1; Path=/"), "/next": page(b"x")}
    async with network(pages) as here:
        await here.fetch("http://site.example/")
    assert len(here.requests) == 2
    assert not any("cookie" in request.headers or "referer" in request.headers for request in here.requests)


@pytest.mark.parametrize(
    ("path", "disposition", "name"),
    [
        ("/", None, ""),
        ("/a/b%20c.pdf", None, "b c.pdf"),
        ("/a/b%2Fc.pdf", None, "c.pdf"),
        ("/a/..%5Cc.pdf", None, "c.pdf"),
        ("/%E2%80%AEfdp.exe", None, "fdp.exe"),
        ("/" + "a" * 300, None, "a" * 200),
        ("/download", 'attachment; filename="report.pdf"', "report.pdf"),
        ("/download", "attachment; filename=report.pdf; size=3", "report.pdf"),
        ("/download", 'attachment; filename="../../etc/passwd"', "passwd"),
        ("/download", "attachment; filename*=UTF-8''report.pdf", "download"),
        ("/download", "attachment", "download"),
    ],
)
async def test_a_document_is_named_by_the_server_or_by_its_path(
    path: str, disposition: str | None, name: str
) -> None:
    headers = [f"Content-Disposition: {disposition}"] if disposition else []
    assert (await fetched(page(b"x", "200 OK", *headers), path)).name == name


async def test_a_lying_content_type_is_passed_on_for_others_to_doubt() -> None:
    document = await fetched(page(b"%PDF-1.7", "200 OK", "Content-Type: text/html"))
    assert (document.data, document.media_type) == (b"%PDF-1.7", "text/html")


@pytest.mark.parametrize(
    ("status", "told"),
    [
        ("204 No Content", "empty"),
        ("206 Partial Content", "gives no page"),
        ("300 Multiple Choices", "gives no page"),
        ("400 Bad Request", "gives no page"),
        ("401 Unauthorized", "not open to everybody"),
        ("402 Payment Required", "those who pay"),
        ("403 Forbidden", "does not let me read"),
        ("404 Not Found", "no page at this address"),
        ("410 Gone", "taken down"),
        ("429 Too Many Requests", "try again later"),
        ("451 Unavailable For Legal Reasons", "legal reasons"),
        ("500 Internal Server Error", "trouble of its own; try again later"),
        ("503 Service Unavailable", "try again later"),
        ("599 What", "trouble of its own"),
    ],
)
async def test_a_status_is_told_in_words(status: str, told: str) -> None:
    assert f"({status[:3]})" in (text := await refusal(page(b"", status)))
    assert told in text


async def test_an_empty_page_is_told() -> None:
    assert await refusal(page(b"")) == "The page at this address is empty."


class TestRedirects:
    async def test_five_are_followed_each_with_a_look_up_of_its_own(self) -> None:
        pages = {f"/{n}": redirect(f"/{n + 1}") for n in range(5)} | {"/5": page(b"x")}
        async with network(pages) as here:
            document = await here.fetch("http://site.example/0")
        assert document.url == "http://site.example/5"
        assert here.looked_up == ["site.example"] * 6

    async def test_six_are_not(self) -> None:
        pages = {f"/{n}": redirect(f"/{n + 1}") for n in range(6)} | {"/6": page(b"x")}
        async with network(pages) as here:
            with pytest.raises(FetchError, match="more than 5 times"):
                await here.fetch("http://site.example/0")
        assert len(here.requests) == 6

    async def test_a_circle_is_told(self) -> None:
        async with network({"/a": redirect("/b#1"), "/b": redirect("/a#2")}) as here:
            with pytest.raises(FetchError, match="in a circle"):
                await here.fetch("http://site.example/a")
        assert len(here.requests) == 2

    async def test_one_without_a_target_is_told(self) -> None:
        assert "without saying where" in await refusal(page(b"", "302 Found"))

    @pytest.mark.parametrize(
        "target",
        [
            "http://169.254.169.254/latest/meta-data/",
            "http://127.0.0.1:8080/",
            "http://2130706433/",
            "http://[::ffff:169.254.169.254]/",
            "http://[64:ff9b::a9fe:a9fe]/",
            "http://localhost/",
            "http://private.test/",
            "http://nowhere.test/",
        ],
    )
    async def test_one_to_a_private_machine_is_refused_whether_that_exists_or_not(self, target: str) -> None:
        async with network({"/": redirect(target)}, {"private.test": [["10.0.0.1"]]}) as here:
            with pytest.raises(NotPublicError) as caught:
                await here.fetch("http://site.example/")
        assert here.reached == [(PUBLIC, 80)]
        assert str(caught.value) == str(NotPublicError())

    @pytest.mark.parametrize(
        "target", ["file:///etc/passwd", "ftp://site.example/", "http://site.example:25/"]
    )
    async def test_one_to_another_service_is_refused(self, target: str) -> None:
        assert "I do not fetch from" in await refusal(redirect(target))

    async def test_what_a_redirect_says_besides_is_not_read(self) -> None:
        behaviour = endless(b"HTTP/1.1 302 Found\r\nLocation: /next\r\n\r\n", b"x" * 1_000)
        async with network({"/": behaviour, "/next": page(b"x")}) as here:
            assert (await here.fetch("http://site.example/", SMALL)).data == b"x"


class TestPrivateMachines:
    @pytest.mark.parametrize(
        "addresses",
        [
            ["127.0.0.1"],
            ["10.0.0.1"],
            ["169.254.169.254"],
            ["::ffff:169.254.169.254"],
            ["64:ff9b::a9fe:a9fe"],
            ["fe80::1%2"],
            [PUBLIC, "192.168.0.1"],
            [PUBLIC, "::1"],
            [*[PUBLIC] * 50, "192.168.0.1"],
            [],
        ],
    )
    async def test_a_name_with_a_private_address_is_refused(self, addresses: list[str]) -> None:
        async with network({"/": page(b"x")}, {"mixed.test": [addresses]}) as here:
            with pytest.raises(NotPublicError):
                await here.fetch("http://mixed.test/")
        assert here.reached == []

    async def test_a_name_that_turns_private_between_redirects_is_refused(self) -> None:
        pages = {"/": redirect("/next"), "/next": page(b"x")}
        async with network(pages, {"turning.test": [[PUBLIC], ["127.0.0.1"]]}) as here:
            with pytest.raises(NotPublicError):
                await here.fetch("http://turning.test/")
        assert here.looked_up == ["turning.test"] * 2
        assert here.reached == [(PUBLIC, 80)]

    async def test_an_address_that_turns_private_after_it_was_looked_at_is_refused(self) -> None:
        async with network({"/": page(b"x")}) as here:
            with pytest.raises(NotPublicError):
                await fetch(
                    "http://turning.test/", resolver=TwoFaced("10.0.0.1"), socket_type=here.socket_type()
                )
        assert here.reached == []

    async def test_the_same_resolver_is_taken_at_its_word_while_it_keeps_it(self) -> None:
        async with network({"/": page(b"x")}) as here:
            await fetch("http://turning.test/", resolver=TwoFaced(PUBLIC), socket_type=here.socket_type())
        assert here.reached == [(PUBLIC, 80)]

    async def test_a_name_that_the_machine_does_not_know_is_told_as_a_private_one(self) -> None:
        with pytest.raises(NotPublicError):
            await fetch("http://site.example/")

    async def test_the_machine_is_asked_for_the_whole_name(self, monkeypatch: pytest.MonkeyPatch) -> None:
        asked = []

        def look_up(host: str, port: int, *_: object) -> list[object]:
            asked.append(host)
            return [(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", (PUBLIC, port))]

        monkeypatch.setattr(socket, "getaddrinfo", look_up)
        async with network({"/": page(b"x")}) as here:
            await fetch("http://site.example/", socket_type=here.socket_type())
        assert asked == ["site.example."]
        assert here.reached == [(PUBLIC, 80)]

    async def test_of_many_addresses_two_are_tried(self) -> None:
        many = [f"8.8.4.{n}" for n in range(1, 200)]
        async with network({"/": page(b"x")}, {"many.test": [many]}) as here:

            class Closed(here.socket_type()):  # type: ignore[misc]  # a class that is made by a function
                def connect(self, address: Any) -> None:
                    here.reached.append(address)
                    raise ConnectionRefusedError

            with pytest.raises(FetchError, match="does not accept a connection"):
                await fetch("http://many.test/", resolver=here.resolver(), socket_type=Closed)
        assert {host for host, _ in here.reached} == set(many[:2])


class TwoFaced(AbstractResolver):
    """Names an address that is public when it is looked at for the first time, and then is another."""

    def __init__(self, then: str) -> None:
        self._then = then

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        answers = iter([PUBLIC])
        then = self._then

        class Answer(dict[str, Any]):
            def __getitem__(self, key: str) -> Any:
                return next(answers, then) if key == "host" else super().__getitem__(key)

        return [cast("ResolveResult", Answer(resolved(host, PUBLIC, port)))]

    async def close(self) -> None:
        pass


class TestEncryption:
    @pytest.fixture
    def certificate(self) -> ssl.SSLContext:
        """What the server shows."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATE)
        return context

    @pytest.fixture
    def trust(self) -> ssl.SSLContext:
        """What the bot trusts, in a world where that certificate is a good one."""
        return ssl.create_default_context(cafile=CERTIFICATE)

    async def test_a_certificate_that_is_trusted_and_fits_is_enough(
        self, certificate: ssl.SSLContext, trust: ssl.SSLContext
    ) -> None:
        async with network({"/": page(b"x" * 100_000)}, tls=certificate) as here:
            document = await here.fetch("secure.example", tls=trust)
        assert (len(document.data), document.url) == (100_000, "https://secure.example/")
        assert here.reached == [(PUBLIC, 443)]

    async def test_one_that_nobody_vouches_for_is_not(self, certificate: ssl.SSLContext) -> None:
        async with network({"/": page(b"x")}, tls=certificate) as here:
            with pytest.raises(FetchError, match="certificate is not valid"):
                await here.fetch("https://secure.example/")
        assert here.requests == []

    async def test_one_for_another_name_is_not(
        self, certificate: ssl.SSLContext, trust: ssl.SSLContext
    ) -> None:
        async with network({"/": page(b"x")}, tls=certificate) as here:
            with pytest.raises(FetchError, match="certificate is not valid"):
                await here.fetch("https://other.example/", tls=trust)
        assert here.requests == []

    async def test_a_way_out_of_encryption_is_not_taken(
        self, certificate: ssl.SSLContext, trust: ssl.SSLContext
    ) -> None:
        async with network({"/": redirect("http://secure.example/")}, tls=certificate) as here:
            with pytest.raises(FetchError, match="from https to http"):
                await here.fetch("https://secure.example/", tls=trust)
        assert len(here.reached) == 1

    async def test_an_endless_page_is_cut_off_too(
        self, certificate: ssl.SSLContext, trust: ssl.SSLContext
    ) -> None:
        async with network({"/": endless(OK + b"\r\n", b"x" * 1_000)}, tls=certificate) as here:
            with pytest.raises(FetchError, match="too large"):
                await here.fetch("https://secure.example/", SMALL, tls=trust)

    async def test_what_speaks_no_tls_is_told(self) -> None:
        async def plain(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await reader.read(1)
            writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            writer.close()
            await writer.wait_closed()

        server = await asyncio.start_server(plain, "127.0.0.1", 0)
        async with network({}) as here, server:
            here.port = server.sockets[0].getsockname()[1]
            with pytest.raises(FetchError, match="No secure connection"):
                await here.fetch("https://site.example/")
