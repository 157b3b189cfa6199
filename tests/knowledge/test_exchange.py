"""Libraries go through a file from one database to another, and nothing is lost or made up on the way."""

import codecs
import io
import json
import re
import tracemalloc
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import accumulate
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.article import Article, Kind, Paragraph
from knowledge.exchange import ExchangeError, Imported, check, export_libraries, import_libraries
from knowledge.exchange_lines import ArticleLine, read_line, write_line
from knowledge.reader import read_text
from knowledge.store import (
    HOME,
    Counted,
    GapNote,
    Origin,
    OriginKind,
    ServerSettings,
    Store,
    StoredArticle,
    Tally,
    open_store,
)

LEEDS, YORK = 1 << 40, (1 << 62) + 1


def article(
    title: str,
    body: str = "A pot of oolong steeps for four minutes.",
    *,
    id: str = "new",
    url: str | None = None,
    author: str | None = None,
) -> Article:
    read = read_text(f"{title}\n\n{body}\n\nIt is then poured at once.", id=id, url=url)
    return replace(read, author=author, date="2020-01-31")


async def filled(store: Store) -> None:
    """Articles of three libraries, added in turn, and settings of two servers."""
    tea = article("Tea", url="https://tea.example/1", author="Lu Yu")
    await store.put(HOME, tea, Origin(OriginKind.URL, "https://tea.example/1?a", "ab" * 32))
    for number in range(3):
        await store.put(LEEDS, article(f"茶 {number}", f"第{number}壺。"), Origin(OriginKind.PASTE))
        await store.put(
            YORK, article(f"Tea {number}", f"Cup “{number}”."), Origin(OriginKind.FILE, f"{number}")
        )
    coffee = article("Coffee", "It stands, too.", id="black coffee")
    await store.put(HOME, coffee, Origin(OriginKind.DIRECTORY, "a/black coffee.md"))
    await store.save_settings(YORK, ServerSettings(librarian_role=(1 << 60) + 3))


async def exported(store: Store, library: int | None = None) -> bytes:
    file = io.BytesIO()
    await export_libraries(store, file, library=library)
    return file.getvalue()


async def imported(store: Store, file: bytes, into: int | None = None) -> Imported:
    check(io.BytesIO(file))
    return await import_libraries(store, io.BytesIO(file), into=into)


async def test_what_a_server_chose_comes_along_without_any_article(store: Store, tmp_path: Path) -> None:
    chosen = ServerSettings(9, home_articles=False, private=True, gap_notes=True, language="zh-CN")
    async with open_store(f"sqlite:///{tmp_path / 'first.sqlite3'}") as first:
        await first.save_settings(LEEDS, chosen)
        file = await exported(first)
    assert await imported(store, file) == Imported(0, 0, 0, 1, ())
    assert await store.settings(LEEDS) == chosen


async def test_a_file_of_the_first_version_leaves_what_it_does_not_know_as_it_is_by_default(
    store: Store,
) -> None:
    line = b'{"kind": "server", "server": "%d", "librarian_role": "9"}\n' % LEEDS
    last = b'{"kind": "end", "servers": 1, "articles": 0}\n'
    assert await imported(store, HEADER.replace(b"2}", b"1}") + line + last) == Imported(0, 0, 0, 1, ())
    assert await store.settings(LEEDS) == ServerSettings(librarian_role=9)


async def test_numbers_and_questions_of_a_server_stay_where_they_are(store: Store) -> None:
    await store.save_settings(LEEDS, ServerSettings(gap_notes=True))
    await store.note_gaps([GapNote(LEEDS, "key", "Where is Vell?", date(2026, 8, 5))])
    await store.count({Tally(LEEDS, date(2026, 8, 3), "abc", Counted.ANSWERED): 1})
    file = await exported(store)
    assert len(file.splitlines()) == 3
    assert b"Vell" not in file
    assert b"abc" not in file


async def test_a_library_comes_back_the_same_from_any_database(store: Store, tmp_path: Path) -> None:
    async with open_store(f"sqlite:///{tmp_path / 'first.sqlite3'}") as first:
        await filled(first)
        file = await exported(first)
        before = {library: await first.manifest(library) for library in (HOME, LEEDS, YORK)}
    assert await imported(store, file) == Imported(8, 0, 0, 1, ())
    async with open_store(f"sqlite:///{tmp_path / 'third.sqlite3'}") as third:
        await imported(third, await exported(store))
        assert await exported(third) == await exported(store) == file
        for library, manifest in before.items():
            there = (await third.manifest(library)).entries
            assert [replace(one, revision=0) for one in there] == [
                replace(one, revision=0) for one in manifest.entries
            ]
        assert await third.settings(YORK) == ServerSettings(librarian_role=(1 << 60) + 3)


async def test_importing_twice_is_the_same_as_once(store: Store) -> None:
    await filled(store)
    file, revisions = await exported(store), await store.revisions((HOME, LEEDS, YORK))
    assert await imported(store, file) == Imported(0, 0, 8, 1, ())
    assert await exported(store) == file
    assert await store.revisions((HOME, LEEDS, YORK)) == revisions


async def test_an_article_that_was_there_becomes_as_the_file_has_it(store: Store) -> None:
    old = await store.put(
        LEEDS, article("Tea", "Old words.", url="https://tea.example"), Origin(OriginKind.PASTE)
    )
    file = await exported(store)
    newer = article("Tea", "New words.", url="https://tea.example")
    await store.put(LEEDS, newer, Origin(OriginKind.PASTE))
    assert await imported(store, file) == Imported(0, 1, 0, 0, ())
    (there,) = await store.load(LEEDS, [old.stored.article.id])
    assert (there.article, there.added_at) == (old.stored.article, old.stored.added_at)


async def test_what_else_is_there_stays_before_what_is_imported(store: Store, tmp_path: Path) -> None:
    await filled(store)
    file = await exported(store, LEEDS)
    await store.forget(LEEDS)
    await store.put(LEEDS, article("Coffee"), Origin(OriginKind.PASTE))
    await imported(store, file)
    titles = [entry.title for entry in (await store.manifest(LEEDS)).entries]
    assert titles == ["Coffee", "茶 0", "茶 1", "茶 2"]


async def test_one_library_alone_is_exported_and_may_go_to_another_server(store: Store) -> None:
    await filled(store)
    file = await exported(store, YORK)
    assert check(io.BytesIO(file)).libraries == {YORK}
    assert await imported(store, file, into=LEEDS) == Imported(3, 0, 0, 0, ())
    titles = [entry.title for entry in (await store.manifest(LEEDS)).entries]
    assert titles == ["茶 0", "茶 1", "茶 2", "Tea 0", "Tea 1", "Tea 2"]
    assert await store.settings(LEEDS) == ServerSettings()
    assert await imported(store, file, into=LEEDS) == Imported(0, 0, 3, 0, ())


async def test_what_the_store_refuses_is_told_by_its_line_and_the_others_are_stored(store: Store) -> None:
    for title in ("Tea", "Coffee"):
        known = article(title, f"{title} grows.", url=f"https://{title.lower()}.example")
        await store.put(LEEDS, known, Origin(OriginKind.PASTE))
    both = article("Tea", "Coffee grows.", id="0123456789ab", url="https://tea.example")
    cocoa = article("Cocoa", "Cocoa grows.", id="0123456789ac")
    done = await imported(store, file_of(line_of(both), line_of(cocoa)))
    assert (done.added, [number for number, _ in done.failed]) == (1, [2])
    assert [entry.title for entry in (await store.manifest(LEEDS)).entries] == ["Tea", "Coffee", "Cocoa"]


def line_of(article: Article, **changed: object) -> bytes:
    """The line of an article of LEEDS, with changes."""
    stored = StoredArticle(article, Origin(OriginKind.PASTE), datetime(2026, 1, 2, 3, 4, 5, 6, UTC), 1)
    return json.dumps(json.loads(write_line(ArticleLine.of(LEEDS, stored))) | changed).encode() + b"\n"


def file_of(*lines: bytes) -> bytes:
    """A file with these lines between the first and the last."""
    return b"".join((HEADER, *lines, end(len(lines))))


def end(articles: int) -> bytes:
    return b'{"kind": "end", "servers": 0, "articles": %d}\n' % articles


HEADER = b'{"kind": "header", "format": "verbatim-articles", "version": 2}\n'
TEA = article("Tea", id="0123456789ab")
LINE = line_of(TEA)


@pytest.mark.parametrize(
    ("file", "complaint"),
    [
        (b"", "line 1: this file holds no exported articles"),
        (b"%PDF-1.7\n\x00\xff", "line 1: this file holds no exported articles"),
        (LINE, "line 1: this file holds no exported articles"),
        (
            HEADER.replace(b"2}", b"3}") + end(0),
            "the file is of version 3, but only versions 1 and 2 are known here",
        ),
        (HEADER + LINE[:-20], "line 2: the file was cut short here"),
        (HEADER + LINE, "the file was cut short: its last line, which counts the others, is not there"),
        (HEADER + end(1), "line 2: it counts other lines than there are"),
        (HEADER + end(0) + LINE, "line 3: nothing may follow the line that counts the others"),
        (HEADER + HEADER + end(0), "line 2: a second file begins; import each by itself"),
        (file_of(LINE, LINE), "line 3: id: the article on line 2 has the same"),
        (file_of(LINE, b"{}\n"), "line 3: Unable to extract tag using discriminator 'kind'"),
        (file_of(b'{"kind": "article"\n'), "line 2: no JSON: EOF while parsing an object at line 2 column 0"),
        (file_of(line_of(TEA, text=3)), "line 2: text: Input should be a valid string"),
        (file_of(line_of(TEA, text="  ")), "line 2: text: String should match pattern '\\S'"),
        (file_of(line_of(TEA, text="\0" + TEA.text[1:])), "line 2: text: it holds a NUL character"),
        (file_of(LINE.replace(b"A pot", b"\\ud83c")), "line 2: no JSON: unexpected end of hex escape"),
        (file_of(line_of(TEA, server=LEEDS)), "line 2: server: Input should be a valid string"),
        (file_of(line_of(TEA, server="9" * 19)), "line 2: server: no id of Discord's is so large"),
        (
            file_of(line_of(TEA, added_at="2026-01-02T03:04:05")),
            "line 2: added_at: Input should have timezone",
        ),
        (file_of(line_of(TEA, origin={"kind": "found"})), "line 2: origin.kind: Input should be"),
        (file_of(line_of(TEA, paragraphs=[])), "line 2: paragraphs: List should have at least 1 item"),
        (file_of(line_of(TEA, paragraphs=[[0, 9]])), "line 2: paragraphs[0][2]: Field required"),
        (file_of(line_of(TEA, paragraphs=[[0, 999, "text"]])), "paragraphs[0] lies outside the text"),
        (
            file_of(line_of(TEA, paragraphs=[[0, 9, "text"]])),
            "line 2: there is text after the last paragraph",
        ),
        (file_of(line_of(TEA, colour="green")), "line 2: colour: Extra inputs are not permitted"),
    ],
)
def test_a_bad_file_is_refused_with_the_line_and_without_its_words(file: bytes, complaint: str) -> None:
    with pytest.raises(ExchangeError, match=re.escape(complaint)) as caught:
        check(io.BytesIO(file))
    assert "\n" not in str(caught.value)
    assert "oolong" not in str(caught.value)


def test_blank_lines_and_a_byte_order_mark_do_no_harm() -> None:
    assert check(io.BytesIO(codecs.BOM_UTF8 + HEADER + b"\n" + LINE + b" \r\n" + end(1))).articles == 1


def test_a_file_is_not_held_in_memory() -> None:
    body = "Tea steeps. " * 1_000
    file = io.BytesIO(file_of(*(line_of(article("Tea", body, id=f"{number:012x}")) for number in range(500))))
    tracemalloc.start()
    try:
        assert check(file).articles == 500
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < len(file.getvalue()) / 10


words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1).filter(
    str.strip
)


@given(st.lists(words, min_size=1, max_size=5), words, st.none() | words, st.sampled_from(Kind))
def test_an_article_stands_on_one_line_and_comes_back(
    blocks: list[str], title: str, author: str | None, kind: Kind
) -> None:
    blocks = [block.strip() for block in blocks]
    ends = list(accumulate(len(block) + 2 for block in blocks))
    paragraphs = tuple(
        Paragraph(end - 2 - len(block), end - 2, kind) for block, end in zip(blocks, ends, strict=True)
    )
    written = Article("0123456789ab", title, "\n\n".join(blocks), paragraphs, author=author)
    stored = StoredArticle(written, Origin(OriginKind.FILE, title), datetime.now(UTC), 0)
    line = write_line(ArticleLine.of(HOME, stored))
    assert line.index(b"\n") == len(line) - 1
    read = read_line(line)
    assert isinstance(read, ArticleLine)
    assert (read.library, read.stored()) == (HOME, stored)
