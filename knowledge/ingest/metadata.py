"""What documents say of themselves, checked and brought into one form; what cannot be is None."""

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import urljoin, urlsplit, urlunsplit

from knowledge.ingest.characters import one_line, plain, visible
from knowledge.ingest.limits import AUTHOR_CHARACTERS, TITLE_CHARACTERS, URL_CHARACTERS

_NUMERIC_DATE: Final = re.compile(r"(?:D:)?(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|(\d\d)(\d\d))(?!\d\d?[-/.])")
_WRITTEN_DATES: Final = ("%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%B %d %Y", "%d.%m.%Y")

_NO_TITLE: Final = re.compile(
    r"(?i)(untitled|no ?title|title|unknown|none|null|do[ck]ument ?\d*|slide \d+|pages?|word document)"
    r"|(microsoft word|powerpoint presentation|microsoft powerpoint)\b.*"
    r"|\S+\.(docx?|pdf|odt|rtf|tex|indd|qxd|pages|html?|md|txt|dvi|ps|wpd|pptx?|xlsx?)"
    r"|[\W_]*|\d{6,}"
)
"""Titles that a program gave, for want of one."""

_NO_AUTHOR: Final = re.compile(
    r"(?i)(unknown|anonymous|none|null|admin(istrator)?|user|owner|author|python-docx|root|windows user"
    r"|microsoft office user|calibre.*)|[\W\d_]*|https?://.*"
)


def title(text: str | None) -> str | None:
    """A title, if that is what it is: one line, not too long, not a file's name or a program's default."""
    line = one_line(text or "", TITLE_CHARACTERS)
    return None if _NO_TITLE.fullmatch(line) else line


def title_of_file(name: str) -> str | None:
    """A title made of a file's name, without its folder and ending."""
    path = PurePosixPath(plain(name).replace("\\", "/"))
    return title(path.stem.replace("_", " "))


def author(text: str | None) -> str | None:
    """The names of those who wrote it, one line."""
    line = one_line(text or "", AUTHOR_CHARACTERS).strip(" ,;")
    return None if _NO_AUTHOR.fullmatch(line) else line


def iso_date(text: str | date | None) -> str | None:
    """The day as yyyy-mm-dd; None unless the year, the month and the day are there and certain.

    Of 03/04/2024, nobody can say which one is the month.
    """
    if isinstance(text, date):
        return date(text.year, text.month, text.day).isoformat()
    stated = one_line(text or "", 100)
    if found := _NUMERIC_DATE.match(stated):
        year, _, month, day, packed_month, packed_day = found.groups()
        return _day(int(year), int(month or packed_month), int(day or packed_day))
    for written in _WRITTEN_DATES:
        try:
            known = datetime.strptime(stated, written)
        except ValueError:
            continue
        return _day(known.year, known.month, known.day)
    try:
        sent = parsedate_to_datetime(stated)
    except (ValueError, IndexError, OverflowError):
        return None
    return _day(sent.year, sent.month, sent.day)


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat() if year >= _FIRST_YEAR else None
    except ValueError:
        return None


_FIRST_YEAR: Final = 1000


def web_address(stated: str | None, fetched_from: str | None = None) -> str | None:
    """Where a document can be read, without its fragment, and without a user's name and password.

    A page may give an address of its own, but only on the host that it was fetched from: else anybody's page
    could be passed off as another's.
    """
    served = _address(fetched_from, None)
    own = _address(stated, served)
    if own and served and _host(own) != _host(served):
        return served
    return own or served


def _address(text: str | None, base: str | None) -> str | None:
    if not text or len(text) > URL_CHARACTERS:
        return None
    try:
        parts = urlsplit(urljoin(base or "", "".join(visible(text).split())))
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host:
        return None
    place = f"[{host}]" if ":" in host else host
    return urlunsplit(
        (parts.scheme, f"{place}:{port}" if port else place, parts.path or "/", parts.query, "")
    )


def _host(address: str) -> str:
    return (urlsplit(address).hostname or "").removeprefix("www.")
