"""The figures of the test harness, worked out by hand."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.article import Answer, Outcome, Passage, Quote, Span
from knowledge.evaluation import Hits, Judged, Question
from knowledge.evaluation.figures import calibration, figures, roc_area
from knowledge.evaluation.judging import judge, span_scores
from tests.knowledge.towns import PASSAGES, QUESTIONS


def answer_of(
    passages: Sequence[Passage],
    span: str | None = None,
    *,
    question: str = "?",
    confidence: float = 0.5,
    outcome: Outcome = Outcome.ANSWERED,
    elapsed_ms: float = 1.0,
) -> Answer:
    """Whole passages as quotes; the first passage's first sentence is its highlight."""
    quotes = []
    for passage in passages:
        sentence = Span(passage.start, passage.start + passage.text.index(".") + 1)
        start = passage.article.text.find(span, *sentence) if span else -1
        answer = Span(start, start + len(span)) if span and start >= 0 else None
        quotes.append(
            Quote(
                passage.article, passage.start, passage.end, sentence, answer, passage.paragraph, confidence
            )
        )
    return Answer(question, outcome, confidence, tuple(quotes), ("mayor",), elapsed_ms=elapsed_ms)


def test_hits_of_an_answer_from_the_second_passage() -> None:
    leeds, york, hull = PASSAGES
    hits = judge(QUESTIONS[2], answer_of([hull, leeds, york])).hits
    assert hits["passage_rank"] == 3
    assert (hits["highlight"], hits["quote"], hits["right"]) == (False, False, False)


def test_the_same_paragraph_of_another_article_is_no_hit() -> None:
    assert judge(QUESTIONS[3], answer_of(PASSAGES[:1])).hits["passage_rank"] is None


def test_only_the_first_ten_quotes_count() -> None:
    leeds, york, _ = PASSAGES
    assert judge(QUESTIONS[2], answer_of([leeds] * 9 + [york])).hits["passage_rank"] == 10
    assert judge(QUESTIONS[2], answer_of([leeds] * 10 + [york])).hits["passage_rank"] is None


@pytest.mark.parametrize(
    ("answer", "highlight", "quote"),
    [
        ("the  AIRE", True, True),
        ("lies on the Aire. It makes", False, True),
        ("So Leeds lies on the Aire. And so on.", True, False),
        ("chocolate", False, False),
    ],
)
def test_a_text_is_hit_when_one_stands_inside_the_other(answer: str, highlight: bool, quote: bool) -> None:
    hits = judge(Question("1", "?", (answer,), True), answer_of(PASSAGES[:1])).hits
    assert (hits["highlight"], hits["quote"], hits["right"]) == (highlight, quote, quote)


def test_no_quote_hits_nothing() -> None:
    hits = judge(QUESTIONS[0], answer_of([])).hits
    assert hits == Hits(passage_rank=None, highlight=False, quote=False, exact=False, f1=0.0, right=False)


def test_an_answerable_question_without_texts_or_paragraphs_cannot_be_judged() -> None:
    hits = judge(Question("1", "?", (), True), answer_of([])).hits
    assert set(hits.values()) == {None}


@pytest.mark.parametrize(
    ("span", "answers", "exact", "f1"),
    [
        ("The Aire.", ("aire",), True, 1.0),
        ("river Aire", ("the Aire",), False, 2 / 3),
        ("up to 400 million dollars", ("400 million", "$400 million"), False, 4 / 7),
        (None, ("Aire",), False, 0.0),
        ("Ouse", ("Aire",), False, 0.0),
    ],
)
def test_spans_are_scored_as_squad_does(
    span: str | None, answers: tuple[str, ...], exact: bool, f1: float
) -> None:
    found, overlap = span_scores(Question("1", "?", answers, True), span)
    assert found is exact
    assert overlap == pytest.approx(f1)


def test_no_span_is_right_for_an_unanswerable_question_only() -> None:
    assert span_scores(Question("1", "?", (), False), None) == (True, 1.0)
    assert span_scores(Question("1", "?", (), False), "Aire") == (False, 0.0)


def test_figures_of_a_set_worked_by_hand() -> None:
    leeds, york, hull = PASSAGES
    river, mayor, makes, port = QUESTIONS
    found = figures(
        [
            judge(river, answer_of([leeds, york], "Aire", confidence=0.95, elapsed_ms=4)),
            judge(mayor, answer_of([york], confidence=0.6, outcome=Outcome.NOT_FOUND, elapsed_ms=2)),
            judge(makes, answer_of([leeds, york], "Leeds", confidence=0.6, outcome=Outcome.CLOSEST)),
            judge(port, answer_of([hull], confidence=0.2, elapsed_ms=3)),
        ]
    )
    assert (found["questions"], found["answerable"], found["unanswerable"]) == (4, 3, 1)
    assert (found["p_at_1"], found["mrr_at_10"]) == (0.6667, 0.8333)
    assert (found["highlight_accuracy"], found["quote_accuracy"]) == (0.6667, 0.6667)
    assert (found["answer_exact"], found["answer_f1"]) == (0.5, 0.5)
    assert (found["span_offered"], found["span_right"]) == (0.6667, 0.5)
    assert found["outcomes"] == {
        "answerable": {"answered": 2, "closest": 1, "not_found": 0},
        "unanswerable": {"answered": 0, "closest": 0, "not_found": 1},
    }
    assert found["not_found_rate"] == 0.0
    assert found["abstention_auc"] == 0.5
    assert found["answered_at_90"] == {"count": 1, "right": 1.0}
    assert found["latency_ms"] == {"p50": 2, "p99": 4}


def test_figures_that_nothing_can_tell_are_null() -> None:
    judged = [judge(Question("1", "?", (), True), answer_of([]))]
    found = figures(judged)
    for name in ("p_at_1", "mrr_at_10", "highlight_accuracy", "answer_exact", "span_right", "abstention_auc"):
        assert dict(found)[name] is None
    assert found["calibration"] == {"answerable": None, "all": None}


def test_an_empty_set_has_no_figures() -> None:
    with pytest.raises(ValueError, match="no question"):
        figures([])


def test_calibration_weighs_the_gap_of_each_bin_by_its_questions() -> None:
    judged = [confident(0.95, right=True), confident(1.0, right=False), confident(0.3, right=False)]
    assert calibration(judged) == {
        "ece": pytest.approx(0.4167),
        "bins": [
            {"from": 0.3, "to": 0.4, "count": 1, "confidence": 0.3, "right": 0.0},
            {"from": 0.9, "to": 1.0, "count": 2, "confidence": 0.975, "right": 0.5},
        ],
    }


def confident(confidence: float, *, right: bool) -> Judged:
    hits = Hits(passage_rank=None, highlight=None, quote=None, exact=None, f1=None, right=right)
    return Judged(Question("1", "?", (), True), answer_of([], confidence=confidence), hits)


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1))
def test_calibration_counts_every_question_once(answers: list[tuple[float, bool]]) -> None:
    found = calibration([confident(confidence, right=right) for confidence, right in answers])
    assert found is not None
    assert sum(row["count"] for row in found["bins"]) == len(answers)
    assert 0 <= found["ece"] <= 1
    for row in found["bins"]:
        assert row["from"] - 1e-4 <= row["confidence"] <= row["to"] + 1e-4


@given(st.lists(st.integers(0, 5), min_size=1), st.lists(st.integers(0, 5), min_size=1))
def test_the_roc_area_is_the_share_of_pairs_in_order(positives: list[int], negatives: list[int]) -> None:
    pairs = [
        (positive > negative) + (positive == negative) / 2 for positive in positives for negative in negatives
    ]
    assert roc_area(positives, negatives) == pytest.approx(sum(pairs) / len(pairs), abs=1e-4)
