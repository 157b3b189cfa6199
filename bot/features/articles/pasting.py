"""The form into which a text is pasted."""

from typing import Final

import discord

from bot.cards.limits import TYPED
from bot.client import VerbatimClient
from bot.errors import tell_interaction
from bot.features.articles.adding import add_all, pasted_source
from bot.features.articles.permissions import server_to_change
from knowledge.ingest.limits import TITLE_CHARACTERS

LIFETIME: Final = 60 * 60
"""Seconds in which the form can be sent."""


class PasteForm(discord.ui.Modal, title="Add a text"):
    """A title, if one likes, and the text."""

    heading: discord.ui.Label[discord.ui.LayoutView] = discord.ui.Label(
        text="Title",
        description="Without one, the first line is the title if it reads like one.",
        component=discord.ui.TextInput(custom_id="title", required=False, max_length=TITLE_CHARACTERS),
    )
    body: discord.ui.Label[discord.ui.LayoutView] = discord.ui.Label(
        text="Text",
        description="A blank line parts paragraphs. For more than this holds, use /articles add with a file.",
        component=discord.ui.TextInput(custom_id="text", style=discord.TextStyle.paragraph, max_length=TYPED),
    )

    def __init__(self) -> None:
        super().__init__(timeout=LIFETIME)

    async def on_submit(self, interaction: discord.Interaction[VerbatimClient], /) -> None:  # type: ignore[override]
        """Add the text, if the person still may."""
        server = await server_to_change(interaction)
        heading, body = self.heading.component, self.body.component
        assert isinstance(heading, discord.ui.TextInput)
        assert isinstance(body, discord.ui.TextInput)
        await add_all(interaction, server, [pasted_source(body.value, heading.value.strip() or None)])

    async def on_error(  # type: ignore[override]  # a form's has no item, as discord.py's own Modal
        self, interaction: discord.Interaction[VerbatimClient], error: Exception, /
    ) -> None:
        """Tell the person; discord.py would log the error, words and all."""
        await tell_interaction(interaction, error)
