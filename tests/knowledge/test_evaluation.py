"""Asking a question set: who sees what, what is replayed, what is printed."""

import json
from collections.abc import Sequence
from dataclasses import replace

from knowledge.article import Answer, Article, Outcome, Passage, Quote, Span
from knowledge.conversation import Turn
from knowledge.evaluation import QuestionSet, Scope, detail_row, evaluate, summary
from knowledge.evaluation.judging import judge
from tests.knowledge.towns import FIRST, HULL, LEEDS, PASSAGES, QUESTIONS, SECOND, YORK

TOWNS = QuestionSet("towns", (FIRST, SECOND), PASSAGES, QUESTIONS)


class Scripted:
    """Answers with whole passages in their order, and keeps the turns it was given."""

    def __init__(self, articles: Sequence[Article], passages: Sequence[Passage] | None) -> None:
        self.passages = passages or ()
        self.turns: list[Sequence[Turn]] = []

    def ask(self, question: str, *, article_id: str | None = None, turns: Sequence[Turn] = ()) -> Answer:
        self.turns.append(turns)
        return answer_of(self.passages)


def answer_of(passages: Sequence[Passage]) -> Answer:
    """Whole passages; the first sentence is the highlight, its last four letters (a river) the span."""
    quotes = []
    for passage in passages:
        end = passage.start + passage.text.index(".")
        sentence, river = Span(passage.start, end + 1), Span(end - 4, end)
        quotes.append(
            Quote(passage.article, passage.start, passage.end, sentence, river, passage.paragraph, 0.5)
        )
    return Answer("Which river?", Outcome.ANSWERED, 0.5, tuple(quotes), ("mayor",))


def test_earlier_turns_are_replayed() -> None:
    built: list[Scripted] = []

    def build(articles: Sequence[Article], passages: Sequence[Passage] | None) -> Scripted:
        built.append(Scripted(articles, passages))
        return built[-1]

    history = (Turn("What?", "Cloth."), Turn("Why?"))
    follow_up = replace(QUESTIONS[0], history=history)
    evaluate(replace(TOWNS, questions=(follow_up,)), build=build)
    assert built[0].turns == [history]


def test_the_scope_says_what_a_question_may_see() -> None:
    seen: list[list[str]] = []

    def build(articles: Sequence[Article], passages: Sequence[Passage] | None) -> Scripted:
        seen.append([passage.text for passage in passages or ()])
        return Scripted(articles, passages)

    evaluate(TOWNS, Scope.ALL, build=build)
    assert seen == [[LEEDS, YORK, HULL]]
    seen.clear()
    evaluate(TOWNS, Scope.ARTICLE, build=build)
    assert seen == [[LEEDS, YORK], [HULL]]


def test_progress_counts_every_question_up_to_the_total() -> None:
    calls: list[tuple[int, int]] = []
    evaluate(TOWNS, Scope.ARTICLE, build=Scripted, progress=lambda done, total: calls.append((done, total)))
    assert calls == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_installed_articles_are_asked_all_together_whatever_the_scope() -> None:
    installed = replace(TOWNS, passages=None)
    judged = evaluate(installed, Scope.ARTICLE, build=Scripted)
    assert len(judged) == 4
    assert summary(installed, Scope.ARTICLE, judged)["scope"] == "all"


def test_the_summary_names_the_set_and_comes_as_the_interface_says() -> None:
    found = summary(TOWNS, Scope.ARTICLE, evaluate(TOWNS, Scope.ARTICLE, build=Scripted))
    assert (found["name"], found["scope"], found["p_at_1"]) == ("towns", "article", 0.6667)
    assert list(found)[:14] == [
        *("name", "scope", "questions", "answerable", "unanswerable", "p_at_1", "mrr_at_10"),
        *("highlight_accuracy", "quote_accuracy", "answer_exact", "answer_f1", "outcomes"),
        *("abstention_auc", "latency_ms"),
    ]
    json.dumps(found, allow_nan=False)


def test_a_row_of_details_has_the_answer_its_id_and_its_hits() -> None:
    judged = judge(QUESTIONS[0], answer_of(PASSAGES[:2]))
    row = json.loads(json.dumps(detail_row(TOWNS, Scope.ALL, judged)))
    assert row["id"] == "river"
    assert (row["set"], row["scope"], row["answerable"]) == ("towns", "all", True)
    assert (row["question"], row["outcome"], row["quote"]) == ("Which river?", "answered", LEEDS)
    assert (row["highlight"], row["answer"]) == ("Leeds lies on the Aire.", "Aire")
    assert row["article"] == {"id": "a0", "title": "Title 0", "url": None}
    assert (row["paragraph"], row["missing"]) == (1, ["mayor"])
    assert [(other["quote"], other["paragraph"]) for other in row["alternatives"]] == [(YORK, 2)]
    assert row["hits"]["passage_rank"] == 1


def test_a_row_without_any_quote_is_null_where_the_quote_would_be() -> None:
    row = detail_row(TOWNS, Scope.ALL, judge(QUESTIONS[0], answer_of([])))
    for name in ("quote", "highlight", "answer", "article", "paragraph"):
        assert dict(row)[name] is None
    assert row["alternatives"] == []
