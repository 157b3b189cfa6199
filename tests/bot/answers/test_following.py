"""An answer follows its question: edited with it for ten minutes, deleted with it, never lost or doubled."""

import asyncio
from collections.abc import Callable
from datetime import date
from typing import Any

import discord
import pytest

from bot.features.following import EDITS_FOR, Following, Said
from bot.simulation import SERVER, Simulation
from knowledge.library import Library
from tests.bot.answers.pressing import FIRST, XPENG
from tests.bot.clock import Clock
from tests.bot.reading_room import shown

USERS = "how many active users does MIUI have?"
MILLIONS = "171 million active users"


@pytest.fixture
def clock(world: Simulation) -> Clock:
    clock = Clock()
    world.client.following = Following(clock=clock)
    return clock


def _mention(world: Simulation) -> str:
    assert world.client.user is not None
    return world.client.user.mention


def _answers(world: Simulation) -> list[discord.Message]:
    """The bot's messages in the channel."""
    return [message for message in world.channel.history() if message.author == world.client.user]


def _edits(world: Simulation) -> int:
    return sum(entry.method == "PATCH" and "/messages/" in entry.path for entry in world.env.http_requests)


async def test_an_edited_question_is_answered_anew_in_the_same_message(world: Simulation) -> None:
    question = await world.alice.send(world.channel, f"@Verbatim {USERS}")
    (before,) = _answers(world)
    await world.alice.edit(question, f"{_mention(world)} {XPENG}")
    (after,) = _answers(world)
    assert after.id == before.id
    assert FIRST in shown(after)
    await world.alice.click(after, label="Next")
    assert "passage 2 of 5" in shown(_answers(world)[0])


async def test_a_question_counts_once_however_often_it_is_edited(world: Simulation, library: Library) -> None:
    question = await world.alice.send(world.channel, f"@Verbatim {USERS}")
    for text in (XPENG, USERS, XPENG):
        await world.alice.edit(question, f"{_mention(world)} {text}")
    await world.client.counts.flush()
    assert library.store is not None
    counted = await library.store.counts(SERVER, date(2000, 1, 1))
    assert sum(counted.values()) == 1


async def test_the_conversation_goes_on_from_what_the_question_says_now(world: Simulation) -> None:
    key = (world.alice.user.id, world.channel.id)
    await world.alice.send(world.channel, f"@Verbatim {USERS}")
    question = await world.alice.send(world.channel, f"@Verbatim {USERS}")
    await world.alice.edit(question, f"{_mention(world)} {XPENG}")
    assert [turn.question.split()[-1] for turn in world.client.conversations.recall(key)] == [
        "have?",
        "Xpeng?",
    ]
    await world.alice.delete(question)
    assert [turn.question.split()[-1] for turn in world.client.conversations.recall(key)] == ["have?"]


async def test_in_a_direct_message_too(world: Simulation) -> None:
    alice = world.alice.user
    await alice.send_dm(USERS)
    question, answer = alice.dm_channel.history()
    await alice.edit(question, XPENG)
    edited = alice.dm_channel.history()[-1]
    assert edited.id == answer.id
    assert FIRST in shown(edited)
    await alice.delete(question)
    assert alice.dm_channel.history() == []


async def test_after_ten_minutes_an_edit_changes_nothing(world: Simulation, clock: Clock) -> None:
    question = await world.alice.send(world.channel, f"@Verbatim {USERS}")
    clock.now += EDITS_FOR
    await world.alice.edit(question, f"{_mention(world)} {XPENG}")
    assert FIRST in shown(_answers(world)[0])
    clock.now += 1
    await world.alice.edit(question, f"{_mention(world)} {USERS}")
    assert FIRST in shown(_answers(world)[0])


async def test_a_deleted_question_takes_its_answer_with_it_however_old(
    world: Simulation, clock: Clock
) -> None:
    question = await world.alice.send(world.channel, f"@Verbatim {USERS}")
    clock.now += 2 * EDITS_FOR
    await world.alice.delete(question)
    assert world.channel.history() == []


async def test_many_questions_that_are_deleted_at_once_take_their_answers_with_them(
    world: Simulation,
) -> None:
    questions = [await world.alice.send(world.channel, f"@Verbatim {asked}") for asked in (USERS, XPENG)]
    kept = await world.bob.send(world.channel, f"@Verbatim {USERS}")
    ids = [question.id for question in questions]
    world.env.backend.bulk_delete_messages(world.channel.id, ids)
    await world.env.settle()
    assert len(world.channel.history()) == 2
    assert world.channel.history()[0].id == kept.id


async def test_editing_the_mention_away_removes_the_answer_and_back_brings_it_back(world: Simulation) -> None:
    question = await world.alice.send(world.channel, f"@Verbatim {USERS}")
    await world.alice.edit(question, USERS)
    assert _answers(world) == []
    await world.alice.edit(question, f"{_mention(world)} {USERS}")
    (answer,) = _answers(world)
    assert MILLIONS in shown(answer)


async def test_what_could_not_be_answered_is_once_it_is_mended(world: Simulation) -> None:
    question = await world.alice.send(world.channel, f"@Verbatim {'why ' * 400}")
    (told,) = _answers(world)
    assert "1,000 characters" in told.content
    await world.alice.edit(question, f"{_mention(world)} {USERS}")
    (answer,) = _answers(world)
    assert (answer.id, answer.content) == (told.id, "")
    assert MILLIONS in shown(answer)


async def test_an_answer_that_was_removed_does_not_come_back(world: Simulation) -> None:
    question = await world.alice.send(world.channel, f"@Verbatim {USERS}")
    await world.alice.click(_answers(world)[0], label="Remove")
    await world.alice.edit(question, f"{_mention(world)} {XPENG}")
    assert _answers(world) == []
    await world.alice.delete(question)
    assert world.channel.history() == []


async def test_a_pin_is_no_edit(world: Simulation) -> None:
    question = await world.alice.send(world.channel, f"@Verbatim {USERS}")
    world.env.backend.set_pinned(world.channel.id, question.id, True, actor_id=world.alice.id)
    await world.env.settle()
    assert len(_answers(world)) == 1
    assert _edits(world) == 0


async def test_what_was_no_question_does_not_become_one(world: Simulation) -> None:
    message = await world.alice.send(world.channel, USERS)
    await world.alice.edit(message, f"{_mention(world)} {USERS}")
    assert _answers(world) == []


def _while_it_is_looked_up(
    world: Simulation, monkeypatch: pytest.MonkeyPatch, *acts: Callable[[], Any]
) -> None:
    """Have these things happen, one each time that the bot looks for an answer."""
    look, to_come = world.client.library.answerer, list(acts)

    async def looked(*args: Any, **options: Any) -> Any:
        if to_come:
            to_come.pop(0)()
            # The event has its turn.
            for _ in range(20):
                await asyncio.sleep(0)
        return await look(*args, **options)

    monkeypatch.setattr(world.client.library, "answerer", looked)


def _edit(world: Simulation, content: str) -> Callable[[], object]:
    """Edit the channel's last message, behind simcord's back."""

    def act() -> None:
        question = world.env.backend.get_message(world.channel.id, world.channel.history()[0].id)
        world.env.backend.edit_message(question.channel_id, question.id, {"content": content})

    return act


def _delete(world: Simulation) -> Callable[[], object]:
    return lambda: world.env.backend.delete_message(world.channel.id, world.channel.history()[0].id)


async def test_a_question_that_is_edited_while_it_is_looked_up_is_answered_once_as_it_is_now(
    world: Simulation, monkeypatch: pytest.MonkeyPatch
) -> None:
    mention = _mention(world)
    edits = [_edit(world, f"{mention} {asked}") for asked in ("who is the president?", XPENG)]
    _while_it_is_looked_up(world, monkeypatch, *edits)
    await world.alice.send(world.channel, f"@Verbatim {USERS}")
    (answer,) = _answers(world)
    assert FIRST in shown(answer)
    assert _edits(world) == 0


async def test_a_question_that_is_deleted_while_it_is_looked_up_gets_no_answer(
    world: Simulation, monkeypatch: pytest.MonkeyPatch
) -> None:
    _while_it_is_looked_up(world, monkeypatch, _delete(world))
    await world.alice.send(world.channel, f"@Verbatim {USERS}")
    assert world.channel.history() == []


@pytest.mark.parametrize("deleted", [False, True])
async def test_the_same_while_the_answer_is_on_its_way(
    world: Simulation, monkeypatch: pytest.MonkeyPatch, deleted: bool
) -> None:
    act = _delete(world) if deleted else _edit(world, f"{_mention(world)} {XPENG}")
    from bot.features import messages

    send, to_come = messages._send, [act]

    async def sent(message: discord.Message, said: Said) -> discord.Message:
        answer = await send(message, said)
        if to_come:
            to_come.pop()()
            for _ in range(20):
                await asyncio.sleep(0)
        return answer

    monkeypatch.setattr(messages, "_send", sent)
    await world.alice.send(world.channel, f"@Verbatim {USERS}")
    if deleted:
        assert world.channel.history() == []
    else:
        (answer,) = _answers(world)
        assert FIRST in shown(answer)


async def test_a_question_that_discord_reports_twice_is_answered_once(world: Simulation) -> None:
    question = await world.alice.send(world.channel, f"@Verbatim {USERS}")
    world.client.dispatch("message", question)
    await world.env.settle()
    assert len(_answers(world)) == 1


async def test_only_so_many_questions_are_known(world: Simulation) -> None:
    world.client.following = Following(most=2)
    questions = [await world.alice.send(world.channel, f"@Verbatim {USERS}") for _ in range(3)]
    assert len(world.client.following) == 2
    for question in questions:
        await world.alice.delete(question)
    assert len(world.channel.history()) == 1
