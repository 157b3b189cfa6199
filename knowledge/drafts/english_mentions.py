"""Questions from what an English sentence mentions beside its clauses: dates, persons, numbers of things."""

from collections.abc import Iterator, Sequence
from typing import Final

from knowledge.drafts.draft import Draft, Sentence, Sort
from knowledge.drafts.english_clauses import (
    ENDS,
    FINITE,
    LONGEST_REST,
    counted_noun,
    date,
    pair,
    past,
    subject_start,
)
from knowledge.drafts.english_words import LEANING, NOT_COUNTED, ORDINALS, PERSON_NOUNS
from knowledge.phrases import Class, Word
from knowledge.text import STOP_WORDS

_NAME: Final = (2, 3)
"""How many words the name of a person has."""

_APPOSITION: Final = 7
"""Words behind a name and a comma among which what the person is must stand."""


def mentions(sentence: Sentence, words: Sequence[Word]) -> Iterator[Draft]:
    """The questions about a date, about persons, and about a number of things."""
    yield from _happened(sentence, words)
    for start, end in _names(words):
        name = sentence.text[words[start].start : words[end - 1].end]
        if _is_a_person(words, start, end):
            yield Draft(f"Who is {name}?", Sort.WHO, name, sentence.span)
        if (age := _age(words, end)) is not None:
            yield Draft(f"How old is {name}?", Sort.MANY, name, sentence.span, age)
    yield from _numbered(sentence, words)


def _happened(sentence: Sentence, words: Sequence[Word]) -> Iterator[Draft]:
    """“In 1906, …” gives “What happened in 1906?”."""
    when = date(words, 0, subject_start(words))
    if when is not None and when[0] == 0:
        then = sentence.text[: words[when[1] - 1].end].strip(" ,")
        yield Draft(f"What happened {then[0].lower()}{then[1:]}?", Sort.HAPPENED, then, sentence.span)


def _names(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Runs of as many capitalised words as a person's name has."""
    at = 0
    while at < len(words):
        end = past(words, at, len(words), Class.NAME)
        run = [word.lower for word in words[at:end]]
        if _NAME[0] <= len(run) <= _NAME[1] and STOP_WORDS.isdisjoint(run) and len(run[-1]) > 1:
            yield at, end
        at = max(end, at + 1)


def _is_a_person(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether a noun for a person stands before a name, or behind it and a comma."""
    lowers = [word.lower.removesuffix("s") for word in words[start:end]]
    if words[end - 1].possessive or not PERSON_NOUNS.isdisjoint(lowers):
        return False
    before = words[start - 1] if start else None
    if before is not None and before.kind is Class.WORD and before.lower in PERSON_NOUNS:
        return True
    if end >= len(words) or words[end].kind is not Class.COMMA:
        return False
    if before is not None and before.kind is Class.DETERMINER:
        return False
    for word in words[end + 1 : end + 1 + _APPOSITION]:
        if word.lower in PERSON_NOUNS:
            return True
        if word.kind not in (Class.WORD, Class.DETERMINER, Class.NAME, Class.ADVERB):
            return False
    return False


def _age(words: Sequence[Word], end: int) -> str | None:
    """The age between commas behind a name: “Mary Smith, 62, said” gives “How old is Mary Smith?”."""
    if end + 2 >= len(words) or not words[end].kind is words[end + 2].kind is Class.COMMA:
        return None
    age = words[end + 1].lower
    return age if age.isdecimal() and len(age) == 2 else None


def _numbered(sentence: Sentence, words: Sequence[Word]) -> Iterator[Draft]:
    """“Nearly 12 people came to X” gives “How many people came to X?”, “There are 12 …”, “… are there?”."""
    text, begin = sentence.text, subject_start(words)
    there = pair(words, begin) in ("there are", "there were")
    number = past(words, begin + 2 if there else begin, len(words), Class.HEDGE)
    at = past(words, number, len(words), Class.NUMBER)
    noun = counted_noun(words, at, len(words))
    if at == number or noun is None or noun >= len(words) or words[number].lower in ORDINALS:
        return
    if not NOT_COUNTED.isdisjoint(word.lower for word in words[at:noun]):
        return
    verb, start = (begin + 1, noun) if there else (noun, noun + 1)
    if words[verb].kind not in (Class.BE, Class.AUXILIARY, Class.VERB):
        return
    end = next((place for place in range(start, len(words)) if words[place].kind in ENDS), len(words))
    rest = words[start:end]
    if not LEANING.isdisjoint(word.lower for word in rest) or not (there or rest):
        return
    if rest and rest[0].kind is Class.VERB and words[verb].kind is Class.BE:
        rest = rest[1:]
    if len(rest) > LONGEST_REST or any(word.kind in (*FINITE, Class.CONJUNCTION) for word in rest):
        return
    if rest and rest[-1].kind is Class.PREPOSITION:
        return
    about = text[words[at].start : words[noun - 1].end]
    middle = text[words[verb].start : words[verb].end] + (" there" if there else "")
    said = f" {text[words[start].start : words[end - 1].end]}" if start < end else ""
    told = text[words[number].start : words[at - 1].end]
    yield Draft(f"How many {about} {middle}{said}?", Sort.MANY, about, sentence.span, told)
