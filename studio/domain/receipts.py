"""What the payee says of one recorded payment: it came, another amount came, or it did not come. Integer minor units.

A word moves no money and changes nothing that is owed: what counts as paid is what the owner has recorded, and what the payee says stands beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

NOTE_MOST = 500


class Word(StrEnum):
    """How the payee's word stands to what was recorded."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    CONTRADICTED = "contradicted"


@dataclass(frozen=True, slots=True)
class Receipt:
    """One payment as recorded, with what the payee said last of it. ``at_ms``: when the storage received their word (UTC; 0: none yet)."""

    recorded_minor: int
    received_minor: int = 0
    at_ms: int = 0
    note: str = ""

    @property
    def word(self) -> Word:
        """Whether they have said anything, and the same as was recorded."""
        if not self.at_ms:
            return Word.OPEN
        return Word.CONFIRMED if self.received_minor == self.recorded_minor else Word.CONTRADICTED

    @property
    def confirmed_minor(self) -> int:
        """What both say was paid: never more than was recorded."""
        return min(self.received_minor, self.recorded_minor)


def receipt_of(payment: Mapping[str, Any]) -> Receipt:
    """From a payment as the log holds it."""
    said = payment.get("received")
    recorded = whole(payment.get("amount"))
    if not isinstance(said, Mapping):
        return Receipt(recorded)
    return Receipt(recorded, int(said["amount"]), int(said["at"]), str(said["note"]))


def confirmed_minor(payments: Iterable[Mapping[str, Any]]) -> int:
    """What of all payments, tips among them, the payee has confirmed."""
    return sum(receipt_of(payment).confirmed_minor for payment in payments)


def corrected(payment: Mapping[str, Any], amount_minor: int) -> dict[str, Any]:
    """A payment as it is once it is known to have been less: what is owed is covered first, a tip is what goes beyond that."""
    for_work = whole(payment["amount"]) - whole(payment.get("tip"))
    tip = max(0, amount_minor - for_work)
    return {**payment, "amount": amount_minor, "tip": tip, "tax": whole(payment.get("tax"))}


def whole(value: object) -> int:
    """An amount of the log; 0 for what is none."""
    return value if isinstance(value, int) else 0
