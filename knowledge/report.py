"""An Answer as the object that machines read: `verbatim ask --json`, and the rows of `evaluate --details`."""

from typing import TypedDict

from knowledge.article import Answer, Quote


class ArticleRecord(TypedDict):
    """Where a quote comes from."""

    id: str
    title: str
    url: str | None


class QuoteRecord(TypedDict):
    """A quote, word for word. `paragraph` counts from 1, as a person does."""

    confidence: float
    quote: str
    highlight: str
    answer: str | None
    article: ArticleRecord
    paragraph: int


class AnswerRecord(TypedDict):
    """The first quote's fields stand at the top level, null without any quote; the others are `alternatives`.

    An outcome of `not_found` keeps its quotes: they are what came nearest, not what a person is shown.
    """

    question: str
    outcome: str
    confidence: float
    quote: str | None
    highlight: str | None
    answer: str | None
    article: ArticleRecord | None
    paragraph: int | None
    missing: list[str]
    alternatives: list[QuoteRecord]
    elapsed_ms: float


def answer_record(answer: Answer) -> AnswerRecord:
    """The object to serialise for an answer; confidences keep four decimals, milliseconds three."""
    quotes = [_quote_record(quote) for quote in answer.quotes]
    first = quotes[0] if quotes else None
    return {
        "question": answer.question,
        "outcome": answer.outcome.value,
        "confidence": round(answer.confidence, 4),
        "quote": first and first["quote"],
        "highlight": first and first["highlight"],
        "answer": first and first["answer"],
        "article": first and first["article"],
        "paragraph": first and first["paragraph"],
        "missing": list(answer.missing),
        "alternatives": quotes[1:],
        "elapsed_ms": round(answer.elapsed_ms, 3),
    }


def _quote_record(quote: Quote) -> QuoteRecord:
    article = quote.article
    return {
        "confidence": round(quote.confidence, 4),
        "quote": quote.text,
        "highlight": quote.highlight_text,
        "answer": quote.answer_text,
        "article": {"id": article.id, "title": article.title, "url": article.url},
        "paragraph": quote.paragraph + 1,
    }
