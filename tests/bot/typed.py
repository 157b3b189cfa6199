"""Commands as a person types them, run in this process, far from the settings and data of this machine."""

import json
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from bot import cli
from bot.settings import PREFIX, Settings


class Typed:
    """Runs `verbatim …` and keeps what it printed."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch, self._capsys = monkeypatch, capsys

    def __call__(self, *words: str | Path) -> tuple[int, str, str]:
        """The exit code, what was printed to standard output, and to standard error."""
        self._monkeypatch.setattr(sys, "argv", ["verbatim", *map(str, words)])
        with pytest.raises(SystemExit) as exit_:
            cli.main()
        out, err = self._capsys.readouterr()
        return int(exit_.value.code or 0), out, err


BUNDLED = "xiaomi-electric-car"
TEA = (
    "How to make tea\n\nA pot of oolong steeps for four minutes.\n\nThe water is hot, but it must not boil.\n"
)
COFFEE = "How to make coffee\n\nGround beans stand in the press for five minutes.\n\nThen it is poured.\n"


@pytest.fixture
def nothing_of_this_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting, a data folder of the test's own, `data`, and an empty folder to be in."""
    for name in Settings.model_fields:
        monkeypatch.delenv(PREFIX + name.upper(), raising=False)
    for home in ("HOME", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(home, str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def verbatim(
    nothing_of_this_machine: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Typed:
    """The command."""
    return Typed(monkeypatch, capsys)


@pytest.fixture
def tea(tmp_path: Path) -> Path:
    path = tmp_path / "tea.txt"
    path.write_text(TEA, encoding="utf-8")
    return path


@pytest.fixture
def coffee(tmp_path: Path) -> Path:
    path = tmp_path / "coffee.txt"
    path.write_text(COFFEE, encoding="utf-8")
    return path


def listed(verbatim: Typed, *options: str) -> dict[str, str]:
    """The titles of the articles that there are, by their ids, without the bundled one."""
    code, out, err = verbatim("articles", "list", "--json", *options)
    assert (code, err) == (0, "")
    return {record["id"]: record["title"] for record in json.loads(out) if record["id"] != BUNDLED}


def answer(verbatim: Typed, question: str, *options: str) -> tuple[str, str]:
    """The outcome, and the sentence that is highlighted."""
    code, out, _ = verbatim("ask", question, "--json", *options)
    assert code == 0
    record = json.loads(out)
    return record["outcome"], record["highlight"] or ""


def piped(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(data)))
