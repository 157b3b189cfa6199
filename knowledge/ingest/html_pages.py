"""Web pages: the article on a page, without the menus, comments and advertisements around it."""

import re
from typing import Final

from knowledge.ingest.contents import Contents
from knowledge.ingest.documents import NoTextError, TooLargeError
from knowledge.ingest.limits import HTML_BYTES, WORDS
from knowledge.ingest.markup import blocks_of, html_tree, type_of_element
from knowledge.ingest.xml_files import refuse_entities
from knowledge.reader import Block
from knowledge.text import word_count
from knowledge.wording import Wording

_OWN_ENTITIES: Final = re.compile(r"[^<]{0,200}(?:<\?xml[^>]*>\s*)?<!doctype[^>]{0,200}\[", re.IGNORECASE)
_AROUND: Final = ("nav", "footer", "aside")
_RENAMED: Final = {"lb": "br", "item": "li", "row": "tr", "cell": "td", "quote": "blockquote", "hi": "span"}
"""What trafilatura calls elements, and what HTML does."""

_LEAST: Final = 0.2
"""The share of a page's words below which the article on it was rather missed."""

_WHOLE: Final = 0.7
"""The share from which there is next to nothing around it."""


def read_page(text: str, url: str | None = None) -> Contents:
    """What is on a page that was fetched from `url`.

    Raises TooLargeError for more than 2 MB or too many words, NoTextError where there are none.
    """
    size = len(text.encode("utf-8", "ignore"))
    if size > HTML_BYTES:
        raise TooLargeError(
            Wording(
                "This page has {size} bytes of HTML, and I take at most {most}; "
                "send its article alone, as text or PDF."
            ),
            size=size,
            most=HTML_BYTES,
        )
    if _OWN_ENTITIES.match(text):
        refuse_entities(text.encode("utf-8", "ignore"))
    tree = html_tree(text)
    every = [] if tree is None else blocks_of(tree, without=_AROUND)
    words = _words(every)
    if tree is None or not words:
        raise NoTextError(
            Wording(
                "There is no text in the source of this page: it may be put there by scripts, which I do not "
                "run, or nested too deep."
            )
        )
    if words > WORDS:
        raise TooLargeError(
            Wording("This page has {words} words, and I take at most {most}; send it in parts."),
            words=words,
            most=WORDS,
        )

    from trafilatura.metadata import extract_metadata

    stated = extract_metadata(
        text, default_url=url, date_config={"original_date": True, "extensive_search": False}, extensive=False
    )
    return Contents(
        tuple(_article(text, every, url)),
        title=stated.title,
        author=(stated.author or "").replace(";", ",") or None,
        date=stated.date,
        url=_own_address(tree),
        language=tree.get("lang") or tree.get("xml:lang"),
    )


def _article(text: str, every: list[Block], url: str | None) -> list[Block]:
    from trafilatura import bare_extraction

    found = bare_extraction(text, url=url, include_comments=False, include_tables=True)
    if found is None or isinstance(found, dict) or found.body is None:
        return every
    extract = blocks_of(_as_html(found.body))
    share = _words(extract) / max(1, _words(every))
    # Of a short page, trafilatura keeps the text alone, in one piece.
    in_one_piece = len(extract) == 1 < len(every) and share > _WHOLE
    return every if share < _LEAST or in_one_piece else extract


def _as_html(body: type_of_element) -> type_of_element:
    for element in body.iter():
        tag, kind = element.tag, element.get("rend") or ""
        if tag == "head":
            element.tag = kind if kind in ("h1", "h2", "h3", "h4", "h5", "h6") else "h2"
        elif tag == "list":
            element.tag = "ol" if kind == "ol" else "dl" if kind == "dl" else "ul"
        elif tag == "item" and kind.startswith(("dt", "dd")):
            element.tag = kind[:2]
        elif tag == "code" and "\n" in "".join(element.itertext()):
            element.tag = "pre"
        elif tag in _RENAMED:
            element.tag = _RENAMED[tag]
    return body


def _own_address(tree: type_of_element) -> str | None:
    for path in ("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content"):
        if found := tree.xpath(path):
            return str(found[0])
    return None


def _words(blocks: list[Block]) -> int:
    return sum(word_count(block.text) for block in blocks)
