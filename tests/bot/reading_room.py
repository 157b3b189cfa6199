"""Articles for the servers of a simulated Discord, and what the tests look at."""

import re
from typing import Any

import discord
from simcord import InteractionResult, MemberActor, ResponseMessage

from bot.cards.markdown import unescape
from bot.simulation import Simulation

LIGHTHOUSE = (
    "lighthouse.txt",
    b"The lighthouse of Vell\n\n"
    b"The lighthouse of Vell was built in 1867 by the engineer Marta Quibber. Its lamp burns quibberite.\n\n"
    b"Forty keepers have lived there since. The last of them left the island in 1981.\n",
)
ORCHARD = (
    "orchard.txt",
    b"The orchard at Senn\n\n"
    b"The orchard at Senn has 212 pear trees. Its owner, Pavel Orlik, sells the harvest in Brod.\n",
)
BUILT = "who built the lighthouse of Vell?"


async def add(
    world: Simulation, *files: tuple[str, bytes], by: MemberActor | None = None, **options: Any
) -> InteractionResult:
    """Add these files in the world's channel, as Alice if nobody else is named."""
    named = {f"file{number if number > 1 else ''}": file for number, file in enumerate(files, 1)}
    return await (by or world.alice).slash(world.channel, "articles add", **named, **options)


async def ask(world: Simulation, question: str, by: MemberActor | None = None, **options: Any) -> str:
    """What is shown in answer to a question in the world's channel, to Alice if nobody else is named."""
    return shown(await (by or world.alice).slash(world.channel, "ask", question=question, **options))


async def ask_in_private(world: Simulation, question: str, by: MemberActor | None = None) -> str:
    """What is shown in answer to a direct message."""
    person = (by or world.alice).user
    await person.send_dm(question)
    assert person.dm_channel.last_message is not None
    return shown(person.dm_channel.last_message)


def shown(what: InteractionResult | ResponseMessage | discord.Message) -> str:
    """All that a person reads in a message, without the markup's escapes."""
    message = what.response if isinstance(what, InteractionResult) else what
    assert message is not None
    said = [message.content]
    for card in message.embeds:
        said += [card.title or "", card.description or "", card.footer.text or ""]
        said += [part or "" for field in card.fields for part in (field.name, field.value)]
    return with_typed_commands(unescape("\n".join(part for part in said if part)))


def described(result: InteractionResult) -> str:
    """What the first card says that answers an interaction, its commands as the bot's messages have them."""
    return with_typed_commands(message_of(result).embeds[0].description or "")


def with_typed_commands(text: str) -> str:
    """The text with its commands, which can be pressed, as the messages of the bot have them: as “`/ask`”."""
    return re.sub(r"</([^:>]+):\d+>", r"`/\1`", text)


def message_of(result: InteractionResult) -> ResponseMessage:
    """The message that answers an interaction."""
    assert result.response is not None
    return result.response


def labels(result: InteractionResult) -> list[str]:
    """The labels of the buttons under it that can be pressed."""
    return [
        button["label"]
        for row in message_of(result).components
        for button in row["components"]
        if "label" in button and not button.get("disabled")
    ]
