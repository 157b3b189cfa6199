"""Who may change a server's articles: people with Manage Server, and those with the role that it named.

A command's own permissions in Discord cannot name a role, so the commands are visible to everybody and
refuse here. A server can hide them under Server Settings, Integrations.
"""

import asyncio
from typing import TYPE_CHECKING, Final

import discord
from discord import app_commands

from bot.errors import LibraryCommandError
from knowledge.store import StoreError
from knowledge.wording import Wording

if TYPE_CHECKING:
    from bot.client import VerbatimClient

PATIENCE: Final = 1.2
"""Seconds for looking a role up: it comes before whatever else is done in the three that Discord gives."""


class NotALibrarianError(LibraryCommandError):
    """Somebody who may not change the server's articles tried to."""


def manages_server(interaction: discord.Interaction["VerbatimClient"]) -> bool:
    """Whether the person has Manage Server, by what Discord says of this very interaction."""
    return interaction.permissions.manage_guild or interaction.permissions.administrator


async def server_to_change(interaction: discord.Interaction["VerbatimClient"]) -> int:
    """The server whose articles this person may change here.

    Raises NoPrivateMessage in a direct message, NotALibrarianError, StoreUnavailableError, TimeoutError.
    """
    server = interaction.guild_id
    if server is None:
        raise app_commands.NoPrivateMessage
    if manages_server(interaction) or await _has_named_role(interaction, server):
        return server
    raise NotALibrarianError(
        Wording(
            "Only people with the permission Manage Server may do this, and those with the role that they"
            " chose for it."
        )
    )


async def may_change(interaction: discord.Interaction["VerbatimClient"]) -> bool:
    """Whether server_to_change would name a server; not where that cannot be found out."""
    try:
        await server_to_change(interaction)
    except (app_commands.NoPrivateMessage, NotALibrarianError, StoreError, TimeoutError):
        return False
    return True


async def _has_named_role(interaction: discord.Interaction["VerbatimClient"], server: int) -> bool:
    store = interaction.client.library.store
    if store is None or not isinstance(interaction.user, discord.Member):
        return False
    async with asyncio.timeout(PATIENCE):
        role = (await store.settings(server)).librarian_role
    return role is not None and interaction.user.get_role(role) is not None
