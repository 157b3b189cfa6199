"""The form in which a moderator answers a question that found none; it becomes an article of the server."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Final

import discord

from bot.cards.adding import Item, outcome_card
from bot.cards.gaps import ANSWER, ANSWER_HINT, FORM, HEADING, taught_line
from bot.cards.limits import TYPED, fitted
from bot.cards.lines import one_line
from bot.chosen import store_of
from bot.client import VerbatimClient
from bot.features.articles.adding import PASTED
from bot.features.articles.permissions import server_to_change
from bot.forms import Form
from bot.scope import answerer_of
from knowledge.adding import add_pasted
from knowledge.article import Outcome
from knowledge.ingest.limits import TITLE_CHARACTERS
from knowledge.store import Gap

_MARKS: Final = ("?", "？", "؟")

_Interaction = discord.Interaction[VerbatimClient]


class TeachForm(Form):
    """A title, which is the question at first, and the answer."""

    def __init__(self, gap: Gap, show_again: Callable[[_Interaction], Awaitable[None]]) -> None:
        super().__init__(FORM())
        self._gap = gap
        self._show_again = show_again
        self._heading = discord.ui.TextInput[discord.ui.LayoutView](
            custom_id="title",
            default=fitted(one_line(gap.question), TITLE_CHARACTERS),
            required=False,
            max_length=TITLE_CHARACTERS,
        )
        self._answer = discord.ui.TextInput[discord.ui.LayoutView](
            custom_id="text", style=discord.TextStyle.paragraph, max_length=TYPED
        )
        self.add_item(discord.ui.Label(text=HEADING(), component=self._heading))
        self.add_item(discord.ui.Label(text=ANSWER(), description=ANSWER_HINT(), component=self._answer))

    async def on_submit(self, interaction: _Interaction, /) -> None:  # type: ignore[override]
        """Add the article, if the person still may, and say what comes of the question now."""
        server = await server_to_change(interaction)
        await interaction.response.defer()
        client = interaction.client
        title = self._heading.value.strip() or one_line(self._gap.question)
        async with client.adding:
            added = await add_pasted(client.library, server, self._text(), title=title)
        await store_of(client).remove_gap(server, self._gap.id)
        said = taught_line(self._gap.question, await self._outcome(client, server, added.article.id))
        await self._show_again(interaction)
        card = outcome_card([Item(PASTED(), added=added)])
        await interaction.followup.send(said, embed=card, ephemeral=True)

    def _text(self) -> str:
        """The answer below the question: an answer seldom has the words that are asked for.

        A mark makes the question one, so that what is highlighted is the answer.
        """
        question, answer = one_line(self._gap.question), self._answer.value.strip()
        if answer.casefold().startswith(question.casefold()):
            return answer
        return f"{question if question.endswith(_MARKS) else f'{question}?'}\n{answer}"

    async def _outcome(self, client: VerbatimClient, server: int, article_id: str) -> Outcome:
        """What the question gets now; what it gets from another article does not count."""
        answerer = await answerer_of(client, server)
        answer = await asyncio.to_thread(partial(answerer.ask, self._gap.question))
        is_quoted = answer.quotes and answer.quotes[0].article.id == article_id
        return answer.outcome if is_quoted else Outcome.NOT_FOUND
