"""Naming the role whose members may change a server's articles."""

from dataclasses import replace
from typing import Final

import discord
from discord import app_commands

from bot.client import VerbatimClient
from bot.errors import LibraryCommandError
from bot.features.articles.permissions import manages_server

_NO_ROLE: Final = "Only people with the permission Manage Server may add, paste and remove articles now."
_EVERYONE: Final = (
    "Name a role that you give to the people you trust: with @everyone, anybody could change the articles."
)


class NotAManagerError(LibraryCommandError):
    """Only people with Manage Server may name the role."""


class RoleForEveryoneError(LibraryCommandError):
    """The role is @everyone, which all members have."""


async def name_role(interaction: discord.Interaction[VerbatimClient], role: discord.Role | None) -> None:
    """Let the members of that role change the articles from now on, or no role's if it is None.

    Raises NoPrivateMessage, NotAManagerError, RoleForEveryoneError and StoreUnavailableError.
    """
    if interaction.guild_id is None:
        raise app_commands.NoPrivateMessage
    if not manages_server(interaction):
        raise NotAManagerError("Only people with the permission Manage Server may name the role.")
    if role is not None and role.is_default():
        raise RoleForEveryoneError(_EVERYONE)
    await interaction.response.defer(ephemeral=True)
    store = interaction.client.library.store
    if store is None:
        raise LibraryCommandError("Nothing can be kept here: this bot runs without a database.")
    settings = await store.settings(interaction.guild_id)
    await store.save_settings(
        interaction.guild_id, replace(settings, librarian_role=None if role is None else role.id)
    )
    told = (
        _NO_ROLE
        if role is None
        else (f"{role.mention} may now add, paste and remove articles, as may everybody with Manage Server.")
    )
    await interaction.edit_original_response(content=told)
