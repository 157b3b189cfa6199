"""Helpful and Not helpful: counted once a person and answer, tied to nobody."""

from datetime import UTC, datetime

from bot.features.answers.presses import NOT_COUNTED, SAID_ALREADY, THANKS
from bot.features.answers.voting import Votes
from bot.simulation import SERVER, Simulation
from knowledge.store import Counted
from tests.bot.answers.pressing import HARBOUR, LAMP, XPENG, asked, told
from tests.bot.reading_room import LIGHTHOUSE, add

ARTICLE = "xiaomi-electric-car"


async def _counted(world: Simulation) -> dict[tuple[str, Counted], int]:
    """The votes of the server, by article."""
    store = world.client.library.store
    assert store is not None
    await world.client.counts.flush()
    numbers = await store.counts(SERVER, datetime.now(UTC).date())
    votes = (Counted.HELPFUL, Counted.NOT_HELPFUL)
    return {(of.article_id, of.counted): number for of, number in numbers.items() if of.counted in votes}


async def test_each_person_counts_once_for_an_answer_and_is_thanked_privately(world: Simulation) -> None:
    answer = await asked(world)
    assert told(await world.alice.click(answer, label="Helpful")).content == THANKS[True]()
    assert told(await world.bob.click(answer, label="Not helpful")).content == THANKS[False]()
    for button in ("Helpful", "Not helpful"):
        assert told(await world.alice.click(answer, label=button)).content == SAID_ALREADY()
    assert await _counted(world) == {(ARTICLE, Counted.HELPFUL): 1, (ARTICLE, Counted.NOT_HELPFUL): 1}


async def test_another_answer_is_another_vote(world: Simulation) -> None:
    for _ in range(2):
        assert told(await world.alice.click(await asked(world), label="Helpful")).content == THANKS[True]()
    assert await _counted(world) == {(ARTICLE, Counted.HELPFUL): 2}


async def test_turned_copied_and_shared_it_is_the_same_answer(world: Simulation) -> None:
    answer = await asked(world)
    assert told(await world.bob.click(answer, label="Helpful")).content == THANKS[True]()
    await world.alice.click(answer, label="Next")
    assert told(await world.bob.click(answer, label="Helpful")).content == SAID_ALREADY()
    copy = told(await world.bob.click(answer, label="Next"))
    assert told(await world.bob.click(copy, label="Helpful")).content == SAID_ALREADY()
    await world.bob.click(copy, label="Share")
    shared = world.channel.history()[-1]
    assert told(await world.bob.click(shared, label="Not helpful")).content == SAID_ALREADY()
    assert told(await world.alice.click(shared, label="Helpful")).content == THANKS[True]()
    assert await _counted(world) == {(ARTICLE, Counted.HELPFUL): 2}


async def test_it_is_counted_for_the_article_that_is_shown(world: Simulation) -> None:
    await add(world, LIGHTHOUSE, HARBOUR)
    ids = {entry.title: entry.id for entry in await world.client.library.own(SERVER)}
    answer = await asked(world, LAMP)
    first = answer.embeds[0].title or ""
    await world.alice.click(answer, label="Next")
    second = answer.embeds[0].title or ""
    await world.bob.click(answer, label="Not helpful")
    assert {first, second} == set(ids)
    assert await _counted(world) == {(ids[second], Counted.NOT_HELPFUL): 1}


async def test_two_answers_in_a_message_are_one_vote_for_each_article(world: Simulation) -> None:
    await add(world, LIGHTHOUSE)
    (entry,) = await world.client.library.own(SERVER)
    await world.alice.send(world.channel, f"@Verbatim {XPENG} Who built the lighthouse of Vell?")
    answer = world.channel.last_message
    assert answer is not None
    await world.bob.click(answer, label="Helpful")
    assert told(await world.bob.click(answer, label="Helpful")).content == SAID_ALREADY()
    assert await _counted(world) == {(ARTICLE, Counted.HELPFUL): 1, (entry.id, Counted.HELPFUL): 1}


async def test_in_a_direct_message_with_members_it_counts_for_their_server(world: Simulation) -> None:
    await world.alice.send_dm(XPENG)
    answer = world.alice.user.dm_channel.last_message
    assert answer is not None
    assert told(await world.alice.user.click(answer, label="Helpful")).content == THANKS[True]()
    assert await _counted(world) == {(ARTICLE, Counted.HELPFUL): 1}


async def test_what_is_counted_nowhere_is_not_said_to_be(world: Simulation) -> None:
    stranger = world.env.create_user("mallory")
    await stranger.send_dm(XPENG)
    assert stranger.dm_channel.last_message is not None
    vote = await stranger.click(stranger.dm_channel.last_message, label="Helpful")
    assert told(vote).content == NOT_COUNTED()


def test_votes_are_remembered_up_to_a_number_and_name_nobody() -> None:
    votes = Votes(most=100)
    person = 1_456_074_443_980_800_001
    assert votes.give(7, person)
    assert not votes.give(7, person)
    assert Votes().give(7, person)
    assert str(person) not in repr(vars(votes))
    for other in range(100):
        assert votes.give(7, other)
    assert len(votes) == 100
    assert votes.give(7, person)
