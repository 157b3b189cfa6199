"""The process that reads a file: what it may not do, and that it is always gone afterwards."""

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from knowledge.ingest import sandbox
from knowledge.ingest.documents import (
    DamagedFileError,
    Document,
    IngestError,
    NoTextError,
    TimedOutError,
    TooLargeError,
)
from knowledge.ingest.exchange import article_of, error_answer
from knowledge.ingest.limits import AT_A_TIME, CPU_SECONDS, MEMORY_BYTES, WORDS
from knowledge.ingest.parsing import parse, parse_in_this_process, parse_pasted
from knowledge.wording import Wording, spoken
from tests.documents import SAMPLES, Sample
from tests.hostile_documents import slow_page
from tests.knowledge.speeches import German

Process = asyncio.subprocess.Process


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Process, dict[str, Any]]]:
    """The processes that were started, with how."""
    every: list[tuple[Process, dict[str, Any]]] = []
    start = asyncio.create_subprocess_exec

    async def start_and_tell(*command: str, **how: Any) -> Process:
        process = await start(*command, **how)
        every.append((process, how))
        return process

    monkeypatch.setattr(asyncio, "create_subprocess_exec", start_and_tell)
    return every


def is_gone(process: Process) -> bool:
    try:
        os.kill(process.pid, 0)
    except ProcessLookupError:
        return True
    return False


def runs(pid: int) -> bool:
    """Whether there is such a process, one that ended and waits for nobody but the system left out."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state not in ("Z", "X")


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not holds():  # noqa: ASYNC110 - other processes set no event
            await asyncio.sleep(0.01)


@pytest.mark.parametrize("sample", SAMPLES[:6], ids=lambda sample: sample.name)
async def test_what_is_read_apart_is_what_is_read_here(sample: Sample) -> None:
    document = Document(sample.data, sample.name, sample.media_type, "https://a.example/x")
    assert await parse(document) == parse_in_this_process(document)


async def test_pasted_text_is_read_apart_too(started: list[tuple[Process, dict[str, Any]]]) -> None:
    article = await parse_pasted("# A title\n\nSome **bold** text. \ud800", title="Another")
    assert (article.title, article.text) == ("Another", "A title\n\nSome bold text.")
    assert len(started) == 1


@pytest.mark.parametrize("text", ["", "   \n", "***"])
async def test_pasted_nothing_is_told_so(text: str) -> None:
    with pytest.raises(NoTextError):
        await parse_pasted(text)


async def test_an_empty_or_a_huge_file_starts_no_process(
    started: list[tuple[Process, dict[str, Any]]],
) -> None:
    with pytest.raises(NoTextError, match="empty"):
        await parse(Document(b""))
    with pytest.raises(TooLargeError, match="10 MB"):
        await parse(Document(bytes(10_000_001)))
    assert not started


async def test_a_file_that_takes_too_long_is_given_up_and_its_process_is_gone(
    monkeypatch: pytest.MonkeyPatch, started: list[tuple[Process, dict[str, Any]]]
) -> None:
    monkeypatch.setattr(sandbox, "WALL_SECONDS", 0.5)
    async with asyncio.timeout(10):
        with pytest.raises(TimedOutError, match="too much time"):
            await parse(Document(slow_page()))
    assert is_gone(started[0][0])


async def test_whoever_gives_up_waiting_leaves_no_process(
    started: list[tuple[Process, dict[str, Any]]],
) -> None:
    task = asyncio.ensure_future(parse(Document(slow_page())))
    await until(lambda: bool(started))
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert is_gone(started[0][0])


async def test_few_files_are_read_at_a_time(
    monkeypatch: pytest.MonkeyPatch, started: list[tuple[Process, dict[str, Any]]]
) -> None:
    at_once: list[int] = []
    start = asyncio.create_subprocess_exec

    async def start_and_count(*command: str, **how: Any) -> Process:
        at_once.append(1 + sum(process.returncode is None for process, _ in started))
        return await start(*command, **how)

    monkeypatch.setattr(asyncio, "create_subprocess_exec", start_and_count)
    articles = await asyncio.gather(*(parse(Document(f"Title {n}\n\nSome text.".encode())) for n in range(5)))
    assert [article.title for article in articles] == [f"Title {n}" for n in range(5)]
    assert max(at_once) == AT_A_TIME


async def test_the_process_knows_no_secret_and_stands_in_no_folder(
    monkeypatch: pytest.MonkeyPatch, started: list[tuple[Process, dict[str, Any]]]
) -> None:
    monkeypatch.setenv("BOT_TOKEN", "a secret")
    await parse(Document(b"Title\n\nSome text."))
    _, how = started[0]
    assert "a secret" not in str(how["env"])
    assert how["env"].keys() <= {
        "PYTHONPATH",
        "PYTHONUTF8",
        "OMP_NUM_THREADS",
        "OPENBLAS_NUM_THREADS",
        "SYSTEMROOT",
    }
    assert how["cwd"] == os.sep
    assert how["stderr"] == asyncio.subprocess.DEVNULL


@pytest.mark.parametrize(
    "program",
    [
        "import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
        "import os, signal; os.kill(os.getpid(), signal.SIGXCPU)",
    ],
)
async def test_a_process_that_the_system_ends_took_too_much(
    monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    monkeypatch.setattr(sandbox, "_COMMAND", ("-c", program))
    with pytest.raises(TimedOutError, match="too much time or memory"):
        await parse(Document(b"Some text."))


@pytest.mark.parametrize(
    "program",
    [
        "import os; os.abort()",
        "raise SystemExit(1)",
        "print('no answer')",
        "print('{}')",
        "print('[1]')",
        """print('{"error": "SystemExit", "said": "x", "fields": {}}')""",
        """print('{"error": "NoTextError", "said": "{x}", "fields": {}}')""",
        """print('{"error": ' * 100_000)""",
        """print('{"title": 1, "text": "x", "language": "en", "paragraphs": []}')""",
        """print('{"title": "x", "text": "x", "language": "en", "paragraphs": [[0, 1, "no kind"]]}')""",
        """print('{"title": "x", "text": "x", "language": "en", "paragraphs": [[0, Infinity, "text"]]}')""",
    ],
)
async def test_a_process_that_was_taken_over_says_nothing_that_is_believed(
    monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    monkeypatch.setattr(sandbox, "_COMMAND", ("-c", program))
    with pytest.raises(DamagedFileError, match="broke the program"):
        await parse(Document(b"Some text."))


def error_in(answer: bytes) -> IngestError:
    with pytest.raises(IngestError) as caught:
        article_of(answer)
    return caught.value


async def test_why_something_was_not_read_is_told_in_the_language_of_whoever_sent_it() -> None:
    german = German(
        {
            "This article has {words} words, and I take at most {most}; send it in parts.": (
                "Dieser Artikel hat {words} Wörter, mehr als {most}; schicke ihn in Teilen."
            )
        }
    )
    with pytest.raises(TooLargeError) as caught:
        await parse(Document(b"word " * (WORDS + 1)))
    with spoken(german):
        assert (
            str(caught.value) == "Dieser Artikel hat 200.001 Wörter, mehr als 200.000; schicke ihn in Teilen."
        )
    assert "200,001 words" in str(caught.value)


@pytest.mark.parametrize("fields", [{}, {"size": 5_000, "share": 0.5, "kind": "{size} or %s {0} {"}])
def test_an_error_comes_out_of_its_process_as_it_went_in(fields: dict[str, int | float | str]) -> None:
    wording = Wording(" ".join(f"{{{name}}}" for name in fields) or "Some {} words.")
    again = error_in(error_answer(NoTextError(wording, **fields)))
    assert isinstance(again, NoTextError)
    assert (again.wording, again.fields) == (wording, fields)
    assert str(again) == wording(**fields)


def test_a_message_that_nobody_knows_is_only_shown() -> None:
    said = "{0.__class__} {x!r} {x:>999999999} %n {{x}} <@everyone>"
    answer = {"error": "NoTextError", "said": said, "fields": {"x": "{x}{y}"}}
    with spoken(German({})):
        assert str(error_in(json.dumps(answer).encode())) == said.replace("{{x}}", "{{x}{y}}")


@pytest.mark.parametrize(
    "changed",
    [
        {"error": "IngestError"},
        {"error": "Exception"},
        {"error": ["NoTextError"]},
        {"error": None},
        {"said": None},
        {"said": ["x"]},
        {"said": ""},
        {"said": "x" * 100_000},
        {"said": "{missing}"},
        {"fields": None},
        {"fields": ["size"]},
        {"fields": {"size": None}},
        {"fields": {"size": True}},
        {"fields": {"size": ["5"]}},
        {"fields": {"size": {"size": 5}}},
        {"fields": {"size": float("nan")}},
        {"fields": {"size": float("inf")}},
        {"fields": {"size": -float("inf")}},
        {"fields": {"size": 10**4000}},
        {"fields": {"size": "x" * 100_000}},
        {"fields": {"size": 5, "x" * 100_000: 5}},
        {"fields": {"size": 5} | {str(number): number for number in range(1_000)}},
        {"fields": {"size": 5, "wording": "x"}},
        {"fields": {"size": 5, "self": "x"}},
    ],
    ids=lambda changed: str(changed)[:40],
)
def test_an_error_of_a_process_that_was_taken_over_is_refused(changed: dict[str, object]) -> None:
    answer = {"error": "NoTextError", "said": "{size} is too little.", "fields": {"size": 5}}
    assert str(error_in(json.dumps(answer).encode())) == "5 is too little."
    with pytest.raises((TypeError, ValueError, KeyError)):
        article_of(json.dumps(answer | changed).encode())
    for missing in answer.keys() - {"error"}:
        with pytest.raises(KeyError):
            article_of(json.dumps({name: answer[name] for name in answer if name != missing}).encode())


async def test_an_endless_answer_is_not_taken(
    monkeypatch: pytest.MonkeyPatch, started: list[tuple[Process, dict[str, Any]]]
) -> None:
    monkeypatch.setattr(sandbox, "_COMMAND", ("-c", "while True: print('x' * 100_000)"))
    monkeypatch.setattr(sandbox, "RESULT_BYTES", 1_000_000)
    with pytest.raises(TooLargeError):
        await parse(Document(b"Some text."))
    assert is_gone(started[0][0])


async def test_what_a_process_starts_ends_with_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    told = tmp_path / "pid"
    program = (
        "import subprocess, sys, time;"
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']);"
        f"open({str(told)!r}, 'w').write(str(child.pid)); time.sleep(60)"
    )
    monkeypatch.setattr(sandbox, "_COMMAND", ("-c", program))
    task = asyncio.ensure_future(parse(Document(b"Some text.")))
    await until(lambda: told.exists() and bool(told.read_text()))
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    grandchild = int(told.read_text())
    await until(lambda: not runs(grandchild))


def test_the_limits_are_in_force_before_anything_is_read() -> None:
    program = """
import json, os, resource, sys
from knowledge import wording
from knowledge.ingest import child, documents, exchange

class Input:
    @property
    def buffer(self):
        names = "AS CPU FSIZE NPROC CORE".split()
        limits = {name: resource.getrlimit(getattr(resource, "RLIMIT_" + name)) for name in names}
        raise documents.NoTextError(wording.Wording(json.dumps({**limits, "nice": os.nice(0)})))

sys.stdin = Input()
child.main()
"""
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, timeout=30, check=True)
    assert json.loads(json.loads(ended.stdout)["said"]) == {
        "AS": [MEMORY_BYTES] * 2,
        "CPU": [CPU_SECONDS] * 2,
        "FSIZE": [0, 0],
        "NPROC": [0, 0],
        "CORE": [0, 0],
        "nice": 10,
    }
