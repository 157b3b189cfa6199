"""Files that are made to do harm: each must end in a clear message, or in an article, and soon."""

import io
import random
import zipfile
import zlib
from collections.abc import Callable, Mapping
from typing import Final

from knowledge.ingest.documents import Document
from tests.documents import SAMPLES, raw_pdf

SECRET_PLACE: Final = "/etc/hostname"
"""A file that every test machine has, and that no article may show."""

_WORD: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OUTSIDE: Final = f'<!DOCTYPE d [<!ENTITY x SYSTEM "file://{SECRET_PLACE}">]>'
_LAUGHS: Final = (
    '<!DOCTYPE d [<!ENTITY a "laugh">'
    + "".join(
        f'<!ENTITY {after} "{f"&{letter};" * 10}">'
        for letter, after in zip("abcdefghi", "bcdefghij", strict=True)
    )
    + "]>"
)


def docx_of(body: str, *, doctype: str = "", encoding: str = "utf-8", padding: int = 0) -> bytes:
    """A Word document with this XML for its body; `padding` bytes of it cannot be packed."""
    declaration = f'<?xml version="1.0" encoding="{encoding}"?>{doctype}'
    xml = f"{declaration}<w:document {_WORD}><w:body>{body}</w:body></w:document>"
    source = zipfile.ZipFile(
        io.BytesIO(next(sample.data for sample in SAMPLES if sample.name.endswith(".docx")))
    )
    members = {name: source.read(name) for name in source.namelist()}
    members["word/document.xml"] = xml.encode(encoding)
    members["word/media/noise.png"] = random.Random(0).randbytes(padding)
    return zip_of(members)


def epub_of(chapter: str, *, doctype: str = "", encryption: str = "") -> bytes:
    """A book of one chapter; `doctype` stands in front of its package too."""
    members = {
        "mimetype": b"application/epub+zip",
        "META-INF/container.xml": b'<container><rootfile full-path="p.opf"/></container>',
        "p.opf": (
            f'{doctype}<package><metadata/><manifest><item id="c" href="c.xhtml"'
            ' media-type="application/xhtml+xml"/></manifest><spine><itemref idref="c"/></spine></package>'
        ).encode(),
        "c.xhtml": f"{doctype}<html><body>{chapter}</body></html>".encode(),
    }
    if encryption:
        members["META-INF/encryption.xml"] = encryption.encode()
    return zip_of(members)


def zip_of(members: Mapping[str, bytes]) -> bytes:
    """A packed archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def zip_bomb(megabytes: int = 300) -> bytes:
    """A Word document of some hundred kilobytes that unpacks to `megabytes`."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/document.xml", "w") as member,
    ):
        for _ in range(megabytes):
            member.write(bytes(1_000_000))
    return file.getvalue()


def lying_zip(megabytes: int = 100) -> bytes:
    """The same, but its headers say that it unpacks to ten bytes."""
    return zip_bomb(megabytes).replace(
        (megabytes * 1_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little")
    )


def pdf_of_stream(content: bytes) -> bytes:
    """A PDF of one page with this content, packed."""
    packed = zlib.compress(content, 9)
    return raw_pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%b\nendstream" % (len(packed), packed),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )


def pdf_bomb() -> bytes:
    """A PDF of a quarter of a megabyte whose page unpacks to 98 MB."""
    return pdf_of_stream(b"BT /F1 9 Tf (never to be quoted) Tj ET\n" * 2_500_000)


def endless_pages() -> bytes:
    """A PDF whose tree of pages holds itself, twice."""
    return raw_pdf(b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>")


def doubling_pages() -> bytes:
    """A PDF of a few kilobytes with 4 to the power of 30 pages."""
    nodes = (
        b"<< /Type /Pages /Kids [%b] /Count 1000000 >>" % (b"%d 0 R " % number * 4) for number in range(3, 33)
    )
    return raw_pdf(b"<< /Type /Catalog /Pages 2 0 R >>", *nodes, b"<< /Type /Page >>")


def deep_page(*, closed: bool) -> bytes:
    """A page of 160,000 elements inside of each other."""
    depth = 160_000
    return b"<html><body>" + b"<div>" * depth + b"Some words. " + (b"</div>" * depth if closed else b"")


def slow_page() -> bytes:
    """An allowed page that takes seconds to read."""
    return b"<html><body>" + b"<a href='/x'>word</a> " * 85_000


def hungry_docx() -> bytes:
    """A Word document within every limit of its size, with eight million elements."""
    return docx_of("<w:p/>" * 8_000_000, padding=600_000)


ATTACKS: Final[Mapping[str, Callable[[], Document]]] = {
    "xxe.docx": lambda: Document(docx_of("<w:p><w:r><w:t>&x; Text.</w:t></w:r></w:p>", doctype=_OUTSIDE)),
    "xxe-16.docx": lambda: Document(
        docx_of("<w:p><w:r><w:t>&x; Text.</w:t></w:r></w:p>", doctype=_OUTSIDE, encoding="utf-16")
    ),
    "xxe.epub": lambda: Document(epub_of("<p>&x; Some text.</p>", doctype=_OUTSIDE)),
    "xxe.html": lambda: Document(f"{_OUTSIDE}<html><body><p>&x; Some text.</p></body></html>".encode()),
    "laughs.docx": lambda: Document(docx_of("<w:p><w:r><w:t>&j;</w:t></w:r></w:p>", doctype=_LAUGHS)),
    "laughs.epub": lambda: Document(epub_of("<p>&j; Some text.</p>", doctype=_LAUGHS)),
    "laughs.html": lambda: Document(
        f"{_LAUGHS.replace('DOCTYPE d', 'DOCTYPE html')}<html><body><p>&j; Text.</p></body></html>".encode()
    ),
    "zip-bomb.docx": lambda: Document(zip_bomb()),
    "lying-zip.docx": lambda: Document(lying_zip()),
    "hungry.docx": lambda: Document(hungry_docx()),
    "bomb.pdf": lambda: Document(pdf_bomb()),
    "endless.pdf": lambda: Document(endless_pages()),
    "doubling.pdf": lambda: Document(doubling_pages()),
    "deep.html": lambda: Document(deep_page(closed=False)),
    "deep-closed.html": lambda: Document(deep_page(closed=True)),
}
"""By name; each as it would come from a person, without a media type."""
