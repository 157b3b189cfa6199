"""Many questions at once: in order, in time, up to a number, and none held up by articles that load."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from typing import Any

import discord
import pytest

from bot.busy import AT_ONCE, OF_ONE_SERVER, THREADS, Queue
from bot.client import VerbatimClient
from bot.errors import BusyError
from bot.replies import Reply, reply_to
from bot.scope import Place
from bot.simulation import SERVER, Simulation, simulated_settings, simulation
from knowledge.answering import Answerer
from knowledge.library import Library
from knowledge.store import HOME
from knowledge.wording import English, Speech, Wording, speak
from tests.bot.reading_room import message_of, shown

QUESTIONS = (
    "how much did Xiaomi invest in Xpeng?",
    "how many active users does MIUI have?",
    "who said no to Apple?",
)
BUSY = "Too many people are asking me at once."


class Loud(English):
    """English in capitals."""

    def gettext(self, message: str) -> str:
        return message.upper()


@pytest.fixture
def queue() -> Iterator[Queue]:
    queue = Queue(at_once=5, of_one_server=3, threads=1)
    yield queue
    queue.close()


@pytest.fixture
def client(library: Library) -> Iterator[VerbatimClient]:
    """A client that is not connected: what is asked of it comes from no Discord."""
    client = VerbatimClient(library, simulated_settings())
    yield client
    client.queue.close()


def _ask(client: VerbatimClient, person: int, server: int | None = None) -> asyncio.Task[Reply]:
    place = Place(person, 1, server, elsewhere=server is None)
    return asyncio.ensure_future(reply_to(QUESTIONS[person % len(QUESTIONS)], client, place))


async def test_two_hundred_people_at_once_are_all_answered(
    client: VerbatimClient,
) -> None:
    await client.library.answerer()
    replies = await asyncio.gather(*(_ask(client, person, SERVER) for person in range(200)))
    assert all(reply.answers[0].question == QUESTIONS[n % 3] for n, reply in enumerate(replies))
    assert len(client.queue) == 0


async def test_meanwhile_the_event_loop_goes_on(client: VerbatimClient) -> None:
    await client.library.answerer()
    asked = asyncio.gather(*(_ask(client, person) for person in range(200)))
    beats = 0
    while not asked.done():
        await asyncio.sleep(0)
        beats += 1
    assert beats > 200


async def test_one_question_too_many_is_refused_at_once_and_the_others_are_answered(
    client: VerbatimClient,
) -> None:
    asked = [_ask(client, person) for person in range(OF_ONE_SERVER + 1)]
    with pytest.raises(BusyError):
        await asked.pop()
    assert not any(task.done() for task in asked)
    assert len(await asyncio.gather(*asked)) == OF_ONE_SERVER


async def test_while_a_servers_articles_are_loaded_the_others_are_answered(
    client: VerbatimClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    load, loaded = client.library.answerer, asyncio.Event()

    async def slowly(server: int = HOME, **options: Any) -> Answerer:
        if server == SERVER:
            await loaded.wait()
        return await load(server, **options)

    monkeypatch.setattr(client.library, "answerer", slowly)
    waiting = [_ask(client, person, SERVER) for person in range(OF_ONE_SERVER)]
    await asyncio.gather(*(_ask(client, 1000 + person, SERVER + 1) for person in range(20)))
    with pytest.raises(BusyError):
        await _ask(client, 2000, SERVER)
    assert not any(task.done() for task in waiting)
    loaded.set()
    assert len(await asyncio.gather(*waiting)) == OF_ONE_SERVER


async def test_loads_that_take_every_other_thread_hold_up_no_answer(client: VerbatimClient) -> None:
    answerer = await client.library.answerer()
    done = threading.Event()
    loads = [asyncio.create_task(asyncio.to_thread(done.wait, 60)) for _ in range(100)]
    try:
        async with asyncio.timeout(10):
            answer = await client.queue.run(lambda: answerer.ask(QUESTIONS[0]))
        assert answer.quotes
        assert not any(load.done() for load in loads)
    finally:
        done.set()
        await asyncio.gather(*loads)


async def test_questions_are_answered_in_the_order_in_which_they_came(queue: Queue) -> None:
    answered: list[int] = []
    await asyncio.gather(*(queue.run(partial(answered.append, number)) for number in range(50)))
    assert answered == list(range(50))


async def test_each_answer_is_in_the_language_of_who_asked(queue: Queue) -> None:
    async def answered(speech: Speech) -> str:
        speak(speech)
        return await queue.run(Wording("Found"))

    assert await asyncio.gather(*map(answered, (Loud(), English()))) == ["FOUND", "Found"]


async def test_no_more_questions_than_threads_are_answered_at_the_same_time() -> None:
    queue, lock, now, most = Queue(), threading.Lock(), 0, 0

    def answer() -> None:
        nonlocal now, most
        with lock:
            now += 1
            most = max(most, now)
        with lock:
            now -= 1

    await asyncio.gather(*(queue.run(answer) for _ in range(200)))
    assert 1 <= most <= THREADS
    queue.close()


async def test_who_goes_away_leaves_a_free_place_and_no_work(client: VerbatimClient) -> None:
    asked = [_ask(client, person) for person in range(50)]
    await asyncio.sleep(0)
    assert len(client.queue) == 50
    for task in asked:
        task.cancel()
    await asyncio.gather(*asked, return_exceptions=True)
    assert len(client.queue) == 0


def test_places_are_for_one_server_and_for_all_together(queue: Queue) -> None:
    with ExitStack() as taken:
        for server in (1, 1, 1):
            taken.enter_context(queue.place(server))
        with pytest.raises(BusyError), queue.place(1):
            pass
        for server in (2, HOME):
            taken.enter_context(queue.place(server))
        with pytest.raises(BusyError), queue.place(3):
            pass
        assert len(queue) == 5
    assert len(queue) == 0
    with queue.place(1):
        assert len(queue) == 1


def _full(world: Simulation) -> ExitStack:
    """The world's bot with as many questions as it takes, of other servers."""
    taken = ExitStack()
    for number in range(AT_ONCE):
        taken.enter_context(world.client.queue.place(number))
    return taken


async def test_a_busy_bot_says_so_at_once_to_the_asker_alone(library: Library) -> None:
    async with simulation(library) as world:
        with _full(world):
            told = message_of(await world.alice.slash(world.channel, "ask", question=QUESTIONS[0]))
        assert told.ephemeral
        assert told.content.startswith(BUSY)
        callback = next(entry for entry in world.env.http_requests if entry.path.endswith("/callback"))
        assert callback.json is not None
        assert callback.json["type"] == discord.InteractionResponseType.channel_message.value
        answer = await world.alice.slash(world.channel, "ask", question=QUESTIONS[0])
        assert "400 million dollars" in shown(answer)


async def test_a_busy_bot_says_so_to_a_mention_and_takes_it_back_soon(world: Simulation) -> None:
    world.env.settle_timeout = 5
    with _full(world):
        question = await world.alice.send(world.channel, f"@Verbatim {QUESTIONS[0]}")
    told = world.channel.last_message
    assert told is not None
    assert told.content.startswith(BUSY)
    await world.env.advance_time(10)
    assert world.channel.last_message == question


async def test_what_is_refused_for_that_does_not_count_as_asked(world: Simulation) -> None:
    with _full(world):
        await world.alice.send_dm(QUESTIONS[0])
    assert len(world.client.cooldown) == 0
