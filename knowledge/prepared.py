"""A passage's words laid out for the ranking: which sentences have a stem, and what sort of word it is."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from knowledge.article import Passage, Span
from knowledge.text import STOP_WORDS, character_grams, sentences, stem, tokens

FAMILY: Final = 5
"""Letters that two stems must share at the start to be taken for one family: “invest”, “investor”."""


Unit = tuple[str, str, int]
"""A word as it is compared, or two characters of a script without spaces; its stem; where it starts.

No class of its own: a question over many passages makes some thousands of them.
"""


def units(text: str, language: str) -> list[Unit]:
    """The words of `text`, with the stems that `knowledge.text.stems` gives, stop words kept."""
    found = []
    before = None
    for token in tokens(text):
        word = token.word
        found.append((word, stem(word, language), token.start))
        if len(word) > 1 or word.isascii():
            before = None
            continue
        if before is not None and before.end == token.start:
            found.append((before.word + word, before.word + word, before.start))
        before = token
    return found


def content(read: list[Unit]) -> tuple[list[str], list[str]]:
    """The stems and the four-letter runs of the words that are no stop words: what the indexes hold."""
    kept = [unit for unit in read if unit[0] not in STOP_WORDS]
    return [stem for _, stem, _ in kept], [gram for word, *_ in kept for gram in _grams(word)]


@lru_cache(maxsize=65536)
def _grams(word: str) -> tuple[str, ...]:
    return tuple(character_grams(word))


@dataclass(frozen=True, slots=True)
class PreparedPassage:
    """What the signals look up in a passage; made once, from its text alone.

    `places` gives the positions of each stem, stop words too. Position p is in sentence `sentence[p]`, and
    is the `content[p]`-th of the words that are no stop words (−1: a stop word). No two sentences have
    neighbouring positions. `names` and `numbers` are those of each sentence; a sentence's first word is no
    name. `grams` are each sentence's runs of four letters, `families` the starts of the passage's stems.
    """

    spans: tuple[Span, ...]
    texts: tuple[str, ...]
    places: Mapping[str, Sequence[int]]
    sentence: Sequence[int]
    content: Sequence[int]
    lengths: Sequence[int]
    names: Sequence[Set[str]]
    numbers: Sequence[Set[str]]
    grams: Sequence[Set[str]]
    families: Set[str]
    found: dict[str, tuple[float, ...]] = field(default_factory=dict, compare=False)
    """Evidence of an answer type by sentence, kept by whoever computed it."""


def prepare(passage: Passage) -> PreparedPassage:
    """Lay out the words of a passage."""
    text, language = passage.article.text, passage.article.language
    spans = tuple(sentences(text, language, start=passage.start, end=passage.end))
    spans = spans or (Span(passage.start, passage.end),)
    places: dict[str, list[int]] = {}
    sentence: list[int] = []
    order: list[int] = []
    names, numbers, grams, lengths = [], [], [], []
    last = 0
    for row, (start, end) in enumerate(spans):
        read = units(text[start:end], language)
        named, counted = set(), set()
        runs: set[str] = set()
        for word, root, at in read:
            places.setdefault(root, []).append(len(sentence))
            sentence.append(row)
            if word in STOP_WORDS:
                order.append(-1)
                continue
            order.append(last)
            last += 1
            runs.update(_grams(word))
            if word[0].isdigit():
                counted.add(word)
            elif at and text[start + at].isupper():
                named.add(root)
        sentence.append(row)
        order.append(-1)
        last += 1
        names.append(named)
        numbers.append(counted)
        grams.append(runs)
        lengths.append(len(read))
    return PreparedPassage(
        spans,
        tuple(text[start:end] for start, end in spans),
        places,
        sentence,
        order,
        lengths,
        names,
        numbers,
        grams,
        {word[:FAMILY] for word in places if len(word) >= FAMILY},
    )
