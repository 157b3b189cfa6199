"""The answers to one message as embeds that fit into one message together."""

from collections.abc import Sequence
from typing import Final

import discord

from bot.cards.answers import COLOUR, answer_card
from bot.cards.limits import DESCRIPTION
from knowledge.article import Answer

_OF_SEVERAL: Final = DESCRIPTION // 2
"""Of a card beside another: the two, their titles, questions and notes are less than Discord's 6,000."""


def answer_cards(
    answers: Sequence[Answer], notes: Sequence[str] = (), *, show_question: bool = False
) -> list[discord.Embed]:
    """A card for each answer, two at most, and one that says what else is to be said of the questions.

    Each of several shows its question, a single one if `show_question`.
    """
    several = len(answers) > 1
    cards = [
        answer_card(
            answer,
            asked=answer.question if show_question or several else None,
            room=_OF_SEVERAL if several else DESCRIPTION,
        )
        for answer in answers
    ]
    return [*cards, discord.Embed(colour=COLOUR, description="\n".join(notes))] if notes else cards
