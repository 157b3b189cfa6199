"""What was begun is done before the bot leaves."""

import asyncio
from typing import Final

_WORK: Final = ("discord.py: on_", "CommandTree-invoker", "discord-ui-")
"""How discord.py names the tasks in which it hears of messages, commands and buttons."""


async def finish(within: float) -> None:
    """Wait for what is being answered: messages, commands, buttons; cancel what takes more seconds."""
    tasks = {task for task in asyncio.all_tasks() if task.get_name().startswith(_WORK)}
    tasks.discard(asyncio.current_task())
    if tasks:
        _, late = await asyncio.wait(tasks, timeout=within)
        for task in late:
            task.cancel()
