"""A card says what the bot claims, in words, and fits into Discord whatever it holds."""

import discord
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.answers import OTHER, answer_card, hint_card
from bot.cards.limits import width
from bot.cards.markdown import escape, unescape
from bot.small_talk import HELLO
from bot.wording import CLOSEST
from knowledge.article import Answer, Article, Outcome, Paragraph, Quote, Span
from tests.bot.hostile import answers, long_texts, texts

_TEXT = "One. Two is 2. Three."
_ARTICLE = Article(
    "a", "All *about* numbers", _TEXT, (Paragraph(0, 4), Paragraph(5, 21)), "https://example.org"
)
_QUOTE = Quote(_ARTICLE, 5, 21, Span(5, 14), Span(12, 13), 1, 0.9)


def _answer(outcome: Outcome, *missing: str, repaired: tuple[tuple[str, str], ...] = ()) -> Answer:
    quotes = () if outcome is Outcome.NOT_FOUND else (_QUOTE,)
    return Answer("What is two?", outcome, 0.9, quotes, missing, repaired)


def test_an_answer_is_the_plain_quote_with_its_source() -> None:
    card = answer_card(_answer(Outcome.ANSWERED, "what"))
    assert card.title == r"All \*about\* numbers"
    assert card.url == "https://example.org#:~:text=Two%20is%202."
    assert card.description == "> **Two is __2__.** Three."
    assert card.footer.text == "Paragraph 2 of 2 · word for word"
    assert card.author.name is None


def test_the_closest_passage_is_called_that_and_says_which_words_no_article_has() -> None:
    card = answer_card(_answer(Outcome.CLOSEST, "lemur"))
    assert card.description == f"{CLOSEST()}\n> **Two is __2__.** Three.\n\nNo article mentions “lemur”."


def test_nothing_found_says_which_words_no_article_has() -> None:
    card = answer_card(_answer(Outcome.NOT_FOUND, "lemurs", "eat", "at_night"))
    assert card.description == (
        "I found no answer to this in the articles.\nNo article mentions “lemurs”, “eat” or “at\\_night”."
    )
    assert card.title is None


def test_nothing_found_claims_nothing_about_words_that_some_article_has() -> None:
    assert answer_card(_answer(Outcome.NOT_FOUND)).description == "I found no answer to this in the articles."


def test_a_repaired_word_is_shown() -> None:
    card = answer_card(_answer(Outcome.ANSWERED, repaired=(("tow", "two"),)))
    assert card.description is not None
    assert card.description.startswith("I read “tow” as “two”.\n> ")


def test_a_question_that_others_did_not_see_stands_above_on_one_line() -> None:
    card = answer_card(_answer(Outcome.ANSWERED), asked="What\nis \u202etwo?")
    assert card.author.name == "What is two?"


def test_another_passage_can_be_shown() -> None:
    other = Quote(_ARTICLE, 0, 4, Span(0, 4), None, 0, 0.1)
    card = answer_card(Answer("?", Outcome.ANSWERED, 0.9, (_QUOTE, other), ()), index=1)
    assert card.description == f"{OTHER()}\n> **One.**"
    assert card.footer.text == "Paragraph 1 of 2 · word for word · passage 2 of 2"


def test_a_hint_names_the_first_articles() -> None:
    card = hint_card(HELLO(), [_ARTICLE] * 5)
    assert card.description is not None
    assert card.description.startswith("Hello!\n")
    assert card.description.endswith("- All \\*about\\* numbers\n- and 2 more")
    assert "no articles" in (hint_card(HELLO(), ()).description or "")


@pytest.mark.usefixtures("each_language")
@given(answers, st.one_of(st.none(), texts, long_texts))
def test_every_answer_is_within_discords_limits(answer: Answer, asked: str | None) -> None:
    _assert_within_limits(answer_card(answer, asked=asked))


@pytest.mark.usefixtures("each_language")
@given(st.lists(st.one_of(texts, long_texts), max_size=5), st.one_of(texts, long_texts))
def test_every_hint_is_within_discords_limits(titles: list[str], identifier: str) -> None:
    _assert_within_limits(hint_card(HELLO(), [Article(identifier, title, "x", (), None) for title in titles]))


@given(answers)
def test_the_quote_in_a_card_is_a_slice_of_the_article(answer: Answer) -> None:
    if answer.outcome is not Outcome.NOT_FOUND and answer.quotes:
        quoted = [
            line for line in (answer_card(answer).description or "").split("\n") if line.startswith("> ")
        ]
        assert unescape("\n".join(quoted)) in answer.quotes[0].text


@pytest.mark.parametrize("text", ["@everyone", "<@1>", "https://discord.gg/x"])
def test_what_is_not_a_quote_is_escaped_too(text: str) -> None:
    card = answer_card(_answer(Outcome.NOT_FOUND, text, repaired=((text, text),)))
    assert card.description is not None
    assert escape(text) in card.description
    assert text not in card.description.replace(escape(text), "")


def _assert_within_limits(card: discord.Embed) -> None:
    assert 0 < width(card.description or "") <= 4096
    assert width(card.title or "") <= 256
    assert width(card.author.name or "") <= 256
    assert width(card.footer.text or "") <= 2048
    assert width(card.url or "") <= 2048
    shown = (card.description, card.title, card.author.name, card.footer.text)
    assert sum(width(text or "") for text in shown) <= 6000
