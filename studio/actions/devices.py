"""Devices of the people of a production: let in, spread to their rooms, revoked; a new key where one has left.

The deciding device does it by itself after each pull (``settle_devices``), so that a person acts in one place only.
"""

from __future__ import annotations

import logging

from studio.domain.errors import SegueError
from studio.domain.hand_off import Member
from studio.events.catalog import Event
from studio.events.codec import GrammarError
from studio.events.device_enrolment import open_device_enrolment
from studio.events.keys import EpochKey
from studio.events.state import OWNER_ROLES, RoomState
from studio.store.productions import rooms_of
from studio.store.unit_of_work import UnitOfWork

_log = logging.getLogger(__name__)
KEY_WAIT_MS = 5 * 60_000
"""How long a device waits for a key that the docket names before it makes another one."""


def admit_device(work: UnitOfWork, prj: str, room: str, data: bytes) -> Member | None:
    """Let in a new device of somebody who is in the room. The member, or None when it is not let in."""
    try:
        cert = open_device_enrolment(data, work.home.room_keys(work.connection, room), prj=prj, room=room)
    except (SegueError, GrammarError) as error:
        _log.info("an enrolment of a device in room %s is not valid: %s", room, error.message)
        return None
    state = work.view(room)
    if state.member(cert.device) is not None or state.was_member(cert.device):
        return None
    person = state.person_of(cert.person_public.hex())
    role = _role_of(state, person)
    if not role:
        _log.info("a device of somebody who is not in room %s asked to be let in", room)
        return None
    add_device(work, room, dict(cert.fields), cert.name, role)
    return work.view(room).member(cert.device)


def _role_of(state: RoomState, person: str) -> str:
    """The role of a person with a device in the room; empty for anybody else."""
    return next((m.role for m in state.members().values() if m.person == person and m.until_n < 0), "")


def add_device(work: UnitOfWork, room: str, cert: Event, name: str, role: str) -> None:
    """One more device of a person in a room."""
    work.decide(room, {"k": "member.add", "cert": cert, "name": name, "role": role})


# --- what follows by itself ------------------------------------------------------------------------------------


def settle_devices(work: UnitOfWork, prj: str) -> None:
    """Lost devices are revoked, people's devices are in all their rooms, and who has left gets no new key."""
    rooms = [room for room in rooms_of(work.connection, prj) if _goes_on_deciding(work, room)]
    _let_in(work, rooms)
    _revoke_lost(work, rooms)
    _spread_ends(work, prj, rooms)
    _spread_devices(work, prj, rooms)
    for room in rooms:
        if _needs_epoch(work.view(room)) or _is_key_lost(work, prj, room):
            new_epoch(work, room)


def _goes_on_deciding(work: UnitOfWork, room: str) -> bool:
    """Not where this device has handed over already and only has to send it: another one lets in who came meanwhile."""
    device = work.home.device
    return work.folded(room).may_decide(device) and work.view(room).may_decide(device)


def _let_in(work: UnitOfWork, rooms: list[str]) -> None:
    """Devices that a member has brought."""
    for room in rooms:
        state = work.view(room)
        for device, asked in list(state.table("new_device").items()):
            if device not in state.members() and not state.was_member(device):
                add_device(work, room, asked["cert"], str(asked["cert"]["name"]), asked["role"])


def _revoke_lost(work: UnitOfWork, rooms: list[str]) -> None:
    """A revocation that one room knows counts in all of them: its person has signed it."""
    known: dict[str, Event] = {}
    for room in rooms:
        state = work.view(room)
        for kind in ("lost", "revoked"):
            for device, said in state.table(kind).items():
                known[device] = {"k": "device.revoke", **{key: said[key] for key in ("device", "person", "sig")}}
    for room in rooms:
        state = work.view(room)
        people = {member.person for member in state.members().values()}
        for device, decision in known.items():
            is_theirs = state.person_of(decision["person"]) in people
            if device not in state.table("revoked") and is_theirs and device != work.home.device:
                work.decide(room, decision)


def _spread_ends(work: UnitOfWork, prj: str, rooms: list[str]) -> None:
    """Who no longer decides in the office does not decide in a room either."""
    ended = {m.device for m in work.view(prj).members().values() if m.until_n >= 0 and m.role in OWNER_ROLES}
    for room in rooms:
        for device in ended:
            if work.view(room).is_decider(device) and device != work.home.device:
                work.decide(room, {"k": "member.remove", "device": device})


def _spread_devices(work: UnitOfWork, prj: str, rooms: list[str]) -> None:
    """Owners' devices are in every room, a collaborator's devices in every room of that person."""
    office = work.view(prj)
    owners = [m for m in office.members().values() if m.until_n < 0 and m.role in OWNER_ROLES]
    others: dict[str, dict[str, Member]] = {}
    for room in rooms:
        if room != prj:
            for member in work.view(room).members().values():
                if member.until_n < 0 and member.role not in OWNER_ROLES:
                    others.setdefault(member.person, {})[member.device] = member
    for room in rooms:
        if room == prj:
            continue
        state = work.view(room)
        people = {m.person: m.role for m in state.members().values() if m.until_n < 0}
        wanted = [*owners, *(m for person in people for m in others.get(person, {}).values())]
        for member in wanted:
            if member.device not in state.members() and not state.was_member(member.device):
                role = member.role if member.role in OWNER_ROLES else people[member.person]
                add_device(work, room, member.cert, member.name, role)


def _needs_epoch(state: RoomState) -> bool:
    """Whether somebody has left since the present key was made."""
    made_n = max((epoch["n"] for epoch in state.table("epoch").values()), default=-1)
    return any(member.until_n > made_n for member in state.members().values())


def writes_rings(work: UnitOfWork, prj: str, state: RoomState) -> bool:
    """Whether the rings of a room are this device's to write.

    Where nobody leads the owner's devices do it, whose rings everybody trusts from the first on; a co-owner's as long as
    every one of those is shut out.
    """
    own = state.member(work.home.device)
    if own is None or not state.may_decide(own.device):
        return False
    owners = [m for m in work.folded(prj).members().values() if m.role == "owner" and m.until_n < 0]
    return bool(state.lead[0]) or own.role == "owner" or not owners


def _is_key_lost(work: UnitOfWork, prj: str, room: str) -> bool:
    """Whether the present key came in no ring: its maker was cut off between the entry that names it and the rings.

    Asked of devices whose rings count with everybody; what is said meanwhile waits for a key.
    """
    state = work.view(room)
    is_missing = bool(state.epochs) and state.epochs[-1] not in work.home.room_keys(work.connection, room)
    return is_missing and writes_rings(work, prj, state) and work.now_ms - work.folded(room).at_ms > KEY_WAIT_MS


def new_epoch(work: UnitOfWork, room: str) -> None:
    """A new key for a room; rings carry it to everybody who is in, and to nobody else."""
    key = EpochKey.generate()
    work.home.add_room_key(work.connection, room, key)
    work.decide(room, {"k": "key.epoch", "ep": key.ep})
