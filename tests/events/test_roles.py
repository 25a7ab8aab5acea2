"""The table of roles and the fold say the same: every kind of event by every role."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from studio.domain.hand_off import Member
from studio.domain.roles import OWNER_ALONE, OWNERS, RIGHTS, Role, rights_of, roles_of
from studio.events.catalog import KINDS, EventClass
from studio.events.docket import NotAnEntryError, VerifiedPacket, open_entry, write_entry
from studio.events.fold import apply_decision, apply_packet
from studio.events.keys import SigningKey, device_id
from studio.events.state import HAND_OFF, OFFICE, RoomState
from tests.events.test_fold_asking import ANA, NOW_MS, OWNER, room
from tests.events.test_forged_packets import KEY, KEYS

FACTS = [kind for kind, shape in KINDS.items() if shape.event_class is EventClass.FACT]
DECISIONS = [kind for kind, shape in KINDS.items() if shape.event_class is EventClass.DECISION]
MEMBERS = {Role.OWNER: (OWNER, "a" * 64), Role.COLLABORATOR: (ANA, "9" * 64), Role.CO_OWNER: ("7" * 32, "7" * 64),
           Role.VISITOR: ("8" * 32, "8" * 64), Role.APPROVER: ("4" * 32, "4" * 64), Role.REVIEWER: ("5" * 32, "5" * 64),
           Role.OBSERVER: ("6" * 32, "6" * 64)}  # fmt: skip
NOT_THEIRS = ("only the collaborator can say this", "the stage is not with this person", "this device cannot lead here",
              "only a reviewer or an approver can say this", "only an approver can say this", "who observes only sees")  # fmt: skip
VALUES: tuple[Any, ...] = ("1" * 32, "2" * 64, 1, "text", {}, [], True, "approve")


def event(kind: str) -> dict[str, Any]:
    """An event of a kind with values of the right form, whatever they mean."""
    found = {name: next(value for value in VALUES if fits(value)) for name, fits in KINDS[kind].fields.items()}
    return {"k": kind, **found}


def open_room(kind: str = HAND_OFF) -> RoomState:
    state = room("in_review")
    state.kind = kind
    for role, (device, person) in MEMBERS.items():
        held = "collaborator" if role is Role.VISITOR else role.value
        state.put("member", device, Member(device, person, role.value, held, "b" * 64, "c" * 64))
    state.lead = (OWNER, 1)
    return state


@pytest.mark.parametrize("kind", FACTS)
def test_a_fact_counts_only_from_whom_the_table_names(kind):
    for role, (device, person) in MEMBERS.items():
        state = open_room()
        held = "collaborator" if role is Role.VISITOR else role.value
        packet = VerifiedPacket(device, person, held, 0, "0" * 64, "1" * 32, NOW_MS, NOW_MS, (event(kind),))
        before = {name: dict(rows) for name, rows in state.tables.items()}
        (outcome,) = apply_packet(state, packet)
        is_refused_for_who = any(reason in outcome.overruled for reason in NOT_THEIRS)
        if not roles_of(kind):
            assert state.tables == before, role
        else:
            assert is_refused_for_who == (role not in roles_of(kind)), (role, outcome)


@pytest.mark.parametrize("kind", DECISIONS)
def test_a_decision_counts_the_same_from_owner_and_co_owner_but_for_what_is_the_owners(kind):
    assert roles_of(kind) == OWNERS - ({Role.CO_OWNER} if kind in OWNER_ALONE else set())
    outcomes = []
    for role in (Role.OWNER, Role.CO_OWNER):
        told = [
            apply_decision(open_room(place), event(kind), MEMBERS[role][0], NOW_MS).overruled
            for place in (OFFICE, HAND_OFF)
        ]
        outcomes.append(told)
    if kind in OWNER_ALONE:
        assert outcomes[0] != outcomes[1]
        assert "only the owner" in outcomes[1][0]
    else:
        assert outcomes[0] == outcomes[1]


@pytest.mark.parametrize("role", list(Role))
def test_only_owners_write_entries(role):
    signing, state = SigningKey.from_seed(b"\x07" * 32), open_room()
    device = device_id(signing.public)
    held = "collaborator" if role is Role.VISITOR else role.value
    state.put("member", device, Member(device, "7" * 64, "X", held, signing.public.hex(), "c" * 64))
    state.lead = ("", 0)
    state.n, state.hash = 3, "4" * 64
    data = write_entry(
        state=state, at_ms=NOW_MS, packets=[], decisions=[event("heartbeat")], key=KEY, signing=signing, device=device
    )
    try:
        open_entry(state, data, KEYS.get)
        is_entry = True
    except NotAnEntryError:
        is_entry = False
    assert is_entry == (role in OWNERS)


def test_every_kind_stands_in_the_table_once_and_nothing_else_does():
    listed = Counter(kind for right in RIGHTS for kind in right.kinds)
    assert listed.keys() == KINDS.keys()
    assert set(listed.values()) == {1}
    assert all(right.kinds or right.is_seeing for right in RIGHTS)
    assert dict(rights_of(Role.COLLABORATOR))["Accept or refuse the credit"]
    assert not dict(rights_of(Role.COLLABORATOR))["Close the production and open it again"]
