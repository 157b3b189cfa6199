"""The form into which a text is pasted."""

from typing import Final

import discord

from bot.cards.limits import TYPED
from bot.client import VerbatimClient
from bot.features.articles.adding import add_all, pasted_source
from bot.features.articles.permissions import server_to_change
from bot.forms import Form
from knowledge.ingest.limits import TITLE_CHARACTERS
from knowledge.wording import Wording

# Translators: the heading of a form, at most 45 characters.
_FORM: Final = Wording("Add a text")
# Translators: a field of the form: the article's title. At most 45 characters.
_TITLE: Final = Wording("Title")
# Translators: below “Title”, at most 100 characters.
_TITLE_HINT: Final = Wording("Without one, the first line is the title if it reads like one.")
# Translators: a field of the form: the article's text. At most 45 characters.
_TEXT: Final = Wording("Text")
# Translators: below “Text”, at most 100 characters.
_TEXT_HINT: Final = Wording("A blank line parts paragraphs. A file can hold more than this form.")


class PasteForm(Form):
    """A title, if one likes, and the text."""

    def __init__(self) -> None:
        super().__init__(_FORM())
        self._heading = discord.ui.TextInput[discord.ui.LayoutView](
            custom_id="title", required=False, max_length=TITLE_CHARACTERS
        )
        self._text = discord.ui.TextInput[discord.ui.LayoutView](
            custom_id="text", style=discord.TextStyle.paragraph, max_length=TYPED
        )
        self.add_item(discord.ui.Label(text=_TITLE(), description=_TITLE_HINT(), component=self._heading))
        self.add_item(discord.ui.Label(text=_TEXT(), description=_TEXT_HINT(), component=self._text))

    async def on_submit(self, interaction: discord.Interaction[VerbatimClient], /) -> None:  # type: ignore[override]
        """Add the text, if the person still may."""
        server = await server_to_change(interaction)
        title = self._heading.value.strip() or None
        await add_all(interaction, server, [pasted_source(self._text.value, title)])
