"""Twelve short articles as people would send them: two of each kind of file, two of each language.

The words are in `tests/samples`, a title line, then paragraphs and `## ` headings; here they become files.
"""

import io
import textwrap
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from html import escape
from pathlib import Path
from typing import Final

import docx

FOLDER: Final = Path(__file__).parent / "samples"


@dataclass(frozen=True, slots=True)
class Written:
    """What an article says, before it is a file. A heading is a block with True beside it."""

    title: str
    blocks: tuple[tuple[str, bool], ...]
    author: str = ""
    date: str = ""
    url: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Sample:
    """A file to add, a question that it answers, and words that the highlighted sentence has in it."""

    name: str
    data: bytes = field(repr=False)
    media_type: str
    question: str
    expected: str
    language: str
    written: Written = field(repr=False)


def written(name: str, language: str, author: str = "", date: str = "", url: str = "") -> Written:
    """One of the articles of `tests/samples`."""
    title, *blocks = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").strip().split("\n\n")
    parted = tuple((block.removeprefix("## "), block.startswith("## ")) for block in blocks)
    return Written(title, parted, author, date, url, language)


def as_text(article: Written, encoding: str = "utf-8") -> bytes:
    """Plain text: nothing but the title line and the blocks."""
    return "\n\n".join((article.title, *(text for text, _ in article.blocks))).encode(encoding)


def as_markdown(article: Written) -> bytes:
    """Markdown with front matter."""
    matter = "".join(
        f"{key}: {value}\n"
        for key in ("title", "author", "date", "url", "language")
        if (value := getattr(article, key))
    )
    body = "\n\n".join(
        f"## {text}" if heading else textwrap.fill(text, 72) for text, heading in article.blocks
    )
    return f"---\n{matter}---\n\n{body}\n".encode()


def as_html(article: Written, encoding: str = "utf-8") -> bytes:
    """A page as web sites serve it: menus, a sidebar, comments and a footer around the article."""
    body = "\n".join(
        f"<h2>{escape(text)}</h2>" if heading else f"<p>{escape(text)}</p>"
        for text, heading in article.blocks
    )
    page = f"""<!DOCTYPE html>
<html lang="{article.language}"><head><meta charset="{encoding}">
<title>{escape(article.title)} | The Sound Gazette</title>
<meta property="og:title" content="{escape(article.title)}">
<meta name="author" content="{escape(article.author)}">
<meta property="article:published_time" content="{article.date}T08:30:00+00:00">
<link rel="canonical" href="{article.url}">
<script>var tracked = "never to be quoted";</script><style>p {{ margin: 0 }}</style></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/weather">Weather</a></li></ul></nav>
<article><h1>{escape(article.title)}</h1>
{body}
</article>
<aside><h3>Most read</h3><ul><li><a href="/1">Ten soups for cold days</a></li></ul></aside>
<div id="comments" class="comments"><h3>2 comments</h3><p>First! Never to be quoted either.</p></div>
<footer><p>Copyright The Sound Gazette. All rights reserved.</p></footer></body></html>"""
    return page.encode(encoding)


def as_docx(article: Written) -> bytes:
    """A Word document with its title in the first paragraph and its core properties set."""
    document = docx.Document()
    document.core_properties.title = article.title
    document.core_properties.author = article.author
    document.core_properties.language = article.language
    if article.date:
        document.core_properties.created = datetime.fromisoformat(article.date)
    document.add_heading(article.title, level=0)
    for text, heading in article.blocks:
        if heading:
            document.add_heading(text, level=2)
        else:
            document.add_paragraph(text)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def as_epub(article: Written) -> bytes:
    """A book of two chapters with a table of contents; the files are not in reading order."""
    middle = len(article.blocks) // 2
    chapters = {
        "z-first.xhtml": _xhtml((article.title, True), *article.blocks[:middle]),
        "a-second.xhtml": _xhtml(*article.blocks[middle:]),
        "nav.xhtml": _xhtml(("Never to be quoted", True)),
    }
    package = f"""<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">{article.url}</dc:identifier>
<dc:title>{escape(article.title)}</dc:title><dc:creator>{escape(article.author)}</dc:creator>
<dc:date>{article.date}</dc:date><dc:language>{article.language}</dc:language></metadata>
<manifest><item id="second" href="a-second.xhtml" media-type="application/xhtml+xml"/>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="first" href="z-first.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="nav"/><itemref idref="first"/><itemref idref="second"/></spine></package>"""
    container = """<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>"""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        book.writestr("META-INF/container.xml", container)
        book.writestr("OEBPS/content.opf", package)
        for name, chapter in chapters.items():
            book.writestr(f"OEBPS/{name}", chapter)
    return file.getvalue()


def _xhtml(*blocks: tuple[str, bool]) -> str:
    body = "".join(
        f"<h2>{escape(text)}</h2>" if heading else f"<p>{escape(text)}</p>" for text, heading in blocks
    )
    return f"""<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>-</title></head><body>{body}</body></html>"""


def as_pdf(article: Written, *, width: int = 84, lines_of_a_page: int = 30) -> bytes:
    """Pages with a running head and a page number; paragraphs are parted by more space than lines are."""
    lines = list(_lines(article, width))
    pages = [lines[at : at + lines_of_a_page] for at in range(0, len(lines), lines_of_a_page)]
    return pdf_of(
        [
            [(11, 800.0, f"{article.title[:40]} · The Sound Gazette")]
            + [(size, 760.0 - 20 * at, line) for at, (size, line) in enumerate(page) if line]
            + [(9, 40.0, f"– {number} –")]
            for number, page in enumerate(pages, start=1)
        ],
        {"Title": article.title, "Author": article.author, "CreationDate": article.date.replace("-", "")},
    )


def _lines(article: Written, width: int) -> Iterator[tuple[int, str]]:
    yield from ((18, line) for line in textwrap.wrap(article.title, width * 2 // 3))
    for text, heading in article.blocks:
        yield 11, ""
        yield from ((14 if heading else 11, line) for line in textwrap.wrap(text, width))


def pdf_of(pages: Sequence[Sequence[tuple[int, float, str]]], metadata: dict[str, str]) -> bytes:
    """A PDF of lines as (font size, height on the page, text), in any script, without a font in it."""
    letters = sorted({letter for page in pages for _, _, text in page for letter in text})
    codes = {letter: f"{number:04x}" for number, letter in enumerate(letters, start=1)}
    mapped = "\n".join(f"<{code}> <{_utf16(letter)}>" for letter, code in codes.items())
    # More than 100 entries in one block are against the letter of the format, and read all the same.
    to_unicode = f"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def
1 begincodespacerange <0000> <ffff> endcodespacerange
{len(codes)} beginbfchar\n{mapped}\nendbfchar endcmap end end"""
    first = 7
    kids = " ".join(f"{first + 2 * number} 0 R" for number in range(len(pages)))
    info = " ".join(f"/{key} <feff{_utf16(value)}>" for key, value in metadata.items() if value)
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} /MediaBox [0 0 595 842] >>",
        f"<< {info} >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [5 0 R]"
        " /ToUnicode 6 0 R >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe)"
        " /Ordering (Identity) /Supplement 0 >> /DW 500 >>",
        _stream(to_unicode),
    ]
    for number, page in enumerate(pages):
        content = "\n".join(
            f"BT /F1 {size} Tf 1 0 0 1 72 {height} Tm <{''.join(codes[letter] for letter in text)}> Tj ET"
            for size, height, text in page
        )
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /Resources << /Font << /F1 4 0 R >> >>"
            f" /Contents {first + 2 * number + 1} 0 R >>"
        )
        objects.append(_stream(content))
    return raw_pdf(*(text.encode("latin-1") for text in objects), info=3)


def raw_pdf(*objects: bytes, info: int | None = None) -> bytes:
    """A PDF file of these objects, numbered from 1; the first is the catalogue."""
    file = io.BytesIO()
    file.write(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(file.tell())
        file.write(b"%d 0 obj\n%b\nendobj\n" % (number, content))
    table = file.tell()
    file.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    file.writelines(b"%010d 00000 n \n" % place for place in places)
    named = b" /Info %d 0 R" % info if info else b""
    file.write(b"trailer << /Size %d /Root 1 0 R%b >>\n" % (len(objects) + 1, named))
    file.write(b"startxref\n%d\n%%%%EOF\n" % table)
    return file.getvalue()


def _stream(content: str) -> str:
    return f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"


def _utf16(text: str) -> str:
    return text.encode("utf-16-be").hex()


_SITE: Final = "https://gazette.example"


def _sample(
    name: str,
    data: Callable[[Written], bytes],
    media_type: str,
    article: Written,
    question: str,
    expected: str,
) -> Sample:
    return Sample(name, data(article), media_type, question, expected, article.language, article)


SAMPLES: Final[Sequence[Sample]] = (
    _sample(
        "tide-mill.html",
        as_html,
        "text/html; charset=utf-8",
        written("tide-mill", "en", "Nora Bell", "2024-04-22", f"{_SITE}/tide-mill"),
        "Who built the mill at Harrow Creek in 1764?",
        "the merchant Josiah Penhallow",
    ),
    _sample(
        "night-ferry.pdf",
        as_pdf,
        "application/pdf",
        written("night-ferry", "en", "Callum Rae", "2023-11-05"),
        "How long does the crossing take in good weather?",
        "four hours in good weather",
    ),
    _sample(
        "glashuette.md",
        as_markdown,
        "text/markdown",
        written("glashuette", "de", "Jakob Lindner", "2022-02-14", f"{_SITE}/glashuette"),
        "Wer hat die Glashütte gegründet?",
        "Leopold Zwiesler",
    ),
    _sample(
        "seilbahn.docx",
        as_docx,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        written("seilbahn", "de", "Beat Amstutz", "2024-08-30"),
        "Wie viel kostet eine Fahrkarte?",
        "acht Franken",
    ),
    _sample(
        "salinas.epub",
        as_epub,
        "application/epub+zip",
        written("salinas", "es", "Lucía Ferrer", "2023-06-01"),
        "¿Quién abrió las salinas en 1803?",
        "la familia Quiroga",
    ),
    _sample(
        "heladeria.txt",
        lambda article: as_text(article, "cp1252"),
        "text/plain",
        written("heladeria", "es"),
        "¿Cuánto cuesta cada cucurucho?",
        "dos euros y medio",
    ),
    _sample(
        "bibliobus.html",
        as_html,
        "text/html",
        written("bibliobus", "fr", "Hélène Marchand", "2023-03-18", f"{_SITE}/bibliobus"),
        "Combien coûtera le nouveau véhicule électrique ?",
        "185 000 euros",
    ),
    _sample(
        "horloge.pdf",
        as_pdf,
        "application/pdf",
        written("horloge", "fr", "Yves Prigent", "2022-10-09"),
        "Combien pèse le mécanisme de l'horloge ?",
        "six cents kilos",
    ),
    _sample(
        "zhuqiao.txt",
        lambda article: as_text(article, "gb18030"),
        "text/plain",
        written("zhuqiao", "zh"),
        "第一座竹桥是谁搭起来的?",
        "木匠周广田",
    ),
    _sample(
        "mianguan.docx",
        as_docx,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        written("mianguan", "zh", "沈一帆", "2021-09-12"),
        "一碗面卖多少钱?",
        "二十八元",
    ),
    _sample(
        "tramvai.md",
        as_markdown,
        "text/markdown",
        written("tramvai", "ru", "Вера Соломина", "2024-01-20", f"{_SITE}/tramvai"),
        "В каком году построили вагон?",
        "в 1961 году",
    ),
    _sample(
        "apteka.epub",
        as_epub,
        "application/epub+zip",
        written("apteka", "ru", "Мария Лыткина", "2023-12-02"),
        "В каком году открыли аптеку?",
        "в 1979 году",
    ),
)
