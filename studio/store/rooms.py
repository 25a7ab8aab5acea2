"""The rooms of a home in memory: what is folded, and the view that adds what has been said here and not settled.

``view = fold(docket) + own packets not yet embedded + own decisions not yet in an entry + what time has done``.
Only a cache over the database; another process's change is noticed by the room's version.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import Connection, bindparam, select, update

from studio.domain.errors import NotFoundError
from studio.events.docket import KeyOf, open_entry, open_packet
from studio.events.envelope import split_frame
from studio.events.fold import apply_decision, apply_packet, fold, view
from studio.events.records import from_text
from studio.events.state import ZERO_HASH, RoomState
from studio.store import tables
from studio.store.outbox import pending_decisions
from studio.store.projection import drop_folded, load_folded, save_folded

_VERSION = select(tables.room.c.version).where(tables.room.c.room == bindparam("room"))
_OWN = (
    select(tables.journal.c.data, tables.journal.c.got_ms)
    .where(
        tables.journal.c.room == bindparam("room"),
        tables.journal.c.what == "p",
        tables.journal.c.device == bindparam("device"),
        tables.journal.c.status == "saved",
        tables.journal.c.n >= bindparam("first"),
    )
    .order_by(tables.journal.c.n)
)
_RENEW = update(tables.room).where(tables.room.c.room == bindparam("of")).values(version=bindparam("renewed"))


class RoomKeys(Protocol):
    """Where epoch keys of rooms come from (the home knows how they are sealed)."""

    def key_of(self, connection: Connection, room: str) -> KeyOf:
        """A lookup of the room's epoch keys by commitment."""


@dataclass(slots=True)
class _Cached:
    version: int
    folded: RoomState
    view: RoomState | None = None


class Rooms:
    """Loads and caches room states. States it returns are shared: clone before changing one."""

    def __init__(self, device: str, key_of_room: RoomKeys) -> None:
        self._device = device
        self._keys = key_of_room
        self._cache: dict[str, _Cached] = {}
        self._lock = threading.RLock()

    def folded(self, connection: Connection, room: str) -> RoomState:
        """The state settled by the docket as far as it is in the journal. Raises NotFoundError."""
        return self._cached(connection, room).folded

    def view(self, connection: Connection, room: str, now_ms: int) -> RoomState:
        """What is shown: the folded state, what was said here since, and what time has done. Raises NotFoundError."""
        with self._lock:
            cached = self._cached(connection, room)
            if cached.view is None:
                cached.view = self.unsettled(connection, cached.folded)
            return view(cached.view, now_ms)

    def forget(self, room: str) -> None:
        """Drop a room from the cache."""
        with self._lock:
            self._cache.pop(room, None)

    def renew(self, connection: Connection, room: str, version: int) -> None:
        """Another version of a room in which something was said or decided and nothing settled: what is folded stays."""
        with self._lock:
            found = self._cache.pop(room, None)
            if found is not None and found.version == connection.execute(_VERSION, {"room": room}).scalar():
                self._cache[room] = _Cached(version, found.folded)
        connection.execute(_RENEW, {"of": room, "renewed": version})

    def keep(self, room: str, version: int, folded: RoomState) -> None:
        """Put a state that has just been saved."""
        with self._lock:
            self._cache[room] = _Cached(version, folded)

    def rebuild(self, connection: Connection, room: str, version: int) -> RoomState:
        """Fold a room anew from its journal and save the projection."""
        row = connection.execute(select(tables.room).where(tables.room.c.room == room)).mappings().first()
        if row is None:
            raise _no_room(room)
        drop_folded(connection, room)
        state = RoomState(row["prj"], room, row["owner_person"])
        entries = select(tables.journal.c.data).where(tables.journal.c.room == room, tables.journal.c.what == "d")
        for data in connection.execute(entries.order_by(tables.journal.c.n)).scalars():
            fold(state, open_entry(state, data, self._keys.key_of(connection, room)))
        for kind, table in state.tables.items():
            state.touched.update((kind, key) for key in table)
        save_folded(connection, state, version)
        self.keep(room, version, state)
        return state

    def _cached(self, connection: Connection, room: str) -> _Cached:
        with self._lock:
            version = connection.execute(_VERSION, {"room": room}).scalar()
            if version is None:
                raise _no_room(room)
            found = self._cache.get(room)
            if found is None or found.version != version:
                folded = load_folded(connection, room)
                if folded is None:
                    raise _no_room(room)
                found = _Cached(version, folded)
                self._cache[room] = found
            return found

    def unsettled(self, connection: Connection, folded: RoomState) -> RoomState:
        """A copy of a settled state with own packets and decisions that the docket does not hold yet."""
        state = folded.clone()
        self._add_own_packets(connection, state)
        for body in pending_decisions(connection, state.room):
            apply_decision(state, from_text(body), self._device, state.at_ms, ZERO_HASH)
        return state

    def _add_own_packets(self, connection: Connection, state: RoomState) -> None:
        member = state.member(self._device)
        if member is None:
            return
        key_of = self._keys.key_of(connection, state.room)
        first = state.heads.get(self._device, (-1, ZERO_HASH))[0] + 1
        for data, got_ms in connection.execute(_OWN, {"room": state.room, "device": self._device, "first": first}):
            head = state.heads.get(self._device, (-1, ZERO_HASH))
            apply_packet(state, open_packet(split_frame(data), member, head, got_ms, key_of))


def room_times(connection: Connection, prj: str) -> dict[str, tuple[int, int]]:
    """Number and time (UTC ms) of the last entry of each room of a production."""
    table = tables.room
    rows = connection.execute(select(table.c.room, table.c.n, table.c.at_ms).where(table.c.prj == prj))
    return {room: (n, at_ms) for room, n, at_ms in rows}


def _no_room(room: str) -> NotFoundError:
    return NotFoundError("There is no such production or hand-off on this machine.", subject=room)
