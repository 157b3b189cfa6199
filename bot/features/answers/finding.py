"""A passage found again by its name, in what the person who presses a button may see."""

from collections.abc import Iterable

from bot.features.answers.refusals import RefusedError
from bot.features.answers.state import AnswerState, NamedPassage, digest_of
from knowledge.answering import Answerer
from knowledge.article import Article, Passage, Quote, Span
from knowledge.passages import passages_of
from knowledge.quoting import quote_of
from knowledge.text import sentences
from knowledge.wording import Wording


class GoneError(RefusedError):
    """The article is not among those that this person may see here, or says something else there now."""

    def __init__(self) -> None:
        super().__init__(
            Wording(
                "The article of that passage was removed or changed since, or you may not see it here."
                " Ask again to get what there is now."
            )
        )


def article_of(named: NamedPassage, articles: Iterable[Article]) -> Article:
    """The article of a passage. Raises GoneError."""
    for article in articles:
        if digest_of(article.id, 4) == named.article:
            return article
    raise GoneError


def quote_at(state: AnswerState, place: int, answerer: Answerer) -> Quote:
    """The passage at that place as it was quoted, word for word, its confidence left out.

    Takes a moment for a long article: not for the event loop. Raises GoneError.
    """
    named = state.passages[place]
    article = article_of(named, answerer.articles)
    passage = _passage_with(named.start, article)
    text = article.text
    spans = sentences(text, article.language, start=passage.start, end=passage.end)
    spans = spans or [Span(passage.start, passage.end)]
    highlight = next((number for number, span in enumerate(spans) if span.start == named.start), None)
    if highlight is None or digest_of(text[slice(*spans[highlight])], 2) != named.check:
        raise GoneError
    answer = None
    if place == 0 and state.span is not None:
        answer = Span(*(named.start + at for at in state.span))
    return quote_of(passage, spans, highlight, answer, 0.0)


def _passage_with(start: int, article: Article) -> Passage:
    for passage in passages_of(article):
        if passage.start <= start < passage.end:
            return passage
    raise GoneError
