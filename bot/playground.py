"""The bot in the browser, in a simulated Discord: the very same client, without a token or a network."""

import asyncio
import webbrowser
from concurrent.futures import Future
from importlib.util import find_spec
from threading import Thread
from typing import Final

import typer

from bot.running import StartupError, until_stopped
from knowledge.answering import Answerer

_NEEDED: Final = ("simcord", "markdown_it", "linkify_it", "PIL")
_INSTALL: Final = "the playground needs simcord: pip install 'verbatim-bot[playground]'"


def run_playground(answerer: Answerer, *, port: int = 0, open_browser: bool = True) -> None:
    """Serve a server's channel and a direct message as two web pages until Ctrl-C.

    `port` is the channel's, 0 for any free one. Raises StartupError without the extra `playground`, and
    when the port is taken.
    """
    if any(find_spec(module) is None for module in _NEEDED):
        raise StartupError(_INSTALL)
    from simcord import SetupError

    try:
        asyncio.run(until_stopped(_serve(answerer, port, open_browser)))
    except SetupError as error:
        raise StartupError(f"the playground cannot start: {error}") from None


async def _serve(answerer: Answerer, port: int, open_browser: bool) -> None:
    from bot.simulation import NAME, simulation

    async with simulation(answerer) as world:
        people = (world.alice, world.bob)
        await world.alice.send(world.channel, f"@{NAME} hello!")
        async with world.env.preview(world.channel, viewers=people, layout="channel", port=port) as page:
            private = await asyncio.wrap_future(_serve_direct_messages(answerer))
            typer.echo(f"A server's channel:  {page.url}")
            typer.echo(f"Direct messages:     {private}")
            typer.echo(f"Type /ask, begin with @{NAME}, or write a direct message. Ctrl-C ends.")
            if open_browser:
                webbrowser.open(page.url)
            await page.wait_closed()


def _serve_direct_messages(answerer: Answerer) -> Future[str]:
    """Start the page of Alice's direct messages; its address.

    A simulated Discord shows one channel at a time and there is one to an event loop, so this is a
    second world in a thread of its own. It ends with the process.
    """
    from bot.simulation import simulation

    address: Future[str] = Future()

    async def serve() -> None:
        async with simulation(answerer) as world:
            alice = world.alice.user
            await alice.send_dm("hello!")
            async with world.env.preview(alice.dm_channel, viewers=[alice], layout="channel") as page:
                address.set_result(page.url)
                await page.wait_closed()

    def run() -> None:
        try:
            asyncio.run(serve())
        except Exception as error:
            if address.done():
                raise
            address.set_exception(error)

    Thread(target=run, name="direct messages", daemon=True).start()
    return address
