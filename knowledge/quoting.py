"""Passage to Quote: as much of a passage around its answering sentence as a person reads at a glance."""

from bisect import bisect_right
from collections.abc import Sequence

from knowledge.article import Passage, Quote, Span
from knowledge.passages import LONGEST
from knowledge.text import word_count


def quote_of(
    passage: Passage,
    sentences: Sequence[Span],
    highlight: int,
    answer: Span | None,
    confidence: float,
) -> Quote:
    """The quote of a passage with one of its `sentences` highlighted, and `answer` inside that sentence.

    It is the whole passage where that has at most 120 words; of a longer one, the sentences around the
    highlight that fit, taken in turn from before and after it.
    """
    article = passage.article
    sentence = sentences[highlight]
    start, end = passage.start, passage.end
    if word_count(passage.text) > LONGEST:
        start, end = _window(article.text, sentences, highlight)
    starts = [paragraph.start for paragraph in article.paragraphs]
    paragraph = bisect_right(starts, sentence.start) - 1
    return Quote(article, start, end, sentence, answer, paragraph, confidence)


def _window(text: str, sentences: Sequence[Span], highlight: int) -> Span:
    first = last = highlight
    grown = True
    while grown:
        grown = False
        for before, after in ((1, 0), (0, 1)):
            wider = (max(first - before, 0), min(last + after, len(sentences) - 1))
            if wider == (first, last):
                continue
            if word_count(text[sentences[wider[0]].start : sentences[wider[1]].end]) <= LONGEST:
                first, last = wider
                grown = True
    return Span(sentences[first].start, sentences[last].end)
