"""The pages of a server's gaps, and the buttons that turn them, dismiss a gap, or open the form to answer it.

A gap is named by its id, so the buttons outlive a restart, and do nothing to another gap once theirs is gone.
"""

import asyncio
import re
from functools import partial
from typing import Any

import discord

from bot.cards.gaps import DISMISS, NEXT, PAGE, PREVIOUS, TEACH, gaps_card, notes_are_off_card
from bot.chosen import store_of
from bot.client import VerbatimClient
from bot.features.articles.permissions import PATIENCE, server_to_change
from bot.features.gaps.kept import gap_of, kept_gaps
from bot.features.gaps.teaching import TeachForm
from bot.lasting import LastingButton
from bot.replies import Reply
from knowledge.wording import Wording

_Interaction = discord.Interaction[VerbatimClient]


class GapPageButton(LastingButton, template=r"gaps:page:(?P<page>\d{1,4})"):
    """Turns to a page."""

    def __init__(self, page: int, label: Wording = NEXT, *, disabled: bool = False) -> None:
        super().__init__(
            discord.ui.Button(label=label(), custom_id=f"gaps:page:{page}", disabled=disabled, row=2)
        )
        self._page = page

    @classmethod
    def of(cls, match: re.Match[str]) -> "GapPageButton":
        """The button, by what its custom id says."""
        return cls(int(match["page"]))

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Turn the page."""
        server = await server_to_change(interaction)
        await interaction.response.defer()
        await _show(interaction, server, self._page)


class GapButton(
    LastingButton,
    template=r"gaps:(?P<act>teach|dismiss):(?P<gap>[0-9a-f]{16}):(?P<page>\d{1,4})",
):
    """Opens the form to answer a gap, or dismisses it."""

    def __init__(self, act: str, gap_id: str, page: int, number: int = 0) -> None:
        label = (TEACH if act == "teach" else DISMISS)(number=number)
        row = 0 if act == "teach" else 1
        super().__init__(discord.ui.Button(label=label, custom_id=f"gaps:{act}:{gap_id}:{page}", row=row))
        self._act = act
        self._gap_id = gap_id
        self._page = page

    @classmethod
    def of(cls, match: re.Match[str]) -> "GapButton":
        """The button, by what its custom id says."""
        return cls(match["act"], match["gap"], int(match["page"]))

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Do it."""
        server = await server_to_change(interaction)
        await (self._teach if self._act == "teach" else self._dismiss)(interaction, server)

    async def _teach(self, interaction: _Interaction, server: int) -> None:
        # A form has to be the very first answer, so nothing can be promised before.
        async with asyncio.timeout(PATIENCE):
            gap = await gap_of(interaction.client, server, self._gap_id)
        await interaction.response.send_modal(TeachForm(gap, partial(_show, server=server, page=self._page)))

    async def _dismiss(self, interaction: _Interaction, server: int) -> None:
        await interaction.response.defer()
        await store_of(interaction.client).remove_gap(server, self._gap_id)
        await _show(interaction, server, self._page)


async def gaps_page(client: VerbatimClient, server: int, page: int = 0) -> Reply:
    """A page, from 0, of a server's gaps: the last one there is, if there are fewer.

    If the server keeps none, how that is changed. Raises StoreError, LibraryCommandError without a store.
    """
    if not (await store_of(client).settings(server)).gap_notes:
        return Reply(notes_are_off_card())
    kept = await kept_gaps(client, server)
    last = max(0, (len(kept) - 1) // PAGE)
    page = min(page, last)
    start = page * PAGE
    shown = kept[start : start + PAGE]
    card = gaps_card(shown, first=start + 1, of=len(kept))
    if not kept:
        return Reply(card)
    view = discord.ui.View(timeout=None)
    for act in ("teach", "dismiss"):
        for number, gap in enumerate(shown, start + 1):
            view.add_item(GapButton(act, gap.id, page, number))
    if last:
        view.add_item(GapPageButton(max(0, page - 1), PREVIOUS, disabled=page == 0))
        view.add_item(GapPageButton(min(last, page + 1), NEXT, disabled=page == last))
    return Reply(card, view)


async def _show(interaction: _Interaction, server: int, page: int) -> None:
    """Show a page in place of what is there; the interaction is deferred."""
    reply = await gaps_page(interaction.client, server, page)
    await interaction.edit_original_response(embed=reply.embed, view=reply.view)
