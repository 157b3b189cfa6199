"""`/privacy`: what is kept, and deleting at once what can be tied to oneself."""

import pytest
from discord import Locale

from bot.cards.privacy import (
    NO_UNDO,
    NOTES_OFF,
    NOTES_ON,
    NOTHING,
    SEVERAL_PROCESSES,
    TITLE,
    UNTIED,
    deleted_card,
    privacy_card,
)
from bot.cooldown import Cooldown
from bot.errors import CooldownError
from bot.simulation import SERVER, Simulation
from knowledge.conversation import Conversations, Turn
from knowledge.store import GAP_DAYS
from tests.bot.clock import Clock
from tests.bot.harmless import assert_harmless
from tests.bot.languages.locales import speaking
from tests.bot.reading_room import BUILT, LIGHTHOUSE, add, ask, ask_in_private, described, message_of, shown


def _turns(world: Simulation, user: int) -> int:
    return len(world.client.conversations.recall((user, world.channel.id)))


async def _delete(world: Simulation) -> str:
    result = await world.alice.slash(world.channel, "privacy delete")
    assert message_of(result).ephemeral
    return shown(result)


async def test_what_is_kept_is_told_in_private_and_in_every_chat(world: Simulation) -> None:
    for result in (
        await world.bob.slash(world.channel, "privacy show"),
        await world.bob.user.slash("privacy show"),
    ):
        assert message_of(result).ephemeral
        told = shown(result)
        assert told.startswith(TITLE())
        assert NOTES_OFF() in told
        for kept in ("15 minutes", "20 seconds", "10 minutes", "53 weeks", "/privacy delete"):
            assert kept in told


async def test_a_server_that_keeps_questions_says_so_there_and_nowhere_else(world: Simulation) -> None:
    await world.client.chosen.change(SERVER, gap_notes=True)
    told = described(await world.bob.slash(world.channel, "privacy show"))
    assert NOTES_ON(days=GAP_DAYS) in told
    assert "90 days" in NOTES_ON(days=GAP_DAYS)
    told = described(await world.bob.user.slash("privacy show"))
    assert NOTES_OFF() in told


async def test_all_that_can_be_tied_to_a_person_is_gone_and_nothing_of_others(world: Simulation) -> None:
    client = world.client
    await add(world, LIGHTHOUSE)
    for person in (world.alice, world.bob):
        await ask(world, BUILT, by=person)
        await ask_in_private(world, BUILT, by=person)
    asked = await world.alice.slash(world.channel, "articles remove", article="The lighthouse of Vell")
    await world.alice.click(message_of(asked), label="Remove")
    told = await _delete(world)
    assert "2 conversations" in told
    assert "when you asked last" in told
    assert "whether you are a member of 1 server" in told
    assert "1 removal of articles" in told
    assert NO_UNDO() in told
    assert UNTIED() in told
    assert _turns(world, world.alice.id) == 0
    assert _turns(world, world.bob.id) == 1
    assert client.membership.forget(world.alice.id) == client.removals.forget(world.alice.id) == 0
    assert not client.cooldown.forget(world.alice.id)
    assert client.membership.forget(world.bob.id) == 1
    assert client.cooldown.forget(world.bob.id)
    assert len(client.conversations) == 2


async def test_an_article_that_was_removed_cannot_be_put_back_then(world: Simulation) -> None:
    await add(world, LIGHTHOUSE)
    asked = await world.alice.slash(world.channel, "articles remove", article="The lighthouse of Vell")
    await world.alice.click(message_of(asked), label="Remove")
    await _delete(world)
    pressed = await world.alice.click(message_of(asked), label="Undo")
    assert "It is too late for this button" in shown(pressed)
    assert await world.client.library.own(SERVER) == ()


async def test_who_has_nothing_kept_is_told_so(world: Simulation) -> None:
    await add(world, LIGHTHOUSE)
    await ask(world, BUILT, by=world.bob)
    # Of a language that the bot speaks, the very command would have told it.
    with speaking({world.alice: Locale.japanese}):
        assert (await _delete(world)).startswith(NOTHING())
    assert len(world.client.conversations) == 1


async def test_a_conversation_does_not_go_on_after_it_was_deleted(world: Simulation) -> None:
    await add(world, LIGHTHOUSE)
    await ask(world, BUILT)
    assert "1 conversation: what you asked" in await _delete(world)
    assert "when you asked last" not in await _delete(world)
    assert "Marta Quibber" not in await ask(world, "and when did she?")


@pytest.mark.parametrize(
    ("shards", "count", "several"), [((0,), 2, True), ((0, 1), 2, False), (None, 1, False)]
)
async def test_one_process_of_many_says_that_there_are_others(
    world: Simulation, shards: tuple[int, ...] | None, count: int, several: bool
) -> None:
    settings = world.client.settings.model_copy(update={"shard_ids": shards, "shard_count": count})
    world.client.settings = settings
    assert (SEVERAL_PROCESSES() in await _delete(world)) is several


def test_the_times_that_are_named_are_those_that_hold() -> None:
    clock = Clock()
    conversations = Conversations(clock=clock)
    conversations.remember((1, 2), Turn("Who?", "She."))
    clock.now = 15 * 60 - 1
    assert len(conversations) == 1
    clock.now = 15 * 60
    assert len(conversations) == 0
    cooldown = Cooldown(clock=clock)
    for _ in range(5):
        cooldown.count(1)
    with pytest.raises(CooldownError):
        cooldown.count(1)
    assert cooldown.forget(1)
    cooldown.count(1)


@pytest.mark.usefixtures("each_language")
def test_what_is_told_fits_into_discord() -> None:
    ours = r"`[/\w]+(?: \w+)?`"
    for on in (True, False):
        assert_harmless(privacy_card(gap_notes=on), ours)
    most = deleted_card(
        conversations=10_000, asked=True, memberships=9, removals=9, language=True, several=True
    )
    assert_harmless(most, ours)


async def test_the_commands_are_there_in_any_chat(world: Simulation) -> None:
    command = world.client.tree.get_command("privacy")
    assert command is not None
    sent = command.to_dict(world.client.tree)
    assert sorted(sent["integration_types"]) == [0, 1]
    assert sorted(sent["contexts"]) == [0, 1, 2]
