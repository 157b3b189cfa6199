"""A process of its own for every file that is read, so that what a file does to it ends with it."""

import asyncio
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final
from weakref import WeakKeyDictionary

from knowledge.article import Article
from knowledge.ingest.documents import DamagedFileError, TimedOutError, TooLargeError
from knowledge.ingest.exchange import article_of
from knowledge.ingest.limits import AT_A_TIME, RESULT_BYTES, WALL_SECONDS
from knowledge.wording import Wording

_COMMAND: Final = ("-P", "-m", "knowledge.ingest.child")
_OUT_OF_TIME: Final = Wording(
    "This file takes too much time to read; send a part of it, or save it as plain text."
)
_KILLED: Final = Wording(
    "This file takes too much time or memory to read; send a part of it, or save it as plain text."
)
_BROKEN: Final = Wording(
    "This file broke the program that reads it; save it anew, or as plain text, and send that."
)
_BY_LIMIT: Final = {-getattr(signal, name) for name in ("SIGXCPU", "SIGKILL") if hasattr(signal, name)}
"""Exit statuses of what the system ended for its time, or for its memory where that runs out for all."""

_CHUNK: Final = 1 << 16

_places: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Semaphore] = WeakKeyDictionary()
"""A process for the few that may be read at a time, by event loop."""


async def read_apart(request: bytes) -> Article:
    """The Article that a request of `exchange` asks for, read in a child process under limits.

    Raises IngestError. The child is gone when this returns, raises or is cancelled.
    """
    place = _places.setdefault(asyncio.get_running_loop(), asyncio.Semaphore(AT_A_TIME))
    async with place:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *_COMMAND,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            env=_environment(),
            cwd=Path(sys.executable).anchor,
            start_new_session=True,
        )
        try:
            async with asyncio.timeout(WALL_SECONDS):
                answer, status = await _exchange(process, request)
        except TimeoutError as error:
            raise TimedOutError(_OUT_OF_TIME) from error
        finally:
            await _end(process)
    if status in _BY_LIMIT:
        raise TimedOutError(_KILLED)
    try:
        # A long article takes longer to take in than others should wait.
        return await asyncio.to_thread(article_of, answer)
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
        raise DamagedFileError(_BROKEN) from error


async def _exchange(process: asyncio.subprocess.Process, request: bytes) -> tuple[bytes, int]:
    """Send a request and take the answer and the exit status. Raises TooLargeError for an endless answer."""
    assert process.stdin is not None
    assert process.stdout is not None
    # Without waiting for it to be taken: a child that dies before it has read all leaves nobody to wait for.
    process.stdin.write(request)
    process.stdin.close()
    answer = bytearray()
    while piece := await process.stdout.read(_CHUNK):
        answer += piece
        if len(answer) > RESULT_BYTES:
            raise TooLargeError(
                Wording("This file holds far more text than an article has; send a part of it.")
            )
    return bytes(answer), await process.wait()


async def _end(process: asyncio.subprocess.Process) -> None:
    """Leave no process behind, and nothing open."""
    if process.returncode is None:
        with suppress(ProcessLookupError):
            if hasattr(os, "killpg"):
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()
    if process.stdout is not None:
        while await process.stdout.read(_CHUNK):
            pass
    await process.wait()


def _environment() -> dict[str, str]:
    """What the child needs to find this package, and nothing of what the parent knows: no token, no name."""
    environment = {
        "PYTHONPATH": os.pathsep.join(str(Path(entry).absolute()) for entry in sys.path),
        "PYTHONUTF8": "1",
        # Threads of a library that computes would each take a part of the memory allowed.
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
    }
    # Windows starts no Python without it.
    if root := os.environ.get("SYSTEMROOT"):
        environment["SYSTEMROOT"] = root
    return environment
