"""For whom this device has written the rings of a room, and with which keys: so that they are written once."""

from __future__ import annotations

from dataclasses import dataclass

from studio.events.catalog import Event
from studio.events.state import RoomState
from studio.store.database import Connection, get_meta, set_meta
from studio.store.outbox import is_object_waiting


@dataclass(frozen=True, slots=True)
class RingMark:
    """``said`` is a hash over all that the rings told, ``ep`` their newest key, ``to`` the devices and recovery boxes."""

    said: str
    ep: str
    to: tuple[str, ...]


def ring_mark(connection: Connection, room: str) -> RingMark | None:
    """The rings of a room that this device wrote last; None where it wrote none."""
    words = get_meta(connection, f"rings/{room}").split()
    return RingMark(words[0], words[1], tuple(words[2:])) if len(words) > 2 else None


def set_ring_mark(connection: Connection, room: str, mark: RingMark) -> None:
    """These rings are in the outbox now."""
    set_meta(connection, f"rings/{room}", " ".join((mark.said, mark.ep, *mark.to)))


def is_before_ring(connection: Connection, state: RoomState, decision: Event, own: str) -> bool:
    """Whether ``decision`` hands the lead to a device whose ring with the newest key is not out yet: it could not get that
    key from anybody, since whoever leads no more writes no rings.
    """
    to = str(decision.get("dev", ""))
    if decision["k"] != "lead" or to == own or not state.is_decider(to):
        return False
    mark = ring_mark(connection, state.room)
    is_written = mark is not None and mark.ep == state.epochs[-1] and to in mark.to
    return not is_written or is_object_waiting(connection, state.room, to)
