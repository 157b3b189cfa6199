"""The gaps that a server keeps, as the store has them at this moment."""

from datetime import UTC, datetime

from bot.chosen import store_of
from bot.client import VerbatimClient
from bot.errors import LibraryCommandError
from knowledge.store import Gap
from knowledge.wording import Wording


class GoneGapError(LibraryCommandError):
    """Somebody else has taught or dismissed it, or it is too old."""

    def __init__(self) -> None:
        super().__init__(
            Wording("This question is not kept any more: it was taught, dismissed, or is too old.")
        )


async def kept_gaps(client: VerbatimClient, server: int) -> tuple[Gap, ...]:
    """All of a server, those asked most often first, the newest included. Raises StoreError."""
    await client.counts.flush()
    return await store_of(client).gaps(server, datetime.now(UTC).date())


async def gap_of(client: VerbatimClient, server: int, gap_id: str) -> Gap:
    """One of a server's. Raises GoneGapError, StoreError."""
    kept = await store_of(client).gaps(server, datetime.now(UTC).date())
    gap = next((gap for gap in kept if gap.id == gap_id), None)
    if gap is None:
        raise GoneGapError
    return gap
