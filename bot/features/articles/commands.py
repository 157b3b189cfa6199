"""`/articles`: what can be asked here, and for those who may, changing it.

Everybody sees the commands; `add`, `paste`, `remove` and `role` look at the person's permissions themselves
(bot.features.articles.permissions tells why).
"""

import discord
from discord import app_commands
from discord.ext import commands

from bot.cards.limits import URL
from bot.choosing import choices
from bot.client import VerbatimClient
from bot.features.articles.adding import add_all, sources
from bot.features.articles.librarians import name_role
from bot.features.articles.listing import PageButton, list_page, show_article
from bot.features.articles.pasting import PasteForm
from bot.features.articles.permissions import server_to_change
from bot.features.articles.removing import RemovalButton, ask_to_confirm
from bot.replies import respond
from bot.scope import Place, articles_at_hand, own_at_hand

_Interaction = discord.Interaction[VerbatimClient]
_File = discord.Attachment | None


class Articles(commands.GroupCog, name="articles", description="The articles that I answer from"):
    """The commands; what they do is in modules of their own."""

    def __init__(self, client: VerbatimClient) -> None:
        self.client = client

    @app_commands.command(name="list")
    async def list_articles(self, interaction: _Interaction) -> None:
        """List the articles that can be asked here."""
        await respond(interaction, list_page(self.client, Place.of(interaction)), private=True)

    @app_commands.command()
    @app_commands.describe(article="Which one")
    async def show(self, interaction: _Interaction, article: str) -> None:
        """Show what an article is, where it is from, who may see it, and how it begins."""
        await respond(interaction, show_article(self.client, Place.of(interaction), article), private=True)

    @app_commands.command()
    @app_commands.describe(
        url="The address of a page, a PDF or another file on the web",
        file="A text, Markdown, HTML, PDF, Word or EPUB file, at most 10 MB",
        **{f"file{number}": "One more file" for number in range(2, 11)},
    )
    async def add(
        self,
        interaction: _Interaction,
        url: app_commands.Range[str, 1, URL] | None = None,
        file: _File = None,
        file2: _File = None,
        file3: _File = None,
        file4: _File = None,
        file5: _File = None,
        file6: _File = None,
        file7: _File = None,
        file8: _File = None,
        file9: _File = None,
        file10: _File = None,
    ) -> None:
        """Add articles to this server: a web page, files, or both (Manage Server, or the role for it)."""
        server = await server_to_change(interaction)
        files = (file, file2, file3, file4, file5, file6, file7, file8, file9, file10)
        await add_all(interaction, server, sources(url, [given for given in files if given is not None]))

    @app_commands.command()
    async def paste(self, interaction: _Interaction) -> None:
        """Add a text to this server by pasting it into a form (Manage Server, or the role for it)."""
        await server_to_change(interaction)
        await interaction.response.send_modal(PasteForm())

    @app_commands.command()
    @app_commands.describe(article="Which one, of this server's own")
    async def remove(self, interaction: _Interaction, article: str) -> None:
        """Remove an article of this server; it can be undone for ten minutes (Manage Server, or the role)."""
        server = await server_to_change(interaction)
        question = ask_to_confirm(self.client, server, interaction.user, article)
        await respond(interaction, question, private=False)

    @app_commands.command()
    @app_commands.describe(role="Whose members may add, paste and remove, too. Left out: nobody's")
    async def role(self, interaction: _Interaction, role: discord.Role | None = None) -> None:
        """Name a role that may change this server's articles besides Manage Server (Manage Server only)."""
        await name_role(interaction, role)

    @show.autocomplete("article")
    async def articles_like(self, interaction: _Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """The articles that may be asked here and whose titles contain what was typed."""
        return choices(await articles_at_hand(self.client, Place.of(interaction)), typed)

    @remove.autocomplete("article")
    async def own_articles_like(
        self, interaction: _Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        """The server's own articles whose titles contain what was typed."""
        server = interaction.guild_id
        return [] if server is None else choices(await own_at_hand(self.client, server), typed)


async def setup(client: VerbatimClient) -> None:
    """Called by discord.py when the feature is loaded."""
    client.add_dynamic_items(PageButton, RemovalButton)
    await client.add_cog(Articles(client))
