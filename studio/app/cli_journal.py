"""A room read again from its signed bytes alone: what ``verify``, ``export`` and ``debug`` look at. Changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from studio.domain.errors import SegueError
from studio.domain.instants import iso_utc

if TYPE_CHECKING:
    from studio.events.docket import VerifiedEntry
    from studio.events.state import RoomState
    from studio.store.database import Connection
    from studio.store.home import Home


@dataclass(slots=True)
class Replay:
    """A room folded anew, with its entries in order. ``broken_at`` is the first entry that does not add up (-1: none)."""

    state: RoomState
    entries: list[VerifiedEntry] = field(default_factory=list)
    broken_at: int = -1
    problem: str = ""


def replay(home: Home, connection: Connection, room: str) -> Replay:
    """Open, verify and fold every entry of a room's docket from the journal."""
    from studio.events.docket import open_entry
    from studio.events.fold import fold
    from studio.events.state import RoomState
    from studio.store.journal import entries_of

    known = home.rooms.folded(connection, room)
    found = Replay(RoomState(known.prj, room, known.owner_person))
    key_of = home.key_of(connection, room)
    for number, data in enumerate(entries_of(connection, room)):
        try:
            entry = open_entry(found.state, data, key_of)
            fold(found.state, entry)
        except SegueError as error:
            found.broken_at, found.problem = number, error.message
            break
        found.entries.append(entry)
    return found


def differences(kept: RoomState, replayed: RoomState) -> list[str]:
    """In which records the database's rows differ from what the signed bytes say."""
    found = [
        f"{name}: {getattr(kept, name)} here, {getattr(replayed, name)} in the log"
        for name in ("n", "hash", "kind", "heads", "epochs", "lead")
        if getattr(kept, name) != getattr(replayed, name)
    ]
    for kind in sorted(kept.tables.keys() | replayed.tables.keys()):
        ours, theirs = kept.table(kind), replayed.table(kind)
        found += [f"{kind} {key}" for key in sorted(ours.keys() | theirs.keys()) if ours.get(key) != theirs.get(key)]
    return found


def entry_as_json(entry: VerifiedEntry, names: dict[str, str]) -> dict[str, Any]:
    """An entry as readable JSON. ``names`` gives the names of persons by key."""
    shape: dict[str, Any] = {
        "n": entry.n,
        "at_utc": iso_utc(entry.at_ms),
        "hash": entry.hash,
        "device": entry.device,
        "packets": [
            {
                "device": packet.device,
                "person": names.get(packet.person, packet.person),
                "n": packet.n,
                "at_utc": iso_utc(packet.at_ms),
                "got_utc": iso_utc(packet.got_ms),
                "events": list(packet.events),
                **({"problem": packet.problem} if packet.problem else {}),
            }
            for packet in entry.packets
        ],
        "decisions": [without_secrets(decision) for decision in entry.decisions],
    }
    return shape | ({"refused": list(entry.refused)} if entry.refused else {})


def without_secrets(event: dict[str, Any]) -> dict[str, Any]:
    """A decision without what would open an invitation."""
    return {key: "(kept secret)" if key == "seed" else value for key, value in event.items()}


def names_of(states: list[RoomState]) -> dict[str, str]:
    """Names of persons by their key, from the members of rooms."""
    return {member.person: member.name for state in states for member in state.members().values()}


def rooms_here(connection: Connection, prj: str = "") -> Iterator[tuple[str, str]]:
    """Production and room, for one production or all."""
    from studio.store.productions import productions, rooms_of

    for here in productions(connection):
        if not prj or here.prj == prj:
            for room in rooms_of(connection, here.prj):
                yield here.prj, room
