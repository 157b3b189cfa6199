"""The words of a sentence with what can be read off each: number, name, function word, mark."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from knowledge.answer_type import BE, PREPOSITIONS
from knowledge.text import stem


class Class(StrEnum):
    """What sort of word a word of a sentence is, as far as its looks and a short lexicon tell."""

    NAME = "name"
    YEAR = "year"
    NUMBER = "number"
    MONTH = "month"
    PERCENT = "percent"
    CURRENCY = "currency"
    DETERMINER = "det"
    PREPOSITION = "prep"
    CONJUNCTION = "conj"
    BE = "be"
    AUXILIARY = "aux"
    PRONOUN = "pron"
    CLAUSE = "clause"
    ADVERB = "adv"
    HEDGE = "hedge"
    VERB = "verb"
    GERUND = "ing"
    WORD = "word"
    COMMA = "comma"
    QUOTE = "quote"
    OPEN = "open"
    CLOSE = "close"
    STOP = "stop"


BIT: Final = {kind: 1 << at for at, kind in enumerate(Class)}
"""A class as one bit, so that the classes of a whole phrase are one number."""


def bits_of(*kinds: Class) -> int:
    """The bits of several classes together."""
    return sum(BIT[kind] for kind in kinds)


NOT_DATED: Final = 1 << 30
NOT_NAMED: Final = 1 << 31
NOT_COUNTED: Final = 1 << 32
UNIT: Final = 1 << 33
PERIOD: Final = 1 << 34


@dataclass(frozen=True, slots=True)
class Word:
    """A word or mark of a sentence: where it stands in it, its lower-case form, its stem and its class.

    `bits` is the class as a bit, with what the word could not be part of: a date, a name, a count.
    """

    start: int
    end: int
    lower: str
    stem: str
    kind: Class
    bits: int
    possessive: bool = False


NUMBER_WORDS: Final = frozenset(
    """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds
    thousand thousands million millions billion billions trillion dozen dozens half third thirds quarter
    quarters twice zero first second fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
    """.split()
)
_MONTHS: Final = frozenset(
    """
    january february march april may june july august september october november december monday tuesday
    wednesday thursday friday saturday sunday
    """.split()
)
_CLOSED: Final = {
    Class.DETERMINER: "the a an this that these those its his her their our my your any some no every "
    "each another both all such other many most several few",
    Class.CONJUNCTION: "and or but nor & plus",
    Class.PRONOUN: "he she it they we i you him them us me himself itself themselves there one's",
    Class.CLAUSE: "who which whom whose where when while because if although though whereas unless what "
    "how why that's so thus therefore however",
    Class.HEDGE: "about approximately around nearly almost over roughly up under least more less than "
    "only some estimated exactly just between early late mid circa",
    Class.AUXILIARY: "do does did has have had can could will would should may might must shall not cannot",
    Class.BE: " ".join(sorted(BE - {"s"})),
    Class.CURRENCY: "$ € £ ¥ us$ dollar dollars euro euros pounds yen yuan francs rupees cents",
    Class.PERCENT: "% percent",
    Class.VERB: "became become becomes began begin begins made make makes led lead leads held hold holds "
    "took take takes gave give gives won win wins lost came come comes went go goes saw see sees said "
    "say says found built wrote write writes left met kept brought sent spent rose fell grew known seen "
    "given taken written shown born chosen driven fought bought sold paid put set ran run runs sought "
    "taught thought told called include includes use uses provide provides require requires allow "
    "allows contain contains remain remains",
    Class.ADVERB: "also often usually generally then even still later already again once soon ever never "
    "very too quite rather well far today",
}
_LEXICON: Final = {
    **dict.fromkeys(PREPOSITIONS, Class.PREPOSITION),
    **{word: kind for kind, words in _CLOSED.items() for word in words.split()},
    **dict.fromkeys(NUMBER_WORDS, Class.NUMBER),
}
_DATE_WORDS: Final = frozenset(
    """
    century centuries decade decades bc ad bce ce early late mid middle summer winter spring autumn of in the
    and to from until between
    """.split()
)
_PERIODS: Final = frozenset(
    "century centuries decade decades bc ad bce ce summer winter spring autumn".split()
)
_UNITS: Final = frozenset(
    """
    year years day days month months week weeks hour hours minute minutes second seconds decade decades
    century centuries
    """.split()
)
_LINKS: Final = frozenset("of the de la le du von van der den for and & in on at to del di bin al".split())
_DATED: Final = (Class.MONTH, Class.YEAR, Class.NUMBER, Class.COMMA, Class.HEDGE, Class.STOP)
_NAMED: Final = (Class.NAME, Class.COMMA, Class.STOP)
_COUNTED: Final = (Class.NUMBER, Class.HEDGE, Class.STOP, Class.YEAR, Class.PREPOSITION, Class.CONJUNCTION)
_WORD: Final = re.compile(
    r"(?P<currency>(?:US|A|C|HK)?[$€£¥])"
    r"|(?P<number>\d+(?:[.,:]\d+)*(?:st|nd|rd|th|s|m|km|k|bn)?(?![^\W\d_]))"
    r"|(?P<word>[^\W_](?:[^\W_]|[’'\-](?=[^\W_])|\.(?=[^\W_]\.))*(?:(?<=\.[^\W\d_])\.)?)"
    r"|(?P<percent>%)|(?P<comma>,)|(?P<quote>[\"“”„«»‘’])|(?P<open>[(\[])|(?P<close>[)\]])|(?P<amp>&)"
    r"|(?P<stop>[^\w\s])"
)
_YEAR: Final = re.compile(r"(?:1\d|20)\d\ds?$|\d{3,4}-\d{2,4}$")


@lru_cache(maxsize=2048)
def words_of(sentence: str) -> tuple[Word, ...]:
    """The words and marks of a sentence, in order. Hyphenated words and “U.S.” are one word each."""
    found: list[Word] = []
    for match in _WORD.finditer(sentence):
        raw = match.group()
        lower = raw.lower()
        possessive = lower.endswith(("'s", "’s"))
        if possessive:
            lower = lower[:-2]
        first = not found or all(word.kind in (Class.QUOTE, Class.OPEN) for word in found)
        kind = _class(match.lastgroup or "", raw, lower, first=first)
        found.append(
            Word(match.start(), match.end(), lower, stem(lower), kind, _bits(lower, kind), possessive)
        )
    return tuple(found)


def _bits(lower: str, kind: Class) -> int:
    bits = BIT[kind]
    if kind not in _DATED and lower not in _DATE_WORDS:
        bits |= NOT_DATED
    if kind not in _NAMED and lower not in _LINKS:
        bits |= NOT_NAMED
    if kind not in _COUNTED:
        bits |= NOT_COUNTED
    if lower in _UNITS:
        bits |= UNIT
    if lower in _PERIODS:
        bits |= PERIOD
    return bits


def _class(group: str, raw: str, lower: str, *, first: bool) -> Class:
    match group:
        case "word":
            return _word_class(raw, lower, first=first)
        case "number":
            return Class.YEAR if _YEAR.match(raw) else Class.NUMBER
        case "amp":
            return Class.CONJUNCTION
        case _:
            return Class(group)


def _word_class(raw: str, lower: str, *, first: bool) -> Class:
    known = _LEXICON.get(lower)
    if raw[0].isupper():
        if lower in _MONTHS:
            return Class.MONTH
        if known is not None and (first or known is Class.DETERMINER):
            return known
        if first and lower.endswith(("ly", "ing")):
            return Class.ADVERB if lower.endswith("ly") else Class.GERUND
        if known is Class.NUMBER:
            return known
        return Class.NAME
    if known is not None:
        return known
    if raw[0].isdigit():
        return Class.YEAR if _YEAR.match(raw) else Class.NUMBER
    if lower.endswith("ly"):
        return Class.ADVERB
    if lower.endswith("ed") and len(lower) > 4:
        return Class.VERB
    if lower.endswith("ing") and len(lower) > 5:
        return Class.GERUND
    if any(letter.isupper() for letter in raw):
        return Class.NAME
    return Class.WORD


@lru_cache(maxsize=4096)
def shape_of(bits: int, first: int, last: int, single: bool) -> str:
    """What a phrase looks like, from the bits of its words, of its first and of its last."""
    if bits & BIT[Class.PERCENT]:
        return "percent"
    if bits & BIT[Class.MONTH] and not bits & NOT_DATED:
        return "date"
    if bits & BIT[Class.CURRENCY] and bits & BIT[Class.NUMBER]:
        return "money"
    if bits & bits_of(Class.YEAR, Class.NUMBER):
        if single and first & BIT[Class.YEAR]:
            return "year"
        if last & UNIT and bits & BIT[Class.NUMBER]:
            return "period" if last & PERIOD else "duration"
        if not bits & NOT_DATED:
            if bits & BIT[Class.YEAR]:
                return "years"
            if bits & PERIOD:
                return "period"
        if not bits & NOT_COUNTED:
            return "number"
        return "quantity" if first & bits_of(Class.NUMBER, Class.HEDGE, Class.YEAR) else "numbered"
    if first & last & BIT[Class.NAME]:
        if bits & NOT_NAMED:
            return "mixed"
        return "names" if bits & bits_of(Class.COMMA, Class.CONJUNCTION) else "name"
    if bits & BIT[Class.NAME]:
        return "name first" if first & BIT[Class.NAME] else "name last" if last & BIT[Class.NAME] else "mixed"
    return "words"
