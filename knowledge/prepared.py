"""A passage's words laid out for the ranking: which sentences have a stem, and what sort of word it is."""

import re
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from operator import attrgetter
from threading import Lock
from typing import Final

from knowledge.article import Article, Kind, Passage, Span
from knowledge.text import joined, sentences, units

FAMILY: Final = 5
"""Letters that two stems must share at the start to be taken for one family: “invest”, “investor”."""

_ASKS: Final = re.compile(
    r"""
    (?: [?？؟] [!！]* [\s)\]）】]*
      | \A ["'“”„‘«»‹›「『] .* [?？؟] [!！]* [\s"'“”’«»‹›」』)\]）】]*
    ) \Z
    """,
    re.VERBOSE | re.DOTALL,
)
"""A sentence that asks. One that tells of a question, “He asked: ‘Why?’”, ends in a quotation that it does
not begin with."""


@dataclass(frozen=True, slots=True)
class PreparedPassage:
    """What the signals look up in a passage; made once, from its text alone.

    `places` gives the positions of each stem, stop words too. Position p is in sentence `sentence[p]`, and
    is the `content[p]`-th of the words that are no stop words (−1: a stop word). No two sentences have
    neighbouring positions. `names` and `numbers` are those of each sentence; a sentence's first word is no
    name. `wordings` are each sentence's words as `joined`, `families` the starts of the passage's stems.
    `shown` gives for each sentence the one to highlight when it fits a question best: itself; for one that
    asks, the next that says something, if there is one; for any other heading or caption none (−1), unless
    the passage has nothing else.
    """

    spans: tuple[Span, ...]
    texts: tuple[str, ...]
    places: Mapping[str, Sequence[int]]
    sentence: Sequence[int]
    content: Sequence[int]
    lengths: Sequence[int]
    names: Sequence[Set[str]]
    numbers: Sequence[Set[str]]
    wordings: Sequence[str]
    families: Set[str]
    shown: Sequence[int]
    found: dict[str, tuple[float, ...]] = field(default_factory=dict, compare=False)
    """Evidence of an answer type by sentence, kept by whoever computed it."""


class PreparedPassages:
    """The passages that were looked at last, laid out; some 50 kB each. For all collections of a process.

    They are kept by the shelf's serial and the number there, so that no shelf is kept alive by them.
    """

    def __init__(self, most: int = 512) -> None:
        self._most = most
        self._kept: OrderedDict[tuple[int, int], PreparedPassage] = OrderedDict()
        self._lock = Lock()

    def of(self, shelf: int, number: int, passage: Passage) -> PreparedPassage:
        """A passage laid out; `shelf` and `number` name it."""
        key = (shelf, number)
        with self._lock:
            if (kept := self._kept.get(key)) is not None:
                self._kept.move_to_end(key)
                return kept
        made = prepare(passage)
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return made


def prepare(passage: Passage) -> PreparedPassage:
    """Lay out the words of a passage."""
    text, language = passage.article.text, passage.article.language
    spans = tuple(sentences(text, language, start=passage.start, end=passage.end))
    spans = spans or (Span(passage.start, passage.end),)
    texts = tuple(text[start:end] for start, end in spans)
    places: dict[str, list[int]] = {}
    sentence: list[int] = []
    order: list[int] = []
    names, numbers, lengths, wordings = [], [], [], []
    last = 0
    for row, written in enumerate(texts):
        read = units(written, language)
        named, counted = set(), set()
        for at, (word, stem, stop, capital, _) in enumerate(read, len(sentence)):
            if stem in places:
                places[stem].append(at)
            else:
                places[stem] = [at]
            if stop:
                order.append(-1)
                continue
            order.append(last)
            last += 1
            if capital:
                named.add(stem)
            elif word[0].isdigit():
                counted.add(word)
        sentence += [row] * (len(read) + 1)
        order.append(-1)
        last += 1
        names.append(named)
        numbers.append(counted)
        wordings.append(joined(read))
        lengths.append(len(read))
    return PreparedPassage(
        spans,
        texts,
        places,
        sentence,
        order,
        lengths,
        names,
        numbers,
        wordings,
        {word[:FAMILY] for word in places if len(word) >= FAMILY},
        _shown(_running(passage.article, spans), [_ASKS.search(written) is not None for written in texts]),
    )


def _running(article: Article, spans: Sequence[Span]) -> list[bool]:
    """Which sentences are running text, or all of them."""
    paragraphs = article.paragraphs
    kinds = [
        paragraphs[bisect_right(paragraphs, span.start, key=attrgetter("start")) - 1].kind
        if paragraphs
        else Kind.TEXT
        for span in spans
    ]
    running = [kind is Kind.TEXT for kind in kinds]
    return running if any(running) else [True] * len(running)


def _shown(running: Sequence[bool], asks: Sequence[bool]) -> list[int]:
    """What to highlight in the place of each sentence, as in PreparedPassage."""
    shown = []
    below = -1
    for row in reversed(range(len(running))):
        if running[row] and not asks[row]:
            below = row
        alone = row if running[row] else -1
        shown.append(below if asks[row] and below >= 0 else alone)
    return shown[::-1]
