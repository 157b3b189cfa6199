"""Buttons that outlive a restart: what one knows is in its custom id and in what Discord says of a press."""

import re
from typing import Any, Self

import discord

from bot.errors import tell_interaction


class LastingButton(discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]], template=r"(?!)"):
    """What they have in common. Each kind names the `template` of its custom ids, which holds its state."""

    @classmethod
    def of(cls, match: re.Match[str]) -> Self:
        """The button of a custom id that matches the template."""
        raise NotImplementedError

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Do what it is there for; whatever goes wrong, the person is told."""
        raise NotImplementedError

    @classmethod
    async def from_custom_id(
        cls,
        interaction: discord.Interaction[Any],  # as discord.py has it
        item: discord.ui.Item[Any],
        match: re.Match[str],
        /,
    ) -> Self:
        """Called by discord.py for the button that was pressed."""
        return cls.of(match)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Called by discord.py when it is pressed."""
        try:
            await self.pressed(interaction)
        except Exception as error:  # discord.py would log it, words and all, and tell nobody
            await tell_interaction(interaction, error)
