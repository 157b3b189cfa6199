"""What a follow-up question refers to, and who asked what before it.

“And in which year?” leans on what went before; “Who founded Volvo?” stands alone. Nothing decides between
the two: every question leans a little, the more the less its own words say, and the passages that fit the
earlier turns are preferred that much.
"""

from collections import OrderedDict, defaultdict
from collections.abc import Callable, Container, Hashable, Mapping, Sequence
from dataclasses import dataclass
from math import inf
from time import monotonic
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from knowledge.article import Answer, Outcome
from knowledge.commonness import weight
from knowledge.leaning import lean
from knowledge.text import stems

Scores = NDArray[np.float64]

_FADING: Final = 0.5
"""How much less each earlier turn says than the one after it."""

_MOST_WORDS: Final = 8
"""Words carried from one question or answer; long answers would otherwise drown the question."""

_ENOUGH: Final = 2.0
"""Past about this many rare words in common, more of them hardly make a passage a better fit."""

_ARTICLE: Final = 40.0
_PASSAGE: Final = 20.0
_SENTENCE: Final = 10.0
"""Log-odds for an article, a passage of it and a sentence of that, each fitting perfectly, if the question
leans wholly. A perfect match of its own words brings about 20: a subject is seldom left for another article,
but within the article a passage with those words can win."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A question that was asked and the sentence that the bot highlighted in answer, or "" for none.

    `article_id` is the article that was quoted, where that is known; `asked_in` is the number of the message
    that asked, where it can still be changed or deleted.
    """

    question: str
    answer: str = ""
    article_id: str | None = None
    asked_in: int | None = None


def turn_of(answer: Answer, asked_in: int | None = None) -> Turn | None:
    """What to remember of an answer; nothing of a question that found none."""
    if answer.outcome is Outcome.NOT_FOUND:
        return None
    first = answer.quotes[0]
    return Turn(answer.question, first.highlight_text, first.article.id, asked_in)


def turns_of(history: Sequence[Sequence[str]]) -> tuple[Turn, ...]:
    """Turns from lines of `[speaker, text]`, oldest first; every speaker but `user` answers."""
    turns: list[Turn] = []
    for speaker, text in history:
        if speaker == "user":
            turns.append(Turn(text))
        elif turns:
            turns[-1] = Turn(turns[-1].question, f"{turns[-1].answer} {text}".strip())
        else:
            turns.append(Turn("", text))
    return tuple(turns)


@dataclass(frozen=True, slots=True)
class Context:
    """What the earlier turns add to a question.

    `lean` says how much the question depends on them, from 0 (not at all) to 1 (wholly). `words` are the
    stems to look for besides the question's own, with weights above 0, heaviest first. `articles` are the
    ids of the articles that were quoted, each with a weight of at most 1. Without turns: 0 and empty.
    """

    lean: float = 0.0
    words: tuple[tuple[str, float], ...] = ()
    articles: tuple[tuple[str, float], ...] = ()

    @classmethod
    def of(
        cls,
        question: str,
        turns: Sequence[Turn],
        *,
        language: str = "en",
        within: Container[str] | None = None,
    ) -> "Context":
        """The context of a question after some turns, oldest first.

        `within` holds the ids of the articles that are searched, if not all are: a turn that was answered
        from any other article says nothing here.
        """
        own = frozenset(stems(question, language))
        words: defaultdict[str, float] = defaultdict(float)
        articles: dict[str, float] = {}
        fading = 1.0
        for turn in reversed(turns):
            if turn.article_id is None or within is None or turn.article_id in within:
                for text in (turn.question, turn.answer):
                    for word, says in _telling(text, own, language):
                        words[word] += fading * says
                if turn.article_id is not None:
                    articles.setdefault(turn.article_id, fading)
            fading *= _FADING
        if not words and not articles:
            return cls()
        carried = sorted(words.items(), key=lambda item: -item[1])
        return cls(lean(question, language), tuple(carried), tuple(articles.items()))

    def passage_preference(
        self, evidence: Scores, articles: NDArray[np.integer[Any]], numbers: Mapping[str, int], rarest: float
    ) -> Scores:
        """What to add to the log-odds of some passages: more for those that fit the earlier turns.

        `evidence` has the BM25 scores of `words` in those passages, `articles` the number of each one's
        article, `numbers` the number of every article by its id; `rarest` is the idf of a word that one
        passage has. An article fits as well as its best passage among these, and, if it was quoted, well.
        """
        if not self.lean or not len(evidence):
            return np.zeros(len(evidence))
        enough = _ENOUGH * rarest
        _, at = np.unique(articles, return_inverse=True)
        topic = np.zeros(len(evidence))
        np.maximum.at(topic, at, evidence)
        topic = topic[at]
        for article, share in self.articles:
            quoted = articles == numbers.get(article, -1)
            topic[quoted] = np.maximum(topic[quoted], share * enough)
        fits: Scores = _ARTICLE * _saturated(topic / enough) + _PASSAGE * _saturated(evidence / enough)
        return self.lean * fits

    def fit(self, preference: float) -> float:
        """How far the question leans on the turns before and a passage of that preference fits them: 0…1."""
        return preference / (_ARTICLE + _PASSAGE)

    def sentence_preference(self, evidence: Scores, rarest: float) -> Scores:
        """What to add to the log-odds of sentences of one passage, to choose among them which to highlight.

        `evidence` is, for each sentence, the sum of weight · idf over those of `words` that are in it.
        """
        return _SENTENCE * self.lean * _saturated(evidence / (_ENOUGH * rarest))


ALONE: Final = Context()
"""The context of a question without any turn before it."""


def _saturated(fit: Scores) -> Scores:
    """0 for 0, rising ever more slowly towards 1."""
    saturated: Scores = 1 - np.exp(-fit)
    return saturated


def _telling(text: str, own: Container[str], language: str) -> list[tuple[str, float]]:
    """The words of a text that say most, as stems with their weights, without the question's own."""
    found = {word: weight(word, language) for word in stems(text, language) if word not in own}
    return sorted(found.items(), key=lambda item: -item[1])[:_MOST_WORDS]


class Conversations:
    """The last turns of each conversation, in memory only. Not for several threads.

    A conversation is forgotten when nothing was asked in it for `lifetime` seconds of `clock`, and, above
    `most` conversations, when it is the one that rested longest. Of each, the last `turns` are kept.
    """

    def __init__(
        self,
        *,
        lifetime: float = 15 * 60,
        most: int = 10_000,
        turns: int = 6,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._lifetime = lifetime
        self._most = most
        self._turns = turns
        self._clock = clock
        self._kept: OrderedDict[Hashable, tuple[float, tuple[Turn, ...]]] = OrderedDict()

    def __len__(self) -> int:
        """Number of conversations that are remembered."""
        self._forget_the_old()
        return len(self._kept)

    def recall(self, key: Hashable) -> tuple[Turn, ...]:
        """The turns of a conversation, oldest first; empty for an unknown one."""
        self._forget_the_old()
        _, turns = self._kept.get(key, (-inf, ()))
        return turns

    def remember(self, key: Hashable, turn: Turn | None) -> None:
        """Add a turn to a conversation, or begin one; None adds nothing."""
        if turn is None:
            return
        turns = (*self.recall(key), turn)[-self._turns :]
        self._kept[key] = (self._clock(), turns)
        self._kept.move_to_end(key)
        if len(self._kept) > self._most:
            self._kept.popitem(last=False)

    def retract(self, asked_in: int) -> None:
        """Drop the turns of a message that asks something else now, or is gone."""
        for key, (since, turns) in list(self._kept.items()):
            left = tuple(turn for turn in turns if turn.asked_in != asked_in)
            if not left:
                del self._kept[key]
            elif len(left) < len(turns):
                self._kept[key] = (since, left)

    def forget(self, key: Hashable) -> None:
        """Drop a conversation, if there is one."""
        self._kept.pop(key, None)

    def forget_all(self, among: Callable[[Hashable], bool]) -> int:
        """Drop the conversations whose keys are `among` those meant; how many there were."""
        self._forget_the_old()
        meant = [key for key in self._kept if among(key)]
        for key in meant:
            del self._kept[key]
        return len(meant)

    def _forget_the_old(self) -> None:
        """Drop what rested too long; conversations stand in the order in which they were last added to."""
        oldest = self._clock() - self._lifetime
        while self._kept and next(iter(self._kept.values()))[0] <= oldest:
            self._kept.popitem(last=False)
