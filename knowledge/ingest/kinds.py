"""What kind of file something is: by its bytes first, then by its name and what its sender calls it."""

import re
from enum import StrEnum
from typing import Final

from knowledge.ingest.archives import Archive
from knowledge.ingest.documents import DamagedFileError, Document, UnsupportedFormatError
from knowledge.ingest.encodings import NOT_TAKEN
from knowledge.wording import Wording


class Format(StrEnum):
    """Everything that is read."""

    HTML = "html"
    MARKDOWN = "markdown"
    TEXT = "text"
    PDF = "pdf"
    DOCX = "docx"
    EPUB = "epub"


_NOT_TEXT: Final = (
    b"\x89PNG", b"\xff\xd8\xff", b"\x1f\x8b", b"7z\xbc\xaf", b"\xfd7zXZ", b"\x7fELF", b"SQLite format 3\0",
    b"\x00\x01\x00\x00", b"{\\rtf", b"%!PS",
)  # fmt: skip
"""Beginnings of files that are not read, and might pass for text."""

_PDF: Final = re.compile(rb"(?:^|[\r\n])%PDF-\d")
"""What may stand in front of it is left there by mail programs and scanners."""

_OFFICE_OF_OLD: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_PAGE: Final = re.compile(
    r"(?:<\?xml[^>]*\?>|<!--.*?-->|\s)*+<(!doctype\s+html|html|head|body|meta|title|article|main|section|div|p"
    r"|h[1-6]|table|style|script|header)\b",
    re.IGNORECASE | re.DOTALL,
)
"""How a web page begins."""
_WHOLE_PAGE: Final = re.compile(r"\s*(?:<\?xml[^>]*\?>\s*)?<(!doctype\s+html|html)\b", re.IGNORECASE)
_ELEMENT: Final = re.compile(r"</(p|div|h[1-6]|body|html|span|a|table|ul|ol|article)\s*>", re.IGNORECASE)
_XML: Final = re.compile(r"\s*<(\?xml|!doctype|!entity|rss|feed|svg|urlset)\b", re.IGNORECASE)

_MARKDOWN_NAME: Final = re.compile(r".\.(md|markdown|mdown|mkdn?|mdx|qmd|rmd)$", re.IGNORECASE)
_PAGE_NAME: Final = re.compile(r".\.(x?html?|xht)$", re.IGNORECASE)
_FRONT_MATTER: Final = re.compile(r"---[ \t]*\n(?:[^\n]*\n){0,200}?(?:---|\.\.\.)[ \t]*(?:\n|$)")
_TITLE: Final = re.compile(r"\s*# +\S[^\n]*\n[ \t]*\n")
_MARKDOWN: Final = (
    re.compile(r"^#{1,6} +\S", re.MULTILINE),
    re.compile(r"\[[^\]\n]{1,200}\]\(https?://[^)\s]{1,500}\)"),
    re.compile(r"^```", re.MULTILINE),
    re.compile(r"(?<![\w*])\*\*\w[^*\n]{0,200}\*\*"),
    re.compile(r"^\|? ?:?-{3,}:? ?\|", re.MULTILINE),
    re.compile(r"^[-*] +\S", re.MULTILINE),
)
_SIGNS_OF_MARKDOWN: Final = 2


def packed_format(document: Document) -> Format | None:
    """The format of what is no text of itself; None for what may be text.

    Raises UnsupportedFormatError for other kinds of files, DamagedFileError for what is locked or broken.
    """
    data = document.data
    if _PDF.search(data, 0, 1024):
        return Format.PDF
    if data.startswith(b"PK\x03\x04"):
        return _kind_of_archive(Archive(data))
    if data.startswith(_OFFICE_OF_OLD):
        raise UnsupportedFormatError(
            Wording(
                "This is an old or a locked Office file; save it as a Word document (.docx) without a "
                "password, and send that."
            )
        )
    if data.startswith(_NOT_TEXT):
        raise UnsupportedFormatError(NOT_TAKEN)
    return None


def _kind_of_archive(archive: Archive) -> Format:
    if "word/document.xml" in archive.names:
        return Format.DOCX
    if "META-INF/container.xml" in archive.names:
        return Format.EPUB
    if "[Content_Types].xml" in archive.names and any(name.startswith("word/") for name in archive.names):
        return Format.DOCX
    if not archive.names:
        raise DamagedFileError(Wording("This is an empty archive."))
    raise UnsupportedFormatError(
        Wording(
            "This is a zip archive, but no Word document (.docx) and no EPUB; unpack it and send its files."
        )
    )


def text_format(text: str, document: Document) -> Format:
    """The format of a text. Raises UnsupportedFormatError for XML that is no page."""
    media_type = document.media_type.partition(";")[0].strip().lower()
    stated_markdown = media_type == "text/markdown" or _MARKDOWN_NAME.search(document.name) is not None
    stated_page = "html" in media_type or _PAGE_NAME.search(document.name) is not None
    beginning = text[:20_000]
    whole_page = _WHOLE_PAGE.match(beginning) is not None
    if whole_page or (_PAGE.match(beginning) and not stated_markdown):
        return Format.HTML
    if _XML.match(beginning):
        raise UnsupportedFormatError(NOT_TAKEN)
    if stated_markdown or _FRONT_MATTER.match(beginning.lstrip()) or _TITLE.match(beginning):
        return Format.MARKDOWN
    if stated_page and _ELEMENT.search(text):
        return Format.HTML
    signs = sum(1 for sign in _MARKDOWN if sign.search(beginning))
    return Format.MARKDOWN if signs >= _SIGNS_OF_MARKDOWN else Format.TEXT
