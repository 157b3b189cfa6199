"""Zip files from anyone: what they claim to hold is checked before, what they hold while it is read."""

import io
import struct
import zipfile
import zlib
from typing import Final

from knowledge.ingest.documents import DamagedFileError, TooLargeError
from knowledge.ingest.limits import MB, PACKING_RATIO, UNPACKED_BYTES, ZIP_MEMBERS
from knowledge.wording import Wording

DAMAGED: Final = Wording("This file is damaged: it is cut off, or not what its name says.")
_CHUNK: Final = 65_536
_ENCRYPTED: Final = 0x1
_FAILURES: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
"""What reading a zip file raises when it is not as it should be."""


class Archive:
    """The members of a zip file, by name; no more is unpacked of any than its header said.

    Raises TooLargeError for what was made to burst, DamagedFileError for what cannot be read.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _FAILURES as error:
            raise DamagedFileError(DAMAGED) from error
        _check(self._zip.infolist(), len(data))
        self._members = {member.filename: member for member in self._zip.infolist()}
        self._left = UNPACKED_BYTES

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the members, in the order of the archive's directory."""
        return tuple(self._members)

    def read(self, name: str) -> bytes:
        """What is in a member; nothing where there is none of this name."""
        member = self._members.get(name)
        if member is None:
            return b""
        found = []
        try:
            # In pieces: a whole read would unpack all that is there before it cuts to the stated size.
            with self._zip.open(member) as file:
                while piece := file.read(_CHUNK):
                    self._left -= len(piece)
                    if self._left < 0:
                        raise _too_much()
                    found.append(piece)
        except _FAILURES as error:
            raise DamagedFileError(DAMAGED) from error
        return b"".join(found)


def _check(members: list[zipfile.ZipInfo], packed: int) -> None:
    if len(members) > ZIP_MEMBERS:
        raise TooLargeError(
            Wording("This file is an archive of {files} files; I take at most {most} in one."),
            files=len(members),
            most=ZIP_MEMBERS,
        )
    unpacked = sum(member.file_size for member in members)
    if unpacked > UNPACKED_BYTES:
        raise _too_much()
    if unpacked > packed * PACKING_RATIO:
        raise TooLargeError(
            Wording(
                "This file unpacks to more than {ratio} times its size, as no ordinary document does; "
                "save it anew and send that."
            ),
            ratio=PACKING_RATIO,
        )
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise DamagedFileError(
            Wording("This file is locked with a password; save it without one and send it again.")
        )
    # The other methods unpack without a bound on what one step may give.
    if any(member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for member in members):
        raise DamagedFileError(
            Wording("This file is packed in an unusual way that I do not read; save it anew and send that.")
        )


def _too_much() -> TooLargeError:
    return TooLargeError(
        Wording(
            "This file unpacks to more than {most} MB, which is the most that I take; "
            "leave out its pictures, or send a part of it."
        ),
        most=UNPACKED_BYTES // MB,
    )
