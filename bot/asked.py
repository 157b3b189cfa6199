"""What a message asks: its questions, two at most, without what only Discord understands."""

import re
from dataclasses import dataclass
from typing import Final

from bot.cards.limits import QUESTION
from bot.errors import LongQuestionError
from bot.small_talk import THANKS, small_talk
from knowledge.several import questions_in
from knowledge.wording import Wording

MOST: Final = 2
"""Questions of one message that are answered: more cards than that are not read."""

# Translators: {number} is 3 or more.
MORE: Final = Wording("That is {number} questions. I answered the first two; ask me the rest again.")
LONG: Final = Wording("The message is long: I asked with its first {characters} characters.")
LONG_WITH_QUESTIONS: Final = Wording(
    "The message is long: I asked with its questions, and what stands before them."
)

_TOKENS: Final = re.compile(r"<(?:@[!&]?|\#|a?:\w+:)\d+>", re.ASCII)
"""Mentions and custom emoji as Discord writes them: nothing to look up."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The questions to look up, and what to say of how they were read.

    Without any, `opening` is what to say; it begins the hint of what to ask, if the person `wants_hint`.
    """

    questions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    opening: str = ""
    wants_hint: bool = False


def asked_in(text: str, *, shortened: bool = False) -> Asked:
    """What `text` asks.

    Text of more than QUESTION characters raises LongQuestionError, for who wrote it can write less; or it is
    `shortened`, to its questions or its beginning, for others cannot.
    """
    text = written(text)
    if len(text) > QUESTION and not shortened:
        raise LongQuestionError
    if opening := small_talk(text):
        return Asked(opening=opening(), wants_hint=opening is not THANKS)
    marked = questions_in(text)
    questions = tuple(question for question in marked if not small_talk(question))
    notes = [MORE(number=len(questions))] if len(questions) > MOST else []
    if len(text) > QUESTION:
        notes.insert(0, LONG_WITH_QUESTIONS() if questions else LONG(characters=QUESTION))
        questions = tuple(map(_end_of, questions)) or (_beginning_of(text),)
    elif len(marked) < 2 or not questions:
        questions = (text,)
    return Asked(questions[:MOST], tuple(notes))


def written(text: str) -> str:
    """What a person wrote in a message, without mentions and custom emoji."""
    return _TOKENS.sub(" ", text).strip()


def _end_of(question: str) -> str:
    """The end of it, where it asks: whole words of at most QUESTION characters."""
    if len(question) <= QUESTION:
        return question
    end = question[-QUESTION:]
    return (re.sub(r"^\S*\s+", "", end) or end).strip()


def _beginning_of(text: str) -> str:
    """Its beginning: whole words of at most QUESTION characters."""
    beginning = text[:QUESTION]
    return (beginning if text[QUESTION].isspace() else re.sub(r"\s+\S*$", "", beginning)) or beginning
