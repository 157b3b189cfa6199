"""What is quoted: slices of the article, of a size to read."""

from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.answering import Answerer
from knowledge.article import Article, Paragraph, Passage
from knowledge.passages import LONGEST
from knowledge.text import word_count

word = st.sampled_from(
    "tea oolong garden storm Wu Harrods 1962 400 steeps planted sold twice the of in".split()
)
sentence = st.lists(word, min_size=1, max_size=150).map(lambda words: " ".join(words).capitalize() + ".")
paragraph = st.lists(sentence, min_size=1, max_size=6).map(" ".join)


def library(paragraphs: list[str]) -> Answerer:
    """An article whose paragraphs are passages, however long, as question files have them."""
    places = []
    at = 0
    for text in paragraphs:
        places.append(Paragraph(at, at + len(text)))
        at += len(text) + 2
    article = Article("tea", "Tea", "\n\n".join(paragraphs), tuple(places))
    passages = [Passage(article, place.start, place.end, number) for number, place in enumerate(places)]
    return Answerer([article], passages=passages)


@settings(max_examples=50, deadline=None)
@given(st.lists(paragraph, min_size=1, max_size=5), st.lists(word, min_size=1, max_size=8))
def test_a_quote_is_a_short_slice_around_its_sentence_and_that_around_its_span(
    paragraphs: list[str], words: list[str]
) -> None:
    for quote in library(paragraphs).ask(" ".join(words) + "?").quotes:
        home = quote.article.paragraphs[quote.paragraph]
        assert (
            home.start <= quote.start <= quote.highlight.start < quote.highlight.end <= quote.end <= home.end
        )
        assert quote.text == quote.article.text[quote.start : quote.end]
        assert quote.highlight_text in quote.text
        assert word_count(quote.text) <= LONGEST
        if quote.answer is not None:
            assert quote.answer_text
            assert quote.highlight.start <= quote.answer.start < quote.answer.end <= quote.highlight.end


def test_a_short_passage_is_quoted_whole() -> None:
    text = "Oolong was planted in 1962. It steeps for four minutes."
    (quote,) = library([text]).ask("when was oolong planted?").quotes
    assert quote.text == text
    assert quote.highlight_text == "Oolong was planted in 1962."
