"""The one door: a question in, an Answer out."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from knowledge.article import Answer, Article, Outcome, Passage, Quote, Span
from knowledge.commonness import weight
from knowledge.confidence import NO_EVIDENCE, NO_LEAD, NOTHING, Evidence, Lead, believe, evidence_of, lead_of
from knowledge.conversation import Context, Turn
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


_TELLING = 0.65
"""The weight from which a missing word is worth naming: “president” is, “many” is not."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the articles have on a question: the question as it was read, and the passages, best first.

    `repaired` are words as typed and as read; `missing` the words that no article has. `evidence` and
    `lead` are all 0 without a passage; `context_fits` says how far the turns before speak for the first
    one, from 0 to 1.
    """

    read: str
    repaired: tuple[tuple[str, str], ...]
    missing: tuple[str, ...]
    ranked: Sequence[Ranked]
    evidence: Evidence
    lead: Lead
    context_fits: float


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
        found = self.find(question, article_id=article_id, turns=turns)
        belief = believe(found.evidence, found.lead, found.context_fits) if found.ranked else NOTHING
        shares = [belief.confidence, *(hit.probability * belief.answerable for hit in found.ranked[1:])]
        with_span = 0 if belief.outcome is Outcome.NOT_FOUND else _WITH_SPAN
        quotes = tuple(
            self._quote(found.read, hit, min(share, belief.confidence), with_span=place < with_span)
            for place, (hit, share) in enumerate(zip(found.ranked, shares, strict=False))
        )
        return Answer(
            question=question,
            outcome=belief.outcome,
            confidence=belief.confidence,
            quotes=quotes,
            missing=found.missing,
            repaired=found.repaired,
            elapsed_ms=1000 * (perf_counter() - begun),
        )

    def find(self, question: str, *, article_id: str | None = None, turns: Sequence[Turn] = ()) -> Found:
        """What the articles have on a question, before anything is claimed of it."""
        language = self._ranker.language
        read, repaired = self._reread(question)
        among = None if article_id is None else self._numbers.get(article_id, np.zeros(0, np.int64))
        within = None if article_id is None else {article_id}
        context = Context.of(read, turns, language=language, within=within)
        ranked = self._ranker.rank(read, k=QUOTES, among=among, context=context)
        searched = len(self._ranker.passages) if among is None else len(among)
        unknown = [
            token
            for token in tokens(read)
            if token.word not in STOP_WORDS and stem(token.word, language) not in self._ranker.words
        ]
        says = {token.word: weight(stem(token.word, language), language) for token in unknown}
        telling = [token for token in unknown if says[token.word] >= _TELLING] or unknown
        missing = tuple(dict.fromkeys(read[token.start : token.end] for token in telling))
        if not ranked:
            return Found(read, repaired, missing, ranked, NO_EVIDENCE, NO_LEAD, 0.0)
        return Found(
            read=read,
            repaired=repaired,
            missing=missing,
            ranked=ranked,
            evidence=evidence_of(
                read,
                ranked[0],
                unknown=sum(says.values()),
                unknown_name=any(token.start and read[token.start].isupper() for token in unknown),
                passages=searched,
            ),
            lead=lead_of(ranked),
            context_fits=context.fit(ranked[0].preference),
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

    def _quote(self, question: str, hit: Ranked, confidence: float, *, with_span: bool) -> Quote:
        span: Span | None = None
        if with_span:
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
