"""Which device decides where only one may write: show it, ask it to hand over, hand over, take over from a lost one."""

from __future__ import annotations

from typing import Any

from studio.actions.device_commands import GiveLead, TakeLead
from studio.actions.devices import add_device
from studio.actions.entering import entrance, own_person_key, owner_person_key
from studio.domain.errors import NotFoundError, RefusedError
from studio.domain.hand_off import Member
from studio.events.catalog import Event
from studio.events.certificates import TAKE_OVER, sign_statement
from studio.events.keys import SigningKey
from studio.store.outbox import pending_decisions
from studio.store.productions import ProductionHere, rooms_of
from studio.store.subjects import find_production
from studio.store.unit_of_work import UnitOfWork


def device_name(member: Member | None, device: str) -> str:
    """How a person calls a device: its label, else the beginning of its id."""
    label = str(member.cert.get("label", "")) if member else ""
    return label or f"device {device[:8]}"


def lead_row(work: UnitOfWork, here: ProductionHere) -> dict[str, Any]:
    """``{production, lead, lead_name, turn, is_here, may_take, asked, waiting}``: who decides, and what waits for it.

    ``lead`` is empty where every device of the owner may decide. ``waiting`` counts decisions made here that can only
    be written once this device leads.
    """
    state = work.folded(here.prj)
    own = work.home.device
    rooms = rooms_of(work.connection, here.prj)
    lead = state.lead[0]
    name = device_name(state.members().get(lead), lead) if lead else ""
    return {
        "production": here.prj,
        "title": here.title,
        "lead": lead,
        "lead_name": name,
        "turn": state.lead[1],
        "is_here": state.may_decide(own),
        "may_take": bool(lead) and lead != own and not state.was_member(own),
        "asked": own in work.view(here.prj).table("lead_ask"),
        "waiting": sum(len(pending_decisions(work.connection, room)) for room in rooms),
    }


def show_lead(work: UnitOfWork, production: str) -> dict[str, Any]:
    """Who decides in a production, for a production by name."""
    return lead_row(work, find_production(work.connection, production))


# --- taking ----------------------------------------------------------------------------------------------------


def take_lead(work: UnitOfWork, command: TakeLead, person: SigningKey | None = None) -> dict[str, Any]:
    """Ask the lead to hand over; with ``is_lost`` take over from it, by the owner's person key.

    Taking over ends what the lost device has decided and not sent: should it come back, it reads the higher turn and
    stops. ``person`` is the key from the recovery file where this device has none.

    Raises RefusedError where this device decides already, may not lead, or has no person key to take over with.
    """
    here = find_production(work.connection, command.production)
    state = work.folded(here.prj)
    if state.may_decide(work.home.device) and not (command.is_lost and _led_by_others(work, here)):
        raise RefusedError("This device decides here already.", subject=here.title, code="wrong_state")
    if state.was_member(work.home.device):
        raise RefusedError("This device was revoked.", subject=here.title, code="revoked")
    if command.is_lost:
        return _take_over(work, here, owner_person_key(work, state, person))
    if not state.is_decider(work.home.device):
        raise RefusedError(
            "The device that decides has not let this one in yet.",
            subject=here.title,
            what_to_do="Synchronise while it is on. If it is lost: `segue lead take --lost`.",
            code="not_admitted",
        )
    if work.home.device not in work.view(here.prj).table("lead_ask"):
        work.say(here.prj, {"k": "lead.ask", "turn": state.lead[1]})
    return {**lead_row(work, here), "asked": True}


def _led_by_others(work: UnitOfWork, here: ProductionHere) -> list[str]:
    """The rooms in which another device decides."""
    states = [work.folded(room) for room in rooms_of(work.connection, here.prj)]
    return [state.room for state in states if state.n >= 0 and not state.may_decide(work.home.device)]


def _take_over(work: UnitOfWork, here: ProductionHere, person: SigningKey) -> dict[str, Any]:
    """Take over the rooms that others lead; not those that go on in another place, where this home has not gone yet."""
    led = _led_by_others(work, here)
    rooms = [room for room in led if not work.goes_on_elsewhere(room)]
    if led and not rooms:
        raise RefusedError(
            f"“{here.title}” goes on in another place, where this computer has not followed it yet.",
            subject=here.title,
            what_to_do=f"Follow it first (`segue depot here {here.slug} PLACE`), then take the lead there.",
            code="moved",
        )
    for room in rooms:
        _take_over_room(work, room, person)
    return lead_row(work, here)


def _take_over_room(work: UnitOfWork, room: str, person: SigningKey) -> None:
    state = work.folded(room)
    decisions: list[Event] = []
    if not state.is_decider(work.home.device):
        decisions.append(entrance(work, state, person))
    if state.lead[0]:
        turn = {"k": "lead", "dev": work.home.device, "turn": state.lead[1] + 1, "prj": state.prj, "room": room}
        decisions.append(sign_statement(TAKE_OVER, turn, person))
    work.claim(room, *decisions)


def take_over_from_former(work: UnitOfWork, prj: str) -> list[str]:
    """Take over the rooms that a device leads which the office has shut out, where the owner's person key is here.

    It came to lead them while it was shut out, and hands nothing over any more. Returns the rooms that stay so for want
    of the key: a person has to bring it.
    """
    office = work.folded(prj)
    rooms = [work.folded(room) for room in rooms_of(work.connection, prj) if room != prj]
    led = [state.room for state in rooms if state.n >= 0 and office.was_member(state.lead[0])]
    led = [room for room in led if not work.goes_on_elsewhere(room)]
    person = own_person_key(work)
    if person is None or person.public.hex() != office.owner_key:
        return led
    for room in led:
        _take_over_room(work, room, person)
    return []


# --- giving ----------------------------------------------------------------------------------------------------


def give_lead(work: UnitOfWork, command: GiveLead) -> dict[str, Any]:
    """Hand over to another device that may decide, by its name or id, and is not to be shut out.

    Raises RefusedError, NotFoundError.
    """
    here = find_production(work.connection, command.production)
    state = work.view(here.prj)
    if not state.lead[0]:
        raise RefusedError(
            "Here every device of the owner decides; there is no lead.", subject=here.title, code="no_lead"
        )
    found = [m for m in state.members().values() if m.device != work.home.device and _is_called(m, command.device)]
    live = [m for m in found if state.is_decider(m.device)]
    if len(live) != 1:
        raise NotFoundError(
            f"There is no single device “{command.device}” that may decide here.",
            subject=command.device,
            what_to_do="`segue device list` shows them.",
        )
    hand_over(work, here.prj, live[0].device)
    return lead_row(work, here)


def _is_called(member: Member, name: str) -> bool:
    label = str(member.cert.get("label", ""))
    return name.casefold() in (label.casefold(), member.name.casefold()) or (
        len(name) >= 4 and member.device.startswith(name)
    )


def hand_over(work: UnitOfWork, prj: str, device: str) -> None:
    """The last decision of this device in every room that it leads. Rooms the other is not in yet follow later.

    Nothing where the other one decides in the office no more: it may still be in rooms that have not been told.
    """
    rooms = rooms_of(work.connection, prj)
    if not work.view(prj).is_decider(device):
        return
    for room in (*(room for room in rooms if room != prj), prj):
        state = work.view(room)
        if state.lead[0] == work.home.device and state.is_decider(device):
            work.decide(room, {"k": "lead", "dev": device, "turn": state.lead[1] + 1})


def answer_lead_asks(work: UnitOfWork, prj: str) -> None:
    """Hand over to the device that asked first."""
    state = work.view(prj)
    asks = sorted(state.table("lead_ask").items(), key=lambda pair: pair[1]["at"])
    if state.lead[0] == work.home.device and asks:
        hand_over(work, prj, asks[0][0])


def hand_over_rest(work: UnitOfWork, prj: str) -> list[str]:
    """Hand the rooms that this device leads to whoever leads the office: one device leads them all. Which rooms.

    Two devices that take over from a lost one at the same time may each be first in some of the rooms. Where it is not in
    a room yet it is let in first: nobody else could.
    """
    own = work.home.device
    office = work.view(prj)
    lead = office.member(office.lead[0])
    handed = []
    for room in rooms_of(work.connection, prj):
        state = work.view(room)
        if room == prj or state.lead[0] != own or lead is None or lead.device == own:
            continue
        may_add = lead.role == "owner" or state.members()[own].role == "owner"
        if lead.device not in state.members() and may_add:
            add_device(work, room, lead.cert, lead.name, lead.role)
        if work.view(room).is_decider(lead.device):
            work.decide(room, {"k": "lead", "dev": lead.device, "turn": state.lead[1] + 1})
            handed.append(room)
    return handed
