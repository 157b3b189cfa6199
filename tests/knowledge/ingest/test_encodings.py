"""Bytes to text: every encoding that people's files are in, and which characters of a text are kept."""

import codecs

import pytest

from knowledge.article import Article
from knowledge.ingest.documents import Document
from knowledge.ingest.reading import parse_in_this_process
from tests.documents import SAMPLES, as_html, as_text, written

TEXTS = {sample.language: as_text(sample.written).decode() for sample in SAMPLES}
JAPANESE = """町の時計屋

駅前の小さな時計屋は、一九二〇年に開かれた。店を始めたのは大工の息子で、彼は木の歯車を作るのが得意だった。

今は孫娘が店を継いでいる。彼女は毎朝八時に店を開け、百個以上の時計を一つずつ合わせる。"""
POLISH = """Młyn nad rzeką

Stary młyn stoi nad rzeką od stu lat. Młynarz miał trzech synów, a najmłodszy jeździł co tydzień do miasta.

Dziś w młynie mieszka jego wnuczka, która piecze chleb i źle śpi, gdy woda jest głośna."""


def parsed(data: bytes, media_type: str = "") -> Article:
    return parse_in_this_process(Document(data, media_type=media_type))


def read(data: bytes, media_type: str = "") -> str:
    article = parsed(data, media_type)
    return f"{article.title}\n\n{article.text}"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (TEXTS["es"], "cp1252"),
        (TEXTS["de"], "iso8859-1"),
        (TEXTS["fr"], "iso8859-15"),
        (TEXTS["ru"], "koi8-r"),
        (TEXTS["ru"], "cp1251"),
        (TEXTS["zh"], "gb18030"),
        (TEXTS["zh"], "utf-16-le"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc-jp"),
        (JAPANESE, "iso2022_jp"),
        (POLISH, "cp1250"),
        (TEXTS["ru"], "utf-8"),
        (TEXTS["ru"], "utf-8-sig"),
        (TEXTS["ru"], "utf-16"),
        (TEXTS["zh"], "utf-32"),
    ],
)
def test_the_encoding_of_a_text_is_found_without_being_told(text: str, encoding: str) -> None:
    assert read(text.encode(encoding)) == text


def test_a_byte_order_mark_says_which_way_round() -> None:
    assert read(codecs.BOM_UTF16_BE + TEXTS["en"].encode("utf-16-be")) == TEXTS["en"]


@pytest.mark.parametrize(
    "encoding", ["koi8-r", "windows-1251", "utf-8", "x-sjis", "no-such-set", "idna", "zlib"]
)
def test_what_a_sender_says_counts_only_where_it_can_be_true(encoding: str) -> None:
    text = TEXTS["ru"]
    assert read(text.encode(), f"text/plain; charset={encoding}") == text
    assert read(text.encode("koi8-r"), "text/plain; charset=koi8-r") == text


def test_a_short_text_is_read_as_its_sender_says() -> None:
    assert read("Ёж\n\nКот ел.".encode("koi8-r"), 'text/plain; charset="KOI8-R"') == "Ёж\n\nКот ел."


@pytest.mark.parametrize("encoding", ["koi8-r", "cp866", "utf-8"])
def test_a_page_says_its_encoding_itself(encoding: str) -> None:
    page = as_html(written("tramvai", "ru"), encoding)
    assert parsed(page, "text/html").title == "Трамвай, который возит хлеб"


def test_a_broken_character_does_not_spoil_the_others() -> None:
    text = TEXTS["ru"]
    assert read(text.encode()[:-1] + b"\xd0").startswith(text[:-2])


def test_characters_that_nobody_sees_are_dropped_and_line_ends_are_one() -> None:
    data = "A\0 title\r\n\r\nSo\xadme te\x07xt\ufeff,\rtwo lines\u2028or three.\x85\x0cEnd.".encode()
    assert read(data) == "A title\n\nSome text,\ntwo lines\nor three.\n\nEnd."


def test_half_characters_do_not_come_through() -> None:
    text = read(b"\xff\xfe" + "Title\n\nSome text.".encode("utf-16-le") + b"\x00\xd8\x20\x00\x2e\x00")
    assert text.encode().startswith(b"Title\n\nSome text.")


def test_marks_of_direction_stay_in_the_text_and_not_in_the_title() -> None:
    override = "\N{RIGHT-TO-LEFT OVERRIDE}"
    article = parsed(f"A {override}title\n\nSome {override}text.".encode())
    assert (article.title, article.text) == ("A title", f"Some {override}text.")
    stated = parsed(
        f"---\ntitle: photo{override}gpj.exe\nauthor: A\u2066da\u200b\n---\n\nSome text.".encode()
    )
    assert (stated.title, stated.author) == ("photogpj.exe", "Ada")


@pytest.mark.parametrize("text", ["क्‍ष त्र", "می‌خواهم", "👩‍🚀 flies"])
def test_joiners_that_make_letters_are_kept(text: str) -> None:
    assert parsed(f"Title\n\n{text} is here.".encode()).text == f"{text} is here."
