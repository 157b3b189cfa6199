"""Naming the role whose members may change a server's articles."""

from typing import Final

import discord
from discord import app_commands

from bot.client import VerbatimClient
from bot.errors import LibraryCommandError
from bot.features.articles.permissions import manages_server
from knowledge.wording import Wording

_ROLE: Final = Wording("{role} may now add, paste and remove articles, as may everybody with Manage Server.")
_NO_ROLE: Final = Wording(
    "Only people with the permission Manage Server may add, paste and remove articles now."
)
_EVERYONE: Final = Wording(
    "Name a role that you give to the people you trust: with @everyone, anybody could change the articles."
)


class NotAManagerError(LibraryCommandError):
    """Only people with Manage Server may name the role."""


class RoleForEveryoneError(LibraryCommandError):
    """The role is @everyone, which all members have."""


def check_role(role: discord.Role | None) -> None:
    """Raise RoleForEveryoneError for a role that would let everybody change the articles."""
    if role is not None and role.is_default():
        raise RoleForEveryoneError(_EVERYONE)


async def name_role(interaction: discord.Interaction[VerbatimClient], role: discord.Role | None) -> None:
    """Let the members of that role change the articles from now on, or no role's if it is None.

    Raises NoPrivateMessage, NotAManagerError, RoleForEveryoneError and StoreUnavailableError.
    """
    if interaction.guild_id is None:
        raise app_commands.NoPrivateMessage
    if not manages_server(interaction):
        raise NotAManagerError(Wording("Only people with the permission Manage Server may name the role."))
    check_role(role)
    await interaction.response.defer(ephemeral=True)
    await interaction.client.chosen.change(interaction.guild_id, librarian_role=role and role.id)
    told = _NO_ROLE() if role is None else _ROLE(role=role.mention)
    await interaction.edit_original_response(content=told)
