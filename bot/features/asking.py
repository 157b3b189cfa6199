"""`/ask`: a question by slash command, of all articles or of one, for everybody to see or in private."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.cards.limits import QUESTION
from bot.choosing import choices
from bot.client import VerbatimClient
from bot.personal import in_any_chat, only_in_private
from bot.replies import reply_to, respond
from bot.scope import Place, articles_at_hand


class Asking(commands.Cog):
    """The command `/ask` and the list of articles that it offers."""

    def __init__(self, client: VerbatimClient) -> None:
        self.client = client

    @in_any_chat
    @app_commands.command(name="ask")
    @app_commands.describe(
        question="What you want to know, in your own words",
        article="Ask this article only",
        private="Show the answer to you alone",
    )
    async def ask(
        self,
        interaction: discord.Interaction[VerbatimClient],
        question: app_commands.Range[str, 1, QUESTION],
        article: str | None = None,
        private: bool | None = None,
    ) -> None:
        """Ask the articles and get the passage that answers, word for word."""
        place = Place.of(interaction)
        private = only_in_private(interaction) or await self.client.chosen.private(place.home, private)
        reply = reply_to(question, self.client, place, article=article, show_question=True)
        await respond(interaction, reply, private=private)

    @ask.autocomplete("article")
    async def articles_like(
        self, interaction: discord.Interaction[VerbatimClient], typed: str
    ) -> list[app_commands.Choice[str]]:
        """The articles that may be asked here and whose titles contain what was typed."""
        return choices(await articles_at_hand(self.client, Place.of(interaction)), typed)


async def setup(client: VerbatimClient) -> None:
    """Called by discord.py when the feature is loaded."""
    await client.add_cog(Asking(client))
