"""Files that are made to do harm end in a clear message or in an article, soon, and leave nothing behind."""

import asyncio
import random
import re
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.article import Article
from knowledge.ingest.documents import (
    DamagedFileError,
    Document,
    IngestError,
    NoTextError,
    TooLargeError,
    UnsupportedFormatError,
)
from knowledge.ingest.limits import FILE_BYTES, WORDS
from knowledge.ingest.parsing import parse, parse_in_this_process
from tests.documents import SAMPLES, Sample
from tests.hostile_documents import ATTACKS, SECRET_PLACE

SECRET = Path(SECRET_PLACE).read_text(encoding="utf-8").strip()
ENDS: dict[str, tuple[type[IngestError], str]] = {
    "zip-bomb.docx": (TooLargeError, "unpacks to more than 50 MB"),
    "lying-zip.docx": (DamagedFileError, "damaged"),
    "hungry.docx": (TooLargeError, "too much memory"),
    "bomb.pdf": (TooLargeError, "unpacks to far more"),
    "endless.pdf": (DamagedFileError, "damaged"),
    "doubling.pdf": (TooLargeError, "far more|pages"),
    "deep.html": (NoTextError, "nested too deep"),
    "deep-closed.html": (NoTextError, "nested too deep"),
}
"""How attacks end that have one good end; the others may give an article, without what they reached for."""


def memory() -> int:
    """What this process has in memory, in bytes."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * 4096


def end_of(document: Document) -> Article | IngestError:
    try:
        return parse_in_this_process(document)
    except IngestError as error:
        return error


def is_clear(error: IngestError) -> bool:
    """Whether this is a sentence for a person."""
    told = str(error)
    return told[0].isupper() and told.endswith(".") and "\n" not in told and len(told) < 300


@pytest.mark.parametrize("name", ATTACKS)
async def test_an_attack_ends_soon_and_clearly_and_nobody_else_waits_for_it(name: str) -> None:
    """Its memory is back. How long others wait is measured by tests/benchmarks/attacks.py."""
    document = ATTACKS[name]()
    before = memory()
    turns = 0
    async with asyncio.timeout(20):
        reading = asyncio.ensure_future(parse(document))
        while not reading.done():
            await asyncio.sleep(0.002)
            turns += 1
    error = reading.exception()
    end = error if isinstance(error, IngestError) else reading.result()
    assert memory() - before < 50_000_000
    assert turns > 10
    if isinstance(end, Article):
        assert name not in ENDS
        assert SECRET not in end.text
        assert "laugh" not in end.text
    else:
        kind, told = ENDS.get(name, (IngestError, "."))
        assert isinstance(end, kind)
        assert re.search(told, str(end))
        assert is_clear(end)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"a" * (FILE_BYTES + 1), r"10,000,001 bytes.*10,000,000"),
        (b"word " * (WORDS + 1), r"200,001 words.*200,000"),
        ("词".encode() * (2 * WORDS + 2), r"200,001 words.*200,000|200,002 words.*200,000"),
        (b"a" * FILE_BYTES, r"10,000,000 characters.*3,000,000"),
        (b"word " * (FILE_BYTES // 5), r"at least 2,000,000 words.*200,000"),
        (b"<html><body><p>" + b"word " * 300_000, r"300,000 words.*200,000"),
    ],
)
def test_what_is_too_large_is_told_how_large_it_is_and_what_is_taken(data: bytes, told: str) -> None:
    with pytest.raises(TooLargeError, match=told):
        parse_in_this_process(Document(data))


def test_an_article_of_just_the_most_words_is_taken() -> None:
    assert len(parse_in_this_process(Document(b"word " * WORDS)).text.split()) == WORDS


@pytest.mark.parametrize(
    "text",
    [
        "READ " + " " * 200_000 + "x.",
        "see also" + " " * 200_000 + ":" + " " * 200_000,
        "In " + "a" * 500_000 + " | ",
        "word" + "." * 1_000_000,
        'word ".' * 100_000,
        "\n \t" * 300_000 + "word",
        "a" + "\u0301\u0316" * 500_000,
        "# A\n\n- b\n\n" + "[" * 50_000,
        "# A\n\n- b\n\n" + "*a **a " * 20_000,
        "# A\n\n- b\n\n" + ">" * 500_000 + " a",
        "# A\n\n" + "".join(" " * (at % 300) + "- a\n" for at in range(5_000)),
        "# A\n\n" + " ".join("`" * length for length in range(1_000)),
        "---\n" + "a: b\n" * 100_000,
        "<!--" * 200_000,
        "<?xml" + " " * 500_000,
        "<p " + "a=1 " * 100_000 + ">word</p>",
        "word &" + "a" * 500_000 + ";",
    ],
    ids=lambda text: text[:12],
)
def test_text_against_the_patterns_is_read_quickly(text: str) -> None:
    started = time.monotonic()
    end_of(Document(text.encode()))
    assert time.monotonic() - started < 20  # what backtracks would take minutes


def test_random_bytes_are_no_text() -> None:
    with pytest.raises(UnsupportedFormatError):
        parse_in_this_process(Document(random.Random(5).randbytes(100_000), "article.txt", "text/plain"))


_BEGINNINGS = st.sampled_from(
    (
        b"",
        b"%PDF-1.7\n",
        b"PK\x03\x04",
        b"<html>",
        b"---\n",
        b"# A\n\n",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"<?xml ",
    )
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    beginning=_BEGINNINGS,
    data=st.binary(max_size=300),
    name=st.text(max_size=20),
    media_type=st.text(max_size=20),
)
def test_arbitrary_bytes_are_an_article_or_a_clear_error(
    beginning: bytes, data: bytes, name: str, media_type: str
) -> None:
    _is_sound(end_of(Document(beginning + data, name, media_type)))


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    sample=st.sampled_from(SAMPLES),
    at=st.floats(0, 1),
    removed=st.integers(0, 50),
    inserted=st.binary(max_size=20),
)
def test_a_damaged_file_is_an_article_or_a_clear_error(
    sample: Sample, at: float, removed: int, inserted: bytes
) -> None:
    place = int(at * len(sample.data))
    data = sample.data[:place] + inserted + sample.data[place + removed :]
    _is_sound(end_of(Document(data, sample.name, sample.media_type)))


def _is_sound(end: Article | IngestError) -> None:
    """Whether it can be told, or be stored and quoted."""
    if isinstance(end, IngestError):
        assert is_clear(end)
        return
    assert end.title == " ".join(end.title.split()) != ""
    assert end.text.encode()
    assert "\0" not in end.text + end.title
    ends = [0, *(part.end for part in end.paragraphs)]
    starts = [*(part.start for part in end.paragraphs), len(end.text)]
    assert all(before <= after for before, after in zip(ends, starts, strict=True))
    assert not any(end.text[before:after].strip() for before, after in zip(ends, starts, strict=True))
