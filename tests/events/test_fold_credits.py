"""Who may give, accept, refuse and take back a credit, and what of a credit has no effect in a room."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from studio.domain.hand_off import Member, Take
from studio.events.catalog import Event
from studio.events.credits import (
    Credit,
    Revocation,
    credit_hash,
    sign_acceptance,
    sign_issue,
    write_credit,
    write_revocation,
)
from studio.events.docket import VerifiedPacket
from studio.events.fold import apply_decision, apply_packet
from studio.events.fold_credits import CLOCK_SLACK_MS, due_credit, standing_credit
from studio.events.keys import SigningKey
from studio.events.state import RoomState
from tests.events.test_fold_asking import ANA, NOW_MS, OWNER, STAGE, room

MIRA_KEY, ANA_KEY, BEN_KEY = (SigningKey.from_seed(bytes([n]) * 32) for n in (7, 8, 9))
BEN = "b" * 32
HOUR_MS = 3_600_000


def approved(**more: Any) -> RoomState:
    """A room in which Ana's second take was approved an hour ago; Ben is in it too."""
    state = room("approved", last_take=2, rounds_used=1, person=ANA_KEY.public.hex())
    state.owner_person = MIRA_KEY.public.hex()
    for device, key, name, role in (
        (OWNER, MIRA_KEY, "Mira", "owner"),
        (ANA, ANA_KEY, "Ana", "collaborator"),
        (BEN, BEN_KEY, "Ben", "collaborator"),
    ):
        state.put("member", device, Member(device, key.public.hex(), name, role, "b" * 64, "c" * 64))
    take = Take(2, STAGE, "approved", "a" * 64, [], 1, 5, NOW_MS, ANA, is_in=True, decided_ms=NOW_MS, left_ms=HOUR_MS)
    state.put("take", "2", replace(take, **more))
    return state


def due(state: RoomState, **changes: Any) -> Credit:
    credit = due_credit(state, issuer_name="Mira", production="Late Train", issued_ms=NOW_MS + HOUR_MS)
    return replace(credit, **changes)


def grant(credit: Credit, key: SigningKey = MIRA_KEY) -> Event:
    jwt = write_credit(key, credit)
    return {"k": "credit.grant", "take": credit.take, "jwt": jwt, "ssh": sign_issue(key, jwt)}


def decides(state: RoomState, event: Event, *, at_ms: int = NOW_MS + HOUR_MS) -> str:
    outcome = apply_decision(state, event, OWNER, at_ms)
    assert bool(state.history) == (outcome.overruled != "" or state.table("credit") != {})
    return outcome.overruled


_n = iter(range(10_000))


def says(state: RoomState, event: Event, device: str = ANA) -> str:
    n, member = next(_n), state.members()[device]
    packet = VerifiedPacket(
        device, member.person, member.role, n, f"{n:064x}", f"{n:032x}", NOW_MS, NOW_MS + HOUR_MS, (event,)
    )
    (outcome,) = apply_packet(state, packet)
    return outcome.overruled


def given() -> tuple[RoomState, str, str]:
    """A room with a credit, its hash and its JWT."""
    state = approved()
    event = grant(due(state))
    assert decides(state, event) == ""
    return state, credit_hash(event["jwt"]), event["jwt"]


def stands(state: RoomState) -> str:
    found = standing_credit(state)
    return found[1]["state"] if found else ""


def test_a_credit_is_given_once():
    state, _, jwt = given()
    assert stands(state) == "granted"
    event = {"k": "credit.grant", "take": 2, "jwt": jwt, "ssh": sign_issue(MIRA_KEY, jwt)}
    assert decides(state, event) == "this credit was given before"
    assert decides(state, grant(due(state, issued_ms=NOW_MS + 1))) == "this take has its credit"
    assert len(state.table("credit")) == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"take": 1},
        {"role": "Producer"},
        {"stage": "Everything"},
        {"rounds_used": 0},
        {"is_on_time": False},
        {"is_silent": True},
        {"subject": BEN_KEY.public},
        {"manifest_hash": "b" * 64},
        {"approved_ms": NOW_MS - HOUR_MS},
        {"name_hash": "sha256$" + "0" * 64},
    ],
)
def test_a_credit_says_what_happened(changes):
    state = approved()
    assert decides(state, grant(due(state, **changes))) == "the credit says something else than what happened here"
    assert stands(state) == ""


def test_a_credit_of_another_room_has_no_effect():
    state = approved()
    other = approved()
    other.put("hand_off", other.room, replace(other.hand_off, terms_hash="4" * 64))
    assert decides(state, grant(due(other))) == "the credit is of another hand-off"


def test_a_credit_by_anybody_but_the_owner_has_no_effect():
    state = approved()
    own = grant(due(state))
    assert decides(state, grant(due(state, issuer=BEN_KEY.public), BEN_KEY)) != ""
    assert decides(state, {**own, "ssh": sign_issue(BEN_KEY, own["jwt"])}) != ""
    assert decides(state, {**own, "jwt": own["jwt"][:-2] + "AA"}) == "the credit is forged, or was changed"
    assert decides(state, {**own, "take": 3}) != ""
    assert "fact" in says(state, own, BEN) or "decision" in says(state, own, BEN)
    assert stands(state) == ""
    assert decides(state, own) == ""


@pytest.mark.parametrize("issued_ms", [NOW_MS - 1, NOW_MS + HOUR_MS + CLOCK_SLACK_MS + 1])
def test_a_credit_is_dated_to_when_it_was_given(issued_ms):
    state = approved()
    assert decides(state, grant(due(state, issued_ms=issued_ms))) == "the credit is dated to another time"


@pytest.mark.parametrize("more", [{"state": "in_review"}, {"is_in": False}])
def test_nothing_is_credited_that_is_not_approved_and_here(more):
    state = approved()
    event = grant(due(state))
    state.put("take", "2", replace(state.take(2), **more))
    assert decides(state, event) == "no take is approved whole"


def accept(named: str, jwt: str, key: SigningKey = ANA_KEY) -> Event:
    return {"k": "credit.accept", "credit": named, "ssh": sign_acceptance(key, jwt)}


def test_only_the_person_accepts_and_with_their_key():
    state, named, jwt = given()
    assert says(state, accept(named, jwt), BEN) == "the stage is not with this person"
    assert says(state, accept(named, jwt), OWNER) == "only the collaborator can say this"
    assert says(state, accept(named, jwt, BEN_KEY)) == "the acceptance is not signed by the person's key"
    assert says(state, {**accept(named, jwt), "ssh": sign_issue(ANA_KEY, jwt)}) != ""
    assert says(state, accept("0" * 64, jwt)) == "there is no such credit here"
    assert stands(state) == "granted"
    assert says(state, accept(named, jwt)) == ""
    assert stands(state) == "accepted"
    assert says(state, accept(named, jwt)) == "the credit is accepted already"
    assert says(state, {"k": "credit.refuse", "credit": named}) == "the credit is accepted already"


def test_a_refused_credit_can_be_accepted_later():
    state, named, jwt = given()
    assert says(state, {"k": "credit.refuse", "credit": named}, BEN) != ""
    assert says(state, {"k": "credit.refuse", "credit": named, "reason": "not my name"}) == ""
    assert (stands(state), state.table("credit")[named]["reason"]) == ("refused", "not my name")
    assert says(state, accept(named, jwt)) == ""
    assert (stands(state), state.table("credit")[named]["reason"]) == ("accepted", "")


def revoke(named: str, key: SigningKey = MIRA_KEY, at_ms: int = NOW_MS + HOUR_MS, **more: Any) -> Event:
    jwt = write_revocation(key, Revocation(key.public, more.get("of", named), "wrong player", at_ms))
    return {"k": "credit.revoke", "credit": named, "jwt": jwt}


def test_a_credit_is_taken_back_by_whoever_gave_it_and_not_given_again_unchanged():
    state, named, jwt = given()
    assert decides(state, revoke(named, BEN_KEY)) == "the revocation is not by whoever gave the credit"
    assert decides(state, revoke(named, of="0" * 64)) == "the revocation is not by whoever gave the credit"
    assert decides(state, revoke("0" * 64)) == "there is no such credit here"
    assert decides(state, {**revoke(named), "jwt": "x.y.z"}) == "the revocation is forged, or was changed"
    assert decides(state, revoke(named, at_ms=NOW_MS)) == "the revocation is dated to another time"
    assert stands(state) == "granted"
    assert decides(state, revoke(named)) == ""
    assert decides(state, revoke(named)) == "this credit was taken back before"
    assert says(state, accept(named, jwt)) == "the credit is revoked already"
    again = {"k": "credit.grant", "take": 2, "jwt": jwt, "ssh": sign_issue(MIRA_KEY, jwt)}
    assert decides(state, again) == "this credit was given before"
    assert decides(state, grant(due(state, issued_ms=NOW_MS + HOUR_MS + 1))) == ""
    assert stands(state) == "granted"
