"""The one door: a question in, an Answer out."""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from knowledge.article import Answer, Article, Passage, Quote, Span
from knowledge.commonness import is_common
from knowledge.confidence import confidence_of, outcome_of
from knowledge.conversation import Turn
from knowledge.passages import passages_of
from knowledge.quoting import quote_of
from knowledge.ranking import Ranked, Ranker
from knowledge.repair import Repairer
from knowledge.span import find_span
from knowledge.text import STOP_WORDS, stem, tokens

QUOTES = 10
"""How many passages an Answer holds at most, the first one included."""

_WITH_SPAN = 3
"""How many of them have their span looked for; a person hardly turns further."""


class Answerer:
    """Answers questions about a set of articles by quoting them. Threads may ask at the same time."""

    def __init__(self, articles: Sequence[Article], *, passages: Sequence[Passage] | None = None) -> None:
        """Index the articles: their passages as given, or as `passages_of` cuts them."""
        self.articles = tuple(articles)
        if passages is None:
            passages = [passage for article in articles for passage in passages_of(article)]
        self._ranker = Ranker(passages)
        self._repairer = Repairer(
            Counter(word for p in passages for word in {token.word for token in tokens(p.text)}),
            known=lambda word: stem(word, self._ranker.language) in self._ranker.words,
            language=self._ranker.language,
        )
        self._numbers: dict[str, NDArray[np.int64]] = {}
        owners = np.array([passage.article.id for passage in passages])
        for article in articles:
            self._numbers[article.id] = np.flatnonzero(owners == article.id)

    def ask(self, question: str, *, article_id: str | None = None, turns: Sequence[Turn] = ()) -> Answer:
        """The best quotes for a question, and how much may be claimed of the first.

        `article_id` limits the search to one article; one that does not exist has no passages. `turns` are
        what the same person asked before, oldest first.
        """
        begun = perf_counter()
        read, repaired = self._reread(question)
        among = None if article_id is None else self._numbers.get(article_id, np.zeros(0, np.int64))
        ranked = self._ranker.rank(read, k=QUOTES, among=among)
        missing = self._missing(read)
        confidence = confidence_of(ranked, missing)
        quotes = tuple(
            self._quote(read, hit, confidence if place == 0 else min(confidence, hit.probability), place)
            for place, hit in enumerate(ranked)
        )
        return Answer(
            question,
            outcome_of(ranked, confidence),
            confidence,
            quotes,
            missing,
            repaired,
            1000 * (perf_counter() - begun),
        )

    def _reread(self, question: str) -> tuple[str, tuple[tuple[str, str], ...]]:
        """The question with its unknown words read as known ones, and which were."""
        found = list(tokens(question))
        pieces, repaired, at = [], [], 0
        for repair in self._repairer.repairs([token.word for token in found]):
            start, end = found[repair.start].start, found[repair.stop - 1].end
            typed, meant = question[start:end], " ".join(repair.words)
            if typed[0].isupper():
                meant = meant[0].upper() + meant[1:]
            pieces += [question[at:start], meant]
            repaired.append((typed, meant))
            at = end
        return "".join([*pieces, question[at:]]), tuple(repaired)

    def _missing(self, question: str) -> tuple[str, ...]:
        """The words of a question that no article has, as typed, stop words aside."""
        language = self._ranker.language
        typed = (
            question[token.start : token.end]
            for token in tokens(question)
            if token.word not in STOP_WORDS and stem(token.word, language) not in self._ranker.words
        )
        return tuple(dict.fromkeys(typed))

    def _quote(self, question: str, hit: Ranked, confidence: float, place: int) -> Quote:
        span: Span | None = None
        if place < _WITH_SPAN:
            article = hit.passage.article
            found = find_span(
                question,
                article.text,
                hit.sentence,
                language=article.language,
                sentence_probability=confidence,
            )
            span = None if found is None else found.span
        return quote_of(hit.passage, hit.spans, hit.best, span, confidence)
