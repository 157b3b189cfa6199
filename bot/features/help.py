"""`/help`: what to ask and how, with questions that the articles here answer."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.cards.help import help_card
from bot.client import VerbatimClient
from bot.features.articles.permissions import manages_server, may_change
from bot.personal import in_any_chat
from bot.questions import Questions
from bot.replies import Reply, respond
from bot.scope import Place, answerer_for


class Help(commands.Cog):
    """The command, and the questions that it has found so far."""

    def __init__(self, client: VerbatimClient) -> None:
        self.client = client
        self.questions = Questions()

    @in_any_chat
    @app_commands.command(name="help")
    async def show_help(self, interaction: discord.Interaction[VerbatimClient]) -> None:
        """What you can ask me here, and how."""
        await respond(interaction, self._help(interaction), private=True)

    async def _help(self, interaction: discord.Interaction[VerbatimClient]) -> Reply:
        """Raises StoreUnavailableError."""
        place = Place.of(interaction)
        answerer = await answerer_for(self.client, place)
        librarian = not place.elsewhere and await may_change(interaction)
        card = help_card(
            await self.questions.some(answerer),
            has_articles=bool(answerer.articles),
            elsewhere=place.elsewhere,
            librarian=librarian,
            manager=librarian and manages_server(interaction),
        )
        return Reply(card)


async def setup(client: VerbatimClient) -> None:
    """Called by discord.py when the feature is loaded."""
    await client.add_cog(Help(client))
