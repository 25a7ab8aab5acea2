"""Mutual feedback: who gives it and when, what opens it, and what ends a hand-off."""

from __future__ import annotations

from dataclasses import replace

import pytest

from studio.domain.stage_states import StageState
from studio.domain.terms import DAY_MS
from studio.events.catalog import Event
from studio.events.fold_feedback import feedback_hash
from studio.events.state import RoomState
from tests.events.test_fold_asking import ANA, NOW_MS, OWNER, decides, room, says, stands

SALT, WORDS = b"\x07" * 32, "Fast, kind and in tune."
CLOSE: Event = {"k": "stage.close", "stage": "5" * 32}


def settled() -> RoomState:
    return room("settled", settled_ms=NOW_MS)


def seal(state: RoomState, device: str, text: str = WORDS) -> Event:
    return {"k": "feedback.seal", "h": feedback_hash(state.prj, state.room, device, SALT, text)}


OPEN: Event = {"k": "feedback.open", "salt": SALT.hex(), "text": WORDS}


def test_it_opens_once_both_have_sealed_theirs_and_then_the_hand_off_closes():
    state = settled()
    assert "still waited" in decides(state, CLOSE)
    assert says(state, seal(state, ANA)) == ""
    assert "both have given" in says(state, OPEN)
    assert state.table("feedback")["maker"]["text"] == ""
    assert says(state, seal(state, OWNER), device=OWNER) == ""
    assert "still waited" in decides(state, CLOSE, at_ms=NOW_MS + 11 * DAY_MS)
    assert says(state, OPEN) == ""
    assert "open already" in says(state, OPEN)
    assert says(state, OPEN, device=OWNER) == ""
    assert [one["text"] for one in state.table("feedback").values()] == [WORDS, WORDS]
    assert decides(state, CLOSE) == ""
    assert stands(state) is StageState.CLOSED


def test_after_ten_days_what_is_sealed_opens_and_what_nobody_gave_is_waited_for_no_more():
    state = settled()
    assert says(state, seal(state, ANA)) == ""
    late_ms = NOW_MS + 10 * DAY_MS
    assert "over" in says(state, seal(state, OWNER), device=OWNER, at_ms=late_ms)
    assert says(state, OPEN, at_ms=late_ms) == ""
    assert decides(state, CLOSE, at_ms=late_ms) == ""
    assert stands(state) is StageState.CLOSED
    # nobody gave any; and what is never opened holds nothing up for more than two weeks
    state = settled()
    assert "still waited" in decides(state, CLOSE, at_ms=late_ms - 1)
    assert decides(state, CLOSE, at_ms=late_ms) == ""
    state = settled()
    says(state, seal(state, ANA))
    assert "still waited" in decides(state, CLOSE, at_ms=late_ms)
    assert decides(state, CLOSE, at_ms=NOW_MS + 14 * DAY_MS) == ""
    assert says(state, OPEN, at_ms=NOW_MS + 15 * DAY_MS) == ""


@pytest.mark.parametrize(
    "opening", [{**OPEN, "text": "Slow."}, {**OPEN, "salt": "08" * 32}, {**OPEN, "text": WORDS + " " * 4000}]
)
def test_only_what_was_sealed_is_opened(opening: Event):
    state = settled()
    says(state, seal(state, ANA, opening["text"] if len(opening["text"]) > 4000 else WORDS))
    says(state, seal(state, OWNER), device=OWNER)
    assert says(state, opening) != ""
    assert not state.table("feedback")["maker"]["opened"]


def test_a_seal_of_the_other_side_is_no_use_and_none_is_given_twice_or_before_all_is_paid():
    state = settled()
    assert says(state, seal(state, OWNER), device=OWNER) == ""
    assert says(state, seal(state, OWNER)) == ""  # Ana gives the owner's seal for hers
    assert says(state, OPEN, device=OWNER) == ""
    assert "not what was sealed" in says(state, OPEN)
    assert "has given" in says(state, seal(state, ANA))
    for before in ("approved", "in_review", "cancelled", "closed"):
        assert "once all is paid" in says(room(before), seal(state, ANA))
    other = room("settled", settled_ms=NOW_MS, person="8" * 64)
    assert "not with this person" in says(other, seal(other, ANA))
    assert "not possible" in decides(room("approved"), CLOSE)


def test_a_payment_settles_once():
    state = room("approved", accepted_ms=NOW_MS - DAY_MS)
    pay = {"k": "pay.sent", "amount": 6000, "currency": "USD", "reference": "r"}
    assert decides(state, pay) == ""
    assert state.hand_off.settled_ms == NOW_MS
    tip = {**pay, "amount": 100, "tax": 0, "tip": 100}
    assert decides(state, tip, at_ms=NOW_MS + DAY_MS) == ""
    assert state.hand_off == replace(state.hand_off, state="settled", settled_ms=NOW_MS)
