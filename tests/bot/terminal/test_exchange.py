"""`verbatim articles export` and `import`: what one database has goes through a file into another."""

import errno
import os
import socket
from pathlib import Path

import pytest

from knowledge import exchange
from tests.bot.typed import Typed, listed, piped


def test_another_database_reads_what_was_exported(
    verbatim: Typed, tea: Path, coffee: Path, store_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    verbatim("articles", "add", tea, "--server", "5")
    verbatim("articles", "add", coffee)
    there = listed(verbatim), listed(verbatim, "--server", "5")
    assert verbatim("articles", "export", "all.jsonl") == (0, "exported 2 articles\n", "")
    assert Path("all.jsonl").stat().st_mode & 0o077 == 0
    monkeypatch.setenv("BOT_DATABASE_URL", store_url)
    for said in ("2 added, 0 updated, 0 unchanged\n", "0 added, 0 updated, 2 unchanged\n"):
        assert verbatim("articles", "import", "all.jsonl") == (0, said, "")
    assert (listed(verbatim), listed(verbatim, "--server", "5")) == there
    assert verbatim("articles", "export")[1] == Path("all.jsonl").read_text(encoding="utf-8")
    assert verbatim("articles", "export", "five.jsonl", "--server", "5")[1] == "exported 1 article\n"
    assert verbatim("articles", "import", "five.jsonl", "--server", "6")[0] == 0
    assert list(listed(verbatim, "--server", "6").values()) == ["How to make tea"]
    code, _, err = verbatim("articles", "import", "all.jsonl", "--server", "6")
    assert (code, err.count("\n")) == (2, 1)


def test_what_is_piped_from_one_is_piped_into_the_other(
    verbatim: Typed, tea: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    verbatim("articles", "add", tea)
    there = listed(verbatim)
    code, out, _ = verbatim("articles", "export")
    monkeypatch.setenv("BOT_DATABASE_URL", "sqlite:///other.sqlite3")
    piped(monkeypatch, out.encode())
    assert (code, verbatim("articles", "import", "-")[0]) == (0, 0)
    assert listed(verbatim) == there


def test_of_a_file_that_was_cut_short_nothing_is_stored(verbatim: Typed, tea: Path, tmp_path: Path) -> None:
    verbatim("articles", "add", tea)
    verbatim("articles", "export", "whole.jsonl")
    verbatim("articles", "remove", *listed(verbatim))
    (tmp_path / "cut.jsonl").write_bytes((tmp_path / "whole.jsonl").read_bytes()[:-20])
    code, out, err = verbatim("articles", "import", "cut.jsonl")
    assert (code, out, err) == (2, "", "verbatim: cut.jsonl: line 3: the file was cut short here\n")
    assert listed(verbatim) == {}


def test_an_export_that_fails_leaves_the_older_file_and_nothing_else(
    verbatim: Typed, tea: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    verbatim("articles", "add", tea)
    older = Path("exports", "all.jsonl")
    older.parent.mkdir()
    older.write_text("older", encoding="utf-8")

    def full(_line: object) -> bytes:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(exchange, "write_line", full)
    code, out, err = verbatim("articles", "export", older)
    assert (code, out, err) == (1, "", f"verbatim: {older}: No space left on device\n")
    assert [path.read_text(encoding="utf-8") for path in older.parent.iterdir()] == ["older"]


@pytest.mark.parametrize("words", [["add", "tea.txt"], ["list"], ["import", "none.jsonl"]])
def test_a_database_that_is_down_is_one_line_without_the_password(
    verbatim: Typed, tea: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    Path("none.jsonl").write_text(
        '{"kind": "header", "format": "verbatim-articles", "version": 1}\n'
        '{"kind": "end", "servers": 0, "articles": 0}\n',
        encoding="utf-8",
    )
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    monkeypatch.setenv("BOT_DATABASE_URL", f"postgresql://bob:tr%C3%A9s-secret@127.0.0.1:{port}/x")
    code, out, err = verbatim("articles", *words)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "BOT_DATABASE_URL" in err
    assert "secret" not in err
