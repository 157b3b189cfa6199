"""A quote in Discord is a slice of its article, with its sentence bold and its span underlined."""

import re

from hypothesis import given
from hypothesis import strategies as st

from bot.cards.limits import width
from bot.cards.markdown import unescape
from bot.cards.quote_markup import quote_markup
from knowledge.article import Article, Paragraph, Quote, Span
from tests.bot.hostile import long_texts, quotes, texts


def _quote(text: str, highlight: str, answer: str | None = None) -> Quote:
    article = Article("a", "A", text, (Paragraph(0, len(text)),))
    start = text.index(highlight)
    span = None if answer is None else Span(at := text.index(answer, start), at + len(answer))
    return Quote(article, 0, len(text), Span(start, start + len(highlight)), span, 0, 1.0)


def test_the_sentence_is_bold_and_the_span_in_it_underlined() -> None:
    quote = _quote("One. Two is 2 here. Three.", "Two is 2 here.", "2")
    assert quote_markup(quote, 4096) == "> One. **Two is __2__ here.** Three."


def test_a_sentence_over_several_lines_is_bold_on_each() -> None:
    quote = _quote("One. Two\n\n  goes on. Three.", "Two\n\n  goes on.", "Two\n\n  goes")
    assert quote_markup(quote, 4096) == "> One. **__Two__**\n> \n>   **__goes__ on.** Three."


def test_what_is_escaped_stays_escaped_beside_the_markers() -> None:
    quote = _quote("*a* _b_ c", "*a* _b_", "_b_")
    assert quote_markup(quote, 4096) == r"> **\*a\* __\_b\___** c"


@given(quotes())
def test_what_is_shown_is_the_quote(quote: Quote) -> None:
    assert unescape(quote_markup(quote, 1_000_000)) == quote.text


@given(quotes(st.one_of(texts, long_texts)), st.integers(50, 500))
def test_a_cut_quote_fits_and_is_still_a_slice_with_the_highlight(quote: Quote, limit: int) -> None:
    markup = quote_markup(quote, limit)
    assert width(markup) <= limit
    shown = _slice(markup)
    assert shown
    assert shown in quote.text
    core = quote.highlight_text if quote.answer_text is None else quote.answer_text
    assert core in shown or shown in quote.highlight_text


@given(quotes(), st.integers(50, 4096))
def test_no_marker_touches_white_space_from_inside(quote: Quote, limit: int) -> None:
    bare = re.sub(r"\\.", "x", quote_markup(quote, limit), flags=re.DOTALL)
    for line in bare.split("\n"):
        opened, closed = line.partition("**")[2], line.rpartition("**")[0]
        assert line.count("**") in (0, 2)
        assert line.count("__") in (0, 2)
        assert not opened[:1].isspace()
        assert not closed[-1:].isspace()


def test_sentences_far_from_the_highlight_go_first() -> None:
    text = " ".join(f"Sentence number {number} stands here." for number in range(20))
    quote = _quote(text, "Sentence number 10 stands here.")
    assert quote_markup(quote, 150) == (
        "…\n> Sentence number 9 stands here. **Sentence number 10 stands here.** "
        "Sentence number 11 stands here. Sentence number 12 stands here.\n\n…"
    )


def _slice(markup: str) -> str:
    lines = markup.split("\n")
    return unescape("\n".join(line for line in lines if line.startswith("> ")))
