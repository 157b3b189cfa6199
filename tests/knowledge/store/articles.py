"""Articles to store, and where they come from."""

from knowledge.article import Article, Kind, Paragraph
from knowledge.store import Origin, OriginKind, Put, Store

HEADING = "Of towns"
PASTE = Origin(OriginKind.PASTE)


def article(body: str = "A town has streets.", *, id: str = "", title: str = "Towns", **more: str) -> Article:
    """One with a heading and a paragraph."""
    text = f"{HEADING}\n\n{body}"
    start = len(HEADING) + 2
    paragraphs = (Paragraph(0, len(HEADING), Kind.HEADING), Paragraph(start, len(text)))
    return Article(id=id, title=title, text=text, paragraphs=paragraphs, **more)


def page(url: str) -> Origin:
    """A page as the origin."""
    return Origin(OriginKind.URL, url)


def file_in_directory(name: str, digest: str = "") -> Origin:
    """A file of the directory of home articles as the origin."""
    return Origin(OriginKind.DIRECTORY, name, digest)


async def put_numbered(store: Store, library: int, number: int) -> Put:
    """Put an article that no other number has."""
    return await store.put(library, article(f"Town number {number} has streets."), PASTE)


async def bodies(store: Store, library: int) -> list[str]:
    """What the articles of a library say below their heading, in the order of the manifest."""
    ids = [entry.id for entry in (await store.manifest(library)).entries]
    return [stored.article.text.partition("\n\n")[2] for stored in await store.load(library, ids)]
