"""The journal as it lies in the database: the signed bytes of every room, entries (``d``) and packets (``p``).

A row's ``status``: saved (own, not in the storage or not in the docket yet), inbox (somebody else's packet that no entry
holds), read (in the docket).
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, bindparam, delete, func, insert, select, update

from studio.events.envelope import frame_hash
from studio.events.state import ZERO_HASH
from studio.store import tables

_J = tables.journal
# made once: putting a statement together costs more than carrying it out
_KEEP = insert(_J).prefix_with("OR REPLACE")
_PACKET = (
    _J.c.room == bindparam("of_room"),
    _J.c.what == "p",
    _J.c.device == bindparam("of_device"),
    _J.c.n == bindparam("of_n"),
)
_HASH = select(_J.c.hash).where(*_PACKET)
_SET_STATUS = update(_J).where(*_PACKET).values(status=bindparam("to_status"))
_SENT_HEAD = (
    select(_J.c.n, _J.c.hash)
    .where(_J.c.room == bindparam("room"), _J.c.what == "d", _J.c.status == "read")
    .order_by(_J.c.n.desc())
    .limit(1)
)


def keep_frame(
    connection: Connection, prj: str, room: str, what: str, device: str, n: int, frame: bytes, status: str, got_ms: int
) -> None:
    """Keep a frame under its number. ``device``: a packet's author, empty for entries."""
    row = {
        "room": room,
        "what": what,
        "device": device,
        "n": n,
        "prj": prj,
        "hash": frame_hash(frame),
        "data": frame,
        "got_ms": got_ms,
        "status": status,
    }
    connection.execute(_KEEP, row)


def packet_hash(connection: Connection, room: str, device: str, n: int) -> str | None:
    """The hash of the packet that is kept under a number."""
    return connection.execute(_HASH, _named(room, device, n)).scalar()


def set_packet_status(connection: Connection, room: str, device: str, n: int, status: str) -> None:
    """The docket holds a packet now, or holds it no more."""
    connection.execute(_SET_STATUS, {**_named(room, device, n), "to_status": status})


def forget_inbox_packet(connection: Connection, room: str, device: str, n: int) -> None:
    """Forget a packet of somebody else that no entry holds."""
    connection.execute(delete(_J).where(*_PACKET, _J.c.status == "inbox"), _named(room, device, n))


def take_own_packets(connection: Connection, room: str, device: str) -> list[bytes]:
    """Own packets that no entry holds, in order; they leave the journal."""
    journal = tables.journal
    is_own = (journal.c.room == room, journal.c.what == "p", journal.c.device == device, journal.c.status == "saved")
    return _taken(connection, is_own)


def take_own_entries(connection: Connection, room: str, first: int) -> list[bytes]:
    """Own entries from a number on that the storage does not hold, in order; they leave the journal."""
    journal = tables.journal
    return _taken(
        connection, (journal.c.room == room, journal.c.what == "d", journal.c.status == "saved", journal.c.n >= first)
    )


def _taken(connection: Connection, where: tuple[ColumnElement[bool], ...]) -> list[bytes]:
    journal = tables.journal
    frames = list(connection.execute(select(journal.c.data).where(*where).order_by(journal.c.n)).scalars())
    connection.execute(delete(journal).where(*where))
    return frames


def _named(room: str, device: str, n: int) -> dict[str, str | int]:
    """The values of `_PACKET`."""
    return {"of_room": room, "of_device": device, "of_n": n}


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


def sent_head(connection: Connection, room: str) -> tuple[int, str]:
    """Number and hash of the last entry that the storage is known to hold; -1 and zeros when there is none.

    Whoever tells others how far a room has come tells this: an own entry that was not sent may never be there, since
    another device may be first to write its number.
    """
    found = connection.execute(_SENT_HEAD, {"room": room}).first()
    return (int(found[0]), str(found[1])) if found is not None else (-1, ZERO_HASH)


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
