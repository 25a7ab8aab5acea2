"""What waits to be sent, and what of the inbox has been read: rows of the journal and the outbox by question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, delete, func, select, update

from studio.store import tables

_J = tables.journal
# made once: putting a statement together costs more than carrying it out
_OF_PRJ = _J.c.prj == bindparam("prj")
_OF_ROOM = _J.c.room == bindparam("room")
_UNSENT = select(_J.c.room, _J.c.n, _J.c.data).where(_OF_PRJ, _J.c.what == "d", _J.c.status == "saved")
_STATUS = select(_J.c.status).where(_OF_ROOM, _J.c.what == "d", _J.c.n == bindparam("n"))
_ENTRY_AT = select(_J.c.got_ms).where(
    _OF_ROOM, _J.c.what == "d", _J.c.n == bindparam("n"), _J.c.hash == bindparam("hash")
)
_SENT = (
    select(_J.c.n, _J.c.data)
    .where(_OF_ROOM, _J.c.what == "d", _J.c.status == "read", _J.c.n >= bindparam("first"))
    .order_by(_J.c.n)
    .limit(bindparam("most"))
)
_SENT_SIZES = _SENT.with_only_columns(_J.c.n, func.length(_J.c.data))
_UNSETTLED = (
    select(_J.c.room, _J.c.n, _J.c.data)
    .where(_OF_PRJ, _J.c.what == "p", _J.c.device == bindparam("device"), _J.c.status == "saved")
    .order_by(_J.c.room, _J.c.n)
)
_PACKETS = select(_J.c.room, _J.c.device, _J.c.n).where(_OF_PRJ, _J.c.what == "p")
_EMBEDDED = _PACKETS.where(_J.c.status == "read")
_PENDING = (
    select(tables.decision.c.body).where(tables.decision.c.room == bindparam("room")).order_by(tables.decision.c.id)
)
_TO_CLEAR = select(tables.clear_out.c.name).where(tables.clear_out.c.prj == bindparam("prj"))
_WAS_SENT = (
    update(_J).where(_J.c.room == bindparam("of"), _J.c.what == "d", _J.c.n == bindparam("of_n")).values(status="read")
)
_OBJECT_SENT = delete(tables.object_out).where(tables.object_out.c.name == bindparam("of"))
_OBJECTS = (
    select(tables.object_out.c.id, tables.object_out.c.name, tables.object_out.c.data)
    .where(tables.object_out.c.prj == bindparam("prj"), tables.object_out.c.is_new == 0)
    .order_by(tables.object_out.c.id)
)
_INBOX = (
    select(_J.c.device, _J.c.n, _J.c.data, _J.c.got_ms)
    .where(_J.c.room == bindparam("room"), _J.c.what == "p")
    .where((_J.c.status == "inbox") | ((_J.c.status == "saved") & (_J.c.device == bindparam("own"))))
    .order_by(_J.c.device, _J.c.n)
)


@dataclass(frozen=True, slots=True)
class WaitingFrame:
    """A frame of this home that is to be sent."""

    room: str
    n: int
    data: bytes


@dataclass(frozen=True, slots=True)
class WaitingObject:
    """A ring, a page or an enrolment that is to be sent."""

    id: int
    name: str
    data: bytes


def unsent_entries(connection: Connection, prj: str) -> list[WaitingFrame]:
    """Own entries to be sent, the office's first, each room's in order."""
    rows = connection.execute(_UNSENT, {"prj": prj})
    found = [WaitingFrame(room, n, data) for room, n, data in rows]
    return sorted(found, key=lambda frame: (frame.room != prj, frame.room, frame.n))


def entry_was_sent(connection: Connection, room: str, n: int) -> None:
    """The depot holds this entry now."""
    connection.execute(_WAS_SENT, {"of": room, "of_n": n})


def is_entry_unsent(connection: Connection, room: str, n: int) -> bool:
    """Whether this entry is own and not sent yet."""
    return connection.execute(_STATUS, {"room": room, "n": n}).scalar() == "saved"


def entry_at_ms(connection: Connection, room: str, n: int, entry_hash: str) -> int:
    """When an entry of the journal was written; 0 for one that is not there."""
    return int(connection.execute(_ENTRY_AT, {"room": room, "n": n, "hash": entry_hash}).scalar() or 0)


def sent_entries(connection: Connection, room: str, first: int, limit: int) -> list[bytes]:
    """Entries of a room from a number on that the depot holds, without a gap."""
    rows = connection.execute(_SENT, {"room": room, "first": first, "most": limit})
    return [data for place, (n, data) in enumerate(rows) if n == first + place]


def sent_sizes(connection: Connection, room: str, first: int, limit: int) -> list[int]:
    """The sizes in bytes of `sent_entries`, without reading them."""
    rows = connection.execute(_SENT_SIZES, {"room": room, "first": first, "most": limit})
    return [size for place, (n, size) in enumerate(rows) if n == first + place]


def unsettled_packets(connection: Connection, prj: str, device: str) -> list[WaitingFrame]:
    """Own packets that no entry holds, each room's in order."""
    rows = connection.execute(_UNSETTLED, {"prj": prj, "device": device})
    return [WaitingFrame(room, n, data) for room, n, data in rows]


def inbox_packets(connection: Connection, room: str, own: str = "") -> list[tuple[str, int, bytes, int]]:
    """Packets that no entry holds: (device, number, frame, got in ms), by device and number.

    Those of others, and what the device ``own`` said before it was its turn to decide.
    """
    rows = connection.execute(_INBOX, {"room": room, "own": own})
    return [(device, n, data, got_ms) for device, n, data, got_ms in rows]


def known_packets(connection: Connection, prj: str) -> set[tuple[str, str, int]]:
    """(room, device, number) of every packet in the journal."""
    rows = connection.execute(_PACKETS, {"prj": prj})
    return {(room, device, n) for room, device, n in rows}


def is_settled(connection: Connection, room: str) -> bool:
    """Whether nothing of this room waits: no decision without an entry, no frame that was not sent or embedded."""
    pending = select(tables.decision.c.id).where(tables.decision.c.room == room)
    unsent = select(_J.c.n).where(_J.c.room == room, _J.c.status == "saved")
    return connection.execute(pending).first() is None and connection.execute(unsent).first() is None


def outstanding_count(connection: Connection, prj: str) -> int:
    """How many things of a production wait to be sent or received by the owner."""
    queries = (
        select(tables.decision.c.id).where(tables.decision.c.prj == prj),
        select(_J.c.n).where(_J.c.prj == prj, _J.c.status == "saved"),
        select(tables.object_out.c.id).where(tables.object_out.c.prj == prj),
    )
    return sum(len(connection.execute(query).all()) for query in queries)


def last_said_ms(connection: Connection, prj: str) -> int:
    """When the newest packet of this home that no entry holds yet was said, in UTC ms; 0 when there is none."""
    query = select(func.max(_J.c.got_ms)).where(_J.c.prj == prj, _J.c.what == "p", _J.c.status == "saved")
    return int(connection.execute(query).scalar() or 0)


def pending_decisions(connection: Connection, room: str) -> list[str]:
    """The decisions of a room that no entry holds, as JSON text, in order."""
    return list(connection.execute(_PENDING, {"room": room}).scalars())


# --- objects ---------------------------------------------------------------------------------------------------


def waiting_objects(connection: Connection, prj: str, rooms: Sequence[str] | None = None) -> list[WaitingObject]:
    """Rings and pages to be sent, in order, of all rooms or some; enrolments go through their pass."""
    query = _OBJECTS if rooms is None else _OBJECTS.where(tables.object_out.c.room.in_(rooms))
    return [WaitingObject(identity, name, data) for identity, name, data in connection.execute(query, {"prj": prj})]


def waiting_object(connection: Connection, name: str) -> bytes | None:
    """The bytes of one object that is to be sent, or None."""
    found = connection.execute(select(tables.object_out.c.data).where(tables.object_out.c.name == name)).scalar()
    return None if found is None else bytes(found)


def is_object_waiting(connection: Connection, room: str, to: str) -> bool:
    """Whether the ring of a room for a device or recovery box is still to be sent."""
    table = tables.object_out
    waits = select(table.c.id).where(table.c.room == room, table.c.name.endswith(f"/{to}"))
    return connection.execute(waits).first() is not None


def object_was_sent(connection: Connection, name: str) -> None:
    """The depot holds this object now."""
    connection.execute(_OBJECT_SENT, {"of": name})


# --- clearing the inbox ----------------------------------------------------------------------------------------


def names_to_clear(connection: Connection, prj: str) -> list[str]:
    """Names in the inbox that may be deleted because they were read and are held elsewhere, or are nothing."""
    return list(connection.execute(_TO_CLEAR, {"prj": prj}).scalars())


def embedded_packets(connection: Connection, prj: str) -> list[tuple[str, str, int]]:
    """(room, device, number) of packets that entries hold which have been sent."""
    unsent = {frame.room for frame in unsent_entries(connection, prj)}
    rows = connection.execute(_EMBEDDED, {"prj": prj})
    return [(room, sender, n) for room, sender, n in rows if room not in unsent]


def was_cleared(connection: Connection, prj: str, names: list[str], packets: list[tuple[str, str, int]]) -> None:
    """These are no longer in the inbox."""
    table = tables.clear_out
    for name in names:
        connection.execute(delete(table).where(table.c.prj == prj, table.c.name == name))
    for room, device, n in packets:
        where = (_J.c.room == room, _J.c.what == "p", _J.c.device == device, _J.c.n == n)
        connection.execute(update(_J).where(*where).values(status="cleared"))
