"""What a server compressed for the way, unpacked a piece at a time: nobody gets more than they ask for."""

import zlib
from collections.abc import Iterator
from typing import Final

from knowledge.ingest.documents import FetchError
from knowledge.wording import Wording

CODINGS: Final = ("gzip", "deflate")
"""What is asked for. Whoever sends something else anyway is not understood."""

_MEMBERS: Final = 100
"""Compressed parts, one after another, that make one page. More are made to waste time."""

_GZIP: Final = 16 + zlib.MAX_WBITS
_ZLIB: Final = zlib.MAX_WBITS
_RAW: Final = -zlib.MAX_WBITS
_DEFLATED: Final = 8
"""The low half of the first byte of what has a zlib header; some servers send deflate without one."""


class ContentCodingError(FetchError):
    """A page came in a compression that is not known, or that is damaged."""


class Unpacker:
    """Undoes one Content-Encoding; an empty one, and `identity`, change nothing."""

    def __init__(self, coding: str) -> None:
        """Raises ContentCodingError for one that was not asked for."""
        self._coding = coding.strip().lower().removeprefix("x-")
        if self._coding not in ("", "identity", *CODINGS):
            raise ContentCodingError(
                Wording("This website sends the page in a compression that I cannot undo.")
            )
        self._members = 0
        self._stream = zlib.decompressobj()
        self._ended = True

    def pieces(self, data: bytes, size: int) -> Iterator[bytes]:
        """What `data`, the next bytes to arrive, unpacks to: pieces of at most `size` bytes.

        Raises ContentCodingError where it is damaged.
        """
        if self._coding not in CODINGS:
            yield from (data[at : at + size] for at in range(0, len(data), size))
            return
        more = bool(data)
        while more:
            if self._ended:
                self._begin_member(data[0])
            try:
                piece = self._stream.decompress(data, size)
            except zlib.error:
                raise _damaged() from None
            yield piece
            self._ended = self._stream.eof
            data = self._stream.unused_data if self._ended else self._stream.unconsumed_tail
            more = bool(data) or (len(piece) == size and not self._ended)

    def finish(self) -> None:
        """Raises ContentCodingError if what has arrived breaks off in the middle."""
        if not self._ended:
            raise _damaged()

    def _begin_member(self, first_byte: int) -> None:
        self._members += 1
        if self._members > _MEMBERS:
            raise _damaged()
        deflate = _ZLIB if first_byte & 0x0F == _DEFLATED else _RAW
        self._stream = zlib.decompressobj(_GZIP if self._coding == "gzip" else deflate)


def _damaged() -> ContentCodingError:
    return ContentCodingError(Wording("What this website sent is damaged: it cannot be unpacked."))
