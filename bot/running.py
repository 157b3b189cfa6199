"""Starting and stopping the bot: what `verbatim run` and `verbatim sync` do."""

import asyncio
import contextlib
import re
import signal
from collections.abc import Coroutine
from typing import Any, Final, TypeVar

import aiohttp
import discord
from discord import app_commands

from bot.client import VerbatimClient
from bot.logs import set_up_logging
from bot.opening import open_library
from bot.settings import Settings, SettingsError
from bot.sync import sync_if_changed
from knowledge.library import Library

_MISSING: Final = "BOT_TOKEN is not set: put the bot's token into the environment or into .env"
_WRONG: Final = "BOT_TOKEN is wrong: Discord does not know this token"
_TOKEN_FORM: Final = re.compile(r"[\w.-]+", re.ASCII)
_T = TypeVar("_T")


class StartupError(SettingsError):
    """The bot cannot start; the message is one line for the person who runs it."""


def run_bot(settings: Settings) -> None:
    """Answer in Discord until SIGINT or SIGTERM, then close the gateway in good order.

    Raises SettingsError, which StartupError is, for a missing or wrong token, a database that cannot be
    opened, an article that cannot be read, and whatever else keeps the bot from starting.
    """
    token = _token(settings)
    set_up_logging(settings)

    async def serve() -> None:
        async with open_library(settings) as library:
            # Whoever asks first should not wait for the home articles to be indexed.
            await library.answerer()
            async with VerbatimClient(library, settings) as client:
                await client.start(token)

    asyncio.run(until_stopped(_explained(serve())))


def sync_commands(settings: Settings, *, force: bool = False) -> str:
    """Send the slash commands to Discord over HTTP only, if they differ or if forced.

    Returns one line that says what was done. Raises StartupError as run_bot does.
    """
    token = _token(settings)

    async def send() -> str:
        async with VerbatimClient(Library(), settings, sync=False) as client:
            await client.login(token)
            names = ", ".join(
                command.name if isinstance(command, app_commands.ContextMenu) else f"/{command.name}"
                for command in client.tree.get_commands()
            )
            sent = await sync_if_changed(client.tree, force=force)
        return f"sent to Discord: {names}" if sent else f"nothing to do, Discord has them already: {names}"

    return asyncio.run(_explained(send()))


async def until_stopped(work: Coroutine[Any, Any, None]) -> None:
    """Run `work` to its end, or until SIGINT or SIGTERM cancels it."""
    task = asyncio.ensure_future(work)
    loop = asyncio.get_running_loop()
    signals = (signal.SIGINT, signal.SIGTERM)
    with contextlib.suppress(NotImplementedError):  # Windows: Ctrl-C raises KeyboardInterrupt instead
        for number in signals:
            loop.add_signal_handler(number, task.cancel)
    try:
        with contextlib.suppress(asyncio.CancelledError):
            await task
    finally:
        with contextlib.suppress(NotImplementedError):
            for number in signals:
                loop.remove_signal_handler(number)


async def _explained(work: Coroutine[Any, Any, _T]) -> _T:
    """What comes of `work`; raises StartupError for what the person who runs the bot can mend."""
    try:
        return await work
    except discord.LoginFailure:
        raise StartupError(_WRONG) from None
    except discord.PrivilegedIntentsRequired:
        raise StartupError(
            "Discord denies an intent that the bot asks for; check the Bot page of its portal"
        ) from None
    except discord.ConnectionClosed as error:
        raise StartupError(f"Discord ended the connection for good (code {error.code})") from None
    except discord.HTTPException as error:
        raise StartupError(f"Discord refuses to let the bot in (HTTP {error.status})") from None
    except (aiohttp.ClientError, OSError) as error:
        raise StartupError(f"Discord cannot be reached ({type(error).__name__})") from None


def _token(settings: Settings) -> str:
    token = settings.token.get_secret_value().strip() if settings.token else ""
    if not token:
        raise StartupError(_MISSING)
    if not _TOKEN_FORM.fullmatch(token):  # it would break the HTTP header it is sent in
        raise StartupError(_WRONG)
    return token
