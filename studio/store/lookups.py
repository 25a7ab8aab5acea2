"""Short questions that screens ask of the database: versions of rooms, transfers of a room, lines of history, folders.

Reads only.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from studio.domain.hand_off import HistoryLine
from studio.events.records import from_text
from studio.store import tables
from studio.store.transfer_tables import TransferState
from studio.store.transfer_tables import transfer as transfer_table


def room_versions(connection: Connection, prj: str) -> dict[str, int]:
    """The rooms of a production that are known here, each with the number of its last change."""
    rows = connection.execute(select(tables.room.c.room, tables.room.c.version).where(tables.room.c.prj == prj))
    return {room: int(version) for room, version in rows}


def history_of_kinds(connection: Connection, room: str, kinds: Sequence[str], limit: int) -> list[HistoryLine]:
    """The last lines of these kinds in a room's history, oldest first."""
    table = tables.history
    query = select(table).where(table.c.room == room, table.c.kind.in_(kinds)).order_by(table.c.id.desc()).limit(limit)
    lines = [
        HistoryLine(r["id"], r["n"], r["at_ms"], r["device"], r["kind"], from_text(r["detail"]), r["overruled"])
        for r in connection.execute(query).mappings()
    ]
    return lines[::-1]


def stage_paths(connection: Connection, prj: str) -> dict[str, str]:
    """The stages of a production that have a folder in the workspace, with its path there."""
    table = tables.folder
    rows = connection.execute(select(table.c.stage, table.c.path).where(table.c.prj == prj, table.c.stage != ""))
    return {stage: str(path) for stage, path in rows}


def room_transfers(connection: Connection, room: str) -> list[TransferState]:
    """The transfers of a room, oldest first."""
    columns = transfer_table.c
    rows = connection.execute(
        select(transfer_table).where(columns.room == room).order_by(columns.created_ms, columns.id)
    )
    names = set(TransferState.__slots__) - {"missing", "clear"}
    return [
        TransferState(
            **{name: row[name] for name in names}, missing=from_text(row["missing"]), clear=from_text(row["clear"])
        )
        for row in rows.mappings()
    ]


def has_unsettled_packet(connection: Connection, room: str, device: str) -> bool:
    """Whether something that this device said is in no entry yet."""
    journal = tables.journal
    query = select(journal.c.n).where(
        journal.c.room == room, journal.c.what == "p", journal.c.device == device, journal.c.status == "saved"
    )
    return connection.execute(query.limit(1)).first() is not None


def has_object_to_send(connection: Connection, room: str) -> bool:
    """Whether an enrolment, page or ring of a room has not been sent."""
    query = select(tables.object_out.c.id).where(tables.object_out.c.room == room)
    return connection.execute(query.limit(1)).first() is not None
