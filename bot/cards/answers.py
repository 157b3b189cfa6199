"""What a person sees in Discord: an Answer, and hints, as embeds."""

from collections.abc import Sequence
from typing import Final

import discord

from bot.cards.limits import AUTHOR, DESCRIPTION, TITLE, fitted, width
from bot.cards.lines import QUOTED, joined, one_line, title_of
from bot.cards.links import quote_link
from bot.cards.markdown import escape
from bot.cards.quote_markup import quote_markup
from bot.wording import CLOSEST, NOT_FOUND, missing_line, repaired_lines
from knowledge.article import Answer, Article, Outcome, Quote
from knowledge.wording import Plural, Wording

NO_ARTICLES: Final = Wording("I have no articles to answer from yet.")
# Translators: The titles of articles follow, a line each.
HOW_TO_ASK: Final = Wording(
    "Ask me something in your own words, and I answer with the passage that says it, word for word: "
    "use `/ask`, mention me, or write me a direct message.\nI have read:"
)
# Translators: The last line of a list of titles.
MORE_ARTICLES: Final = Plural("- and {number} more", "- and {number} more")
# Translators: A line above a quote.
OTHER: Final = Wording("Another passage that may answer it:")
# Translators: A line above a quote.
OTHER_CLOSEST: Final = Wording("I found no direct answer; another passage that comes close is:")
# Translators: Below a quote: it stands in the article with these very words.
FOOT: Final = Wording("Paragraph {paragraph} of {paragraphs} · word for word")
# Translators: Below a quote: it stands in the article with these very words; there are other quotes.
FOOT_OF_SEVERAL: Final = Wording(
    "Paragraph {paragraph} of {paragraphs} · word for word · passage {passage} of {passages}"
)
COLOUR: Final = discord.Colour(0x5865F2)
PASSAGES: Final = 5
"""Passages of one answer that can be turned to."""

_ELLIPSIS: Final = "…"
_WORD: Final = 40
_TITLES: Final = 3
_TITLE_IN_HINT: Final = 120


def answer_card(
    answer: Answer, *, asked: str | None = None, index: int = 0, room: int = DESCRIPTION
) -> discord.Embed:
    """The answer's quote number `index` as an embed within Discord's limits, the outcome in words.

    `asked` puts the question above it, for those who did not see it typed. `room` is how long the text may
    be, where other embeds stand beside it.
    """
    closest = answer.outcome is Outcome.CLOSEST
    repaired = repaired_lines(answer, _quoted)
    missing = missing_line(answer, _quoted)
    if answer.outcome is Outcome.NOT_FOUND or not answer.quotes:
        card = discord.Embed(colour=COLOUR, description=joined(*repaired, NOT_FOUND(), missing))
    else:
        card = _quote_card(
            answer.quotes[index],
            [*repaired, _outcome(index, closest=closest)],
            missing if closest else "",
            place=index,
            passages=min(len(answer.quotes), PASSAGES),
            room=room,
        )
    if asked is not None and (line := one_line(asked)):
        card.set_author(name=fitted(line, AUTHOR))
    return card


def turned_card(
    shown: discord.Embed,
    quote: Quote,
    *,
    was: int,
    place: int,
    passages: int,
    closest: bool,
    room: int = DESCRIPTION,
) -> discord.Embed:
    """The card `shown`, of an answer's passage number `was`, turned to `quote`, its passage number `place`.

    What the card says of the question stays: the question itself, words read as others, words that no
    article has.
    """
    lines = (shown.description or "").split("\n")
    quoted = [number for number, line in enumerate(lines) if line.startswith(">")]
    above = [line for line in lines[: quoted[0]] if line != _ELLIPSIS] if quoted else []
    below = [line for line in lines[quoted[-1] + 1 :] if line and line != _ELLIPSIS] if quoted else []
    if _outcome(was, closest=closest):
        above = above[:-1]
    above.append(_outcome(place, closest=closest))
    card = _quote_card(quote, above, joined(*below), place=place, passages=passages, room=room)
    return card.set_author(name=shown.author.name) if shown.author.name else card


def hint_card(opening: str, articles: Sequence[Article]) -> discord.Embed:
    """`opening`, and what may be asked: the articles' titles."""
    if not articles:
        return discord.Embed(colour=COLOUR, description=joined(opening, NO_ARTICLES()))
    titles = [f"- {escape(fitted(title_of(article), _TITLE_IN_HINT))}" for article in articles[:_TITLES]]
    if len(articles) > _TITLES:
        titles.append(MORE_ARTICLES(len(articles) - _TITLES))
    return discord.Embed(colour=COLOUR, description=joined(opening, HOW_TO_ASK(), *titles))


def _quote_card(
    quote: Quote, lines: Sequence[str], below: str, *, place: int, passages: int, room: int
) -> discord.Embed:
    above = joined(*lines)
    # The blank line keeps a strict renderer from taking what follows for a part of the block quote.
    below = f"\n{below}" if below else ""
    room -= width(joined(above, below)) + 2
    foot = (FOOT_OF_SEVERAL if passages > 1 else FOOT)(
        paragraph=str(quote.paragraph + 1),
        paragraphs=str(len(quote.article.paragraphs)),
        passage=place + 1,
        passages=passages,
    )
    return discord.Embed(
        colour=COLOUR,
        title=fitted(title_of(quote.article), TITLE, escape),
        url=quote_link(quote),
        description=joined(above, quote_markup(quote, room), below),
    ).set_footer(text=foot)


def _outcome(place: int, *, closest: bool) -> str:
    """What is claimed of an answer's passage, in a line; nothing where the passage answers."""
    if place == 0:
        return CLOSEST() if closest else ""
    return OTHER_CLOSEST() if closest else OTHER()


def _quoted(word: str) -> str:
    return QUOTED(text=escape(fitted(one_line(word), _WORD)))
