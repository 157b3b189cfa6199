"""What a person sees while articles are added, and of what came of it, as embeds."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import discord

from bot.cards.answers import COLOUR
from bot.cards.articles import A_FILE, first_lines, titled_card
from bot.cards.limits import DESCRIPTION, EMBED, FIELD, TITLE, fitted, width
from bot.cards.lines import PASSAGES, WORDS, joined, one_line, title_of
from bot.cards.markdown import escape
from bot.wording import CHANGES
from knowledge.adding import Added, Stage
from knowledge.store import Change
from knowledge.text import word_count
from knowledge.wording import Plural, Wording

ADDING: Final = Wording("Adding articles")
# Translators: A line of a list: a file or an address, and how far it is, as “waiting” or “fetching…”.
LINE: Final = Wording("- {name}: {state}")
# Translators: How far it is with a file, behind its name and a colon; so are the next six.
WAITING: Final = Wording("waiting")
STAGES: Final[Mapping[Stage, Wording]] = {
    Stage.FETCHING: Wording("fetching…"),
    Stage.READING: Wording("reading…"),
    Stage.INDEXING: Wording("indexing…"),
}
CAME_IN: Final[Mapping[Change, Wording]] = {
    Change.ADDED: Wording("added: “{title}”"),
    Change.UPDATED: Wording("updated: “{title}”"),
    Change.UNCHANGED: Wording("here already, unchanged: “{title}”"),
}
FAILED: Final = Wording("not added. {reason}")
# Translators: What came of a file, alone; {reason} is a sentence.
NOT_ADDED: Final = Wording("Not added. {reason}")
COUNTS: Final[Mapping[Change | None, Plural]] = {
    # Translators: So many articles; a part of “2 added; 1 updated; 1 not added”. So are the next three.
    Change.ADDED: Plural("{number} added", "{number} added"),
    Change.UPDATED: Plural("{number} updated", "{number} updated"),
    Change.UNCHANGED: Plural("{number} here already, unchanged", "{number} here already, unchanged"),
    None: Plural("{number} not added", "{number} not added"),
}
# Translators: Between the parts of “2 added; 1 updated; 1 not added”.
SEPARATOR: Final = Wording("; ")
# Translators: As “**Added:** 12 passages, 1,234 words”.
HEAD: Final = Wording("**{change}:** {passages}, {words}")
COULD_ASK: Final = Wording("You could ask:")
_NAME: Final = 100
_QUESTION: Final = 200
_QUESTIONS: Final = 3
_FIRST_LINES: Final = 400
_SUMMARY: Final = 100
_BREAKS: Final = 20
"""Room for line breaks and list markers."""


@dataclass(frozen=True, slots=True)
class Item:
    """Something to be added, and how far it is.

    `name` is a file's name or an address without its secrets. In the end there is either `added` or, in
    `failed`, the reason why not.
    """

    name: str
    stage: Stage | None = None
    added: Added | None = None
    failed: str = ""


def progress_card(items: Sequence[Item]) -> discord.Embed:
    """How far each of them is, in words, a line each."""
    lines = (LINE(name=fitted(_name(item), _NAME, escape), state=_state(item)) for item in items)
    return discord.Embed(colour=COLOUR, title=ADDING(), description=joined(*lines))


def outcome_card(items: Sequence[Item]) -> discord.Embed:
    """What came of it: of each article what was understood, of everything else why it failed."""
    if len(items) == 1:
        return _card_of_one(items[0])
    card = discord.Embed(colour=COLOUR, title=fitted(_summary(items), _SUMMARY))
    room = (EMBED - _SUMMARY) // len(items) - _NAME
    for item in items:
        title = title_of(item.added.article) if item.added else _name(item)
        card.add_field(
            name=fitted(title, _NAME, escape), value=_what_came_of(item, min(FIELD, room)), inline=False
        )
    return card


def _card_of_one(item: Item) -> discord.Embed:
    told = _what_came_of(item, DESCRIPTION)
    if item.added is not None:
        return titled_card(item.added.article, told)
    return discord.Embed(colour=COLOUR, title=fitted(_name(item), TITLE, escape), description=told)


def _what_came_of(item: Item, room: int) -> str:
    """In at most `room` characters of markup."""
    if item.added is None:
        return fitted(NOT_ADDED(reason=one_line(item.failed)), room, escape)
    added = item.added
    head = HEAD(
        change=CHANGES[added.change](),
        passages=PASSAGES(added.passages),
        words=WORDS(word_count(added.article.text)),
    )
    heading = COULD_ASK()
    room -= width(head) + _BREAKS + width(heading)
    each = min(_QUESTION, room // 6)
    asked = filter(None, map(one_line, added.questions[:_QUESTIONS]))
    questions = [f"- {fitted(question, each, escape)}" for question in asked]
    asking = joined(f"\n{heading}", *questions) if questions else ""
    return joined(head, first_lines(added.article, min(_FIRST_LINES, room - width(asking))), asking)


def _state(item: Item) -> str:
    if item.added is not None:
        return CAME_IN[item.added.change](title=fitted(title_of(item.added.article), _NAME, escape))
    if item.failed:
        return FAILED(reason=fitted(one_line(item.failed), _NAME, escape))
    return STAGES[item.stage]() if item.stage else WAITING()


def _summary(items: Sequence[Item]) -> str:
    """“2 added; 1 updated; 1 not added”."""
    done = Counter(item.added.change if item.added else None for item in items)
    return SEPARATOR().join(COUNTS[change](number) for change, number in done.items())


def _name(item: Item) -> str:
    return one_line(item.name) or A_FILE()
