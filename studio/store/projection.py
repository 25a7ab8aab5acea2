"""Folded state to rows and back: a cache by (n, hash, fold version) that ``rebuild`` can always make again."""

from __future__ import annotations

from sqlalchemy import Connection, Table, bindparam, delete, select
from sqlalchemy.dialects.sqlite import Insert, insert

from studio.domain.errors import SegueError
from studio.domain.hand_off import HistoryLine
from studio.events.records import from_text, record_from_text, record_to_text, to_text
from studio.events.state import FOLD_VERSION, RoomState
from studio.store import tables

_INTERNAL = ("_head", "_seen")
# made once: putting a statement together costs more than carrying it out
_ROOM = select(tables.room).where(tables.room.c.room == bindparam("room"))
_HEADS = select(tables.head.c.device, tables.head.c.n, tables.head.c.hash).where(
    tables.head.c.room == bindparam("room")
)
_SEEN = select(tables.seen.c.key).where(tables.seen.c.room == bindparam("room"))
_PROJECTED = select(tables.projected.c.kind, tables.projected.c.id, tables.projected.c.body).where(
    tables.projected.c.room == bindparam("room")
)


def _kept_anew(table: Table) -> Insert:
    """Rows of a table, in place of those with the same key."""
    statement, keys = insert(table), table.primary_key.columns.keys()
    update = {column.name: statement.excluded[column.name] for column in table.columns if column.name not in keys}
    return statement.on_conflict_do_update(index_elements=keys, set_=update)


_KEEP_ROOM, _KEEP_HEAD, _PUT = (_kept_anew(table) for table in (tables.room, tables.head, tables.projected))
_ADD_SEEN, _ADD_LINES = (insert(table).on_conflict_do_nothing() for table in (tables.seen, tables.history))


class OtherProgramError(SegueError):
    """Two versions of the program work with one home at a time. The journal suffers nothing; the next start reads it anew."""

    code = "other_version"
    title = "Another version of Segue works with this home"

    def __init__(self, *, is_newer: bool) -> None:
        if is_newer:
            super().__init__(
                "A newer Segue has worked with this home since this one was started.",
                what_to_do="Close Segue and start it again. Nothing is lost.",
            )
        else:
            super().__init__(
                "An older Segue that still runs has written to this home.",
                what_to_do="Close every Segue on this computer, then start the newest. Nothing is lost.",
            )


def save_folded(connection: Connection, state: RoomState, version: int) -> None:
    """Write what changed in ``state`` since it was last saved; empties its ``touched`` and ``history``."""
    connection.execute(_KEEP_ROOM, {**_room_row(state), "version": version})
    _save_touched(connection, state)
    if state.history:
        connection.execute(_ADD_LINES, [_history_row(state.room, line) for line in state.history])
    state.touched.clear()
    state.history.clear()


def _room_row(state: RoomState) -> dict[str, object]:
    return {
        "room": state.room,
        "prj": state.prj,
        "owner_person": state.owner_person,
        "kind": state.kind,
        "n": state.n,
        "hash": state.hash,
        "at_ms": state.at_ms,
        "lead_device": state.lead[0],
        "lead_turn": state.lead[1],
        "epochs": to_text(state.epochs),
        "lines": state.lines,
        "fold_version": FOLD_VERSION,
    }


def _save_touched(connection: Connection, state: RoomState) -> None:
    puts, drops, heads, seen = [], [], [], []
    for kind, key in state.touched:
        if kind == "_head":
            heads.append({"room": state.room, "device": key, "n": state.heads[key][0], "hash": state.heads[key][1]})
        elif kind == "_seen":
            seen.append({"room": state.room, "key": key})
        elif key in state.table(kind):
            body = record_to_text(kind, state.table(kind)[key])
            puts.append({"room": state.room, "kind": kind, "id": key, "body": body})
        else:
            drops.append((kind, key))
    if puts:
        connection.execute(_PUT, puts)
    if heads:
        connection.execute(_KEEP_HEAD, heads)
    if seen:
        connection.execute(_ADD_SEEN, seen)
    for kind, key in drops:
        where = (tables.projected.c.room == state.room, tables.projected.c.kind == kind, tables.projected.c.id == key)
        connection.execute(delete(tables.projected).where(*where))


def _history_row(room: str, line: HistoryLine) -> dict[str, object]:
    return {
        "room": room,
        "id": line.id,
        "n": line.n,
        "at_ms": line.at_ms,
        "device": line.person,
        "kind": line.kind,
        "detail": to_text(line.detail),
        "overruled": line.overruled,
    }


def load_folded(connection: Connection, room: str) -> RoomState | None:
    """The state of a room as it was saved, or None when there is none.

    Raises OtherProgramError when a program with another fold version has written it since this one opened the home.
    """
    here = {"room": room}
    row = connection.execute(_ROOM, here).mappings().first()
    if row is None:
        return None
    if row["fold_version"] != FOLD_VERSION:
        raise OtherProgramError(is_newer=row["fold_version"] > FOLD_VERSION)
    state = RoomState(
        row["prj"],
        room,
        row["owner_person"],
        row["kind"],
        row["n"],
        row["hash"],
        row["at_ms"],
        from_text(row["epochs"]),
        (row["lead_device"], row["lead_turn"]),
        lines=row["lines"],
    )
    for device, n, value in connection.execute(_HEADS, here):
        state.heads[device] = (n, value)
    state.seen.update(connection.execute(_SEEN, here).scalars())
    for kind, key, body in connection.execute(_PROJECTED, here).all():
        state.tables.setdefault(kind, {})[key] = record_from_text(kind, body)
    return state


def drop_folded(connection: Connection, room: str) -> None:
    """Forget the projection of a room; the journal stays."""
    for table in (tables.head, tables.seen, tables.projected, tables.history):
        connection.execute(delete(table).where(table.c.room == room))


def history_rows(connection: Connection, room: str, limit: int = 200) -> list[HistoryLine]:
    """The last lines of a room's history, oldest first."""
    table = tables.history
    rows = connection.execute(select(table).where(table.c.room == room).order_by(table.c.id.desc()).limit(limit))
    lines = [
        HistoryLine(r["id"], r["n"], r["at_ms"], r["device"], r["kind"], from_text(r["detail"]), r["overruled"])
        for r in rows.mappings()
    ]
    return lines[::-1]
