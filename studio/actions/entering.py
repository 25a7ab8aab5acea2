"""How a device comes into rooms by itself, and under which key: the owner's person key says so in the docket."""

from __future__ import annotations

from studio.domain.errors import RefusedError
from studio.events.catalog import Event
from studio.events.certificates import ENTRANCE, sign_statement
from studio.events.keys import SigningKey
from studio.events.state import RoomState
from studio.store.productions import rooms_of
from studio.store.unit_of_work import UnitOfWork


def own_person_key(work: UnitOfWork) -> SigningKey | None:
    """The person key, where it lies on this device."""
    seed = work.home.secrets().person
    return SigningKey.from_seed(seed) if seed else None


def owner_person_key(work: UnitOfWork, state: RoomState, given: SigningKey | None) -> SigningKey:
    """The owner's person key, of this device or as given. Raises RefusedError where it is neither."""
    key = given or own_person_key(work)
    if key is None:
        raise RefusedError(
            "This needs the person key, which is not on this device.",
            subject=work.home.name,
            what_to_do="Do it on your first device, or name your recovery file: --recover FILE.",
            code="no_person_key",
        )
    if key.public.hex() != state.owner_key:
        raise RefusedError("Only a device of the production's owner can do this.", subject=state.room, code="not_owner")
    return key


def entrance(work: UnitOfWork, state: RoomState, person: SigningKey) -> Event:
    """The decision with which this device's own first entry begins."""
    cert = work.home.certificate
    decision = {
        "k": "member.add",
        "cert": dict(cert.fields),
        "name": cert.name,
        "role": "owner",
        "prj": state.prj,
        "room": state.room,
    }
    return sign_statement(ENTRANCE, decision, person)


def enter_by_itself(work: UnitOfWork, prj: str) -> bool:
    """Come into every room of an own production where no other device has to let this one in. Whether it did.

    Possible with the person key, where no device leads: there whoever creates the next entry has written it. A device that
    is in the office already is let into the rooms by those that decide there, unless the office has shut all of them out:
    then it comes in even where it lacks the newest key, under the last one it has, and makes another.
    """
    person = own_person_key(work)
    office = work.folded(prj)
    is_in_office = office.is_decider(work.home.device)
    has_entered = False
    for room in rooms_of(work.connection, prj):
        state = work.folded(room)
        others_decide = any(state.is_decider(device) and office.is_decider(device) for device in state.members())
        if others_decide and (is_in_office or not work.has_key(room)):  # they let this device in, and bring a newer key
            continue
        is_outside = state.n >= 0 and not state.is_decider(work.home.device) and not state.was_member(work.home.device)
        is_outside = is_outside and not work.goes_on_elsewhere(room)
        if not is_outside or state.lead[0] or person is None or person.public.hex() != state.owner_key:
            continue
        work.claim(room, entrance(work, state, person))
        has_entered = True
    return has_entered
