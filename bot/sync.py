"""Telling Discord which commands there are, only when it does not know them yet."""

import logging
from collections.abc import Iterable, Mapping
from typing import Any, Final

import discord
from discord import app_commands
from discord.http import Route

from bot.logs import log_event

_SETS: Final = ("contexts", "integration_types", "channel_types")

log = logging.getLogger(__name__)

_Json = Mapping[str, Any]  # a command as Discord takes and gives it: JSON
_DECIDED: Final = (
    "type",
    "name",
    "name_localizations",
    "description",
    "description_localizations",
    "options",
    "default_member_permissions",
    "contexts",
    "integration_types",
    "nsfw",
)
"""What the bot decides about a command; ids and versions are Discord's."""


async def sync_if_changed(tree: app_commands.CommandTree[Any], *, force: bool = False) -> bool:
    """Send the tree's commands if they differ from those that Discord has, or if forced. True if sent.

    Raises discord.HTTPException where Discord refuses, MissingApplicationID before the login.
    """
    if not force and _comparable(await _known(tree)) == _comparable(await _wanted(tree)):
        log_event(log, logging.INFO, "commands known already")
        return False
    commands = await tree.sync()
    log_event(log, logging.INFO, "commands sent", count=len(commands))
    return True


async def command_ids(tree: app_commands.CommandTree[Any]) -> dict[str, int]:
    """The ids that Discord gave the slash commands and their groups, by their names. Raises as above."""
    chat_input = discord.AppCommandType.chat_input.value
    return {
        command["name"]: int(command["id"])
        for command in await _known(tree)
        if command.get("type", chat_input) == chat_input
    }


async def _wanted(tree: app_commands.CommandTree[Any]) -> list[_Json]:
    commands = tree.get_commands()
    if tree.translator is None:
        return [command.to_dict(tree) for command in commands]
    return [await command.get_translated_payload(tree, tree.translator) for command in commands]


async def _known(tree: app_commands.CommandTree[Any]) -> list[_Json]:
    # tree.fetch_commands() leaves the translations out, and with them every comparison would differ.
    if tree.client.application_id is None:
        raise app_commands.MissingApplicationID
    route = Route("GET", "/applications/{id}/commands", id=tree.client.application_id)
    known: list[_Json] = await tree.client.http.request(route, params={"with_localizations": "true"})
    return known


def _comparable(commands: Iterable[_Json]) -> dict[tuple[object, object], object]:
    """The commands by type and name, less what Discord fills in by itself."""
    decided = ({key: command.get(key) for key in _DECIDED} for command in commands)
    return {(command.get("type") or 1, command["name"]): _bare(command) for command in decided}


def _bare(value: object, key: str = "") -> object:
    """`value` without empty entries; what is a set to Discord, in one order."""
    if isinstance(value, Mapping):
        bare = {name: _bare(inner, name) for name, inner in value.items()}
        return {name: inner for name, inner in bare.items() if not _is_default(name, inner)}
    if isinstance(value, list | tuple):
        items = [_bare(item) for item in value]
        return sorted(items, key=str) if key in _SETS else items
    return str(value) if key == "default_member_permissions" and value is not None else value


def _is_default(key: str, value: object) -> bool:
    return value is None or value is False or value in ("", [], {}) or (key == "type" and value == 1)
