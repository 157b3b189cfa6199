"""Who said already whether an answer helped: remembered such that nobody can be named."""

import secrets
from collections import OrderedDict
from hashlib import blake2b
from typing import Final

VOTES: Final = 50_000
"""That many of the last votes are known to be given; some 6 MB."""


class Votes:
    """Lets each person say it once of each answer.

    What is kept is a digest of the answer and the person, under a key that only this process has and that
    is never written anywhere: enough to know a second vote, of no use to find out who gave the first. It is
    in memory alone, for the last votes; so after a restart of the bot somebody could say it again, which is
    the price of tying no vote to a person in any store. What is counted is the article and the vote.
    """

    def __init__(self, *, most: int = VOTES) -> None:
        self._most = most
        self._key = secrets.token_bytes(32)
        self._given: OrderedDict[bytes, None] = OrderedDict()

    def __len__(self) -> int:
        """Number of votes that are remembered."""
        return len(self._given)

    def give(self, answer: int, person: int) -> bool:
        """Remember that this person said it of that answer; False if that is so already."""
        vote = self._digest(answer, person)
        if vote in self._given:
            return False
        self._given[vote] = None
        if len(self._given) > self._most:
            self._given.popitem(last=False)
        return True

    def _digest(self, answer: int, person: int) -> bytes:
        return blake2b(b"%d %d" % (answer, person), key=self._key, digest_size=16).digest()
