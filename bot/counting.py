"""Numbers of questions, and questions without an answer where a server wants them: written a little later.

No answer waits for it, and none fails with it.
"""

import asyncio
import logging
import re
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final

from discord.ext import tasks

from bot.errors import log_error
from knowledge.article import Answer, Outcome
from knowledge.store import Counted, GapNote, Store, StoreError, StoreUnavailableError, Tally, week_of

if TYPE_CHECKING:
    from bot.client import VerbatimClient

SECONDS: Final = 5.0
"""How long numbers are in memory alone, while the store is well."""

MOST: Final = 10_000
"""Different numbers that wait while the store is down; further ones are lost."""

MOST_QUESTIONS: Final = 1_000
"""Questions without an answer that wait."""

_OUTCOMES: Final = {
    Outcome.ANSWERED: Counted.ANSWERED,
    Outcome.CLOSEST: Counted.CLOSEST,
    Outcome.NOT_FOUND: Counted.NOT_FOUND,
}
_NAMED: Final = re.compile(r"<[@#&!:\w]*\d{15,20}>|[\0\ud800-\udfff]", re.ASCII)
"""A person, a channel or an emoji as Discord writes it; and what no database keeps."""


class Counts:
    """Takes numbers in at once, and writes them in the background. For one event loop."""

    def __init__(self, client: "VerbatimClient", *, today: Callable[[], date] | None = None) -> None:
        self._client = client
        self._today = today or _today
        self._tallies: Counter[Tally] = Counter()
        self._questions: list[tuple[int, str, date]] = []
        self._writing = asyncio.Lock()
        self._expired: date | None = None
        self._loop = tasks.loop(seconds=SECONDS)(self._tick)

    def asked(self, server: int, answer: Answer) -> None:
        """Count a question of that server by what came of it, which HOME's are not.

        If nothing did, and the server wants to know such questions, keep its words.
        """
        if not server or self._client.library.store is None:
            return
        found = answer.outcome is not Outcome.NOT_FOUND and answer.quotes
        self._count(server, answer.quotes[0].article.id if found else "", _OUTCOMES[answer.outcome])
        chosen = self._client.chosen.remembered(server)
        if chosen is None or not chosen.gap_notes or answer.outcome is Outcome.ANSWERED:
            return
        question = " ".join(_NAMED.sub(" ", answer.question).split())
        if question and len(self._questions) < MOST_QUESTIONS:
            self._questions.append((server, question, self._today()))

    def vote(self, server: int, article_id: str, helpful: bool) -> None:
        """Count what somebody said of an answer from that article."""
        if server and self._client.library.store is not None:
            self._count(server, article_id, Counted.HELPFUL if helpful else Counted.NOT_HELPFUL)

    def start(self) -> None:
        """Begin to write in the background; needs a running event loop."""
        self._loop.start()

    async def close(self) -> None:
        """Stop writing in the background, and write what is left."""
        self._loop.cancel()
        await self.flush()

    async def flush(self) -> None:
        """Write what waits, unless the store is down: then it goes on waiting."""
        store = self._client.library.store
        if store is None:
            return
        async with self._writing:
            tallies, self._tallies = self._tallies, Counter()
            if tallies and not await _written(store.count(tallies)):
                for tally, number in tallies.items():
                    self._add(tally, number)
            questions, self._questions = self._questions, []
            if questions and not await _written(_note(store, questions)):
                self._questions[:0] = questions
                del self._questions[MOST_QUESTIONS:]

    async def _tick(self) -> None:
        try:
            await self.flush()
            store, today = self._client.library.store, self._today()
            if store is not None and self._expired != today and await _written(store.expire(today)):
                self._expired = today
        except Exception as error:  # the next round may be better, and without one nothing would be written
            log_error(error, "the counting of questions")

    def _count(self, server: int, article_id: str, counted: Counted) -> None:
        self._add(Tally(server, week_of(self._today()), article_id, counted), 1)

    def _add(self, tally: Tally, number: int) -> None:
        if tally in self._tallies or len(self._tallies) < MOST:
            self._tallies[tally] += number


async def _note(store: Store, questions: list[tuple[int, str, date]]) -> None:
    from knowledge.alike import alike_key

    def notes() -> list[GapNote]:
        """Finding a question's language takes a moment."""
        return [GapNote(server, alike_key(question), question, day) for server, question, day in questions]

    await store.note_gaps(await asyncio.to_thread(notes))


async def _written(writing: Awaitable[None]) -> bool:
    """Write; False where trying again later may help."""
    try:
        await writing
    except StoreUnavailableError as error:
        log_error(error, "the counting of questions", logging.WARNING)
        return False
    except StoreError as error:
        log_error(error, "the counting of questions")
    return True


def _today() -> date:
    return datetime.now(UTC).date()
