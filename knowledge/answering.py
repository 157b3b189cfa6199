"""The one door: a question in, an Answer out."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import partial
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from knowledge.article import Answer, Article, Outcome, Passage, Quote, Span
from knowledge.collection import Collection
from knowledge.commonness import weight
from knowledge.confidence import (
    NO_EVIDENCE,
    NO_LEAD,
    NOTHING,
    Belief,
    Evidence,
    Lead,
    believe,
    evidence_of,
    lead_of,
)
from knowledge.conversation import Context, Turn
from knowledge.index import Index
from knowledge.language import TOLD_APART, language_of_question
from knowledge.prepared import PreparedPassages
from knowledge.quoting import quote_of
from knowledge.ranking import Ranked, Ranker
from knowledge.repair import Repairer
from knowledge.span import find_span
from knowledge.stop_words import stop_words
from knowledge.text import Token, stem, tokens

QUOTES = 10
"""How many passages an Answer holds at most, the first one included."""

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

    @property
    def belief(self) -> Belief:
        """What to believe of the first passage."""
        return believe(self.evidence, self.lead, self.context_fits) if self.ranked else NOTHING


class Answerer:
    """Answers questions about a set of articles by quoting them. Threads may ask at the same time."""

    def __init__(
        self,
        articles: Sequence[Article] | Collection,
        *,
        passages: Sequence[Passage] | None = None,
        prepared: PreparedPassages | None = None,
    ) -> None:
        """Take a collection, or read articles into one: `passages` as given, or as `passages_of` cuts them.

        `prepared` is where passages that were looked at are kept, if it is shared with others.
        """
        self._collection = articles if isinstance(articles, Collection) else Collection.of(articles, passages)
        self._words = self._collection.words
        self._ranker = Ranker(self._collection, prepared)
        self._languages = tuple(self._collection.languages)
        self._repairers = {
            language: Repairer(
                *self._collection.vocabularies(language),
                known=partial(_knows, self._words, language),
                language=language,
            )
            for language in self._languages
        }

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles that may be asked, in order."""
        return self._collection.articles

    def passages_in(self, article_id: str) -> int:
        """How many passages an article has; 0 for one that is not there."""
        return len(self._collection.passages_of(article_id))

    def ask(self, question: str, *, article_id: str | None = None, turns: Sequence[Turn] = ()) -> Answer:
        """The best quotes for a question, and how much may be claimed of the first.

        `article_id` limits the search to one article; one that does not exist has no passages. `turns` are
        what the same person asked before, oldest first.
        """
        begun = perf_counter()
        found = self.find(question, article_id=article_id, turns=turns)
        belief = found.belief
        shares = [belief.confidence, *(hit.probability * belief.answerable for hit in found.ranked[1:])]
        claimed = belief.outcome is not Outcome.NOT_FOUND
        quotes = tuple(
            self._quote(found.read, hit, min(share, belief.confidence), with_span=claimed and place == 0)
            for place, (hit, share) in enumerate(zip(found.ranked, shares, strict=False))
        )
        return Answer(
            question=question,
            outcome=belief.outcome,
            confidence=belief.confidence,
            quotes=quotes,
            missing=found.missing,
            repaired=found.repaired,
            foreign=None if belief.outcome is Outcome.ANSWERED else self._foreign(question),
            elapsed_ms=1000 * (perf_counter() - begun),
        )

    def _foreign(self, question: str) -> str | None:
        """The language of a question, if it is surely one that no article is in."""
        if not self._languages:
            return None
        language = language_of_question(question, TOLD_APART)
        return None if language in self._languages else language

    def find(self, question: str, *, article_id: str | None = None, turns: Sequence[Turn] = ()) -> Found:
        """What the articles have on a question, before anything is claimed of it.

        Where they are in several languages, those in the question's own are asked first, and all of them
        if those do not answer.
        """
        main = self._ranker.language
        if article_id is not None:
            language = next((a.language for a in self.articles if a.id == article_id), main)
            among = self._collection.passages_of(article_id)
            return self._search(question, language, among, {article_id}, turns)
        spoken = language_of_question(question, self._languages) if len(self._languages) > 1 else None
        if spoken is None:
            return self._search(question, main, None, None, turns)
        own = self._search(question, spoken, self._collection.in_language(spoken), None, turns)
        if own.belief.outcome is not Outcome.NOT_FOUND:
            return own
        every = self._search(question, spoken, None, None, turns)
        return max(own, every, key=lambda found: found.belief.confidence)

    def _search(
        self,
        question: str,
        language: str,
        among: NDArray[np.int64] | None,
        within: Set[str] | None,
        turns: Sequence[Turn],
    ) -> Found:
        """Look among those passages, or all, for a question in a language; `within` as in Context.of."""
        read, repaired = self._reread(question, language)
        context = Context.of(read, turns, language=language, within=within)
        ranked = self._ranker.rank(read, k=QUOTES, among=among, language=language, context=context)
        stop = stop_words(language)
        unknown = [
            token
            for token in tokens(read, language)
            if token.word not in stop and not self._has(token.word, language)
        ]
        says = {token.word: weight(stem(token.word, language), language) for token in unknown}
        telling = [token for token in unknown if says[token.word] >= _TELLING] or unknown
        missing = tuple(dict.fromkeys(read[span.start : span.end] for span in _words_of(telling)))
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
                passages=len(self._words) if among is None else len(among),
            ),
            lead=lead_of(ranked),
            context_fits=context.fit(ranked[0].preference),
        )

    def _has(self, word: str, language: str) -> bool:
        """Whether an article has the word, its own language's endings taken off or the question's."""
        return any(_knows(self._words, each, word) for each in {language, *self._languages})

    def _reread(self, question: str, language: str) -> tuple[str, tuple[tuple[str, str], ...]]:
        """The question with its unknown words read as known ones, and which were."""
        found = list(tokens(question, language))
        pieces, repaired, at = [], [], 0
        repairer = self._repairers.get(language)
        repairs = repairer.repairs([token.word for token in found]) if repairer else []
        for repair in repairs:
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


def _words_of(parts: Sequence[Token]) -> list[Span]:
    """Where the words are that those are, or the characters of which: those that touch are of one word.

    One character by itself, of a script without blanks, is left out: nobody can say which word it is of.
    """
    spans: list[Span] = []
    for part in parts:
        if spans and spans[-1].end == part.start:
            spans[-1] = Span(spans[-1].start, part.end)
        else:
            spans.append(Span(part.start, part.end))
    whole = {part.start for part in parts if part.end - part.start > 1 or part.word.isascii()}
    return [span for span in spans if span.end - span.start > 1 or span.start in whole]


def _knows(words: Index, language: str, word: str) -> bool:
    """Whether an index of stems has the word. No method: Repairers would hold their Answerer."""
    return stem(word, language) in words
