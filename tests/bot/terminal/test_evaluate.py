"""`verbatim evaluate` as a person types it."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from bot.terminal.evaluate import evaluate

pytestmark = pytest.mark.usefixtures("nothing_of_this_machine")

TOWNS = {
    "data": [
        {
            "title": "Towns",
            "id": "towns",
            "paragraphs": [
                {
                    "context": "Leeds lies on the river Aire. Its mills once made woollen cloth.",
                    "qas": [
                        {
                            "id": "cloth",
                            "question": "Which cloth was once made by the mills?",
                            "is_impossible": False,
                            "answers": [{"text": "woollen cloth", "answer_start": 50}],
                        },
                        {
                            "id": "pizza",
                            "question": "Who invented pizza margherita?",
                            "is_impossible": True,
                            "answers": [],
                        },
                    ],
                },
                {"context": "York lies on the river Ouse. Its factories make chocolate.", "qas": []},
            ],
        }
    ]
}


@pytest.fixture
def towns(tmp_path: Path) -> Path:
    path = tmp_path / "towns.json"
    path.write_text(json.dumps(TOWNS), encoding="utf-8")
    return path


def typed(*words: str | Path) -> tuple[int, str, str]:
    """The exit code, standard output and standard error of `verbatim evaluate …`."""
    app = typer.Typer()
    app.command()(evaluate)
    found = CliRunner().invoke(app, [str(word) for word in words])
    return found.exit_code, found.stdout, found.stderr


def test_json_is_one_array_with_an_object_for_each_file(towns: Path) -> None:
    code, out, err = typed(towns, towns, "--json", "--scope", "article")
    assert (code, err) == (0, "")
    one, other = json.loads(out)
    assert (one["name"], one["scope"], one["questions"]) == ("towns", "article", 2)
    assert (one["p_at_1"], one["highlight_accuracy"]) == (1.0, 1.0)
    assert other["outcomes"] == one["outcomes"]


def test_the_tables_fit_a_terminal_and_say_what_was_right(towns: Path) -> None:
    code, out, _ = typed(towns)
    assert code == 0
    assert max(map(len, out.splitlines())) <= 80
    for head in ("Right", "Answerable", "Unanswerable", "Right by confidence"):
        assert head in out


def test_details_hold_a_row_for_every_question_in_order(towns: Path, tmp_path: Path) -> None:
    code, _, _ = typed(towns, "--details", tmp_path / "rows.jsonl")
    rows = [json.loads(line) for line in (tmp_path / "rows.jsonl").read_text(encoding="utf-8").splitlines()]
    assert code == 0
    assert [(row["id"], row["answerable"]) for row in rows] == [("cloth", True), ("pizza", False)]
    assert "woollen cloth" in rows[0]["highlight"]
    assert rows[0]["hits"]["passage_rank"] == 1
    assert rows[1]["outcome"] == "not_found"


def test_json_lines_are_asked_of_the_articles_in_the_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = tmp_path / "articles"
    more.mkdir()
    (more / "towns.txt").write_text(
        "Two towns\n\nLeeds lies on the river Aire. Its mills once made woollen cloth.\n", encoding="utf-8"
    )
    monkeypatch.setenv("BOT_ARTICLES_DIR", str(more))
    own = tmp_path / "own.jsonl"
    own.write_text(
        '{"question": "Which cloth was once made by the mills?", "answers": ["cloth"]}', encoding="utf-8"
    )
    code, out, _ = typed(own, "--json")
    assert code == 0
    assert json.loads(out)[0]["quote_accuracy"] == 1.0


def test_a_set_that_brings_its_articles_needs_no_database(
    towns: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOT_DATABASE_URL", "sqlite:////no/such/folder/file")
    assert typed(towns, "--json")[0] == 0


def test_without_a_file_the_shipped_questions_are_asked_of_the_bundled_article() -> None:
    code, out, _ = typed("--json")
    (found,) = json.loads(out)
    assert code == 0
    assert (found["answerable"], found["unanswerable"]) == (30, 12)
    assert found["quote_accuracy"] >= 0.7
    assert found["abstention_auc"] >= 0.9


def test_a_bad_file_is_one_line_and_exit_code_2_before_anything_is_asked(towns: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"question": "Who?", "answers": []}\n{"question": 3, "answers": []}\n', encoding="utf-8")
    code, out, err = typed(towns, bad, "--details", tmp_path / "rows.jsonl")
    assert (code, out) == (2, "")
    assert err == f"verbatim: {bad}: line 2: question: expected text, found the number 3\n"
    assert not (tmp_path / "rows.jsonl").exists()


def test_a_file_that_cannot_be_written_is_one_line_and_exit_code_2(towns: Path, tmp_path: Path) -> None:
    code, _, err = typed(towns, "--details", tmp_path / "none" / "rows.jsonl")
    assert code == 2
    assert err.startswith(f"verbatim: {tmp_path}/none/rows.jsonl: No such file")
    assert err.count("\n") == 1


def test_every_shipped_answer_stands_in_the_bundled_article() -> None:
    articles = Path(__file__).parents[3] / "knowledge" / "articles"
    text = (articles / "xiaomi-electric-car.txt").read_text(encoding="utf-8")
    for line in (articles / "questions.jsonl").read_text(encoding="utf-8").splitlines():
        for answer in json.loads(line)["answers"]:
            assert answer in text
