"""Question sets: what is asked, of which articles, and what counts as right."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from knowledge.article import Article, Paragraph, Passage
from knowledge.conversation import Turn, turns_of
from knowledge.evaluation.schema import LineQuestion, SquadArticle, SquadFile, complaint
from knowledge.language import guess_language

_LINES: Final = frozenset({".jsonl", ".ndjson"})

_RARE: Final = 0.1
"""Share of a file's articles below which a language is rare: a list of names alone looks like another one."""


class QuestionFileError(ValueError):
    """A question file cannot be read; the message names the file, the place in it and the fault."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question and what is right: `answers` are texts, `gold` the paragraphs of `article` that count.

    `article` is None where the file brings none, `gold` there and for an unanswerable question. `history`
    are the turns before it, oldest first.
    """

    id: str
    text: str
    answers: tuple[str, ...]
    answerable: bool
    article: Article | None = None
    gold: frozenset[int] | None = None
    history: tuple[Turn, ...] = ()


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """The questions of a file and the articles to ask; without `passages`, those are cut as the bot does."""

    name: str
    articles: tuple[Article, ...]
    passages: tuple[Passage, ...] | None
    questions: tuple[Question, ...]


def read_questions(path: Path, installed: Sequence[Article] = ()) -> QuestionSet:
    """The questions of a file: JSON Lines (`.jsonl`, `.ndjson`) put to `installed`, else SQuAD 2.0 JSON.

    SQuAD brings its own articles: a context is one paragraph and one passage. Raises QuestionFileError
    for a file that cannot be read or does not hold what it should.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
        if path.suffix.lower() in _LINES:
            questions = tuple(_lines(text))
            articles, passages = tuple(installed), None
        else:
            articles, passages, questions = _squad(text)
    except OSError as error:
        raise QuestionFileError(f"{path}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise QuestionFileError(f"{path}: line {line}: not UTF-8 text") from error
    except _FaultError as error:
        raise QuestionFileError(f"{path}: {error}") from error
    if not questions:
        raise QuestionFileError(f"{path}: there is no question in it")
    return QuestionSet(path.stem, articles, passages, questions)


class _FaultError(ValueError):
    """What is wrong in a file, and where."""


def _lines(text: str) -> list[Question]:
    questions = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = LineQuestion.model_validate_json(line)
        except ValidationError as error:
            raise _FaultError(complaint(error, number)) from error
        name, answers, history = row.id or str(number), tuple(row.answers), turns_of(row.history)
        questions.append(Question(name, row.question, answers, bool(answers), history=history))
    return questions


def _squad(text: str) -> tuple[tuple[Article, ...], tuple[Passage, ...], tuple[Question, ...]]:
    try:
        file = SquadFile.model_validate_json(text)
    except ValidationError as error:
        raise _FaultError(complaint(error)) from error
    articles: dict[str, Article] = {}
    passages: list[Passage] = []
    questions: list[Question] = []
    for number, (source, language) in enumerate(zip(file.data, _languages(file), strict=True)):
        article = _article(source, number, language)
        if article.id in articles:
            raise _FaultError(f'data[{number}].id: "{article.id}" is the id of an earlier article')
        articles[article.id] = article
        passages += [
            Passage(article, paragraph.start, paragraph.end, at)
            for at, paragraph in enumerate(article.paragraphs)
            if paragraph.start < paragraph.end
        ]
        questions += _asked_of(article, source, number)
    return tuple(articles.values()), tuple(passages), tuple(questions)


def _languages(file: SquadFile) -> list[str]:
    """The language of each article; one that is rare in the file is taken for a wrong guess."""
    texts = ("\n\n".join(paragraph.context for paragraph in source.paragraphs) for source in file.data)
    guesses = [guess_language(text) for text in texts]
    counts = Counter(guesses)
    usual = counts.most_common(1)[0][0]
    return [guess if counts[guess] >= _RARE * len(guesses) else usual for guess in guesses]


def _article(source: SquadArticle, number: int, language: str) -> Article:
    paragraphs = []
    at = 0
    for paragraph in source.paragraphs:
        body = paragraph.context.strip()
        start = at + (paragraph.context.index(body) if body else 0)
        paragraphs.append(Paragraph(start, start + len(body)))
        at += len(paragraph.context) + len("\n\n")
    text = "\n\n".join(paragraph.context for paragraph in source.paragraphs)
    return Article(source.id or str(number), source.title, text, tuple(paragraphs), language=language)


def _asked_of(article: Article, source: SquadArticle, number: int) -> list[Question]:
    questions = []
    for home, paragraph in enumerate(source.paragraphs):
        for place, row in enumerate(paragraph.qas):
            path = f"data[{number}].paragraphs[{home}].qas[{place}]"
            for at, gold in enumerate(row.paragraphs):
                if gold >= len(source.paragraphs):
                    last = len(source.paragraphs) - 1
                    raise _FaultError(
                        f"{path}.paragraphs[{at}]: paragraph {gold}, but the last one is {last}"
                    )
            questions.append(
                Question(
                    row.id or path,
                    row.question,
                    () if row.is_impossible else tuple(answer.text for answer in row.answers),
                    not row.is_impossible,
                    article,
                    None if row.is_impossible else frozenset(row.paragraphs or [home]),
                    turns_of(row.history),
                )
            )
    return questions
