"""The commands as a person types them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bot.typed import Typed

XPENG = "how much did Xiaomi invest in Xpeng?"


def test_ask_quotes_the_article_and_names_the_place(verbatim: Typed) -> None:
    code, out, _ = verbatim("ask", XPENG)
    assert code == 0
    assert "__up to 400 million" in " ".join(out.split()).replace("__400", "__up to 400")
    assert "paragraph 4 of 21" in " ".join(out.split())


def test_ask_json_is_one_object_with_the_printed_interface(verbatim: Typed) -> None:
    code, out, _ = verbatim("ask", XPENG, "--json")
    record = json.loads(out)
    assert code == 0
    assert list(record) == [
        *("question", "outcome", "confidence", "quote", "highlight", "answer", "article", "paragraph"),
        *("missing", "alternatives", "elapsed_ms"),
    ]
    assert record["outcome"] == "answered"
    assert record["highlight"] in record["quote"]
    assert "400 million dollars" in record["answer"]
    assert record["answer"] in record["highlight"]
    assert record["article"].keys() == {"id", "title", "url"}


def test_ask_says_which_words_no_article_has(verbatim: Typed) -> None:
    code, out, _ = verbatim("ask", "who is the president of Portugal?")
    assert code == 0
    assert "“Portugal”" in out


def test_ask_one_article_by_its_id(verbatim: Typed) -> None:
    assert verbatim("ask", XPENG, "--article", "xiaomi-electric-car")[0] == 0
    code, _, err = verbatim("ask", XPENG, "--article", "other")
    assert (code, err) == (2, "verbatim: no article has the id 'other'; there are: xiaomi-electric-car\n")


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["run", "--wrong"], "No such option: --wrong"),
        (["ask"], "Missing argument"),
        (["nothing"], "No such command"),
        (["run"], "BOT_TOKEN"),
        (["sync"], "BOT_TOKEN"),
    ],
)
def test_a_wrong_call_is_one_line_and_code_2(verbatim: Typed, words: list[str], complaint: str) -> None:
    code, out, err = verbatim(*words)
    assert code == 2
    assert out == ""
    assert complaint in err
    assert err.count("\n") == 1


def test_a_malformed_env_file_is_one_line_and_code_2(verbatim: Typed, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("what is this\n", encoding="utf-8")
    code, _, err = verbatim("run")
    assert (code, err) == (2, "verbatim: .env, line 1: expected NAME=value\n")


def test_an_unreadable_article_is_one_line_and_code_2(
    verbatim: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "empty.txt").write_text("\n", encoding="utf-8")
    monkeypatch.setenv("BOT_ARTICLES_DIR", "articles")
    code, _, err = verbatim("ask", XPENG)
    assert code == 2
    assert "empty.txt" in err


def test_asking_creates_no_database(verbatim: Typed, tmp_path: Path) -> None:
    assert verbatim("ask", XPENG)[0] == 0
    assert verbatim("ask", XPENG, "--server", "5")[0] == 0
    assert not (tmp_path / "data").exists()


def test_a_database_that_is_none_is_one_line_and_code_2(
    verbatim: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOT_DATABASE_URL", "mysql://bob:secret@host/name")
    code, out, err = verbatim("ask", XPENG)
    assert (code, out) == (2, "")
    assert err.startswith("verbatim: BOT_DATABASE_URL: ")
    assert "secret" not in err


def test_stored_articles_are_asked_too(
    verbatim: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tea.txt").write_text("Tea\n\nA pot of oolong steeps for four minutes.", encoding="utf-8")
    assert verbatim("articles", "add", "tea.txt", "--server", "5")[0] == 0
    typed = iter(["how long does oolong steep?"] * 2)

    def type_next(_prompt: str) -> str:
        try:
            return next(typed)
        except StopIteration:
            raise EOFError from None

    monkeypatch.setattr("builtins.input", type_next)
    code, out, _ = verbatim("chat", "--server", "5")
    assert code == 0
    assert "four minutes" in out


def test_articles_of_a_directory_are_asked_too(
    verbatim: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tea.txt").write_text("Tea\n\nA pot of oolong steeps for four minutes.", encoding="utf-8")
    monkeypatch.setenv("BOT_ARTICLES_DIR", str(tmp_path))
    _, out, _ = verbatim("ask", "how long does oolong steep?", "--json")
    assert json.loads(out)["article"]["id"] == "tea"


@pytest.mark.parametrize("command", ["ask", "chat", "run", "sync", "playground", "evaluate"])
def test_every_command_explains_itself(verbatim: Typed, command: str) -> None:
    code, out, _ = verbatim(command, "--help")
    assert code == 0
    assert "Usage: verbatim" in out


def test_chat_answers_follow_ups_too_until_the_end_of_input(
    verbatim: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = iter(["hello", XPENG, "", "and in which year?", "who said no to apple"])

    def type_next(_prompt: str) -> str:
        try:
            return next(typed)
        except StopIteration:
            raise EOFError from None

    monkeypatch.setattr("builtins.input", type_next)
    code, out, _ = verbatim("chat")
    assert code == 0
    assert "Hello! Ask about: Xiaomi" in " ".join(out.split())
    assert "400 million" in " ".join(out.split())
    assert "in __2019__" in out
    assert "Hyundai and Nissan" in " ".join(out.split())


@pytest.mark.parametrize("stored", [False, True])
def test_asking_in_the_terminal_loads_no_more_than_it_needs(verbatim: Typed, tea: Path, stored: bool) -> None:
    needless = {"discord", "aiohttp", "trafilatura", "pypdf"}
    if stored:
        assert verbatim("articles", "add", tea)[0] == 0
    else:
        needless |= {"sqlalchemy", "alembic"}
    program = (
        "import sys; from bot import cli; cli.app(['ask', 'who is Lei Jun?'], standalone_mode=False);"
        f"print(sorted({needless} & sys.modules.keys()), file=sys.stderr)"
    )
    asked = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert asked.stderr == "[]\n"
