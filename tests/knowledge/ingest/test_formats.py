"""The same article from every kind of file: what is read, what it is called, and which kind a file is."""

from collections.abc import Callable
from importlib.resources import files

import pytest

from knowledge.answering import Answerer
from knowledge.article import Article, Kind
from knowledge.ingest.documents import Document, NoTextError, UnsupportedFormatError
from knowledge.ingest.reading import parse_in_this_process, parse_text_in_this_process
from knowledge.reader import read_text
from tests.documents import (
    SAMPLES,
    Sample,
    Written,
    as_docx,
    as_epub,
    as_html,
    as_markdown,
    as_pdf,
    as_text,
)

MILL = SAMPLES[0].written
EVERY_FORMAT = (as_text, as_markdown, as_html, as_docx, as_epub, as_pdf)
each_sample = pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
each_format = pytest.mark.parametrize("write", EVERY_FORMAT, ids=lambda write: write.__name__)


def parsed(data: bytes | str, name: str = "", media_type: str = "", url: str | None = None) -> Article:
    data = data.encode() if isinstance(data, str) else data
    return parse_in_this_process(Document(data, name, media_type, url))


def paragraphs(article: Article) -> list[str]:
    return [article.text[part.start : part.end] for part in article.paragraphs]


@each_sample
def test_every_paragraph_comes_back_word_for_word_and_as_what_it_was(sample: Sample) -> None:
    article = parsed(sample.data, sample.name, sample.media_type)
    assert paragraphs(article) == [text for text, _ in sample.written.blocks]
    assert [part.kind is Kind.HEADING for part in article.paragraphs] == [
        heading for _, heading in sample.written.blocks
    ]


@each_sample
def test_what_a_document_says_of_itself_is_kept(sample: Sample) -> None:
    article = parsed(sample.data, sample.name, sample.media_type)
    written = sample.written
    assert (article.title, article.language) == (written.title, written.language)
    assert (article.author, article.date, article.url) == (
        written.author or None,
        written.date or None,
        written.url or None,
    )
    assert article.id == ""


@each_sample
def test_what_was_read_answers(sample: Sample) -> None:
    answer = Answerer([parsed(sample.data, sample.name, sample.media_type)]).ask(sample.question)
    assert sample.expected in answer.quotes[0].highlight_text


@each_format
def test_the_same_article_is_the_same_in_every_format(write: Callable[[Written], bytes]) -> None:
    as_plain_text = parsed(as_text(MILL))
    article = parsed(write(MILL))
    assert article.text == as_plain_text.text
    assert article.paragraphs == as_plain_text.paragraphs
    assert article.title == as_plain_text.title


@each_format
@pytest.mark.parametrize(
    "claim", ["application/pdf", "text/html", "text/markdown", "image/png", "no/such; thing"]
)
@pytest.mark.parametrize("name", ["a.pdf", "a.docx"])
def test_neither_a_lying_media_type_nor_a_lying_name_matters(
    write: Callable[[Written], bytes], claim: str, name: str
) -> None:
    assert parsed(write(MILL), name, claim).text == parsed(as_text(MILL)).text


def test_the_bundled_article_is_read_as_it_ever_was() -> None:
    file = files("knowledge").joinpath("articles", "xiaomi-electric-car.txt")
    known = read_text(file.read_text(encoding="utf-8"))
    article = parsed(file.read_bytes(), "xiaomi-electric-car.txt")
    assert (article.title, article.text, article.paragraphs) == (known.title, known.text, known.paragraphs)


def test_junk_around_an_article_is_cut_from_every_format() -> None:
    junk = Written(
        "A title", (("READ  Something else entirely", False), *MILL.blocks, ("Leave a Comment", True))
    )
    for write in EVERY_FORMAT:
        assert "READ" not in parsed(write(junk)).text
        assert "Leave a Comment" not in parsed(write(junk)).text


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("---\ntitle: Stated\n---\n\n# Heading\n\nSome text.", "file.md", "Stated"),
        ("---\ntitle: untitled\n---\n\n# Heading\n\nSome text.", "file.md", "Heading"),
        ("First line\n\nSome text.", "file.txt", "First line"),
        ("A first paragraph that ends.\n\nSome text.", "our_notes v2.txt", "our notes v2"),
        ("A first paragraph that ends.\n\nSome text.", "", "A first paragraph that ends."),
        ("Running text.\n\n## A section\n\nMore of it.", "notes.md", "notes"),
    ],
)
def test_a_title_is_what_is_stated_or_a_heading_or_the_first_line_or_the_name(
    text: str, name: str, title: str
) -> None:
    assert parsed(text, name).title == title


def test_a_heading_that_repeats_the_title_is_not_in_the_text() -> None:
    page = "<html><head><title>The mill - A Gazette</title></head><body><h1>The mill</h1><p>It turns.</p>"
    article = parsed(page)
    assert (article.title, article.text) == ("The mill", "It turns.")


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9,
        b"\x00\x00\x00\x18ftypmp42" + bytes(range(256)) * 9,
        b"GIF89a" + bytes(range(256)) * 9,
        b"{\\rtf1 Some text}",
        b'<?xml version="1.0"?><rss><channel><title>News</title></channel></rss>',
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    ],
    ids=["picture", "video", "animation", "rich text", "feed", "old office file"],
)
def test_other_kinds_of_files_are_refused_by_saying_what_is_taken(data: bytes) -> None:
    with pytest.raises(UnsupportedFormatError, match=r"\.docx"):
        parsed(data, "article.txt", "text/plain")


@pytest.mark.parametrize(
    "data", [b"", b" \n\t\n ", b"***\n\n...", b"<html><body><script>x()</script></body></html>"]
)
def test_a_file_without_words_is_told_so(data: bytes) -> None:
    with pytest.raises(NoTextError):
        parsed(data)


def test_pasted_text_may_be_anything_but_is_never_taken_for_a_file() -> None:
    assert parse_text_in_this_process("%PDF-1.7 is how a PDF begins.\n\nMore.").text.startswith("%PDF-1.7")
    assert parse_text_in_this_process("# Title\n\nSome **bold** text.").text == "Some bold text."
    assert parse_text_in_this_process("Title\n\nSome text.", "Another").title == "Another"


def test_long_lines_are_paragraphs_and_short_ones_are_not() -> None:
    sentence = "This sentence is repeated until the line is longer than any page is wide. "
    long, short = (sentence * 3).strip(), "A line of a poem,"
    article = parsed(f"A title\n\n{long}\n{long}\n\n{short}\n{short.upper()}\nthe end.")
    assert paragraphs(article) == [long, long, f"{short}\n{short.upper()}\nthe end."]
