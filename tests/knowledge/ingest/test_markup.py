"""Pages and Markdown: which elements are text, and which kind of paragraph each one is."""

import pytest

from knowledge.article import Article, Kind
from knowledge.ingest.documents import Document, TooLargeError
from knowledge.ingest.reading import parse_in_this_process
from tests.documents import SAMPLES, as_html


def parsed(text: str, name: str = "", url: str | None = None) -> Article:
    return parse_in_this_process(Document(text.encode(), name, url=url))


def blocks(article: Article) -> list[tuple[str, Kind]]:
    return [(article.text[part.start : part.end], part.kind) for part in article.paragraphs]


MARKDOWN = """# The title

Text with a [link](https://example.org), `code`, **bold** and ![a picture](x.png) words,
on two lines.

- an item
- another
  1. inside
  2. of it

| Name | Price |
|------|-------|
| Cone | 2 €   |

![What the picture shows](picture.png)

    indented = code

```python
for line in code:

    print(line)
```

> Quoted words.

<div align="center"><b>HTML</b> is read<!-- but not this --></div>
"""


def test_markdown_comes_out_as_it_would_be_shown() -> None:
    assert blocks(parsed(MARKDOWN, "x.md")) == [
        ("Text with a link, code, bold and words, on two lines.", Kind.TEXT),
        ("• an item", Kind.TEXT),
        ("• another", Kind.TEXT),
        ("1. inside", Kind.TEXT),
        ("2. of it", Kind.TEXT),
        ("Name | Price", Kind.TEXT),
        ("Cone | 2 €", Kind.TEXT),
        ("What the picture shows", Kind.CAPTION),
        ("indented = code", Kind.TEXT),
        ("for line in code:", Kind.TEXT),
        ("print(line)", Kind.TEXT),
        ("Quoted words.", Kind.TEXT),
        ("HTML is read", Kind.HEADING),
    ]


@pytest.mark.parametrize(
    ("matter", "author", "date", "url"),
    [
        (
            "author: Ada B.\ndate: 2024-02-03\nurl: https://a.example/x",
            "Ada B.",
            "2024-02-03",
            "https://a.example/x",
        ),
        ("authors: [Ada B., Cy D.]\ndate: 3 February 2024", "Ada B., Cy D.", "2024-02-03", None),
        ("Author: Ada\nDate: 2024\nurl: javascript:alert(1)", "Ada", None, None),
        ("author: {deeply: nested}\ndate: [1]\nurl: 7", None, None, None),
        ("", None, None, None),
    ],
)
def test_front_matter_says_who_and_when(
    matter: str, author: str | None, date: str | None, url: str | None
) -> None:
    article = parsed(f"---\n{matter}\n---\n\n# Mill\n\nIt grinds again.", "x.md")
    assert (article.author, article.date, article.url) == (author, date, url)
    assert (article.title, article.text) == ("Mill", "It grinds again.")


@pytest.mark.parametrize(
    "matter",
    [
        "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\ntitle: *c",
        "a: &a {x: 1}\nb: &b {<<: [*a, *a]}\nc: {<<: [*b, *b]}",
        "title: " + "[" * 5000,
        "title: !!python/object/apply:os.system [ls]",
        "date: 2024-13-45\nnumber: " + "9" * 9000,
        "a: &a [*a]\nauthors: *a",
    ],
)
def test_hostile_front_matter_is_as_if_it_were_not_there(matter: str) -> None:
    article = parsed(f"---\n{matter}\n---\n\n# Mill\n\nIt grinds again.", "x.md")
    assert (article.title, article.text, article.author) == ("Mill", "It grinds again.", None)


def test_two_rules_are_no_front_matter() -> None:
    assert parsed("---\nBetween rules\n\n---\n\nSome text.", "x.md").title == "Between rules"


PAGE = """<!DOCTYPE html><html lang="en"><head><title>Cones</title></head><body>
<p>Loose words<sup><a href="#note">[1]</a></sup> come first.<br>On two lines.</p>
<table><caption>Prices</caption><tr><th>Name</th><th>Price</th></tr>
<tr><td><p>Cone</p></td><td>2 €</td></tr></table>
<table><tr><td><p>A table for the looks</p><p>has paragraphs.</p></td></tr></table>
<figure><img src="x.png" alt="unread"><figcaption>A cone</figcaption></figure>
<dl><dt>Cone</dt><dd>What ice is put into.</dd></dl><p hidden>Unseen.</p><p style="display: none">Unseen.</p>
<select><option>Unread</option></select><noscript>Unread</noscript><ruby>字<rt>zi</rt></ruby>
</body></html>"""


def test_a_bare_page_is_read_by_its_elements() -> None:
    article = parsed(PAGE)
    assert blocks(article) == [
        ("Loose words come first.\nOn two lines.", Kind.TEXT),
        ("Prices", Kind.CAPTION),
        ("Name | Price", Kind.TEXT),
        ("Cone | 2 €", Kind.TEXT),
        ("A table for the looks", Kind.TEXT),
        ("has paragraphs.", Kind.TEXT),
        ("A cone", Kind.CAPTION),
        ("Cone", Kind.TEXT),
        ("What ice is put into.", Kind.TEXT),
        ("字", Kind.HEADING),
    ]


@pytest.mark.parametrize(
    "junk", ["never to be quoted", "Most read", "Weather", "Copyright", "First!", "2 comments"]
)
def test_what_is_around_an_article_is_not_read(junk: str) -> None:
    page = as_html(SAMPLES[0].written)
    assert junk in page.decode()
    assert junk not in parse_in_this_process(Document(page)).text


@pytest.mark.parametrize(
    ("fetched_from", "own", "url"),
    [
        ("https://www.a.example/x?from=feed#top", "https://a.example/x", "https://a.example/x"),
        ("https://a.example/x", "/canonical", "https://a.example/canonical"),
        ("https://a.example/x", "https://b.example/y", "https://a.example/x"),
        ("https://me:secret@a.example/x", "", "https://a.example/x"),
        (None, "https://a.example/x", "https://a.example/x"),
        (None, "ftp://a.example/x", None),
    ],
)
def test_a_page_is_where_it_says_as_long_as_that_is_its_own_host(
    fetched_from: str | None, own: str, url: str | None
) -> None:
    page = f'<html><head><link rel="canonical" href="{own}"></head><body><p>Some words of text.</p></body>'
    assert parsed(page, url=fetched_from).url == url


def test_a_page_of_more_than_two_megabytes_is_refused() -> None:
    with pytest.raises(TooLargeError, match=r"2,000,0\d\d bytes.*2,000,000"):
        parsed("<html><body><p>" + "words " * 333_333 + "</p>")
