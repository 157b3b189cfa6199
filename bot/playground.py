"""The bot in the browser, in a simulated Discord: the very same client, without a token or a network.

What is added there is kept in a database of its own and gone afterwards.
"""

import asyncio
import webbrowser
from collections.abc import AsyncIterator
from concurrent.futures import Future
from contextlib import asynccontextmanager
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Final

import typer
from pydantic import SecretStr

from bot.running import StartupError, until_stopped
from bot.settings import Settings

_NEEDED: Final = ("simcord", "markdown_it", "linkify_it", "PIL")
_INSTALL: Final = "the playground needs simcord: pip install 'verbatim-bot[playground]'"


def run_playground(settings: Settings, *, port: int = 0, open_browser: bool = True) -> None:
    """Serve a server's channel and a direct message as two web pages until Ctrl-C.

    `port` is the channel's, 0 for any free one. Raises StartupError without the extra `playground`, and
    when the port is taken; what opening the library raises, too.
    """
    if any(find_spec(module) is None for module in _NEEDED):
        raise StartupError(_INSTALL)
    from simcord import SetupError

    with TemporaryDirectory(prefix="verbatim-", ignore_cleanup_errors=True) as folder:
        database = SecretStr(f"sqlite:///{Path(folder, 'playground.sqlite').as_posix()}")
        apart = settings.model_copy(update={"database_url": database})
        try:
            asyncio.run(until_stopped(_serve(apart, port, open_browser)))
        except SetupError as error:
            raise StartupError(f"the playground cannot start: {error}") from None


async def _serve(settings: Settings, port: int, open_browser: bool) -> None:
    from bot.opening import open_library
    from bot.simulation import NAME, simulation

    async with open_library(settings) as library, simulation(library) as world:
        people = (world.alice, world.bob)
        await world.alice.send(world.channel, f"@{NAME} hello!")
        async with (
            world.env.preview(world.channel, viewers=people, layout="channel", port=port) as page,
            _direct_messages(settings) as private,
        ):
            typer.echo(f"A server's channel:  {page.url}")
            typer.echo(f"Direct messages:     {private}")
            typer.echo(f"Type /ask, begin with @{NAME}, or write a direct message. Ctrl-C ends.")
            if open_browser:
                webbrowser.open(page.url)
            await page.wait_closed()


@asynccontextmanager
async def _direct_messages(settings: Settings) -> AsyncIterator[str]:
    """The page of Alice's direct messages; its address.

    A simulated Discord shows one channel at a time and there is one to an event loop, so this is a
    second world in a thread of its own, with the same database. It ends with the context.
    """
    address: Future[str] = Future()
    ending: Future[None] = Future()
    for promise in (address, ending):
        # Whoever stops waiting for one must not cancel it for the other thread.
        promise.set_running_or_notify_cancel()
    world = Thread(
        target=lambda: asyncio.run(_serve_direct_messages(settings, address, ending)),
        name="direct messages",
        daemon=True,
    )
    world.start()
    try:
        yield await asyncio.wrap_future(address)
    finally:
        ending.set_result(None)
        await asyncio.to_thread(world.join)


async def _serve_direct_messages(settings: Settings, address: Future[str], ending: Future[None]) -> None:
    from bot.opening import open_library
    from bot.simulation import simulation

    try:
        async with open_library(settings, sync=False) as library, simulation(library) as world:
            alice = world.alice.user
            await alice.send_dm("hello!")
            async with world.env.preview(alice.dm_channel, viewers=[alice], layout="channel") as page:
                address.set_result(page.url)
                await asyncio.wrap_future(ending)
    except Exception as error:
        if address.done():
            raise
        address.set_exception(error)
