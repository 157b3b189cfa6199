"""The list of articles and its pages, and one article by itself."""

import asyncio
import re
from typing import Any, Final

import discord

from bot.cards.articles import EVERYONE, PAGE, Listed, article_card, list_card
from bot.choosing import article_named
from bot.client import VerbatimClient
from bot.lasting import LastingButton
from bot.replies import Reply
from bot.scope import Place, answerer_of, server_asked
from knowledge.store import HOME, Entry
from knowledge.wording import Wording

_PREVIOUS: Final = Wording("Previous")
_NEXT: Final = Wording("Next")
# Translators: whom an article is for, behind “for”, and who may see it, behind a colon.
_OF_THIS: Final = Wording("members of this server")
# Translators: as “members of this server”; {server} is a server's name.
_OF_NAMED: Final = Wording("members of {server}")
# Translators: as “members of this server”, where its name is not known.
_OF_YOURS: Final = Wording("members of your server")


class PageButton(LastingButton, template=r"articles:page:(?P<page>\d{1,6})"):
    """Turns to a page of the list, which only the presser sees. It has no memory to outlive."""

    def __init__(self, page: int, label: Wording = _NEXT, *, disabled: bool = False) -> None:
        super().__init__(
            discord.ui.Button(label=label(), custom_id=f"articles:page:{page}", disabled=disabled)
        )
        self._page = page

    @classmethod
    def of(cls, match: re.Match[str]) -> "PageButton":
        """The button, by what its custom id says."""
        return cls(int(match["page"]))

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Turn the page."""
        await interaction.response.defer()
        turned = await list_page(interaction.client, Place.of(interaction), self._page)
        await interaction.edit_original_response(embed=turned.embed, view=turned.view)


async def list_page(client: VerbatimClient, place: Place, page: int = 0) -> Reply:
    """A page, from 0, of the articles that may be asked at `place`: the server's own first.

    The last one there is, if there are fewer. Raises StoreUnavailableError.
    """
    server = await server_asked(client, place)
    own = await _own(client, server)
    entries = list(own.values())
    answerer = await answerer_of(client, server)
    home = [article for article in answerer.articles if article.id not in own]
    last = max(0, (len(entries) + len(home) - 1) // PAGE)
    page = min(page, last)
    start = page * PAGE

    def lines() -> list[Listed]:
        """Those of this page; counting the words of home articles takes a moment."""
        listed = [Listed.of_entry(entry) for entry in entries[start : start + PAGE]]
        begin = max(0, start - len(entries))
        more = home[begin : begin + PAGE - len(listed)]
        return listed + [Listed.of_article(article) for article in more]

    card = list_card(
        await asyncio.to_thread(lines),
        first=start + 1,
        own=len(entries),
        home=len(home),
        whose=_whose(client, place, server),
    )
    if not last:
        return Reply(card)
    view = discord.ui.View(timeout=None)
    view.add_item(PageButton(max(0, page - 1), _PREVIOUS, disabled=page == 0))
    view.add_item(PageButton(min(last, page + 1), _NEXT, disabled=page == last))
    return Reply(card, view)


async def show_article(client: VerbatimClient, place: Place, named: str) -> Reply:
    """The article with that id or title, of those that may be asked at `place`.

    Raises UnknownArticleError and StoreUnavailableError.
    """
    server = await server_asked(client, place)
    own = await _own(client, server)
    answerer = await answerer_of(client, server)
    article = article_named(named, answerer.articles)
    is_own = article.id in own
    entry = own.get(article.id) or (await _entries(client, HOME)).get(article.id)
    seen_by = _whose(client, place, server) if is_own else EVERYONE()
    return Reply(article_card(article, answerer.passages_in(article.id), entry=entry, seen_by=seen_by))


async def _own(client: VerbatimClient, server: int) -> dict[str, Entry]:
    """The server's own articles; none of a server that is none."""
    return {} if server == HOME else await _entries(client, server)


async def _entries(client: VerbatimClient, library: int) -> dict[str, Entry]:
    return {entry.id: entry for entry in await client.library.own(library)}


def _whose(client: VerbatimClient, place: Place, server: int) -> str:
    """Who sees the server's own articles, in words that are right where they are read."""
    if place.server is not None:
        return _OF_THIS()
    guild = client.get_guild(server)
    return _OF_NAMED(server=guild.name) if guild else _OF_YOURS()
