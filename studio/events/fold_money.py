"""Payments in the room of a hand-off: what is owed there, what was recorded as paid, what the payee says of it, and when it is settled.

A payment with `tax` and `tip` adds to those before it; one without is of an earlier version and settles at once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from studio.domain.dues import Deed, Dues, dues_of
from studio.domain.hand_off import CHOSEN, HandOff, Take
from studio.domain.milestones import reached_minor
from studio.domain.money import MOST_MINOR
from studio.domain.receipts import NOTE_MOST, corrected, receipt_of
from studio.domain.stage_states import Actor, StageState
from studio.domain.terms import Terms
from studio.events.catalog import Event
from studio.events.hand_off_steps import hand_off_in, hand_off_of, moved, put_hand_off, terms_in
from studio.events.overruled import OverruledError, Step
from studio.events.state import RoomState

WANT_ANSWERS_MAX = 3
"""How often a review stands still for pieces that the owner's machine misses and the maker says are there."""
SUMS = "sums"
"""What a reader has to understand (`must`) where payments add up."""
CORRECTIONS = "corrections"
"""What a reader has to understand (`must`) where a payment becomes less."""


# --- what is owed ----------------------------------------------------------------------------------------------


def deed_in(state: RoomState, hand_off: HandOff, terms: Terms) -> Deed:
    """What counts for the amount that is owed in a room."""
    takes = state.table("take").values()
    return Deed(
        state=hand_off.stage_state,
        price_minor=terms.price_minor,
        kill_fee_bp=terms.kill_fee_bp,
        has_begun=bool(hand_off.accepted_ms),
        has_started=bool(hand_off.started_ms),
        has_delivered=any(_is_delivery(take, is_left=hand_off.is_left) for take in takes),
        is_left=hand_off.is_left,
        is_free=hand_off.is_fee_waived,
        audition_minor=None if hand_off.choice == CHOSEN else terms.audition_fee_minor,
        split_minor=_agreed_minor(state),
        reached_minor=_reached_minor(state, terms),
    )


def _reached_minor(state: RoomState, terms: Terms) -> int:
    """What is earned already while the work goes on: accepted milestones, and agreed minutes of a call."""
    if terms.call is not None and terms.call.minutes:
        return terms.price_minor
    return reached_minor(terms.milestones, state.table("milestone"))


def _agreed_minor(state: RoomState) -> int:
    """What both sides of a dispute agreed on; of two disputes, in the one that was settled last (-1: nothing)."""
    settled = [one for one in state.table("dispute").values() if one["split"] >= 0]
    last = max(settled, key=lambda one: one["number"], default=None)
    return -1 if last is None else int(last["split"])


def _is_delivery(take: Take, *, is_left: bool) -> bool:
    """Whether a take counts for the fee: not one that failed the owner's check.

    Whoever ends it bears the doubt. Against an owner who cancels, a take counts that its maker sent again and again; for a
    maker who leaves, only one that the owner's machine has had whole.
    """
    return take.is_in if is_left else take.state != "refused" or take.answers >= WANT_ANSWERS_MAX


def dues_in(state: RoomState, tax_minor: int = 0) -> Dues:
    """What is owed and paid in the room of a hand-off. Raises OverruledError where nothing was offered."""
    hand_off = hand_off_in(state)
    return dues_of(
        deed_in(state, hand_off, terms_in(hand_off)).earned_minor, state.table("payment").values(), tax_minor
    )


# --- decisions -------------------------------------------------------------------------------------------------


def _pay_sent(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    hand_off = hand_off_in(state)
    terms = terms_in(hand_off)
    if event["currency"] != terms.currency or (terms.price_minor and not event["amount"]):
        raise OverruledError(f"a payment is an amount in {terms.currency}, as was agreed")
    record = {key: event[key] for key in ("amount", "currency", "reference")} | {"entry": step.entry_hash}
    said = {"amount": event["amount"], "currency": event["currency"]}
    if event["amount"]:
        tax, tip = _counted(event, "tax"), _counted(event, "tip")
        record |= {"tax": tax, "tip": tip}
        said |= {"tip": tip} if tip else {}
        target = _after(state, hand_off, record)
    else:
        target = moved(hand_off, "pay.sent", Actor.OWNER)
    is_settled = target == StageState.SETTLED and not hand_off.settled_ms
    put_hand_off(state, replace(hand_off, state=target, settled_ms=step.at_ms if is_settled else hand_off.settled_ms))
    state.put("payment", f"{step.n}/{len(state.table('payment'))}", record)
    return said


def _counted(event: Event, name: str) -> int:
    value = event.get(name, 0)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= MOST_MINOR:
        raise OverruledError(f"“{name}” is no amount")
    return value


def _after(state: RoomState, hand_off: HandOff, record: dict[str, Any]) -> str:
    """The state after a payment that adds to those before it. Raises OverruledError for one that is not owed."""
    part = moved(hand_off, "pay.part", Actor.OWNER)
    before = dues_in(state, record["tax"])
    if not 0 < record["amount"] <= MOST_MINOR or record["tip"] > record["amount"]:
        raise OverruledError("a payment is an amount above zero, and a tip is a part of it")
    if before.tax_minor > before.earned_minor:
        raise OverruledError("the tax is more than what it is on")
    if record["amount"] - record["tip"] > before.left_minor:
        raise OverruledError("this is more than is owed; what is given beyond it is a tip")
    after = dues_of(before.earned_minor, [*state.table("payment").values(), record], before.tax_minor)
    if hand_off.stage_state is StageState.APPROVED and after.is_covered:
        return moved(hand_off, "pay.sent", Actor.OWNER)
    return part


def _payment_in(state: RoomState, event: Event) -> dict[str, Any]:
    """The payment that is meant, by its id and the entry that recorded it: no word counts for another one."""
    found: dict[str, Any] | None = state.table("payment").get(event["payment"])
    if found is None or found.get("entry", "") != event["entry"]:
        raise OverruledError("no such payment is recorded here")
    return found


def _pay_correct(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    hand_off = hand_off_in(state)
    moved(hand_off, "pay.correct", Actor.OWNER)
    payment = _payment_in(state, event)
    if not event["amount"] < payment["amount"]:
        raise OverruledError("a correction makes a payment less; more is a payment of its own")
    if event["amount"] < receipt_of(payment).confirmed_minor:
        raise OverruledError("what the payee has confirmed is not taken back")
    record = corrected(payment, event["amount"])
    more = {
        "was": payment.get("was", payment["amount"]),
        "corrected": step.at_ms,
        "reason": event["reason"][:NOTE_MOST],
    }
    state.put("payment", event["payment"], {**record, **more})
    put_hand_off(state, hand_off)  # who watches the hand-off looks again
    reopen_when_owed(state)
    return {
        "amount": event["amount"],
        "was": payment["amount"],
        "currency": payment["currency"],
        "reason": more["reason"],
    }


# --- what the payee says ---------------------------------------------------------------------------------------


def _pay_received(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    """How much of a payment has come. What was confirmed once is not taken back; a later word may say that more has come."""
    hand_off = hand_off_of(state, step)
    payment, note = _payment_in(state, event), event["note"][:NOTE_MOST]
    said = receipt_of(payment)
    if event["amount"] > MOST_MINOR:
        raise OverruledError("this is no amount")
    if said.at_ms and (event["amount"], note) == (said.received_minor, said.note):
        raise OverruledError("this was said before")
    if event["amount"] < said.confirmed_minor:
        raise OverruledError("what was confirmed is not taken back")
    received = {"amount": event["amount"], "at": step.at_ms, "note": note}
    state.put("payment", event["payment"], {**payment, "received": received})
    put_hand_off(state, hand_off)  # who watches the hand-off looks again
    return {"amount": event["amount"], "recorded": payment["amount"], "currency": payment["currency"], "note": note}


# --- what follows ----------------------------------------------------------------------------------------------


def reopen_when_owed(state: RoomState) -> None:
    """A hand-off that was settled waits for a payment again once something is left; since when it was settled first stands."""
    hand_off = hand_off_in(state)
    if hand_off.stage_state is StageState.SETTLED and not dues_in(state).is_covered:
        put_hand_off(state, replace(hand_off, state=moved(hand_off, "pay.more", Actor.RULES)))


def settle_when_paid(state: RoomState, at_ms: int) -> None:
    """What was paid by milestones before it was approved is settled with the approval."""
    hand_off = hand_off_in(state)
    if hand_off.stage_state is StageState.APPROVED and state.table("payment") and dues_in(state).is_covered:
        put_hand_off(state, replace(hand_off, state=moved(hand_off, "pay.sent", Actor.OWNER), settled_ms=at_ms))


_Handler = Callable[[RoomState, Event, Step], dict[str, Any] | None]

MONEY_DECISIONS: dict[str, _Handler] = {
    "pay.sent": _pay_sent,
    "pay.correct": _pay_correct,
}
MONEY_FACTS: dict[str, _Handler] = {"pay.received": _pay_received}
