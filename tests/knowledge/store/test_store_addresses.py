"""The URLs of databases as people write them, rightly and wrongly."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from knowledge.store import StoreError
from knowledge.store.addresses import PostgresqlServer, SqliteFile, address_of

PASSWORD = "hunter2"


def postgresql(url: str) -> PostgresqlServer:
    address = address_of(url)
    assert isinstance(address, PostgresqlServer)
    return address


def options(url: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(postgresql(url).dsn).query)


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+asyncpg", "Postgresql"])
def test_every_name_of_postgresql_will_do(scheme: str) -> None:
    parts = urlsplit(postgresql(f" {scheme}://bot:p%40ss@db.example.org:6543/articles\n").dsn)
    assert (parts.scheme, parts.netloc, parts.path) == (
        "postgresql",
        "bot:p%40ss@db.example.org:6543",
        "/articles",
    )


@pytest.mark.parametrize(
    "place",
    ["localhost", "localhost/articles", "/articles", "[::1]:5432/articles", "one:5432,two:5433/a", ""],
)
def test_what_a_place_may_look_like(place: str) -> None:
    assert postgresql(f"postgresql://{place}").dsn.startswith(f"postgresql://{place}")


@pytest.mark.parametrize(
    ("written", "mode"),
    [
        ("sslmode=require", "require"),
        ("sslmode=verify-full", "verify-full"),
        ("ssl=true", "require"),
        ("ssl=verify-ca", "verify-ca"),
        ("ssl=false", "disable"),
    ],
)
def test_encryption_is_asked_for_in_either_way(written: str, mode: str) -> None:
    assert options(f"postgresql://bot@host/name?{written}")["sslmode"] == [mode]


def test_the_server_is_told_who_connects_unless_the_url_does() -> None:
    assert options("postgresql://host/name")["application_name"] == ["verbatim"]
    assert options("postgresql://host/name?application_name=mine")["application_name"] == ["mine"]


def test_the_time_for_connecting_may_be_chosen() -> None:
    assert postgresql("postgresql://host/name").timeout == 5
    address = postgresql("postgresql://host/name?connect_timeout=20")
    assert address.timeout == 20
    assert "connect_timeout" not in address.dsn


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("sqlite:///articles.db", "articles.db"),
        ("sqlite:////var/lib/bot/articles.db", "/var/lib/bot/articles.db"),
        ("sqlite+aiosqlite:///data/my%20articles#1.db", "data/my%20articles#1.db"),
    ],
)
def test_a_file_is_named_after_three_slashes(url: str, path: str) -> None:
    assert address_of(url) == SqliteFile(Path(path))


def test_a_tilde_is_the_home_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert address_of("sqlite:///~/articles.db") == SqliteFile(tmp_path / "articles.db")


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("", "must look like"),
        ("articles.db", "must look like"),
        ("mysql://bot:hunter2@host/name", "must look like"),
        ("postgresql:bot:hunter2@host/name", "must look like"),
        ("postgresql+psycopg2://bot:hunter2@host/name", "must look like"),
        ("sqlite://articles.db", "three slashes"),
        ("sqlite:///", "must name a file"),
        ("sqlite:///:memory:", "must name a file"),
        ("sqlite:///articles.db?mode=ro", "no options"),
        ("postgresql://bot:hunter2/x@host/name", "password as %2F"),
        ("postgresql://bot:hunter2#x@host/name", "password as %2F"),
        ("postgresql://bot:hunter2?x@host/name", "malformed"),
        ("postgresql://bot:hunter2@host:99999/name", "malformed"),
        ("postgresql://bot:hunter2@[::1/name", "malformed"),
        ("postgresql://bot:hunter2@host/name?sslmode", "malformed"),
        ("postgresql://bot:hunter2@host/name?sslmode=yes", "sslmode"),
        ("postgresql://bot:hunter2@host/name?connect_timeout=soon", "connect_timeout"),
        ("postgresql://bot:hunter2@host/name?channel_binding=require", "option channel_binding"),
        ("postgresql://bot@host/name?hunter2=x", "an option that"),
    ],
)
def test_what_is_wrong_is_told_in_a_line_without_the_password(url: str, told: str) -> None:
    with pytest.raises(StoreError, match=told) as caught:
        address_of(url)
    assert PASSWORD not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_place_does_not_show_its_password() -> None:
    assert PASSWORD not in repr(address_of(f"postgresql://bot:{PASSWORD}@host/name"))
