"""A file that somebody attached, as a document: its size looked at before a byte of it is taken."""

import asyncio
from typing import Final

import discord

from knowledge.ingest.documents import Document, FetchError, TooLargeError
from knowledge.ingest.limits import FETCH_SECONDS, FILE_BYTES, MB
from knowledge.wording import Wording

_TOO_LARGE: Final = Wording("The file is larger than {most} MB, which is the most that I read.")
_NOT_HAD: Final = Wording("Discord did not hand the file over. Try again in a minute.")


async def document_of(attachment: discord.Attachment) -> Document:
    """The attachment's bytes and what Discord says they are. Raises TooLargeError and FetchError."""
    if attachment.size > FILE_BYTES:
        raise TooLargeError(_TOO_LARGE, most=FILE_BYTES // MB)
    try:
        async with asyncio.timeout(FETCH_SECONDS):
            data = await attachment.read()
    except (discord.HTTPException, OSError, TimeoutError) as error:
        raise FetchError(_NOT_HAD) from error
    if len(data) > FILE_BYTES:
        raise TooLargeError(_TOO_LARGE, most=FILE_BYTES // MB)
    return Document(data, name=attachment.filename, media_type=attachment.content_type or "")
