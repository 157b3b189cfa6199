"""What speaks for a sentence, and for its passage, to answer a question: one function, one signal.

Every signal is an array with a value for each sentence of the candidates, 0 where nothing speaks for it
and about 1 at most; a signal of the passage has the same value for all of its sentences.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from knowledge.evidence import evidence
from knowledge.prepared import FAMILY, PreparedPassage
from knowledge.question import Question, Sought

Values = NDArray[np.float64]

_K1: Final = 0.9
_B: Final = 0.4
_TYPICAL: Final = 24
"""BM25's parameters for sentences; the last is the number of words of a usual one."""


class Scores(NamedTuple):
    """BM25 of each candidate passage, each as a share of the most that the question could score."""

    words: Values
    grams: Values
    title: Values


@dataclass(frozen=True, slots=True)
class Table:
    """The sentences of all candidates below each other, against the words of a question.

    `owner` is the candidate of each row, `first` the first row of each candidate. `frequencies` counts
    `question.every` (columns) in each sentence, `own` is where `question.stems` occur, `alike` where not
    they but synonyms of theirs do.
    """

    question: Question
    passages: Sequence[PreparedPassage]
    titles: Sequence[frozenset[str]]
    scores: Scores
    owner: NDArray[np.intp]
    first: NDArray[np.intp]
    frequencies: Values
    own: NDArray[np.bool_]
    alike: NDArray[np.bool_]


def lay_out(
    question: Question, passages: Sequence[PreparedPassage], titles: Sequence[frozenset[str]], scores: Scores
) -> Table:
    """Look the question's words up in the candidates."""
    counts = [len(passage.spans) for passage in passages]
    first = np.cumsum([0, *counts])
    every, width = question.every, len(question.every)
    stems = len(question.stems)
    cells: list[int] = []
    others: list[int] = []
    for begin, passage in zip(first.tolist(), passages, strict=False):
        places, sentence = passage.places, passage.sentence
        for column, word in enumerate(every):
            for position in places.get(word, ()):
                cells.append((begin + sentence[position]) * width + column)
        for column, words in enumerate(question.synonyms):
            for word in words:
                for position in places.get(word, ()):
                    others.append((begin + sentence[position]) * stems + column)
    rows = int(first[-1])
    frequencies = np.bincount(cells, minlength=rows * width).reshape(rows, width).astype(float)
    own = frequencies[:, question.columns] > 0
    alike = np.zeros(rows * stems, dtype=bool)
    alike[others] = True
    return Table(
        question,
        passages,
        titles,
        scores,
        np.repeat(np.arange(len(passages)), counts),
        first[:-1],
        frequencies,
        own,
        alike.reshape(own.shape) & ~own,
    )


def word_score(table: Table) -> Values:
    """BM25 of the passage's stems, each idf times the word's rarity in the language."""
    return table.scores.words[table.owner]


def gram_score(table: Table) -> Values:
    """BM25 of the passage's four-letter runs: finds other forms of a word, and misspelled ones."""
    return table.scores.grams[table.owner]


def title_score(table: Table) -> Values:
    """BM25 of the article's title; tells articles apart, not the passages of one."""
    return table.scores.title[table.owner]


def title_fills(table: Table) -> Values:
    """Share of the question's mass that the passage lacks and the title of its article has.

    A text about Warsaw says “the city”.
    """
    question = table.question
    absent = ~_in_passage(table)
    lent = np.array([[word in title for word in question.stems] for title in table.titles], dtype=bool)
    return (_share(absent & lent.reshape(absent.shape), question.masses))[table.owner]


def phrases(table: Table) -> Values:
    """Share of the question's runs of three words, stop words too, that the passage has."""
    runs = table.question.runs
    if not runs:
        return np.zeros(len(table.owner))
    found = [sum(_has_run(passage, run) for run in runs) / len(runs) for passage in table.passages]
    return np.array(found)[table.owner]


def neighbours(table: Table) -> Values:
    """Share of the question's pairs of neighbouring content words that stand so in the passage.

    A pair counts by the lighter of its words.
    """
    pairs = table.question.content_pairs
    most = sum(mass for *_, mass in pairs)
    if not most:
        return np.zeros(len(table.owner))
    found = [
        sum(mass for left, right, mass in pairs if _are_next(passage, left, right))
        for passage in table.passages
    ]
    return (np.array(found) / most)[table.owner]


def families(table: Table) -> Values:
    """Share of the question's mass that the passage has only by a word of the same family."""
    question = table.question
    related = [
        [len(word) >= FAMILY and word[:FAMILY] in passage.families for word in question.stems]
        for passage in table.passages
    ]
    absent = ~_in_passage(table)
    return _share(absent & np.array(related, dtype=bool).reshape(absent.shape), question.masses)[table.owner]


def sentence_score(table: Table) -> Values:
    """BM25 of the sentence over all words of the question; stop words count a little."""
    masses = np.array(table.question.every_masses)
    lengths = np.array([length for passage in table.passages for length in passage.lengths])
    norm = _K1 * (1 - _B + _B * lengths / _TYPICAL)
    saturated = table.frequencies / (norm[:, None] + table.frequencies)
    score: Values = saturated @ masses / (masses.sum() or 1)
    return score


def coverage(table: Table) -> Values:
    """Share of the question's words, weighed by their rarity in the language, that the sentence has."""
    return _share(table.own, table.question.weights)


def covered_before(table: Table) -> Values:
    """Share of the question's mass that the sentence lacks and the one before it has.

    The answer often follows the sentence that names the subject, with a pronoun for it.
    """
    return _share(_shifted(table, 1) & ~table.own, table.question.masses)


def covered_earlier(table: Table) -> Values:
    """Share of the question's mass that the passage has further up, but neither here nor one before."""
    earlier = np.zeros_like(table.own)
    ends = np.append(table.first[1:], len(table.own))
    for first, end in zip(table.first.tolist(), ends.tolist(), strict=True):
        np.logical_or.accumulate(table.own[first : end - 1], axis=0, out=earlier[first + 1 : end])
    return _share(earlier & ~table.own & ~_shifted(table, 1), table.question.masses)


def wording(table: Table) -> Values:
    """Share of the question's four-character runs, across its words, that the sentence has.

    Stop words and their order count too. A run weighs by how few of the candidates' sentences have it.
    """
    asked = table.question.crossing
    wordings = [wording for passage in table.passages for wording in passage.wordings]
    found = [run in wording for wording in wordings for run in asked]
    has = np.array(found, dtype=bool).reshape(len(wordings), len(asked))
    return _share(has, np.log((len(wordings) + 1) / (has.sum(axis=0) + 0.5)))


def synonyms(table: Table) -> Values:
    """Share of the question's mass that the sentence has only by a synonym."""
    return _share(table.alike, table.question.masses)


def typed(table: Table, *sought: Sought) -> Values:
    """How much in the sentence looks like the sort of answer sought; 0 if the question seeks another."""
    if table.question.sought not in sought:
        return np.zeros(len(table.owner))
    return np.array([value for p in table.passages for value in evidence(p, table.question)], dtype=float)


def _in_passage(table: Table) -> NDArray[np.bool_]:
    if not table.question.stems:
        return np.zeros((len(table.passages), 0), dtype=bool)
    return np.logical_or.reduceat(table.own, table.first, axis=0)


def passage_coverage(table: Table) -> Values:
    """For each passage, the share of the question's words, weighed by rarity, that it has."""
    return _share(_in_passage(table), table.question.weights)


def _shifted(table: Table, by: int) -> NDArray[np.bool_]:
    """`own` of the sentence `by` places before, within the same passage."""
    moved = np.roll(table.own, by, axis=0)
    moved[np.roll(table.owner, by) != table.owner] = False
    if len(table.own):
        moved[0 if by > 0 else -1] = False
    return moved


def _share(has: NDArray[np.bool_], masses: Sequence[float] | Values) -> Values:
    weights = np.array(masses)
    share: Values = has @ weights / (weights.sum() or 1)
    return share


def _has_run(passage: PreparedPassage, run: tuple[str, str, str]) -> bool:
    places = passage.places
    if not all(word in places for word in run):
        return False
    second, third = places[run[1]], places[run[2]]
    return any(position + 1 in second and position + 2 in third for position in places[run[0]])


def _are_next(passage: PreparedPassage, left: str, right: str) -> bool:
    places, content = passage.places, passage.content
    if left not in places or right not in places:
        return False
    after = [content[position] for position in places[right]]
    return any(content[position] >= 0 and content[position] + 1 in after for position in places[left])
