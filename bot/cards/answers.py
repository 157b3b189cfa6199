"""What a person sees in Discord: an Answer, and hints, as embeds."""

from collections.abc import Sequence
from typing import Final

import discord

from bot.cards.limits import AUTHOR, DESCRIPTION, TITLE, fitted, width
from bot.cards.lines import joined, one_line, title_of
from bot.cards.links import quote_link
from bot.cards.markdown import escape
from bot.cards.quote_markup import quote_markup
from bot.wording import CLOSEST, NOT_FOUND, missing_line, repaired_lines
from knowledge.article import Answer, Article, Outcome, Quote

NO_ARTICLES: Final = "I have no articles to answer from yet."
HOW_TO_ASK: Final = (
    "Ask me something in your own words, and I answer with the passage that says it, word for word: "
    "use `/ask`, mention me, or write me a direct message.\nI have read:"
)
COLOUR: Final = discord.Colour(0x5865F2)
_WORD: Final = 40
_TITLES: Final = 3
_TITLE_IN_HINT: Final = 120


def answer_card(answer: Answer, *, asked: str | None = None, index: int = 0) -> discord.Embed:
    """The answer's quote number `index` as an embed within Discord's limits, the outcome in words.

    `asked` puts the question above it, for those who did not see it typed.
    """
    if answer.outcome is Outcome.NOT_FOUND or not answer.quotes:
        card = discord.Embed(
            colour=COLOUR,
            description=joined(
                *repaired_lines(answer.repaired, _quoted), NOT_FOUND, missing_line(answer.missing, _quoted)
            ),
        )
    else:
        card = _quote_card(answer, answer.quotes[index])
    if asked is not None and (line := one_line(asked)):
        card.set_author(name=fitted(line, AUTHOR))
    return card


def hint_card(opening: str, articles: Sequence[Article]) -> discord.Embed:
    """`opening`, and what may be asked: the articles' titles."""
    if not articles:
        return discord.Embed(colour=COLOUR, description=joined(opening, NO_ARTICLES))
    titles = [f"- {escape(fitted(title_of(article), _TITLE_IN_HINT))}" for article in articles[:_TITLES]]
    if len(articles) > _TITLES:
        titles.append(f"- and {len(articles) - _TITLES} more")
    return discord.Embed(colour=COLOUR, description=joined(opening, HOW_TO_ASK, *titles))


def _quote_card(answer: Answer, quote: Quote) -> discord.Embed:
    above = joined(
        *repaired_lines(answer.repaired, _quoted), CLOSEST if answer.outcome is Outcome.CLOSEST else ""
    )
    # The blank line keeps a strict renderer from taking what follows for a part of the block quote.
    missing = missing_line(answer.missing, _quoted) if answer.outcome is Outcome.CLOSEST else ""
    below = f"\n{missing}" if missing else ""
    room = DESCRIPTION - width(joined(above, below)) - 2
    return discord.Embed(
        colour=COLOUR,
        title=fitted(title_of(quote.article), TITLE, escape),
        url=quote_link(quote),
        description=joined(above, quote_markup(quote, room), below),
    ).set_footer(text=f"Paragraph {quote.paragraph + 1} of {len(quote.article.paragraphs)} · word for word")


def _quoted(word: str) -> str:
    return f"“{escape(fitted(one_line(word), _WORD))}”"
