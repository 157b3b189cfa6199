"""Previous and Next, for the asker and for everybody else."""

import pytest

from bot.cards.answers import OTHER
from bot.features.answers.finding import GoneError
from bot.features.answers.presses import PASSED_OVER
from bot.simulation import Simulation
from knowledge.reader import read_text
from knowledge.store import Origin, OriginKind
from tests.bot.answers.pressing import (
    FIRST,
    HARBOUR,
    LAMP,
    SECOND,
    XPENG,
    asked,
    labels_under,
    restart,
    told,
)
from tests.bot.reading_room import LIGHTHOUSE, add, shown

GONE = str(GoneError())
NOTHING = "who is the president?"


async def test_the_asker_turns_to_another_passage_and_back(world: Simulation) -> None:
    answer = await asked(world)
    before = answer.embeds[0]
    assert labels_under(answer) == [
        ["Previous", "Next", "Around it"],
        ["Helpful", "Not helpful", "Remove"],
    ]
    assert labels_under(answer, pressable=True)[0] == ["Next", "Around it"]
    await world.alice.click(answer, label="Next")
    assert SECOND in shown(answer)
    assert OTHER() in shown(answer)
    assert "passage 2 of 5" in shown(answer)
    assert answer.embeds[0].author.name == XPENG
    assert labels_under(answer, pressable=True)[0] == ["Previous", "Next", "Around it"]
    await world.alice.click(answer, label="Previous")
    assert answer.embeds[0] == before
    assert "__up to 400 million dollars__" in (before.description or "")


async def test_at_the_last_passage_there_is_no_next(world: Simulation) -> None:
    answer = await asked(world)
    for _ in range(4):
        await world.alice.click(answer, label="Next")
    assert "passage 5 of 5" in shown(answer)
    assert labels_under(answer, pressable=True)[0] == ["Previous", "Around it"]


async def test_somebody_else_gets_a_copy_and_the_answer_stays(world: Simulation) -> None:
    answer = await asked(world)
    result = await world.bob.click(answer, label="Next")
    copy = told(result)
    assert SECOND in shown(copy)
    assert copy.embeds[0].author.name == XPENG
    assert FIRST in shown(answer)
    assert [message.id for message in world.channel.history(viewer=world.alice)] == [answer.id]
    await world.bob.click(copy, label="Next")
    assert "passage 3 of 5" in shown(copy)
    assert FIRST in shown(answer)


async def test_an_answer_from_the_only_passage_has_none_to_turn_to(world: Simulation) -> None:
    answer = await asked(world, "how many active users does MIUI have?")
    assert labels_under(answer)[0] == ["Around it"]
    assert "passage" not in (answer.embeds[0].footer.text or "")


async def test_nothing_found_can_only_be_removed(world: Simulation) -> None:
    assert labels_under(await asked(world, NOTHING)) == [["Remove"]]
    assert labels_under(await asked(world, NOTHING, private=True)) == []


async def test_after_a_restart_the_old_buttons_work(world: Simulation) -> None:
    answer = await asked(world)
    await restart(world)
    await world.alice.click(answer, label="Next")
    assert SECOND in shown(answer)
    assert SECOND in shown(told(await world.bob.click(answer, label="Around it")))


async def test_a_follow_ups_passages_are_its_own_after_a_restart(world: Simulation) -> None:
    await world.alice.send(world.channel, f"@Verbatim {XPENG}")
    await world.alice.send(world.channel, "@Verbatim and in which year?")
    answer = world.channel.last_message
    assert answer is not None
    before = answer.embeds[0]
    assert "__2019__" in (before.description or "")
    await restart(world)
    await world.alice.click(answer, label="Next")
    await world.alice.click(world.channel.history()[-1], label="Previous")
    assert world.channel.history()[-1].embeds[0] == before


async def test_an_article_that_is_removed_since_is_told_so_privately(world: Simulation) -> None:
    await add(world, LIGHTHOUSE, HARBOUR)
    answer = await asked(world, LAMP)
    before = shown(answer)
    library, server = world.client.library, world.alice.guild.id
    for entry in await library.own(server):
        await library.remove(server, entry.id)
    for button in ("Next", "Around it", "Helpful"):
        assert told(await world.alice.click(answer, label=button)).content == GONE
    assert shown(answer) == before


async def test_an_article_that_says_something_else_since_is_told_so_privately(world: Simulation) -> None:
    library, server = world.client.library, world.alice.guild.id
    url = "https://example.org/lamp"
    for text in ("The lamp of Vell burns quibberite.", "Nothing burns in the lamp of Vell any more."):
        article = read_text(text, id="", title="The lamp", url=url, language="en")
        await library.put(server, article, Origin(OriginKind.URL, url))
        if "quibberite" in text:
            answer = await asked(world, LAMP)
    before = shown(answer)
    assert "quibberite" in before
    assert told(await world.bob.click(answer, label="Around it")).content == GONE
    assert shown(answer) == before


async def test_what_is_gone_in_between_is_passed_over_and_that_is_said(world: Simulation) -> None:
    await add(
        world,
        LIGHTHOUSE,
        HARBOUR,
        ("quay.txt", b"The quay of Vell\n\nThe lamp of the quay of Vell is red.\n"),
    )
    answer = await asked(world, LAMP)
    assert "passage 1 of 3" in shown(answer)
    await world.alice.click(answer, label="Next")
    second = answer.embeds[0].title
    await world.alice.click(answer, label="Previous")
    server = world.alice.guild.id
    (entry,) = [entry for entry in await world.client.library.own(server) if entry.title == second]
    await world.client.library.remove(server, entry.id)
    result = await world.alice.click(answer, label="Next")
    assert "passage 3 of 3" in shown(answer)
    assert told(result).content == PASSED_OVER()


async def test_who_left_the_server_is_shown_nothing_of_it_by_an_old_button(world: Simulation) -> None:
    await add(world, LIGHTHOUSE, HARBOUR)
    bob = world.bob.user
    await bob.send_dm(LAMP)
    answer = bob.dm_channel.last_message
    assert answer is not None
    world.alice.guild.remove_member(world.bob)
    await restart(world)
    for button in ("Next", "Around it", "Helpful"):
        said = told(await bob.click(answer, label=button))
        assert said.content == GONE
        assert said.embeds == []


@pytest.mark.parametrize("number", [1, 2])
async def test_of_two_answers_in_a_message_each_is_turned_by_itself(world: Simulation, number: int) -> None:
    await world.alice.send(world.channel, f"@Verbatim {XPENG} What is the speed of the car?")
    answer = world.channel.last_message
    assert answer is not None
    assert labels_under(answer) == [
        ["1. Previous", "1. Next", "1. Around it"],
        ["2. Previous", "2. Next", "2. Around it"],
        ["Helpful", "Not helpful", "Remove"],
    ]
    before = answer.embeds
    await world.alice.click(answer, label=f"{number}. Next")
    after = world.channel.history()[-1]
    assert [card == other for card, other in zip(after.embeds, before, strict=True)] == [
        number == 2,
        number == 1,
    ]
    assert "passage 2 of 5" in (after.embeds[number - 1].footer.text or "")
    await world.alice.click(after, label=f"{number}. Previous")
    assert world.channel.history()[-1].embeds == before
    copy = told(await world.bob.click(after, label=f"{number}. Next"))
    assert len(copy.embeds) == 1
    assert labels_under(copy) == [["Previous", "Next", "Around it"], ["Helpful", "Not helpful", "Share"]]


async def test_a_button_whose_state_nobody_understands_says_that_it_is_old(world: Simulation) -> None:
    answer = await asked(world)
    stored = world.env.backend.get_message(answer.channel_id, answer.id)
    stored.components[0]["components"][1]["custom_id"] = "answer:next:" + "A" * 24
    result = await world.alice.click(answer, label="Next")
    assert "older version" in told(result).content
