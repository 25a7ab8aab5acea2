"""Credits in the room of a hand-off: given by the owner's person key, accepted or refused by the person, taken back.

What a credit says is compared with what happened in this very room: one for another room, take or person, or with
another date, has no effect.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from studio.domain.errors import TrustError
from studio.domain.hand_off import HandOff, Take
from studio.domain.stage_states import StageState
from studio.events.catalog import Event
from studio.events.credits import (
    Credit,
    credit_hash,
    is_accepted,
    is_issued,
    name_hash,
    name_salt,
    read_credit,
    read_revocation,
    shown_text,
)
from studio.events.hand_off_steps import hand_off_in, hand_off_of, terms_in
from studio.events.overruled import OverruledError, Step
from studio.events.state import RoomState

CLOCK_SLACK_MS = 3_600_000
"""How far a credit may be dated after the entry that gives it: clocks are set back."""
GRANTED, TAKEN, REFUSED, REVOKED = "granted", "accepted", "refused", "revoked"
_APPROVED = frozenset({StageState.APPROVED, StageState.SETTLED, StageState.CLOSED})


def credit_records(state: RoomState) -> list[tuple[str, dict[str, Any]]]:
    """The credits of a room by hash, the oldest first.

    A record has ``take``, ``jwt``, ``ssh`` (the issuer's signature), ``state`` (granted, accepted, refused, revoked),
    ``at``, ``accepted`` (the subject's signature, or empty), ``reason`` and ``revocation`` (its JWT, or empty).
    """
    return sorted(state.table("credit").items(), key=lambda found: (found[1]["at"], found[0]))


def standing_credit(state: RoomState) -> tuple[str, dict[str, Any]] | None:
    """The credit of a room that has not been taken back, by its hash."""
    return next(((key, one) for key, one in credit_records(state) if one["state"] != REVOKED), None)


def approved_take(state: RoomState) -> tuple[HandOff, Take] | None:
    """The hand-off and its approved take, all of whose files have come; None while there is none."""
    hand_off = state.hand_off
    take: Take | None = state.take(hand_off.last_take) if hand_off is not None else None
    if hand_off is None or take is None or hand_off.stage_state not in _APPROVED:
        return None
    return (hand_off, take) if take.state == "approved" and take.is_in and hand_off.person else None


def credited_name(state: RoomState, person: str) -> str:
    """The name under which a person came into the room."""
    own = [member for member in state.members().values() if member.person == person]
    return min(own, key=lambda member: (member.from_n, member.device)).name if own else ""


def due_credit(state: RoomState, *, issuer_name: str, production: str, issued_ms: int) -> Credit:
    """What the credit of this room says, under the keys that speak for both now.

    Raises OverruledError while no take is approved whole.
    """
    found = approved_take(state)
    if found is None:
        raise OverruledError("no take is approved whole")
    hand_off, take = found
    terms = terms_in(hand_off)
    salt = name_salt(state.prj, state.room, hand_off.offer)
    return Credit(
        issuer=bytes.fromhex(state.owner_key),
        issuer_name=issuer_name,
        subject=bytes.fromhex(state.person_key(hand_off.person)),
        name_hash=name_hash(credited_name(state, hand_off.person), salt),
        role=shown_text(terms.role),
        stage=shown_text(terms.title),
        production=production,
        take=take.number,
        terms_hash=hand_off.terms_hash,
        manifest_hash=take.manifest_hash,
        approved_ms=take.decided_ms,
        issued_ms=issued_ms,
        is_on_time=take.left_ms >= 0,
        is_silent=take.is_silent,
        rounds_used=hand_off.rounds_used,
    )


def _credit_grant(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    jwt, named = event["jwt"], credit_hash(event["jwt"])
    try:
        credit = read_credit(jwt)
    except TrustError as problem:
        raise OverruledError("the credit is forged, or was changed") from problem
    expected = due_credit(
        state, issuer_name=credit.issuer_name, production=credit.production, issued_ms=credit.issued_ms
    )
    if credit.issuer != expected.issuer or not is_issued(credit, jwt, event["ssh"]):
        raise OverruledError("the credit is not signed by the owner's person key")
    if credit.terms_hash != expected.terms_hash:
        raise OverruledError("the credit is of another hand-off")
    if credit != expected or event["take"] != credit.take:
        raise OverruledError("the credit says something else than what happened here")
    if not credit.approved_ms <= credit.issued_ms <= max(step.at_ms, state.at_ms) + CLOCK_SLACK_MS:
        raise OverruledError("the credit is dated to another time")
    if named in state.table("credit"):
        raise OverruledError("this credit was given before")
    if standing_credit(state) is not None:
        raise OverruledError("this take has its credit")
    record = {
        "take": credit.take,
        "jwt": jwt,
        "ssh": event["ssh"],
        "state": GRANTED,
        "at": step.at_ms,
        "accepted": "",
        "reason": "",
        "revocation": "",
    }
    state.put("credit", named, record)
    return {"take": credit.take}


def _credit_revoke(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    record = _record(state, event["credit"])
    try:
        revocation = read_revocation(event["jwt"])
    except TrustError as problem:
        raise OverruledError("the revocation is forged, or was changed") from problem
    if revocation.issuer != read_credit(record["jwt"]).issuer or revocation.credit != event["credit"]:
        raise OverruledError("the revocation is not by whoever gave the credit")
    if record["state"] == REVOKED:
        raise OverruledError("this credit was taken back before")
    issued_ms = read_credit(record["jwt"]).issued_ms
    if not issued_ms <= revocation.revoked_ms <= max(step.at_ms, state.at_ms) + CLOCK_SLACK_MS:
        raise OverruledError("the revocation is dated to another time")
    changes = {"state": REVOKED, "reason": revocation.reason, "revocation": event["jwt"]}
    state.put("credit", event["credit"], {**record, **changes})
    return {"take": record["take"], "reason": revocation.reason}


def _record(state: RoomState, named: str) -> dict[str, Any]:
    hand_off_in(state)
    record: dict[str, Any] | None = state.table("credit").get(named)
    if record is None:
        raise OverruledError("there is no such credit here")
    return record


def _credit_accept(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    hand_off_of(state, step)
    record = _record(state, event["credit"])
    if record["state"] not in (GRANTED, REFUSED):
        raise OverruledError(f"the credit is {record['state']} already")
    if not is_accepted(read_credit(record["jwt"]).subject, record["jwt"], event["ssh"]):
        raise OverruledError("the acceptance is not signed by the person's key")
    state.put("credit", event["credit"], {**record, "state": TAKEN, "accepted": event["ssh"], "reason": ""})
    return {"take": record["take"]}


def _credit_refuse(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    hand_off_of(state, step)
    record = _record(state, event["credit"])
    if record["state"] != GRANTED:
        raise OverruledError(f"the credit is {record['state']} already")
    reason = str(event.get("reason", ""))
    state.put("credit", event["credit"], {**record, "state": REFUSED, "reason": reason})
    return {"take": record["take"], "reason": reason}


_Handler = Callable[[RoomState, Event, Step], dict[str, Any] | None]

CREDIT_DECISIONS: dict[str, _Handler] = {"credit.grant": _credit_grant, "credit.revoke": _credit_revoke}
CREDIT_FACTS: dict[str, _Handler] = {"credit.accept": _credit_accept, "credit.refuse": _credit_refuse}
