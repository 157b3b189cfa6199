"""PDF files: lines to paragraphs, what stands on every page, and files that hold no text."""

import io
from collections.abc import Sequence

import pytest
from pypdf import PdfReader, PdfWriter

from knowledge.article import Article, Kind
from knowledge.ingest.documents import DamagedFileError, Document, NoTextError, TooLargeError
from knowledge.ingest.limits import PDF_PAGES
from knowledge.ingest.reading import parse_in_this_process
from tests.documents import SAMPLES, as_pdf, pdf_of, raw_pdf
from tests.hostile_documents import pdf_of_stream

FERRY = SAMPLES[1]
assert FERRY.name.endswith(".pdf")

Lines = Sequence[tuple[int, float, str]]


def parsed(data: bytes, name: str = "file.pdf") -> Article:
    return parse_in_this_process(Document(data, name))


def set_in(
    lines: Sequence[str], *, size: int = 11, top: float = 700, leading: float = 14
) -> list[tuple[int, float, str]]:
    return [(size, top - leading * at, line) for at, line in enumerate(lines)]


def paragraphs(*pages: Lines) -> list[str]:
    article = parsed(pdf_of(pages, {"Title": "Some title"}))
    return [article.text[part.start : part.end] for part in article.paragraphs]


@pytest.mark.parametrize("width", [40, 61, 84, 100])
@pytest.mark.parametrize("lines_of_a_page", [12, 25, 33])
def test_however_an_article_is_set_its_paragraphs_come_back(width: int, lines_of_a_page: int) -> None:
    data = as_pdf(FERRY.written, width=width, lines_of_a_page=lines_of_a_page)
    article = parsed(data)
    found = [article.text[part.start : part.end] for part in article.paragraphs]
    wanted = [text for text, _ in FERRY.written.blocks]
    # Where a page ends with a sentence, nobody can tell whether the paragraph does.
    assert "".join("".join(found).split()) == "".join("".join(wanted).split())
    assert len(set(wanted) - set(found)) <= len(PdfReader(io.BytesIO(data)).pages) - 1


def test_running_heads_and_page_numbers_are_dropped() -> None:
    data = as_pdf(FERRY.written, lines_of_a_page=9)
    assert PdfReader(io.BytesIO(data)).pages[2].extract_text().count("The Sound Gazette") == 1
    assert "Gazette" not in parsed(data).text
    assert "– 3 –" not in parsed(data).text


def test_heads_that_change_with_the_chapter_are_known_by_the_numbers_that_count_on() -> None:
    chapters = ["Ships", "Ships", "Winds", "Tides", "Tides"]
    pages = [
        [
            (9, 800.0, f"{chapter} {number}"),
            *set_in([f"Here is told what matters of {chapter} on day {number * 7}."]),
        ]
        for number, chapter in enumerate(chapters, start=12)
    ]
    assert paragraphs(*pages) == [line for _, *texts in pages for _, _, line in texts]


def test_numbers_that_belong_to_the_text_stay() -> None:
    assert paragraphs(
        set_in(["The year of the flood was not forgotten:", "1998"]), set_in(["It came again in", "2021"])
    )[-1].endswith("2021")


def test_a_word_that_was_parted_is_whole_again_and_a_compound_stays_one() -> None:
    lines = [
        "The captain of the ship had forty pas-",
        "sengers that night and twenty-seven sheep, twenty-",
        "seven hens and a well-known singer, who was well-",
        "known for his two- and three-part songs, or two-",
        "and three-part, from the Franco-",
        "Prussian war, and for his co\u00ad",
        "operation.",
    ]
    assert paragraphs(set_in(lines)) == [
        "The captain of the ship had forty passengers that night and twenty-seven sheep, twenty-seven hens "
        "and a well-known singer, who was well-known for his two- and three-part songs, or two- and "
        "three-part, from the Franco-Prussian war, and for his cooperation."
    ]


def test_german_compounds_are_joined() -> None:
    lines = [
        "Die Leute im Dorf kennen den Glasmacher, und sie grüßen den Glas-",
        "macher und seine Frau immer. Der Ofen ist für Hin- und Rück-",
        "weg zu heiß, sagt man, auch in der S-",
        "Bahn, wenn es regnet und niemand da ist.",
    ]
    assert paragraphs(set_in(lines)) == [
        "Die Leute im Dorf kennen den Glasmacher, und sie grüßen den Glasmacher und seine Frau immer. Der "
        "Ofen ist für Hin- und Rückweg zu heiß, sagt man, auch in der S-Bahn, wenn es regnet und niemand "
        "da ist."
    ]


def test_a_paragraph_goes_on_over_the_page() -> None:
    first = [
        "A sentence that is long enough for its line goes on",
        "over the end of the page because it is not",
    ]
    second = ["finished there, and ends here.", "Then another one."]
    assert paragraphs(set_in(first), set_in(second))[0] == " ".join((*first, second[0]))


def test_items_of_a_list_are_paragraphs() -> None:
    lines = [
        "Three things are needed for it:",
        "• a boat that does not leak when it is loaded and",
        "out at sea",
        "• a sail",
    ]
    assert paragraphs(set_in(lines)) == [lines[0], " ".join(lines[1:3]), lines[3]]


def test_type_that_is_larger_is_a_heading_and_the_largest_is_the_title() -> None:
    page = [
        (12, 780.0, "From the archives"),
        (24, 750.0, "A ship comes home"),
        *set_in(
            ["The ship came home after four months at sea, with all of her", "crew and half of her sails."]
        ),
        (14, 640.0, "What she brought?"),
        *set_in(["Oranges, mostly, and the news that there was peace, which", "nobody believed."], top=610),
    ]
    article = parsed(pdf_of([page], {"Title": "Microsoft Word - draft7.doc"}))
    assert article.title == "A ship comes home"
    assert [part.kind for part in article.paragraphs][-2:] == [Kind.HEADING, Kind.TEXT]
    assert "A ship comes home" not in article.text


def test_letters_that_a_font_draws_as_one_are_two() -> None:
    assert paragraphs(set_in(["The ﬁrst oﬃce in the ﬂood plain was closed."])) == [
        "The first office in the flood plain was closed."
    ]


def test_dots_that_lead_to_page_numbers_are_no_text() -> None:
    lines = [
        "1 Ships . . . . . . . . . . . . 3",
        "2 Winds ........................ 12",
        "The text begins below.",
    ]
    assert paragraphs(set_in(lines)) == ["The text begins below."]


def test_a_scanned_pdf_is_told_to_hold_no_text() -> None:
    image = raw_pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /Resources << /XObject << /I 5 0 R >> >> /Contents 4 0 R >>",
        b"<< /Length 20 >>\nstream\nq 9 0 0 9 0 0 cm /I Do Q\nendstream",
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray"
        b" /Length 1 >>\nstream\nx\nendstream",
    )
    with pytest.raises(NoTextError, match="scanned"):
        parsed(image)


def test_a_stamp_on_every_scanned_page_is_no_text_either() -> None:
    with pytest.raises(NoTextError, match="scanned"):
        parsed(pdf_of([[(9, 20.0, f"Scanned by a machine {number}")] for number in range(1, 5)], {}))


def test_letters_without_a_meaning_are_told_to_be_unreadable() -> None:
    with pytest.raises(NoTextError, match="fonts"):
        parsed(pdf_of([set_in(["\ue001\ue002\ue003 \ue004\ue005 1987 \ue006\ue007"])], {}))


@pytest.mark.parametrize(("password", "opens"), [("", True), ("secret", False)])
def test_a_locked_pdf_is_told_to_be_unless_anybody_may_open_it(password: str, opens: bool) -> None:
    writer = PdfWriter(clone_from=io.BytesIO(FERRY.data))
    writer.encrypt(password, "the owner's", algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    if opens:
        assert parsed(file.getvalue()).text == parsed(FERRY.data).text
    else:
        with pytest.raises(DamagedFileError, match="password"):
            parsed(file.getvalue())


@pytest.mark.parametrize("share", [0.02, 0.5, 0.9])
def test_a_pdf_that_is_cut_off_is_told_to_be_damaged(share: float) -> None:
    with pytest.raises(DamagedFileError, match="This PDF is damaged"):
        parsed(FERRY.data[: int(len(FERRY.data) * share)])


def test_a_pdf_of_too_many_pages_is_refused() -> None:
    with pytest.raises(TooLargeError, match=r"2,001 pages.*2,000"):
        parsed(pdf_of([[]] * (PDF_PAGES + 1), {}))


def test_junk_in_front_of_a_pdf_does_not_matter() -> None:
    assert parsed(b"junk\r\n" + FERRY.data).text == parsed(FERRY.data).text


def test_a_page_without_a_tounicode_table_is_read_too() -> None:
    assert (
        parsed(pdf_of_stream(b"BT /F1 12 Tf 9 9 Td (Plain letters are read.) Tj ET")).text
        == "Plain letters are read."
    )
