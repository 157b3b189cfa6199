"""`/gaps`: the questions of a server that found no answer, and what can be done about each."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import VerbatimClient
from bot.features.articles.permissions import server_to_change
from bot.features.gaps.listing import GapButton, GapPageButton, gaps_page
from bot.replies import respond


class Gaps(commands.Cog):
    """The command."""

    def __init__(self, client: VerbatimClient) -> None:
        self.client = client

    @app_commands.command()
    @app_commands.guild_only()
    async def gaps(self, interaction: discord.Interaction[VerbatimClient]) -> None:
        """Answer questions that found no answer, if this server keeps them (Manage Server, or the role)."""
        server = await server_to_change(interaction)
        await respond(interaction, gaps_page(self.client, server), private=True)


async def setup(client: VerbatimClient) -> None:
    """Called by discord.py when the feature is loaded."""
    client.add_dynamic_items(GapButton, GapPageButton)
    await client.add_cog(Gaps(client))
