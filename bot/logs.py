"""What is logged and how: one line an event, as text or JSON, without a word of people or of articles."""

import json
import logging
import sys
import traceback
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import PurePath
from types import TracebackType
from typing import Final

from bot.settings import Settings

_OURS: Final = ("bot", "knowledge")
_OTHERS: Final = {
    "discord": logging.INFO,
    "aiohttp": logging.INFO,
    "asyncio": logging.WARNING,
    "sqlalchemy": logging.WARNING,
    "aiosqlite": logging.WARNING,
}
_EVENT, _FIELDS = "event", "event_fields"


def log_event(log: logging.Logger, level: int, event: str, **fields: object) -> None:
    """Log one event, with fields that are numbers, ids or names of code: never text that somebody wrote.

    A field that is None is left out.
    """
    known = {name: value for name, value in fields.items() if value is not None}
    log.log(level, "%s", " ".join([event, *_pairs(known)]), extra={_EVENT: event, _FIELDS: known})


def frames(trace: TracebackType | None) -> str:
    """Where in the code an error came from, innermost first, on one line."""
    places = traceback.extract_tb(trace)[::-1]
    return " < ".join(f"{PurePath(place.filename).name}:{place.lineno} {place.name}" for place in places)


class TextLines(logging.Formatter):
    """`time level logger: event field=value …`."""

    def format(self, record: logging.LogRecord) -> str:
        """One line, whatever the record holds."""
        time = _time(record).isoformat(sep=" ", timespec="milliseconds").removesuffix("+00:00")
        return " ".join(
            [f"{time} {record.levelname:<7} {record.name}: {_said(record)}", *_pairs(_error(record))]
        )


class JsonLines(logging.Formatter):
    """An object with `time` (UTC), `level`, `logger`, `event` and the event's fields."""

    def format(self, record: logging.LogRecord) -> str:
        """One line, whatever the record holds."""
        line = {
            "time": _time(record).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "event": getattr(record, _EVENT, None) or _said(record),
        }
        fields = getattr(record, _FIELDS, {})
        return json.dumps(line | fields | _error(record), ensure_ascii=False, default=str)


def _said(record: logging.LogRecord) -> str:
    """What happened, on one line. Of other people's, the first: asyncio's second has what an error said."""
    lines = record.getMessage().splitlines() or [""]
    return " ".join(lines) if record.name.partition(".")[0] in _OURS else lines[0]


def _error(record: logging.LogRecord) -> dict[str, str]:
    """The kind and the place of an error that is logged with an event, never its words."""
    error = record.exc_info[1] if record.exc_info else None
    return {} if error is None else {"kind": type(error).__name__, "at": frames(error.__traceback__)}


def _pairs(fields: Mapping[str, object]) -> list[str]:
    return [f"{name}={_bare(value)}" for name, value in fields.items()]


def set_up_logging(settings: Settings) -> None:
    """Log to stderr from the chosen level; other people's code never so finely that it shows its data."""
    level = logging.getLevelNamesMapping()[settings.log_level]
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines() if settings.log_format == "json" else TextLines())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name, finest in _OTHERS.items():
        logging.getLogger(name).setLevel(max(level, finest))


def _time(record: logging.LogRecord) -> datetime:
    return datetime.fromtimestamp(record.created, UTC)


def _bare(value: object) -> str:
    """A value on one line that ends where it seems to."""
    text = f"{value:.3f}" if isinstance(value, float) else str(value)
    return json.dumps(text, ensure_ascii=False) if not text or set(text) & set(' "=\n') else text
