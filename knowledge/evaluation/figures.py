"""The figures of a judged question set."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import Final, TypedDict

from knowledge.article import Outcome
from knowledge.evaluation.judging import Judged

_BINS: Final = 10
_SURE: Final = 0.9
_SPAN_RIGHT: Final = 0.7

Bin = TypedDict("Bin", {"from": float, "to": float, "count": int, "confidence": float, "right": float})
"""The questions with a confidence from `from` to below `to`: mean confidence, share answered rightly."""


class Calibration(TypedDict):
    """Expected calibration error over ten equal bins (Guo et al. 2017), and the bins that hold a question."""

    ece: float
    bins: list[Bin]


class Reliability(TypedDict):
    """Confidence against being right, over answerable questions and over all.

    In the second every unanswerable question counts as wrong, so it moves with the set's share of them,
    which its makers chose; a reader's own questions lie between the two.
    """

    answerable: Calibration | None
    all: Calibration | None


class Sure(TypedDict):
    """ANSWERED with a confidence of .9 or more: how many answerable questions are, and the share right."""

    count: int
    right: float | None


class Figures(TypedDict):
    """What a question set came to; null where nothing in the set can tell.

    `p_at_1`, `mrr_at_10`: the first quote inside a gold paragraph, over answerable questions.
    `highlight_accuracy`, `quote_accuracy`: the first one contains an answer text or stands inside one, over
    answerable questions that have a text. `answer_exact`, `answer_f1`: SQuAD 2.0's, over those and the
    unanswerable ones, for which no span is right. `span_offered`: share of answerable questions with a
    text that get a span; `span_right`: share of these spans that are exact or have an F1 of at least .7.
    `abstention_auc`: ROC area of the confidence, answerable against unanswerable.
    """

    questions: int
    answerable: int
    unanswerable: int
    p_at_1: float | None
    mrr_at_10: float | None
    highlight_accuracy: float | None
    quote_accuracy: float | None
    answer_exact: float | None
    answer_f1: float | None
    outcomes: dict[str, dict[str, int]]
    abstention_auc: float | None
    latency_ms: dict[str, float]
    span_offered: float | None
    span_right: float | None
    not_found_rate: float | None
    answered_at_90: Sure
    calibration: Reliability


def figures(judged: Sequence[Judged]) -> Figures:
    """The figures of a set, to four decimals (milliseconds to three). Raises ValueError for an empty one."""
    if not judged:
        raise ValueError("no question was asked")
    answerable = [one for one in judged if one.question.answerable]
    unanswerable = [one for one in judged if not one.question.answerable]
    located = [one.hits["passage_rank"] for one in answerable if one.question.gold is not None]
    with_text = [one for one in answerable if one.hits["f1"] is not None]
    spans = [one for one in with_text if one.answer.quotes and one.answer.quotes[0].answer]
    answered = [one for one in answerable if one.answer.outcome is Outcome.ANSWERED]
    sure = [one.hits["right"] for one in answered if one.answer.confidence >= _SURE]
    latencies = sorted(one.answer.elapsed_ms for one in judged)
    return {
        "questions": len(judged),
        "answerable": len(answerable),
        "unanswerable": len(unanswerable),
        "p_at_1": _mean(rank == 1 for rank in located),
        "mrr_at_10": _mean(1 / rank if rank else 0.0 for rank in located),
        "highlight_accuracy": _mean(one.hits["highlight"] for one in answerable),
        "quote_accuracy": _mean(one.hits["quote"] for one in answerable),
        "answer_exact": _mean(one.hits["exact"] for one in judged),
        "answer_f1": _mean(one.hits["f1"] for one in judged),
        "outcomes": {"answerable": _outcomes(answerable), "unanswerable": _outcomes(unanswerable)},
        "abstention_auc": roc_area(
            [one.answer.confidence for one in answerable], [one.answer.confidence for one in unanswerable]
        ),
        "latency_ms": {"p50": _percentile(latencies, 50), "p99": _percentile(latencies, 99)},
        "span_offered": round(len(spans) / len(with_text), 4) if with_text else None,
        "span_right": _mean(one.hits["exact"] or (one.hits["f1"] or 0) >= _SPAN_RIGHT for one in spans),
        "not_found_rate": _mean(one.answer.outcome is Outcome.NOT_FOUND for one in answerable),
        "answered_at_90": {"count": len(sure), "right": _mean(sure)},
        "calibration": {"answerable": calibration(answerable), "all": calibration(judged)},
    }


def _mean(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return round(sum(known) / len(known), 4) if known else None


def _outcomes(judged: Sequence[Judged]) -> dict[str, int]:
    return {outcome.value: sum(one.answer.outcome is outcome for one in judged) for outcome in Outcome}


def _percentile(ordered: Sequence[float], percent: int) -> float:
    """The smallest value that at least `percent` of a hundred do not exceed (nearest rank)."""
    return round(ordered[-(-percent * len(ordered) // 100) - 1], 3)


def roc_area(positives: Sequence[float], negatives: Sequence[float]) -> float | None:
    """The chance that a positive scores above a negative, ties counting half; None without both."""
    ordered = sorted(negatives)
    wins = (bisect_left(ordered, score) + bisect_right(ordered, score) for score in positives)
    pairs = len(positives) * len(negatives)
    return round(sum(wins) / (2 * pairs), 4) if pairs else None


def calibration(judged: Iterable[Judged]) -> Calibration | None:
    """How far confidence is from the share answered rightly; None where no answer can be told right."""
    rows: list[list[tuple[float, bool]]] = [[] for _ in range(_BINS)]
    for one in judged:
        if one.hits["right"] is not None:
            confidence = one.answer.confidence
            rows[min(int(confidence * _BINS), _BINS - 1)].append((confidence, one.hits["right"]))
    total = sum(map(len, rows))
    if not total:
        return None
    bins: list[Bin] = []
    gap = 0.0
    for number, row in enumerate(rows):
        if row:
            confidence = sum(claimed for claimed, _ in row) / len(row)
            right = sum(was_right for _, was_right in row) / len(row)
            gap += abs(confidence - right) * len(row) / total
            bins.append(
                {
                    "from": number / _BINS,
                    "to": (number + 1) / _BINS,
                    "count": len(row),
                    "confidence": round(confidence, 4),
                    "right": round(right, 4),
                }
            )
    return {"ece": round(gap, 4), "bins": bins}
