"""Forms that a person fills in and sends."""

from typing import Any, Final

import discord

from bot.errors import tell_interaction
from bot.speaking import speak_for

LIFETIME: Final = 60 * 60
"""Seconds in which a form can be sent."""


class Form(discord.ui.Modal):
    """What they have in common."""

    def __init__(self, title: str) -> None:
        super().__init__(title=title, timeout=LIFETIME)

    async def interaction_check(self, interaction: discord.Interaction[Any], /) -> bool:
        """Called by discord.py when it was sent, in a task of its own, which knows no language."""
        await speak_for(interaction)
        return True

    async def on_error(  # type: ignore[override]  # a form's has no item, as discord.py's own Modal
        self, interaction: discord.Interaction[Any], error: Exception, /
    ) -> None:
        """Tell the person; discord.py would log the error, words and all."""
        await tell_interaction(interaction, error)
