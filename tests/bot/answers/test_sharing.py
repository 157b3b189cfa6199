"""Share: a private answer for everybody in the channel, once, by who may write there."""

import discord
import pytest

from bot.cards.markdown import unescape
from bot.features.answers.finding import GoneError
from bot.features.answers.sharing import BOT_MAY_NOT, SHARED_ALREADY, YOU_MAY_NOT
from bot.features.menu import NAME
from bot.simulation import SERVER, Simulation
from tests.bot.answers.pressing import FIRST, HARBOUR, LAMP, SECOND, XPENG, asked, labels_under, restart, told
from tests.bot.asking.personal import GROUP, installed_by
from tests.bot.reading_room import LIGHTHOUSE, add, message_of, shown


async def test_a_private_answer_is_put_into_the_channel_with_the_name_of_who_shared_it(
    world: Simulation,
) -> None:
    answer = await asked(world, private=True)
    assert labels_under(answer) == [["Previous", "Next", "Around it"], ["Helpful", "Not helpful", "Share"]]
    assert world.channel.history(viewer=world.bob) == []
    await world.alice.click(answer, label="Share")
    (shared,) = world.channel.history(viewer=world.bob)
    assert shared.content == "Alice shared this answer:"
    assert FIRST in shown(shared)
    assert shared.mentions == []
    assert labels_under(shared) == [["Previous", "Next", "Around it"], ["Helpful", "Not helpful", "Remove"]]


async def test_what_is_shared_is_the_passage_that_is_shown(world: Simulation) -> None:
    answer = await asked(world, private=True)
    await world.alice.click(answer, label="Next")
    await world.alice.click(answer, label="Share")
    (shared,) = world.channel.history(viewer=world.bob)
    assert SECOND in shown(shared)
    await world.alice.click(shared, label="Previous")
    (turned,) = world.channel.history(viewer=world.bob)
    assert FIRST in shown(turned)
    assert turned.content == "Alice shared this answer:"


async def test_it_can_be_shared_once_and_the_button_says_so(world: Simulation) -> None:
    answer = await asked(world, private=True)
    await world.alice.click(answer, label="Share")
    assert labels_under(answer)[1][-1] == "Shared"
    assert "Shared" not in labels_under(answer, pressable=True)[1]
    await world.alice.click(answer, label="Next")
    assert "Shared" not in labels_under(answer, pressable=True)[1]
    assert len(world.channel.history(viewer=world.bob)) == 1


async def test_of_two_quick_presses_one_shares(world: Simulation) -> None:
    answer = await asked(world, private=True)
    stored = world.env.backend.get_message(answer.channel_id, answer.id)
    before = stored.components
    await world.alice.click(answer, label="Share")
    stored.components = before
    assert told(await world.alice.click(answer, label="Share")).content == SHARED_ALREADY()
    assert len(world.channel.history(viewer=world.bob)) == 1


async def test_after_a_restart_it_can_be_shared_if_it_was_not(world: Simulation) -> None:
    answer = await asked(world, private=True)
    await restart(world)
    await world.alice.click(answer, label="Share")
    assert len(world.channel.history(viewer=world.bob)) == 1
    await restart(world)
    assert "Shared" not in labels_under(answer, pressable=True)[1]


async def test_somebody_elses_copy_is_shared_in_their_name(world: Simulation) -> None:
    answer = await asked(world)
    copy = told(await world.bob.click(answer, label="Next"))
    await world.bob.click(copy, label="Share")
    shared = world.channel.history(viewer=world.alice)[-1]
    assert shared.content == "Bob shared this answer:"
    assert SECOND in shown(shared)
    await world.bob.click(shared, label="Remove")
    assert [message.id for message in world.channel.history(viewer=world.alice)] == [answer.id]


async def test_what_the_message_menu_found_can_be_shared_with_its_question(world: Simulation) -> None:
    message = await world.bob.send(world.channel, XPENG)
    answer = message_of(await world.alice.context_menu(world.channel, NAME, message))
    await world.alice.click(answer, label="Share")
    shared = world.channel.history(viewer=world.bob)[-1]
    assert shared.embeds[0].author.name == XPENG


async def test_two_private_answers_are_shared_together(world: Simulation) -> None:
    answer = await asked(world, f"{XPENG} What is the speed of the car?", private=True)
    assert labels_under(answer)[2] == ["Helpful", "Not helpful", "Share"]
    await world.alice.click(answer, label="2. Next")
    await world.alice.click(answer, label="Share")
    (shared,) = world.channel.history(viewer=world.bob)
    assert shared.embeds == answer.embeds
    assert labels_under(shared)[1] == ["2. Previous", "2. Next", "2. Around it"]


@pytest.mark.parametrize("missing", ["send_messages", "embed_links"])
async def test_nothing_is_shared_where_the_bot_may_not_write(world: Simulation, missing: str) -> None:
    everyone = world.alice.guild.default_role
    channel = world.alice.guild.create_text_channel(
        "quiet",
        overwrites={
            everyone: discord.PermissionOverwrite(**{missing: False}),
            world.alice: discord.PermissionOverwrite(**{missing: True}),
        },
    )
    answer = message_of(await world.alice.slash(channel, "ask", question=XPENG, private=True))
    assert told(await world.alice.click(answer, label="Share")).content == BOT_MAY_NOT()
    assert channel.history(viewer=world.bob) == []
    assert "Share" in labels_under(answer, pressable=True)[1]


async def test_nobody_shares_where_they_may_not_write_themselves(world: Simulation) -> None:
    channel = world.alice.guild.create_text_channel(
        "quiet", overwrites={world.bob: discord.PermissionOverwrite(send_messages=False)}
    )
    answer = message_of(await world.bob.slash(channel, "ask", question=XPENG, private=True))
    assert told(await world.bob.click(answer, label="Share")).content == YOU_MAY_NOT()
    assert channel.history(viewer=world.alice) == []


async def test_what_is_gone_since_is_not_shared(world: Simulation) -> None:
    await add(world, LIGHTHOUSE, HARBOUR)
    before = len(world.channel.history(viewer=world.bob))
    answer = await asked(world, LAMP, private=True)
    library, server = world.client.library, world.alice.guild.id
    for entry in await library.own(server):
        await library.remove(server, entry.id)
    assert told(await world.alice.click(answer, label="Share")).content == str(GoneError())
    assert len(world.channel.history(viewer=world.bob)) == before


async def test_with_the_bot_alone_there_is_nobody_to_share_with(world: Simulation) -> None:
    alice = world.alice.user
    private = message_of(await alice.slash("ask", question=XPENG, private=True))
    assert labels_under(private) == [["Previous", "Next", "Around it"], ["Helpful", "Not helpful"]]
    await alice.send_dm(XPENG)
    assert alice.dm_channel.last_message is not None
    assert labels_under(alice.dm_channel.last_message)[1] == ["Helpful", "Not helpful", "Remove"]


async def test_in_a_chat_where_the_bot_is_not_it_shares_as_the_persons_app(world: Simulation) -> None:
    alice = world.alice.user
    with installed_by(alice.id, context=GROUP):
        answer = message_of(await alice.slash("ask", question=XPENG, private=True))
        result = await alice.click(answer, label="Share")
    (shared,) = result.followups
    assert not shared.ephemeral
    assert shared.content == "Alice shared this answer:"
    assert FIRST in shown(shared)


@pytest.mark.parametrize("wanted", [False, True])
async def test_in_a_server_where_the_bot_is_not_peoples_own_apps_must_be_wanted(
    world: Simulation, wanted: bool
) -> None:
    channel = world.alice.guild.create_text_channel(
        "rules", overwrites={world.bob: discord.PermissionOverwrite(use_external_apps=wanted)}
    )
    answer = message_of(await world.bob.slash(channel, "ask", question=XPENG, private=True))
    world.env.backend.emit("GUILD_DELETE", {"id": str(SERVER)})
    await world.env.settle()
    with installed_by(world.bob.id):
        result = await world.bob.click(answer, label="Share")
    if wanted:
        (shared,) = result.followups
        assert (shared.ephemeral, shared.content) == (False, "Bob shared this answer:")
    else:
        assert told(result).content == YOU_MAY_NOT()


async def test_a_name_is_only_a_name(world: Simulation) -> None:
    name = "@everyone **x** <@1>"
    mallory = world.alice.guild.add_member(world.env.create_user("mallory", global_name=name))
    answer = message_of(await mallory.slash(world.channel, "ask", question=XPENG, private=True))
    await mallory.click(answer, label="Share")
    shared = world.channel.history()[-1]
    assert unescape(shared.content) == f"{name} shared this answer:"
    assert not shared.mention_everyone
    assert not shared.mentions
    assert "@everyone" not in shared.content.replace(r"\@everyone", "")
