"""Answers with several passages, and the buttons under them."""

from typing import Any, Final

import discord
from simcord import InteractionResult, MemberActor, ResponseMessage

from bot.client import VerbatimClient
from bot.simulation import Simulation, simulated_settings
from tests.bot.reading_room import message_of

XPENG: Final = "how much did Xiaomi invest in Xpeng?"
FIRST: Final = "up to 400 million dollars in Xpeng."
SECOND: Final = "On the one hand, Xiaomi, which has invested in Xpeng and NIO"
"""What the first passage that is quoted says, and the second."""

LAMP: Final = "what does the lamp of Vell burn?"
HARBOUR: Final = (
    "harbour.txt",
    b"The harbour of Vell\n\nThe harbour of Vell has a lamp of its own. It was put up in 1902.\n",
)


async def asked(
    world: Simulation, question: str = XPENG, by: MemberActor | None = None, **options: Any
) -> ResponseMessage:
    """The answer to a question in the world's channel, asked by Alice if nobody else is named."""
    return message_of(await (by or world.alice).slash(world.channel, "ask", question=question, **options))


def labels_under(message: ResponseMessage | discord.Message, *, pressable: bool = False) -> list[list[str]]:
    """The labels of a message's buttons, row by row."""
    # Any: a row as Discord sends it.
    rows: list[Any] = (
        message.components
        if isinstance(message, ResponseMessage)
        else [row.to_dict() for row in message.components]
    )
    return [
        [button["label"] for button in row["components"] if not (pressable and button.get("disabled"))]
        for row in rows
    ]


def told(result: InteractionResult) -> ResponseMessage:
    """What the person who pressed is told in a message of its own, privately."""
    answer = result.followups[-1] if result.followups else message_of(result)
    assert answer.ephemeral
    return answer


async def restart(world: Simulation) -> None:
    """Kill the bot and start another, which remembers nothing."""
    library = world.client.library
    world.client = VerbatimClient(library, simulated_settings())
    await world.env.restart_bot(world.client)
