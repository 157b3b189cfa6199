"""The buttons Remove, Keep and Undo: for the caller alone, for ten minutes."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from time import time
from typing import Any, Final

import discord

from bot.cards.articles import kept_card, removal_card, removed_card, restored_card
from bot.choosing import article_named
from bot.client import VerbatimClient
from bot.errors import LibraryCommandError
from bot.features.articles.permissions import server_to_change
from bot.features.articles.removals import LIFETIME, Removal
from bot.lasting import LastingButton
from bot.replies import Reply
from knowledge.wording import Wording

_LABELS: Final = {
    "remove": Wording("Remove"),
    # Translators: a button beside Remove: the article stays.
    "keep": Wording("Keep"),
    # Translators: a button under what was removed: puts the article back.
    "undo": Wording("Undo"),
}
_STYLES: Final = {"remove": discord.ButtonStyle.danger}


class TooLateError(LibraryCommandError):
    """The button is older than ten minutes, or than the bot's last start, or was pressed already."""


class SomebodyElsesError(LibraryCommandError):
    """The button is for the person who used the command."""


class RemovalButton(
    LastingButton,
    template=r"articles:(?P<act>remove|keep|undo):(?P<token>[0-9a-f]{16})",
):
    """A button of one removal. What it is about is known by its token, so that it outlives its message."""

    def __init__(self, act: str, token: str) -> None:
        super().__init__(
            discord.ui.Button(
                label=_LABELS[act](),
                style=_STYLES.get(act, discord.ButtonStyle.secondary),
                custom_id=f"articles:{act}:{token}",
            )
        )
        self._act = act
        self._token = token

    @classmethod
    def of(cls, match: re.Match[str]) -> "RemovalButton":
        """The button, by what its custom id says."""
        return cls(match["act"], match["token"])

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Do it."""
        await _ACTS[self._act](interaction, self._token)


async def ask_to_confirm(
    client: VerbatimClient, server: int, person: discord.User | discord.Member, named: str
) -> Reply:
    """Ask that person whether the server's article with that id or title is really to be removed.

    Raises UnknownArticleError and StoreUnavailableError.
    """
    entry = article_named(named, await client.library.own(server))
    token = client.removals.keep(Removal.proposed(server, person.id, person.display_name, entry))
    return Reply(removal_card(entry), _view(token, "remove", "keep"))


async def _remove(interaction: discord.Interaction[VerbatimClient], token: str) -> None:
    async with _taken(interaction, token) as removal:
        await interaction.response.defer()
        stored = await interaction.client.library.remove(removal.server, removal.article_id)
    undo = interaction.client.removals.keep(replace(removal, stored=stored))
    card = removed_card(removal.title, removal.name, int(time()) + LIFETIME)
    await interaction.edit_original_response(embed=card, view=_view(undo, "undo"))


async def _keep(interaction: discord.Interaction[VerbatimClient], token: str) -> None:
    async with _taken(interaction, token) as removal:
        await interaction.response.edit_message(embed=kept_card(removal.title), view=None)


async def _undo(interaction: discord.Interaction[VerbatimClient], token: str) -> None:
    async with _taken(interaction, token) as removal:
        assert removal.stored is not None
        await interaction.response.defer()
        await interaction.client.library.restore(removal.server, removal.stored)
    await interaction.edit_original_response(embed=restored_card(removal.title, removal.name), view=None)


_ACTS: Final = {"remove": _remove, "keep": _keep, "undo": _undo}


@asynccontextmanager
async def _taken(interaction: discord.Interaction[VerbatimClient], token: str) -> AsyncIterator[Removal]:
    """The removal of a button that this person may press, for as long as it lasts: no second press finds it.

    Raises TooLateError, SomebodyElsesError, and whatever server_to_change raises. Where what is done with
    it fails, the button can be pressed again.
    """
    removals = interaction.client.removals
    removal = removals.look(token)
    if removal is None:
        raise TooLateError(
            Wording(
                "It is too late for this button: it works once, for ten minutes, and not after a restart of"
                " mine."
            )
        )
    if removal.user != interaction.user.id:
        raise SomebodyElsesError(
            Wording("Only {name}, who used the command, can press this."), name=removal.name
        )
    await server_to_change(interaction)
    taken = removals.take(token)
    if taken is None:
        raise TooLateError(Wording("This button was pressed already."))
    try:
        yield taken
    except Exception:
        removals.give_back(token, taken)
        raise


def _view(token: str, *acts: str) -> discord.ui.View:
    view = discord.ui.View(timeout=None)
    for act in acts:
        view.add_item(RemovalButton(act, token))
    return view
