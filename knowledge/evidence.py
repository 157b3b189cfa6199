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
_NUMBER_WORDS: Final = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    "eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|"
    "billion|dozen"
)
_NUMBER: Final = re.compile(rf"\b(?:(?:{_NUMBER_WORDS})s?|twice)\b", re.IGNORECASE)
_SOME_NUMBER: Final = re.compile(r"\b(?:half|third|quarter|once|several|many|few)\b", re.IGNORECASE)
_MONEY: Final = re.compile(
    r"[$€£¥₹]\s?\d"
    r"|(?:\d|\b(?:hundred|thousand|million|billion|trillion|[mb]n))s?\s*(?:of\s+)?(?:US\s+)?"
    r"(?:dollars?|euros?|pounds?|yen|yuan|francs?|crowns?|rupees?|cents?|coins?|[$€£¥₹])",
    re.IGNORECASE,
)
_SHARE: Final = re.compile(r"\d\s?%|\bper\s?cent|\b(?:half|thirds?|quarters?|fifths?)\b", re.IGNORECASE)
_DURATION: Final = re.compile(
    rf"\b(?:\d+|{_NUMBER_WORDS}|one|an?|half|several|many|few)s?(?:[-\s]\w+)?[-\s](?:of\s)?"
    r"(?:years?|days?|months?|weeks?|hours?|minutes?|seconds?|nights?|decades?|century|centuries)\b",
    re.IGNORECASE,
)
_YEAR: Final = re.compile(r"1\d{3}|20\d{2}")
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
_FEELING: Final = re.compile(
    r"\b(?:happ(?:y|iness)|sad|sadness|ang(?:ry|er)|afraid|fear|fright|frightened|glad|joy|joyful|delight|delighted|"
    r"surprised?|astonish|astonished|sorrow|sorry|grief|tears?|wept|weep|weeping|cried|love|hate|hatred|jealous|rage|"
    r"fur(?:y|ious)|pleas(?:ed|ure)|ashamed|shame|lonely|worry|worried|terror|terrified|unhappy|misery|miserable|"
    r"annoyed|proud|laughed|disappointed|troubled|anxious|wretched|despair|rejoiced?|comfort|excited|content|feel|felt|"
    r"grateful|envy|envious|upset|nervous|relieved|shocked|horrified|amazed|pity)\b",
    re.IGNORECASE,
)
_SURE_AND_LIKELY: Final = {
    Sought.DATE: (_EXACT_DATE, _LOOSE_DATE, 0.4),
    Sought.MONEY: (_MONEY, None, 0.0),
    Sought.SHARE: (_SHARE, None, 0.0),
    Sought.DURATION: (_DURATION, None, 0.0),
    Sought.FEELING: (_FEELING, None, 0.0),
    Sought.PLACE: (_NAMED_PLACE, _SOME_PLACE, 0.4),
    Sought.REASON: (_REASON, None, 0.0),
}
"""Patterns of the sort sought, of what is perhaps one, and how much the latter counts."""

QUANTITIES: Final = (Sought.MONEY, Sought.SHARE, Sought.DURATION)
_BARE: Final = 0.5
"""What a number counts where its unit is asked for and missing."""


def evidence(passage: PreparedPassage, question: Question) -> list[float]:
    """For each sentence, from 0 to 1: how surely it has something of the sort that the question seeks.

    A name or number that the question itself has is no answer to it.
    """
    sought = question.sought
    if sought is None:
        return [0.0] * len(passage.texts)
    if sought is Sought.NAME:
        return [float(not names <= question.names) for names in passage.names]
    if sought is Sought.NUMBER:
        return _numbers(passage, question)
    found = passage.found.get(sought.value)
    if found is None:
        found = passage.found[sought.value] = tuple(_match(text, sought) for text in passage.texts)
    if sought in QUANTITIES:
        return [max(sure, _BARE * n) for sure, n in zip(found, _numbers(passage, question), strict=True)]
    return list(found)


def _numbers(passage: PreparedPassage, question: Question) -> list[float]:
    words = passage.found.get("number words")
    if words is None:
        words = passage.found["number words"] = tuple(
            0.85 if _NUMBER.search(text) else 0.35 if _SOME_NUMBER.search(text) else 0.0
            for text in passage.texts
        )
    return [
        max([value, *(0.65 if _YEAR.fullmatch(number) else 1.0 for number in held - question.numbers)])
        for value, held in zip(words, passage.numbers, strict=True)
    ]


def _match(text: str, sought: Sought) -> float:
    sure, likely, share = _SURE_AND_LIKELY[sought]
    if sure.search(text):
        return 1.0
    return share if likely is not None and likely.search(text) else 0.0
