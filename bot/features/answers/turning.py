"""The next passage of an answer, or the one before."""

from dataclasses import replace
from typing import NamedTuple

from bot.features.answers.finding import GoneError, quote_at
from bot.features.answers.state import AnswerState
from knowledge.answering import Answerer
from knowledge.article import Quote


class Turned(NamedTuple):
    """The passage turned to, and whether others were passed over because they are gone."""

    state: AnswerState
    quote: Quote
    passed_over: bool


def turned(state: AnswerState, step: int, answerer: Answerer) -> Turned:
    """The passage `step` (1 or −1) from the one shown, of those that are still there. Raises GoneError."""
    place = state.place + step
    while 0 <= place < len(state.passages):
        try:
            quote = quote_at(state, place, answerer)
        except GoneError:
            place += step
        else:
            return Turned(replace(state, place=place), quote, place != state.place + step)
    raise GoneError
