"""Greetings, thanks and cries for help are answered as such, and questions never taken for them."""

import pytest

from bot.small_talk import HELLO, HELP, THANKS, language_of_small_talk, small_talk
from knowledge.wording import Wording


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        *(
            (text, HELLO)
            for text in ("hi", "hi!", "HELLO 👋", "hello there bot", "hey, what's up?", "yo yo yo")
        ),
        *(
            (text, HELLO)
            for text in ("Good morning everyone", "how are you today?", "How's it going?", "Hola :)")
        ),
        *((text, HELLO) for text in ("你好！", "Guten Tag", "bonjour", "good night", "bye!", "bye bye")),
        *(
            (text, THANKS)
            for text in ("thanks", "thanks a lot", "thank you so much!!", "thx", "ok thanks", "谢谢")
        ),
        *(
            (text, THANKS)
            for text in ("merci beaucoup", "vielen Dank", "good bot", "thank you for the answer")
        ),
        *(
            (text, HELP)
            for text in ("help", "help me please", "what can you do?", "who are you", "Hi! Who are you?")
        ),
        *(
            (text, HELP)
            for text in ("", "   ", "?", "👍🎉", "...", "how does this work?", "what can I ask you")
        ),
    ],
)
def test_small_talk_is_recognised(text: str, opening: Wording) -> None:
    assert small_talk(text) == opening


@pytest.mark.parametrize(
    "text",
    [
        "hi, how much did Xiaomi invest?",
        "thanks, but who founded it?",
        "hello, who is Lei Jun",
        "help with batteries",
        "who helped Lei Jun?",
        "what can you do with MIUI?",
        "good morning, when was the T77 sold",
        "what is the start of production",
        "Xpeng",
        "how are you related to Xiaomi",
        "what is this article about?",
        "who thanked Apple?",
        "hi " * 20,
    ],
)
def test_a_question_is_not_small_talk(text: str) -> None:
    assert small_talk(text) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Vielen Dank für die Hilfe!", "de"),
        ("Guten Morgen zusammen", "de"),
        ("Merci pour ton aide", "fr"),
        ("Buenos días a todos", "es"),
        ("谢谢你的帮助", "zh"),
        ("thanks for your help", "en"),
        ("hi", None),
    ],
)
def test_it_is_known_in_other_languages_with_the_words_around_it(text: str, language: str | None) -> None:
    assert small_talk(text) in (THANKS, HELLO)
    assert language_of_small_talk(text) == language


def test_a_question_that_begins_with_thanks_or_has_a_help_in_it_is_a_question() -> None:
    for question in ("Wer hat die Hilfe erfunden?", "gracias a Dios, ¿quién ganó?", "merci, qui a gagné ?"):
        assert small_talk(question) is None
