"""The URL of a database, as people write it, to where the database is."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit

from platformdirs import user_data_path

from knowledge.store.records import StoreError
from knowledge.wording import Untranslated

_POSTGRESQL: Final = ("postgresql", "postgres", "postgresql+asyncpg")
_SQLITE: Final = ("sqlite", "sqlite+aiosqlite")
_FORMS: Final = "postgresql://user:password@host/name or sqlite:///file"

_SSL_MODES: Final = ("disable", "allow", "prefer", "require", "verify-ca", "verify-full")
_SSL_SWITCH: Final = {"true": "require", "1": "require", "on": "require", "false": "disable", "0": "disable"}
_OPTIONS: Final = frozenset(
    "host port user password dbname database passfile service target_session_attrs krbsrvname gsslib"
    " sslmode sslrootcert sslcert sslkey sslcrl sslpassword sslnegotiation"
    " ssl_min_protocol_version ssl_max_protocol_version application_name options search_path".split()
)
"""What asyncpg, or PostgreSQL when a session starts, takes from a URL."""

_HOST: Final = re.compile(r"(\[[^\[\]]*\]|[^\[\]:]*)(?::(\d*))?")


@dataclass(frozen=True, slots=True)
class SqliteFile:
    """A database in a file; `ours` says that its folder is the bot's own, to be made when it is missing."""

    path: Path
    ours: bool = False


@dataclass(frozen=True, slots=True)
class PostgresqlServer:
    """A database on a server; `dsn` is for asyncpg, and secret. `timeout` is for connecting, in seconds."""

    dsn: str = field(repr=False)
    timeout: float = 5.0


def address_of(url: str | None) -> SqliteFile | PostgresqlServer:
    """Where the database of this URL is; without one, a file in the user's data folder.

    Raises StoreError, whose message never shows the URL: it may hold a password.
    """
    if url is None:
        return SqliteFile(user_data_path("verbatim") / "articles.sqlite3", ours=True)
    scheme, separator, rest = url.strip().partition("://")
    if separator and scheme.lower() in _SQLITE:
        return _sqlite(rest)
    if separator and scheme.lower() in _POSTGRESQL:
        return _postgresql(rest)
    raise StoreError(Untranslated("The database's URL must look like {forms}."), forms=_FORMS)


def _sqlite(rest: str) -> SqliteFile:
    if not rest.startswith("/"):
        raise StoreError(
            Untranslated(
                "The URL of an SQLite database has three slashes before the file's name:"
                " sqlite:///relative/file, or sqlite:////absolute/file."
            )
        )
    name, question_mark, _ = rest.removeprefix("/").partition("?")
    if question_mark:
        raise StoreError(Untranslated("The URL of an SQLite database takes no options."))
    if name in ("", ":memory:"):
        raise StoreError(Untranslated("The URL of an SQLite database must name a file."))
    return SqliteFile(Path(name).expanduser())


def _postgresql(rest: str) -> PostgresqlServer:
    try:
        parts = urlsplit(f"postgresql://{rest}")
        options = dict(parse_qsl(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query)))
    except ValueError:
        raise StoreError(
            Untranslated("The database's URL is malformed: it must look like {forms}."), forms=_FORMS
        ) from None
    hosts = parts.netloc.rpartition("@")[2].split(",")
    if parts.fragment or not all(_is_host(host) for host in hosts):
        raise StoreError(
            Untranslated(
                "The database's URL is malformed after the user's name. Write the signs / # ? @ : % of a"
                " password as %2F %23 %3F %40 %3A %25."
            )
        )
    timeout = options.pop("connect_timeout", "5")
    if not timeout.isdecimal() or int(timeout) == 0:
        raise StoreError(
            Untranslated("The option connect_timeout of the database's URL must be a number of seconds.")
        )
    if (switch := options.pop("ssl", None)) is not None:
        options.setdefault("sslmode", _SSL_SWITCH.get(switch.lower(), switch))
    if options.get("sslmode", "prefer") not in _SSL_MODES:
        told = Untranslated("The option sslmode of the database's URL must be one of {modes}.")
        raise StoreError(told, modes=", ".join(_SSL_MODES))
    for name in options:
        if name not in _OPTIONS:
            raise _unknown_option(name)
    options.setdefault("application_name", "verbatim")
    dsn = f"postgresql://{parts.netloc}{parts.path}?{urlencode(options)}"
    return PostgresqlServer(dsn, float(timeout))


def _is_host(text: str) -> bool:
    match = _HOST.fullmatch(text)
    return match is not None and int(match[2] or 0) < 1 << 16


def _unknown_option(name: str) -> StoreError:
    """An option's name is shown only if it looks like one: after an unescaped "?", it may be a password."""
    shown = f" {name}" if re.fullmatch(r"[a-z]+(_[a-z]+)+", name) else ""
    told = Untranslated(
        "The database's URL has an option{shown} that this program does not know: leave it out."
    )
    return StoreError(told, shown=shown)
