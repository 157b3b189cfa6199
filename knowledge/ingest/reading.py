"""A document to an Article, in the process that calls: what the sandbox runs, and nothing else should."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import takewhile
from typing import Final

from knowledge.article import Article, Kind
from knowledge.ingest import metadata
from knowledge.ingest.archives import DAMAGED
from knowledge.ingest.characters import one_line, plain
from knowledge.ingest.contents import Contents
from knowledge.ingest.documents import DamagedFileError, Document, IngestError, NoTextError, TooLargeError
from knowledge.ingest.encodings import decode
from knowledge.ingest.kinds import Format, packed_format, text_format
from knowledge.ingest.languages import language_of
from knowledge.ingest.limits import FILE_BYTES, MB, TEXT_CHARACTERS, TITLE_CHARACTERS, WORDS
from knowledge.reader import Block, EmptyArticleError, is_title, read_blocks
from knowledge.text import word_count
from knowledge.wording import Wording

_FIRST: Final = 3
"""Blocks among which the title may stand again: below a line that says where or by whom."""

_SITE: Final = re.compile(r"\s+[|·•–—-]\s")
_NO_TEXT: Final = Wording("There are no words in this file that I could quote.")
_WORDS: Final = Wording("This article has {words} words, and I take at most {most}; send it in parts.")
_MORE_WORDS: Final = Wording(
    "This article has at least {words} words, and I take at most {most}; send it in parts."
)


def parse_in_this_process(document: Document) -> Article:
    """The Article that a document holds; its id is empty. Raises IngestError.

    Whoever calls this bears what a hostile file may cost: `parsing.parse` is for everybody else.
    """
    check_size(document.data)
    with _nothing_else_raised():
        return _article(_contents(document), document)


def check_size(data: bytes) -> None:
    """Raise NoTextError for an empty file, and TooLargeError for one of more than `FILE_BYTES`."""
    if not data:
        raise NoTextError(Wording("This file is empty."))
    if len(data) > FILE_BYTES:
        raise TooLargeError(
            Wording("This file has {size} bytes, and I take at most {most} ({mb} MB)."),
            size=len(data),
            most=FILE_BYTES,
            mb=FILE_BYTES // MB,
        )


def parse_text_in_this_process(text: str, title: str | None = None) -> Article:
    """The Article that pasted text holds: a web page's source, Markdown or plain text. Raises IngestError."""
    document = Document(b"")
    with _nothing_else_raised():
        contents = _contents_of_text(plain(text), document)
        return _article(replace(contents, title=title or contents.title), document)


@contextmanager
def _nothing_else_raised() -> Iterator[None]:
    """Turn every error into an IngestError."""
    try:
        yield
    except IngestError:
        raise
    except MemoryError as error:
        raise TooLargeError(
            Wording("This file takes too much memory to read; send a part of it, or save it as plain text.")
        ) from error
    # Formats are read by many libraries, none of which promises what it raises for a file made to break it.
    except Exception as error:
        raise DamagedFileError(DAMAGED) from error


def _contents(document: Document) -> Contents:
    match packed_format(document):
        case Format.PDF:
            from knowledge.ingest.pdf import read_pdf

            return read_pdf(document.data)
        case Format.DOCX:
            from knowledge.ingest.word import read_word

            return read_word(document.data)
        case Format.EPUB:
            from knowledge.ingest.epub import read_epub

            return read_epub(document.data)
        case _:
            return _contents_of_text(plain(decode(document.data, document.media_type)), document)


def _contents_of_text(text: str, document: Document) -> Contents:
    match text_format(text, document):
        case Format.HTML:
            from knowledge.ingest.html_pages import read_page

            return read_page(text, document.url)
        case Format.MARKDOWN:
            from knowledge.ingest.markdown import read_markdown

            return read_markdown(_short_enough(text))
        case _:
            from knowledge.ingest.plain_text import read_plain_text

            return read_plain_text(_short_enough(text))


def _short_enough(text: str) -> str:
    """`text`, if an article may be as long. Raises TooLargeError."""
    words = word_count(text)
    if words > WORDS:
        told = _MORE_WORDS if len(text) > TEXT_CHARACTERS else _WORDS
        raise TooLargeError(told, words=words, most=WORDS)
    if len(text) > TEXT_CHARACTERS:
        raise TooLargeError(
            Wording("This text has {length} characters, and I take at most {most}; send it in parts."),
            length=len(text),
            most=TEXT_CHARACTERS,
        )
    return text


def _article(contents: Contents, document: Document) -> Article:
    blocks = [Block(text, kind) for written, kind in contents.blocks if (text := plain(written)).strip()]
    whole = _short_enough("\n\n".join(block.text for block in blocks))
    if not any(map(str.isalnum, whole)):
        raise NoTextError(_NO_TEXT)
    title, blocks = _titled(contents.title, blocks, document.name)
    try:
        article = read_blocks(
            blocks,
            title=title,
            url=metadata.web_address(contents.url, document.url),
            author=metadata.author(contents.author),
            date=metadata.iso_date(contents.date),
            language=language_of(whole, contents.language),
        )
    except EmptyArticleError as error:
        raise NoTextError(_NO_TEXT) from error
    return replace(article, id="", title=one_line(article.title, TITLE_CHARACTERS))


def _titled(stated: str | None, blocks: list[Block], name: str) -> tuple[str | None, list[Block]]:
    """The title, and the blocks without it; None for the title where their first line is it, or must do.

    What the document states comes first, then a heading at its beginning, then its first line, if it reads
    like a title, then the file's name.
    """
    title = metadata.title(stated)
    above_text = takewhile(lambda block: block.kind is Kind.HEADING or is_title(block.text), blocks[:_FIRST])
    headings = [block for block in above_text if block.kind is Kind.HEADING]
    if title is not None:
        title = next((own for block in headings if (own := _without_site(title, block.text))), title)
    elif headings:
        title = metadata.title(headings[0].text)
    if title is None and not (len(blocks) > 1 and is_title(*blocks[0])):
        title = metadata.title_of_file(name)
    again = next((at for at, block in enumerate(blocks[:_FIRST]) if _same(block.text, title)), None)
    if again is not None and len(blocks) > 1:
        blocks = [*blocks[:again], *blocks[again + 1 :]]
    return title, blocks


def _without_site(title: str, heading: str) -> str | None:
    """The heading, if the title is that and, behind a bar or a dash, the name of the site."""
    line = one_line(heading, TITLE_CHARACTERS)
    rest = title[len(line) :] if line and title.startswith(line) else ""
    return line if _SITE.match(rest) else None


def _same(text: str, title: str | None) -> bool:
    return title is not None and one_line(text, TITLE_CHARACTERS).casefold() == title.casefold()
