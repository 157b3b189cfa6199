"""What is counted of a server, by week and by article: numbers only."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Self

from knowledge.store import Counted, Tally, week_of

WEEKS: Final = 8
ARTICLES: Final = 10


@dataclass(frozen=True, slots=True)
class Numbers:
    """How often it was asked, by what came of it, and what people said of the answers."""

    answered: int = 0
    closest: int = 0
    not_found: int = 0
    helpful: int = 0
    not_helpful: int = 0

    @property
    def asked(self) -> int:
        """All questions."""
        return self.answered + self.closest + self.not_found

    @classmethod
    def of(cls, counts: Iterable[tuple[Tally, int]]) -> Self:
        """The numbers of these tallies together."""
        total: Counter[Counted] = Counter()
        for tally, number in counts:
            total[tally.counted] += number
        return cls(**{counted.value: total[counted] for counted in Counted})


@dataclass(frozen=True, slots=True)
class Stats:
    """The last weeks' numbers: of each, the newest first, by its Monday; and of the articles shown most.

    Articles are known by their ids.
    """

    weeks: tuple[tuple[date, Numbers], ...]
    articles: tuple[tuple[str, Numbers], ...]

    @property
    def total(self) -> Numbers:
        """The numbers of all the weeks."""
        every = [numbers for _, numbers in self.weeks]
        return Numbers(*(sum(getattr(numbers, counted.value) for numbers in every) for counted in Counted))

    @classmethod
    def of(cls, counts: Mapping[Tally, int], today: date) -> Self:
        """The last `WEEKS` weeks, that of today included, and the first `ARTICLES` articles in them."""
        mondays = [week_of(today) - timedelta(weeks=ago) for ago in range(WEEKS)]
        recent = [(tally, number) for tally, number in counts.items() if tally.week in mondays]
        weeks = [(monday, Numbers.of(one for one in recent if one[0].week == monday)) for monday in mondays]
        ids = {tally.article_id for tally, _ in recent} - {""}
        articles = [
            (article_id, Numbers.of(one for one in recent if one[0].article_id == article_id))
            for article_id in sorted(ids)
        ]
        articles.sort(key=lambda article: (-article[1].asked, -article[1].helpful))
        return cls(tuple(weeks), tuple(articles[:ARTICLES]))


def first_day(today: date) -> date:
    """The first day that counts among the last weeks."""
    return week_of(today) - timedelta(weeks=WEEKS - 1)
