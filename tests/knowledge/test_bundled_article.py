"""What a reader would ask the bundled article, in the words and with the slips of a reader."""

import pytest

from knowledge.answering import Answerer
from knowledge.article import Answer, Outcome
from knowledge.bundled import bundled_articles

ANSWERED_BY_THE_ARTICLE = {
    # question: a text that a right sentence holds
    "how much did Xiaomi invest in Xpeng?": "400 million dollars",
    "how much mony did xiaomi put into xpeng": "400 million dollars",
    "when did xiaomi invest in xpeng": "in 2019, Xiaomi made an investment",
    "Who is the CEO of Xiaomi?": "founder Lei Jun",
    "who founded xiaomi": "founder Lei Jun",
    "what was NIO called before": "later be renamed NIO",
    "What is the old name of Nio?": "later be renamed NIO",
    "which company did Lei Jun invest in in 2015?": "Weilai",
    "how often did Lei visit Tesla": "visited Tesla twice",
    "Why did he go to tesla in 2013?": "to discuss business diversification",
    "which car makers have refused to work with Apple": "Hyundai and Nissan",
    "who said no to apple": "Hyundai and Nissan",
    "when will the solid state battery be ready?": "by 2024 a solid-state battery",
    "from which year is the Foxconn platform available": "available from 2025",
    "did foxcon present a platform for electric cars?": "Foxconn has presented its platform",
    "how many people use MIUI every month?": "171 million active users",
    "whats the name of xiaomis operating system": "operating system is MIUI",
    "how long did it take Tesla to make a profit": "about 10 years",
    "what is the Bestune T77 sold by Redmi for": "probe balloon",
    "which car carries the Redmi brand?": "Bestune T77",
    "Which film is the metaphor with the pen from?": "The wolf of Wall Street",
    "what is the trick when selling the pen": "The trick is not to sell the qualities of the pen",
    "what services could be sold in the car": "restaurant reservations",
    "where does Xiaomi really earn its money": "advertising, purchases, data",
    "Is Apple going to launch an electric car?": "Apple, after years of playing the game",
    "will Xiaomi officially produce an electric car": "will not produce an electric car",
    "has the group started a formal project?": "formal project",
    "what is xiaomi intrested in, the car or the services?": "in the services associated with its use",
    "is Xiaomi watching the sector closely?": "closely monitoring developments",
    "Whcih devices does Xiaomi sell besides cars?": "washing machines, scooters and scales",
}

ON_OTHER_SUBJECTS = (
    "What is the capital of Portugal?",
    "how do I bake sourdough bread",
    "who won the world cup in 1998",
    "When was the Eiffel Tower built?",
    "how many moons does jupiter have",
    "what does photosynthesis need besides light",
    "Who painted the Mona Lisa?",
    "how do i reset my discord password",
    "what is the boiling point of ethanol",
    "Which river flows through Vienna?",
)


@pytest.fixture(scope="module")
def answerer() -> Answerer:
    return Answerer(bundled_articles())


def highlights(answer: Answer, wanted: str) -> bool:
    return answer.outcome is not Outcome.NOT_FOUND and wanted in answer.quotes[0].highlight_text


def test_at_least_26_of_30_questions_highlight_a_right_sentence(answerer: Answerer) -> None:
    assert len(ANSWERED_BY_THE_ARTICLE) == 30
    missed = [q for q, wanted in ANSWERED_BY_THE_ARTICLE.items() if not highlights(answerer.ask(q), wanted)]
    assert len(missed) <= 4, missed


@pytest.mark.parametrize("question", ON_OTHER_SUBJECTS)
def test_a_question_on_another_subject_is_not_answered(answerer: Answerer, question: str) -> None:
    assert answerer.ask(question).outcome is not Outcome.ANSWERED


def test_the_first_question_of_all_is_answered_with_the_sum(answerer: Answerer) -> None:
    answer = answerer.ask("how much did Xiaomi invest in Xpeng?")
    assert answer.outcome is Outcome.ANSWERED
    assert answer.quotes[0].highlight_text == (
        "Finally, in 2019, Xiaomi made an investment as a strategic partner of up to 400 million dollars "
        "in Xpeng."
    )
    assert "400 million dollars" in (answer.quotes[0].answer_text or "")
