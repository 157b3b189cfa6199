"""A follow-up leans on what went before, a question that stands alone does not, in each language."""

import pytest

from knowledge.leaning import lean

FOLLOW_UPS = {
    "en": ("And in which year?", "when was he born?", "Why?", "and how much?"),
    "de": ("Und in welchem Jahr?", "Wann wurde er geboren?", "Warum?", "und wie viel?"),
    "es": ("¿Y en qué año?", "¿y cuánto?", "¿Por qué?", "¿Y su hermano?"),
    "fr": ("Et en quelle année ?", "Quand est-il né ?", "Pourquoi ?", "et combien ?"),
    "zh": ("那是哪一年？", "为什么？", "那么多少钱？", "他什么时候出生？"),
}
ALONE = {
    "en": ("Who founded Volvo?", "What is the capital of Portugal?"),
    "de": ("Wer hat Volvo gegründet?", "Wie heißt die Hauptstadt von Portugal?", "Wie hoch ist der Turm?"),
    "es": ("¿Quién fundó Volvo?", "¿Cuál es la capital de Portugal?"),
    "fr": ("Qui a fondé Volvo ?", "Quelle est la capitale du Portugal ?", "Où se trouve le phare de Vell ?"),
    "zh": ("谁创立了沃尔沃？", "葡萄牙的首都是哪里？"),
}


@pytest.mark.parametrize(
    ("language", "question"),
    [(language, question) for language, said in FOLLOW_UPS.items() for question in said],
)
def test_a_question_with_few_words_of_its_own_leans(language: str, question: str) -> None:
    assert lean(question, language) > 0.5


@pytest.mark.parametrize(
    ("language", "question"), [(language, question) for language, said in ALONE.items() for question in said]
)
def test_a_question_that_says_what_it_is_about_stands_alone(language: str, question: str) -> None:
    assert lean(question, language) < 0.15


def test_a_german_noun_is_no_name_for_its_capital() -> None:
    assert lean("und das Jahr?", "de") == lean("und das jahr?", "de")
    assert lean("und Volvo?", "de") < lean("und das Jahr?", "de")
