"""Who is in a room and who decides there: members, epochs, the lead, revoked devices, replaced person keys.

A person goes by the first key that was known of them, whatever replaced it since; a device that was removed or
revoked does not come back.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from studio.domain.audience import AUDIENCE_ROLES
from studio.domain.hand_off import Invitation, Member
from studio.events.catalog import Event
from studio.events.certificates import REVOCATION, ROTATION, Certificate, check_certificate, is_statement_by
from studio.events.keys import rotation_hash
from studio.events.overruled import OverruledError, Step
from studio.events.state import OWNER_ROLES, REVIEW, RoomState

_Handler = Callable[[RoomState, Event, Step], dict[str, Any] | None]


def _room_open(state: RoomState, event: Event, step: Step) -> dict[str, Any] | None:
    if state.kind and state.members():
        raise OverruledError("the room is open already")
    state.kind = event["kind"]
    cert = check_certificate(event["cert"])
    if cert.person_public.hex() != state.owner_person:
        raise OverruledError("the certificate is not under the owner's key")
    _put_member(state, cert, cert.name, "owner", step)
    return {}


def _put_member(state: RoomState, cert: Certificate, name: str, role: str, step: Step) -> None:
    person = state.person_of(cert.person_public.hex())
    if not person:
        raise OverruledError("the certificate is under a key that was replaced")
    member = Member(
        device=cert.device,
        person=person,
        name=name,
        role=role,
        device_public=cert.device_public.hex(),
        box_public=cert.box_public.hex(),
        cert=dict(cert.fields),
        from_n=max(step.n, 0),
    )
    state.put("member", member.device, member)


def _member_add(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    cert = check_certificate(event["cert"])
    if state.member(cert.device) is not None:
        raise OverruledError("this device is a member already")
    if state.was_member(cert.device):
        raise OverruledError("this device was removed or revoked")
    _refuse_role(state, event["role"], cert, step)
    invitation = event.get("pass")
    if invitation is not None:
        standing = state.table("invitation").get(invitation)
        if standing is None or standing.used_by:
            raise OverruledError("the invitation is unknown or used")
        used = {**standing.to_plain(), "used_by": cert.device}
        state.put("invitation", invitation, type(standing).from_plain(used))
    _put_member(state, cert, event["name"], event["role"], step)
    return {"name": event["name"], "device": cert.label}


def _refuse_role(state: RoomState, role: str, cert: Certificate, step: Step) -> None:
    """Owners are the owner's own devices; who else may decide is for these alone to say. Terms and prices are no reviewer's."""
    if role not in OWNER_ROLES and (role in AUDIENCE_ROLES) != (state.kind == REVIEW):
        raise OverruledError("who reviews has a room of their own, and nobody else is in it")
    is_owners = state.person_of(cert.person_public.hex()) == state.owner_person
    if role == "owner" and not is_owners:
        raise OverruledError("only the owner's own devices are owners")
    if role == "co-owner" and step.role != "owner" and not _knows_co_owner(state, cert):
        raise OverruledError("only the owner's own devices name a co-owner")


def _knows_co_owner(state: RoomState, cert: Certificate) -> bool:
    person = state.person_of(cert.person_public.hex())
    return any(m.person == person and m.role == "co-owner" and m.until_n < 0 for m in state.members().values())


def _member_remove(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    member = state.member(event["device"])
    if member is None:
        raise OverruledError("no such member")
    if member.role == "owner" and step.role != "owner":
        raise OverruledError("only the owner removes the owner's devices")
    _end(state, member, step)
    return {"name": member.name}


def _end(state: RoomState, member: Member, step: Step) -> None:
    state.put("member", member.device, Member.from_plain({**member.to_plain(), "until_n": max(step.n, 0)}))


def _device_revoke(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    """A person says by their key that a device is theirs no longer. It counts from here on, never backwards."""
    member = _refuse_foreign_revocation(state, event)
    if event["device"] in state.table("revoked"):
        raise OverruledError("this device is revoked already")
    state.put("revoked", event["device"], {**_without_kind(event), "at": step.at_ms})
    if member is not None and member.until_n < 0:
        _end(state, member, step)
    return {"name": member.name if member else "", "device": member.cert.get("label", "") if member else ""}


def _refuse_foreign_revocation(state: RoomState, event: Event) -> Member | None:
    """The member that a right revocation is about, if it was one."""
    member = state.members().get(event["device"])
    people = {m.person for m in state.members().values()}
    person = state.person_of(event["person"])
    if person not in people or (member is not None and member.person != person):
        raise OverruledError("this device is somebody else's")
    if not is_statement_by(REVOCATION, _without_kind(event), bytes.fromhex(event["person"])):
        raise OverruledError("the revocation is not signed by the device's person")
    return member


def _without_kind(event: Event) -> Event:
    """The signed form: it is the same in a fact and in a decision."""
    return {key: value for key, value in event.items() if key != "k"}


def _device_lost(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    """A member says that another device of theirs is lost; a deciding device answers with the revocation."""
    member = _refuse_foreign_revocation(state, event)
    state.put("lost", event["device"], {**_without_kind(event), "at": step.at_ms})
    return {"name": member.name if member else ""}


def _device_add(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    """A member brings another device of theirs; a deciding device lets it in."""
    cert = check_certificate(event["cert"])
    if state.person_of(cert.person_public.hex()) != step.person:
        raise OverruledError("this device is somebody else's")
    if cert.device in state.members() or state.was_member(cert.device):
        raise OverruledError("this device is or was a member")
    state.put("new_device", cert.device, {"cert": dict(cert.fields), "role": step.role, "at": step.at_ms})
    return {"name": cert.name, "device": cert.label}


def _person_rotate(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    """A person's key is replaced by the rotation key whose hash stands in their certificates.

    Devices that the new key has certified stay, all others of that person end.
    """
    person = state.person_of(event["old"])
    own = [m for m in state.members().values() if m.person == person]
    rotation = bytes.fromhex(event["rotation"])
    if not person or not own or all(m.cert.get("rotation") != rotation_hash(rotation) for m in own):
        raise OverruledError("the rotation key is not that of this person")
    if not is_statement_by(ROTATION, _without_kind(event), rotation):
        raise OverruledError("the replacement is not signed by the rotation key")
    certs = {cert.device: cert for cert in map(check_certificate, event["certs"])}
    if any(cert.person_public.hex() != event["new"] for cert in certs.values()):
        raise OverruledError("a certificate is not under the new key")
    rotated = state.table("rotated").get(person, {"keys": [person]})
    if event["new"] in rotated["keys"]:
        raise OverruledError("the new key was used before")
    state.put("rotated", person, {"key": event["new"], "keys": [*rotated["keys"], event["new"]]})
    for member in own:
        if member.until_n >= 0:
            continue
        if member.device in certs:
            fields = {**member.to_plain(), "cert": dict(certs[member.device].fields)}
            state.put("member", member.device, Member.from_plain(fields))
        else:
            _end(state, member, step)
    return {"name": own[0].name}


def _key_epoch(state: RoomState, event: Event, step: Step) -> dict[str, Any] | None:
    if event["ep"] in state.epochs:
        raise OverruledError("this epoch was before")
    state.epochs.append(event["ep"])
    state.put("epoch", event["ep"], {"ep": event["ep"], "n": max(step.n, 0)})
    return None


def _pass_make(state: RoomState, event: Event, step: Step) -> dict[str, Any] | None:
    del step
    state.put("invitation", event["pass"], Invitation(event["pass"], event["key"], event["expires"]))
    return None


# --- the lead --------------------------------------------------------------------------------------------------


def _lead(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    del step
    if state.lead[0] and event["turn"] != state.lead[1] + 1:
        raise OverruledError("the turn is not the next one")
    if not state.is_decider(event["dev"]):
        raise OverruledError("the device may not decide here")
    state.lead = (event["dev"], event["turn"])
    for device in list(state.table("lead_ask")):
        state.drop("lead_ask", device)
    return {"device": state.members()[event["dev"]].cert.get("label", "")}


def _lead_ask(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    """A device that may decide asks the lead to hand over."""
    if step.role not in OWNER_ROLES or not state.lead[0]:
        raise OverruledError("this device cannot lead here")
    if event["turn"] != state.lead[1]:
        raise OverruledError("the lead has changed meanwhile")
    state.put("lead_ask", step.device, {"turn": event["turn"], "at": step.at_ms})
    return {}


MEMBER_DECISIONS: dict[str, _Handler] = {
    "room.open": _room_open,
    "member.add": _member_add,
    "member.remove": _member_remove,
    "device.revoke": _device_revoke,
    "person.rotate": _person_rotate,
    "key.epoch": _key_epoch,
    "pass.make": _pass_make,
    "lead": _lead,
}
MEMBER_FACTS: dict[str, _Handler] = {
    "lead.ask": _lead_ask,
    "device.add": _device_add,
    "device.lost": _device_lost,
}
