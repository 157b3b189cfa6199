"""`/settings`: what a server chooses, in one panel whose buttons and menu outlive a restart.

What they choose stands in their custom ids, and what was chosen is read again from the store at each press.
"""

import re
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any, Final

import discord
from discord import app_commands
from discord.ext import commands

from bot.cards.settings import LABELS, OWN_LANGUAGE, delete_notes_card, settings_card
from bot.chosen import store_of
from bot.client import VerbatimClient
from bot.features.articles.librarians import NotAManagerError, check_role
from bot.features.articles.permissions import manages_server
from bot.languages import LANGUAGES, language_of
from bot.lasting import LastingButton, LastingItem
from bot.replies import Reply, respond
from bot.speaking import speak_for
from knowledge.store import ServerSettings
from knowledge.wording import Wording

_Interaction = discord.Interaction[VerbatimClient]

_CHANGES: Final[dict[str, dict[str, bool]]] = {
    "home:on": {"home_articles": True},
    "home:off": {"home_articles": False},
    "private:on": {"private": True},
    "private:off": {"private": False},
    "notes:on": {"gap_notes": True},
    "notes:delete": {"gap_notes": False},
}
_DANGEROUS: Final = "notes:delete"
_OWN: Final = "own"
"""Each person's language."""

_NOT_A_MANAGER: Final = Wording("Only people with the permission Manage Server may change the settings.")


class SettingsButton(
    LastingButton,
    template=r"settings:(?P<act>(?:home|private|notes):(?:on|off)|notes:delete|show)",
):
    """Chooses something, asks whether it is really meant, or shows the panel as it is now."""

    def __init__(self, act: str) -> None:
        super().__init__(
            discord.ui.Button(
                label=LABELS[act](),
                style=discord.ButtonStyle.danger if act == _DANGEROUS else discord.ButtonStyle.secondary,
                custom_id=f"settings:{act}",
            )
        )
        self._act = act

    @classmethod
    def of(cls, match: re.Match[str]) -> "SettingsButton":
        """The button, by what its custom id says."""
        return cls(match["act"])

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Do it and show the panel."""
        await _shown(interaction, self._chosen)

    async def _chosen(self, client: VerbatimClient, server: int) -> Reply:
        if self._act in _CHANGES:
            return _panel(await client.chosen.change(server, **_CHANGES[self._act]))
        settings = await store_of(client).settings(server)
        if self._act != "notes:off" or not settings.gap_notes:
            return _panel(settings)
        await client.counts.flush()
        kept = await store_of(client).gaps(server, datetime.now(UTC).date())
        return Reply(delete_notes_card(len(kept)), _view(SettingsButton(_DANGEROUS), SettingsButton("show")))


class HelperMenu(LastingItem[discord.ui.RoleSelect[discord.ui.View]], template="settings:helpers"):
    """Chooses the role of helpers, or none."""

    def __init__(self, role: int | None = None) -> None:
        chosen = [] if role is None else [discord.SelectDefaultValue.from_role(discord.Object(role))]
        super().__init__(
            discord.ui.RoleSelect(
                custom_id="settings:helpers",
                placeholder=LABELS["helpers"](),
                min_values=0,
                max_values=1,
                default_values=chosen,
            )
        )

    @classmethod
    def of(cls, match: re.Match[str]) -> "HelperMenu":
        """The menu; what was chosen in it is added by discord.py."""
        return cls()

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Choose and show the panel."""
        await _shown(interaction, self._chosen)

    async def _chosen(self, client: VerbatimClient, server: int) -> Reply:
        role = self.item.values[0] if self.item.values else None
        check_role(role)
        return _panel(await client.chosen.change(server, librarian_role=role and role.id))


class LanguageMenu(LastingItem[discord.ui.Select[discord.ui.View]], template="settings:language"):
    """Chooses the language that the bot speaks in the server, or to let it speak each person's own."""

    def __init__(self, locale: str | None = None) -> None:
        chosen = language_of(locale)
        options = [discord.SelectOption(label=OWN_LANGUAGE(), value=_OWN, default=chosen is None)]
        for language in LANGUAGES:
            value = language.locales[0]
            options.append(discord.SelectOption(label=language.name, value=value, default=language is chosen))
        super().__init__(
            discord.ui.Select(
                custom_id="settings:language", placeholder=LABELS["language"](), options=options
            )
        )

    @classmethod
    def of(cls, match: re.Match[str]) -> "LanguageMenu":
        """The menu; what was chosen in it is added by discord.py."""
        return cls()

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Choose and show the panel, in the language chosen."""

        async def choose(client: VerbatimClient, server: int) -> Reply:
            value = self.item.values[0]
            settings = await client.chosen.change(server, language=None if value == _OWN else value)
            await speak_for(interaction)
            return _panel(settings)

        await _shown(interaction, choose)


class Settings(commands.Cog):
    """The command."""

    def __init__(self, client: VerbatimClient) -> None:
        self.client = client

    @app_commands.command()
    @app_commands.guild_only()
    @app_commands.default_permissions(manage_guild=True)
    async def settings(self, interaction: _Interaction) -> None:
        """Choose how I answer in this server, and what I keep (Manage Server only)."""
        server = _server_to_manage(interaction)
        await respond(interaction, self._panel(server), private=True)

    async def _panel(self, server: int) -> Reply:
        """Raises StoreError, LibraryCommandError without a store."""
        return _panel(await store_of(self.client).settings(server))


async def _shown(interaction: _Interaction, act: Callable[[VerbatimClient, int], Awaitable[Reply]]) -> None:
    """Show in the panel what comes of an act in the server, if the person may still do it."""
    server = _server_to_manage(interaction)
    await interaction.response.defer()
    reply = await act(interaction.client, server)
    await interaction.edit_original_response(embed=reply.embed, view=reply.view)


def _server_to_manage(interaction: _Interaction) -> int:
    """The server whose settings this person may change here. Raises NoPrivateMessage, NotAManagerError."""
    if interaction.guild_id is None:
        raise app_commands.NoPrivateMessage
    if not manages_server(interaction):
        raise NotAManagerError(_NOT_A_MANAGER)
    return interaction.guild_id


def _panel(settings: ServerSettings) -> Reply:
    buttons = (
        SettingsButton(f"{name}:{'off' if is_on else 'on'}")
        for name, is_on in (
            ("home", settings.home_articles),
            ("private", settings.private),
            ("notes", settings.gap_notes),
        )
    )
    menus = HelperMenu(settings.librarian_role), LanguageMenu(settings.language)
    return Reply(settings_card(settings), _view(*buttons, *menus))


def _view(*items: SettingsButton | HelperMenu | LanguageMenu) -> discord.ui.View:
    view = discord.ui.View(timeout=None)
    for item in items:
        view.add_item(item)
    return view


async def setup(client: VerbatimClient) -> None:
    """Called by discord.py when the feature is loaded."""
    client.add_dynamic_items(SettingsButton, HelperMenu, LanguageMenu)
    await client.add_cog(Settings(client))
