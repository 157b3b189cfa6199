"""The bot as somebody's personal app, which comes along into every chat, also where the bot is not."""

from typing import Any, TypeVar

import discord
from discord import app_commands

_C = TypeVar("_C", bound=app_commands.Command[Any, ..., Any] | app_commands.ContextMenu)


def in_any_chat(command: _C) -> _C:
    """Make a command one of the personal app, too; others are there where the bot is, only."""
    installed = app_commands.allowed_installs(guilds=True, users=True)(command)
    return app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)(installed)


def only_in_private(interaction: discord.Interaction[Any]) -> bool:
    """Whether Discord will show what answers this to the person alone, whatever the bot says.

    It does so in a server that is not the app's, for people who may not use apps of their own there.
    """
    return (
        interaction.guild_id is not None
        and not interaction.is_guild_integration()
        and interaction.is_user_integration()
        and not interaction.permissions.use_external_apps
    )
