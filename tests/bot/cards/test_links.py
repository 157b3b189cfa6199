"""A quote links to the place in the page where it stands."""

import pytest
from hypothesis import given

from bot.cards.limits import URL, width
from bot.cards.links import quote_link
from knowledge.article import Article, Paragraph, Quote, Span
from tests.bot.hostile import quotes


def _link(text: str, url: str | None = "https://example.org/page") -> str | None:
    article = Article("a", "A", text, (Paragraph(0, len(text)),), url)
    return quote_link(Quote(article, 0, len(text), Span(0, len(text)), None, 0, 1.0))


def test_a_short_sentence_is_looked_for_whole_with_the_syntax_of_the_directive_encoded() -> None:
    assert _link("A well-known, 50 % true & short one.") == (
        "https://example.org/page#:~:text=A%20well%2Dknown%2C%2050%20%25%20true%20%26%20short%20one."
    )


def test_a_long_sentence_is_found_by_its_first_and_last_words() -> None:
    link = _link(" ".join(f"word{number}" for number in range(40)))
    assert link is not None
    assert link.endswith(
        "#:~:text=word0%20word1%20word2%20word3%20word4,word35%20word36%20word37%20word38%20word39"
    )


def test_a_sentence_over_two_blocks_is_found_by_its_ends() -> None:
    assert _link("one two\nthree four") == "https://example.org/page#:~:text=one%20two,three%20four"


def test_an_anchor_of_the_page_is_kept() -> None:
    assert _link("x", "https://example.org/page#part") == "https://example.org/page#part:~:text=x"
    assert _link("x", "https://example.org/#:~:text=old") == "https://example.org/#:~:text=x"


def test_a_fragment_that_makes_the_link_too_long_is_left_out() -> None:
    url = "https://example.org/" + "a" * (URL - 30)
    assert _link("漢" * 50, url) == url


@pytest.mark.parametrize(
    "url",
    [
        *(
            None,
            "",
            "javascript:alert(1)",
            "ftp://example.org",
            "https://",
            "example.org",
            "https://a b.org",
            "https://localhost",
        ),
        *("https://a.org/\n", "http://[::1", "https://example.org/" + "a" * URL),
    ],
)
def test_what_discord_takes_for_no_link_is_not_linked(url: str | None) -> None:
    assert _link("x", url) is None


def test_an_address_in_another_script_is_encoded() -> None:
    assert _link("x", "https://bücher.example/äb") == ("https://xn--bcher-kva.example/%C3%A4b#:~:text=x")


@given(quotes())
def test_a_link_is_short_enough_and_leads_to_the_article(quote: Quote) -> None:
    link = quote_link(quote)
    if link is not None and quote.article.url is not None:
        assert width(link) <= URL
        assert link.isascii()
        assert link.lower().startswith(("http://", "https://"))
