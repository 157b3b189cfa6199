"""Buttons and menus that outlive a restart: what one knows is in its custom id, or Discord says it."""

import re
from typing import Any, Self, TypeVar

import discord

from bot.errors import tell_interaction
from bot.speaking import speak_for

ItemT = TypeVar("ItemT", bound=discord.ui.Item[Any])  # of whatever view, as discord.py has it


class LastingItem(discord.ui.DynamicItem[ItemT], template=r"(?!)"):
    """What they have in common. Each kind names the `template` of its custom ids, which holds its state."""

    @classmethod
    def of(cls, match: re.Match[str]) -> Self:
        """The item of a custom id that matches the template."""
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
        """Called by discord.py for the item that was used."""
        return cls.of(match)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Called by discord.py when it is used."""
        try:
            # discord.py runs this in a task of its own, which knows no language.
            await speak_for(interaction)
            await self.pressed(interaction)
        except Exception as error:  # discord.py would log it, words and all, and tell nobody
            await tell_interaction(interaction, error)


class LastingButton(LastingItem[discord.ui.Button[discord.ui.View]], template=r"(?!)"):
    """A button that outlives a restart."""
