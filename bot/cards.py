"""What a person sees in Discord: an Answer, and hints, as embeds."""

import unicodedata
from collections.abc import Sequence
from typing import Final

import discord

from bot.limits import AUTHOR, DESCRIPTION, TITLE, fitted, width
from bot.links import quote_link
from bot.markdown import escape
from bot.quote_markup import quote_markup
from bot.wording import CLOSEST, NOT_FOUND, missing_line, repaired_lines
from knowledge.article import Answer, Article, Outcome, Quote

NO_ARTICLES: Final = "I have no articles to answer from yet."
HOW_TO_ASK: Final = (
    "Ask me something in your own words, and I answer with the passage that says it, word for word: "
    "use `/ask`, mention me, or write me a direct message.\nI have read:"
)
_COLOUR: Final = discord.Colour(0x5865F2)
_WORD: Final = 40
_TITLES: Final = 3
_TITLE_IN_HINT: Final = 120
_TURNING: Final = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
"""Bidirectional classes of the invisible characters that turn the text after them."""


def answer_card(answer: Answer, *, asked: str | None = None, index: int = 0) -> discord.Embed:
    """The answer's quote number `index` as an embed within Discord's limits, the outcome in words.

    `asked` puts the question above it, for those who did not see it typed.
    """
    if answer.outcome is Outcome.NOT_FOUND or not answer.quotes:
        card = discord.Embed(
            colour=_COLOUR,
            description=_lines(
                *repaired_lines(answer.repaired, _quoted), NOT_FOUND, missing_line(answer.missing, _quoted)
            ),
        )
    else:
        card = _quote_card(answer, answer.quotes[index])
    if asked is not None and (line := _one_line(asked)):
        card.set_author(name=fitted(line, AUTHOR))
    return card


def hint_card(opening: str, articles: Sequence[Article]) -> discord.Embed:
    """`opening`, and what may be asked: the articles' titles."""
    if not articles:
        return discord.Embed(colour=_COLOUR, description=_lines(opening, NO_ARTICLES))
    titles = [f"- {escape(fitted(_title(article), _TITLE_IN_HINT))}" for article in articles[:_TITLES]]
    if len(articles) > _TITLES:
        titles.append(f"- and {len(articles) - _TITLES} more")
    return discord.Embed(colour=_COLOUR, description=_lines(opening, HOW_TO_ASK, *titles))


def _quote_card(answer: Answer, quote: Quote) -> discord.Embed:
    above = _lines(
        *repaired_lines(answer.repaired, _quoted), CLOSEST if answer.outcome is Outcome.CLOSEST else ""
    )
    # The blank line keeps a strict renderer from taking what follows for a part of the block quote.
    missing = missing_line(answer.missing, _quoted) if answer.outcome is Outcome.CLOSEST else ""
    below = f"\n{missing}" if missing else ""
    room = DESCRIPTION - width(_lines(above, below)) - 2
    return discord.Embed(
        colour=_COLOUR,
        title=fitted(_title(quote.article), TITLE, escape),
        url=quote_link(quote),
        description=_lines(above, quote_markup(quote, room), below),
    ).set_footer(text=f"Paragraph {quote.paragraph + 1} of {len(quote.article.paragraphs)} · word for word")


def _quoted(word: str) -> str:
    return f"“{escape(fitted(_one_line(word), _WORD))}”"


def _title(article: Article) -> str:
    return _one_line(article.title) or _one_line(article.id) or "Untitled"


def _one_line(text: str) -> str:
    """`text` on one line and without characters that turn the direction of what follows."""
    visible = (c for c in text if unicodedata.bidirectional(c) not in _TURNING)
    return " ".join("".join(visible).split())


def _lines(*lines: str) -> str:
    return "\n".join(line for line in lines if line)
