"""Give, accept, refuse and take back the credit of a hand-off. Decides and appends, never the network."""

from __future__ import annotations

from typing import Any

from studio.actions.credit_commands import AcceptCredit, GiveCredit, RefuseCredit
from studio.actions.entering import own_person_key, owner_person_key
from studio.actions.hand_off import held_hand_off, owned_hand_off
from studio.domain.errors import RefusedError
from studio.events.catalog import Event
from studio.events.credits import (
    Revocation,
    read_credit,
    shown_text,
    sign_acceptance,
    sign_issue,
    write_credit,
    write_revocation,
)
from studio.events.fold_credits import (
    GRANTED,
    REFUSED,
    REVOKED,
    TAKEN,
    approved_take,
    credit_records,
    due_credit,
    standing_credit,
)
from studio.events.keys import SigningKey
from studio.events.records import from_text
from studio.events.state import RoomState
from studio.store.outbox import is_settled, pending_decisions
from studio.store.productions import production_here
from studio.store.subjects import HandOffHere
from studio.store.unit_of_work import UnitOfWork


def give_due_credit(work: UnitOfWork, room: str) -> None:
    """Give the credit of a hand-off whose approval is settled, where the owner's person key lies on this device.

    One that was taken back is not given again by itself. What silence has approved is settled by an entry first.
    """
    state = work.folded(room)
    if state.table("credit") or approved_take(work.view(room)) is None:
        return
    waiting = pending_decisions(work.connection, room)
    if approved_take(state) is None:
        if not waiting:
            work.decide(room, {"k": "heartbeat"})
        return
    if any(from_text(body)["k"] == "credit.grant" for body in waiting):
        return
    person = own_person_key(work)
    if person is not None and person.public.hex() == state.owner_key:
        work.decide(room, _grant(work, state, person))


def _is_on_its_way(work: UnitOfWork, room: str) -> bool:
    return any(from_text(body)["k"] == "credit.grant" for body in pending_decisions(work.connection, room))


def _grant(work: UnitOfWork, state: RoomState, person: SigningKey) -> Event:
    title = production_here(work.connection, state.prj).title
    credit = due_credit(
        state,
        issuer_name=shown_text(work.home.name),
        production=shown_text(title),
        issued_ms=max(work.now_ms, state.at_ms),
    )
    jwt = write_credit(person, credit)
    return {"k": "credit.grant", "take": credit.take, "jwt": jwt, "ssh": sign_issue(person, jwt)}


def give_credit(work: UnitOfWork, command: GiveCredit) -> dict[str, Any]:
    """Give a credit that is not given by itself: again after it was taken back.

    Raises RefusedError where one stands, nothing is approved, or the person key is not on this device.
    """
    found = owned_hand_off(work, command.hand_off)
    room, title = found.state.room, str(found.hand_off.terms["title"])
    person = owner_person_key(work, found.state, None)
    if approved_take(work.folded(room)) is None:
        raise RefusedError(
            f"Nothing of “{title}” is approved and here, so there is nothing to credit.",
            subject=title,
            what_to_do="Approve the take and synchronise; the credit is given by itself then.",
            code="not_approved",
        )
    if standing_credit(found.state) is not None or _is_on_its_way(work, room):
        raise RefusedError(f"“{title}” has its credit.", subject=title, what_to_do="", code="credit_stands")
    work.decide(room, _grant(work, work.folded(room), person))
    return _result(work, room)


def revoke_credit(work: UnitOfWork, hand_off: str, reason: str) -> dict[str, Any]:
    """Take a credit back. Result has ``revocation``, its JWT, beside the rest.

    Raises RefusedError where no credit stands, no reason is given, or the person key is not on this device.
    """
    found = owned_hand_off(work, hand_off)
    room, title = found.state.room, str(found.hand_off.terms["title"])
    named, record = _standing(found.state, title)
    person = owner_person_key(work, found.state, None)
    if read_credit(record["jwt"]).issuer != person.public:
        raise RefusedError(
            "This credit was given under a key that has been replaced.",
            subject=title,
            what_to_do="It can no longer be taken back.",
            code="other_key",
        )
    if not reason.strip():
        raise RefusedError("Say why the credit is taken back.", subject=title, what_to_do='Add --reason "...".')
    revoked_ms = max(work.now_ms, read_credit(record["jwt"]).issued_ms)
    jwt = write_revocation(person, Revocation(person.public, named, shown_text(reason.strip()), revoked_ms))
    work.decide(room, {"k": "credit.revoke", "credit": named, "jwt": jwt})
    return {**_result(work, room), "revocation": jwt}


def accept_credit(work: UnitOfWork, command: AcceptCredit) -> dict[str, Any]:
    """Countersign a credit. Raises RefusedError where there is none, or the person key is not on this device."""
    found = held_hand_off(work, command.hand_off)
    title = str(found.hand_off.terms["title"])
    named, record = _standing(found.state, title)
    if record["state"] == TAKEN:
        return _result(work, found.state.room)
    _say_acceptance(work, found, named, record)
    return _result(work, found.state.room)


def _say_acceptance(work: UnitOfWork, found: HandOffHere, named: str, record: dict[str, Any]) -> None:
    person, title = own_person_key(work), str(found.hand_off.terms["title"])
    if person is None or person.public != read_credit(record["jwt"]).subject:
        raise RefusedError(
            "A credit is accepted with your person key, which is not on this device.",
            subject=title,
            what_to_do="Do it on your first device.",
            code="no_person_key",
        )
    work.say(found.state.room, {"k": "credit.accept", "credit": named, "ssh": sign_acceptance(person, record["jwt"])})


def refuse_credit(work: UnitOfWork, command: RefuseCredit) -> dict[str, Any]:
    """Say no to a credit; it can be accepted later all the same."""
    found = held_hand_off(work, command.hand_off)
    title = str(found.hand_off.terms["title"])
    named, record = _standing(found.state, title)
    if record["state"] != GRANTED:
        raise RefusedError(
            f"You have {record['state']} the credit of “{title}” already.",
            subject=title,
            what_to_do="",
            code="wrong_state",
        )
    fact: Event = {"k": "credit.refuse", "credit": named}
    if command.reason.strip():
        fact["reason"] = command.reason.strip()
    work.say(found.state.room, fact)
    return _result(work, found.state.room)


def credit_to_export(work: UnitOfWork, hand_off: str) -> tuple[HandOffHere, dict[str, Any], bool]:
    """A credit of one's own, as it stands in its room; accepted by this, if it was not answered. Whether it was now.

    Raises RefusedError for one that was refused or taken back, or does not exist yet.
    """
    found = held_hand_off(work, hand_off)
    room, title = found.state.room, str(found.hand_off.terms["title"])
    named, record = _standing(found.state, title)
    if record["state"] == REFUSED:
        raise RefusedError(
            f"You have refused the credit of “{title}”.",
            subject=title,
            what_to_do="If you want it after all: `segue credit accept`.",
            code="credit_refused",
        )
    is_new = record["state"] == GRANTED
    if is_new:
        _say_acceptance(work, found, named, record)
    return found, work.view(room).table("credit")[named], is_new


def _standing(state: RoomState, title: str) -> tuple[str, dict[str, Any]]:
    found = standing_credit(state)
    if found is not None:
        return found
    records = credit_records(state)
    if records:
        reason = records[-1][1]["reason"]
        raise RefusedError(
            f"The credit of “{title}” was taken back: {reason}.", subject=title, what_to_do="", code="credit_revoked"
        )
    raise RefusedError(
        f"There is no credit of “{title}” yet.",
        subject=title,
        what_to_do="It is given by itself once the take is approved and the owner's first device has synchronised.",
        code="no_credit",
    )


def _result(work: UnitOfWork, room: str) -> dict[str, Any]:
    """``{handoff, credit, state, settled}``; ``credit`` is its hash, ``state`` the credit's."""
    named, record = (credit_records(work.view(room)) or [("", {"state": REVOKED})])[-1]
    return {"handoff": room, "credit": named, "state": record["state"], "settled": is_settled(work.connection, room)}
