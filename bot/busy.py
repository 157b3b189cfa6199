"""So many questions at once and no more, answered first come, first served, in threads of their own."""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import copy_context
from functools import partial
from typing import Final, TypeVar

from bot.errors import BusyError

OF_ONE_SERVER: Final = 250
"""Questions of one server, or of all direct messages and of places where the bot is no member.

One takes 2 ms, 10 ms over the largest libraries, so who comes last waits half a second to 2.5 s.
"""

AT_ONCE: Final = 2 * OF_ONE_SERVER
"""Of all together: while one server's articles are loaded, its people wait and the others are answered."""

THREADS: Final = 2
"""One would let a long question hold up the others. More answer no faster, since Python runs one at a time,
and hold up the event loop longer: 7 ms with two, 90 ms with eight."""

_T = TypeVar("_T")


class Queue:
    """Takes so many questions in, and runs what answers them. One for a process and its event loop."""

    def __init__(
        self, *, at_once: int = AT_ONCE, of_one_server: int = OF_ONE_SERVER, threads: int = THREADS
    ) -> None:
        self._at_once = at_once
        self._of_one_server = of_one_server
        self._waiting: Counter[int] = Counter()
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="answering")

    def __len__(self) -> int:
        """Number of questions that wait or are being answered."""
        return self._waiting.total()

    @contextmanager
    def place(self, server: int) -> Iterator[None]:
        """A place for a question that is asked in that server, for as long as the context lasts.

        It is there at once, or BusyError is raised. Loading articles is a part of it.
        """
        if len(self) >= self._at_once or self._waiting[server] >= self._of_one_server:
            raise BusyError
        self._waiting[server] += 1
        try:
            yield
        finally:
            self._waiting[server] -= 1
            if not self._waiting[server]:
                del self._waiting[server]

    async def run(self, answer: Callable[[], _T]) -> _T:
        """What comes of `answer`, run when those before it are done; cancelled, it is not begun.

        What it says is said in the language that is spoken here.
        """
        run = partial(copy_context().run, answer)
        return await asyncio.get_running_loop().run_in_executor(self._threads, run)

    def close(self) -> None:
        """Begin no more answers and let the threads go."""
        self._threads.shutdown(wait=False, cancel_futures=True)
