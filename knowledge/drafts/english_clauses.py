"""The plain clauses of an English sentence: what is its subject, its verb, and where it ends.

A clause that is not surely read is not read at all, since what is made of it must be grammatical.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from knowledge.drafts.draft import Wording
from knowledge.drafts.english_verbs import (
    BASE_OF_PAST,
    BASE_OF_PRESENT,
    BASES,
    BELIEVING,
    MEASURING,
    STRANDED_VERBS,
)
from knowledge.drafts.english_words import (
    ARTICLES,
    COMMON_ENDINGS,
    CONDITIONAL,
    DENYING,
    LEANING,
    LINKING_ADVERBS,
    OPENERS,
    PLURALS,
    SUBORDINATING,
    UNCLEAR,
)
from knowledge.phrases import Class, Word

ENDS: Final = (Class.COMMA, Class.STOP, Class.OPEN, Class.CLOSE, Class.QUOTE, Class.CLAUSE)
FINITE: Final = (Class.BE, Class.AUXILIARY, Class.VERB, Class.PRONOUN)
LONGEST_REST: Final = 8
"""Words behind the verb that a question may have."""

_NOUNS: Final = (Class.NAME, Class.WORD, Class.GERUND)
_DATES: Final = (Class.YEAR, Class.MONTH, Class.NUMBER, Class.COMMA)
_MARKS: Final = frozenset(".!?;:…")
_WITHIN: Final = frozenset("of in for on from at between against".split())
"""Prepositions that go on with a noun phrase in front of a verb."""

_LONGEST_SUBJECT: Final = 8
_LONGEST_LEAD: Final = 9
_LONGEST_ASIDE: Final = 14
_OFTEN: Final = 4
"""From so many times on, “the car” is known to be the car that the article is about."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: `words[subject:after]`, then the verb, until `end`; `words[lead:subject]` is an adverbial.

    `about` is the subject as inside a sentence; `known` says that the article often has its noun.
    """

    text: str
    words: Sequence[Word]
    lead: int
    subject: int
    after: int
    verb: int
    end: int
    about: str
    known: bool

    @property
    def said(self) -> str:
        """The verb, in small letters."""
        return self.words[self.verb].lower

    @property
    def is_name(self) -> bool:
        """Whether the subject is nothing but a name."""
        return all(word.kind is Class.NAME for word in self.words[self.subject : self.after])

    @property
    def is_definite(self) -> bool:
        """Whether the subject is something certain: a name, or “the …”, but not “a …”."""
        return self.words[self.subject].lower not in ("a", "an")

    @property
    def is_known(self) -> bool:
        """Whether the subject says by itself what is meant: a name, or more than “the” and a noun."""
        words = self.words[self.subject : self.after]
        if words[0].lower != "the":
            return self.is_definite
        return self.known or len(words) > 3 or any(word.kind is Class.NAME for word in words[1:])

    @property
    def is_conditional(self) -> bool:
        """Whether the clause holds only with what follows it: “if …”, “that …”."""
        return self.end < len(self.words) and self.words[self.end].lower in CONDITIONAL

    @property
    def date(self) -> tuple[int, int] | None:
        """Where the date stands, behind the verb or in front of the subject."""
        behind = date(self.words, self.verb + 1, self.end)
        return behind or date(self.words, self.lead, self.subject)

    def written(self, start: int, end: int) -> str:
        """These words as the article has them."""
        return self.text[self.words[start].start : self.words[end - 1].end] if start < end else ""

    def rest(self, start: int, end: int) -> str | None:
        """Words behind the verb, with a blank before them, if they are few and can be asked as they are."""
        words = self.words[start:end]
        if len(words) > LONGEST_REST or any(word.kind in (*FINITE, Class.CONJUNCTION) for word in words):
            return None
        if not LEANING.isdisjoint(word.lower for word in words):
            return None
        if words and words[-1].kind in (Class.PREPOSITION, Class.DETERMINER, Class.HEDGE):
            return None
        # “a clear” before a comma is the beginning of “a clear, strong helmet”.
        cut = end == self.end < len(self.words) and self.words[end].kind is Class.COMMA
        if cut and len(words) > 1 and words[-2].kind is Class.DETERMINER:
            return None
        return f" {self.written(start, end)}" if words else ""


def clauses(text: str, words: Sequence[Word], wording: Wording) -> Iterator[Clause]:
    """The clauses of a sentence that have a plain subject and verb; “X is … and has …” gives two."""
    for lead in _starts(words):
        clause = _clause(text, words, lead, wording)
        if clause is None:
            continue
        within = range(clause.verb + 1, clause.end - 2)
        joint = next((at for at in within if words[at].lower in ("and", "but")), None)
        if joint is None or not _is_verb(words, joint + 1):
            yield clause
            continue
        yield replace(clause, end=joint)
        if words[joint + 1].kind in (Class.AUXILIARY, Class.BE):
            yield replace(clause, verb=joint + 1)


def _starts(words: Sequence[Word]) -> Iterator[int]:
    """Where a clause may start: at the beginning, behind “when …,”, behind “says that” and behind “, and”."""
    begin = past(words, 0, len(words) - 1, Class.QUOTE)
    yield begin
    if words and words[begin].lower in SUBORDINATING:
        comma = next((at for at in range(begin, len(words) - 1) if words[at].kind is Class.COMMA), None)
        if comma is not None:
            yield comma + 1
    finite = False
    for at in range(begin + 1, len(words) - 1):
        before, here = words[at - 1], words[at]
        finite = finite or before.kind in FINITE
        joins = here.kind is Class.CONJUNCTION and before.kind is Class.COMMA and finite
        if joins or (here.lower == "that" and before.lower in BELIEVING):
            yield at + 1


def _clause(text: str, words: Sequence[Word], lead: int, wording: Wording) -> Clause | None:
    start = subject_start(words, lead)
    after = noun_phrase(words, start)
    if after is None or not _is_clear(words[start:after]):
        return None
    verb = _past_aside(words, after)
    while verb < len(words) and (words[verb].lower in LINKING_ADVERBS or words[verb].kind is Class.ADVERB):
        verb += 1
    if verb >= len(words) or not _is_verb(words, verb):
        return None
    if any(word.lower in DENYING for word in words[after : verb + 2]):
        return None
    if words[verb].lower in ("are", "were") and not _is_many(words[start:after]):
        return None
    end = next((at for at in range(verb + 1, len(words)) if words[at].kind in ENDS), len(words))
    if not _ends_well(text, words, end):
        return None
    begins = all(word.kind is Class.QUOTE for word in words[:start])
    about = _inside(text, words[start:after], wording, begins=begins)
    if about is None:
        return None
    known = wording.small[words[after - 1].lower] >= _OFTEN
    end = next((at for at in range(verb + 1, end - 1) if pair(words, at) == "due to"), end)
    return Clause(text, words, lead, start, after, verb, end, about, known)


def _is_clear(subject: Sequence[Word]) -> bool:
    """Whether a subject is short and stands by itself, without a verb taken for a noun."""
    lowers = [word.lower for word in subject]
    if len(subject) > _LONGEST_SUBJECT or subject[0].kind is Class.GERUND or lowers[0] in ("being", "having"):
        return False
    if not UNCLEAR.isdisjoint(lowers) or not BELIEVING.isdisjoint(lowers):
        return False
    if any(lower.endswith(("n't", "n’t")) for lower in lowers):
        return False
    return not any(
        word.kind is Class.WORD and word.lower.endswith("s") and word.lower[:-1] in BASES
        for word in subject[1:-1]
    )


def _ends_well(text: str, words: Sequence[Word], end: int) -> bool:
    """Whether a clause ends with a mark that ends clauses, not inside “W. E. Simon” or “1998/99”."""
    if end >= len(words) or words[end].kind not in (Class.STOP, Class.QUOTE):
        return True
    at = words[end].start
    if text[at] in "–—":
        return text[at - 1] == " "
    return text[at] in _MARKS and (text[at] != "." or end >= len(words) - 2)


def _is_many(subject: Sequence[Word]) -> bool:
    """Whether the head of the subject is a plural."""
    if any(word.kind is Class.CONJUNCTION for word in subject):
        return True
    of = next((at for at, word in enumerate(subject) if at and word.kind is Class.PREPOSITION), len(subject))
    return is_plural(subject[of - 1])


def _is_verb(words: Sequence[Word], at: int) -> bool:
    return words[at].kind in (Class.BE, Class.AUXILIARY, Class.VERB) or _is_open_verb(words, at)


def _is_open_verb(words: Sequence[Word], at: int) -> bool:
    """Whether a word that may be a noun as well is a verb here, by the word that follows it."""
    if pair(words, at) in STRANDED_VERBS:
        return True
    if words[at].kind is Class.WORD and words[at].lower in BASE_OF_PAST:
        return True
    if at + 1 >= len(words):
        return False
    measures = words[at].lower in MEASURING and words[at + 1].kind in (Class.NUMBER, Class.HEDGE)
    return measures or (words[at].lower in BASE_OF_PRESENT and words[at + 1].lower in ARTICLES)


def _inside(text: str, words: Sequence[Word], wording: Wording, *, begins: bool) -> str | None:
    """A subject as it is written inside a sentence; None where nothing tells if it has a capital there."""
    written = text[words[0].start : words[-1].end]
    first = words[0]
    if not begins:
        return written
    small, capital = wording.small[first.lower], wording.names[first.lower]
    uncapitalised = written[0].lower() + written[1:]
    if first.kind is not Class.NAME or small > capital:
        return uncapitalised
    if capital:
        return written
    if len(words) == 1:
        return uncapitalised if is_plural(first) else written
    if words[1].kind is Class.NAME:
        return written
    return uncapitalised if first.lower.endswith(COMMON_ENDINGS) else None


def subject_start(words: Sequence[Word], at: int = 0) -> int:
    """Behind what leads a clause with a comma: “However,” or “In March 2019,”."""
    while at < len(words):
        if words[at].kind is not Class.ADVERB and words[at].lower not in OPENERS:
            return at
        within = range(at + 1, min(at + _LONGEST_LEAD, len(words)))
        comma = next((place for place in within if words[place].kind is Class.COMMA), None)
        if comma is None or any(word.kind in FINITE for word in words[at:comma]):
            return at
        at = comma + 1
    return at


def noun_phrase(words: Sequence[Word], start: int) -> int | None:
    """Behind the noun phrase that starts there; None where there is none, or one that is not plain."""
    first = start + 1 if start < len(words) and words[start].lower in ARTICLES else start
    at = first
    while at < len(words):
        counts = at > first and words[at].kind in (Class.NUMBER, Class.YEAR)
        if not counts and words[at].kind not in _NOUNS:
            break
        if at > first and _is_open_verb(words, at):
            break
        at += 1
    if at == first or words[at - 1].possessive:
        return None
    if at < len(words) and words[at].kind is Class.CONJUNCTION:
        return _second_name(words, start, at)
    if at < len(words) and words[at].lower in _WITHIN:
        return noun_phrase(words, at + 1)
    return at


def _second_name(words: Sequence[Word], start: int, joint: int) -> int | None:
    """Behind the second of two names; None where what is joined are no names."""
    end = noun_phrase(words, joint + 1) if words[joint].lower == "and" else None
    parts = (*words[start:joint], *words[joint + 1 : end])
    return end if end is not None and all(word.kind is Class.NAME for word in parts) else None


def counted_noun(words: Sequence[Word], start: int, end: int) -> int | None:
    """Behind the plural noun that starts there, with its adjectives."""
    for at in range(start, min(end, start + 4)):
        if words[at].kind not in (Class.WORD, Class.NAME, Class.VERB):
            return None
        if is_plural(words[at]) and words[at].kind is not Class.VERB:
            return at + 1
    return None


def date(words: Sequence[Word], start: int, end: int) -> tuple[int, int] | None:
    """Where “in March 2019”, “on 5 May” or “5 May” stands."""
    for at in range(start, end - 1):
        bare = words[at].kind is Class.NUMBER and words[at + 1].kind is Class.MONTH
        if not bare and words[at].lower not in ("in", "on"):
            continue
        stop = at + 1
        while stop < end and (words[stop].kind in _DATES or words[stop].lower in ("early", "late", "mid")):
            stop += 1
        dated = any(word.kind in (Class.YEAR, Class.MONTH) for word in words[at + 1 : stop])
        parted = words[stop - 1].kind is Class.COMMA
        if dated and (parted or stop >= len(words) or words[stop].kind not in _NOUNS):
            return at, stop - parted
    return None


def is_plural(word: Word) -> bool:
    """Whether a noun looks like a plural."""
    ending = word.lower.endswith("s") and not word.lower.endswith(("ss", "us", "is"))
    return ending or word.lower in PLURALS


def pair(words: Sequence[Word], at: int) -> str:
    """Two neighbouring words, in small letters."""
    return f"{words[at].lower} {words[at + 1].lower}" if at + 1 < len(words) else ""


def past(words: Sequence[Word], at: int, end: int, *kinds: Class) -> int:
    """Behind the words of these kinds that stand there."""
    while at < end and words[at].kind in kinds:
        at += 1
    return at


def _past_aside(words: Sequence[Word], at: int) -> int:
    """Behind a short remark in brackets or between commas."""
    if at >= len(words) or words[at].kind not in (Class.OPEN, Class.COMMA):
        return at
    closing = Class.CLOSE if words[at].kind is Class.OPEN else Class.COMMA
    within = range(at + 1, min(at + _LONGEST_ASIDE, len(words)))
    return next((place + 1 for place in within if words[place].kind is closing), at)
