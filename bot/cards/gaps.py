"""What a moderator sees of the questions that found no answer, as embeds."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Final

import discord

from bot.cards.answers import COLOUR
from bot.cards.limits import fitted
from bot.cards.lines import PAGES, QUOTED, joined, one_line
from bot.cards.markdown import escape
from knowledge.article import Outcome
from knowledge.store import GAP_DAYS, Gap
from knowledge.wording import Plural, Wording

PAGE: Final = 5
TITLE: Final = Wording("Questions that found no answer")
TITLE_OF_SOME: Final = Wording("Questions that found no answer: {number}")
NOTES_ARE_OFF: Final = Wording(
    "This server keeps no questions. Somebody with the permission Manage Server can turn gap notes on with"
    " `/settings`: from then on, questions that find no answer are kept for at most {days} days, without"
    " who asked."
)
NONE: Final = Wording(
    "There is none at the moment: every question since gap notes were turned on found its answer."
)
# Translators: Teach and Dismiss are the labels of buttons.
HOW: Final = Wording("Teach adds an article with the answer that you write; Dismiss forgets the question.")
# Translators: {place} is the question's number in the list, {day} a date.
LINE: Final = Plural(
    "**{place}.** “{question}” — asked once, last on {day}",
    "**{place}.** “{question}” — asked {number} times, last on {day}",
)
# Translators: A button: answer the question that has this number in the list.
TEACH: Final = Wording("Teach {number}")
# Translators: A button: forget the question that has this number in the list.
DISMISS: Final = Wording("Dismiss {number}")
PREVIOUS: Final = Wording("Previous")
NEXT: Final = Wording("Next")
# Translators: The title of a form; at most 45 characters, as the names of its two fields, which follow.
FORM: Final = Wording("Answer a question")
HEADING: Final = Wording("Title of the article")
# Translators: The name of the field that is filled in with the answer to a question.
ANSWER: Final = Wording("Answer")
# Translators: What becomes of the answer that is being typed; at most 100 characters.
ANSWER_HINT: Final = Wording("I quote it word for word, below the question.")

TAUGHT: Final[Mapping[Outcome, Wording]] = {
    # Translators: “It” is the article that was just added.
    Outcome.ANSWERED: Wording("I answer that question from it now."),
    # Translators: “It” is the article that was just added.
    Outcome.CLOSEST: Wording(
        "Asked that question, I show it as the closest passage only: I am not sure that it answers. More of"
        " the question's words in it would help."
    ),
    # Translators: “It” is the article that was just added.
    Outcome.NOT_FOUND: Wording(
        "Asked that question, I still do not quote it. More of the question's words in it would help."
    ),
}
"""By what comes of the question now."""

_QUESTION: Final = 400


def gaps_card(page: Sequence[Gap], *, first: int, of: int) -> discord.Embed:
    """A page of them; `first` is the number of its first one, from 1, and `of` counts all."""
    if not of:
        return discord.Embed(colour=COLOUR, title=TITLE(), description=NONE())
    lines = [
        LINE(
            gap.count,
            place=str(number),
            question=fitted(one_line(gap.question), _QUESTION, escape),
            day=_day(gap.last),
        )
        for number, gap in enumerate(page, first)
    ]
    card = discord.Embed(colour=COLOUR, title=TITLE_OF_SOME(number=of), description=joined(HOW(), *lines))
    pages = -(-of // PAGE)
    if pages > 1:
        card.set_footer(text=PAGES(page=str((first - 1) // PAGE + 1), pages=str(pages)))
    return card


def notes_are_off_card() -> discord.Embed:
    """That nothing is kept, and how that is changed."""
    return discord.Embed(colour=COLOUR, title=TITLE(), description=NOTES_ARE_OFF(days=GAP_DAYS))


def taught_line(question: str, outcome: Outcome) -> str:
    """What comes of a question after an answer to it was added."""
    return joined(QUOTED(text=fitted(one_line(question), _QUESTION, escape)), TAUGHT[outcome]())


def _day(day: date) -> str:
    """A day as Discord shows it; at noon, so that it is the same day nearly everywhere."""
    return f"<t:{int(datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp())}:D>"
