"""What is about to be removed, and what was and can be put back: for ten minutes, in memory only.

A restart of the bot drops it, and with it what Undo would have put back.
"""

import secrets
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from typing import Final

from knowledge.store import Entry, StoredArticle

LIFETIME: Final = 10 * 60


@dataclass(frozen=True, slots=True)
class Removal:
    """An article that one person may remove, or has removed: then `stored` is what can be put back.

    `user` is that person's id and `name` what the others call them.
    """

    server: int
    user: int
    name: str
    article_id: str
    title: str
    stored: StoredArticle | None = None

    @classmethod
    def proposed(cls, server: int, user: int, name: str, entry: Entry) -> "Removal":
        """That somebody wants to remove the article of that entry."""
        return cls(server, user, name, entry.id, entry.title)


class Removals:
    """Removals by the token in the custom ids of their buttons. Not for several threads.

    Of articles that can be put back at most `most_characters` are kept, of all removals at most `most`;
    the oldest go first.
    """

    def __init__(
        self,
        *,
        most: int = 1_000,
        most_characters: int = 20_000_000,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._most = most
        self._most_characters = most_characters
        self._clock = clock
        self._kept: OrderedDict[str, tuple[float, Removal]] = OrderedDict()
        self._characters = 0

    def keep(self, removal: Removal) -> str:
        """Remember a removal from now on; the token to find it by."""
        token = secrets.token_hex(8)
        self._put(token, self._clock() + LIFETIME, removal)
        return token

    def look(self, token: str) -> Removal | None:
        """The removal with that token, unless it is too late for it."""
        self._drop_the_old()
        kept = self._kept.get(token)
        return None if kept is None else kept[1]

    def take(self, token: str) -> Removal | None:
        """The removal with that token, which nobody finds any more after this."""
        removal = self.look(token)
        if removal is not None:
            self._pop(token)
        return removal

    def give_back(self, token: str, removal: Removal) -> None:
        """Let a removal that was taken be found again: what was tried with it failed."""
        self._put(token, self._clock() + LIFETIME, removal)

    def forget(self, user: int) -> int:
        """Forget what that person may remove, or has removed and could put back; how many there were."""
        self._drop_the_old()
        theirs = [token for token, (_, removal) in self._kept.items() if removal.user == user]
        for token in theirs:
            self._pop(token)
        return len(theirs)

    def _put(self, token: str, until: float, removal: Removal) -> None:
        self._kept[token] = (until, removal)
        self._characters += _size(removal)
        while len(self._kept) > self._most or self._characters > self._most_characters:
            self._pop(next(iter(self._kept)))

    def _pop(self, token: str) -> None:
        _, removal = self._kept.pop(token)
        self._characters -= _size(removal)

    def _drop_the_old(self) -> None:
        now = self._clock()
        while self._kept and next(iter(self._kept.values()))[0] <= now:
            self._pop(next(iter(self._kept)))


def _size(removal: Removal) -> int:
    return 0 if removal.stored is None else len(removal.stored.article.text)
