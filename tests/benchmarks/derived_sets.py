"""Question sets made of others: is a stranger's question refused, is a change of subject harmless?

python -m tests.benchmarks.derived_sets strangers ASKED.json ARTICLES.json OUT.json
    The first set's questions, spread over the second one's articles, none of which answers them.
    For `verbatim evaluate OUT.json --scope article`.

python -m tests.benchmarks.derived_sets unrelated SET.json OUT.json
    Every question after another article's question and answer: a change of subject. The figures
    should equal those of SET.json.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Json = dict[str, Any]  # SQuAD files as they are: read_questions checks them when they are used


def strangers(asked: Json, articles: Json) -> Json:
    """The questions of `asked` in turn put to the articles of `articles`, as unanswerable."""
    hosts = [
        {**article, "paragraphs": [{**paragraph, "qas": []} for paragraph in article["paragraphs"]]}
        for article in articles["data"]
    ]
    for number, (_, question) in enumerate(_questions(asked)):
        row = {"id": question["id"], "question": question["question"], "is_impossible": True, "answers": []}
        hosts[number % len(hosts)]["paragraphs"][0]["qas"].append(row)
    return {"version": "v2.0", "data": hosts}


def unrelated(source: Json) -> Json:
    """A copy of a set in which every question has a history: the question half a set away and its answer.

    Questions without an answer text lend none; their history is the question alone.
    """
    asked = list(_questions(source))
    half = len(asked) // 2
    histories = {}
    for at, (article, question) in enumerate(asked):
        others = (asked[(at + half + step) % len(asked)] for step in range(len(asked)))
        other = next((other for home, other in others if home is not article), None)
        if other is None:
            raise SystemExit("a change of subject needs two articles with questions")
        said = [["user", other["question"]], *(["agent", answer["text"]] for answer in other["answers"][:1])]
        histories[id(question)] = said
    data = [
        {
            **article,
            "paragraphs": [
                {**paragraph, "qas": [{**row, "history": histories[id(row)]} for row in paragraph["qas"]]}
                for paragraph in article["paragraphs"]
            ],
        }
        for article in source["data"]
    ]
    return {**source, "data": data}


def _questions(source: Json) -> Iterator[tuple[Json, Json]]:
    """Every question with its article."""
    for article in source["data"]:
        for paragraph in article["paragraphs"]:
            for question in paragraph["qas"]:
                yield article, question


def main() -> None:
    parser = argparse.ArgumentParser(description="Make a question set of others.")
    kinds = parser.add_subparsers(dest="kind", required=True)
    for kind, names in (("strangers", ("asked", "articles", "out")), ("unrelated", ("source", "out"))):
        command = kinds.add_parser(kind)
        for name in names:
            command.add_argument(name, type=Path)
    arguments = parser.parse_args()
    if arguments.kind == "strangers":
        made = strangers(_read(arguments.asked), _read(arguments.articles))
    else:
        made = unrelated(_read(arguments.source))
    arguments.out.write_text(json.dumps(made, ensure_ascii=False), encoding="utf-8")


def _read(path: Path) -> Json:
    content: Json = json.loads(path.read_text(encoding="utf-8"))
    return content


if __name__ == "__main__":
    main()
