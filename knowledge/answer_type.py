"""What a question asks for: a date, an amount, a person, a thing of some kind, a reason."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from knowledge.text import stem, tokens


class Asked(StrEnum):
    """The sort of answer that a question wants."""

    DATE = "date"
    YEAR = "year"
    NUMBER = "number"
    AMOUNT = "amount"
    PERCENT = "percent"
    DURATION = "duration"
    MEASURE = "measure"
    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    THING = "thing"
    REASON = "reason"
    MANNER = "manner"
    NONE = "none"


class Form(StrEnum):
    """How the asked part stands to the verb: “who founded X”, “what did X found”, “what is X”."""

    SUBJECT = "subject"
    OBJECT = "object"
    BE = "be"


@dataclass(frozen=True, slots=True)
class AnswerType:
    """The sort of answer, and the noun that names it: “city” in “in what city was he born”.

    `noun` is the asked noun phrase as stems, its head last; empty where the question names none.
    `after` is the index of the question's first word behind the asked phrase; `before` the preposition
    that leads or ends the question and so stands before the answer, or "".
    """

    asked: Asked
    form: Form = Form.SUBJECT
    noun: tuple[str, ...] = ()
    after: int = 0
    before: str = ""


BE: Final = frozenset("is are was were be been s".split())
AUXILIARY: Final = BE | frozenset(
    "do does did has have had can could will would should may might must".split()
)
PREPOSITIONS: Final = frozenset(
    """
    of in on at by for from to with into as about over under between among during after before since until
    through against within without upon per than like around near toward towards throughout across behind
    beyond via
    """.split()
)
_WH: Final = frozenset(
    "what whats which who whos whom whose when whens where wheres why whys how hows".split()
)
_STRONG: Final = frozenset("what whats which who whos whom whose how why".split())
_KIND_OF: Final = frozenset(
    "type types kind kinds sort sorts name names term form one part example two".split()
)
_PHRASE_END: Final = (
    AUXILIARY
    | PREPOSITIONS
    | frozenset("that who which when where and or also not the a an it he she they".split())
)

_HEADS: Final = {
    Asked.YEAR: "year years",
    Asked.DATE: "date dates day days month months century centuries decade decades era season period",
    Asked.PERCENT: "percent percentage percentages proportion fraction share",
    Asked.AMOUNT: "price cost costs revenue revenues salary budget fee income profit worth fine",
    Asked.NUMBER: "number population count total",
    Asked.DURATION: "age duration lifespan",
    Asked.MEASURE: "temperature height length width depth weight mass area size speed distance altitude "
    "capacity volume elevation",
    Asked.PERSON: "person people man woman president king queen emperor leader author actor actress "
    "singer player scientist engineer inventor architect artist writer founder director general pope "
    "bishop governor minister poet composer physicist mathematician philosopher monarch ruler duke "
    "politician explorer coach quarterback guy ceo chairman professor economist historian theologian "
    "commander captain character wife husband brother sister father mother son daughter owner doctor "
    "officer individual khan scholar reporter",
    Asked.PLACE: "city cities country countries state states town place places location river rivers "
    "region regions area continent island islands capital county village street province district "
    "nation nations ocean sea mountain lake stadium territory territories colony neighborhood "
    "airport valley venue",
    Asked.ORGANISATION: "company companies organization organisation organizations team teams university "
    "college school network agency party group band firm corporation department newspaper institution "
    "brand government studio channel station carmaker manufacturer club church museum bank army tribe "
    "dynasty",
}
ASKED_BY_HEAD: Final = {stem(head): asked for asked, heads in _HEADS.items() for head in heads.split()}
_MONEY: Final = re.compile(
    r"\b(cost|costs|pa(?:y|id|ys)|spen[dt]|invest\w*|earn\w*|worth|price[ds]?|sold|sell|raise[ds]?|donat\w*|money|"
    r"dollars?|euros?|pounds?|fund\w*|revenue|profit|charge[ds]?|fine[ds]?|salary|loan\w*|owe[ds]?)\b"
)
_MEASURES: Final = frozenset(
    "far tall high big large deep wide heavy fast hot cold close thick broad small strong loud".split()
)


@lru_cache(maxsize=1024)
def answer_type(question: str, language: str = "en") -> AnswerType:
    """What `question` asks for, read off its words alone: letter case and the question mark do not matter.

    Only English is understood; any other language gives `Asked.NONE`.
    """
    words = [token.word for token in tokens(question)]
    at = _question_word(words) if language == "en" else None
    if at is None:
        return AnswerType(Asked.NONE)
    word = words[at].removesuffix("s")
    rest = words[at + 1 :]
    before = ""
    if at and words[at - 1] in PREPOSITIONS:
        before = words[at - 1]
    elif words[-1] in PREPOSITIONS and len(rest) > 1:
        before = words[-1]
    if word == "how":
        return _how(question, words, at, before)
    if word in ("what", "which"):
        return _what(words, at, before)
    asked = {"when": Asked.DATE, "where": Asked.PLACE, "why": Asked.REASON}.get(word, Asked.PERSON)
    return AnswerType(asked, _form(rest, at, words), (), at + 1, before)


def _question_word(words: list[str]) -> int | None:
    """Where the asking word stands; “when X began, what …” asks “what”."""
    found = [at for at, word in enumerate(words) if word in _WH]
    if not found:
        return None
    first = found[0]
    if (
        words[first] in ("when", "where")
        and words[first + 1 : first + 2]
        and words[first + 1] not in AUXILIARY
    ):
        return next((at for at in found[1:] if words[at] in _STRONG), first)
    if words[first] in ("who", "which") and first > 2 and words[first - 1] not in PREPOSITIONS:
        return next((at for at in found[1:] if words[at] in ("what", "how", "which")), first)
    return first


def _form(rest: list[str], at: int, words: list[str]) -> Form:
    if words[at].endswith("s") and words[at] in _WH and words[at] != "whose":
        return Form.BE
    if rest and rest[0] in BE:
        return Form.BE
    if rest and rest[0] in AUXILIARY:
        # "who has said no" keeps its subject; "what has Xiaomi said" does not, but looks the same.
        return Form.SUBJECT if rest[0] in ("has", "have", "had") else Form.OBJECT
    return Form.SUBJECT


def _how(question: str, words: list[str], at: int, before: str) -> AnswerType:
    rest = words[at + 1 :]
    degree = rest[0] if rest else ""
    if degree == "many":
        noun, after = _noun_phrase(words, at + 2)
        percent = noun and noun[-1] == "percent"
        return AnswerType(
            Asked.PERCENT if percent else Asked.NUMBER, _form(words[after:], at, words), noun, after, before
        )
    if degree == "much":
        noun, after = _noun_phrase(words, at + 2)
        asked = Asked.AMOUNT if _MONEY.search(question.lower()) else Asked.MEASURE
        return AnswerType(asked, _form(words[after:], at, words), noun, after, before)
    by_degree = {"long": Asked.DURATION, "old": Asked.DURATION, "often": Asked.DURATION}
    asked = by_degree.get(degree, Asked.MEASURE if degree in _MEASURES else Asked.MANNER)
    after = at + (1 if asked is Asked.MANNER else 2)
    return AnswerType(asked, _form(words[after:], at, words), (), after, before)


def _noun_phrase(words: list[str], start: int) -> tuple[tuple[str, ...], int]:
    """The noun phrase that begins at `start`, as stems, and the index behind it."""
    end = start
    while end < len(words) and end - start < 4 and words[end] not in _PHRASE_END:
        if end > start and words[end].endswith("ed"):
            break
        end += 1
    # "how many people live in": the word before a preposition is the verb when another noun leads.
    if end - start > 1 and stem(words[start]) in ASKED_BY_HEAD and stem(words[end - 1]) not in ASKED_BY_HEAD:
        end = start + 1
    return tuple(stem(word) for word in words[start:end]), end


def _what(words: list[str], at: int, before: str) -> AnswerType:
    contracted = words[at] == "whats"
    start = at + 1
    noun, after = _noun_phrase(words, start)
    if noun and words[after - 1] in _KIND_OF and words[after : after + 1] == ["of"]:
        noun, after = _noun_phrase(words, after + 1)
    form = Form.BE if contracted else _form(words[after:], at, words)
    named = noun
    if not noun and form is Form.BE:
        begin = after if contracted else after + 1
        while begin < len(words) and words[begin] in ("the", "a", "an", "another", "one"):
            begin += 1
        named, end = _noun_phrase(words, begin)
        if named and words[end - 1] in _KIND_OF and words[end : end + 1] == ["of"]:
            skip = 2 if words[end + 1 : end + 2] and words[end + 1] in ("the", "a", "an") else 1
            named, end = _noun_phrase(words, end + skip)
    asked = next((ASKED_BY_HEAD[part] for part in reversed(named) if part in ASKED_BY_HEAD), Asked.THING)
    if words[after:][:1] == ["did"] and words[-1] == "do":
        asked = Asked.MANNER
    return AnswerType(asked, form, noun, after, before)
