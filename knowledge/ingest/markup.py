"""The elements of a page, of a book's chapter or of rendered Markdown, to blocks of text.

Links are their text, pictures nothing; an item of a list and a row of a table are a block each, so that each
can answer for itself.
"""

import re
from collections.abc import Collection
from html.entities import html5
from itertools import islice
from typing import Any, Final

from lxml import etree

from knowledge.article import Kind
from knowledge.ingest.xml_files import raise_if_out_of_memory, refuse_entities
from knowledge.reader import Block

type_of_element = Any
"""An element of lxml, which has no types."""

_HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_CAPTIONS: Final = frozenset(("caption", "figcaption"))
_TEXTS: Final = frozenset(("p", "li", "pre", "dd", "dt", "blockquote"))
_BLOCKS: Final = (
    frozenset(
        "address article aside body center details dialog div dl fieldset figure footer form header hgroup "
        "hr html legend main menu nav ol section summary table tbody td tfoot th thead tr ul".split()
    )
    | _HEADINGS
    | _CAPTIONS
    | _TEXTS
)
_KINDS: Final = ((Kind.CAPTION, _CAPTIONS), (Kind.HEADING, _HEADINGS), (Kind.TEXT, _TEXTS))
"""What a block in one of these elements is; the first that fits counts."""

_UNREAD: Final = frozenset(
    "audio button canvas datalist embed head iframe input map math noscript object rp rt script select style "
    "svg template textarea video".split()
)
_BLANKS: Final = re.compile(r"[ \t\n\r\f]+")
_BLANKS_BETWEEN: Final = re.compile(r" {2,}")
_AROUND_BREAKS: Final = re.compile(r" *\n *")
_HIDDEN: Final = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_ENTITY: Final = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31};)")
_OF_XML: Final = ("lt;", "gt;", "amp;", "quot;", "apos;")
_NOTE_TYPES: Final = ("role", "epub:type", "{http://www.idpf.org/2007/ops}type")

_holds_an_article = etree.XPath(
    "boolean(.//table | .//td[count(.//p) > 1] | .//td//h1 | .//td//h2 | .//td//h3 | .//td//ul | .//td//ol)"
)
"""Whether a table is there for the looks of a page, and not for its rows."""


def html_tree(text: str) -> type_of_element | None:
    """The elements of a page; None where there are none. Nested more than 255 deep, they are left out."""
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(text.encode("utf-8", "ignore"), parser)
    except etree.LxmlError:
        return None


def xhtml_tree(text: str) -> type_of_element | None:
    """The elements of a book's chapter, be it well-formed or not. Raises DamagedFileError for entities."""
    refuse_entities(text.encode("utf-8", "ignore"))
    without_declaration = re.sub(r"^\s*<\?xml.*?\?>", "", text, count=1, flags=re.DOTALL)
    known = _ENTITY.sub(_character, without_declaration)
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(known.encode("utf-8", "ignore"), parser)
    except etree.LxmlError as error:
        raise_if_out_of_memory(error)
        return html_tree(text)


def _character(entity: re.Match[str]) -> str:
    name = entity.group(1)
    return entity.group() if name in _OF_XML else html5.get(name, entity.group())


def blocks_of(tree: type_of_element, without: Collection[str] = ()) -> list[Block]:
    """The blocks of text in a tree, in order; the elements named in `without` are left out."""
    walk = _Walk()
    events = etree.iterwalk(tree, events=("start", "end"))
    left_out: type_of_element | None = None
    for event, element in events:
        tag = element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""
        if event == "end":
            if element is left_out:
                left_out = None
            else:
                walk.leave(tag)
            if element is not tree:
                walk.add(element.tail)
        elif (
            not tag or tag in _UNREAD or tag in without or _is_hidden(element) or _is_note_mark(element, tag)
        ):
            events.skip_subtree()
            left_out = element
            walk.part_at(tag)
        else:
            walk.enter(tag, element)
            walk.add(element.text)
    walk.flush()
    return walk.blocks


def _is_hidden(element: type_of_element) -> bool:
    return "hidden" in element.attrib or _HIDDEN.search(element.get("style", "")) is not None


def _is_note_mark(element: type_of_element, tag: str) -> bool:
    """Whether this is the number of a footnote, which would read as a part of the word before it."""
    if tag == "a":
        return any("noteref" in element.get(name, "") for name in _NOTE_TYPES)
    if tag == "sup" and next(element.iter("{*}a"), None) is not None:
        return len("".join(islice(element.itertext(), 5)).strip()) <= len("[123]")
    return False


class _Walk:
    """What has been read of a tree so far."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._pieces: list[str] = []
        self._open: list[str] = []
        self._numbers: list[int | None] = []
        self._mark = ""
        self._tables: list[bool] = []
        self._cells: list[str] = []

    def enter(self, tag: str, element: type_of_element) -> None:
        self.part_at(tag)
        if tag in _BLOCKS:
            self._open.append(tag)
        if tag == "br":
            self._pieces.append("\n")
        elif tag in ("ul", "ol"):
            self._numbers.append(0 if tag == "ol" else None)
        elif tag == "li":
            self._mark = self._next_mark()
        elif tag == "table":
            self._tables.append(not _holds_an_article(element))

    def leave(self, tag: str) -> None:
        if tag in ("td", "th") and self._in_row:
            self._cells.append(self._taken().replace("\n", " "))
        elif tag == "tr" and self._in_row:
            row = " | ".join(cell for cell in self._cells if cell)
            self._cells.clear()
            self._pieces.append(row)
            self._put(Kind.TEXT)
        else:
            self.part_at(tag)
        if tag in _BLOCKS:
            self._open.pop()
        if tag in ("ul", "ol"):
            self._numbers.pop()
        elif tag == "li":
            self._mark = ""
        elif tag == "table":
            self._tables.pop()

    def add(self, text: str | None) -> None:
        if text:
            self._pieces.append(text if "pre" in self._open else _BLANKS.sub(" ", text))

    def part_at(self, tag: str) -> None:
        """End the block before a tag that starts or ends one; within a row, blocks are words in a cell."""
        if tag in _BLOCKS and self._in_row:
            self._pieces.append(" ")
        elif tag in _BLOCKS:
            self.flush()

    def flush(self) -> None:
        """End the block that is being read."""
        self._put(next((kind for kind, tags in _KINDS if not tags.isdisjoint(self._open)), None))

    @property
    def _in_row(self) -> bool:
        inner = next((tag for tag in reversed(self._open) if tag in ("table", "tr")), "")
        return inner == "tr" and bool(self._tables) and self._tables[-1]

    def _put(self, kind: Kind | None) -> None:
        if text := self._taken():
            self.blocks.append(Block(self._mark + text, kind))
            self._mark = ""

    def _taken(self) -> str:
        text = "".join(self._pieces)
        self._pieces.clear()
        if "pre" in self._open:
            return text.strip("\n").rstrip()
        return _AROUND_BREAKS.sub("\n", _BLANKS_BETWEEN.sub(" ", text)).strip()

    def _next_mark(self) -> str:
        if not self._numbers or (number := self._numbers[-1]) is None:
            return "• "
        self._numbers[-1] = number + 1
        return f"{number + 1}. "
