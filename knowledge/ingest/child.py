"""The process that reads one file: `python -m knowledge.ingest.child`, a request in, an answer out."""

import os
import sys

from knowledge.ingest.limits import CPU_SECONDS, MEMORY_BYTES, OPEN_FILES


def main() -> None:
    """Give up what reading needs not, then read."""
    _limit()

    from knowledge.ingest.documents import DamagedFileError, IngestError
    from knowledge.ingest.exchange import article_answer, error_answer, fulfil
    from knowledge.wording import Wording

    try:
        answer = article_answer(fulfil(sys.stdin.buffer.read()))
    except IngestError as error:
        answer = error_answer(error)
    # The parent is told no more than this of what a file did outside of its reading.
    except Exception:
        answer = error_answer(DamagedFileError(Wording("This file broke the program that reads it.")))
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()
    # No time for tidying up: the memory of a hostile file may take long to give back.
    os._exit(0)


def _limit() -> None:
    """Bound memory, time, files and processes; on Windows, which cannot, the parent's clock is the bound."""
    try:
        import resource
    except ImportError:
        return
    os.nice(10)
    for name, most in (
        ("RLIMIT_AS", MEMORY_BYTES),
        ("RLIMIT_CPU", CPU_SECONDS),
        ("RLIMIT_FSIZE", 0),
        ("RLIMIT_NPROC", 0),
        ("RLIMIT_NOFILE", OPEN_FILES),
        ("RLIMIT_CORE", 0),
    ):
        which = getattr(resource, name, None)
        if which is None:
            continue
        _, allowed = resource.getrlimit(which)
        bound = most if allowed == resource.RLIM_INFINITY else min(most, allowed)
        try:
            resource.setrlimit(which, (bound, bound))
        except (OSError, ValueError):
            # macOS knows some of these by name alone.
            continue


if __name__ == "__main__":
    main()
