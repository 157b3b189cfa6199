"""Which passage answers, and which of its sentences: a weighted sum of the signals of `knowledge.signals`.

A candidate sentence's score is its own signals and its passage's, times their weights; a passage scores
as its best sentence, which is the one to highlight, and a little more where others come close. So one
decision chooses both, and every score can be explained by its parts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from knowledge import signals
from knowledge.article import Passage, Span
from knowledge.index import PassageIndex
from knowledge.prepared import PreparedPassage, content, prepare, units
from knowledge.question import Question, Sought, read_question
from knowledge.signals import Scores, Table, Values
from knowledge.text import stems

CANDIDATES: Final = 12
"""How many passages get all of the signals; twice as many move P@1 by less than .001."""

SUPPORT: Final = 0.5
"""How near to the best sentence, in units of the score, another one must come to support its passage."""

_DRAWN: Final = 40
"""How many passages each index proposes as candidates."""

_REMEMBERED: Final = 512
"""How many passages are kept laid out; some 50 kB each."""


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
    sentence_grams: float
    coverage: float
    covered_before: float
    covered_earlier: float
    covered_after: float
    word_pairs: float
    number: float
    date: float
    name: float
    place: float
    reason: float


WEIGHTS: Final = Signals(
    word_score=3.0,
    gram_score=2.0,
    title_score=8.0,
    title_fills=8.0,
    phrases=2.8,
    neighbours=1.5,
    families=4.5,
    sentence_score=7.6,
    sentence_grams=2.5,
    coverage=4.0,
    covered_before=6.0,
    covered_earlier=3.0,
    covered_after=3.0,
    word_pairs=2.0,
    number=1.9,
    date=2.5,
    name=1.0,
    place=1.1,
    reason=0.6,
)
"""Fitted on 2026-11-22 and rounded: `python tests/benchmarks/fit.py --sample 600` with onestopqa-Adv, squad2,
xquad, fairytaleqa, covidqa, clapnq and noiseqa-asr-natural. e to the power of a score is a passage's odds."""

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
    signals.sentence_grams,
    signals.coverage,
    signals.covered_before,
    signals.covered_earlier,
    signals.covered_after,
    signals.word_pairs,
    partial(signals.typed, sought=Sought.NUMBER),
    partial(signals.typed, sought=Sought.DATE),
    partial(signals.typed, sought=Sought.NAME),
    partial(signals.typed, sought=Sought.PLACE),
    partial(signals.typed, sought=Sought.REASON),
)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage and how well it answers.

    `number` is its place in the ranker's passages, `probability` its share of e^score among the candidates.
    `spans` are its sentences in offsets of the article, `best` the index of the one to highlight, `signals`
    that sentence's values. `covered` and `covered_by_sentence` are the shares of the question's words,
    weighed by their rarity in the language, that the passage and the sentence have; `matched` is the sum of
    those weights over the passage's words, `matched_rare` how many of them are 0.95 or more.
    """

    passage: Passage
    number: int
    score: float
    probability: float
    spans: tuple[Span, ...]
    best: int
    signals: Signals
    covered: float
    covered_by_sentence: float
    matched: float
    matched_rare: int

    @property
    def sentence(self) -> Span:
        """The sentence to highlight, in offsets of the article's text."""
        return self.spans[self.best]


class Ranker:
    """Ranks passages by a question. Threads may rank at the same time.

    Owns what it remembers of passages it has looked at closely; the passages and the indexes are given.
    """

    def __init__(
        self,
        passages: Sequence[Passage],
        *,
        words: PassageIndex | None = None,
        grams: PassageIndex | None = None,
        titles: PassageIndex | None = None,
    ) -> None:
        """Index the passages, or take over indexes of them.

        `words` holds each passage's `stems`, `grams` its `character_grams`, `titles` (b = 0) the stems of
        its article's title.
        """
        self.passages = passages
        languages = [passage.article.language for passage in passages]
        self.language = max(set(languages), key=languages.count, default="en")
        if words is None or grams is None:
            both = [content(units(p.text, p.article.language)) for p in passages]
            words = words or PassageIndex([found for found, _ in both])
            grams = grams or PassageIndex([found for _, found in both])
        if titles is None:
            titles = PassageIndex([_title_stems(p) for p in passages], b=0.0)
        self.words, self.grams, self.titles = words, grams, titles
        self._prepared = lru_cache(maxsize=_REMEMBERED)(self._prepare)

    def rank(
        self,
        question: str,
        *,
        k: int = 10,
        among: NDArray[np.integer[Any]] | None = None,
        language: str | None = None,
    ) -> list[Ranked]:
        """The k passages that answer best, best first; only such as share a word or part of one with it.

        `among` limits the search to these passage numbers; `language` is the question's, by default the
        one that most passages are in.
        """
        read = read_question(question, language or self.language, self.words, self.grams)
        candidates, table = self.candidates(read, among)
        if not len(candidates):
            return []
        values = matrix(table)
        scores = values @ np.array(WEIGHTS)
        best = _best_rows(scores, table)
        of_passages = _passage_scores(scores, table)
        odds = np.exp(of_passages - of_passages.max())
        odds /= odds.sum()
        covered = signals.passage_coverage(table)
        by_sentence = values[:, Signals._fields.index("coverage")]
        weights = np.array(read.weights)
        matched = np.logical_or.reduceat(table.own, table.first, axis=0)
        return [
            Ranked(
                passage=self.passages[candidates[at]],
                number=int(candidates[at]),
                score=float(of_passages[at]),
                probability=float(odds[at]),
                spans=table.passages[at].spans,
                best=int(best[at] - table.first[at]),
                signals=Signals(*values[best[at]].tolist()),
                covered=float(covered[at]),
                covered_by_sentence=float(by_sentence[best[at]]),
                matched=float(weights[matched[at]].sum()),
                matched_rare=int((weights[matched[at]] >= 0.95).sum()),
            )
            for at in np.argsort(-of_passages, kind="stable")[:k].tolist()
        ]

    def candidates(
        self, question: Question, among: NDArray[np.integer[Any]] | None = None
    ) -> tuple[list[int], Table]:
        """The passages worth a close look, by the three indexes alone, and their sentences laid out."""
        if among is None:
            drawn = [hit.passage for hit in self.words.search(question.words, _DRAWN, question.rarities)]
            drawn += [hit.passage for hit in self.grams.search(question.all_grams, _DRAWN)]
            drawn += [hit.passage for hit in self.titles.search(question.words, _DRAWN)]
            among = np.unique(np.array(drawn, dtype=np.int64))
        scores = Scores(
            self._share(self.words, question.words, among, question.rarities),
            self._share(self.grams, question.all_grams, among),
            self._share(self.titles, question.words, among),
        )
        first = np.array(_FIRST) @ np.array(scores)
        order = np.argsort(-first, kind="stable")[:CANDIDATES]
        order = order[(scores.words[order] > 0) | (scores.grams[order] > 0)]
        numbers = among[order].tolist()
        table = signals.lay_out(
            question,
            [self._prepared(number) for number in numbers],
            [frozenset(_title_stems(self.passages[number])) for number in numbers],
            Scores(*(part[order] for part in scores)),
        )
        return numbers, table

    def _share(
        self,
        index: PassageIndex,
        words: Sequence[str],
        among: NDArray[np.integer[Any]],
        weights: Sequence[float] | None = None,
    ) -> Values:
        """BM25 as a share of the most that these words could score, unknown ones with the idf of df 1."""
        unknown = np.log(len(index) + 1)
        idf = np.array([index.idf.get(word, unknown) for word in words])
        most = (idf * (1 if weights is None else np.array(weights))).sum() * (index.k1 + 1)
        share: Values = index.scores_of(words, among, weights) / (most or 1)
        return share

    def _prepare(self, number: int) -> PreparedPassage:
        return prepare(self.passages[number])


def matrix(table: Table) -> Values:
    """The signals of every candidate sentence: rows as in the table, columns as in `Signals`."""
    if not table.passages:
        return np.zeros((0, len(_FUNCTIONS)))
    return np.column_stack([function(table) for function in _FUNCTIONS])


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


@lru_cache(maxsize=4096)
def _stems_of_title(title: str, language: str) -> tuple[str, ...]:
    return tuple(stems(title, language))


def _title_stems(passage: Passage) -> tuple[str, ...]:
    return _stems_of_title(passage.article.title, passage.article.language)
