"""The tests themselves reach no other machine."""

import asyncio
import socket

import pytest

from tests.conftest import NetworkBlockedError


def test_another_machine_cannot_be_reached() -> None:
    with socket.socket() as plain, pytest.raises(NetworkBlockedError):
        plain.connect(("192.0.2.1", 443))
    with pytest.raises(NetworkBlockedError):
        socket.getaddrinfo("example.org", 443)
    with pytest.raises(NetworkBlockedError):
        asyncio.run(_open("192.0.2.1"))


def test_this_machine_can() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()):
        pass


async def _open(host: str) -> None:
    await asyncio.open_connection(host, 443)
