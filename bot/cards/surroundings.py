"""A quote with the paragraphs around it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import discord

from bot.cards.answers import FOOT
from bot.cards.limits import DESCRIPTION, TITLE, fitted, width
from bot.cards.lines import joined, title_of
from bot.cards.links import quote_link
from bot.cards.markdown import block_quote, escape
from bot.cards.quote_markup import quote_markup
from knowledge.article import Quote, Span
from knowledge.text import sentences
from knowledge.wording import Wording

PARAGRAPHS: Final = 2
"""Paragraphs shown before the quote's own and after them, as far as there is room."""

# Translators: Below a quote: it stands in the article with these very words.
FOOT_OF_PARAGRAPHS: Final = Wording("Paragraphs {first} to {last} of {paragraphs} · word for word")

_CUT: Final = "…"
_ROOM: Final = DESCRIPTION - 2 * len(f"\n\n{_CUT}")
_MARKS: Final = len("**____**")
"""What bold and underline take on a line."""


def surroundings_card(quote: Quote, colour: discord.Colour) -> discord.Embed:
    """The quote as it stands in its article: what was bold is bold, and what is around it is not.

    What does not fit is left out at the borders of sentences, farthest from the quote first.
    """
    paragraphs = quote.article.paragraphs
    first, last = _paragraphs_around(quote)
    wanted = Span(min(paragraphs[first].start, quote.start), max(paragraphs[last].end, quote.end))
    shown = _as_much_as_fits(quote, wanted)
    return discord.Embed(
        colour=colour,
        title=fitted(title_of(quote.article), TITLE, escape),
        url=quote_link(quote),
        description=joined(
            _CUT if shown.start > wanted.start else "",
            quote_markup(replace(quote, start=shown.start, end=shown.end), _ROOM),
            f"\n{_CUT}" if shown.end < wanted.end else "",
        ),
    ).set_footer(text=_foot(quote, shown))


def _paragraphs_around(quote: Quote) -> tuple[int, int]:
    """The numbers of the first paragraph to show and of the last."""
    paragraphs = quote.article.paragraphs
    touched = _touched(quote, Span(quote.start, quote.end))
    return max(0, touched[0] - PARAGRAPHS), min(len(paragraphs) - 1, touched[-1] + PARAGRAPHS)


def _touched(quote: Quote, span: Span) -> Sequence[int]:
    """The numbers of the paragraphs that a part of the article is of."""
    within = [
        number
        for number, paragraph in enumerate(quote.article.paragraphs)
        if paragraph.start < span.end and paragraph.end > span.start
    ]
    return within or [quote.paragraph]


def _foot(quote: Quote, shown: Span) -> str:
    """The numbers of the paragraphs that are shown."""
    touched = _touched(quote, shown)
    first, last = str(touched[0] + 1), str(touched[-1] + 1)
    paragraphs = str(len(quote.article.paragraphs))
    if first == last:
        return FOOT(paragraph=first, paragraphs=paragraphs)
    return FOOT_OF_PARAGRAPHS(first=first, last=last, paragraphs=paragraphs)


def _as_much_as_fits(quote: Quote, wanted: Span) -> Span:
    """The quote and, in turn, the next sentence before it and after it, while there is room."""
    text, language = quote.article.text, quote.article.language
    room = _ROOM - _MARKS * (quote.highlight_text.count("\n") + 1)
    # A paragraph may be a book: what lies farther off than all the room there is cannot be shown anyway.
    before = sentences(text, language, start=max(wanted.start, quote.start - room), end=quote.start)
    after = sentences(text, language, start=quote.end, end=min(wanted.end, quote.end + room))
    starts = [span.start for span in before if span.start < quote.start]
    ends = [span.end for span in reversed(after)]

    def fits(span: Span) -> bool:
        return (
            span.end - span.start <= room and width(block_quote(escape(text[span.start : span.end]))) <= room
        )

    shown = Span(quote.start, quote.end)
    while starts or ends:
        if starts:
            wider = Span(starts.pop(), shown.end)
            if fits(wider):
                shown = wider
            else:
                starts = []
        if ends:
            wider = Span(shown.start, ends.pop())
            if fits(wider):
                shown = wider
            else:
                ends = []
    return shown
