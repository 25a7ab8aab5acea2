"""Payments in the fold: parts, tax on top, tips; what is refused; the payee's word; corrections; minutes of a call."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from studio.domain.call_rate import CallRate, call_problem
from studio.domain.hand_off import Take
from studio.domain.receipts import Word, receipt_of
from studio.domain.stage_states import StageState
from studio.domain.terms import DAY_MS, Terms
from studio.events.fold import apply_decision, view
from studio.events.fold_money import dues_in
from studio.events.hand_off_steps import put_hand_off
from studio.events.state import RoomState
from tests.events.test_fold_asking import ANA, NOW_MS, OWNER, STAGE, TERMS, counter, decides, offer, room, says, stands


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


def test_a_full_payment_is_a_part_of_what_a_change_that_came_before_it_has_made_of_the_price():
    """Whoever records it may not have read yet that the change was signed."""
    state = approved()
    terms = {**state.hand_off.terms, "price": 7700}
    put_hand_off(state, replace(state.hand_off, terms=terms))
    assert decides(state, pay(6000)) == ""
    assert (stands(state), figures(state)) == (StageState.APPROVED, (0, 6000, 0, 1700))
    assert decides(state, pay(1700)) == ""
    assert stands(state) is StageState.SETTLED


@pytest.mark.parametrize("stands_at", ["offered", "in_progress", "in_review", "paused", "declined"])
def test_before_anything_is_owed_nothing_is_paid(stands_at):
    state = room(stands_at, accepted_ms=NOW_MS, started_ms=NOW_MS)
    assert decides(state, pay(100, tax=0)) != ""
    assert not state.table("payment")


def test_what_is_done_for_nothing_is_settled_by_a_payment_of_nothing_and_only_once_it_is_approved():
    free = replace(TERMS, price_minor=0)
    for stands_at in ("offered", "in_progress", "in_review"):
        state = room(stands_at, accepted_ms=NOW_MS, started_ms=NOW_MS)
        put_hand_off(state, replace(state.hand_off, terms=free.to_log()))
        assert "not possible" in decides(state, pay(0))
        assert (stands(state).value, state.hand_off.settled_ms) == (stands_at, 0)
    state = approved()
    put_hand_off(state, replace(state.hand_off, terms=free.to_log()))
    assert decides(state, pay(0)) == ""
    assert (stands(state), state.hand_off.settled_ms) == (StageState.SETTLED, NOW_MS)


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


# --- the payee's word ------------------------------------------------------------------------------------------

ENTRY, NAMED = "e" * 64, "-1/0"


def paid(amount: int, **more: Any) -> RoomState:
    """Approved, and one payment is recorded in an entry."""
    state = approved()
    assert apply_decision(state, pay(amount, tax=0, **more), OWNER, NOW_MS, ENTRY).overruled == ""
    return state


def word(amount: Any, **more: Any) -> dict[str, Any]:
    return {"k": "pay.received", "payment": NAMED, "entry": ENTRY, "amount": amount, "note": "", **more}


def correct(amount: Any, **more: Any) -> dict[str, Any]:
    return {
        "k": "pay.correct", "payment": NAMED, "entry": ENTRY, "amount": amount, "reason": "typo", "must": ["corrections"],
        **more,
    }  # fmt: skip


def test_a_payment_is_confirmed_once_and_nothing_that_is_owed_moves():
    state = paid(6000)
    before = figures(state), stands(state)
    assert says(state, word(6000), at_ms=NOW_MS + 5) == ""
    said = receipt_of(state.table("payment")[NAMED])
    assert (said.word, said.at_ms, dues_in(state).confirmed_minor) == (Word.CONFIRMED, NOW_MS + 5, 6000)
    assert (figures(state), stands(state)) == before
    assert "said before" in says(state, word(6000), at_ms=NOW_MS + 9)
    assert "not taken back" in says(state, word(5999))
    assert receipt_of(state.table("payment")[NAMED]).at_ms == NOW_MS + 5


@pytest.mark.parametrize(
    ("fact", "device", "why"),
    [
        (word(6000, payment="-1/1"), ANA, "no such payment"),
        (word(6000, entry="0" * 64), ANA, "no such payment"),
        (word(6000, entry=""), ANA, "no usable"),
        (word(-1), ANA, "no usable"),
        (word(10**14), ANA, "no amount"),
        (word(6000), OWNER, "only the collaborator"),
        ({"k": "pay.received", "amount": 6000}, ANA, "no usable"),
    ],
)
def test_a_word_counts_only_for_the_payment_that_it_names_and_only_from_the_payee(fact, device, why):
    state = paid(6000)
    assert why in says(state, fact, device=device)
    assert dues_in(state).confirmed_minor == 0


def test_another_amount_stands_beside_the_record_until_the_owner_corrects_it():
    state = paid(6000)
    assert says(state, word(0, note="nothing yet")) == ""
    assert receipt_of(state.table("payment")[NAMED]).word is Word.CONTRADICTED
    assert says(state, word(4000)) == ""
    assert (dues_in(state).confirmed_minor, figures(state)[-1], stands(state)) == (4000, 0, StageState.SETTLED)
    assert "has confirmed" in decides(state, correct(3999))
    assert decides(state, correct(4000)) == ""
    assert receipt_of(state.table("payment")[NAMED]).word is Word.CONFIRMED
    assert (figures(state), stands(state)) == ((0, 4000, 0, 2000), StageState.APPROVED)
    assert state.hand_off.settled_ms == NOW_MS
    assert decides(state, pay(2000, tax=0)) == ""
    assert stands(state) is StageState.SETTLED


def test_a_correction_takes_the_tip_first_and_never_makes_a_payment_more():
    state = paid(7000, tip=1000)
    assert "makes a payment less" in decides(state, correct(7000))
    assert "no such payment" in decides(state, correct(10, entry="0" * 64))
    assert decides(state, correct(6500)) == ""
    assert figures(state) == (0, 6000, 500, 0)
    assert decides(state, correct(0)) == ""
    assert (figures(state), state.table("payment")[NAMED]["was"]) == ((0, 0, 0, 6000), 7000)
    assert says(state, word(7000)) == ""
    assert (receipt_of(state.table("payment")[NAMED]).word, dues_in(state).confirmed_minor) == (Word.CONTRADICTED, 0)
    assert "is a decision" in says(state, correct(0))


# --- minutes of a call -----------------------------------------------------------------------------------------

RATE = CallRate(rate_minor=120, most_min=60, least_min=15, step_min=5)
CALL = "4" * 32


@pytest.mark.parametrize(
    ("rate", "minutes", "amount"),
    [
        (RATE, 0, 1800), (RATE, 14, 1800), (RATE, 16, 2400), (RATE, 47, 6000), (RATE, 61, 7200), (RATE, 9999, 7200),
        (replace(RATE, rounding="nearest"), 47, 5400), (replace(RATE, rounding="nearest"), 48, 6000),
        (replace(RATE, step_min=1), 47, 5640), (replace(RATE, step_min=1, extra_minor=7), 47, 5647),
        (CallRate(1, 1), 0, 0), (CallRate(1, 1), 1, 1),
    ],
)  # fmt: skip
def test_minutes_are_rounded_once_between_the_minimum_and_the_cap(rate, minutes, amount):
    assert replace(rate, minutes=minutes).amount_minor == amount <= rate.cap_minor + rate.extra_minor


def called(stands_at: str = "in_progress", **more: Any) -> RoomState:
    state = room(stands_at, accepted_ms=NOW_MS, started_ms=NOW_MS, last_take=1)
    terms = replace(TERMS, call=RATE, price_minor=RATE.amount_minor, **more)
    state.put("hand_off", "1" * 32, replace(state.hand_off, terms=terms.to_log()))
    return state


def minutes(count: Any, call: str = CALL) -> dict[str, Any]:
    return {"k": "call.minutes", "call": call, "minutes": count, "note": ""}


def test_minutes_count_once_the_owner_agrees_and_only_grow():
    state = called()
    assert "do not wait" in decides(state, {"k": "call.agree", "call": CALL})
    assert says(state, minutes(47)) == ""
    assert "said before" in says(state, minutes(47, "3" * 32))
    assert (dues_in(state).earned_minor, state.hand_off.terms["price"]) == (0, 1800)
    assert decides(state, {"k": "call.agree", "call": "3" * 32}) != ""
    assert decides(state, {"k": "call.decline", "call": CALL, "reason": ""}) != ""
    assert decides(state, {"k": "call.agree", "call": CALL}) == ""
    terms = Terms.from_log(state.hand_off.terms)
    assert (terms.call.minutes, terms.price_minor, dues_in(state).earned_minor) == (47, 6000, 6000)
    assert state.hand_off.terms_hash != "0" * 64
    assert "not more" in says(state, minutes(47, "3" * 32))
    assert "not more" in says(state, minutes(20, "3" * 32))
    decides(state, {"k": "stage.cancel", "stage": STAGE, "room": "1" * 32, "why": "changed"})
    assert dues_in(state).earned_minor == 6000


def test_minutes_that_were_declined_are_stated_anew_and_silence_agrees_where_it_may():
    state = called()
    says(state, minutes(50))
    assert decides(state, {"k": "call.decline", "call": CALL, "reason": "it was 47"}) == ""
    assert view(state, NOW_MS + 9 * DAY_MS).hand_off.terms["price"] == 1800
    says(state, minutes(47, "3" * 32), at_ms=NOW_MS + 5)
    assert view(state, NOW_MS + 2 * DAY_MS + 5).hand_off.terms["price"] == 1800
    assert view(state, NOW_MS + 2 * DAY_MS + 6).hand_off.terms["price"] == 6000
    spoken = called(silence_approves=False)
    says(spoken, minutes(47))
    assert view(spoken, NOW_MS + 99 * DAY_MS).hand_off.terms["price"] == 1800


def test_minutes_after_all_was_paid_are_owed_and_a_change_adds_to_them():
    state = called("approved")
    assert decides(state, pay(1800, tax=0)) == ""
    assert stands(state) is StageState.SETTLED
    says(state, minutes(47))
    assert decides(state, {"k": "call.agree", "call": CALL}) == ""
    assert (stands(state), figures(state)[-1]) == (StageState.APPROVED, 4200)


def test_what_is_no_rate_is_offered_to_nobody_and_only_the_rate_is_countered():
    for wrong in (replace(RATE, minutes=5), replace(RATE, rate_minor=0), replace(RATE, least_min=61)):
        state = room("offered")
        assert decides(state, offer(replace(TERMS, call=wrong, price_minor=wrong.amount_minor))) != ""
    assert call_problem(RATE, 1801)
    assert call_problem(RATE, 1800, has_milestones=True)
    state = called("offered")
    dearer = replace(RATE, rate_minor=150)
    assert says(state, counter(call=dearer, price_minor=1800)) != ""
    assert says(state, counter(call=replace(RATE, most_min=99), price_minor=1800)) != ""
    assert says(state, counter(call=dearer, price_minor=2250)) == ""
    assert "by the minute" in says(approved(), minutes(5))
