"""The bot as a personal app, which simcord does not know: where it says an interaction comes from."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import pytest
from discord import AppCommandType, InteractionType
from simcord import InteractionResult, UserHandle, interactions
from simcord.actors import _dispatch_actor_interaction
from simcord.backend import serializers

from bot.features.menu import NAME
from bot.simulation import Simulation

GUILD: Final = 0
BOT_DM: Final = 1
GROUP: Final = 2
"""Direct messages of people with each other, and groups."""


@contextmanager
def installed_by(user: int | None, *, server: int | None = None, context: int = GUILD) -> Iterator[None]:
    """Interactions come from there, with the app installed by that person, in that server, or in both."""
    owners = {"1": user, "0": server}
    whole = interactions.base_payload

    def payload(*args: Any, **options: Any) -> Any:
        record, sent = whole(*args, **options)
        sent["authorizing_integration_owners"] = {kind: str(id_) for kind, id_ in owners.items() if id_}
        sent["context"] = context
        return record, sent

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(interactions, "base_payload", payload)
        yield


async def menu_in_direct_messages(world: Simulation, person: UserHandle, message: Any) -> InteractionResult:
    """Use the message menu there, which simcord offers in servers only."""
    backend = world.env.backend
    stored = backend.get_message(person.dm_channel.id, message.id)
    kind = AppCommandType.message.value
    data = {
        "id": backend.commands[None][NAME, kind]["id"],
        "name": NAME,
        "type": kind,
        "target_id": str(message.id),
        "resolved": {"messages": {str(message.id): dict(serializers.message_payload(backend, stored))}},
    }
    command = InteractionType.application_command.value
    return await _dispatch_actor_interaction(person, command, person.dm_channel, data)
