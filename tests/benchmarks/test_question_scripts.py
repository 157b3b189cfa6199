"""The sets made of others, and the points of the risk-coverage plot."""

import json
from pathlib import Path

import pytest

from knowledge.evaluation import QuestionSet, read_questions
from tests.benchmarks.derived_sets import Json, strangers, unrelated


def squad(prefix: str, articles: int) -> Json:
    return {
        "data": [
            {
                "title": f"{prefix} {number}",
                "id": f"{prefix}{number}",
                "paragraphs": [
                    {
                        "context": f"Text {prefix} {number}.",
                        "qas": [
                            {
                                "id": f"{prefix}{number}{letter}",
                                "question": f"Why {prefix} {number} {letter}?",
                                "answers": [{"text": f"Text {prefix} {number}"}],
                            }
                            for letter in "ab"
                        ],
                    }
                ],
            }
            for number in range(articles)
        ]
    }


def read(tmp_path: Path, content: Json) -> QuestionSet:
    path = tmp_path / "set.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return read_questions(path)


def test_strangers_are_the_first_sets_questions_over_the_second_sets_articles(tmp_path: Path) -> None:
    found = read(tmp_path, strangers(squad("asked", 3), squad("host", 2)))
    assert [article.id for article in found.articles] == ["host0", "host1"]
    assert sorted(one.id for one in found.questions) == [
        f"asked{n}{letter}" for n in range(3) for letter in "ab"
    ]
    assert not any(one.answerable for one in found.questions)
    assert {one.article.id for one in found.questions if one.article} == {"host0", "host1"}


def test_an_unrelated_history_comes_from_another_article_and_changes_nothing_else(tmp_path: Path) -> None:
    source = squad("set", 3)
    found, before = read(tmp_path, unrelated(source)), read(tmp_path, source)
    for one, plain in zip(found.questions, before.questions, strict=True):
        assert (one.id, one.text, one.answers, one.gold) == (plain.id, plain.text, plain.answers, plain.gold)
        (turn,) = one.history
        number = one.id[3]
        assert f"set {number}" not in turn.question
        assert turn.answer.removeprefix("Text ") in turn.question
        assert plain.history == ()


def test_one_article_alone_has_no_change_of_subject() -> None:
    with pytest.raises(SystemExit):
        unrelated(squad("set", 1))


def test_a_curve_has_a_point_for_each_confidence_one_can_stop_at() -> None:
    pytest.importorskip("matplotlib", reason="the bench extra is not installed")
    from tests.benchmarks.risk_coverage import FEWEST, curve

    sure = [(0.9, True)] * (FEWEST - 1)
    coverage, accuracy = curve([*sure, (0.8, True), (0.5, False), (0.5, True)], asked=2 * FEWEST)
    assert coverage == [0.5, (FEWEST + 2) / (2 * FEWEST)]
    assert accuracy == [1.0, (FEWEST + 1) / (FEWEST + 2)]
