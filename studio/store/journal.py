"""The journal as it lies in the database: the signed bytes of every room, for those who read it again from the start."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from studio.store import tables


def entries_of(connection: Connection, room: str) -> list[bytes]:
    """The entries of a room's docket that this home holds, in order, byte for byte."""
    journal = tables.journal
    rows = select(journal.c.data).where(journal.c.room == room, journal.c.what == "d").order_by(journal.c.n)
    return list(connection.execute(rows).scalars())


def sent_frames(connection: Connection, room: str) -> dict[int, bytes]:
    """The entries of a room's docket that the storage should hold, by number, byte for byte."""
    journal = tables.journal
    rows = select(journal.c.n, journal.c.data).where(
        journal.c.room == room, journal.c.what == "d", journal.c.status == "read"
    )
    return {n: bytes(data) for n, data in connection.execute(rows.order_by(journal.c.n))}


def sent_entry(connection: Connection, room: str, n: int) -> bytes | None:
    """One entry that the storage should hold, byte for byte; None when this home has read none of that number."""
    journal = tables.journal
    kept = (journal.c.room == room, journal.c.what == "d", journal.c.n == n, journal.c.status == "read")
    data = connection.execute(select(journal.c.data).where(*kept)).scalar()
    return None if data is None else bytes(data)


def last_packet(connection: Connection, room: str, device: str) -> bytes | None:
    """The last packet of a device in a room that this home holds, byte for byte."""
    journal = tables.journal
    said = select(journal.c.data).where(journal.c.room == room, journal.c.what == "p", journal.c.device == device)
    data = connection.execute(said.order_by(journal.c.n.desc()).limit(1)).scalar()
    return None if data is None else bytes(data)


def journal_counts(connection: Connection, room: str) -> dict[str, int]:
    """How many entries and packets of a room there are, and how many of them have not been sent yet."""
    journal = tables.journal
    rows = connection.execute(
        select(journal.c.what, journal.c.status, func.count())
        .where(journal.c.room == room)
        .group_by(journal.c.what, journal.c.status)
    )
    counts = {"entries": 0, "packets": 0, "unsent": 0}
    for what, status, number in rows:
        counts["entries" if what == "d" else "packets"] += number
        counts["unsent"] += number if status == "saved" and what == "d" else 0
    return counts
