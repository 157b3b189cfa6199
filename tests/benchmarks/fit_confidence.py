"""Fits the weights of `knowledge.confidence` to question sets, and tells how far they can be trusted.

usage: python -m tests.benchmarks.fit_confidence [--most N] FILE...   (SQuAD 2.0 JSON)

Every question is asked of its own article; answerable ones also over all articles of the file, and of two
other articles of it, which do not answer. All questions on an article are in one fold. Prints, with weights
fitted without the fold: how right the answers of each confidence are, how well confidence parts answerable
questions from the file's unanswerable ones, and what becomes of questions to the wrong article. Then the
weights fitted to all.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from knowledge.answering import Answerer
from knowledge.confidence import ANSWERED_FROM, FOUND_FROM, Evidence, Lead
from knowledge.evaluation.questions import Question, read_questions

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

FOLDS = 5
STRANGERS = 2
"""Other articles that each answerable question is asked of."""

WEIGHT_OF_ANSWERABLE = 2.0
"""How much more log-odds of the first model count than those of the second: more than calibration alone
would give them, since that is what parts questions that no passage answers."""

CAUTION = 0.3
"""Taken off the log-odds of a confidence: of what is claimed to be sure, nearly all must be right."""


class Row(NamedTuple):
    """A question asked: `kind` is own, all, unanswerable or stranger."""

    set: str
    kind: str
    article: str
    right: bool
    evidence: Evidence
    lead: Lead


def ask(path: Path, most: int) -> Iterator[Row]:
    """Ask a file's questions in every way."""
    questions = read_questions(path)
    random = Random(path.stem)
    articles = questions.articles
    own = {
        article.id: Answerer(
            [article], passages=[p for p in questions.passages or () if p.article is article]
        )
        for article in articles
    }
    everything = Answerer(articles, passages=questions.passages)
    asked = {True: 0, False: 0}
    for question in random.sample(questions.questions, len(questions.questions)):
        asked[question.answerable] += 1
        if question.article is None or asked[question.answerable] > most:
            continue
        home = question.article.id
        others = [article.id for article in articles if article.id != home]
        if question.answerable:
            yield from _row(path.stem, "own", own[home], question)
            yield from _row(path.stem, "all", everything, question)
            for other in random.sample(others, STRANGERS):
                yield from _row(path.stem, "stranger", own[other], question)
        else:
            yield from _row(path.stem, "unanswerable", own[home], question)


def _row(name: str, kind: str, answerer: Answerer, question: Question) -> Iterator[Row]:
    found = answerer.find(question.text)
    assert question.article is not None
    if found.ranked:
        best = found.ranked[0].passage
        right = best.article is question.article and best.paragraph in (question.gold or ())
        yield Row(
            name, kind, question.article.id, right and kind in ("own", "all"), found.evidence, found.lead
        )


@dataclass(frozen=True)
class Model:
    """Logistic weights, their constant first."""

    weights: Floats

    def log_odds(self, values: Floats) -> Floats:
        odds: Floats = values @ self.weights
        return odds


def fitted(values: Floats, truth: Flags, weights: Floats) -> Model:
    """A logistic regression; the first column of `values` is 1 and its weight is not held down."""
    regression = LogisticRegression(max_iter=5000).fit(values[:, 1:], truth, sample_weight=weights)
    return Model(np.concatenate([regression.intercept_, regression.coef_[0]]))


class Models(NamedTuple):
    answerable: Model
    right: Model
    sure: Model


def fit(rows: Sequence[Row]) -> Models:
    """The three models, every set and kind of question counting the same in each."""
    evidence, lead = np.array([row.evidence for row in rows]), np.array([row.lead for row in rows])
    kinds = np.array([row.kind for row in rows])
    right = np.array([row.right for row in rows])
    groups: dict[tuple[str, str], int] = {}
    for row in rows:
        groups[row.set, row.kind] = groups.get((row.set, row.kind), 0) + 1
    weights = np.array([1000 / groups[row.set, row.kind] for row in rows])
    answerable = np.isin(kinds, ("own", "all"))
    first = fitted(evidence, answerable, np.where(kinds == "all", 0.3, 1.0) * weights)
    second = fitted(lead[answerable], right[answerable], weights[answerable])
    odds = WEIGHT_OF_ANSWERABLE * _clipped(first.log_odds(evidence)) + _clipped(second.log_odds(lead))
    calibrating = kinds != "unanswerable"
    third = fitted(
        np.stack([np.ones(len(rows)), odds], axis=1)[calibrating],
        right[calibrating],
        (np.where(kinds == "stranger", 0.1, 1.0) * weights)[calibrating],
    )
    constant, slope = third.weights
    return Models(first, second, Model(np.array([constant - CAUTION, WEIGHT_OF_ANSWERABLE * slope, slope])))


def judged(models: Models, rows: Sequence[Row]) -> tuple[Floats, Floats]:
    """For each row the probability that the articles answer, and the confidence."""
    first = _clipped(models.answerable.log_odds(np.array([row.evidence for row in rows])))
    second = _clipped(models.right.log_odds(np.array([row.lead for row in rows])))
    sure = models.sure.log_odds(np.stack([np.ones(len(rows)), first, second], axis=1))
    return 1 / (1 + np.exp(-first)), 1 / (1 + np.exp(-sure))


def _clipped(log_odds: Floats) -> Floats:
    clipped: Floats = np.clip(log_odds, np.log(1e-4 / (1 - 1e-4)), -np.log(1e-4 / (1 - 1e-4)))
    return clipped


def report(rows: Sequence[Row], answerable: Floats, confidence: Floats) -> None:
    """A line for each set."""
    for name in dict.fromkeys(row.set for row in rows):
        of = {
            kind: np.array([row.set == name and row.kind == kind for row in rows])
            for kind in ("own", "unanswerable", "stranger")
        }
        own, stranger, trick = of["own"], of["stranger"], of["unanswerable"]
        right = np.array([row.right for row in rows])
        sure = own & (confidence >= 0.9)
        bins = np.minimum((confidence * 10).astype(int), 9)
        error = sum(
            abs(confidence[own & (bins == at)].sum() - right[own & (bins == at)].sum()) for at in range(10)
        )
        found = answerable >= FOUND_FROM
        shown = found & (confidence >= ANSWERED_FROM)
        print(
            f"{name:26} right {right[own].mean():.3f},"
            f" of the sure {right[sure].mean():.3f} ({sure.sum() / own.sum():.0%}),"
            f" calibration error {error / own.sum():.3f},"
            f" answered {shown[own].mean():.3f}, not found {1 - found[own].mean():.3f};"
            f" strangers not answered {1 - shown[stranger].mean():.3f},"
            f" not found {1 - found[stranger].mean():.3f}"
        )
        if trick.any():
            area = roc_auc_score(own[own | trick], confidence[own | trick])
            print(f"{'':26} unanswerable AUC {area:.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--most", type=int, default=1000, help="answerable and unanswerable questions a file")
    parser.add_argument("files", nargs="+", type=Path)
    arguments = parser.parse_args()
    rows = [row for path in arguments.files for row in ask(path, arguments.most)]
    places = {article: at % FOLDS for at, article in enumerate(dict.fromkeys(row.article for row in rows))}
    folds = np.array([places[row.article] for row in rows])
    answerable, confidence = np.zeros(len(rows)), np.zeros(len(rows))
    for fold in range(FOLDS):
        models = fit([row for row, where in zip(rows, folds, strict=True) if where != fold])
        held_out = [row for row, where in zip(rows, folds, strict=True) if where == fold]
        answerable[folds == fold], confidence[folds == fold] = judged(models, held_out)
    report(rows, answerable, confidence)
    models = fit(rows)
    for title, names, model in (
        ("ANSWERABLE", Evidence._fields, models.answerable),
        ("RIGHT", Lead._fields, models.right),
        ("SURE", ("constant", "answerable", "right"), models.sure),
    ):
        print(f"\n{title}")
        for name, value in zip(names, model.weights.tolist(), strict=True):
            print(f"    {name}={value:.2f},")


if __name__ == "__main__":
    main()
