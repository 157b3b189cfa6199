"""`/stats`: how much is asked in a server, and what comes of it, for those who may change its articles."""

from datetime import UTC, datetime

import discord
from discord import app_commands
from discord.ext import commands

from bot.cards.stats import stats_card
from bot.chosen import store_of
from bot.client import VerbatimClient
from bot.features.articles.permissions import server_to_change
from bot.replies import Reply, respond
from bot.stats import Stats, first_day


class Statistics(commands.Cog):
    """The command."""

    def __init__(self, client: VerbatimClient) -> None:
        self.client = client

    @app_commands.command()
    @app_commands.guild_only()
    async def stats(self, interaction: discord.Interaction[VerbatimClient]) -> None:
        """How much is asked here, and what comes of it (Manage Server, or the role for it)."""
        server = await server_to_change(interaction)
        await respond(interaction, self._stats(server), private=True)

    async def _stats(self, server: int) -> Reply:
        """Raises StoreError."""
        store = store_of(self.client)
        await self.client.counts.flush()
        today = datetime.now(UTC).date()
        stats = Stats.of(await store.counts(server, first_day(today)), today)
        articles = (await self.client.library.answerer(server)).articles
        return Reply(stats_card(stats, {article.id: article.title for article in articles}))


async def setup(client: VerbatimClient) -> None:
    """Called by discord.py when the feature is loaded."""
    await client.add_cog(Statistics(client))
