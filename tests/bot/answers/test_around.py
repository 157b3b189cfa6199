"""Around it: the paragraphs around a quote, for who asks for them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cards.answers import COLOUR
from bot.cards.limits import width
from bot.cards.markdown import unescape
from bot.cards.surroundings import surroundings_card
from bot.simulation import Simulation
from knowledge.article import Article, Paragraph, Quote, Span
from tests.bot.answers.pressing import asked, told
from tests.bot.hostile import long_texts, quotes, texts
from tests.bot.reading_room import shown


async def test_who_presses_it_alone_sees_the_paragraphs_before_and_after(world: Simulation) -> None:
    answer = await asked(world)
    before = shown(answer)
    around = told(await world.bob.click(answer, label="Around it"))
    assert "His brand has invested in different Chinese electric car startups in the past." in shown(around)
    assert "That is to say, Xiaomi has been testing the way" in shown(around)
    assert "**Finally, in 2019," in (around.embeds[0].description or "")
    assert "__up to 400 million dollars__" in (around.embeds[0].description or "")
    assert around.embeds[0].footer.text == "Paragraphs 2 to 9 of 21 · word for word"
    assert shown(answer) == before
    assert around.id not in [message.id for message in world.channel.history(viewer=world.alice)]


async def test_it_is_around_the_passage_that_was_turned_to(world: Simulation) -> None:
    answer = await asked(world)
    await world.alice.click(answer, label="Next")
    around = told(await world.alice.click(answer, label="Around it"))
    assert "**On the one hand, Xiaomi" in (around.embeds[0].description or "")


async def test_it_works_in_direct_messages(world: Simulation) -> None:
    await world.alice.send_dm("how many active users does MIUI have?")
    answer = world.alice.user.dm_channel.last_message
    assert answer is not None
    assert "171 million" in shown(told(await world.alice.user.click(answer, label="Around it")))


def _article(*paragraphs: str) -> Article:
    text, found = "", []
    for paragraph in paragraphs:
        text += "\n\n" if text else ""
        found.append(Paragraph(len(text), len(text) + len(paragraph)))
        text += paragraph
    return Article("long", "Long", text, tuple(found))


def test_of_long_paragraphs_the_sentences_next_to_the_quote_are_shown() -> None:
    before = " ".join(f"Before {number} it rained." for number in range(1000, 0, -1))
    after = " ".join(f"After {number} it cleared." for number in range(1, 1001))
    article = _article(before, "Then the sun shone.", after)
    start = article.text.index("Then")
    quote = Quote(article, start, start + 19, Span(start, start + 19), None, 1, 1.0)
    said = surroundings_card(quote, COLOUR).description or ""
    assert said.startswith("…\n> Before ")
    assert said.endswith(" it cleared.\n\n…")
    assert "Before 1 it rained.\n> \n> **Then the sun shone.**\n> \n> After 1 it cleared." in said
    assert 3900 < len(said) <= 4096
    assert abs(said.count("rained") - said.count("cleared")) < 10


def test_a_paragraph_that_is_a_book_takes_no_longer() -> None:
    article = _article("The sea is wide. " * 200_000 + "The end.")
    start = len(article.text) // 2 // 17 * 17
    quote = Quote(article, start, start + 16, Span(start, start + 16), None, 0, 1.0)
    assert "**The sea is wide.**" in (surroundings_card(quote, COLOUR).description or "")


@settings(deadline=None)
@pytest.mark.usefixtures("each_language")
@given(quotes(st.one_of(texts, long_texts)))
def test_whatever_an_article_holds_a_slice_of_it_is_shown_within_discords_limits(quote: Quote) -> None:
    card = surroundings_card(quote, COLOUR)
    assert width(card.title or "") <= 256
    assert width(card.description or "") <= 4096
    lines = (card.description or "").split("\n")
    quoted = [number for number, line in enumerate(lines) if line.startswith("> ")]
    assert unescape("\n".join(lines[quoted[0] : quoted[-1] + 1])) in quote.article.text
