"""Word documents (.docx): what is in the body, as it stands when every tracked change is accepted."""

import io
import re
import zipfile
from typing import Final

from knowledge.ingest.archives import DAMAGED, Archive
from knowledge.ingest.contents import Contents
from knowledge.ingest.documents import DamagedFileError
from knowledge.ingest.word_body import Body
from knowledge.ingest.xml_files import raise_if_out_of_memory, refuse_entities

_TEXT_PART: Final = re.compile(r"\.(xml|rels)$", re.IGNORECASE)
_MAIN_TYPE: Final = re.compile(
    rb"application/(?:vnd\.ms-word\.document\.macroEnabled|vnd\.ms-word\.template\.macroEnabledTemplate"
    rb"|vnd\.openxmlformats-officedocument\.wordprocessingml\.template)\.main\+xml"
)
_DOCUMENT_TYPE: Final = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_A_PROGRAM: Final = "python-docx"
"""Where this is the author, the properties are those of an empty template."""


def read_word(data: bytes) -> Contents:
    """What a Word document holds. Raises TooLargeError and DamagedFileError."""
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    try:
        document = docx.Document(io.BytesIO(_text_parts(data)))
        known = document.core_properties
        stated = known.author != _A_PROGRAM
        created = known.created if stated else None
        return Contents(
            tuple(Body(document).blocks()),
            title=known.title,
            author=known.author if stated else None,
            date=created.date().isoformat() if created else None,
            language=known.language,
        )
    # Where one of its many parts is missing or malformed, python-docx fails as Python happens to.
    except (OpcError, LxmlError, LookupError, ValueError, AttributeError, TypeError, AssertionError) as error:
        raise_if_out_of_memory(error)
        raise DamagedFileError(DAMAGED) from error


def _text_parts(data: bytes) -> bytes:
    """The archive anew, with its pictures empty: no more is unpacked than what is read."""
    archive = Archive(data)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as checked:
        for name in archive.names:
            part = archive.read(name) if _TEXT_PART.search(name) else b""
            refuse_entities(part)
            if name == "[Content_Types].xml":
                part = _MAIN_TYPE.sub(_DOCUMENT_TYPE, part)
            checked.writestr(name, part)
    return file.getvalue()
