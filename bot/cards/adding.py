"""What a person sees while articles are added, and of what came of it, as embeds."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import discord

from bot.cards.answers import COLOUR
from bot.cards.articles import first_lines, titled_card
from bot.cards.limits import DESCRIPTION, EMBED, FIELD, TITLE, fitted, width
from bot.cards.lines import counted, joined, one_line, title_of
from bot.cards.markdown import escape
from bot.wording import CHANGES
from knowledge.adding import Added, Stage
from knowledge.text import word_count

WAITING: Final = "waiting"
COULD_ASK: Final = "You could ask:"
_NAME: Final = 100
_QUESTION: Final = 200
_QUESTIONS: Final = 3
_FIRST_LINES: Final = 400
_SUMMARY: Final = 100
_BREAKS: Final = 20 + len(COULD_ASK)
"""Room for line breaks, list markers and the heading of the questions."""


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
    lines = (f"- {fitted(_name(item), _NAME, escape)}: {_state(item)}" for item in items)
    return discord.Embed(colour=COLOUR, title="Adding articles", description=joined(*lines))


def outcome_card(items: Sequence[Item]) -> discord.Embed:
    """What came of it: of each article what was understood, of everything else why it failed."""
    if len(items) == 1:
        return _card_of_one(items[0])
    card = discord.Embed(colour=COLOUR, title=_summary(items))
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
        return fitted(f"Not added. {one_line(item.failed)}", room, escape)
    added = item.added
    head = (
        f"**{CHANGES[added.change]}:** {counted(added.passages, 'passage')},"
        f" {counted(word_count(added.article.text), 'word')}"
    )
    room -= width(head) + _BREAKS
    each = min(_QUESTION, room // 6)
    asked = filter(None, map(one_line, added.questions[:_QUESTIONS]))
    questions = [f"- {fitted(question, each, escape)}" for question in asked]
    asking = joined(f"\n{COULD_ASK}", *questions) if questions else ""
    return joined(head, first_lines(added.article, min(_FIRST_LINES, room - width(asking))), asking)


def _state(item: Item) -> str:
    if item.added is not None:
        return f"{_change(item.added)}: “{fitted(title_of(item.added.article), _NAME, escape)}”"
    if item.failed:
        return f"not added. {fitted(one_line(item.failed), _NAME, escape)}"
    return f"{item.stage.value}…" if item.stage else WAITING


def _summary(items: Sequence[Item]) -> str:
    """“2 added; 1 updated; 1 not added”."""
    done = Counter(_change(item.added) if item.added else "not added" for item in items)
    return "; ".join(f"{number} {what}" for what, number in done.items())


def _change(added: Added) -> str:
    said = CHANGES[added.change]
    return said[0].lower() + said[1:]


def _name(item: Item) -> str:
    return one_line(item.name) or "a file"
