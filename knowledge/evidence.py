"""Signs in a sentence of the sort of answer that a question seeks."""

import re
from typing import Final

from knowledge.prepared import PreparedPassage
from knowledge.question import Question, Sought

_MONTHS: Final = (
    "January|February|March|April|June|July|August|September|October|November|December|May \\d|"
    "(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\\."
)
_EXACT_DATE: Final = re.compile(rf"\b(?:(?:1\d{{3}}|20\d{{2}})s?\b|{_MONTHS}|\d+(?:st|nd|rd|th) century)")
_LOOSE_DATE: Final = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|tomorrow|tonight|morning|evening|night|winter|"
    r"summer|spring|autumn|century|after|before|during|until|when|ago|recently|since)\b"
)
_NUMBER_WORD: Final = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fifteen|twenty|thirty|forty|"
    r"fifty|hundred|thousand|million|billion|dozen|half|third|quarter|twice|once|several|many|few)\b",
    re.IGNORECASE,
)
_NAMED_PLACE: Final = re.compile(
    r"\b(?:in|at|near|from|to|on|into|outside|inside|between|across|along|under|behind)\s+(?:the\s+)?(?:[\w-]+\s+)?[A-Z]"
)
_SOME_PLACE: Final = re.compile(
    r"\b(?:in|at|near|into|outside|inside|behind|under|on|to)\s+(?:the|a|an|his|her|their)\s", re.IGNORECASE
)
_REASON: Final = re.compile(
    r"\b(?:because|since|due to|so that|in order to|therefore|thus|so|as a result|owing to|caused?|causing|"
    r"reasons?|why|for fear|thanks to|hence|leads? to|led to)\b",
    re.IGNORECASE,
)
_SURE_AND_LIKELY: Final = {
    Sought.DATE: (_EXACT_DATE, _LOOSE_DATE, 0.4),
    Sought.NUMBER: (None, _NUMBER_WORD, 0.5),
    Sought.PLACE: (_NAMED_PLACE, _SOME_PLACE, 0.4),
    Sought.REASON: (_REASON, None, 0.0),
}
"""Patterns of the sort sought, of what is perhaps one, and how much the latter counts."""


def evidence(passage: PreparedPassage, question: Question) -> list[float]:
    """For each sentence, from 0 to 1: how surely it has something of the sort that the question seeks.

    A name or number that the question itself has is no answer to it.
    """
    sought = question.sought
    if sought is None:
        return [0.0] * len(passage.texts)
    if sought is Sought.NAME:
        return [float(not names <= question.names) for names in passage.names]
    found = passage.found.get(sought.value)
    if found is None:
        found = passage.found[sought.value] = tuple(_match(text, sought) for text in passage.texts)
    if sought is Sought.NUMBER:
        return [
            1.0 if not numbers <= question.numbers else value
            for numbers, value in zip(passage.numbers, found, strict=True)
        ]
    return list(found)


def _match(text: str, sought: Sought) -> float:
    sure, likely, share = _SURE_AND_LIKELY[sought]
    if sure is not None and sure.search(text):
        return 1.0
    return share if likely is not None and likely.search(text) else 0.0
