"""`/ask`: a question by slash command, of all articles or of one, for everybody to see or in private."""

import asyncio
from typing import Final

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import VerbatimClient
from bot.errors import UnknownArticleError
from bot.limits import CHOICE, CHOICES, QUESTION, fitted
from bot.replies import ready_within, reply_to
from knowledge.article import Article

PATIENCE: Final = 1.5
"""Seconds after which Discord is told to wait for the answer; it gives up at 3."""


class Asking(commands.Cog):
    """The command `/ask` and the list of articles that it offers."""

    def __init__(self, client: VerbatimClient) -> None:
        self.client = client

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
        private: bool = False,
    ) -> None:
        """Ask the articles and get the passage that answers, word for word."""
        articles = self.client.answerer.articles
        article_id = None if article is None else _article_named(article, articles).id
        reply = asyncio.ensure_future(
            reply_to(
                question,
                self.client.answerer,
                self.client.conversations,
                (interaction.user.id, interaction.channel_id),
                article_id=article_id,
                show_question=not private,
            )
        )
        # One message is quicker than a promise and an edit, so the promise is for the slow case only.
        try:
            if await ready_within(PATIENCE, reply):
                await interaction.response.send_message(embed=reply.result(), ephemeral=private)
            else:
                await interaction.response.defer(ephemeral=private)
                await interaction.edit_original_response(embed=await reply)
        finally:
            reply.cancel()

    @ask.autocomplete("article")
    async def articles_like(
        self, interaction: discord.Interaction[VerbatimClient], typed: str
    ) -> list[app_commands.Choice[str]]:
        """The articles whose titles contain what was typed, those that begin with it first."""
        return choices(self.client.answerer.articles, typed)


def choices(articles: tuple[Article, ...], typed: str) -> list[app_commands.Choice[str]]:
    """At most 25 articles to choose from, by title; the value is the id, for titles may be long or alike."""
    wanted = typed.strip().casefold()
    found = [
        (at, article)
        for article in articles
        if (at := article.title.casefold().find(wanted)) >= 0 and 0 < len(article.id) <= CHOICE
    ]
    found.sort(key=lambda hit: hit[0] > 0)
    return [
        app_commands.Choice(name=fitted(article.title.strip() or article.id, CHOICE), value=article.id)
        for _, article in found[:CHOICES]
    ]


def _article_named(name: str, articles: tuple[Article, ...]) -> Article:
    """The article with this id or, for those who type instead of choosing, with this title."""
    wanted = name.strip().casefold()
    for article in articles:
        if article.id == name or article.title.strip().casefold() == wanted:
            return article
    raise UnknownArticleError


async def setup(client: VerbatimClient) -> None:
    """Called by discord.py when the feature is loaded."""
    await client.add_cog(Asking(client))
