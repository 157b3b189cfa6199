"""Asking a question set, and what is printed of it."""

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from itertools import groupby
from typing import Protocol

from knowledge.answering import Answerer
from knowledge.article import Answer, Article, Passage
from knowledge.conversation import Conversations, Turn
from knowledge.evaluation.figures import Figures, figures
from knowledge.evaluation.judging import Hits, Judged, judge
from knowledge.evaluation.questions import Question, QuestionSet
from knowledge.report import AnswerRecord, answer_record


class Scope(StrEnum):
    """What a question may see: the article it was written for, or all of its file."""

    ARTICLE = "article"
    ALL = "all"


class Asks(Protocol):
    """What is tested: the Answerer, or what it is compared with."""

    def ask(self, question: str, *, article_id: str | None = None, turns: Sequence[Turn] = ()) -> Answer:
        """The best quotes that answer, ten at most."""


Build = Callable[[Sequence[Article], Sequence[Passage] | None], Asks]


def the_answerer(articles: Sequence[Article], passages: Sequence[Passage] | None) -> Asks:
    """The Answerer that the bot uses."""
    return Answerer(articles, passages=passages)


class SetFigures(Figures):
    """The figures of a set under its name."""

    name: str
    scope: str


class DetailRow(AnswerRecord):
    """What `ask --json` prints, the question it belongs to and what it got right."""

    id: str
    set: str
    scope: str
    answerable: bool
    hits: Hits


def evaluate(
    questions: QuestionSet,
    scope: Scope = Scope.ALL,
    *,
    progress: Callable[[int, int], None] | None = None,
    build: Build = the_answerer,
) -> list[Judged]:
    """Ask every question, earlier turns replayed, and judge the answers; `progress(done, total)` after each.

    A set without articles of its own has one scope: all that is installed.
    """
    judged: list[Judged] = []
    for articles, passages, asked in _groups(questions, scope):
        answerer = build(articles, passages)
        for question in asked:
            judged.append(judge(question, answerer.ask(question.text, turns=_replayed(question))))
            if progress is not None:
                progress(len(judged), len(questions.questions))
    return judged


def _replayed(question: Question) -> Sequence[Turn]:
    """The earlier turns as the bot remembers them, which is not for ever."""
    conversations = Conversations()
    for turn in question.history:
        conversations.remember(question.id, turn)
    return conversations.recall(question.id)


def _groups(
    questions: QuestionSet, scope: Scope
) -> Iterator[tuple[Sequence[Article], Sequence[Passage] | None, Sequence[Question]]]:
    if effective_scope(questions, scope) is Scope.ALL:
        yield questions.articles, questions.passages, questions.questions
        return
    for article, asked in groupby(questions.questions, lambda question: question.article):
        if article is not None:
            own = [passage for passage in questions.passages or () if passage.article is article]
            yield [article], own, list(asked)


def effective_scope(questions: QuestionSet, scope: Scope) -> Scope:
    """The scope that a set is asked in: one without articles of its own knows `all` only."""
    return Scope.ALL if questions.passages is None else scope


def summary(questions: QuestionSet, scope: Scope, judged: Sequence[Judged]) -> SetFigures:
    """The object that `evaluate --json` prints for a file."""
    return {
        "name": questions.name,
        "scope": effective_scope(questions, scope).value,
        **figures(judged),
    }


def detail_row(questions: QuestionSet, scope: Scope, judged: Judged) -> DetailRow:
    """The object that `evaluate --details` writes for a question."""
    return {
        "id": judged.question.id,
        "set": questions.name,
        "scope": effective_scope(questions, scope).value,
        **answer_record(judged.answer),
        "answerable": judged.question.answerable,
        "hits": judged.hits,
    }
