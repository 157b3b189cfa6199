"""A document or pasted text to an Article, each in a process of its own: whatever it does, it does there."""

from knowledge.article import Article
from knowledge.ingest.documents import Document
from knowledge.ingest.exchange import document_request, text_request
from knowledge.ingest.reading import check_size, parse_in_this_process
from knowledge.ingest.sandbox import read_apart

__all__ = ["parse", "parse_in_this_process", "parse_pasted"]


async def parse(document: Document) -> Article:
    """The Article that a document holds; its id is empty.

    Raises IngestError, within the limits of `knowledge.ingest.limits` for time and memory. Cancelled, it
    leaves nothing running.
    """
    check_size(document.data)
    return await read_apart(document_request(document))


async def parse_pasted(text: str, *, title: str | None = None) -> Article:
    """The Article that pasted text holds, named by `title` or else as a file would be. Raises IngestError."""
    request = text_request(text, title)
    check_size(text.encode("utf-8", "ignore"))
    return await read_apart(request)
