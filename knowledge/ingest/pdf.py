"""PDF files: the lines on their pages, put together to paragraphs again."""

import io
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from knowledge.article import Kind
from knowledge.ingest import metadata
from knowledge.ingest.contents import Contents
from knowledge.ingest.documents import DamagedFileError, IngestError, NoTextError, TooLargeError
from knowledge.ingest.limits import PDF_PAGES, TEXT_CHARACTERS
from knowledge.ingest.pdf_lines import Line, Matrix, PageLines, without_running_lines
from knowledge.ingest.reflow import Reflowed, reflow
from knowledge.reader import Block
from knowledge.wording import Wording

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

_UPRIGHT: Final = (0,)
_ANY_WAY: Final = (0, 90, 180, 270)
_UNREADABLE: Final = 0.2
"""The share of letters without a meaning from which a text is none."""

_LIGATURES: Final = {
    0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st",
}  # fmt: skip
"""Two letters that a font draws as one are two."""

_SCANNED: Final = Wording(
    "This PDF holds no text: it seems to be scanned, so that its pages are pictures; run it through text "
    "recognition (OCR) and send the result."
)
_NO_LETTERS: Final = Wording(
    "The text of this PDF cannot be read, because its fonts do not say which letters they draw; "
    "save it as text or Word document and send that."
)
_DAMAGED: Final = Wording("This PDF is damaged, so that I cannot read it; save it anew and send that.")


def read_pdf(data: bytes) -> Contents:
    """What a PDF holds.

    Raises NoTextError for a scanned one, DamagedFileError for one that is locked or broken, TooLargeError for
    one that has too many pages or unpacks to too much.
    """
    from pypdf import PdfReader
    from pypdf.errors import LimitReachedError

    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        _unlock(reader)
        pages = list(_pages(reader))
        stated = reader.metadata
        title, author = (stated.title, stated.author) if stated else (None, None)
        created = stated.get("/CreationDate") if stated else None
    except (IngestError, MemoryError):
        raise
    except LimitReachedError as error:
        raise TooLargeError(
            Wording("This PDF unpacks to far more than I take; save it anew and send that.")
        ) from error
    # pypdf follows whatever a broken file says, and fails as Python happens to.
    except Exception as error:
        raise DamagedFileError(_DAMAGED) from error
    blocks = reflow(without_running_lines(pages))
    _check(blocks)
    return Contents(
        tuple(Block(block.text, block.kind) for block in blocks),
        title=metadata.title(_string(title)) or _largest(blocks),
        author=_string(author),
        date=_string(created),
    )


def _unlock(reader: "PdfReader") -> None:
    """Open what anybody may open. Raises DamagedFileError for what asks for a password."""
    if not reader.is_encrypted:
        return
    from pypdf.errors import DependencyError

    try:
        opened = reader.decrypt("")
    except (DependencyError, NotImplementedError) as error:
        raise DamagedFileError(
            Wording(
                "This PDF is encrypted in a way that I do not read; save it without protection and send that."
            )
        ) from error
    if not opened:
        raise DamagedFileError(
            Wording("This PDF is locked with a password; save it without one and send it again.")
        )


def _pages(reader: "PdfReader") -> Iterator[list[Line]]:
    count = len(reader.pages)
    if count > PDF_PAGES:
        raise TooLargeError(
            Wording("This PDF has {pages} pages, and I take at most {most}; send a part of it."),
            pages=count,
            most=PDF_PAGES,
        )
    characters = 0
    for page in reader.pages:
        lines = _lines(page, _UPRIGHT) or _lines(page, _ANY_WAY)
        yield lines
        characters += sum(len(line.text) for line in lines)
        # What is too long is refused for it; there is no need to read it to its end.
        if characters > TEXT_CHARACTERS:
            return


def _lines(page: "PageObject", orientations: tuple[int, ...]) -> list[Line]:
    found = PageLines()

    def visit(text: str, current: Matrix, matrix: Matrix, font: object, size: float) -> None:
        name = str(font.get("/BaseFont", "")) if isinstance(font, dict) else ""
        found.add(text.translate(_LIGATURES), current, matrix, name, size)

    page.extract_text(orientations=orientations, visitor_text=visit)
    return found.lines()


def _check(blocks: list[Reflowed]) -> None:
    text = "".join(block.text for block in blocks)
    letters = sum(map(str.isalnum, text))
    meaningless = sum(
        letter == "\ufffd" or unicodedata.category(letter) in ("Cc", "Co")
        for letter in text
        if letter != "\n"
    )
    if meaningless > _UNREADABLE * (letters + meaningless) > 0:
        raise NoTextError(_NO_LETTERS)
    if not letters:
        raise NoTextError(_SCANNED)


def _largest(blocks: list[Reflowed]) -> str | None:
    """The heading in the largest type on the first page."""
    headings = [block for block in blocks if block.page == 0 and block.kind is Kind.HEADING]
    return max(headings, key=lambda block: block.size).text if headings else None


def _string(value: object) -> str | None:
    return str(value) if isinstance(value, str) else None
