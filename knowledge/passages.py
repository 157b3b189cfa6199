"""Article to Passages: pieces of a size that a person reads at a glance and that ranks well.

Captions go with the paragraph before them and headings with the one after; a paragraph that is too long
is cut between sentences; what is too short is joined to a neighbour. The passages tile the article.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from knowledge.article import Article, Kind, Passage
from knowledge.text import sentences, word_count

SHORTEST: Final = 60
LONGEST: Final = 120
"""In words. Shorter passages steal the first place from fuller ones; longer ones are no quote."""

_OVER_A_HEADING: Final = 30
"""What it costs to join across a heading, in words below `SHORTEST` that would be borne instead."""


@dataclass(frozen=True, slots=True)
class _Unit:
    """What is never cut: a piece of a paragraph with its headings and captions."""

    start: int
    end: int
    paragraph: int
    words: int
    opens_section: bool


def passages_of(article: Article) -> tuple[Passage, ...]:
    """The passages of an article, in order: 60 to 120 words each as far as its paragraphs allow.

    Every word of the article is in exactly one passage. Fewer than 60 words remain only where joining
    would pass 120 or the article ends; more than 120 only where headings and captions add to a full piece.
    """
    units = list(_units(article))
    return tuple(
        Passage(article, units[first].start, units[last].end, units[first].paragraph)
        for first, last in _groups(units)
    )


def _units(article: Article) -> Iterator[_Unit]:
    """Each running paragraph, cut where too long, with what belongs to it.

    An article that ends in a heading, or is nothing but headings, gives them a unit of their own.
    """
    paragraphs = article.paragraphs
    at = 0
    while at < len(paragraphs):
        body = at
        while body < len(paragraphs) - 1 and paragraphs[body].kind is not Kind.TEXT:
            body += 1
        last = body
        while last + 1 < len(paragraphs) and paragraphs[last + 1].kind is Kind.CAPTION:
            last += 1
        starts = _cuts(article, body)
        starts[0] = paragraphs[at].start
        ends = [*starts[1:], paragraphs[last].end]
        for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
            end = start + len(article.text[start:end].rstrip())
            opens = number == 0 and paragraphs[at].kind is Kind.HEADING
            yield _Unit(start, end, body, word_count(article.text[start:end]), opens)
        at = last + 1


def _cuts(article: Article, paragraph: int) -> list[int]:
    """Where the pieces of a paragraph start: as few as fit `LONGEST`, of nearly equal length."""
    start, end = article.paragraphs[paragraph].start, article.paragraphs[paragraph].end
    total = word_count(article.text[start:end])
    if total <= LONGEST:
        return [start]
    found = sentences(article.text, article.language, start=start, end=end)
    lengths = [word_count(article.text[a:b]) for a, b in found]
    size = total / -(-total // LONGEST)
    starts, words = [start], 0
    for span, length in zip(found, lengths, strict=True):
        too_long = words + length > LONGEST
        past_the_middle = words + length / 2 > size
        if words and (too_long or past_the_middle):
            starts.append(span.start)
            words = 0
        words += length
    return starts


def _groups(units: Sequence[_Unit]) -> list[tuple[int, int]]:
    """First and last unit of each passage, joined at the least cost (a shortest path over the units)."""
    least: list[float] = [0.0]
    begins: list[int] = []
    for last in range(len(units)):
        options = []
        words = 0
        headings = 0
        for first in range(last, -1, -1):
            words += units[first].words
            if words > LONGEST and first != last:
                break
            options.append((least[first] + max(0, SHORTEST - words) + _OVER_A_HEADING * headings, first))
            headings += units[first].opens_section
        cost, first = min(options, key=lambda option: (option[0], -option[1]))
        least.append(cost)
        begins.append(first)
    groups = []
    last = len(units) - 1
    while last >= 0:
        groups.append((begins[last], last))
        last = begins[last] - 1
    return groups[::-1]
