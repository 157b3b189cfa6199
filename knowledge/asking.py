"""A question, prepared to be held against sentences, and which weights its kind calls for."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from knowledge.answer_type import AnswerType, Asked, answer_type
from knowledge.text import STOP_WORDS, stem, tokens

GROUPS: Final = {
    Asked.DATE: "date",
    Asked.YEAR: "date",
    Asked.NUMBER: "number",
    Asked.AMOUNT: "number",
    Asked.PERCENT: "number",
    Asked.DURATION: "number",
    Asked.MEASURE: "number",
    Asked.PERSON: "person",
    Asked.PLACE: "place",
    Asked.ORGANISATION: "thing",
    Asked.THING: "thing",
    Asked.REASON: "manner",
    Asked.MANNER: "manner",
    Asked.NONE: "manner",
}
"""Sorts of answer that share weights, for want of questions to fit each by itself."""


@dataclass(frozen=True, slots=True)
class Asking:
    """A question, ready to be held against sentences. All words are stems without stop words.

    `first` and `last` are the outermost words behind the asked phrase; `head` is the asked noun.
    """

    type: AnswerType
    group: str
    stems: frozenset[str]
    first: str
    last: str
    head: str
    plural: bool


@lru_cache(maxsize=1024)
def asking(question: str, language: str = "en") -> Asking:
    """What `question` brings to the comparison with a sentence."""
    kind = answer_type(question, language)
    words = [token.word for token in tokens(question)]
    after = [stem(word, language) for word in words[kind.after :] if word not in STOP_WORDS]
    plural = bool(kind.noun) and (
        words[kind.after - 1].endswith("s") or kind.noun[0] in ("two", "three", "four")
    )
    return Asking(
        type=kind,
        group=GROUPS[kind.asked],
        stems=frozenset(stem(word, language) for word in words if word not in STOP_WORDS),
        first=after[0] if after else "",
        last=after[-1] if after else "",
        head=kind.noun[-1] if kind.noun else "",
        plural=plural or words[kind.after : kind.after + 1] in (["are"], ["were"]),
    )


def scopes(question: Asking) -> dict[str, tuple[str, ...]]:
    """The scopes whose weights add up for a feature, by the first word of its name; "" is any other word.

    Weights of the scope “any” hold for every question, those of a narrower scope say what differs there.
    """
    asked, form = f"{question.type.asked.value} asked", question.type.form.value
    return {
        "": ("any", question.group),
        "is": ("any", question.group, asked),
        "broken": ("any", question.group, asked),
        "beside": ("any", form),
        "reaches": ("any", form),
        "towards": ("any", form),
        "alone": ("any", form, f"{question.group} {form}"),
        "asked": ("any", form, question.group, f"{question.group} {form}"),
        "near": ("any",),
        "same": ("any",),
        "cut": ("any",),
        "list": ("any",),
    }
