"""What a hand-off's page shows of its payments, each with the payee's word, and of the minutes of a call. Decides nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from studio.domain.call_rate import CallRate
from studio.domain.receipts import Receipt
from studio.domain.stage_states import Actor, next_state
from studio.domain.terms import agreed_minutes
from studio.events.fold_calls import told_minutes
from studio.events.state import RoomState
from studio.store.database import Connection
from studio.store.room_money import payments_of

if TYPE_CHECKING:
    from studio.queries.room_facts import RoomFacts


@dataclass(frozen=True, slots=True)
class PaymentRow:
    """One recorded payment (number from 1, the oldest first). ``is_sent``: the other side can know of it; ``was_minor`` what it was before a
    correction (-1: none).
    """

    number: int
    at_ms: int
    amount_minor: int
    tip_minor: int
    reference: str
    receipt: Receipt
    is_sent: bool
    was_minor: int = -1


@dataclass(frozen=True, slots=True)
class CallRow:
    """A call that is billed by the minute. ``state``: open, claimed (``minutes`` are stated and wait), accepted, declined (``reason`` says what is not
    right); ``amount_minor`` is what the stated minutes come to, ``may_state`` and ``may_answer`` who can speak now.
    """

    rate: CallRate
    state: str = "open"
    minutes: int = 0
    amount_minor: int = 0
    note: str = ""
    reason: str = ""
    answer_by_ms: int = 0
    may_state: bool = False
    may_answer: bool = False


def at_rate(rate: CallRate, rate_minor: int) -> dict[str, Any]:
    """What a proposal of another rate changes in an offer: the call, and the price, which follows it."""
    call = replace(rate, rate_minor=rate_minor)
    return {"call": call, "price_minor": call.amount_minor}


def payment_rows(connection: Connection, state: RoomState) -> tuple[PaymentRow, ...]:
    """The payments of a hand-off."""
    return tuple(
        PaymentRow(
            number,
            one.at_ms,
            one.amount_minor,
            one.tip_minor,
            one.reference,
            one.receipt,
            bool(one.entry),
            one.was_minor,
        )
        for number, one in enumerate(payments_of(connection, state), 1)
    )


def call_row(state: RoomState, facts: RoomFacts) -> CallRow | None:
    """The minutes of a call; None where nothing is billed by the minute."""
    terms = facts.terms
    if terms.call is None:
        return None
    told = told_minutes(state)
    stands = str(told.get("state", "open"))
    minutes = int(told.get("minutes", 0))
    can_state = next_state(facts.state, "call.minutes", Actor.COLLABORATOR) is not None
    return CallRow(
        rate=terms.call,
        state=stands,
        minutes=minutes,
        amount_minor=agreed_minutes(terms, minutes).price_minor,
        note=str(told.get("note", "")),
        reason=str(told.get("reason", "")),
        answer_by_ms=int(told.get("answer_by", 0)) if terms.silence_approves else 0,
        may_state=can_state and stands != "claimed" and bool(facts.hand_off.started_ms),
        may_answer=can_state and stands == "claimed",
    )
