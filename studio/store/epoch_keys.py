"""The keys of a room as its docket brings them to this home, and as this home brings them to others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection

from studio.events.catalog import Event
from studio.events.docket import VerifiedEntry
from studio.events.epochs import sealed_key, with_sealed_key
from studio.events.keys import EpochKey
from studio.events.state import RoomState

if TYPE_CHECKING:
    from studio.store.home import Home


def entry_key(home: Home, connection: Connection, state: RoomState) -> EpochKey:
    """The key of the next entry: the last one that is at hand. Raises NotFoundError where there is none."""
    keys = home.room_keys(connection, state.room)
    known = next((keys[ep] for ep in reversed(state.epochs) if ep in keys), None)
    return known or home.current_key(connection, state.room, state.epochs)


def take_keys(home: Home, connection: Connection, state: RoomState, entry: VerifiedEntry) -> None:
    """Keep the keys that an entry names and brings to this device; ``state`` is the room after it."""
    known = home.room_keys(connection, state.room)
    for decision in entry.decisions:
        is_epoch = isinstance(decision, dict) and decision.get("k") == "key.epoch"
        if is_epoch and decision.get("ep") in state.epochs and decision["ep"] not in known:
            key = sealed_key(decision, home.device, home.box, state)
            if key is not None:
                home.add_room_key(connection, state.room, key)


def with_key(home: Home, connection: Connection, after: RoomState, decision: Event) -> Event:
    """A decision as an entry holds it: a new key is brought to whoever is in the room ``after`` the entry."""
    if decision["k"] != "key.epoch":
        return decision
    key = home.room_keys(connection, after.room).get(decision["ep"])
    return with_sealed_key(decision, key, after) if key is not None else decision
