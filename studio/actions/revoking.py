"""A device of one's own is lost or stolen: its person says by their key that it is theirs no longer."""

from __future__ import annotations

from typing import Any

from studio.actions.device_commands import RevokeDevice
from studio.actions.entering import own_person_key
from studio.actions.lead import device_name
from studio.domain.errors import NotFoundError, RefusedError
from studio.domain.hand_off import Member
from studio.events.catalog import Event
from studio.events.certificates import REVOCATION, sign_statement
from studio.events.keys import SigningKey
from studio.events.state import RoomState
from studio.store.productions import ProductionHere, productions, rooms_of
from studio.store.unit_of_work import UnitOfWork


def revoke_device(work: UnitOfWork, command: RevokeDevice, person: SigningKey | None = None) -> dict[str, Any]:
    """Revoke a device of one's own in every production. Result: ``{device, label, productions, storage}``.

    ``storage`` lists where one's own productions lie: the lost device reaches these places until its keys of a bucket, or
    its share of a folder, are ended where they were given.

    Where this device decides it counts from its next entry on; elsewhere the device that decides is told. From there on
    nothing that the lost device says or decides counts, and it is given no new key; what it has, it has.

    Raises NotFoundError for an unknown name, RefusedError for this very device, without the person key, or where the
    lost device is the one that decides.
    """
    key = person or own_person_key(work)
    if key is None:
        raise RefusedError(
            "Only your person key revokes a device, and it is not on this one.",
            subject=command.device,
            what_to_do="Do it on your first device, or name your recovery file: --recover FILE.",
            code="no_person_key",
        )
    device, label = _own_device(work, command.device)
    statement = sign_statement(REVOCATION, {"device": device, "person": key.public.hex()}, key)
    touched = [here for here in productions(work.connection) if _revoke_in(work, here, device, label, statement)]
    places = sorted({here.depot_url for here in touched if here.is_owner})
    return {"device": device, "label": label, "productions": [here.prj for here in touched], "storage": places}


def _own_device(work: UnitOfWork, name: str) -> tuple[str, str]:
    """The id and name of another device of this home's person."""
    found: dict[str, Member] = {}
    for here in productions(work.connection):
        for room in rooms_of(work.connection, here.prj):
            state = work.folded(room)
            own = state.members().get(work.home.device)
            for member in state.members().values():
                is_own = own is not None and member.person == own.person
                label = str(member.cert.get("label", ""))
                is_named = name.casefold() == label.casefold() or (len(name) >= 4 and member.device.startswith(name))
                if is_own and is_named and member.until_n < 0:
                    found[member.device] = member
    if work.home.device in found and len(found) == 1:
        raise RefusedError(
            "This is the device you are working on.",
            subject=name,
            what_to_do="Revoke it from another one of yours, or from a new one made from your recovery file.",
        )
    found.pop(work.home.device, None)
    if len(found) != 1:
        raise NotFoundError(
            f"{'Several devices' if found else 'No other device'} of yours {'are' if found else 'is'} called “{name}”.",
            subject=name,
            what_to_do="`segue device list` shows them with their ids.",
        )
    (member,) = found.values()
    return member.device, device_name(member, member.device)


def _revoke_in(work: UnitOfWork, here: ProductionHere, device: str, label: str, statement: Event) -> bool:
    rooms = [here.prj] if here.is_owner else rooms_of(work.connection, here.prj)
    is_touched = False
    for room in rooms:
        state = work.view(room)
        if state.member(device) is None or state.member(work.home.device) is None:
            continue
        _refuse_lead(here, state, device, label)
        if state.may_decide(work.home.device):
            work.decide(room, {"k": "device.revoke", **statement})
        else:
            work.say(room, {"k": "device.lost", **statement})
        is_touched = True
    return is_touched


def _refuse_lead(here: ProductionHere, state: RoomState, device: str, label: str) -> None:
    if here.is_owner and state.lead[0] == device:
        raise RefusedError(
            f"“{label}” is the device that decides in “{here.title}”, so nobody could write that it is revoked.",
            subject=label,
            what_to_do=f"Take over first: `segue lead take --lost {here.slug}`.",
            code="leads",
        )
