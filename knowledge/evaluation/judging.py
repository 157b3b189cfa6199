"""One answer held against what is right."""

import re
import string
from collections import Counter
from dataclasses import dataclass
from typing import Final, TypedDict

from knowledge.article import Answer, Quote
from knowledge.evaluation.questions import Question

RANKS: Final = 10


class Hits(TypedDict):
    """What an answer got right; null where the file does not say what would be.

    `passage_rank`: of the first quote inside a gold paragraph, from 1; null also when none of the first
    ten is. `highlight`, `quote`: the first one contains an answer text or stands inside one. `exact`,
    `f1`: SQuAD's, of the span. `right`: the first quote is in a gold paragraph or, where those are
    unknown, `quote`; never for an unanswerable question.
    """

    passage_rank: int | None
    highlight: bool | None
    quote: bool | None
    exact: bool | None
    f1: float | None
    right: bool | None


@dataclass(frozen=True, slots=True)
class Judged:
    """A question, its answer and what that got right."""

    question: Question
    answer: Answer
    hits: Hits


def judge(question: Question, answer: Answer) -> Judged:
    """What an answer got right."""
    first = answer.quotes[0] if answer.quotes else None
    known = question.answerable and any(text.strip() for text in question.answers)
    ranks = [rank for rank, quote in enumerate(answer.quotes[:RANKS], 1) if _in_gold(question, quote)]
    quoted = _meets(question, first.text if first else "") if known else None
    exact, f1 = span_scores(question, first.answer_text if first else None)
    right = quoted if question.gold is None else ranks[:1] == [1]
    return Judged(
        question,
        answer,
        {
            "passage_rank": ranks[0] if ranks else None,
            "highlight": _meets(question, first.highlight_text if first else "") if known else None,
            "quote": quoted,
            "exact": exact,
            "f1": f1,
            "right": right if question.answerable else False,
        },
    )


def _in_gold(question: Question, quote: Quote) -> bool:
    if question.article is None or question.gold is None or quote.article.id != question.article.id:
        return False
    gold = (question.article.paragraphs[at] for at in question.gold)
    return any(paragraph.start <= quote.start and quote.end <= paragraph.end for paragraph in gold)


def _meets(question: Question, text: str) -> bool:
    """Whether a text contains one of the answers or stands inside one, case and white space folded."""
    shown = _folded(text)
    answers = filter(None, map(_folded, question.answers))
    return bool(shown) and any(answer in shown or shown in answer for answer in answers)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def span_scores(question: Question, span: str | None) -> tuple[bool | None, float | None]:
    """SQuAD 2.0's exact match and token F1 of a span (Rajpurkar et al. 2018), the best over the answers.

    No span equals the empty text, which is right for an unanswerable question only. None for an
    answerable question without answer texts.
    """
    if question.answerable and not question.answers:
        return None, None
    golds = list(filter(None, map(_squad_words, question.answers))) or [[]]
    found = _squad_words(span or "")
    return found in golds, max(_token_f1(found, gold) for gold in golds)


_PUNCTUATION: Final = str.maketrans("", "", string.punctuation)


def _squad_words(text: str) -> list[str]:
    """A text as SQuAD compares it: lower case, without ASCII punctuation, `a`, `an` and `the`."""
    return re.sub(r"\b(a|an|the)\b", " ", text.lower().translate(_PUNCTUATION)).split()


def _token_f1(found: list[str], gold: list[str]) -> float:
    if not found or not gold:
        return float(found == gold)
    shared = (Counter(found) & Counter(gold)).total()
    return 2 * shared / (len(found) + len(gold))
