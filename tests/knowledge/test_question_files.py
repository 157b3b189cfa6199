"""Question files: what is read from them, and faults named by their place."""

import json
from pathlib import Path

import pytest

from knowledge.conversation import Turn
from knowledge.evaluation import QuestionFileError, QuestionSet, read_questions

LEEDS = "Leeds lies on the Aire. It makes cloth."
YORK = "York lies on the Ouse. It makes chocolate."


def squad(*articles: list[tuple[str, list[dict[str, object]]]]) -> dict[str, object]:
    return {
        "version": "v2.0",
        "data": [
            {
                "title": f"Title {number}",
                "id": f"a{number}",
                "paragraphs": [{"context": context, "qas": qas} for context, qas in paragraphs],
            }
            for number, paragraphs in enumerate(articles)
        ],
    }


def asked(question: str, *answers: str, **extras: object) -> dict[str, object]:
    texts = [{"text": answer, "answer_start": 0} for answer in answers]
    return {"id": question, "question": question, "is_impossible": not answers, "answers": texts, **extras}


def written(path: Path, content: object) -> Path:
    text = content if isinstance(content, str) else json.dumps(content)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def towns(tmp_path: Path) -> QuestionSet:
    content = squad(
        [
            (LEEDS, [asked("Which river is Leeds on?", "Aire"), asked("Who is mayor of Leeds?")]),
            (f"  {YORK}\n", [asked("What does York make?", "chocolate", "sweets")]),
        ],
        [("Hull is a port.", [asked("What is Hull?", "a port")])],
    )
    return read_questions(written(tmp_path / "towns.json", content))


def test_a_squad_context_is_one_paragraph_and_one_passage(towns: QuestionSet) -> None:
    assert [article.id for article in towns.articles] == ["a0", "a1"]
    assert towns.passages is not None
    assert [passage.text for passage in towns.passages] == [LEEDS, YORK, "Hull is a port."]
    assert [passage.paragraph for passage in towns.passages] == [0, 1, 0]
    assert towns.name == "towns"


def test_squad_questions_keep_what_is_right_about_them(towns: QuestionSet) -> None:
    river, mayor, york, _ = towns.questions
    assert (river.answers, river.gold, river.answerable) == (("Aire",), frozenset({0}), True)
    assert (mayor.answers, mayor.gold, mayor.answerable) == ((), None, False)
    assert york.gold == frozenset({1})


def test_every_paragraph_that_counts_is_gold(tmp_path: Path) -> None:
    content = squad([(LEEDS, [asked("What is made?", "cloth", paragraphs=[0, 1])]), (YORK, [])])
    (question,) = read_questions(written(tmp_path / "x.json", content)).questions
    assert question.gold == frozenset({0, 1})


def test_a_blank_context_is_no_passage_and_shifts_no_other(tmp_path: Path) -> None:
    content = squad([(" ", []), (YORK, [asked("What?", "chocolate")])])
    found = read_questions(written(tmp_path / "x.json", content))
    assert found.passages is not None
    assert [(passage.text, passage.paragraph) for passage in found.passages] == [(YORK, 1)]
    assert found.questions[0].gold == frozenset({1})


def test_articles_have_their_language_unless_it_is_rare_in_the_file(tmp_path: Path) -> None:
    russian = "Как называется река, на которой стоит этот город? Мы не знаем, но он очень большой."
    english = "What is the name of the river that this town lies on? We do not know, but it is big."
    half = squad([(english, [asked("What?")])], [(russian, [])])
    assert [article.language for article in read_questions(written(tmp_path / "x.json", half)).articles] == [
        "en",
        "ru",
    ]
    others: list[list[tuple[str, list[dict[str, object]]]]] = [[(english, [])]] * 11
    one_of_many = squad([(russian, [asked("What?")])], *others)
    found = read_questions(written(tmp_path / "x.json", one_of_many))
    assert {article.language for article in found.articles} == {"en"}


def test_json_lines_are_asked_of_the_installed_articles(tmp_path: Path, towns: QuestionSet) -> None:
    lines = '{"question": "What?", "answers": ["cloth"]}\n\n{"question": "Who?", "answers": []}\n'
    found = read_questions(written(tmp_path / "own.jsonl", lines), towns.articles)
    assert found.articles == towns.articles
    assert [(one.id, one.answerable, one.gold) for one in found.questions] == [
        ("1", True, None),
        ("3", False, None),
    ]


def test_a_history_becomes_turns_oldest_first(tmp_path: Path) -> None:
    history = [
        ["agent", "Hello."],
        ["user", "What?"],
        ["bot", "Cloth."],
        ["agent", "Much."],
        ["user", "Who?"],
    ]
    line = json.dumps({"question": "Why?", "answers": [], "history": history})
    (question,) = read_questions(written(tmp_path / "x.jsonl", line)).questions
    assert question.history == (Turn("", "Hello."), Turn("What?", "Cloth. Much."), Turn("Who?"))


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("", "line 1, column 0: "),
        ('{"data": [\n  {"title": }]}', "line 2, column 13: "),
        ("{}\n{}", "line 2, column 1: more text after the JSON (JSON Lines need the ending .jsonl)"),
        ("[" * 9999, "line 1, column 20"),
        ("[]", "expected an object, found an empty list"),
        ({"version": "v2.0"}, "data: missing"),
        ({"data": []}, "data: expected at least one entry, found an empty list"),
        (
            {"data": [{"title": "T", "paragraphs": "none"}]},
            'data[0].paragraphs: expected a list, found "none"',
        ),
        (squad([(LEEDS, [])]), "there is no question in it"),
        (
            squad([(LEEDS, [asked("What?"), asked("Who?")])], [(YORK, [asked("x"), asked(5)])]),  # type: ignore[arg-type]
            "data[1].paragraphs[0].qas[1].id: expected text, found the number 5",
        ),
        (
            squad([(LEEDS, [asked("What?") | {"question": 7}])]),
            "data[0].paragraphs[0].qas[0].question: expected text, found the number 7",
        ),
        (
            squad([(LEEDS, [asked(" ")])]),
            'data[0].paragraphs[0].qas[0].question: expected text that is not blank, found " "',
        ),
        (
            squad([(LEEDS, [asked("What?") | {"is_impossible": "no"}])]),
            'data[0].paragraphs[0].qas[0].is_impossible: expected true or false, found "no"',
        ),
        (
            squad([(LEEDS, [asked("What?", "x", paragraphs=[0, 2])])]),
            "data[0].paragraphs[0].qas[0].paragraphs[1]: paragraph 2, but the last one is 0",
        ),
        (
            squad([(LEEDS, [asked("What?", history=[["she", "Hi."]])])]),
            'data[0].paragraphs[0].qas[0].history[0][0]: expected user, agent or bot, found "she"',
        ),
        (
            squad([(LEEDS, [asked("What?", history=[["user"]])])]),
            "data[0].paragraphs[0].qas[0].history[0][1]: missing",
        ),
        (
            {"data": [{"title": "T", "id": "a", "paragraphs": []}] * 2},
            'data[1].id: "a" is the id of an earlier article',
        ),
    ],
)
def test_a_fault_in_squad_json_is_named_by_its_path(tmp_path: Path, content: object, fault: str) -> None:
    path = written(tmp_path / "bad.json", content)
    with pytest.raises(QuestionFileError) as error:
        read_questions(path)
    assert str(error.value).startswith(f"{path}: {fault}")


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("{", "line 3, column 1: "),
        ("5", "line 3: expected an object, found the number 5"),
        ('{"question": "Who?"}', "line 3: answers: missing"),
        ('{"question": null, "answers": []}', "line 3: question: expected text, found null"),
        ('{"question": "Who?", "answers": "me"}', 'line 3: answers: expected a list, found "me"'),
        ('{"question": "Who?", "answers": ["me", {}]}', "line 3: answers[1]: expected text, found an object"),
    ],
)
def test_a_fault_in_json_lines_is_named_by_its_line(tmp_path: Path, line: str, fault: str) -> None:
    path = written(tmp_path / "bad.jsonl", '{"question": "What?", "answers": []}\n\n' + line + "\n")
    with pytest.raises(QuestionFileError) as error:
        read_questions(path)
    assert str(error.value).startswith(f"{path}: {fault}")


def test_a_file_that_is_not_there_or_not_text_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(QuestionFileError, match=r"none\.json: No such file"):
        read_questions(tmp_path / "none.json")
    path = tmp_path / "latin.jsonl"
    path.write_bytes(b'{"question": "What?", "answers": []}\n{"question": "Caf\xe9?", "answers": []}\n')
    with pytest.raises(QuestionFileError, match="line 2: not UTF-8 text"):
        read_questions(path)
