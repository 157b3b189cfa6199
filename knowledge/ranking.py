"""Which passage answers, and which of its sentences: a weighted sum of the signals of `knowledge.signals`.

A candidate sentence's score is its own signals and its passage's, times their weights; a passage scores
as its best sentence, which is the one to highlight, and a little more where others come close. So one
decision chooses both, and every score can be explained by its parts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from knowledge import signals
from knowledge.article import Passage, Span
from knowledge.collection import Collection
from knowledge.conversation import ALONE, Context
from knowledge.evidence import QUANTITIES
from knowledge.index import Index
from knowledge.prepared import PreparedPassage, PreparedPassages
from knowledge.question import Question, Sought, read_question
from knowledge.shelf import title_stems
from knowledge.signals import Scores, Table, Values

CANDIDATES: Final = 12
"""How many passages get all of the signals; twice as many move P@1 by less than .001."""

SUPPORT: Final = 0.5
"""How near to the best sentence, in units of the score, another one must come to support its passage."""

_DRAWN: Final = 40
"""How many passages each index proposes as candidates."""

_DOUBT_IN_CONTEXT: Final = 3.0
"""How much less the context counts for a passage's probability than for its rank: fitted to follow-ups."""

Numbers = NDArray[np.integer[Any]]


class Signals(NamedTuple):
    """One number for each signal: their values for a sentence, or their weights."""

    word_score: float
    gram_score: float
    title_score: float
    title_fills: float
    phrases: float
    neighbours: float
    families: float
    sentence_score: float
    coverage: float
    covered_before: float
    covered_earlier: float
    wording: float
    synonyms: float
    number: float
    quantity: float
    date: float
    name: float
    place: float
    reason: float
    feeling: float


WEIGHTS: Final = Signals(
    word_score=5.0,
    gram_score=2.0,
    title_score=7.5,
    title_fills=7.0,
    phrases=2.2,
    neighbours=1.5,
    families=3.8,
    sentence_score=8.0,
    coverage=2.6,
    covered_before=3.5,
    covered_earlier=2.0,
    wording=7.5,
    synonyms=4.0,
    number=3.3,
    quantity=2.8,
    date=3.8,
    name=0.8,
    place=1.1,
    reason=0.4,
    feeling=1.4,
)
"""Fitted on 2026-11-22 with `python tests/benchmarks/fit.py --sample 1300` on onestopqa-Adv, squad2, xquad,
fairytaleqa, covidqa, clapnq and noiseqa-asr-natural, and moved a little to where highlights gained.
e to the power of a score is a passage's odds."""

_FIRST: Final = (5.0, 7.0, 6.0)
"""Weights of the three parts of `Scores` when they choose the candidates."""

_FUNCTIONS: Final = (
    signals.word_score,
    signals.gram_score,
    signals.title_score,
    signals.title_fills,
    signals.phrases,
    signals.neighbours,
    signals.families,
    signals.sentence_score,
    signals.coverage,
    signals.covered_before,
    signals.covered_earlier,
    signals.wording,
    signals.synonyms,
    lambda table: signals.typed(table, Sought.NUMBER),
    lambda table: signals.typed(table, *QUANTITIES),
    lambda table: signals.typed(table, Sought.DATE),
    lambda table: signals.typed(table, Sought.NAME),
    lambda table: signals.typed(table, Sought.PLACE),
    lambda table: signals.typed(table, Sought.REASON),
    lambda table: signals.typed(table, Sought.FEELING),
)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage and how well it answers.

    `number` is its place in the ranker's passages, `preference` the part of its score that the turns before
    gave it, `probability` its share of e^score among the candidates, those turns counted for less.
    `spans` are its sentences in offsets of the article, `fits` the index of the one that fits best, `best`
    that of the one to highlight: the same, or what follows one that asks. `signals` are the values of the
    sentence that fits. `covered` and `covered_by_sentence` are the shares of the question's words, weighed by
    their rarity in the language, that the passage and that sentence have; `matched` is the sum of those
    weights over the passage's words. `lacking` is the weight of the weightiest of the question's words that
    the sentence lacks, `names_lacking` the number of its names that the passage lacks.
    """

    passage: Passage
    number: int
    score: float
    preference: float
    probability: float
    spans: tuple[Span, ...]
    fits: int
    best: int
    signals: Signals
    covered: float
    covered_by_sentence: float
    matched: float
    lacking: float
    names_lacking: int

    @property
    def sentence(self) -> Span:
        """The sentence to highlight, in offsets of the article's text."""
        return self.spans[self.best]


class Ranker:
    """Ranks the passages of a collection by a question. Threads may rank at the same time."""

    def __init__(self, collection: Collection, prepared: PreparedPassages | None = None) -> None:
        """Rank the passages of a collection; `prepared` is where those looked at are kept, if shared."""
        self.collection = collection
        self.words, self.grams, self.titles = collection.words, collection.grams, collection.titles
        self._prepared = prepared or PreparedPassages()
        self.language = max(collection.languages, key=collection.languages.__getitem__, default="en")
        self._rarest = float(np.log(len(self.words) + 1)) or 1.0

    def rank(
        self,
        question: str,
        *,
        k: int = 10,
        among: Numbers | None = None,
        language: str | None = None,
        context: Context = ALONE,
    ) -> list[Ranked]:
        """The k passages that answer best, best first.

        Only such as share a word, or part of one, with the question or with what it leans on. `among`
        limits the search to these passage numbers; `language` is the question's, by default the one that
        most passages are in; `context` is what the turns before add to it.
        """
        read = read_question(question, language or self.language, self.words)
        candidates, table, preference = self.candidates(read, among, context)
        if not len(candidates):
            return []
        values = matrix(table)
        scores = values @ np.array(WEIGHTS)
        shown = np.concatenate([passage.shown for passage in table.passages])
        # A heading has the question's words, and what answers stands below it; so has a question asked there.
        to_show = np.where(shown >= 0, scores + self._fits_the_turns(context, table), -np.inf)
        best = _best_rows(to_show, table)
        own = _passage_scores(scores, table)
        of_passages = own + preference
        odds = _odds(own + preference / _DOUBT_IN_CONTEXT)
        covered = signals.passage_coverage(table)
        by_sentence = values[:, Signals._fields.index("coverage")]
        weights = np.array(read.weights)
        matched = np.logical_or.reduceat(table.own, table.first, axis=0)
        return [
            Ranked(
                passage=self.collection.passage(candidates[at]),
                number=int(candidates[at]),
                score=float(of_passages[at]),
                preference=float(preference[at]),
                probability=float(odds[at]),
                spans=table.passages[at].spans,
                fits=int(best[at] - table.first[at]),
                best=int(shown[best[at]]),
                signals=Signals(*values[best[at]].tolist()),
                covered=float(covered[at]),
                covered_by_sentence=float(by_sentence[best[at]]),
                matched=float(weights[matched[at]].sum()),
                lacking=float(weights[~table.own[best[at]]].max(initial=0.0)),
                names_lacking=sum(name not in table.passages[at].places for name in read.names),
            )
            for at in np.argsort(-of_passages, kind="stable")[:k].tolist()
        ]

    def candidates(
        self, question: Question, among: Numbers | None = None, context: Context = ALONE
    ) -> tuple[list[int], Table, Values]:
        """The passages worth a close look, by the indexes alone.

        Their numbers, their sentences laid out, and what the context adds to the score of each passage.
        """
        if among is None:
            among = self._drawn(question, context)
        scores = Scores(
            self._share(self.words, question.words, among, question.rarities),
            self._share(self.grams, question.all_grams, among),
            self._share(self.titles, question.words, among),
        )
        preference = self._preference(context, among)
        first = np.array(_FIRST) @ np.array(scores) + preference
        order = np.argsort(-first, kind="stable")[:CANDIDATES]
        order = order[(scores.words[order] > 0) | (scores.grams[order] > 0) | (preference[order] > 0)]
        numbers = among[order].tolist()
        table = signals.lay_out(
            question,
            [self._prepare(number) for number in numbers],
            [frozenset(title_stems(self.collection.passage(number).article)) for number in numbers],
            Scores(*(part[order] for part in scores)),
        )
        return numbers, table, preference[order]

    def _drawn(self, question: Question, context: Context) -> Numbers:
        """The passages that one of the indexes proposes, and those of the article just quoted."""
        hits = [
            *self.words.search(question.words, _DRAWN, question.rarities),
            *self.grams.search(question.all_grams, _DRAWN),
            *self.titles.search(question.words, _DRAWN),
        ]
        quoted: list[int] = []
        if context.lean:
            words, weights = _unzipped(context)
            hits += self.words.search(words, _DRAWN, weights)
            for article, _ in context.articles[:1]:
                quoted += self.collection.passages_of(article).tolist()
        return np.unique(np.array([*(hit.passage for hit in hits), *quoted], dtype=np.int64))

    def _preference(self, context: Context, among: Numbers) -> Values:
        if not context.lean:
            return np.zeros(len(among))
        words, weights = _unzipped(context)
        evidence = self.words.scores_of(words, among, weights)
        owners = self.collection.owners(among)
        return context.passage_preference(evidence, owners, self.collection.owner_of, self._rarest)

    def _fits_the_turns(self, context: Context, table: Table) -> Values:
        """What the context adds to the score of each sentence, when one of its passage is chosen."""
        evidence = np.zeros(len(table.owner))
        if context.lean:
            for first, passage in zip(table.first.tolist(), table.passages, strict=True):
                for word, weight in context.words:
                    if places := passage.places.get(word):
                        rows = {passage.sentence[place] for place in places}
                        evidence[[first + row for row in rows]] += weight * self.words.idf_of(word)
        return context.sentence_preference(evidence, self._rarest)

    def _share(
        self,
        index: Index,
        words: Sequence[str],
        among: Numbers,
        weights: Sequence[float] | None = None,
    ) -> Values:
        """BM25 as a share of the most that these words could score, unknown ones with the idf of df 1."""
        idf = np.array([index.idf_of(word) for word in words])
        most = (idf * (1 if weights is None else np.array(weights))).sum() * (index.k1 + 1)
        share: Values = index.scores_of(words, among, weights) / (most or 1)
        return share

    def _prepare(self, number: int) -> PreparedPassage:
        shelf, place = self.collection.place(number)
        return self._prepared.of(shelf.serial, place, shelf.passages[place])


def matrix(table: Table) -> Values:
    """The signals of every candidate sentence: rows as in the table, columns as in `Signals`."""
    if not table.passages:
        return np.zeros((0, len(_FUNCTIONS)))
    return np.column_stack([function(table) for function in _FUNCTIONS])


def _odds(scores: Values) -> Values:
    odds = np.exp(scores - scores.max())
    shares: Values = odds / odds.sum()
    return shares


def _unzipped(context: Context) -> tuple[tuple[str, ...], tuple[float, ...]]:
    return tuple(word for word, _ in context.words), tuple(weight for _, weight in context.words)


def _best_rows(scores: Values, table: Table) -> NDArray[np.intp]:
    """The row of each candidate's best sentence, the first of equal ones."""
    order = np.lexsort((np.arange(len(scores)), -scores, table.owner))
    rows: NDArray[np.intp] = order[table.first]
    return rows


def _passage_scores(scores: Values, table: Table) -> Values:
    """A passage's best sentence, and a little for every other that comes close to it.

    It is log Σ e^(s/T) · T over its sentences: T = 0 would be the best one alone.
    """
    best = np.maximum.reduceat(scores, table.first)
    near = np.add.reduceat(np.exp((scores - best[table.owner]) / SUPPORT), table.first)
    passage_scores: Values = best + SUPPORT * np.log(near)
    return passage_scores
