"""Adding articles by command: one after the other, with progress in the message, none stopping the others."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final
from urllib.parse import urlsplit

import discord

from bot.cards.adding import Item, outcome_card, progress_card
from bot.client import VerbatimClient
from bot.errors import LibraryCommandError, explained
from bot.features.articles.attachments import document_of
from bot.features.articles.progress import Throttled
from knowledge.adding import Added, Progress, Stage, add_file, add_pasted, add_url
from knowledge.library import Library
from knowledge.wording import Wording

# Translators: what is added, in place of a file's name: alone in a heading, or before a colon.
PASTED: Final = Wording("the pasted text")
# Translators: as “the pasted text”, in place of a web address that shows nothing.
_ADDRESS: Final = Wording("the address")


class NothingToAddError(LibraryCommandError):
    """Neither an address nor a file was given."""


@dataclass(frozen=True, slots=True)
class Source:
    """One thing to add: what it is called while it is worked on, and how it is added to a server."""

    name: str
    add: Callable[[Library, int, Progress], Awaitable[Added]]


def sources(url: str | None, files: Sequence[discord.Attachment]) -> list[Source]:
    """What there is to add, the page first. Raises NothingToAddError."""
    found = [] if url is None else [Source(_shown(url), partial(_add_page, url.strip()))]
    found += [Source(file.filename, partial(_add_attachment, file)) for file in files]
    if not found:
        raise NothingToAddError(
            # Translators: url and file are options of /articles add.
            Wording("Give the address of a page (url), or attach a file (file), or both.")
        )
    return found


def pasted_source(text: str, title: str | None) -> Source:
    """A text that somebody pasted, and the title they gave it, if any."""

    async def add(library: Library, server: int, progress: Progress) -> Added:
        return await add_pasted(library, server, text, title=title, progress=progress)

    return Source(PASTED(), add)


async def add_all(
    interaction: discord.Interaction[VerbatimClient], server: int, sources: Sequence[Source]
) -> None:
    """Add everything to the server's articles and show how it goes, and in the end what came of it.

    Whoever calls this has made sure that the person may do so. The interaction must not be answered yet.
    """
    client = interaction.client
    await interaction.response.defer(thinking=True)
    items = [Item(source.name) for source in sources]

    async def show() -> None:
        await interaction.edit_original_response(embed=progress_card(items))

    async with Throttled(show) as shown:
        for place, source in enumerate(sources):

            async def progress(stage: Stage, place: int = place) -> None:
                items[place] = replace(items[place], stage=stage)
                shown.changed()

            try:
                async with client.adding:
                    added = await source.add(client.library, server, progress)
                items[place] = replace(items[place], added=added)
            except Exception as error:  # whatever it was, the person is told and the others go on
                items[place] = replace(items[place], failed=explained(error, "adding an article"))
            shown.changed()
    await interaction.edit_original_response(embed=outcome_card(items))


async def _add_page(url: str, library: Library, server: int, progress: Progress) -> Added:
    return await add_url(library, server, url, progress)


async def _add_attachment(
    attachment: discord.Attachment, library: Library, server: int, progress: Progress
) -> Added:
    await progress(Stage.FETCHING)
    return await add_file(library, server, await document_of(attachment), progress)


def _shown(url: str) -> str:
    """An address without what may be secret in it: user names, passwords and queries."""
    try:
        parts = urlsplit(url.strip())
        return f"{parts.hostname or ''}{parts.path}" or _ADDRESS()
    except ValueError:
        return _ADDRESS()
