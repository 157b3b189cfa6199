"""`verbatim articles …` as a person types it: what is added is there in the next command, in any database."""

import json
import os
import signal
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from bot.terminal import removing
from bot.terminal.sources import Source
from tests.bot.typed import BUNDLED, COFFEE, TEA, Typed, answer, listed, piped
from tests.documents import SAMPLES


def test_twelve_documents_are_added_asked_removed_and_all_is_as_before_in_the_next_command(
    verbatim: Typed, store_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOT_DATABASE_URL", store_url)
    files = [tmp_path / sample.name for sample in SAMPLES]
    for file, sample in zip(files, SAMPLES, strict=True):
        file.write_bytes(sample.data)
    code, out, err = verbatim("articles", "add", *files)
    assert (code, err) == (0, "")
    assert [line.split()[0] for line in out.splitlines()] == ["added"] * 12
    titles = listed(verbatim)
    assert list(titles.values()) == [sample.written.title for sample in SAMPLES]
    for sample in SAMPLES:
        assert sample.expected in answer(verbatim, sample.question)[1]
    gone, *_ = titles
    assert verbatim("articles", "remove", gone)[0] == 0
    del titles[gone]
    assert listed(verbatim) == titles
    assert SAMPLES[0].expected not in answer(verbatim, SAMPLES[0].question)[1]
    for sample in SAMPLES[1:]:
        assert sample.expected in answer(verbatim, sample.question)[1]


def test_what_was_understood_of_one_source_is_told(verbatim: Typed, tea: Path) -> None:
    code, out, err = verbatim("articles", "add", tea)
    (article_id,) = listed(verbatim)
    assert (code, err) == (0, "")
    first, *rest = out.splitlines()
    assert first == f"added How to make tea ({article_id}, 1 passage)"
    assert "A pot of oolong steeps for four minutes." in rest[1]


def test_the_same_article_again_is_the_same_article(verbatim: Typed, tmp_path: Path, tea: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"---\nurl: https://tea.example/1\n---\n# {TEA}", encoding="utf-8")
    assert verbatim("articles", "add", page)[1].startswith("added How to make tea")
    assert verbatim("articles", "add", page)[1].startswith("unchanged How to make tea")
    page.write_text(page.read_text(encoding="utf-8").replace("four", "three"), encoding="utf-8")
    assert verbatim("articles", "add", page)[1].startswith("updated How to make tea")
    assert len(listed(verbatim)) == 1
    assert "three minutes" in answer(verbatim, "how long does oolong steep?")[1]


def test_what_fails_is_a_line_each_and_the_others_are_added(
    verbatim: Typed, tea: Path, coffee: Path, tmp_path: Path
) -> None:
    (tmp_path / "picture.pdf").write_bytes(bytes(range(256)) * 50)
    (tmp_path / "blank.txt").write_text(" \n", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    page = "http://127.0.0.1:1/tea"
    sources = (tea, "none.txt", "picture.pdf", "blank.txt", "folder", page, coffee)
    code, out, err = verbatim("articles", "add", *sources)
    assert code == 1
    assert [line.split(" (")[0] for line in out.splitlines()] == [
        "added How to make tea",
        "added How to make coffee",
    ]
    lines = err.splitlines()
    assert [line.split(": ")[1] for line in lines] == [str(name) for name in sources[1:-1]]
    assert lines[0] == "verbatim: none.txt: No such file or directory"
    assert len(listed(verbatim)) == 2


def test_a_directory_stands_for_the_articles_in_it(verbatim: Typed, tmp_path: Path) -> None:
    inside = tmp_path / "texts" / "inside"
    inside.mkdir(parents=True)
    (inside / "tea.md").write_text(f"# {TEA}", encoding="utf-8")
    (inside.parent / "coffee.TXT").write_text(COFFEE, encoding="utf-8")
    (inside.parent / "notes.cfg").write_text("[notes]", encoding="utf-8")
    code, out, err = verbatim("articles", "add", "texts")
    assert (code, err, out.count("added")) == (0, "", 2)
    assert sorted(listed(verbatim).values()) == ["How to make coffee", "How to make tea"]


def test_piped_text_is_an_article(verbatim: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    piped(monkeypatch, "Ein Kännchen Oolong zieht vier Minuten.\n\nDann gießt man es ein.".encode("cp1252"))
    code, out, _ = verbatim("articles", "add", "-", "--title", "Über Tee")
    assert (code, out.split(" (")[0]) == (0, "added Über Tee")
    assert "Kännchen Oolong" in answer(verbatim, "Wie lange zieht ein Kännchen Oolong?")[1]


@pytest.mark.parametrize("data", [b"", b"\n\n", bytes(range(256)) * 20, b"a " * 6_000_000])
def test_what_is_no_text_is_no_article(verbatim: Typed, monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    piped(monkeypatch, data)
    code, out, err = verbatim("articles", "add", "-", "--title", "Tea")
    assert (code, out) == (1, "")
    assert err.startswith("verbatim: standard input: ")
    assert err.count("\n") == 1
    assert listed(verbatim) == {}


def test_a_title_is_for_piped_text_alone(verbatim: Typed, tea: Path) -> None:
    code, _, err = verbatim("articles", "add", tea, "--title", "Tea")
    assert code == 2
    assert "--title" in err


@pytest.fixture
def ctrl_c() -> Iterator[None]:
    """Ctrl-C as a terminal has it, even where the tests run in the background, which ignores it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("ctrl_c")
def test_what_was_confirmed_before_ctrl_c_stays(
    verbatim: Typed, tea: Path, coffee: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = Source.document

    def interrupted(self: Source) -> object:
        if self.path == coffee:
            os.kill(os.getpid(), signal.SIGINT)
        return document(self)

    monkeypatch.setattr(Source, "document", interrupted)
    code, out, err = verbatim("articles", "add", tea, coffee, "another.txt")
    assert code == 130
    assert out.startswith("added How to make tea")
    assert err == "verbatim: stopped before 2 more sources\n"
    assert list(listed(verbatim).values()) == ["How to make tea"]


def test_an_article_of_a_server_is_asked_in_that_server_alone(verbatim: Typed, tea: Path) -> None:
    assert verbatim("articles", "add", tea, "--server", "5")[0] == 0
    ((article_id, _),) = listed(verbatim, "--server", "5").items()
    assert listed(verbatim) == listed(verbatim, "--server", "6") == {}
    question = "how long does a pot of oolong steep?"
    assert "four minutes" in answer(verbatim, question, "--server", "5")[1]
    assert answer(verbatim, question, "--server", "5", "--article", article_id)[0] == "answered"
    for elsewhere in ([], ["--server", "6"]):
        assert "oolong" not in answer(verbatim, question, *elsewhere)[1]
        code, out, err = verbatim("ask", question, "--article", article_id, *elsewhere)
        assert (code, out) == (2, "")
        assert err == f"verbatim: no article has the id '{article_id}'; there are: {BUNDLED}\n"
        assert verbatim("articles", "show", article_id, *elsewhere)[0] == 1
        assert verbatim("articles", "remove", article_id, *elsewhere)[0] == 1


@pytest.mark.parametrize("server", ["five", "-5", "1.5", str(1 << 63)])
def test_a_server_is_a_number_of_discords(verbatim: Typed, server: str) -> None:
    code, _, err = verbatim("articles", "list", "--server", server)
    assert (code, err.count("\n")) == (2, 1)
    assert "--server" in err


def test_the_list_in_a_pipe_is_a_line_for_each_article(verbatim: Typed, tea: Path) -> None:
    verbatim("articles", "add", tea)
    (article_id,) = listed(verbatim)
    code, out, _ = verbatim("articles", "list")
    bundled, own = (line.split("\t") for line in out.splitlines())
    assert (code, bundled[0], bundled[5]) == (0, BUNDLED, "comes with the bot")
    assert own[:4] == [article_id, "How to make tea", "en", "17"]
    assert own[5] == "tea.txt"


def test_the_list_in_a_terminal_is_a_table_that_fits(
    verbatim: Typed, tea: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    verbatim("articles", "add", tea)
    (article_id,) = listed(verbatim)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "dumb")
    _, out, _ = verbatim("articles", "list")
    assert max(map(len, out.splitlines())) <= 80
    assert article_id in out
    assert "How to make tea" in out


def test_show_tells_what_is_known_by_the_beginning_of_an_id(verbatim: Typed, tea: Path) -> None:
    verbatim("articles", "add", tea, "--server", "5")
    (article_id,) = listed(verbatim, "--server", "5")
    code, out, _ = verbatim("articles", "show", article_id[:6], "--server", "5")
    assert code == 0
    for told in (
        "How to make tea",
        article_id,
        "tea.txt",
        "1 passage",
        "the members of the server 5",
        "oolong",
    ):
        assert told in out
    _, out, _ = verbatim("articles", "show", "xiaomi", "--server", "5", "--json")
    record = json.loads(out)
    assert (record["id"], record["server"], record["origin"]["kind"]) == (BUNDLED, None, "package")
    assert record["passages"] > 5
    assert "Xpeng" in record["text"]


def bring(verbatim: Typed, *articles: Mapping[str, object]) -> None:
    """Import articles that no file could be read as."""
    every: dict[str, object] = {
        **dict.fromkeys(("server", "url", "author", "date")),
        "kind": "article",
        "id": "0123456789ab",
        "title": "Tea",
        "language": "en",
        "added_at": "2026-01-02T03:04:05Z",
        "origin": {"kind": "file", "name": "tea.txt", "digest": ""},
    }
    lines: list[dict[str, object]] = [{"kind": "header", "format": "verbatim-articles", "version": 1}]
    for article in articles:
        lines.append(every | {"paragraphs": [[0, len(str(article["text"])), "text"]]} | dict(article))
    lines.append({"kind": "end", "servers": 0, "articles": len(articles)})
    Path("brought.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert verbatim("articles", "import", "brought.jsonl")[0] == 0


def test_what_a_terminal_would_obey_is_not_printed(verbatim: Typed) -> None:
    evil = "\x1b]0;owned\x07\x9b31m\u202e"
    origin = {"kind": "file", "name": f"tea{evil}.txt", "digest": ""}
    bring(
        verbatim, {"title": f"Tea{evil}", "text": f"Oolong{evil} steeps for four minutes.", "origin": origin}
    )
    question = "how long does oolong steep?"
    for words in (
        ["articles", "list"],
        ["articles", "show", "01"],
        ["ask", question],
        ["articles", "remove", "01"],
    ):
        code, out, _ = verbatim(*words)
        assert code == 0
        assert "\N{REPLACEMENT CHARACTER}" in out
        assert not set(evil) & set("\x1b\x07\x9b\u202e") & set(out)


def test_removing_takes_beginnings_of_ids_that_mean_one_article(verbatim: Typed) -> None:
    ids = ("aaa000000000", "aaa111111111", "bbb000000000")
    bring(verbatim, *({"id": one, "title": one, "text": f"About {one}."} for one in ids))
    code, out, err = verbatim("articles", "remove", "aaa", "bb", "aaa1", "ccc", "")
    assert code == 1
    assert out.splitlines() == ["removed bbb000000000 (bbb000000000)", "removed aaa111111111 (aaa111111111)"]
    assert err.splitlines() == [
        "verbatim: the ids of several articles begin with 'aaa': aaa000000000, aaa111111111",
        "verbatim: no article has the id 'ccc', or one that begins so",
        "verbatim: no article has the id '', or one that begins so",
    ]
    assert list(listed(verbatim)) == ["aaa000000000"]


def test_what_is_not_in_the_database_alone_is_not_removed(
    verbatim: Typed, tea: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOT_ARTICLES_DIR", str(tea.parent))
    assert verbatim("articles", "sync")[0] == 0
    code, out, err = verbatim("articles", "remove", "tea", BUNDLED)
    assert (code, out) == (1, "")
    assert "tea is tea.txt in BOT_ARTICLES_DIR: take the file away and run `verbatim articles sync`" in err
    assert f"{BUNDLED} comes with the bot and stays" in err
    monkeypatch.delenv("BOT_ARTICLES_DIR")
    assert verbatim("articles", "remove", "tea")[0] == 0


def test_removing_asks_in_a_terminal(verbatim: Typed, tea: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    verbatim("articles", "add", tea)
    (article_id,) = listed(verbatim)
    monkeypatch.setattr(removing, "is_interactive", lambda: True)
    piped(monkeypatch, b"n\ny\n")
    code, out, err = verbatim("articles", "remove", article_id)
    assert (code, out.strip()) == (1, "")
    assert "How to make tea" in err
    assert "Remove 1 article?" in err
    assert list(listed(verbatim)) == [article_id]
    code, out, _ = verbatim("articles", "remove", article_id)
    assert (code, out.strip()) == (0, f"removed How to make tea ({article_id})")
    assert listed(verbatim) == {}


def test_sync_follows_the_directory_and_tells_what_it_did(
    verbatim: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    directory = tmp_path / "articles"
    directory.mkdir()
    monkeypatch.setenv("BOT_ARTICLES_DIR", str(directory))
    (directory / "tea.txt").write_text(TEA, encoding="utf-8")
    (directory / "coffee.md").write_text(f"# {COFFEE}", encoding="utf-8")
    code, out, err = verbatim("articles", "sync")
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "added coffee.md",
        "added tea.txt",
        "2 added, 0 updated, 0 removed, 0 failed",
    ]
    assert verbatim("articles", "sync") == (0, "0 added, 0 updated, 0 removed, 0 failed\n", "")
    (directory / "tea.txt").write_text(TEA.replace("four", "three"), encoding="utf-8")
    (directory / "coffee.md").unlink()
    (directory / "cocoa.pdf").write_bytes(b"\0\1\2" * 99)
    code, out, err = verbatim("articles", "sync")
    assert code == 1
    assert out.splitlines() == [
        "updated tea.txt",
        "removed coffee.md",
        "0 added, 1 updated, 1 removed, 1 failed",
    ]
    assert err.startswith("verbatim: cocoa.pdf: ")
    (directory / "cocoa.pdf").unlink()
    assert "three minutes" in answer(verbatim, "how long does oolong steep?")[1]


def test_sync_without_a_directory_names_the_variable(verbatim: Typed) -> None:
    code, out, err = verbatim("articles", "sync")
    assert (code, out) == (2, "")
    assert err.startswith("verbatim: BOT_ARTICLES_DIR is not set")


def test_a_file_that_cannot_be_read_does_not_keep_the_others_from_being_listed(
    verbatim: Typed, tea: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOT_ARTICLES_DIR", str(tea.parent))
    (tea.parent / "blank.txt").write_text("\n", encoding="utf-8")
    code, out, err = verbatim("articles", "list")
    assert code == 0
    assert "How to make tea" in out
    assert err.startswith("verbatim: BOT_ARTICLES_DIR: blank.txt: ")


def test_reading_commands_create_no_database(verbatim: Typed, tmp_path: Path) -> None:
    assert listed(verbatim) == {}
    assert verbatim("articles", "show", BUNDLED)[0] == 0
    assert verbatim("articles", "remove", "x")[0] == 1
    assert verbatim("articles", "export")[0] == 1
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("command", ["add", "list", "show", "remove", "sync", "export", "import"])
def test_every_command_explains_itself(verbatim: Typed, command: str) -> None:
    code, out, _ = verbatim("articles", command, "--help")
    assert code == 0
    assert f"Usage: verbatim articles {command}" in out


def test_without_a_command_the_help_is_shown_in_lines(verbatim: Typed) -> None:
    code, out, err = verbatim("articles")
    assert (code, out) == (2, "")
    assert err.startswith("Usage: verbatim articles")
    assert err.count("\n") > 10
