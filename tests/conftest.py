"""No test may leave this machine; and the databases that tests may have."""

import ipaddress
import socket
from typing import Any

import pytest
from hypothesis import settings

from tests.stores import postgresql, postgresql_url, store, store_url

settings.register_profile("thorough", max_examples=10_000, deadline=None)
"""`pytest --hypothesis-profile=thorough tests/bot/cards …`: ten thousand articles, titles and questions."""

__all__ = ["postgresql", "postgresql_url", "store", "store_url"]


class NetworkBlockedError(OSError):
    """A test tried to reach another machine."""


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    connect, connect_ex, getaddrinfo = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def guarded_connect(self: socket.socket, address: Any) -> None:
        _allow(self.family, address)
        connect(self, address)

    def guarded_connect_ex(self: socket.socket, address: Any) -> int:
        _allow(self.family, address)
        return connect_ex(self, address)

    def guarded_getaddrinfo(host: Any, *args: Any, **kwargs: Any) -> Any:
        if host is not None:
            _allow(socket.AF_INET, (host,))
        return getaddrinfo(host, *args, **kwargs)

    monkeypatch.setattr(socket.socket, "connect", guarded_connect)
    monkeypatch.setattr(socket.socket, "connect_ex", guarded_connect_ex)
    monkeypatch.setattr(socket, "getaddrinfo", guarded_getaddrinfo)


def _allow(family: int, address: Any) -> None:
    if family not in (socket.AF_INET, socket.AF_INET6):
        return
    host = address[0].decode() if isinstance(address[0], bytes) else str(address[0])
    try:
        near = host in ("", "localhost") or ipaddress.ip_address(host).is_loopback
    except ValueError:
        near = False
    if not near:
        raise NetworkBlockedError(f"a test tried to reach {host}")
