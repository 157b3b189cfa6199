"""A question as the ranking sees it: its words, what each of them weighs, and the sort of answer sought."""

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from math import log
from typing import Final

from knowledge.answer_type import Asked, answer_type
from knowledge.commonness import weight
from knowledge.index import Index
from knowledge.synonyms import synonyms
from knowledge.text import content_grams, content_stems, joined, units

_STOP_MASS: Final = 0.05
"""What a stop word weighs in a sentence's score; a rare word weighs 1."""


class Sought(Enum):
    """The sorts of answer that leave a mark in a sentence."""

    NUMBER = "number"
    MONEY = "money"
    SHARE = "share"
    DURATION = "duration"
    DATE = "date"
    NAME = "name"
    PLACE = "place"
    REASON = "reason"
    FEELING = "feeling"


_SOUGHT: Final[Mapping[Asked, Sought]] = {
    Asked.DATE: Sought.DATE,
    Asked.YEAR: Sought.DATE,
    Asked.NUMBER: Sought.NUMBER,
    Asked.AMOUNT: Sought.MONEY,
    Asked.PERCENT: Sought.SHARE,
    Asked.DURATION: Sought.DURATION,
    Asked.MEASURE: Sought.NUMBER,
    Asked.PERSON: Sought.NAME,
    Asked.ORGANISATION: Sought.NAME,
    Asked.PLACE: Sought.PLACE,
    Asked.REASON: Sought.REASON,
}

_FEELING: Final = re.compile(r"\bhow\b.*\bfe(?:el|lt)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Question:
    """The words of a question, as stems, with what they weigh.

    `words` are the content words in order, repeats too, `rarities` their weights from 0.15 to 1 by how
    common the word is in the language. `stems` are the same without repeats, `weights` their rarities,
    `masses` rarity times idf, scaled so that an unknown rare word has 1. `every` has the stop words too;
    `columns` is where `stems` stand in it, `synonyms` are those of each of them. `all_grams` are the runs of
    four letters inside its content words, `crossing` those across all its words.
    """

    text: str
    words: tuple[str, ...]
    rarities: tuple[float, ...]
    stems: tuple[str, ...]
    weights: tuple[float, ...]
    masses: tuple[float, ...]
    every: tuple[str, ...]
    every_masses: tuple[float, ...]
    columns: list[int]
    synonyms: tuple[Set[str], ...]
    crossing: tuple[str, ...]
    runs: tuple[tuple[str, str, str], ...]
    content_pairs: tuple[tuple[str, str, float], ...]
    all_grams: tuple[str, ...]
    names: Set[str]
    numbers: Set[str]
    sought: Sought | None


def _sought(text: str, language: str) -> Sought | None:
    if language == "en" and _FEELING.search(text):
        return Sought.FEELING
    return _SOUGHT.get(answer_type(text, language).asked)


def read_question(text: str, language: str, words: Index) -> Question:
    """Take a question apart; `words` is the index that tells how rare its words are."""
    read = units(text, language)
    wording = joined(read)
    in_a_row, all_grams = content_stems(read), content_grams(read)
    stems = tuple(dict.fromkeys(in_a_row))
    weights = tuple(weight(stem, language) for stem in stems)
    by_stem = dict(zip(stems, weights, strict=True))
    unknown = log(len(words) + 1) or 1.0
    masses = {stem: by_stem[stem] * words.idf_of(stem) / unknown for stem in stems}
    order = [unit.stem for unit in read]
    every = tuple(dict.fromkeys(order))
    where = {stem: at for at, stem in enumerate(every)}
    return Question(
        text=text,
        words=tuple(in_a_row),
        rarities=tuple(by_stem[stem] for stem in in_a_row),
        stems=stems,
        weights=weights,
        masses=tuple(masses.values()),
        every=every,
        every_masses=tuple(masses.get(stem, _STOP_MASS) for stem in every),
        columns=[where[stem] for stem in stems],
        synonyms=tuple(synonyms(stem, language) for stem in stems),
        crossing=tuple(dict.fromkeys(wording[at : at + 4] for at in range(len(wording) - 3))),
        runs=tuple(dict.fromkeys(zip(order, order[1:], order[2:], strict=False))),
        content_pairs=tuple(
            (left, right, min(masses[left], masses[right])) for left, right in pairwise(in_a_row)
        ),
        all_grams=tuple(all_grams),
        names={unit.stem for unit in read if unit.capital and not unit.stop},
        numbers={unit.word for unit in read if unit.word[0].isdigit()},
        sought=_sought(text, language),
    )
