"""Questions that can be asked at a place, for who does not know what to ask: each is answered there."""

import asyncio
from collections import OrderedDict
from random import Random
from typing import Final

from knowledge.answering import Answerer
from knowledge.article import Article, Outcome
from knowledge.suggestions import suggestions

LOOKED_AT: Final = 6
"""Articles for one person; each takes some 0.3 s the first time."""

_OF_ONE: Final = 4
"""Questions of an article that are remembered: among other articles, not all of them are answered from it."""


class Questions:
    """Finds questions, and remembers those of each article as it was read, in memory. For one event loop."""

    def __init__(self, *, most: int = 2_000, random: Random | None = None) -> None:
        self._most = most
        self._random = random or Random()
        self._known: OrderedDict[tuple[str, int], tuple[str, ...]] = OrderedDict()
        # The questions of people go before: one thread at a time looks for what they could ask.
        self._finding = asyncio.Semaphore(1)

    async def some(self, answerer: Answerer, wanted: int = 3) -> tuple[str, ...]:
        """Up to so many questions that `answerer` answers, of that many articles if it can be.

        Not always the same. There may be none.
        """
        async with self._finding:
            return await asyncio.to_thread(self._found, answerer, wanted)

    def _found(self, answerer: Answerer, wanted: int) -> tuple[str, ...]:
        articles = answerer.articles
        found: list[list[str]] = []
        for article in self._random.sample(articles, min(LOOKED_AT, len(articles))):
            answered = [one for one in self._of(article, answerer) if _is_answered(one, article, answerer)]
            if answered:
                found.append(answered)
            if len(found) == wanted:
                break
        turns = (questions[at] for at in range(_OF_ONE) for questions in found if at < len(questions))
        return tuple(dict.fromkeys(turns))[:wanted]

    def _of(self, article: Article, answerer: Answerer) -> tuple[str, ...]:
        """Questions of one article; a newer version of it has another text."""
        key = (article.id, hash(article.text))
        if key not in self._known:
            self._known[key] = suggestions(answerer, article, _OF_ONE)
            if len(self._known) > self._most:
                self._known.popitem(last=False)
        self._known.move_to_end(key)
        return self._known[key]


def _is_answered(question: str, article: Article, answerer: Answerer) -> bool:
    answer = answerer.ask(question)
    return answer.outcome is Outcome.ANSWERED and answer.quotes[0].article.id == article.id
