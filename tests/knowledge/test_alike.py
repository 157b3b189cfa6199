"""Questions that ask for the same are told by the words that are left without order and stop words."""

import pytest

from knowledge.alike import alike_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Where is the lighthouse of Vell?", "the lighthouse, of Vell... where is it"),
        ("How do I reset my password?", "how to reset passwords"),
        ("¿Cuánto cuesta la entrada del museo?", "la entrada del museo, cuánto cuesta"),
        ("Wie hoch ist der Turm von Vell?", "Der Turm von Vell: wie hoch ist er?"),
        ("服务器什么时候重启？", "服务器什么时候重启"),
    ],
)
def test_alike_questions_share_a_key(one: str, other: str) -> None:
    assert alike_key(one) == alike_key(other) != ""


def test_other_questions_do_not() -> None:
    questions = [
        "Who built the lighthouse?",
        "Who painted the lighthouse?",
        "Who built the orchard?",
        "why not?",
    ]
    assert len(set(map(alike_key, questions))) == len(questions)


def test_a_question_of_stop_words_alone_is_told_by_them() -> None:
    assert alike_key("why not?") == alike_key("not why") != alike_key("who are you?")


def test_a_text_without_words_has_no_key() -> None:
    assert alike_key(" ?!… ") == ""
