"""The commands as a person types them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bot import cli
from bot.settings import PREFIX, Settings

XPENG = "how much did Xiaomi invest in Xpeng?"


@pytest.fixture(autouse=True)
def _no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(PREFIX + name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


class Typed:
    """Runs `verbatim …` in this process and keeps what it printed."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch, self._capsys = monkeypatch, capsys

    def __call__(self, *words: str) -> tuple[int, str, str]:
        self._monkeypatch.setattr(sys, "argv", ["verbatim", *words])
        with pytest.raises(SystemExit) as exit_:
            cli.main()
        out, err = self._capsys.readouterr()
        return int(exit_.value.code or 0), out, err


@pytest.fixture
def verbatim(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Typed:
    return Typed(monkeypatch, capsys)


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


def test_asking_in_the_terminal_loads_nothing_of_discord() -> None:
    program = (
        "import sys; from bot import cli; cli.app(['ask', 'who is Lei Jun?'], standalone_mode=False);"
        "sys.exit(any(m.partition('.')[0] in ('discord', 'aiohttp') for m in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False, capture_output=True).returncode == 0
