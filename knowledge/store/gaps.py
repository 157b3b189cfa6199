"""Questions without an answer, of servers that want to know them."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from hashlib import sha256

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from knowledge.store.counting import INSERTS
from knowledge.store.records import GAP_DAYS, GAPS, Gap, GapNote
from knowledge.store.schema import gaps, servers


async def note(connection: AsyncConnection, notes: Sequence[GapNote]) -> None:
    """Keep these questions, or count them with ones that are alike; not of a server that wants no notes."""
    by_server: defaultdict[int, list[GapNote]] = defaultdict(list)
    for one in notes:
        by_server[one.server].append(one)
    for server in sorted(by_server):
        # Locked, so that a choice against notes comes before this or deletes what this adds.
        chosen = select(servers.c.gap_notes).where(servers.c.id == server).with_for_update(read=True)
        if await connection.scalar(chosen):
            await _keep(connection, server, by_server[server])


async def noted(connection: AsyncConnection, server: int, today: date) -> tuple[Gap, ...]:
    """The gaps of a server, those asked most often first."""
    kept = (gaps.c.server == server) & (gaps.c.last > _oldest(today))
    found = await connection.execute(
        select(gaps).where(kept).order_by(gaps.c.number.desc(), gaps.c.last.desc(), gaps.c.id)
    )
    return tuple(Gap(row.id, row.question, row.number, row.first, row.last) for row in found)


async def remove(connection: AsyncConnection, server: int, gap_id: str) -> None:
    """Delete one, if it is there."""
    await connection.execute(delete(gaps).where(gaps.c.server == server, gaps.c.id == gap_id))


async def expire(connection: AsyncConnection, today: date) -> None:
    """Delete those that were last asked too long ago."""
    await connection.execute(delete(gaps).where(gaps.c.last <= _oldest(today)))


async def _keep(connection: AsyncConnection, server: int, notes: Sequence[GapNote]) -> None:
    rows: dict[str, dict[str, object]] = {}
    counted: defaultdict[str, int] = defaultdict(int)
    for one in sorted(notes, key=lambda note: note.day):
        gap_id = sha256(f"{server} {one.key}".encode()).hexdigest()[:16]
        counted[gap_id] += 1
        rows[gap_id] = {
            "id": gap_id,
            "server": server,
            "question": one.question,
            "first": rows[gap_id]["first"] if gap_id in rows else one.day,
            "last": one.day,
            "number": counted[gap_id],
        }
    insert = INSERTS[connection.dialect.name](gaps)
    new = insert.excluded
    # The newer wording replaces the older one: no text stays longer than its days.
    keeping = insert.on_conflict_do_update(
        index_elements=[gaps.c.id],
        set_={"question": new.question, "last": new.last, "number": gaps.c.number + new.number},
    )
    await connection.execute(keeping, [rows[gap_id] for gap_id in sorted(rows)])
    await _make_room(connection, server, list(rows))


async def _make_room(connection: AsyncConnection, server: int, newest: Sequence[str]) -> None:
    """Delete those above the most that are kept: asked least often first, but what was just asked last."""
    of_server = gaps.c.server == server
    if (await connection.scalar(select(func.count()).select_from(gaps).where(of_server)) or 0) <= GAPS:
        return
    order = (gaps.c.id.in_(newest).desc(), gaps.c.number.desc(), gaps.c.last.desc(), gaps.c.id)
    above = await connection.scalars(select(gaps.c.id).where(of_server).order_by(*order).offset(GAPS))
    await connection.execute(delete(gaps).where(gaps.c.id.in_(above.all())))


def _oldest(today: date) -> date:
    return today - timedelta(days=GAP_DAYS)
