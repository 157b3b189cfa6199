"""Fits the weights of `knowledge.ranking` to question sets, and tells what they reach.

usage: python tests/benchmarks/fit.py [--sample N] [--folds N] [--penalty X] FILE...   (SQuAD 2.0 JSON)

A candidate sentence's odds are e to the power of its weighted signals. The weights, none below 0, make
the passages that hold the answer likely, and the sentences with its text: the mean log-likelihood of both,
less a penalty on the squares of the weights (each times its signal's standard deviation). All questions on
an article are in one fold, those of the sets that share articles too. Prints P@1 (of the best sentence's
passage) and highlight accuracy with the weights of the code and with weights fitted without the fold,
then the weights fitted to all.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from knowledge.article import Passage
from knowledge.collection import Collection
from knowledge.evaluation.questions import Question, read_questions
from knowledge.question import read_question
from knowledge.ranking import WEIGHTS, Ranker, Signals, matrix

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question put to a ranker: its candidates' signals, a row each sentence, and which rows are right.

    `gold` marks the sentences of right passages, `shown` those whose text meets an answer, wherever.
    """

    where: str
    weight: float
    fold: int
    signals: Floats
    gold: Flags
    shown: Flags
    has_texts: bool


def folded(text: str) -> str:
    """Case and white space folded."""
    return " ".join(text.casefold().split())


def ask(question: Question, ranker: Ranker, where: str, weight: float, folds: int) -> Asked:
    """The candidates for one question."""
    assert question.article is not None
    read = read_question(question.text, ranker.language, ranker.words)
    numbers, table, _ = ranker.candidates(read)
    answers = [answer for answer in map(folded, question.answers) if answer]
    gold, shown = [], []
    for number, prepared in zip(numbers, table.passages, strict=True):
        passage = ranker.collection.passage(number)
        right = passage.article is question.article and passage.paragraph in (question.gold or ())
        for text in map(folded, prepared.texts):
            gold.append(right)
            shown.append(any(answer in text or text in answer for answer in answers))
    return Asked(
        where,
        weight,
        crc32(question.article.title.encode()) % folds,
        matrix(table),
        np.array(gold, dtype=bool),
        np.array(shown, dtype=bool),
        bool(answers),
    )


def put(path: Path, sample: int, folds: int) -> Iterator[Asked]:
    """Every answerable question of a file, or a sample, within its article and over all of them."""
    questions = read_questions(path)
    assert questions.passages is not None
    by_article: dict[str, list[Passage]] = {}
    for passage in questions.passages:
        by_article.setdefault(passage.article.id, []).append(passage)
    answerable = [question for question in questions.questions if question.answerable]
    if len(answerable) > sample:
        answerable = Random(0).sample(answerable, sample)
    weight = len(answerable) ** -0.5
    rankers: dict[str, Ranker] = {}
    everything = Ranker(Collection.of_passages(questions.passages))
    for question in answerable:
        assert question.article is not None
        own = question.article.id
        if own not in rankers:
            rankers[own] = Ranker(Collection.of_passages(by_article[own]))
        yield ask(question, rankers[own], f"{questions.name} article", weight, folds)
        yield ask(question, everything, f"{questions.name} all", weight, folds)


def fit(asked: Sequence[Asked], penalty: float) -> Floats:
    """The weights that make the right passages and sentences of these questions likeliest."""
    asked = [question for question in asked if question.gold.any()]
    signals = np.concatenate([question.signals for question in asked])
    spread = signals.std(axis=0) + 1e-9
    signals = (signals / spread).astype(np.float32)
    counts = np.array([len(question.signals) for question in asked])
    first = np.cumsum(counts) - counts
    of_row = np.repeat(np.arange(len(asked)), counts)
    share = np.array([question.weight for question in asked])
    share /= share.sum()
    gold = np.concatenate([question.gold for question in asked])
    aims = [gold, gold & np.concatenate([question.shown for question in asked])]

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = (signals @ weights.astype(np.float32)).astype(float)
        odds = np.exp(scores - np.maximum.reduceat(scores, first)[of_row])
        total = np.add.reduceat(odds, first)
        value, slope = penalty * weights @ weights, np.zeros(len(scores))
        for aim in aims:
            right = np.add.reduceat(odds * aim, first)
            counted = share * (right > 0)
            right = np.where(right > 0, right, 1)
            value += (counted * np.log(total / right)).sum()
            slope += odds * ((counted / total)[of_row] - (counted / right)[of_row] * aim)
        return float(value), slope.astype(np.float32) @ signals + 2 * penalty * weights

    start = np.ones(signals.shape[1])
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=[(0, None)] * len(start))
    fitted: Floats = found.x / spread
    return fitted


def report(title: str, asked: Sequence[Asked], weights: Sequence[Floats]) -> None:
    """P@1 and highlight accuracy by set and scope, with a question's own weights."""
    print(title)
    for where in dict.fromkeys(question.where for question in asked):
        hits, shown = [], []
        for question, own in zip(asked, weights, strict=True):
            if question.where == where:
                best = int(np.argmax(question.signals @ own)) if len(question.signals) else None
                hits.append(best is not None and question.gold[best])
                if question.has_texts:
                    shown.append(best is not None and question.shown[best])
        accuracy = f"{np.mean(shown):.3f}" if shown else "    -"
        print(f"  {where:40s} {len(hits):6d} questions   P@1 {np.mean(hits):.3f}   highlight {accuracy}")


def main() -> None:
    """Fit and report, as the module's docstring says."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--sample", type=int, default=1000, help="questions of a file at most (default 1000)")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--penalty", type=float, default=2e-3)
    options = parser.parse_args()
    asked = [question for path in options.files for question in put(path, options.sample, options.folds)]
    shipped = np.array(WEIGHTS)
    report("weights of the code", asked, [shipped] * len(asked))
    by_fold = [
        fit([question for question in asked if question.fold != fold], options.penalty)
        for fold in range(options.folds)
    ]
    report("cross-validated", asked, [by_fold[question.fold] for question in asked])
    for name, weight in zip(Signals._fields, fit(asked, options.penalty), strict=True):
        print(f"    {name}={weight:.2f},")


if __name__ == "__main__":
    main()
