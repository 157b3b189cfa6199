"""Word documents and electronic books: what is text in them, in which order, and what is locked or broken."""

import io
from collections.abc import Callable

import docx
import pytest
from docx.oxml import parse_xml

from knowledge.article import Article, Kind
from knowledge.ingest.documents import DamagedFileError, Document, NoTextError, UnsupportedFormatError
from knowledge.ingest.reading import parse_in_this_process
from tests.documents import SAMPLES
from tests.hostile_documents import docx_of, epub_of, zip_of

CABLE_CAR = next(sample for sample in SAMPLES if sample.name.endswith(".docx"))
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def parsed(data: bytes, name: str = "") -> Article:
    return parse_in_this_process(Document(data, name))


def blocks(article: Article) -> list[tuple[str, Kind]]:
    return [(article.text[part.start : part.end], part.kind) for part in article.paragraphs]


def word(fill: Callable[[docx.document.Document], object]) -> bytes:
    document = docx.Document()
    fill(document)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def test_styles_lists_and_tables_of_a_word_document_are_known() -> None:
    def fill(document: docx.document.Document) -> None:
        document.add_heading("The title", 0)
        document.add_heading("What is it?", 2)
        document.add_paragraph("A first paragraph.\nOn two lines.")
        document.add_paragraph("one", style="List Number")
        document.add_paragraph("two", style="List Number")
        document.add_paragraph("a point", style="List Bullet")
        document.add_paragraph("What the picture shows", style="Caption")
        table = document.add_table(2, 2)
        for row, texts in zip(table.rows, (("Name", "Price"), ("Cone", "2 €")), strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
        layout = document.add_table(1, 1).cell(0, 0)
        layout.text = "A table for the looks."
        layout.add_paragraph("Has paragraphs.")

    article = parsed(word(fill))
    assert article.title == "The title"
    assert blocks(article) == [
        ("What is it?", Kind.HEADING),
        ("A first paragraph.\nOn two lines.", Kind.TEXT),
        ("1. one", Kind.TEXT),
        ("2. two", Kind.TEXT),
        ("• a point", Kind.TEXT),
        ("What the picture shows", Kind.CAPTION),
        ("Name | Price", Kind.TEXT),
        ("Cone | 2 €", Kind.TEXT),
        ("A table for the looks.", Kind.TEXT),
        ("Has paragraphs.", Kind.TEXT),
    ]


def test_what_was_deleted_is_not_read_and_what_was_inserted_is() -> None:
    body = (
        "<w:p><w:r><w:t>Kept </w:t></w:r><w:del><w:r><w:delText>and deleted </w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>and inserted</w:t></w:r></w:ins><w:r><w:instrText>PAGE</w:instrText></w:r>"
        "<w:hyperlink><w:r><w:tab/><w:t>and linked.</w:t></w:r></w:hyperlink></w:p>"
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>In a form.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    assert [text for text, _ in blocks(parsed(docx_of(body)))] == [
        "Kept and inserted and linked.",
        "In a form.",
    ]


def test_a_style_that_is_based_on_itself_does_no_harm() -> None:
    def fill(document: docx.document.Document) -> None:
        document.styles.element.append(
            parse_xml(
                f'<w:style xmlns:w="{_W}" w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/>'
                '<w:basedOn w:val="Loop"/></w:style>'
            )
        )
        document.add_paragraph("Some text.").paragraph_format.element.get_or_add_pPr().style = "Loop"

    assert parsed(word(fill)).text == "Some text."


def test_the_properties_of_an_empty_template_say_nothing() -> None:
    article = parsed(word(lambda document: document.add_paragraph("Some text is here.")), "my_notes.docx")
    assert (article.title, article.author, article.date) == ("my notes", None, None)


def test_a_book_is_read_in_the_order_of_its_spine_without_its_contents() -> None:
    book = next(sample for sample in SAMPLES if sample.name.endswith(".epub"))
    article = parsed(book.data)
    assert article.text.startswith(book.written.blocks[0][0])
    assert article.text.endswith(book.written.blocks[-1][0])
    assert "Never to be quoted" not in article.text


def test_a_chapter_may_name_characters_and_be_malformed() -> None:
    assert parsed(epub_of("<p>A&nbsp;dash &mdash; and more</p>")).text == "A\N{NO-BREAK SPACE}dash — and more"
    assert (
        parsed(epub_of("<p>Never closed.<div>It is read<br>anyway.")).text
        == "Never closed.\n\nIt is read\nanyway."
    )


def test_marks_of_notes_are_not_read_as_part_of_a_word() -> None:
    mark = '<a xmlns:epub="http://www.idpf.org/2007/ops" epub:type="noteref" href="#n">7</a>'
    assert parsed(epub_of(f"<p>A claim{mark} is made.</p>")).text == "A claim is made."


def test_a_book_that_is_locked_by_its_seller_is_told_to_be() -> None:
    locked = '<encryption><CipherReference URI="{}"/></encryption>'
    with pytest.raises(DamagedFileError, match="DRM"):
        parsed(epub_of("<p>Text.</p>", encryption=locked.format("OEBPS/c.xhtml")))
    assert parsed(epub_of("<p>Text.</p>", encryption=locked.format("fonts/f.otf"))).text == "Text."


@pytest.mark.parametrize("data", [docx_of(""), epub_of("")], ids=["docx", "epub"])
def test_a_document_without_words_is_told_so(data: bytes) -> None:
    with pytest.raises(NoTextError):
        parsed(data)


@pytest.mark.parametrize(
    "data",
    [
        CABLE_CAR.data[: len(CABLE_CAR.data) // 2],
        zip_of({"word/document.xml": b"<no xml"}),
        zip_of({"META-INF/container.xml": b"<container/>"}),
        zip_of({"META-INF/container.xml": b"<container/>", "a.opf": b"<<"}),
        CABLE_CAR.data.replace(b"<w:", b"<x:", 1)[:-30],
    ],
)
def test_a_broken_archive_is_told_to_be_damaged(data: bytes) -> None:
    with pytest.raises(DamagedFileError):
        parsed(data)


def test_other_archives_are_refused() -> None:
    with pytest.raises(UnsupportedFormatError, match="zip archive"):
        parsed(zip_of({"xl/workbook.xml": b"<workbook/>"}))
