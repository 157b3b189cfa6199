"""Reading raw text: what is kept word for word, and what a scrape left around it."""

from importlib.resources import files

import pytest

from knowledge.article import Article, Kind
from knowledge.reader import Block, EmptyArticleError, read_blocks, read_text

SCRAPED = files("knowledge").joinpath("articles", "xiaomi-electric-car.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def article() -> Article:
    return read_text(SCRAPED)


def blocks(article: Article, kind: Kind) -> list[str]:
    return [article.text[p.start : p.end] for p in article.paragraphs if p.kind is kind]


def test_the_first_line_is_the_title_and_not_repeated_in_the_text(article: Article) -> None:
    assert article.title.startswith("Xiaomi says it is not thinking of making an electric car, but")
    assert article.title not in article.text
    assert article.text.startswith("Following a Article in the Chinese press")


@pytest.mark.parametrize(
    "junk", ["READ", "iPhone and Mac", "Blizzard", "Overwatch", "Motorpasión", "Leave a Comment", "Akismet"]
)
def test_what_the_web_page_left_around_the_article_is_gone(article: Article, junk: str) -> None:
    assert junk in SCRAPED
    assert junk not in article.text


def test_every_other_line_is_kept_word_for_word(article: Article) -> None:
    starts_of_junk = ("READ", "In Motorpasión |", "Leave a Comment", "This site uses Akismet", article.title)
    wanted = [line for line in SCRAPED.splitlines() if line and not line.startswith(starts_of_junk)]
    assert [line for line in article.text.splitlines() if line] == list(dict.fromkeys(wanted))


def test_a_doubled_caption_is_read_once_and_known_as_one(article: Article) -> None:
    assert SCRAPED.count("Xpeng electric car\n") == 2
    assert article.text.count("Xpeng electric car\n") == 1
    assert blocks(article, Kind.CAPTION) == [
        "Xpeng electric car",
        "Xpeng G3",
        "Xiaomi electric car",
        "FAW Bestune T77 that serves as the basis for the Xiaomi Redmi",
    ]


def test_a_lone_line_without_an_end_mark_is_a_heading(article: Article) -> None:
    assert [heading[:20] for heading in blocks(article, Kind.HEADING)] == [
        "It is not about know",
        "How Xiaomi has achie",
    ]


def test_paragraphs_cover_all_of_the_text_but_blank_lines(article: Article) -> None:
    ends = [0, *(paragraph.end for paragraph in article.paragraphs)]
    starts = [*(paragraph.start for paragraph in article.paragraphs), len(article.text)]
    assert all(
        not article.text[end:start].strip() and end <= start for end, start in zip(ends, starts, strict=True)
    )


def test_running_text_that_starts_like_junk_is_kept() -> None:
    text = "A title\n\nRead this book. It is good.\n\nIn May | June it rained.\n\nLeave a light on."
    kept = read_text(text).text
    assert "Read this book" in kept
    assert "Leave a light on" in kept


def test_a_text_without_a_title_line_is_named_after_its_beginning() -> None:
    article = read_text("One two three four five six seven eight nine ten eleven. And more.")
    assert article.title == "One two three four five six seven eight nine ten…"
    assert article.text.startswith("One two three")


def test_a_given_title_keeps_the_first_line_in_the_text() -> None:
    assert read_text("A first line\n\nSome text.", title="Name").text == "A first line\n\nSome text."


def test_line_ends_of_other_systems_part_paragraphs_too() -> None:
    assert len(read_text("Title\r\n\r\nOne.\r\n\r\nTwo.").paragraphs) == 2


@pytest.mark.parametrize("raw", ["", " \n\n \t", "Leave a Comment\n\nThis site uses Akismet to reduce spam."])
def test_nothing_but_blanks_and_junk_is_refused(raw: str) -> None:
    with pytest.raises(EmptyArticleError):
        read_text(raw)


def test_the_same_text_has_the_same_id() -> None:
    assert (
        read_text("T\n\nSome text.").id == read_text("T\n\nSome text.").id != read_text("T\n\nOther text.").id
    )


def test_what_a_format_knows_of_a_block_stands_and_the_rest_is_guessed() -> None:
    article = read_blocks(
        [
            Block("Is it known?", Kind.HEADING),
            Block("a line that looks like a heading", Kind.TEXT),
            Block("one that is", None),
            Block("0 | 0\n0 | 0", Kind.TEXT),
            Block("READ  Something else", Kind.TEXT),
            Block("Two.\n\nParagraphs.", Kind.TEXT),
        ],
        title="Name",
        author="Ada",
        date="2024-02-03",
    )
    assert [(article.text[p.start : p.end], p.kind) for p in article.paragraphs] == [
        ("Is it known?", Kind.HEADING),
        ("a line that looks like a heading", Kind.TEXT),
        ("one that is", Kind.HEADING),
        ("0 | 0\n0 | 0", Kind.TEXT),
        ("Two.", Kind.TEXT),
        ("Paragraphs.", Kind.TEXT),
    ]
    assert (article.author, article.date) == ("Ada", "2024-02-03")


def test_a_first_block_that_is_known_to_be_text_is_no_title() -> None:
    article = read_blocks([Block("A line of text", Kind.TEXT), Block("And more.", Kind.TEXT)])
    assert article.text == "A line of text\n\nAnd more."
