"""A server's own article shows in that server and to its members, and nowhere else in any way."""

from collections.abc import AsyncIterator

import discord
import pytest
from simcord import ChannelHandle, MemberActor, UserHandle

from bot.membership import MEMBER_FOR, STRANGER_FOR, UNKNOWN_FOR, Membership
from bot.simulation import SERVER, Simulation, simulated_settings, simulation
from knowledge.library import Library
from tests.bot.clock import Clock
from tests.bot.reading_room import BUILT, LIGHTHOUSE, add, ask, ask_in_private, message_of, shown

SECRETS = ("Vell", "Quibber", "quibberite", "lighthouse.txt")
"""Words that stand in the server's own article, and in no other."""

ASKED = (
    BUILT,
    "what does quibberite burn?",
    "Quibber?",
    "who left the island in 1981?",
    "lighthose",
    "hello!",
)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def island(library: Library, clock: Clock) -> AsyncIterator[Simulation]:
    """The only server of the bot, with an article of its own, where refusals are part of the test."""
    async with simulation(library) as world:
        world.client.membership = Membership(world.client, clock=clock)
        await add(world, LIGHTHOUSE)
        yield world


@pytest.fixture
async def island_among_two(library: Library) -> AsyncIterator[Simulation]:
    """The same beside a second server, and named by BOT_DM_GUILD."""
    async with simulation(library, simulated_settings(dm_guild=SERVER)) as world:
        world.env.create_guild("Mainland")
        await add(world, LIGHTHOUSE)
        yield world


def _mainland(world: Simulation) -> tuple[MemberActor, ChannelHandle]:
    """Erin, in a server of her own where she may do everything."""
    guild = world.env.create_guild("Mainland")
    role = guild.create_role("Head", permissions=discord.Permissions(administrator=True))
    erin = guild.add_member(world.env.create_user("erin"), roles=[role])
    return erin, guild.create_text_channel("general")


def _stranger(world: Simulation) -> UserHandle:
    return world.env.create_user("mallory")


def _assert_nothing_shows(told: str, asked: str = "") -> None:
    """None of the secrets, but for what the asker typed, which may be quoted back."""
    assert not [secret for secret in SECRETS if secret in told and secret not in asked]


async def _everything_seen_by(user: UserHandle) -> list[tuple[str, str]]:
    """What a person can get out of the bot in direct messages, each with what was asked."""
    seen = []
    for question in ASKED:
        await user.send_dm(question)
        assert user.dm_channel.last_message is not None
        seen.append((question, shown(user.dm_channel.last_message)))
    seen.append(("", shown(await user.slash("articles list"))))
    for command, option in (("ask", "article"), ("articles show", "article")):
        for typed in ("", "the", "Vell"):
            seen.append((typed, repr(await user.autocomplete(command, option, typed))))
    for name in ("The lighthouse of Vell",):
        seen.append((name, shown(await user.slash("articles show", article=name))))
        seen.append((BUILT, shown(await user.slash("ask", question=BUILT, article=name))))
    return seen


async def test_in_the_server_its_members_see_it(island: Simulation) -> None:
    assert "Marta Quibber" in await ask(island, BUILT, by=island.bob)
    assert "The lighthouse of Vell" in await ask(island, "hello!", by=island.bob)
    assert "The lighthouse of Vell" in repr(
        await island.bob.autocomplete(island.channel, "ask", "article", "vell")
    )


async def test_in_another_server_nothing_of_it_shows(island: Simulation) -> None:
    (entry,) = await island.client.library.own(SERVER)
    erin, channel = _mainland(island)
    for question in ASKED:
        _assert_nothing_shows(shown(await erin.slash(channel, "ask", question=question)), question)
        await erin.send(channel, f"{island.client.user.mention if island.client.user else ''} {question}")
        assert channel.last_message is not None
        _assert_nothing_shows(shown(channel.last_message), question)
    _assert_nothing_shows(shown(await erin.slash(channel, "articles list")))
    for command in ("ask", "articles show", "articles remove"):
        for typed in ("", "the", "Vell", entry.id):
            offered = await erin.autocomplete(channel, command, "article", typed)
            _assert_nothing_shows(repr(offered))
            assert entry.id not in repr(offered)
    for name in (entry.id, entry.title):
        for command, options in (
            ("ask", {"question": BUILT}),
            ("articles show", {}),
            ("articles remove", {}),
        ):
            result = await erin.slash(channel, command, article=name, **options)
            assert shown(result).startswith("I have no such article.")
    assert len(await island.client.library.own(SERVER)) == 1


async def test_the_words_of_it_are_missing_elsewhere(island: Simulation) -> None:
    question = "what is quibberite?"
    assert "No article mentions" not in await ask(island, question)
    erin, channel = _mainland(island)
    told = shown(await erin.slash(channel, "ask", question=question))
    assert "No article mentions “quibberite”" in told


async def test_its_words_repair_no_typo_elsewhere(island: Simulation) -> None:
    assert "I read “quiberite” as “quibberite”" in await ask(island, "what burns quiberite?")
    erin, channel = _mainland(island)
    assert "quibberite" not in shown(await erin.slash(channel, "ask", question="what burns quiberite?"))


async def test_questions_suggested_elsewhere_are_of_what_was_added_there(island: Simulation) -> None:
    erin, channel = _mainland(island)
    page = ("tower.txt", b"The tower at Kell\n\nThe tower at Kell was built in 1502. Its keeper sells tea.\n")
    told = shown(await erin.slash(channel, "articles add", file=page))
    assert "You could ask" in told
    _assert_nothing_shows(told)


async def test_a_member_asks_it_in_direct_messages_too(island: Simulation) -> None:
    assert "Marta Quibber" in await ask_in_private(island, BUILT, by=island.bob)
    assert "Marta Quibber" in shown(await island.bob.user.slash("ask", question=BUILT))
    assert "The lighthouse of Vell" in repr(await island.bob.user.autocomplete("ask", "article", "vell"))


async def test_a_stranger_sees_nothing_of_it_in_direct_messages(island: Simulation) -> None:
    for asked, told in await _everything_seen_by(_stranger(island)):
        _assert_nothing_shows(told, asked)


async def test_a_stranger_sees_nothing_of_it_though_a_member_asked_just_before(island: Simulation) -> None:
    await ask_in_private(island, BUILT, by=island.bob)
    await ask(island, BUILT)
    for asked, told in await _everything_seen_by(_stranger(island)):
        _assert_nothing_shows(told, asked)


async def test_a_former_member_sees_nothing_of_it_after_ten_minutes(island: Simulation, clock: Clock) -> None:
    assert "Marta Quibber" in await ask_in_private(island, BUILT, by=island.bob)
    island.alice.guild.remove_member(island.bob)
    clock.now += MEMBER_FOR
    for asked, told in await _everything_seen_by(island.bob.user):
        _assert_nothing_shows(told, asked)


async def test_what_a_former_member_asked_before_is_no_hint_for_the_next_question(
    island: Simulation, clock: Clock
) -> None:
    await ask_in_private(island, BUILT, by=island.bob)
    island.alice.guild.remove_member(island.bob)
    clock.now += MEMBER_FOR
    fresh = await ask_in_private(island, "and in which year?", by=island.bob)
    alone = _stranger(island)
    await alone.send_dm("and in which year?")
    assert alone.dm_channel.last_message is not None
    assert fresh == shown(alone.dm_channel.last_message)


async def test_who_joins_is_a_member_a_minute_later(island: Simulation, clock: Clock) -> None:
    mallory = _stranger(island)
    await mallory.send_dm(BUILT)
    joined = island.alice.guild.add_member(mallory)
    clock.now += STRANGER_FOR
    assert "Marta Quibber" in await ask_in_private(island, BUILT, by=joined)


async def test_discord_is_not_asked_again_within_ten_minutes(island: Simulation, clock: Clock) -> None:
    await ask_in_private(island, BUILT)
    await ask_in_private(island, BUILT)
    clock.now += MEMBER_FOR - 1
    await ask_in_private(island, BUILT)
    looked_up = [
        entry for entry in island.env.http_requests if entry.path.endswith(f"/members/{island.alice.id}")
    ]
    assert len(looked_up) == 1


@pytest.mark.parametrize("status", [403, 404, 500])
async def test_where_discord_does_not_say_who_is_a_member_there_are_home_articles_only(
    island: Simulation, clock: Clock, status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.membership.PATIENCE", 0.05)
    island.env.inject_error("GET", "/guilds/*/members/*", status=status, times=None)
    told = await ask_in_private(island, BUILT, by=island.bob)
    _assert_nothing_shows(told, BUILT)
    assert "Xiaomi" in await ask_in_private(island, "how much did Xiaomi invest in Xpeng?", by=island.bob)
    island.env.backend.faults.clear()
    clock.now += UNKNOWN_FOR if status == 500 else STRANGER_FOR
    assert "Marta Quibber" in await ask_in_private(island, BUILT, by=island.bob)


async def test_once_the_bot_has_left_nobody_sees_it_in_direct_messages(island: Simulation) -> None:
    assert "Marta Quibber" in await ask_in_private(island, BUILT, by=island.bob)
    guild = island.client.get_guild(SERVER)
    assert guild is not None
    await guild.leave()
    _assert_nothing_shows(await ask_in_private(island, BUILT, by=island.bob), BUILT)
    assert len(await island.client.library.own(SERVER)) == 1


async def test_while_the_server_is_unavailable_nobody_sees_it_in_direct_messages(island: Simulation) -> None:
    assert "Marta Quibber" in await ask_in_private(island, BUILT, by=island.bob)
    island.env.backend.emit("GUILD_DELETE", {"id": str(SERVER), "unavailable": True})
    await island.env.settle()
    _assert_nothing_shows(await ask_in_private(island, BUILT, by=island.bob), BUILT)


async def test_of_two_servers_neither_is_seen_in_direct_messages(island: Simulation) -> None:
    erin, _ = _mainland(island)
    _assert_nothing_shows(await ask_in_private(island, BUILT, by=island.bob), BUILT)
    await erin.user.send_dm(BUILT)
    assert erin.user.dm_channel.last_message is not None
    _assert_nothing_shows(shown(erin.user.dm_channel.last_message), BUILT)


async def test_of_two_servers_the_named_one_is_seen_by_its_members(island_among_two: Simulation) -> None:
    assert "Marta Quibber" in await ask_in_private(island_among_two, BUILT, by=island_among_two.bob)
    for asked, told in await _everything_seen_by(_stranger(island_among_two)):
        _assert_nothing_shows(told, asked)


async def test_what_is_removed_shows_to_nobody(island: Simulation) -> None:
    asked = await island.alice.slash(island.channel, "articles remove", article="The lighthouse of Vell")
    await island.alice.click(message_of(asked), label="Remove")
    for question in ASKED:
        _assert_nothing_shows(await ask(island, question), question)
    _assert_nothing_shows(shown(await island.bob.slash(island.channel, "articles list")))
    _assert_nothing_shows(repr(await island.bob.autocomplete(island.channel, "ask", "article", "")))
