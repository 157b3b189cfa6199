"""XML from anyone: without entities, by which a file bursts or reads others, and without anything outside."""

from typing import TYPE_CHECKING, Final

from knowledge.ingest.documents import DamagedFileError
from knowledge.wording import Wording

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_ENTITIES: Final = Wording(
    "This file defines XML entities of its own, which no ordinary document does, and which I do not read; "
    "save it anew and send that."
)

_NO_MEMORY: Final = 2
"""What libxml2 calls XML_ERR_NO_MEMORY."""


def xml_root(data: bytes) -> "Element":
    """The root element of an XML file. Raises DamagedFileError for what is no XML or defines entities."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        return fromstring(data)
    except DefusedXmlException as error:
        raise DamagedFileError(_ENTITIES) from error
    # Of an encoding that Python does not know, expat says so in its own ways.
    except (ParseError, LookupError, ValueError) as error:
        raise DamagedFileError(Wording("This file is damaged: a part of it is no valid XML.")) from error


def refuse_entities(data: bytes) -> None:
    """Raise DamagedFileError if XML for another parser defines entities.

    Without its zero bytes, UTF-16 shows what it says as ASCII does.
    """
    if b"<!ENTITY" in data.replace(b"\0", b""):
        raise DamagedFileError(_ENTITIES)


def raise_if_out_of_memory(error: BaseException) -> None:
    """Raise MemoryError for an error of lxml that is one."""
    if getattr(error, "code", None) == _NO_MEMORY:
        raise MemoryError from error
