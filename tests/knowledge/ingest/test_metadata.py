"""What documents say of themselves: into one form, or nothing."""

from datetime import date, datetime

import pytest

from knowledge.ingest import metadata
from knowledge.ingest.languages import language_of, two_letter_code
from tests.documents import SAMPLES, as_text

TEXTS = {sample.language: as_text(sample.written).decode() for sample in SAMPLES}


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ("2024-02-03", "2024-02-03"),
        ("2024-02-03T08:30:00+02:00", "2024-02-03"),
        ("20240203", "2024-02-03"),
        ("D:20240203083000+01'00'", "2024-02-03"),
        ("2024/2/3", "2024-02-03"),
        ("3 February 2024", "2024-02-03"),
        ("Feb 3, 2024", "2024-02-03"),
        ("3.2.2024", "2024-02-03"),
        ("Sat, 03 Feb 2024 08:30:00 GMT", "2024-02-03"),
        (date(2024, 2, 3), "2024-02-03"),
        (datetime(2024, 2, 3, 8, 30), "2024-02-03"),
        ("03/04/2024", None),
        ("2024", None),
        ("2024-02", None),
        ("2024-02-31", None),
        ("0000-01-01", None),
        ("D:", None),
        ("yesterday", None),
        ("9" * 5000, None),
        ("", None),
        (None, None),
    ],
)
def test_a_day_is_known_only_as_a_whole(stated: str | date | None, day: str | None) -> None:
    assert metadata.iso_date(stated) == day


@pytest.mark.parametrize(
    ("stated", "title"),
    [
        ("  A title\n of two lines ", "A title of two lines"),
        ("1984", "1984"),
        ("日本の時計", "日本の時計"),
        ("Microsoft Word - draft.doc", None),
        ("report_final2.indd", None),
        ("Untitled", None),
        ("Document1", None),
        ("--", None),
        ("", None),
        (None, None),
    ],
)
def test_a_title_is_none_where_a_program_made_it_up(stated: str | None, title: str | None) -> None:
    assert metadata.title(stated) == title


def test_titles_and_names_are_not_endless() -> None:
    assert metadata.title("a" * 9_000_000) == "a" * 299 + "…"
    assert len(metadata.author("Ada, " * 100_000) or "") <= 200
    assert metadata.title("e" + "\u0301\u0316" * 1_000_000) is not None


@pytest.mark.parametrize(
    ("stated", "author"),
    [("Ada B.;", "Ada B."), ("admin", None), ("https://a.example/ada", None), ("", None), (None, None)],
)
def test_an_author_is_a_name(stated: str | None, author: str | None) -> None:
    assert metadata.author(stated) == author


@pytest.mark.parametrize(
    ("stated", "address"),
    [
        ("https://a.example/x?y=1#z", "https://a.example/x?y=1"),
        ("http://a.example", "http://a.example/"),
        ("https://me:secret@a.example:8443/x", "https://a.example:8443/x"),
        ("https://a.example/\u202e\x00x y", "https://a.example/xy"),
        ("http://[::1]:8080/", "http://[::1]:8080/"),
        ("http://[broken", None),
        ("http://a.example:99999999/", None),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("//a.example/x", None),
        ("https:///x", None),
        ("https://a.example/" + "x" * 5000, None),
        (None, None),
    ],
)
def test_an_address_is_one_that_a_browser_opens_and_names_nobody(
    stated: str | None, address: str | None
) -> None:
    assert metadata.web_address(stated) == address


@pytest.mark.parametrize(
    ("tag", "code"),
    [("en-GB", "en"), ("pt_BR", "pt"), ("zho", "zh"), ("iw", "he"), ("nb-NO", "no"), ("DE", "de")]
    + [(tag, None) for tag in ("", "xx", "english", "x-none", "und", None)],
)
def test_a_language_tag_is_reduced_to_two_letters(tag: str | None, code: str | None) -> None:
    assert two_letter_code(tag) == code


@pytest.mark.parametrize(
    ("text", "stated", "language"),
    [
        (TEXTS["de"], "en-US", "de"),
        (TEXTS["ru"], "en", "ru"),
        (TEXTS["en"], "fr", "en"),
        (TEXTS["en"], "vi", "en"),
        (TEXTS["fr"], "fr-CA", "fr"),
        (TEXTS["fr"], "nonsense", "fr"),
        (
            "Die Kat sit op die mat en dit is baie lekker daar in die son by die huis van ons ouma.",
            "af",
            "af",
        ),
        ("Kaffee, Tee", "de", "de"),
        ("Кафе", "bg", "bg"),
        ("Кафе", "fr", "ru"),
    ],
)
def test_the_words_of_a_text_have_the_last_say_in_which_language_it_is(
    text: str, stated: str, language: str
) -> None:
    assert language_of(text, stated) == language
