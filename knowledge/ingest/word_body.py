"""The body of a Word document to blocks: paragraphs by style, items of lists with marks, tables by rows."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from docx.document import Document as WordDocument
from lxml import etree

from knowledge.article import Kind
from knowledge.ingest.markup import type_of_element
from knowledge.reader import Block

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_UNREAD: Final = frozenset(
    (_FALLBACK, *(_W + name for name in "del moveFrom instrText txbxContent rPr pPr".split()))
)
"""What was deleted, instructions for fields, and text boxes, which have no place in the text."""

_CHARACTERS: Final = {_W + "tab": " ", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "-"}
_HEADING: Final = re.compile(r"(heading|title|subtitle)\b", re.IGNORECASE)
_TABLE_OF_CONTENTS: Final = re.compile(r"(toc|table of figures)\b", re.IGNORECASE)
_NO_LEVEL: Final = "9"
"""Word's outline level of running text."""

_LEVELS: Final = "012345678"
"""Of lists."""

_LONGEST_CHAIN: Final = 12
"""Styles are based on others; in a hostile file, in a circle."""


class Body:
    """A document's paragraphs and tables."""

    def __init__(self, document: WordDocument) -> None:
        self._root: type_of_element = document.element.body
        styles = document.styles.element.iterfind(_W + "style")
        self._styles = {style.get(_W + "styleId"): style for style in styles}
        parts = document.part.package.iter_parts()
        numbering = next((part for part in parts if part.partname.endswith("/numbering.xml")), None)
        self._numbering: type_of_element | None = getattr(numbering, "element", None)
        self._counts: Counter[tuple[str, int]] = Counter()

    def blocks(self) -> Iterator[Block]:
        """The blocks in order."""
        yield from self._within(self._root)

    def _within(self, container: type_of_element) -> Iterator[Block]:
        for element in container:
            if element.tag == _W + "p":
                yield from self._paragraph(element)
            elif element.tag == _W + "tbl":
                yield from self._table(element)
            elif element.tag not in _UNREAD:
                yield from self._within(element)

    def _paragraph(self, element: type_of_element) -> Iterator[Block]:
        text = _text(element)
        styles = self._chain(_value(element, "pStyle", ""))
        names = [_name(style) for style in styles]
        if not text or any(map(_TABLE_OF_CONTENTS.match, names)):
            return
        properties = [element, *styles]
        outlined = _first(properties, "outlineLvl", _NO_LEVEL) != _NO_LEVEL
        if outlined or (names and _HEADING.match(names[0])):
            yield Block(text, Kind.HEADING)
        elif names and names[0] == "caption":
            yield Block(text, Kind.CAPTION)
        else:
            yield Block(self._mark(properties, names) + text, Kind.TEXT)

    def _chain(self, style_id: str) -> list[type_of_element]:
        """A style and those that it is based on."""
        found: list[type_of_element] = []
        while style_id in self._styles and len(found) < _LONGEST_CHAIN:
            found.append(self._styles[style_id])
            based_on = found[-1].find(_W + "basedOn")
            style_id = "" if based_on is None else based_on.get(_W + "val", "")
        return found

    def _table(self, table: type_of_element) -> Iterator[Block]:
        """A block a row, unless cells hold several paragraphs each: then the table is there for the looks."""
        cells = list(table.iter(_W + "tc"))
        if any(cell.find(_W + "tbl") is not None or _paragraphs(cell) > 1 for cell in cells):
            for cell in table.iterfind(f"{_W}tr/{_W}tc"):
                yield from self._within(cell)
            return
        for row in table.iter(_W + "tr"):
            texts = (" ".join(map(_text, cell.iter(_W + "p"))) for cell in row.iter(_W + "tc"))
            if line := " | ".join(text.replace("\n", " ") for text in texts if text):
                yield Block(line, Kind.TEXT)

    def _mark(self, properties: list[type_of_element], names: list[str]) -> str:
        """The bullet or number in front of an item of a list; nothing in front of another paragraph."""
        number = _first(properties, "numId", "")
        if not number or number == "0":
            return "• " if any(name.startswith("list bullet") for name in names) else ""
        level = _first(properties, "ilvl", "0")
        depth = int(level) if level in _LEVELS else 0
        if self._number_format(number, depth) != "decimal":
            return "• "
        for deeper in range(depth + 1, len(_LEVELS)):
            self._counts.pop((number, deeper), None)
        self._counts[number, depth] += 1
        return f"{self._counts[number, depth]}. "

    def _number_format(self, number: str, level: int) -> str:
        root = self._numbering
        if root is None:
            return ""
        for instance in root.iterfind(_W + "num"):
            if instance.get(_W + "numId") == number:
                abstract = _value(instance, "abstractNumId", "", "")
                for definition in root.iterfind(_W + "abstractNum"):
                    if definition.get(_W + "abstractNumId") == abstract:
                        return _value(definition, "numFmt", "", f"{_W}lvl[@{_W}ilvl='{level}']/")
        return ""


def _name(style: type_of_element) -> str:
    return _value(style, "name", "", "").lower()


def _value(element: type_of_element, name: str, default: str, path: str = f"{_W}pPr/") -> str:
    found = element.find(f"{path}{_W}{name}")
    return default if found is None else str(found.get(_W + "val", default))


def _first(properties: list[type_of_element], name: str, default: str) -> str:
    """The value of the first of these elements' paragraph properties that has one by this name."""
    for element in properties:
        for path in (f"{_W}pPr/", f"{_W}pPr/{_W}numPr/"):
            if value := _value(element, name, "", path):
                return value
    return default


def _paragraphs(cell: type_of_element) -> int:
    return sum(1 for paragraph in cell.iterfind(_W + "p") if _text(paragraph))


def _text(paragraph: type_of_element) -> str:
    pieces: list[str] = []
    events = etree.iterwalk(paragraph, events=("start",))
    for _, element in events:
        if element.tag in _UNREAD:
            events.skip_subtree()
        elif element.tag == _W + "t":
            pieces.append(element.text or "")
        elif element.tag in _CHARACTERS and element.get(_W + "type") != "page":
            pieces.append(_CHARACTERS[element.tag])
    return "".join(pieces).strip()
