"""The few words of a sentence that answer a question, with the probability that they do."""

from dataclasses import dataclass
from functools import lru_cache
from math import exp, log
from typing import Final

from knowledge.answer_type import Asked
from knowledge.article import Span
from knowledge.asking import Asking, asking, scopes
from knowledge.span_features import View, alike
from knowledge.span_weights import CALIBRATION, WEIGHTS

OFFERED_FROM: Final = 0.65
"""Probability from which a span is worth offering: those offered are then right about eight times in ten."""

UNASKED: Final = frozenset((Asked.NONE, Asked.REASON, Asked.MANNER))
"""What a few words of a sentence do not answer."""

_LONGEST_SENTENCE: Final = 1200


@dataclass(frozen=True, slots=True)
class FoundSpan:
    """Where the answer stands in the text, the probability that it is right (0…1), and what spoke for it."""

    span: Span
    probability: float
    rule: str


def find_span(
    question: str,
    text: str,
    sentence: Span,
    *,
    language: str = "en",
    sentence_probability: float = 0.8,
    at_least: float = OFFERED_FROM,
) -> FoundSpan | None:
    """The words of `text[sentence.start:sentence.end]` that answer `question`, or None.

    `sentence_probability` is how likely the sentence holds the answer; the probability of the span follows
    from it, and no span below `at_least` is returned. English only: any other language gives None. Why and
    how are never answered by a few words, and give None too.
    """
    if language != "en":
        return None
    asked = asking(question)
    body = text[sentence.start : sentence.end]
    if asked.type.asked in UNASKED or not asked.stems or len(body) > _LONGEST_SENTENCE:
        return None
    view = View(asked, body)
    best = _best(view, _table(*_key(asked)))
    if best is None:
        return None
    first, last, share = best
    probability = _calibrated(asked, view.coverage, share, sentence_probability)
    if probability < at_least:
        return None
    start, end = view.slice(first, last)
    return FoundSpan(
        Span(sentence.start + start, sentence.start + end), probability, _rule(asked, view, first, last)
    )


def _best(view: View, table: dict[str, float]) -> tuple[int, int, float] | None:
    """The best candidate's first and last word, and the share of likelihood that it and its likes hold."""
    weigh = table.get
    starts: dict[int, float] = {}
    ends: dict[int, float] = {}
    scored = []
    for first, last in view.candidates():
        if first not in starts:
            starts[first] = sum([weigh(name, 0.0) for name in view.start_features(first)])
        if last not in ends:
            ends[last] = sum([weigh(name, 0.0) for name in view.end_features(last)])
        score = (
            starts[first] + ends[last] + sum([weigh(name, 0.0) for name in view.phrase_features(first, last)])
        )
        scored.append((score, first, last))
    if not scored:
        return None
    highest, first, last = max(scored, key=lambda one: one[0])
    total = near = 0.0
    for score, *place in scored:
        likelihood = exp(score - highest)
        total += likelihood
        if alike((first, last), (place[0], place[1])):
            near += likelihood
    return first, last, near / total


def _log_odds(probability: float) -> float:
    inside = min(max(probability, 0.02), 0.98)
    return log(inside / (1 - inside))


def _calibrated(asked: Asking, coverage: float, share: float, sentence_probability: float) -> float:
    z = (
        CALIBRATION["constant"]
        + CALIBRATION["share"] * _log_odds(share)
        + CALIBRATION["sentence"] * _log_odds(sentence_probability)
        + CALIBRATION["coverage"] * coverage
        + CALIBRATION.get(asked.group, 0.0)
    )
    return 1 / (1 + exp(-z))


def _key(asked: Asking) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(sorted(scopes(asked).items()))


@lru_cache(maxsize=256)
def _table(*key: tuple[str, tuple[str, ...]]) -> dict[str, float]:
    """What each feature weighs for one kind of question: the sum over its scopes."""
    by_word = dict(key)
    table: dict[str, float] = {}
    for scope, weights in WEIGHTS.items():
        for name, weight in weights.items():
            if scope in by_word.get(name.partition(" ")[0], by_word[""]):
                table[name] = table.get(name, 0.0) + weight
    return table


def _rule(asked: Asking, view: View, first: int, last: int) -> str:
    """The three features that spoke loudest for a phrase, after the sort of answer asked for."""
    table = _table(*_key(asked))
    names = view.start_features(first) + view.end_features(last) + view.phrase_features(first, last)
    loudest = sorted(dict.fromkeys(names), key=lambda name: -table.get(name, 0.0))[:3]
    return f"{asked.type.asked.value}: {', '.join(loudest)}"
