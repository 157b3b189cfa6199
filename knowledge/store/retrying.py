"""Trying again, a few times and at growing distances, what a database that is down or locked failed at."""

import asyncio
import logging
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from knowledge.store.records import StoreError, StoreUnavailableError

log = logging.getLogger(__name__)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Retrying:
    """How patiently. `first` and `within` are in seconds: before the second try, and for all of them.

    Each wait is twice the one before, shortened at random so that processes which failed together do not
    come back together.
    """

    tries: int = 5
    first: float = 0.1
    within: float = 3.0
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep
    clock: Callable[[], float] = time.monotonic

    async def run(self, attempt: Callable[[], Awaitable[T]]) -> T:
        """What `attempt` returns, as soon as it does.

        Raises StoreUnavailableError when it keeps failing, StoreError when waiting cannot help; neither
        carries the driver's own message, which may hold what was being written.
        """
        end = self.clock() + self.within
        for number in range(1, self.tries + 1):
            try:
                return await attempt()
            except StoreError:
                raise
            except Exception as error:
                from knowledge.store.failures import failure_of

                failure = failure_of(error)
                if failure is None:
                    raise
                if not failure.passing:
                    raise StoreError(failure.told, kind=failure.kind) from None
                delay = self.first * 2 ** (number - 1) * random.uniform(0.5, 1)
                if number == self.tries or self.clock() + delay > end:
                    log.warning("the database failed %d times, at last with %s", number, failure.kind)
                    raise StoreUnavailableError(failure.told, kind=failure.kind) from None
            await self.sleep(delay)
        raise AssertionError("no try was allowed")
