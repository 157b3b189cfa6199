"""A Quote as Discord shows it: a block quote, its sentence bold, its span underlined, cut only to fit."""

from collections.abc import Callable, Iterable, Iterator

from bot.cards.limits import width
from bot.cards.markdown import block_quote, escape
from knowledge.article import Quote, Span
from knowledge.text import sentences

_BEFORE = "…\n"
_AFTER = "\n\n…"


def quote_markup(quote: Quote, limit: int) -> str:
    """The quote in at most `limit` characters of markup.

    What does not fit is left out at the borders of sentences or words, farthest from the highlight
    first; an ellipsis outside of the block quote stands for it. What is shown is one slice of the article.
    """
    shown = _shown(quote, limit - len(_BEFORE + _AFTER))
    before = _BEFORE if shown.start > quote.start else ""
    after = _AFTER if shown.end < quote.end else ""
    return before + _markup(quote, shown) + after


def _markup(quote: Quote, shown: Span) -> str:
    return block_quote(escape(quote.article.text[shown.start : shown.end], tuple(_marks(quote, shown))))


def _marks(quote: Quote, shown: Span) -> Iterator[tuple[int, str]]:
    """Where bold and underline begin and end, by offset in `shown`.

    A style is closed and opened again at each line break, and never touches white space from inside:
    it would not be rendered otherwise.
    """
    text = quote.article.text
    start = shown.start
    for line in text[shown.start : shown.end].split("\n"):
        bold = _trimmed(text, quote.highlight, Span(start, start + len(line)))
        if bold is not None:
            under = None if quote.answer is None else _trimmed(text, quote.answer, bold)
            yield bold.start - shown.start, "**"
            if under is not None:
                yield under.start - shown.start, "__"
                yield under.end - shown.start, "__"
            yield bold.end - shown.start, "**"
        start += len(line) + 1


def _trimmed(text: str, span: Span, within: Span) -> Span | None:
    """The part of `span` that lies in `within`, less the white space around it; None if nothing is left."""
    start, end = max(span.start, within.start), min(span.end, within.end)
    part = text[start:end] if start < end else ""
    if not part.strip():
        return None
    return Span(end - len(part.lstrip()), start + len(part.rstrip()))


def _shown(quote: Quote, limit: int) -> Span:
    """The part of the quote to show: all of it, or as much around the highlight as fits."""

    def fits(span: Span) -> bool:
        return span.end - span.start <= limit and width(_markup(quote, span)) <= limit

    whole = Span(quote.start, quote.end)
    if fits(whole):
        return whole
    text, highlight, answer = quote.article.text, quote.highlight, quote.answer
    if fits(highlight):
        parts = sentences(text, quote.article.language, start=quote.start, end=quote.end)
        return _grown(highlight, whole, parts, fits)
    if answer is not None and fits(answer):
        return _grown(answer, highlight, _words(text, highlight), fits)
    kernel = answer or highlight
    words = _words(text, kernel)
    first = Span(kernel.start, words[0].end) if words else kernel
    if fits(first):
        return _grown(first, kernel, words, fits)
    low, high = kernel.start, first.end
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if fits(Span(kernel.start, middle)) else (low, middle)
    return Span(kernel.start, low)


def _grown(core: Span, outer: Span, parts: Iterable[Span], fits: Callable[[Span], bool]) -> Span:
    """`core` widened over whole `parts` of `outer`, what follows before what precedes, while it fits."""
    ends = [part.end for part in parts if core.end < part.end <= outer.end]
    starts = [part.start for part in parts if outer.start <= part.start < core.start]
    while ends or starts:
        if ends and fits(wider := Span(core.start, ends[0])):
            core, ends = wider, ends[1:]
        else:
            ends = []
        if starts and fits(wider := Span(starts[-1], core.end)):
            core, starts = wider, starts[:-1]
        else:
            starts = []
    return core


def _words(text: str, span: Span) -> list[Span]:
    words = []
    start = span.start
    for word in text[span.start : span.end].split():
        start = text.index(word, start)
        words.append(Span(start, start + len(word)))
        start += len(word)
    return words
