"""How often something happened, by server, week and article."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from knowledge.store.records import TALLY_WEEKS, Counted, Tally, week_of
from knowledge.store.schema import tallies

INSERTS: Final[Mapping[str, Any]] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
"""Each database's own insertion that may turn into an update. Any: their types share no such method."""


async def count(connection: AsyncConnection, counts: Mapping[Tally, int]) -> None:
    """Add to the numbers that are there."""
    if not counts:
        return
    insert = INSERTS[connection.dialect.name](tallies)
    adding = insert.on_conflict_do_update(
        index_elements=list(tallies.primary_key), set_={"number": tallies.c.number + insert.excluded.number}
    )
    rows = [
        {
            "server": tally.server,
            "week": tally.week,
            "article_id": tally.article_id,
            "counted": tally.counted.value,
            "number": number,
        }
        for tally, number in counts.items()
    ]
    # Always in the same order, so that two processes never wait for each other's rows.
    rows.sort(key=lambda row: (row["server"], row["week"], row["article_id"], row["counted"]))
    await connection.execute(adding, rows)


async def counts(connection: AsyncConnection, server: int, since: date) -> dict[Tally, int]:
    """The numbers of a server from the week of that day on."""
    wanted = (tallies.c.server == server) & (tallies.c.week >= week_of(since))
    return {
        Tally(row.server, row.week, row.article_id, Counted(row.counted)): row.number
        for row in await connection.execute(select(tallies).where(wanted))
    }


async def expire(connection: AsyncConnection, today: date) -> None:
    """Delete the numbers of weeks that are too long ago."""
    oldest = week_of(today) - timedelta(weeks=TALLY_WEEKS - 1)
    await connection.execute(delete(tallies).where(tallies.c.week < oldest))
