"""What becomes of a recorded payment: the payee says what has come of it, the owner corrects one that was less. Segue moves no money."""

from __future__ import annotations

from typing import Any

from studio.actions.agreement_commands import ConfirmPayment, CorrectPayment
from studio.actions.hand_off import held_hand_off, owned_hand_off, verb_result
from studio.domain.errors import BadInputError, RefusedError
from studio.domain.money import MOST_MINOR, format_money
from studio.domain.receipts import NOTE_MOST, Word
from studio.events.fold_money import CORRECTIONS
from studio.store.room_money import RecordedPayment, payments_of
from studio.store.subjects import HandOffHere
from studio.store.unit_of_work import UnitOfWork


def confirm_payment(work: UnitOfWork, command: ConfirmPayment) -> dict[str, Any]:
    """Say what has come of a payment. Result: that of `verb_result` with ``word`` (confirmed, contradicted), ``received_minor``, ``recorded_minor``.

    Raises RefusedError where no payment waits, or what was confirmed would be taken back; BadInputError for a number or an amount that is none.
    """
    found = held_hand_off(work, command.hand_off)
    payment = _named(work, found, command.number, is_waiting=True)
    amount = payment.amount_minor if command.amount_minor is None else command.amount_minor
    note, currency = command.note.strip()[:NOTE_MOST], str(found.hand_off.terms["currency"])
    said = payment.receipt
    if not 0 <= amount <= MOST_MINOR:
        raise BadInputError(
            "What has come is an amount, or nothing.",
            subject=str(found.hand_off.terms["title"]),
            what_to_do="Name what has come, 0 for nothing.",
            code="bad_amount",
        )
    if amount < said.confirmed_minor or (said.at_ms and (amount, note) == (said.received_minor, said.note)):
        raise RefusedError(
            f"You have said already that {format_money(said.received_minor, currency)} has come of this payment.",
            subject=str(found.hand_off.terms["title"]),
            what_to_do="What was confirmed is not taken back. If the money went back, write to the owner.",
            code="already_said",
        )
    fact = {"k": "pay.received", "payment": payment.id, "entry": payment.entry, "amount": amount, "note": note}
    work.say(found.state.room, fact)
    word = Word.CONFIRMED if amount == payment.amount_minor else Word.CONTRADICTED
    return {
        **verb_result(work, found.state.room),
        "word": word.value,
        "received_minor": amount,
        "recorded_minor": payment.amount_minor,
        "currency": currency,
    }


def correct_payment(work: UnitOfWork, command: CorrectPayment) -> dict[str, Any]:
    """Make a recorded payment less. Result: that of `verb_result` with ``amount_minor`` and ``was_minor``.

    Raises RefusedError where the payee has confirmed more, or it is not in the storage yet; BadInputError for what makes it no less.
    """
    found = owned_hand_off(work, command.hand_off)
    payment = _named(work, found, command.number)
    currency, title = str(found.hand_off.terms["currency"]), str(found.hand_off.terms["title"])
    recorded = format_money(payment.amount_minor, currency)
    if not 0 <= command.amount_minor < payment.amount_minor:
        raise BadInputError(
            f"A correction makes a payment less, and {recorded} is recorded.",
            subject=title,
            what_to_do="Name what was paid in all, 0 for nothing. Record what was paid beyond it as a payment of its own.",
            code="bad_amount",
        )
    confirmed = payment.receipt.confirmed_minor
    if command.amount_minor < confirmed:
        raise RefusedError(
            f"{format_money(confirmed, currency)} of this payment has been confirmed by the payee.",
            subject=title,
            what_to_do="What was confirmed is not taken back.",
            code="confirmed",
        )
    decision = {
        "k": "pay.correct",
        "payment": payment.id,
        "entry": payment.entry,
        "amount": command.amount_minor,
        "reason": command.reason.strip()[:NOTE_MOST],
        "must": [CORRECTIONS],
    }
    work.decide(found.state.room, decision)
    return {
        **verb_result(work, found.state.room),
        "amount_minor": command.amount_minor,
        "was_minor": payment.amount_minor,
        "currency": currency,
    }


def _named(work: UnitOfWork, found: HandOffHere, number: int, *, is_waiting: bool = False) -> RecordedPayment:
    """The payment of that number; of 0 the only one there is, or with ``is_waiting`` the only one that is not confirmed."""
    title, payments = str(found.hand_off.terms["title"]), payments_of(work.connection, found.state)
    wanted = [one for one in payments if not is_waiting or one.receipt.word is not Word.CONFIRMED]
    if number:
        wanted = [one for n, one in enumerate(payments, 1) if n == number]
    if not payments or (not wanted and not number):
        raise RefusedError(
            f"Every payment for “{title}” is confirmed." if payments else f"No payment for “{title}” is recorded.",
            subject=title,
            what_to_do="Nothing needs to be done." if payments else "The owner records a payment once it was made.",
            code="nothing_recorded",
        )
    if len(wanted) != 1:
        currency = str(found.hand_off.terms["currency"])
        listed = ", ".join(f"{n} {format_money(one.amount_minor, currency)}" for n, one in enumerate(payments, 1))
        raise BadInputError(
            f"There is no payment {number} for “{title}”." if number else f"There are several payments for “{title}”.",
            subject=title,
            what_to_do=f"Name one by its number: {listed}.",
            code="which_payment",
        )
    if not wanted[0].entry:
        raise RefusedError(
            "This payment is recorded here, and has not been sent yet.",
            subject=title,
            what_to_do="Synchronise first.",
            code="not_sent",
        )
    return wanted[0]
