"""What a moderator sees of the questions that found no answer, as embeds."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Final

import discord

from bot.cards.answers import COLOUR
from bot.cards.limits import fitted
from bot.cards.lines import counted, joined, one_line
from bot.cards.markdown import escape
from knowledge.article import Outcome
from knowledge.store import GAP_DAYS, Gap

PAGE: Final = 5
TITLE: Final = "Questions that found no answer"
NOTES_ARE_OFF: Final = (
    "This server keeps no questions. Somebody with the permission Manage Server can turn gap notes on with"
    f" `/settings`: from then on, questions that find no answer are kept for at most {GAP_DAYS} days, without"
    " who asked."
)
NONE: Final = "There is none at the moment: every question since gap notes were turned on found its answer."
HOW: Final = "Teach adds an article with the answer that you write; Dismiss forgets the question."
LINE: Final = "**{number}.** {question} — {times}, last on {day}"
ONCE: Final = "asked once"
TIMES: Final = "asked {count:,} times"
TEACH: Final = "Teach {number}"
DISMISS: Final = "Dismiss {number}"
PREVIOUS: Final = "Previous"
NEXT: Final = "Next"
FORM: Final = "Answer a question"
HEADING: Final = "Title of the article"
ANSWER: Final = "Answer"
ANSWER_HINT: Final = "I quote it word for word, below the question."
PAGES: Final = "Page {page} of {pages}"

TAUGHT: Final = {
    Outcome.ANSWERED: "I answer that question from it now.",
    Outcome.CLOSEST: "Asked that question, I show it as the closest passage only: I am not sure that it"
    " answers. More of the question's words in it would help.",
    Outcome.NOT_FOUND: "Asked that question, I still do not quote it. More of the question's words in it"
    " would help.",
}
"""By what comes of the question now."""

_QUESTION: Final = 400


def gaps_card(page: Sequence[Gap], *, first: int, of: int) -> discord.Embed:
    """A page of them; `first` is the number of its first one, from 1, and `of` counts all."""
    if not of:
        return discord.Embed(colour=COLOUR, title=TITLE, description=NONE)
    lines = [
        LINE.format(
            number=number,
            question=f"“{fitted(one_line(gap.question), _QUESTION, escape)}”",
            times=ONCE if gap.count == 1 else TIMES.format(count=gap.count),
            day=_day(gap.last),
        )
        for number, gap in enumerate(page, first)
    ]
    card = discord.Embed(
        colour=COLOUR, title=f"{TITLE}: {counted(of, 'question')}", description=joined(HOW, *lines)
    )
    pages = -(-of // PAGE)
    if pages > 1:
        card.set_footer(text=PAGES.format(page=(first - 1) // PAGE + 1, pages=pages))
    return card


def notes_are_off_card() -> discord.Embed:
    """That nothing is kept, and how that is changed."""
    return discord.Embed(colour=COLOUR, title=TITLE, description=NOTES_ARE_OFF)


def taught_line(question: str, outcome: Outcome) -> str:
    """What comes of a question after an answer to it was added."""
    return f"“{fitted(one_line(question), _QUESTION, escape)}”\n{TAUGHT[outcome]}"


def _day(day: date) -> str:
    """A day as Discord shows it; at noon, so that it is the same day nearly everywhere."""
    return f"<t:{int(datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp())}:D>"
