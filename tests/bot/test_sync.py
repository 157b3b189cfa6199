"""The commands are sent to Discord when they differ from what it has, and only then."""

from typing import Any

import discord
import pytest

from bot.client import VerbatimClient
from bot.settings import Settings
from bot.simulation import Simulation, simulated_settings
from bot.sync import sync_if_changed
from knowledge.library import Library


def _sent(world: Simulation) -> int:
    return sum(entry.method == "PUT" for entry in world.env.http_requests)


async def test_the_first_start_sends_them_and_the_next_does_not(world: Simulation) -> None:
    assert _sent(world) == 1
    assert not await sync_if_changed(world.client.tree)
    assert _sent(world) == 1
    assert await sync_if_changed(world.client.tree, force=True)
    assert _sent(world) == 2


async def test_a_restart_of_the_bot_sends_nothing(world: Simulation) -> None:
    again = VerbatimClient(world.client.library, simulated_settings())
    await world.env.restart_bot(again)
    assert _sent(world) == 1


@pytest.mark.parametrize(
    ("change", "differs"),
    [
        (lambda ask: ask.update(version="2", nsfw=False, guild_id=None), False),
        (lambda ask: ask.update(contexts=[2, 0, 1], dm_permission=False), False),
        (lambda ask: ask["options"][1].update(required=False, min_length=None), False),
        (lambda ask: ask.update(description="Something else"), True),
        (lambda ask: ask.update(integration_types=[1, 0]), False),
        (lambda ask: ask.update(contexts=[0]), True),
        (lambda ask: ask.update(integration_types=[0]), True),
        (lambda ask: ask.update(nsfw=True), True),
        (lambda ask: ask.update(default_member_permissions="8"), True),
        (lambda ask: ask.update(name_localizations={"de": "frage"}), True),
        (lambda ask: ask["options"][0].update(max_length=2000), True),
        (lambda ask: ask["options"].reverse(), True),
        (lambda ask: ask.update(name="question"), True),
    ],
)
async def test_what_the_bot_decides_counts_and_what_discord_adds_does_not(
    world: Simulation, monkeypatch: pytest.MonkeyPatch, change: Any, differs: bool
) -> None:
    client = world.client

    async def fetched(route: discord.http.Route, **_: object) -> object:
        assert route.path == "/applications/{id}/commands"
        assert client.tree.translator is not None
        known: list[dict[str, Any]] = [
            await command.get_translated_payload(client.tree, client.tree.translator)
            for command in client.tree.get_commands()
        ]
        for number, command in enumerate(known):
            command["id"] = str(number)
            command.setdefault("description", "")
        change(next(command for command in known if command["name"] == "ask"))
        return known

    async def sync() -> list[object]:
        return []

    monkeypatch.setattr(client.http, "request", fetched)
    monkeypatch.setattr(client.tree, "sync", sync)
    assert await sync_if_changed(client.tree) is differs


async def test_where_discord_refuses_them_the_bot_starts_all_the_same(world: Simulation) -> None:
    world.env.inject_error("GET", "/applications/{application_id}/commands", status=403)
    again = VerbatimClient(world.client.library, simulated_settings())
    await world.env.restart_bot(again)
    await world.alice.send_dm("hi")
    assert world.alice.user.dm_channel.last_message is not None
    assert world.alice.user.dm_channel.last_message.author.bot


def test_one_process_of_many_syncs() -> None:
    def syncs(ids: tuple[int, ...]) -> bool:
        settings = Settings(_env_file=None, shard_count=4, shard_ids=ids)
        return VerbatimClient(Library(), settings)._syncs

    assert syncs((0, 1))
    assert not syncs((2, 3))
