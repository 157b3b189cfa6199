"""“Find the answer”: the menu of a message, which is then the question; only who uses it sees the answer."""

from typing import Final

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import VerbatimClient
from bot.personal import in_any_chat
from bot.replies import reply_to, respond
from bot.scope import Place

NAME: Final = "Find the answer"


class Menu(commands.Cog):
    """The entry under Apps in the menu of every message."""

    def __init__(self, client: VerbatimClient) -> None:
        self.client = client
        # discord.py takes no menus from a cog by itself.
        self.menu = in_any_chat(app_commands.ContextMenu(name=NAME, callback=self.find_the_answer))

    async def cog_load(self) -> None:
        """Add the entry to the commands."""
        self.client.tree.add_command(self.menu)

    async def cog_unload(self) -> None:
        """Take it away with the feature."""
        self.client.tree.remove_command(self.menu.name, type=self.menu.type)

    async def find_the_answer(
        self, interaction: discord.Interaction[VerbatimClient], message: discord.Message
    ) -> None:
        """Ask what the message asks. It is somebody else's, so a long one is shortened and not refused."""
        reply = reply_to(
            message.content, self.client, Place.of(interaction), show_question=True, of_another=True
        )
        await respond(interaction, reply, private=True)


async def setup(client: VerbatimClient) -> None:
    """Called by discord.py when the feature is loaded."""
    await client.add_cog(Menu(client))
