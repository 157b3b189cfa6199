"""Markdown: front matter for what the article says of itself, the rest as it would be shown."""

import re
from collections.abc import Mapping
from typing import Final

from knowledge.article import Kind
from knowledge.ingest.contents import Contents
from knowledge.ingest.markup import blocks_of, html_tree
from knowledge.reader import Block
from knowledge.text import word_count

_FRONT_MATTER: Final = re.compile(r"\s*---[ \t]*\n(.{0,20000}?\n)?(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_CAPTION_WORDS: Final = 2
"""A single word under a picture is what it is called, more is what it shows."""


def read_markdown(text: str) -> Contents:
    """What a Markdown text holds. HTML in it is read as HTML, a picture that stands alone as its caption."""
    matter, body = _parted(text)
    rendered = _rendered(body)
    tree = html_tree(f"<html><body>{rendered}</body></html>")
    blocks = [] if tree is None else blocks_of(tree)
    if all(block.kind is not Kind.HEADING for block in blocks):
        # Whoever writes no headings leaves it to the reader to tell them by their looks.
        blocks = [Block(block.text, None if block.kind is Kind.TEXT else block.kind) for block in blocks]
    return Contents(
        tuple(blocks),
        title=_text(matter, "title"),
        author=_text(matter, "author", "by") or _names(matter.get("authors") or matter.get("author")),
        date=_text(matter, "date", "published", "created"),
        url=_text(matter, "url", "canonical_url", "link", "source"),
        language=_text(matter, "language", "lang", "locale"),
    )


def _parted(text: str) -> tuple[Mapping[str, object], str]:
    """The front matter, and the text after it. Two rules with anything else between them are text."""
    found = _FRONT_MATTER.match(text)
    if found is None:
        return {}, text

    import yaml

    try:
        # The loader that makes nothing but text, and lists and mappings of it: no aliases to unfold.
        matter = yaml.load(found.group(1) or "", Loader=yaml.BaseLoader)  # noqa: S506
    except (yaml.YAMLError, RecursionError):
        return {}, text[found.end() :] if _looks_like_matter(found.group(1) or "") else text
    if matter is None:
        return {}, text[found.end() :]
    if not isinstance(matter, dict):
        return {}, text
    return {str(key).lower(): value for key, value in matter.items()}, text[found.end() :]


def _looks_like_matter(lines: str) -> bool:
    return all(re.match(r"[\w-]+\s*:|\s|$|#|-", line) for line in lines.split("\n"))


def _text(matter: Mapping[str, object], *names: str) -> str | None:
    """The first of these that is there and is text."""
    return next((value for name in names if isinstance(value := matter.get(name), str)), None)


def _names(value: object) -> str | None:
    """One author or several. What is nested deeper is no name."""
    parts = [part for part in value if isinstance(part, str)] if isinstance(value, list) else [value]
    return ", ".join(part for part in parts if isinstance(part, str)) or None


def _rendered(text: str) -> str:
    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererHTML

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    renderer = RendererHTML(parser)
    tokens = parser.parse(text)
    for opening, line, closing in zip(tokens, tokens[1:], tokens[2:], strict=False):
        pictures = line.children or []
        if opening.type == "paragraph_open" and [picture.type for picture in pictures] == ["image"]:
            caption = renderer.renderInlineAsText(pictures[0].children or [], parser.options, {})
            if word_count(caption) >= _CAPTION_WORDS:
                opening.tag = closing.tag = "figcaption"
                opening.hidden = closing.hidden = False
                pictures[0].type, pictures[0].content = "text", caption
    return str(renderer.render(tokens, parser.options, {}))
