"""What a question file may say, and where one went wrong, in words for the person who wrote it."""

import json
import re
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, NonNegativeInt, StringConstraints, ValidationError

_Text = Annotated[str, StringConstraints(pattern=r"\S")]
_History = list[tuple[Literal["user", "agent", "bot"], str]]


class _Strict(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True)


class AnswerText(_Strict):
    """SQuAD's answer; its offset is not needed."""

    text: str


class SquadQuestion(_Strict):
    """SQuAD 2.0's question, with earlier turns (oldest first) and every right paragraph as extras."""

    id: str | None = None
    question: _Text
    is_impossible: bool = False
    answers: list[AnswerText] = []
    history: _History = []
    paragraphs: list[NonNegativeInt] = []


class SquadParagraph(_Strict):
    """A paragraph and the questions put to it."""

    context: str
    qas: list[SquadQuestion]


class SquadArticle(_Strict):
    """An article; `id` is an extra."""

    id: str | None = None
    title: str
    paragraphs: list[SquadParagraph]


class SquadFile(_Strict):
    """A SQuAD 2.0 file; SQuAD 1.1 is the same without `is_impossible`."""

    data: list[SquadArticle] = Field(min_length=1)


class LineQuestion(_Strict):
    """A line of JSON Lines. No answers: the articles do not answer."""

    id: str | None = None
    question: _Text
    answers: list[_Text]
    history: _History = []


_EXPECTED: Final = {
    "bool_type": "true or false",
    "greater_than_equal": "0 or more",
    "int_type": "a whole number",
    "list_type": "a list",
    "literal_error": "user, agent or bot",
    "model_type": "an object",
    "string_pattern_mismatch": "text that is not blank",
    "string_type": "text",
    "too_long": "a pair of speaker and text",
    "too_short": "at least one entry",
    "tuple_type": "a pair of speaker and text",
}
"""What pydantic's error types mean to someone who writes JSON."""


def complaint(error: ValidationError, line: int | None = None) -> str:
    """The first fault, as one line: `data[3].paragraphs[0].qas[2].question: expected text, found a number`.

    `line` is the file's line that was validated, where that was not the whole file.
    """
    fault = error.errors(include_url=False)[0]
    if fault["type"] == "json_invalid":
        text = str(fault["ctx"]["error"])
        text = text.replace(
            "trailing characters", "more text after the JSON (JSON Lines need the ending .jsonl)"
        )
        at = re.search(r" at line (\d+) column (\d+)$", text)
        if at is None:
            return f"line {line}: {text}" if line else text
        return f"line {line or at[1]}, column {at[2]}: {text[: at.start()]}"
    path = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in fault["loc"])[1:]
    if fault["type"] == "missing":
        problem = "missing"
    elif fault["type"] in _EXPECTED:
        problem = f"expected {_EXPECTED[fault['type']]}, found {_described(fault['input'])}"
    else:
        problem = fault["msg"]
    return ": ".join(part for part in (f"line {line}" if line else "", path, problem) if part)


def _described(value: object) -> str:
    match value:
        case bool() | None:
            return json.dumps(value)
        case str():
            return json.dumps(value if len(value) <= 40 else value[:39] + "…", ensure_ascii=False)
        case int() | float():
            return f"the number {value}" if len(str(value)) <= 20 else "a number"
        case list() | tuple():
            return "a list" if value else "an empty list"
        case _:
            return "an object"
