"""The bot in a process of its own, to be killed or told to stop."""

import asyncio
import os
import sys
from asyncio.subprocess import Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.settings import PREFIX
from tests.wire.connecting import TOKEN
from tests.wire.server import Discord


@asynccontextmanager
async def running(world: Discord, database: str, log: Path) -> AsyncIterator[Process]:
    """`verbatim run` on that Discord, listening, and killed at the end if it still runs; it logs to `log`."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}
    environment |= {f"{PREFIX}TOKEN": TOKEN, f"{PREFIX}DATABASE_URL": database}
    with log.open("ab") as errors:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.wire.process", str(world.port), env=environment, stderr=errors
        )
    try:
        await world.connected(asyncio.ensure_future(process.wait()))
        assert process.returncode is None, f"the bot ended by itself: see {log}"
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()
        await world.disconnected()
