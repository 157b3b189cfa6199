"""What is sent to Discord of the commands is within its limits, which the simulation does not check."""

import re
from collections.abc import Iterator
from typing import Any

import discord

from bot.simulation import Simulation

_NAME = re.compile(r"[-_'\w]{1,32}")


def _parts(command: dict[str, Any], path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """A command, its subcommands and their options, each with its path."""
    path = f"{path} {command['name']}".strip()
    yield path, command
    for option in command.get("options", []):
        yield from _parts(option, path)


async def test_every_command_and_option_has_a_name_and_a_description_that_discord_takes(
    world: Simulation,
) -> None:
    commands = [
        command.to_dict(world.client.tree)
        for command in world.client.tree.get_commands(type=discord.AppCommandType.chat_input)
    ]
    parts = dict(part for command in commands for part in _parts(command))
    assert {"ask", "articles list", "articles add", "articles add file10"} <= parts.keys()
    for path, part in parts.items():
        assert _NAME.fullmatch(part["name"]), path
        assert part["name"] == part["name"].lower(), path
        assert 3 < len(part["description"]) <= 100, path
        assert "…" not in part["description"], path
        assert len(part.get("options", [])) <= 25, path
    for command in commands:
        texts = [len(part["name"]) + len(part["description"]) for _, part in _parts(command)]
        assert sum(texts) <= 8000


async def test_every_menu_has_a_name_that_discord_takes(world: Simulation) -> None:
    menus = world.client.tree.get_commands(type=discord.AppCommandType.message)
    assert [menu.name for menu in menus] == ["Find the answer"]
    assert all(0 < len(menu.name) <= 32 for menu in menus)


async def test_everybody_sees_the_commands_that_a_role_may_use(world: Simulation) -> None:
    seen = world.bob.available_commands(world.channel)
    assert {f"articles {name}" for name in ("list", "show", "add", "paste", "remove", "role")} <= set(seen)
