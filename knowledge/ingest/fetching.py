"""A URL to a Document: one page fetched from the open internet, whatever its server does.

Every address that a name resolves to is looked at, and the one that is connected to once more at that very
moment, so that neither a redirect nor a name that changes its mind leads into the bot's own network.
"""

import asyncio
import re
import ssl
from dataclasses import dataclass
from http import HTTPStatus
from importlib.metadata import version
from typing import Final

import aiohttp
from aiohttp.abc import AbstractResolver
from yarl import URL

from knowledge.ingest.addresses import NotPublicError, page_url, redirect_url
from knowledge.ingest.connecting import Gate, GatedSocket, public_connector
from knowledge.ingest.content_coding import CODINGS, Unpacker
from knowledge.ingest.documents import Document, FetchError
from knowledge.ingest.limits import (
    CONNECT_SECONDS,
    FETCH_SECONDS,
    FILE_BYTES,
    IDLE_SECONDS,
    MB,
    REDIRECTS,
)
from knowledge.wording import Wording

USER_AGENT: Final = f"Verbatim/{version('verbatim-bot')} (Discord bot that quotes articles)"

_ACCEPT: Final = (
    "text/html, application/xhtml+xml, application/pdf, application/epub+zip, "
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document, text/markdown, "
    "text/plain;q=0.9, */*;q=0.5"
)
_HEADERS: Final = {"User-Agent": USER_AGENT, "Accept": _ACCEPT, "Accept-Encoding": ", ".join(CODINGS)}

_HAS_A_PAGE: Final = frozenset({HTTPStatus.OK, HTTPStatus.NON_AUTHORITATIVE_INFORMATION})
_SENDS_ON: Final = frozenset(
    {
        HTTPStatus.MOVED_PERMANENTLY,
        HTTPStatus.FOUND,
        HTTPStatus.SEE_OTHER,
        HTTPStatus.TEMPORARY_REDIRECT,
        HTTPStatus.PERMANENT_REDIRECT,
    }
)
_REFUSALS: Final[dict[int, Wording]] = {
    HTTPStatus.UNAUTHORIZED: Wording("This page is not open to everybody, and so not to me (401)."),
    HTTPStatus.PAYMENT_REQUIRED: Wording("This page is only for those who pay, and so not for me (402)."),
    HTTPStatus.FORBIDDEN: Wording("This website does not let me read the page (403)."),
    HTTPStatus.NOT_FOUND: Wording("There is no page at this address (404)."),
    HTTPStatus.GONE: Wording("The page at this address has been taken down (410)."),
    HTTPStatus.TOO_MANY_REQUESTS: Wording("This website has had too many requests; try again later (429)."),
    HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS: Wording("This page is withheld for legal reasons (451)."),
    HTTPStatus.SERVICE_UNAVAILABLE: Wording("This website is not available now; try again later (503)."),
    HTTPStatus.NO_CONTENT: Wording("The page at this address is empty (204)."),
}

# Translators: {status} is a number between 300 and 999 that websites answer with, such as 404.
_TROUBLE: Final = Wording("This website has trouble of its own; try again later ({status}).")
_NO_PAGE: Final = Wording("This website gives no page for this address ({status}).")

_HEAD_BYTES: Final = 1 << 18
"""So much may come before a body: TLS, headers, and answers that only say that the real one is to follow."""
_FRAMING: Final = 8
"""A body may take this part more on the way than it has bytes."""
_PIECE: Final = 1 << 16
"""So many bytes are worked on in one go, before the event loop gets its turn."""
_NAME_CHARACTERS: Final = 200
_MEDIA_TYPE_CHARACTERS: Final = 200
_FILE_NAME: Final = re.compile(r'(?:^|;)\s*filename\s*=\s*(?:"([^"\\]*)"|([^\s;"]+))', re.IGNORECASE)

_FAILURES: Final[tuple[tuple[type[Exception], Wording], ...]] = (
    (TimeoutError, Wording("This website takes too long to answer; try again later.")),
    (
        aiohttp.ClientConnectorCertificateError,
        Wording(
            "This website does not prove that it is the one it claims to be: its certificate is not valid."
        ),
    ),
    (aiohttp.ClientConnectorSSLError, Wording("No secure connection to this website comes about.")),
    (aiohttp.ClientConnectorError, Wording("This website does not accept a connection; try again later.")),
    (
        aiohttp.ClientPayloadError,
        Wording("This website broke off in the middle of the page; try again later."),
    ),
    (aiohttp.ClientConnectionError, Wording("This website broke off the connection; try again later.")),
    (Exception, Wording("This website does not answer as a web server should, so I cannot read the page.")),
)
"""From the particular to the general: the first that fits is what the person is told."""


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """What one page may cost. `bytes` counts what arrives and what it unpacks to, each on its own.

    `connect_seconds` is for one connection with its TLS, `idle_seconds` between two signs of life, and
    `seconds` for everything from the first look-up of a name to the last byte.
    """

    bytes: int = FILE_BYTES
    redirects: int = REDIRECTS
    connect_seconds: float = CONNECT_SECONDS
    idle_seconds: float = IDLE_SECONDS
    seconds: float = FETCH_SECONDS


async def fetch(
    url: str,
    *,
    resolver: AbstractResolver | None = None,
    socket_type: type[GatedSocket] = GatedSocket,
    tls: ssl.SSLContext | None = None,
    limits: FetchLimits | None = None,
) -> Document:
    """The page or file at `url`, as a person typed it, after at most `limits.redirects` redirects.

    Only public addresses are reached, without cookies, credentials, or the environment's proxies.
    `resolver` (the system's by default) and `socket_type` stand for the network below those checks, never for
    the checks; certificates are verified by `tls`, or by what the machine trusts. Raises FetchError, whose
    text names no address and nothing of the page.
    """
    address = page_url(url)
    limits = limits or FetchLimits()
    gate = Gate(socket_type)
    try:
        async with (
            asyncio.timeout(limits.seconds),
            aiohttp.ClientSession(
                connector=public_connector(gate, resolver, tls),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers=_HEADERS,
                timeout=aiohttp.ClientTimeout(
                    sock_connect=limits.connect_seconds, sock_read=limits.idle_seconds
                ),
                auto_decompress=False,
                trust_env=False,
            ) as session,
        ):
            return await _follow(session, address, gate, limits)
    # Of what a hostile server can provoke, aiohttp leaves some as plain errors of value and state.
    except (aiohttp.ClientError, OSError, ValueError, RuntimeError) as error:
        if gate.has_refused or isinstance(error, aiohttp.ClientConnectorDNSError):
            raise NotPublicError from None
        if gate.has_cut_off:
            raise _too_large(limits) from None
        raise FetchError(next(told for kind, told in _FAILURES if isinstance(error, kind))) from None


async def _follow(session: aiohttp.ClientSession, address: URL, gate: Gate, limits: FetchLimits) -> Document:
    seen = set[URL]()
    while len(seen) <= limits.redirects:
        seen.add(address)
        gate.allow(_HEAD_BYTES)
        async with session.get(address, allow_redirects=False) as response:
            if response.status not in _SENDS_ON:
                gate.allow(limits.bytes + limits.bytes // _FRAMING + _HEAD_BYTES)
                return await _document(response, limits)
            location = response.headers.get("Location", "")
        if not location:
            raise FetchError(Wording("This page sends me on without saying where to."))
        address = redirect_url(location, address)
        if address in seen:
            raise FetchError(
                Wording(
                    "This page sends me round in a circle; its website may insist on cookies, "
                    "and I keep none."
                )
            )
    raise FetchError(Wording("This page sends me on more than {most} times."), most=limits.redirects)


async def _document(response: aiohttp.ClientResponse, limits: FetchLimits) -> Document:
    if response.status not in _HAS_A_PAGE:
        raise _refusal(response.status)
    data = await _body(response, limits)
    if not data:
        raise FetchError(Wording("The page at this address is empty."))
    media_type = _printable(response.headers.get("Content-Type", ""), _MEDIA_TYPE_CHARACTERS)
    return Document(data, _name(response), media_type, str(response.url))


def _refusal(status: int) -> FetchError:
    told = _TROUBLE if status >= HTTPStatus.INTERNAL_SERVER_ERROR else _NO_PAGE
    return FetchError(_REFUSALS.get(status, told), status=str(status))


async def _body(response: aiohttp.ClientResponse, limits: FetchLimits) -> bytes:
    """The body, unpacked here and a piece at a time: a small one can unpack to a thousand times its size."""
    if (response.content_length or 0) > limits.bytes:
        raise _too_large(limits)
    unpacker = Unpacker(response.headers.get("Content-Encoding", ""))
    arrived, body = 0, bytearray()
    async for chunk in response.content.iter_chunked(_PIECE):
        arrived += len(chunk)
        for piece in unpacker.pieces(chunk, _PIECE):
            body += piece
            if max(arrived, len(body)) > limits.bytes:
                raise _too_large(limits)
            await asyncio.sleep(0)
    unpacker.finish()
    return bytes(body)


def _too_large(limits: FetchLimits) -> FetchError:
    most = limits.bytes // MB if limits.bytes % MB == 0 else limits.bytes / MB
    return FetchError(Wording("What is at this address is too large: I take up to {most} MB."), most=most)


def _name(response: aiohttp.ClientResponse) -> str:
    """What the server calls the file, else the last part of the URL's path."""
    match = _FILE_NAME.search(response.headers.get("Content-Disposition", ""))
    name = (match[1] or match[2] or "") if match else response.url.name
    return _printable(re.split(r"[/\\]", name)[-1], _NAME_CHARACTERS)


def _printable(text: str, characters: int) -> str:
    return "".join(character for character in text if character.isprintable()).strip()[:characters]
