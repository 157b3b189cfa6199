"""How often one person may ask, however it is done: in memory only, and nothing but when."""

from collections import OrderedDict, deque
from collections.abc import Callable
from math import ceil
from time import monotonic
from typing import Final

from bot.errors import CooldownError

QUESTIONS: Final = 5
SECONDS: Final = 20.0
"""One person may ask that often within so many seconds."""

PEOPLE: Final = 10_000
"""Who asked longest ago is forgotten first; more people than that do not ask within the time."""


class Cooldown:
    """Counts each person's messages and commands that ask; one with several questions counts once.

    Buttons do not count, and what is refused does not either: the wait grows no longer by trying.
    """

    def __init__(
        self,
        *,
        questions: int = QUESTIONS,
        seconds: float = SECONDS,
        most: int = PEOPLE,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._questions = questions
        self._seconds = seconds
        self._most = most
        self._clock = clock
        self._asked: OrderedDict[int, deque[float]] = OrderedDict()

    def __len__(self) -> int:
        """Number of people that are remembered."""
        return len(self._asked)

    def count(self, user: int) -> None:
        """Count a question of that person. Raises CooldownError, with the time to wait, for one too many."""
        now = self._clock()
        times = self._asked.setdefault(user, deque(maxlen=self._questions))
        if len(times) == self._questions and now < times[0] + self._seconds:
            raise CooldownError(self._questions, self._seconds, ceil(times[0] + self._seconds - now))
        times.append(now)
        self._asked.move_to_end(user)
        while len(self._asked) > self._most or self._rested(now):
            self._asked.popitem(last=False)

    def forget(self, user: int) -> bool:
        """Forget when that person asked; whether it was known."""
        return self._asked.pop(user, None) is not None

    def _rested(self, now: float) -> bool:
        """Whether who asked longest ago need not be remembered any more."""
        times = next(iter(self._asked.values()))
        return times[-1] + self._seconds <= now
