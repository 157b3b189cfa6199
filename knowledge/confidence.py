"""How sure an answer is, and what may be claimed of it.

Two probabilities, each a logistic function of evidence that can be named: that the articles answer the
question at all, and that, if they do, the best passage is the one. The first alone tells NOT_FOUND from
the rest; both together give the confidence, which tells ANSWERED from CLOSEST.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log
from typing import Final, NamedTuple

from knowledge.article import Outcome
from knowledge.contradiction import contradicts
from knowledge.ranking import Ranked

FOUND_FROM: Final = 0.15
"""From this probability that the articles answer at all, a passage is shown; below it: NOT_FOUND."""

ANSWERED_FROM: Final = 0.65
"""From this confidence on, a quote is shown as the answer; below it, as the closest passage."""

_DENIAL: Final = re.compile(
    r"\b(?:not|never|no|none|nor|neither|without|except|least|fail\w*|unable|cannot|\w+n['’]t)\b",
    re.IGNORECASE,
)
_MANY: Final = 200
"""Among more passages than this, chance finds hardly a better one."""

_FARTHEST: Final = 8.0
"""A lead over the second passage counts no further than this."""


class Evidence(NamedTuple):
    """What speaks for or against the articles' having the answer: a number each, or its weight.

    Shares are of the question's words, weighed by their rarity; `lacking` and `unknown` are such weights:
    of the weightiest word that the sentence lacks, and of all words that no article has. `denies` is 1
    for a question with a “not” in it, `denial_differs` if question and sentence differ in that,
    `contradicts` if they do in a name or a number.
    """

    constant: float
    covered: float
    covered_squared: float
    sentence_covered: float
    sentence_covered_squared: float
    matched: float
    matched_up_to_two: float
    sentence_score: float
    gram_score: float
    wording: float
    families: float
    lacking: float
    unknown: float
    names_lacking: float
    denies: float
    denial_differs: float
    contradicts: float
    log_passages: float


class Lead(NamedTuple):
    """What speaks for the best passage against the next ones, or its weight."""

    constant: float
    log_odds: float
    distance: float


NO_EVIDENCE: Final = Evidence(*[0.0] * len(Evidence._fields))
NO_LEAD: Final = Lead(0.0, 0.0, 0.0)

ANSWERABLE: Final = Evidence(
    constant=-1.49,
    covered=0.27,
    covered_squared=-1.38,
    sentence_covered=3.22,
    sentence_covered_squared=-1.98,
    matched=0.19,
    matched_up_to_two=1.64,
    sentence_score=1.19,
    gram_score=2.62,
    wording=-1.16,
    families=1.96,
    lacking=-0.46,
    unknown=-0.68,
    names_lacking=-0.21,
    denies=-1.61,
    denial_differs=-0.05,
    contradicts=-0.58,
    log_passages=-0.39,
)
RIGHT: Final = Lead(constant=0.02, log_odds=0.56, distance=0.15)
SURE: Final = (-0.34, 0.64, 0.32)
"""The last: a constant, and what the log-odds of the two probabilities count for the confidence. Fitted on
2026-11-22 by `python -m tests.benchmarks.fit_confidence --most 600` over squad2, xquad, onestopqa-Adv,
fairytaleqa, covidqa, clapnq, noiseqa-keyboard-natural and noiseqa-asr-natural."""


@dataclass(frozen=True, slots=True)
class Belief:
    """`answerable`: the probability that the articles answer; `confidence`: that the first quote does."""

    answerable: float
    confidence: float
    outcome: Outcome


NOTHING: Final = Belief(0.0, 0.0, Outcome.NOT_FOUND)


def believe(evidence: Evidence, lead: Lead, context_fits: float = 0.0) -> Belief:
    """What to believe of the best passage, and so what to claim.

    `context_fits`, from 0 to 1, is how far the question leans on turns before it that this passage fits:
    so far, its own words need not show that the articles answer it.
    """
    by_itself = _logistic(_weighed(evidence, ANSWERABLE))
    answerable = 1 - (1 - by_itself) * (1 - context_fits)
    right = _logistic(_weighed(lead, RIGHT))
    confidence = _logistic(_weighed((1.0, _log_odds(answerable), _log_odds(right)), SURE))
    if answerable < FOUND_FROM:
        return Belief(answerable, min(confidence, answerable), Outcome.NOT_FOUND)
    sure = confidence >= ANSWERED_FROM and not evidence.contradicts
    outcome = Outcome.ANSWERED if sure else Outcome.CLOSEST
    return Belief(answerable, confidence, outcome)


def evidence_of(
    question: str, best: Ranked, *, unknown: float, unknown_name: bool, passages: int
) -> Evidence:
    """The evidence for the best of so many passages.

    `unknown` as in Evidence; `unknown_name` says that a name in the question stands in no article.
    """
    denies = _DENIAL.search(question) is not None
    sentence_denies = _DENIAL.search(best.passage.article.text, *best.sentence) is not None
    return Evidence(
        constant=1.0,
        covered=best.covered,
        covered_squared=best.covered**2,
        sentence_covered=best.covered_by_sentence,
        sentence_covered_squared=best.covered_by_sentence**2,
        matched=best.matched,
        matched_up_to_two=min(best.matched, 2.0),
        sentence_score=best.signals.sentence_score,
        gram_score=best.signals.gram_score,
        wording=best.signals.wording,
        families=best.signals.families,
        lacking=best.lacking,
        unknown=unknown,
        names_lacking=float(best.names_lacking),
        denies=float(denies),
        denial_differs=float(denies != sentence_denies),
        contradicts=float(unknown_name or contradicts(question, best)),
        log_passages=log(min(passages, _MANY)),
    )


def lead_of(ranked: Sequence[Ranked]) -> Lead:
    """How far the first passage is ahead."""
    distance = ranked[0].score - ranked[1].score if len(ranked) > 1 else _FARTHEST
    return Lead(1.0, _log_odds(ranked[0].probability), min(distance, _FARTHEST))


def _weighed(values: Sequence[float], weights: Sequence[float]) -> float:
    return sum(value * weight for value, weight in zip(values, weights, strict=True))


def _log_odds(probability: float) -> float:
    inside = min(max(probability, 1e-4), 1 - 1e-4)
    return log(inside / (1 - inside))


def _logistic(log_odds: float) -> float:
    return 1 / (1 + exp(-log_odds))
