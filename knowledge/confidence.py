from collections.abc import Sequence
from knowledge.article import Outcome
from knowledge.ranking import Ranked


def confidence_of(ranked: Sequence[Ranked], missing: Sequence[str]) -> float:
    return ranked[0].probability if ranked else 0.0


def outcome_of(ranked: Sequence[Ranked], confidence: float) -> Outcome:
    if not ranked or ranked[0].covered < 0.3:
        return Outcome.NOT_FOUND
    return Outcome.ANSWERED if confidence > 0.6 and ranked[0].covered > .5 else Outcome.CLOSEST
