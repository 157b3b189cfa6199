"""Which sentences of an article questions are made of: all of a short one, a fair share of a long one."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final, NamedTuple

import regex

from knowledge.article import Article, Kind, Span
from knowledge.drafts.draft import Sentence, Wording, plain_line
from knowledge.text import sentences

_SENTENCES: Final = 240
_FROM_THE_BEGINNING: Final = 120
_PARAGRAPHS: Final = 20_000
_PIECE: Final = 2000
"""Characters of running text that are cut into sentences at once."""

_LONGEST: Final = 400
"""In characters. A longer sentence makes no clear question, and is often a list or a table."""

_LETTERS: Final = 0.6
"""Share of a sentence; with fewer letters and digits it is a formula, a drawing or mischief."""

_LETTER: Final = regex.compile(r"[\p{L}\p{M}\p{N}]")
_MARKS: Final = " \"'“”„«»‘’().,;:!?…–—-"


class _Piece(NamedTuple):
    """A part of a paragraph, and whether the paragraph begins and ends with it."""

    start: int
    end: int
    begins: bool
    ends: bool


def sampled(article: Article) -> list[Sentence]:
    """Sentences of running text in order: from the beginning, then from pieces evenly spread."""
    pieces = list(_pieces(article))
    found: list[Sentence] = []
    at = 0
    while at < len(pieces) and len(found) < _FROM_THE_BEGINNING:
        found += _sentences(article, pieces[at])
        at += 1
    rest = pieces[at:]
    step = max(1, 2 * len(rest) // (_SENTENCES - _FROM_THE_BEGINNING))
    for piece in rest[::step]:
        found += _sentences(article, piece)
        if len(found) >= _SENTENCES:
            break
    return found[:_SENTENCES]


def _pieces(article: Article) -> Iterator[_Piece]:
    """The paragraphs of running text, the long ones cut."""
    for paragraph in islice(article.paragraphs, _PARAGRAPHS):
        if paragraph.kind is Kind.TEXT:
            for start in range(paragraph.start, paragraph.end, _PIECE):
                end = min(start + _PIECE, paragraph.end)
                yield _Piece(start, end, start == paragraph.start, end == paragraph.end)


def _sentences(article: Article, piece: _Piece) -> Iterator[Sentence]:
    """The sentences of a piece, without those that were cut with the paragraph."""
    text = article.text
    spans = sentences(text, article.language, start=piece.start, end=piece.end)
    for start, end in spans[not piece.begins : len(spans) - (not piece.ends)]:
        written = plain_line(text[start:end]) if end - start <= _LONGEST else ""
        if len(_LETTER.findall(written)) > _LETTERS * len(written):
            yield Sentence(written, Span(start, end))


def wording_of(sample: Sequence[Sentence]) -> Wording:
    """How the words of these sentences are written."""
    small: Counter[str] = Counter()
    names: Counter[str] = Counter()
    for sentence in sample:
        for at, written in enumerate(sentence.text.split()):
            word = written.strip(_MARKS)
            if word[:1].islower():
                small[word] += 1
            elif at and word[:1].isupper():
                names[word.lower()] += 1
    return Wording(small, names)
