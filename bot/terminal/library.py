"""The library as a command of the terminal has it: opened, used and closed, its faults told in one line."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Annotated, Final, TypeVar, cast

import typer
from typer.models import OptionInfo

from bot.settings import Settings
from bot.terminal.complaints import SOME_FAILED, refusal

if TYPE_CHECKING:
    from knowledge.answering import Answerer
    from knowledge.library import Library

T = TypeVar("T")

_LARGEST_ID: Final = 2**63 - 1


def _server_id(typed: str) -> int:
    if not typed.isdecimal() or int(typed) > _LARGEST_ID:
        raise typer.BadParameter("expected the number that Discord has for a server")
    return int(typed)


def server_option(help: str) -> OptionInfo:
    """The option `--server ID`, an id of Discord's, or 0 for the home library."""
    option = typer.Option("--server", parser=_server_id, metavar="ID", show_default=False, help=help)
    return cast("OptionInfo", option)


Server = Annotated[
    int | None,
    server_option("The Discord server whose articles are meant; without it, those that everybody may ask."),
]


def in_library(
    work: "Callable[[Library], Awaitable[T]]", settings: Settings, *, create: bool = True, sync: bool = True
) -> T:
    """What comes of `work` on the library, opened as `open_library` does.

    Without `sync` it is for work that asks nothing: files stay unread, and nothing is
    indexed. Raises SettingsError as it does. A store that fails later ends the command, with one line.
    """
    from bot.opening import open_library
    from knowledge.store.records import StoreError

    # A command says itself what failed; without any handler, Python would print the log's warnings too.
    logging.getLogger("knowledge").addHandler(logging.NullHandler())

    async def opened() -> T:
        async with open_library(settings, create=create, sync=sync, lazy=not sync) as library:
            return await work(library)

    try:
        return asyncio.run(opened())
    except StoreError as error:
        raise refusal(str(error), SOME_FAILED) from None


def answerer_of(server: int | None, settings: Settings) -> "Answerer":
    """What a question of that server may see, or without one, of anybody. Nothing is stored for it."""
    from knowledge.store.records import HOME

    async def seen(library: "Library") -> "Answerer":
        chosen = None if server is None or library.store is None else await library.store.settings(server)
        return await library.answerer(server or HOME, home=chosen is None or chosen.home_articles)

    return in_library(seen, settings, create=False)
