"""Fits `knowledge/span_weights.py` and says how far it can be trusted.

usage: python -m tests.benchmarks.fit_spans squad2.json xquad.json [--write knowledge/span_weights.py]

Reads SQuAD 2.0 files. The weights of the candidates' features are those of a softmax over the candidates
of the sentence that holds the answer, with an L1 penalty per scope, so that a narrow scope has a weight only
where it differs from the wider one. The calibration is a logistic regression on the sentence that a plain
ranker picks. Both are cross-validated by article (five folds, the same title in two files is one article).
A span is right when it equals an answer or shares F1 >= .7 with one, after SQuAD's normalisation.
"""

import argparse
import json
import re
import string
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from knowledge.asking import asking, scopes
from knowledge.span import OFFERED_FROM, UNASKED
from knowledge.span_features import View, alike
from knowledge.text import character_grams, sentences, stems

FOLDS = 5
L1, L2 = 2.0, 0.5
RIGHT = 0.7
PRIOR = {
    ("amount asked", "is money"): 2.5,
    ("percent asked", "is percent"): 2.0,
    ("duration asked", "is duration"): 1.5,
}
"""Weights assumed where the sets ask too seldom to show them; the penalty is on what departs from these."""

SHARES = (0.08, 0.12, 0.2, 0.3, 0.4)
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its answers, its gold sentence, and the plain ranker's choice with its evidence."""

    article: str
    text: str
    answers: tuple[str, ...]
    gold: str
    chosen: str
    evidence: tuple[float, ...]

    @property
    def sentence_is_right(self) -> bool:
        return any(answer.lower() in self.chosen.lower() for answer in self.answers)


class Ranker:
    """BM25 (k1 .9, b .4) over lists of words, each score divided by the most that the query could reach."""

    def __init__(self, documents: Sequence[list[str]]) -> None:
        self._count = len(documents)
        mean = max(1.0, sum(map(len, documents)) / max(1, self._count))
        self._postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for at, words in enumerate(documents):
            for word, times in Counter(words).items():
                weight = times * 1.9 / (times + 0.9 * (0.6 + 0.4 * len(words) / mean))
                self._postings[word].append((at, weight))

    def scores(self, query: Iterable[str]) -> Floats:
        found, most = np.zeros(self._count), 1e-9
        for word in set(query):
            postings = self._postings.get(word, [])
            idf = float(np.log((self._count + 1) / (len(postings) + 0.5)))
            most += 1.9 * idf
            for at, weight in postings:
                found[at] += idf * weight
        return found / most


def read(path: Path) -> list[Question]:
    """The answerable questions of a SQuAD 2.0 file, each with a sentence picked from its whole article."""
    questions = []
    for article in json.loads(path.read_text(encoding="utf-8"))["data"]:
        passages = [paragraph["context"] for paragraph in article["paragraphs"]]
        spans = [(at, span) for at, passage in enumerate(passages) for span in sentences(passage)]
        texts = [passages[at][span.start : span.end] for at, span in spans]
        owner = np.array([at for at, _ in spans])
        by_stem = Ranker([stems(passage) for passage in passages])
        by_gram = Ranker([character_grams(passage) for passage in passages])
        sentence_gram = Ranker([character_grams(text) for text in texts])
        sentence_word = Ranker([stems(text, keep_stop_words=True) for text in texts])
        for number, paragraph in enumerate(article["paragraphs"]):
            for entry in paragraph["qas"]:
                if entry["is_impossible"] or not entry["answers"]:
                    continue
                text = entry["question"]
                passage_score = by_stem.scores(stems(text)) + 0.8 * by_gram.scores(character_grams(text))
                score = (
                    10 * sentence_gram.scores(character_grams(text))
                    + 8 * passage_score[owner]
                    + 9 * sentence_word.scores(stems(text, keep_stop_words=True))
                )
                best = np.argsort(-score, kind="stable")[:3]
                first, *others = [float(score[at]) for at in best]
                start = entry["answers"][0]["answer_start"]
                gold = next(at for at, (own, span) in enumerate(spans) if own == number and start < span.end)
                questions.append(
                    Question(
                        article=article.get("title") or article["id"],
                        text=text,
                        answers=tuple(answer["text"] for answer in entry["answers"]),
                        gold=texts[gold],
                        chosen=texts[best[0]],
                        evidence=(first, *(first - other for other in (*others, 0.0, 0.0)[:2])),
                    )
                )
    return questions


def normalised(text: str) -> list[str]:
    """SQuAD's normalisation: lower case, no punctuation, no articles."""
    bare = "".join(letter for letter in text.lower() if letter not in string.punctuation)
    return re.sub(r"\b(?:a|an|the)\b", " ", bare).split()


def overlap(text: str, answers: Iterable[str]) -> float:
    """The best F1 of `text` against an answer; 1 only where it equals one."""
    words, best = normalised(text), 0.0
    for answer in answers:
        wanted = normalised(answer)
        if words == wanted:
            return 1.0
        common = sum((Counter(words) & Counter(wanted)).values())
        best = max(best, 0.999 * 2 * common / max(1, len(words) + len(wanted)))
    return best


class Features:
    """Numbers for the scoped names of features."""

    def __init__(self) -> None:
        self.ids: dict[tuple[str, str], int] = {}

    def of(self, names: Iterable[str], by_word: dict[str, tuple[str, ...]]) -> list[int]:
        return [
            self.ids.setdefault((scope, name), len(self.ids))
            for name in names
            for scope in by_word.get(name.partition(" ")[0], by_word[""])
        ]


@dataclass(frozen=True, slots=True)
class Case:
    """One sentence's candidates: where they stand, their features, and how right each is."""

    group: str
    asked: str
    coverage: float
    places: list[tuple[int, int]]
    columns: list[NDArray[np.int32]]
    rightness: Floats


def case(question: Question, sentence: str, features: Features) -> Case:
    asked = asking(question.text)
    view, by_word = View(asked, sentence), scopes(asked)
    places = list(view.candidates())
    columns, rightness = [], []
    starts: dict[int, list[int]] = {}
    ends: dict[int, list[int]] = {}
    for first, last in places:
        if first not in starts:
            starts[first] = features.of(view.start_features(first), by_word)
        if last not in ends:
            ends[last] = features.of(view.end_features(last), by_word)
        own = features.of(view.phrase_features(first, last), by_word)
        columns.append(np.array(starts[first] + ends[last] + own, dtype=np.int32))
        rightness.append(overlap(sentence[slice(*view.slice(first, last))], question.answers))
    return Case(
        asked.group, asked.type.asked.value, view.coverage, places, columns, np.array(rightness, dtype=float)
    )


def fit_candidates(cases: Sequence[Case], prior: Floats, rounds: int = 250) -> Floats:
    """Weights by accelerated proximal gradient (Beck & Teboulle 2009), steps scaled by frequency."""
    count = len(prior)
    cases = [one for one in cases if one.rightness.size and one.rightness.max() >= RIGHT]
    columns = [column for one in cases for column in one.columns]
    flat = np.concatenate(columns)
    lengths = np.array([len(column) for column in columns])
    begins = np.concatenate(([0], np.cumsum(lengths)[:-1]))
    sizes = np.array([len(one.columns) for one in cases])
    heads = np.concatenate(([0], np.cumsum(sizes)[:-1]))
    owner = np.repeat(np.arange(len(cases)), sizes)
    rightness = np.concatenate([one.rightness for one in cases])
    wanted = np.where(rightness == 1, 1.0, np.where(rightness >= RIGHT, 0.35, 0.0))
    wanted /= np.add.reduceat(wanted, heads)[owner]

    def loss(weights: Floats) -> tuple[float, Floats]:
        score = np.add.reduceat((weights + prior)[flat], begins)
        score -= np.maximum.reduceat(score, heads)[owner]
        likelihood = np.exp(score)
        total = np.add.reduceat(likelihood, heads)
        value = float(-(wanted * (score - np.log(total)[owner])).sum() + L2 / 2 * weights @ weights)
        push = likelihood / total[owner] - wanted
        gradient = np.bincount(flat, weights=np.repeat(push, lengths), minlength=count)
        return value, gradient + L2 * weights

    scale = 1 / (
        1
        + np.bincount(np.concatenate([np.unique(np.concatenate(c.columns)) for c in cases]), minlength=count)
    )
    step, momentum = 1.0, 1.0
    weights = ahead = np.zeros(count)
    for _ in range(rounds):
        value, gradient = loss(ahead)
        while True:
            moved = ahead - step * scale * gradient
            following = np.sign(moved) * np.maximum(np.abs(moved) - step * scale * L1, 0)
            change = following - ahead
            bound = value + gradient @ change + (change**2 / scale).sum() / (2 * step)
            if loss(following)[0] <= bound + 1e-9 or step < 1e-4:
                break
            step /= 2
        after = (1 + np.sqrt(1 + 4 * momentum**2)) / 2
        ahead = following + (momentum - 1) / after * (following - weights)
        weights, momentum = following, after
    weights = weights + prior
    return np.where(np.abs(weights) < 0.05, 0.0, weights)


def fit_logistic(inputs: Floats, right: Floats) -> Floats:
    """Weights of a logistic regression by Newton's method, the constant last; a unit ridge on the others."""
    columns = np.column_stack([inputs, np.ones(len(inputs))])
    ridge = np.diag([1.0] * inputs.shape[1] + [1e-6])
    weights = np.zeros(columns.shape[1])
    for _ in range(25):
        chance = 1 / (1 + np.exp(-columns @ weights))
        slope = columns.T @ (right - chance) - ridge @ weights
        weights += np.linalg.solve((columns.T * (chance * (1 - chance))) @ columns + ridge, slope)
    return weights


def chance(inputs: Floats, weights: Floats) -> Floats:
    found: Floats = 1 / (1 + np.exp(-np.column_stack([inputs, np.ones(len(inputs))]) @ weights))
    return found


def log_odds(probability: Floats) -> Floats:
    inside = np.clip(probability, 0.02, 0.98)
    found: Floats = np.log(inside / (1 - inside))
    return found


def best(one: Case, weights: Floats) -> tuple[float, float]:
    """How much likelihood the best candidate and its likes hold, and how right it is."""
    if not one.places:
        return 0.0, 0.0
    score = np.array([weights[column].sum() for column in one.columns])
    top = int(score.argmax())
    likelihood = np.exp(score - score[top])
    near = [alike(one.places[top], place) for place in one.places]
    return float(likelihood[near].sum() / likelihood.sum()), float(one.rightness[top])


GROUPS = ("date", "number", "person", "place")


def inputs_of(cases: Sequence[Case], shares: Floats, sentence: Floats) -> Floats:
    return np.column_stack(
        [
            log_odds(shares),
            log_odds(sentence),
            [one.coverage for one in cases],
            *([float(one.group == group) for one in cases] for group in GROUPS),
        ]
    )


def show(title: str, probability: Floats, right: Floats, asked: Sequence[str]) -> None:
    order = np.argsort(-probability, kind="stable")
    running = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    print(
        f"{title}: n {len(right)}, right at share "
        + ", ".join(f"{share:.2f} {running[max(0, int(share * len(order)) - 1)]:.3f}" for share in SHARES)
    )
    for cut in (0.5, 0.6, 0.65, 0.75):
        shown = probability >= cut
        print(f"  p >= {cut}: offered {shown.mean():.3f}, right {right[shown].mean():.3f}")
    for kind in sorted(set(asked)):
        mine = np.array([one == kind for one in asked])
        shown = mine & (probability >= OFFERED_FROM)
        if shown.any():
            offered = shown.sum() / mine.sum()
            print(f"    {kind:13s} n {mine.sum():4d}  offered {offered:.2f}  right {right[shown].mean():.2f}")


def module(weights: dict[str, dict[str, float]], calibration: dict[str, float], command: str) -> str:
    lines = [
        '"""What each feature of a candidate answer weighs, and how likelihood becomes probability.',
        "",
        f"Written by `{command}`",
        "on 2026-11-22 from SQuAD 2.0 and XQuAD development questions; weights below .05 are left out.",
        '"""',
        "",
        "from typing import Final",
        "",
        "# fmt: off",
        "WEIGHTS: Final[dict[str, dict[str, float]]] = {",
    ]
    for scope in sorted(weights, key=lambda name: (name != "any", name)):
        lines.append(f'    "{scope}": {{')
        line = "       "
        for name, weight in sorted(weights[scope].items()):
            entry = f' "{name}": {weight:.2f},'
            if len(line) + len(entry) > 108:
                lines.append(line)
                line = "       "
            line += entry
        lines += [line, "    },"]
    lines += [
        "}",
        '"""Log-odds by scope (see `span_features.scopes`) and feature."""',
        "",
        "CALIBRATION: Final = {",
    ]
    lines += [f'    "{name}": {value:.2f},' for name, value in calibration.items()]
    lines += ["}", '"""Log-odds that the best candidate is right; see `span._calibrated`."""', ""]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description="Fit the weights of answer spans.")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--write", type=Path)
    options = parser.parse_args()
    everything = [(path.stem, question) for path in options.files for question in read(path)]
    source = np.array([name for name, _ in everything])
    questions = [question for _, question in everything]
    features = Features()
    gold = [case(question, question.gold, features) for question in questions]
    chosen = [case(question, question.chosen, features) for question in questions]
    prior = np.array([PRIOR.get(key, 0.0) for key in features.ids])
    asked = np.array([one.asked not in UNASKED for one in gold])

    titles = sorted({question.article for question in questions})
    np.random.default_rng(3).shuffle(titles)
    fold = np.array([titles.index(question.article) % FOLDS for question in questions])
    evidence = np.array([question.evidence for question in questions])
    sentence_right = np.array([float(question.sentence_is_right) for question in questions])
    sentence = np.zeros(len(questions))
    held = {"a": np.zeros((len(questions), 2)), "b": np.zeros((len(questions), 2))}
    for number in range(FOLDS):
        out = fold == number
        sentence[out] = chance(evidence[out], fit_logistic(evidence[~out], sentence_right[~out]))
        weights = fit_candidates([gold[at] for at in np.flatnonzero(~out & asked)], prior)
        for at in np.flatnonzero(out):
            held["a"][at], held["b"][at] = best(gold[at], weights), best(chosen[at], weights)
    print(f"features {len(prior)}; the picked sentence is right {sentence_right.mean():.3f}")

    inputs = {
        "a": inputs_of(gold, held["a"][:, 0], np.ones(len(questions))),
        "b": inputs_of(chosen, held["b"][:, 0], sentence),
    }
    right = {key: (found[:, 1] >= RIGHT).astype(float) for key, found in held.items()}
    probability = {key: np.zeros(len(questions)) for key in held}
    for number in range(FOLDS):
        out = fold == number
        calibration = fit_logistic(inputs["b"][~out & asked], right["b"][~out & asked])
        for key in held:
            probability[key][out] = np.where(asked[out], chance(inputs[key][out], calibration), 0.0)
    for key, title in (("a", "gold sentence"), ("b", "picked sentence")):
        for name in (*dict.fromkeys(source), None):
            rows = source == name if name else np.ones(len(questions), dtype=bool)
            kinds = [gold[at].asked for at in np.flatnonzero(rows)]
            show(f"{title}, {name or 'all'}", probability[key][rows], right[key][rows], kinds)

    if options.write:
        weights = fit_candidates([gold[at] for at in np.flatnonzero(asked)], prior)
        table: dict[str, dict[str, float]] = defaultdict(dict)
        for (scope, name), column in features.ids.items():
            if weights[column]:
                table[scope][name] = float(weights[column])
        values = fit_logistic(inputs["b"][asked], right["b"][asked])
        labels = ("share", "sentence", "coverage", *GROUPS, "constant")
        command = "python -m tests.benchmarks.fit_spans " + " ".join(path.name for path in options.files)
        options.write.write_text(
            module(table, dict(zip(labels, values, strict=True)), command), encoding="utf-8"
        )


if __name__ == "__main__":
    main()
