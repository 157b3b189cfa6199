"""Several questions in one message are told apart, and what only looks like several is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.several import questions_in


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        ("Who founded Xiaomi? And in which year?", ["Who founded Xiaomi?", "And in which year?"]),
        ("who is it?! really??? thanks", ["who is it?!", "really???"]),
        ("I drive one. How old is it? Who makes it?", ["I drive one. How old is it?", "Who makes it?"]),
        ("New? Mr. Xu vs. St. John, e.g. who won?", ["New?", "Mr. Xu vs. St. John, e.g. who won?"]),
        ("**Who?** *When?*", ["**Who?**", "*When?*"]),
        ("谁创立了小米？什么时候？", ["谁创立了小米？", "什么时候？"]),
        ("¿Quién fundó Xiaomi? ¿Y cuándo?", ["¿Quién fundó Xiaomi?", "¿Y cuándo?"]),
        ("Combien ? Et quand ?", ["Combien ?", "Et quand ?"]),
        ("من أسس شاومي؟ متى؟", ["من أسس شاومي؟", "متى؟"]),
        ("Who? ?! Who? When?", ["Who?", "When?"]),
    ],
)  # fmt: skip
def test_each_question_mark_ends_a_question_with_what_stands_before_it(
    text: str, questions: list[str]
) -> None:
    assert list(questions_in(text)) == questions


@pytest.mark.parametrize(
    "text",
    [
        'She asked "who? when?" before she left, but why?',
        "Was „Wer bin ich? Was nun?“ eigentlich ein Film?",
        "Is “Who? Me?” a book, or «Qui ? Moi ?» or 「谁？我？」?",
        "What is https://example.org/?q=1&r=2 about?",
        "Is www.example.org/what?is=it a page?",
        "How many (two? three?) are there?",
        "What does `a ? b : c` mean?",
        "What does ```\nif a ? b\n``` mean?",
        "Why does x?y say no?",
    ],
)
def test_a_mark_in_quotes_brackets_code_words_and_addresses_ends_nothing(text: str) -> None:
    assert questions_in(text) == (text,)


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        ("how much did Xiaomi invest\nwhen was MIUI launched", 2),
        ("Hello all\n1. who founded Xiaomi\n2) Wann war das genau\n- ¿qué es MIUI?\n\nThanks!", 3),
        ("谁创立了小米\n什么时候", 2),
        ("what a day\nWhen I was young,\nthe sea was blue", 0),
    ],
)
def test_lines_that_begin_as_questions_do_need_no_mark(text: str, questions: int) -> None:
    assert len(questions_in(text)) == questions


def test_the_marks_of_a_list_do_not_belong_to_its_questions() -> None:
    assert questions_in("1. Who?\n2) When?\n- Where?\n> Why?") == ("Who?", "When?", "Where?", "Why?")


@pytest.mark.parametrize("text", ["", "???", "Xiaomi and Xpeng.", "¿? ( ? )"])
def test_without_a_question_there_is_none(text: str) -> None:
    assert questions_in(text) == ()


@given(st.text(st.sampled_from('who What? ？!"“”«»()`\n.-12x https:// ') | st.characters(), max_size=200))
def test_every_question_is_a_slice_of_the_text_in_order(text: str) -> None:
    at = 0
    for question in questions_in(text):
        assert question == question.strip()
        at = text.index(question, at) + len(question)
