"""Verbatim beside rank_bm25 as it comes, as a Markdown table: the share of first places that are right.

    python -m tests.benchmarks.peers FILE.json… [--scope article] [--scope all]

BM25Okapi gets every passage and question as lower-case words (`\\w+`), its own defaults otherwise.
"""

import argparse
import re
from collections.abc import Sequence
from pathlib import Path

from rank_bm25 import BM25Okapi

from knowledge.article import Answer, Article, Outcome, Passage, Quote, Span
from knowledge.conversation import Turn
from knowledge.evaluation import QuestionSet, Scope, SetFigures, evaluate, read_questions, summary
from knowledge.evaluation.run import the_answerer


class Okapi:
    """rank_bm25's BM25Okapi behind the Answerer's door. Its quotes are whole passages."""

    def __init__(self, articles: Sequence[Article], passages: Sequence[Passage] | None) -> None:
        self._passages = passages or ()
        self._index = BM25Okapi([words(passage.text) for passage in self._passages])

    def ask(self, question: str, *, article_id: str | None = None, turns: Sequence[Turn] = ()) -> Answer:
        scores = self._index.get_scores(words(question)).tolist()
        best = sorted(range(len(scores)), key=lambda at: (-scores[at], at))[:10]
        quotes = tuple(_quote(self._passages[at]) for at in best)
        return Answer(question, Outcome.CLOSEST, 0.0, quotes, ())


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _quote(passage: Passage) -> Quote:
    whole = Span(passage.start, passage.end)
    return Quote(passage.article, *whole, whole, None, passage.paragraph, 0.0)


def measured(questions: QuestionSet, scope: Scope) -> tuple[SetFigures, SetFigures]:
    """The figures of rank_bm25 and of Verbatim."""
    peer, own = (
        summary(questions, scope, evaluate(questions, scope, build=build)) for build in (Okapi, the_answerer)
    )
    return peer, own


def main() -> None:
    parser = argparse.ArgumentParser(description="Verbatim beside rank_bm25, as Markdown.")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--scope", action="append", choices=[*Scope], type=Scope)
    arguments = parser.parse_args()
    print("| set | scope | rank_bm25 P@1 | Verbatim P@1 | rank_bm25 MRR@10 | Verbatim MRR@10 | sentence |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for path in arguments.files:
        questions = read_questions(path)
        for scope in arguments.scope or Scope:
            peer, own = measured(questions, scope)
            cells = (
                peer["p_at_1"],
                own["p_at_1"],
                peer["mrr_at_10"],
                own["mrr_at_10"],
                own["highlight_accuracy"],
            )
            print(f"| {questions.name} | {scope} |", " | ".join(map(_cell, cells)), "|", flush=True)


def _cell(share: float | None) -> str:
    return "–" if share is None else f"{share:.3f}".removeprefix("0")


if __name__ == "__main__":
    main()
