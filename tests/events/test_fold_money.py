"""Payments in the fold: parts, tax on top, tips; what is refused; what earlier versions wrote."""

from __future__ import annotations

from typing import Any

import pytest

from studio.domain.hand_off import Take
from studio.domain.stage_states import StageState
from studio.events.fold_money import dues_in
from studio.events.state import RoomState
from tests.events.test_fold_asking import ANA, NOW_MS, STAGE, decides, room, says, stands


def approved(**more: Any) -> RoomState:
    state = room("approved", accepted_ms=NOW_MS, started_ms=NOW_MS, last_take=1, **more)
    state.put("take", "1", Take(1, STAGE, "approved", "2" * 64, [], 1, 1, NOW_MS, ANA, is_in=True, decided_ms=NOW_MS))
    return state


def pay(amount: Any, **more: Any) -> dict[str, Any]:
    return {"k": "pay.sent", "amount": amount, "currency": "USD", "reference": "bank", "must": ["sums"], **more}


def figures(state: RoomState) -> tuple[int, int, int, int]:
    dues = dues_in(state)
    return dues.tax_minor, dues.paid_minor, dues.tip_minor, dues.left_minor


@pytest.mark.parametrize(
    ("payments", "expected", "is_settled"),
    [
        ([pay(2000, tax=0)], (0, 2000, 0, 4000), False),
        ([pay(2000, tax=0), pay(4000, tax=0)], (0, 6000, 0, 0), True),
        ([pay(6000, tax=1140)], (1140, 6000, 0, 1140), False),
        ([pay(6000, tax=1140), pay(1140, tax=1140)], (1140, 7140, 0, 0), True),
        ([pay(6000, tax=0), pay(1140, tax=1140)], (1140, 7140, 0, 0), True),
        ([pay(7000, tax=0, tip=1000)], (0, 6000, 1000, 0), True),
        ([pay(500, tax=0, tip=500)], (0, 0, 500, 6000), False),
        ([pay(6000, tax=0), pay(300, tax=0, tip=300)], (0, 6000, 300, 0), True),
        ([pay(6000), pay(300, tax=0, tip=300)], (0, 6000, 300, 0), True),
        ([pay(2000, tax=0), pay(4000)], (0, 6000, 0, 0), True),
    ],
)
def test_it_is_settled_once_all_that_is_owed_is_covered(payments, expected, is_settled):
    state = approved()
    assert [decides(state, one) for one in payments] == [""] * len(payments)
    assert figures(state) == expected
    assert stands(state) is (StageState.SETTLED if is_settled else StageState.APPROVED)


@pytest.mark.parametrize(
    ("payment", "why"),
    [
        (pay(0, tax=0), "as was agreed"),
        (pay(-1, tax=0), "no usable"),
        (pay(6001, tax=0), "more than is owed"),
        (pay(6001, tax=0, tip=0), "more than is owed"),
        (pay(10, tax=0, tip=11), "a part of it"),
        (pay(10, tax=-1), "no amount"),
        (pay(10, tax=True), "no amount"),
        (pay(10, tax=10**14), "no amount"),
        (pay(10, tax=6001), "more than what it is on"),
        (pay(10, tax=0, currency="EUR"), "in USD"),
        (pay(10**14, tax=0, tip=10**13), "above zero"),
    ],
)
def test_what_is_no_payment_has_no_effect(payment, why):
    state = approved()
    assert why in decides(state, payment)
    assert figures(state) == (0, 0, 0, 6000)
    assert not state.table("payment")


@pytest.mark.parametrize("amount", [5, 6000, 7000])
def test_a_payment_of_an_earlier_version_settles_at_once_and_only_once(amount):
    state = approved()
    assert decides(state, pay(amount)) == ""
    assert stands(state) is StageState.SETTLED
    assert "not possible" in decides(state, pay(1))
    assert state.table("payment") == {"-1/0": {"amount": amount, "currency": "USD", "reference": "bank"}}


@pytest.mark.parametrize("stands_at", ["offered", "in_progress", "in_review", "paused", "declined"])
def test_before_anything_is_owed_nothing_is_paid(stands_at):
    state = room(stands_at, accepted_ms=NOW_MS, started_ms=NOW_MS)
    assert decides(state, pay(100, tax=0)) != ""
    assert not state.table("payment")


def test_the_fee_of_a_cancelled_hand_off_is_paid_and_stays_cancelled():
    state = room("in_progress", accepted_ms=NOW_MS, started_ms=NOW_MS)
    decides(state, {"k": "stage.cancel", "stage": STAGE, "room": "1" * 32, "why": "changed"})
    assert figures(state)[-1] == 1500
    assert "more than is owed" in decides(state, pay(1501, tax=0))
    assert decides(state, pay(1000, tax=0)) == ""
    assert decides(state, pay(500, tax=0)) == ""
    assert (figures(state), stands(state)) == ((0, 1500, 0, 0), StageState.CANCELLED)


def test_a_collaborator_records_no_payment():
    state = approved()
    assert "is a decision" in says(state, pay(6000, tax=0))
    assert not state.table("payment")
