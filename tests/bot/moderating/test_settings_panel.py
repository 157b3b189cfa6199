"""`/settings`: one panel in which a server chooses how it is answered and what is kept."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from bot.cards.settings import (
    EACH_OWN,
    HOME,
    NO_ROLE,
    NOTES,
    PRIVATE,
    TITLE,
    delete_notes_card,
    settings_card,
)
from bot.client import VerbatimClient
from bot.simulation import SERVER, Simulation, simulated_settings, simulation
from knowledge.library import Library
from knowledge.store import GAP_DAYS, ServerSettings, Store
from tests.bot.harmless import assert_harmless
from tests.bot.reading_room import (
    BUILT,
    LIGHTHOUSE,
    add,
    ask,
    ask_in_private,
    described,
    labels,
    message_of,
    shown,
)
from tests.bot.test_store_down import DOWN, Switched

XPENG = "how much did Xiaomi invest in Xpeng?"
OURS = r"`/?\w+(?: \w+)?(?:: (?:True|False))?`|<@&\d+>"


@pytest.fixture
async def room(library: Library) -> AsyncIterator[Simulation]:
    """A server where refusals are part of the test."""
    async with simulation(library) as world:
        yield world


@pytest.fixture
def store(library: Library) -> Store:
    assert library.store is not None
    return library.store


async def _press(room: Simulation, *presses: str) -> str:
    """What the panel says after these buttons were pressed in turn."""
    panel = await room.alice.slash(room.channel, "settings")
    for label in presses:
        assert label in labels(panel)
        await room.alice.click(message_of(panel), label=label)
    return described(panel)


async def test_the_panel_says_what_is_chosen_and_what_it_means(room: Simulation) -> None:
    panel = await room.alice.slash(room.channel, "settings")
    assert message_of(panel).ephemeral
    (card,) = message_of(panel).embeds
    assert card.title == TITLE()
    assert described(panel).split("\n\n") == [
        HOME[True](),
        PRIVATE[False](),
        NO_ROLE(),
        NOTES[False](days=GAP_DAYS),
        EACH_OWN(),
    ]
    buttons = [button["label"] for button in message_of(panel).components[0]["components"]]
    assert buttons == ["Turn home articles off", "Turn private answers on", "Turn gap notes on"]


async def test_only_people_with_manage_server_may_choose(room: Simulation, store: Store) -> None:
    panel = await room.alice.slash(room.channel, "settings")
    room.env.backend.get_guild(SERVER).members[room.alice.id].role_ids.clear()
    pressed = await room.alice.click(message_of(panel), label="Turn home articles off")
    assert "Only people with the permission Manage Server may change the settings." in shown(
        pressed.followups[0] if pressed.followups else pressed
    )
    assert await store.settings(SERVER) == ServerSettings()


async def test_without_home_articles_a_server_is_answered_from_its_own_alone(room: Simulation) -> None:
    await add(room, LIGHTHOUSE)
    assert "400 million" in await ask(room, XPENG)
    assert HOME[False]() in await _press(room, "Turn home articles off")
    assert "400 million" not in await ask(room, XPENG)
    assert "Marta Quibber" in await ask(room, BUILT)
    await room.alice.send(room.channel, f"@Verbatim {XPENG}")
    assert "400 million" not in shown(room.channel.history()[-1])
    listed = shown(await room.bob.slash(room.channel, "articles list"))
    assert "1 article for members of this server, 0 articles for everyone." in listed
    assert "Xiaomi" not in listed
    assert "Xiaomi" not in shown(await room.bob.slash(room.channel, "help"))
    assert "no such article" in shown(
        await room.bob.slash(room.channel, "articles show", article="xiaomi-electric-car")
    )
    for command in ("ask", "articles show"):
        (offered,) = await room.bob.autocomplete(room.channel, command, "article", "")
        assert offered["name"] == "The lighthouse of Vell"
    assert HOME[True]() in await _press(room, "Turn home articles on")
    assert "400 million" in await ask(room, XPENG, by=room.bob)


async def test_a_server_without_home_articles_and_without_its_own_says_so(room: Simulation) -> None:
    await _press(room, "Turn home articles off")
    assert "I found no answer" in await ask(room, XPENG)
    assert "I have no articles to answer from yet." in await ask(room, "hello!")
    assert await room.bob.autocomplete(room.channel, "ask", "article", "") == []
    assert "There are no articles here yet." in shown(await room.bob.slash(room.channel, "articles list"))


async def test_one_servers_choice_is_no_other_servers(room: Simulation) -> None:
    await _press(room, "Turn home articles off", "Turn private answers on")
    other = room.env.create_guild("Elsewhere", owner=room.alice.user)
    channel = other.create_text_channel("general")
    result = await other.add_member(room.alice.user).slash(channel, "ask", question=XPENG)
    assert "400 million" in shown(result)
    assert not message_of(result).ephemeral


async def test_answers_are_private_by_default_where_a_server_chose_so(room: Simulation) -> None:
    assert PRIVATE[True]() in await _press(room, "Turn private answers on")
    assert message_of(await room.bob.slash(room.channel, "ask", question=XPENG)).ephemeral
    public = await room.bob.slash(room.channel, "ask", question=XPENG, private=False)
    assert not message_of(public).ephemeral
    assert PRIVATE[False]() in await _press(room, "Turn private answers off")
    assert not message_of(await room.bob.slash(room.channel, "ask", question=XPENG)).ephemeral


async def test_mentions_and_direct_messages_are_answered_where_they_are_written(room: Simulation) -> None:
    await _press(room, "Turn private answers on")
    await room.bob.send(room.channel, f"@Verbatim {XPENG}")
    assert "400 million" in shown(room.channel.history()[-1])
    assert "400 million" in await ask_in_private(room, XPENG)
    assert not message_of(await room.bob.user.slash("ask", question=XPENG)).ephemeral


async def test_the_role_of_helpers_is_the_one_of_articles_role(room: Simulation) -> None:
    role = room.alice.guild.create_role("Archivists")
    carol = room.alice.guild.add_member(room.env.create_user("carol"), roles=[role])
    panel = await room.alice.slash(room.channel, "settings")
    await room.alice.select(message_of(panel), [role], custom_id="settings:helpers")
    assert f"{role.mention} may add, paste and remove" in described(panel)
    assert not message_of(panel).message.role_mentions
    assert "Added" in shown(await add(room, LIGHTHOUSE, by=carol))
    await room.alice.slash(room.channel, "articles role")
    assert NO_ROLE() in await _press(room)
    await room.alice.slash(room.channel, "articles role", role=role)
    panel = await room.alice.slash(room.channel, "settings")
    assert role.mention in described(panel)
    await room.alice.select(message_of(panel), [], custom_id="settings:helpers")
    assert NO_ROLE() in described(panel)
    assert "Only people with" in shown(await add(room, LIGHTHOUSE, by=carol))


async def test_everyone_is_no_role_of_helpers(room: Simulation, store: Store) -> None:
    panel = await room.alice.slash(room.channel, "settings")
    everyone = room.alice.guild.default_role
    chosen = await room.alice.select(message_of(panel), [everyone], custom_id="settings:helpers")
    assert "anybody could change the articles" in shown(chosen.followups[0])
    assert (await store.settings(SERVER)).librarian_role is None


async def test_turning_gap_notes_off_says_what_it_deletes_and_deletes_it(
    room: Simulation, store: Store
) -> None:
    today = datetime.now(UTC).date()
    assert NOTES[True](days=GAP_DAYS) in await _press(room, "Turn gap notes on")
    await ask(room, "which quokka drove the zamboni?")
    told = await _press(room, "Turn gap notes off")
    assert told == "Turn gap notes off?\n1 question that this server keeps will be deleted, for good."
    assert len(await store.gaps(SERVER, today)) == 1
    assert NOTES[True](days=GAP_DAYS) in await _press(room, "Turn gap notes off", "Keep them on")
    assert len(await store.gaps(SERVER, today)) == 1
    assert NOTES[False](days=GAP_DAYS) in await _press(room, "Turn gap notes off", "Turn off and delete")
    await _press(room, "Turn gap notes on")
    assert await store.gaps(SERVER, today) == ()


async def test_turning_gap_notes_off_before_anything_was_kept_says_so_too(room: Simulation) -> None:
    told = await _press(room, "Turn gap notes on", "Turn gap notes off")
    assert told == "Turn gap notes off?\nAt the moment none is kept."


async def test_a_panel_outlives_a_restart_and_does_what_its_buttons_say(
    room: Simulation, store: Store
) -> None:
    panel = await room.alice.slash(room.channel, "settings")
    await room.client.chosen.change(SERVER, home_articles=False, private=True)
    await room.env.restart_bot(VerbatimClient(Library(store), simulated_settings()))
    await room.alice.click(message_of(panel), label="Turn home articles off")
    assert await store.settings(SERVER) == ServerSettings(home_articles=False, private=True)
    told = described(panel)
    assert HOME[False]() in told
    assert PRIVATE[True]() in told
    role = room.alice.guild.create_role("Archivists")
    await room.alice.select(message_of(panel), [role], custom_id="settings:helpers")
    assert (await store.settings(SERVER)).librarian_role == role.id


async def test_choices_made_at_once_do_not_undo_each_other(room: Simulation, store: Store) -> None:
    chosen = room.client.chosen
    await asyncio.gather(
        chosen.change(SERVER, private=True),
        chosen.change(SERVER, home_articles=False),
        chosen.change(SERVER, gap_notes=True),
    )
    expected = ServerSettings(home_articles=False, private=True, gap_notes=True)
    assert await store.settings(SERVER) == await chosen.of(SERVER) == expected


async def test_while_the_database_is_down_a_choice_is_told_to_have_failed(
    room: Simulation, store: Store
) -> None:
    switch = Switched(store)
    room.client.library = Library(switch)
    panel = await room.alice.slash(room.channel, "settings")
    switch.is_down = True
    pressed = await room.alice.click(message_of(panel), label="Turn private answers on")
    assert shown(pressed.followups[0]).startswith(DOWN)
    assert "Turn private answers on" in labels(panel)
    assert shown(await room.alice.slash(room.channel, "settings")).startswith(DOWN)


async def test_without_a_database_nothing_can_be_chosen(room: Simulation) -> None:
    room.client.library = Library()
    assert "runs without a database" in shown(await room.alice.slash(room.channel, "settings"))


@pytest.mark.usefixtures("each_language")
def test_every_panel_fits_into_discord() -> None:
    for on in (True, False):
        settings = ServerSettings(2**63 - 1 if on else None, home_articles=on, private=on, gap_notes=on)
        assert_harmless(settings_card(settings), OURS)
    assert_harmless(delete_notes_card(300))
