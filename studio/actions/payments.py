"""Recording payments for a hand-off: in parts, with the tax on top, and tips. Segue moves no money."""

from __future__ import annotations

from typing import Any

from studio.actions.commands import RecordPayment
from studio.actions.hand_off import owned_hand_off, verb_result
from studio.domain.dues import Dues
from studio.domain.errors import BadInputError, RefusedError
from studio.domain.money import MOST_MINOR, format_money
from studio.domain.stage_states import Actor, move
from studio.domain.terms import Terms
from studio.events.catalog import Event
from studio.events.fold_money import SUMS
from studio.store.room_money import dues_here
from studio.store.unit_of_work import UnitOfWork


def record_payment(work: UnitOfWork, command: RecordPayment) -> dict[str, Any]:
    """Record a payment, by default of all that is left. Result: that of `verb_result` with ``paid`` in words, and what stands now, in minor units.

    Raises RefusedError where nothing is owed, or more is given than that and nobody said that it is a tip; BadInputError for amounts
    that are none.
    """
    found = owned_hand_off(work, command.hand_off)
    hand_off, terms, room = found.hand_off, Terms.from_log(found.hand_off.terms), found.state.room
    before = dues_here(work.connection, found.state, hand_off, is_owner=True)
    move(hand_off.stage_state, "pay.part", Actor.OWNER, subject=terms.title)
    amount = before.left_minor + command.tip_minor if command.amount_minor is None else command.amount_minor
    if terms.price_minor or amount:
        _refuse(terms, before, amount, command.tip_minor)
    else:
        move(hand_off.stage_state, "pay.sent", Actor.OWNER, subject=terms.title)
    decision: Event = {"k": "pay.sent", "amount": amount, "currency": terms.currency, "reference": command.reference}
    if amount:
        decision |= {"tax": before.tax_minor, "tip": command.tip_minor, "must": [SUMS]}
    work.decide(room, decision)
    after = dues_here(work.connection, work.view(room), hand_off, is_owner=True)
    return {
        **verb_result(work, room),
        "paid": format_money(amount, terms.currency),
        "amount_minor": amount,
        "tip_minor": command.tip_minor,
        "paid_minor": after.paid_minor,
        "left_minor": after.left_minor,
        "currency": terms.currency,
    }


def _refuse(terms: Terms, dues: Dues, amount: int, tip: int) -> None:
    """Raise for a payment that cannot be recorded as it is."""
    left = format_money(dues.left_minor, terms.currency)
    if not 0 <= tip <= amount <= MOST_MINOR or (not amount and dues.left_minor):
        raise BadInputError(
            "A payment is an amount above zero, and a tip is a part of it.",
            subject=terms.title,
            what_to_do=f"Name what was paid in all. What is left is {left}.",
            code="bad_amount",
        )
    if not amount:
        raise RefusedError(
            f"Nothing is left to be paid for “{terms.title}”.",
            subject=terms.title,
            what_to_do="What was given beyond it can be recorded as a tip.",
            code="nothing_owed",
        )
    if amount - tip > dues.left_minor:
        over = format_money(amount - tip - dues.left_minor, terms.currency)
        raise RefusedError(
            f"{format_money(amount, terms.currency)} is {over} more than what is left for “{terms.title}”: {left}.",
            subject=terms.title,
            what_to_do=f"Record the {over} as a tip, or correct the amount.",
            code="more_than_owed",
        )
