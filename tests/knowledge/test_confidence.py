"""What may be claimed of an answer."""

import pytest

from knowledge.answering import Answerer
from knowledge.article import Answer, Outcome
from knowledge.bundled import bundled_articles
from knowledge.conversation import turn_of
from knowledge.reader import read_text

TEA = read_text(
    "Tea on Mount Wu\n\nIn 1962 Mei Lin planted the first tea garden on Mount Wu. She sold its leaves to "
    "Harrods in London.\n\nA storm destroyed the garden in 1975. Her son replanted it with oolong, which "
    "steeps for four minutes."
)


@pytest.fixture(scope="module")
def answerer() -> Answerer:
    return Answerer([*bundled_articles(), TEA])


def ask(answerer: Answerer, *questions: str) -> Answer:
    turns: list[object] = []
    for question in questions:
        answer = answerer.ask(question, turns=[turn for turn in map(turn_of, turns) if turn])  # type: ignore[arg-type]
        turns.append(answer)
    return answer


@pytest.mark.parametrize(
    "question",
    [
        "how much did Xiaomi invest in Tesla?",
        "how much did Xiaomi invest in NIO?",
        "how much did xiaomi invest in tesla",
        "when did Xiaomi invest in Apple?",
        "in 2014, who visited Tesla?",
        "how many users does Android have?",
        "who planted the first tea garden in 1975?",
        "to whom did Mei Lin sell leaves in Paris?",
    ],
)
def test_a_name_or_number_that_the_quote_contradicts_is_no_answer(answerer: Answerer, question: str) -> None:
    assert answerer.ask(question).outcome is not Outcome.ANSWERED


@pytest.mark.parametrize(
    "question",
    [
        "how much did Xiaomi invest in Xpeng?",
        "in 2013, who visited Tesla?",
        "who planted the first tea garden in 1962?",
        "how long does oolong steep?",
    ],
)
def test_a_question_that_agrees_with_the_quote_is_answered(answerer: Answerer, question: str) -> None:
    assert answerer.ask(question).outcome is Outcome.ANSWERED


@pytest.mark.parametrize(
    ("question", "answer", "words"),
    [
        ("what colour is the moon?", "It is grey, like old asphalt.", None),
        ("When did the wall fall in Berlin?", "It fell in November 1989.", "November 1989"),
        ("Who drove the zamboni?", "Kevin did, in 1987.", "Kevin"),
        ("Why is the door not red?", "Ada had only blue paint.", None),
        ("¿De qué color es la luna?", "Gris, como el asfalto viejo.", None),
        ("月亮是什么颜色？", "灰色，像旧沥青一样。", None),
    ],
)
def test_an_article_that_asks_the_question_and_answers_it_below_is_an_answer(
    question: str, answer: str, words: str | None
) -> None:
    taught = read_text(f"{question}\n{answer}", title=question)
    found = Answerer([TEA, taught]).ask(question)
    first = found.quotes[0]
    assert (found.outcome, first.highlight_text, first.answer_text) == (Outcome.ANSWERED, answer, words)


def test_another_name_than_the_text_asks_about_is_no_answer() -> None:
    taught = read_text("Who invested in Xpeng?\nXiaomi did, in 2019.", title="Investors")
    assert Answerer([taught]).ask("Who invested in Xpeng?").outcome is Outcome.ANSWERED
    assert Answerer([taught]).ask("Who invested in Tesla?").outcome is not Outcome.ANSWERED


@pytest.mark.parametrize("question", ["", "?", "🙂", "the", "a of the", "qzxv", "\u0000", "x" * 5000])
def test_a_question_without_known_words_finds_nothing(answerer: Answerer, question: str) -> None:
    answer = answerer.ask(question)
    assert answer.outcome is Outcome.NOT_FOUND
    assert answer.confidence < 0.2


def test_missing_words_are_named_as_typed_and_common_ones_are_not(answerer: Answerer) -> None:
    assert answerer.ask("how many moons does Jupiter have?").missing == ("moons", "Jupiter")


def test_confidence_is_a_probability_and_falls_along_the_quotes(answerer: Answerer) -> None:
    answer = answerer.ask("who invested in electric cars?")
    confidences = [quote.confidence for quote in answer.quotes]
    assert answer.confidence == confidences[0]
    assert confidences == sorted(confidences, reverse=True)
    assert all(0 <= confidence <= 1 for confidence in confidences)


def test_no_articles_answer_nothing() -> None:
    answer = Answerer([]).ask("who is there?")
    assert (answer.outcome, answer.quotes) == (Outcome.NOT_FOUND, ())


def test_an_article_asked_alone_answers_alone(answerer: Answerer) -> None:
    assert {quote.article.id for quote in answerer.ask("when?", article_id=TEA.id).quotes} <= {TEA.id}
    assert answerer.ask("who planted tea?", article_id=TEA.id).quotes[0].article is TEA
    assert answerer.ask("who planted tea?", article_id="no such article").quotes == ()


@pytest.mark.parametrize(
    ("questions", "answer"),
    [
        (
            ("how much did Xiaomi invest in Xpeng?", "and in which year?"),
            "in 2019, Xiaomi made an investment",
        ),
        (("who visited Tesla?", "how many times did he go there?"), "visited Tesla twice"),
        (("who planted the first tea garden?", "in which year?"), "In 1962 Mei Lin"),
        (
            ("who planted the first tea garden?", "how much did Xiaomi invest in Xpeng?"),
            "400 million dollars",
        ),
        (("how much did Xiaomi invest in Xpeng?", "what about NIO?"), "renamed NIO"),
        (("who said no to Apple?", "who else refused?"), "Hyundai and Nissan"),
    ],
)
def test_a_follow_up_finds_what_it_leans_on_and_a_fresh_question_its_own(
    answerer: Answerer, questions: tuple[str, ...], answer: str
) -> None:
    last = ask(answerer, *questions)
    assert answer in last.quotes[0].highlight_text
    assert last.outcome is not Outcome.NOT_FOUND
