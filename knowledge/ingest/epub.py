"""Electronic books (EPUB): the chapters in reading order, without the table of contents."""

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

from knowledge.ingest.archives import DAMAGED, Archive
from knowledge.ingest.contents import Contents
from knowledge.ingest.documents import DamagedFileError, UnsupportedFormatError
from knowledge.ingest.encodings import decode
from knowledge.ingest.limits import TEXT_CHARACTERS
from knowledge.ingest.markup import blocks_of, type_of_element, xhtml_tree
from knowledge.ingest.xml_files import xml_root
from knowledge.reader import Block
from knowledge.wording import Wording

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_CONTAINER: Final = "META-INF/container.xml"
_ENCRYPTION: Final = "META-INF/encryption.xml"
_CHAPTER_TYPES: Final = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")
_CHAPTER_ENDINGS: Final = (".xhtml", ".html", ".htm", ".xml")
_DC: Final = "{http://purl.org/dc/elements/1.1/}"


def read_epub(data: bytes) -> Contents:
    """What a book holds. Raises TooLargeError, and DamagedFileError for one that is locked or broken."""
    archive = Archive(data)
    _refuse_locked(archive)
    place = _package_place(archive)
    package = xml_root(archive.read(place))
    return Contents(
        tuple(_blocks(archive, posixpath.dirname(place), package)),
        title=_stated(package, "title"),
        author=", ".join(_all(package, "creator")) or None,
        date=_date(package),
        url=next((text for text in _all(package, "source", "identifier") if text.startswith("http")), None),
        language=_stated(package, "language"),
    )


def _refuse_locked(archive: Archive) -> None:
    """Fonts are often scrambled, which is no matter; a book whose chapters are is for one reader's key."""
    listed = archive.read(_ENCRYPTION)
    if listed:
        places = (element.get("URI", "") for element in xml_root(listed).iterfind(".//{*}CipherReference"))
        if any(urlsplit(place).path.lower().endswith(_CHAPTER_ENDINGS) for place in places):
            raise DamagedFileError(
                Wording("This book is locked by its seller (DRM), so that I cannot read it.")
            )


def _package_place(archive: Archive) -> str:
    container = archive.read(_CONTAINER)
    if container:
        for root in xml_root(container).iterfind(".//{*}rootfile"):
            place = unquote(root.get("full-path", "")).lstrip("/")
            if place in archive.names:
                return place
    place = next((name for name in archive.names if name.endswith(".opf")), "")
    if not place:
        raise DamagedFileError(Wording("This EPUB is damaged: the list of its chapters is missing."))
    return place


def _blocks(archive: Archive, folder: str, package: "Element") -> Iterator[Block]:
    listed = {item.get("id", ""): item for item in package.iterfind(".//{*}item")}
    read: set[str] = set()
    characters = 0
    for reference in package.iterfind(".//{*}itemref"):
        item = listed.get(reference.get("idref", ""))
        if item is None or reference.get("linear") == "no" or not _is_chapter(item):
            continue
        place = posixpath.normpath(posixpath.join(folder, unquote(urlsplit(item.get("href", "")).path)))
        if place in read:
            continue
        read.add(place)
        tree = _chapter(archive.read(place))
        if tree is not None:
            for block in blocks_of(tree, without=("nav",)):
                yield block
                characters += len(block.text)
            # What is too long is refused for it; there is no need to read it to its end.
            if characters > TEXT_CHARACTERS:
                return


def _chapter(data: bytes) -> type_of_element | None:
    try:
        return xhtml_tree(decode(data)) if data else None
    except UnsupportedFormatError as error:
        raise DamagedFileError(DAMAGED) from error


def _is_chapter(item: "Element") -> bool:
    properties = item.get("properties", "").split()
    return "nav" not in properties and item.get("media-type", "").lower() in _CHAPTER_TYPES


def _all(package: "Element", *names: str) -> list[str]:
    found = (element for name in names for element in package.iter(_DC + name))
    return [text for element in found if (text := " ".join("".join(element.itertext()).split()))]


def _stated(package: "Element", name: str) -> str | None:
    return next(iter(_all(package, name)), None)


def _date(package: "Element") -> str | None:
    """When it was published, where several days are told apart."""
    dates = list(package.iter(_DC + "date"))
    published = [
        date
        for date in dates
        if any(name.endswith("event") and value == "publication" for name, value in date.attrib.items())
    ]
    return next((date.text for date in (*published, *dates) if date.text), None)
