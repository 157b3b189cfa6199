"""What a format's reader finds in a document, as it stands there."""

from dataclasses import dataclass

from knowledge.reader import Block


@dataclass(frozen=True, slots=True)
class Contents:
    """The blocks of a text, in reading order, and what the document says of itself, unchecked.

    `url` is the address that it gives as its own.
    """

    blocks: tuple[Block, ...]
    title: str | None = None
    author: str | None = None
    date: str | None = None
    url: str | None = None
    language: str | None = None
