"""What a ring tells besides keys: where the production lies, whose it is, which rooms its reader is in."""

from __future__ import annotations

from typing import Any

from studio.actions.devices import writes_rings
from studio.events.epochs import key_boxes
from studio.events.fold_storage import place_of
from studio.events.state import OWNER_ROLES, RoomState
from studio.store.grants import access_settings
from studio.store.productions import ProductionHere, rooms_of
from studio.store.unit_of_work import UnitOfWork


def rooms_to_ring(work: UnitOfWork, prj: str) -> list[str]:
    """The rooms whose rings are this device's to write: those in which it decides."""
    states = [work.folded(room) for room in rooms_of(work.connection, prj)]
    return [state.room for state in states if writes_rings(work, prj, state)]


def ring_words(work: UnitOfWork, here: ProductionHere, room: str) -> dict[str, dict[str, Any]]:
    """What each ring of a room tells, by device or recovery box.

    ``owner`` and ``title`` name the production, ``place`` where it lies since it moved, ``rooms`` where else a
    collaborator is; in the office ``facts`` are what another device of the owner needs to know of the storage.
    """
    state = work.folded(room)
    place = place_of(state)
    told: dict[str, Any] = {"owner": state.owner_person, "title": here.title}
    if place:
        told["place"] = {key: value for key, value in place.items() if key != "entry"}
    if room == here.prj:
        told["facts"] = {
            "access": here.access,
            "needs_lead": here.needs_lead,
            "conditional_create": here.conditional_create,
            "settings": access_settings(work.home, work.connection, here.prj),
        }
    people = _people(state)
    rooms = _rooms_of_people(work, here.prj, set(people.values()) - {""}) if room != here.prj else {}
    return {to: {**told, **({"rooms": rooms[person]} if person in rooms else {})} for to, person in people.items()}


def _people(state: RoomState) -> dict[str, str]:
    """For each ring the collaborator whose it is; empty for those who decide, who learn of rooms in the office."""
    found = dict.fromkeys(key_boxes(state), "")
    for member in state.members().values():
        if member.until_n < 0 and member.role not in OWNER_ROLES:
            for to in ring_boxes_of(member.device, member.cert):
                found[to] = member.person
    return found


def ring_boxes_of(device: str, cert: dict[str, Any]) -> list[str]:
    """The names of a device's ring and of that of its person's recovery box."""
    from studio.events.keys import recovery_id

    recovery = cert.get("recovery")
    return [device, *([recovery_id(bytes.fromhex(recovery))] if recovery else [])]


def _rooms_of_people(work: UnitOfWork, prj: str, people: set[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {person: [] for person in people}
    for room in rooms_to_ring(work, prj):
        if room != prj:
            for person in {m.person for m in work.folded(room).members().values() if m.until_n < 0} & people:
                found[person].append(room)
    return found
