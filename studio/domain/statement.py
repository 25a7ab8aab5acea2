"""A statement: what two people owed each other over a period, line by line. Amounts in minor units; Segue moves no money."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from studio.domain.receipts import Receipt


@dataclass(frozen=True, slots=True)
class Charge:
    """What became owed for one hand-off (``number``: its invoice), or with ``is_payment`` what was recorded as paid of it.

    ``amount_minor`` includes the tax that is added to what was agreed; of a payment it is without ``tip_minor``, the tip beside it, and ``receipt`` what the payee says of it.
    """

    at_ms: int
    number: str
    production: str
    stage: str
    amount_minor: int
    currency: str
    is_payment: bool = False
    is_fee: bool = False
    reference: str = ""
    tip_minor: int = 0
    receipt: Receipt | None = None


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One charge or payment in the period, and what was open after it."""

    charge: Charge
    open_minor: int


@dataclass(frozen=True, slots=True)
class StatementPart:
    """One direction in one currency. ``agreed_minor``: prices of terms signed in the period, whether earned yet or not;
    opening + owed - paid = closing.
    """

    payer: str
    payee: str
    is_payee: bool
    currency: str
    opening_minor: int
    agreed_minor: int
    lines: tuple[StatementLine, ...]

    @property
    def owed_minor(self) -> int:
        """What became owed in the period."""
        return sum(line.charge.amount_minor for line in self.lines if not line.charge.is_payment)

    @property
    def paid_minor(self) -> int:
        """What was recorded as paid in the period."""
        return sum(line.charge.amount_minor for line in self.lines if line.charge.is_payment)

    @property
    def tip_minor(self) -> int:
        """What was given beyond what was owed; it changes nothing that is open."""
        return sum(line.charge.tip_minor for line in self.lines)

    @property
    def closing_minor(self) -> int:
        """What is open at the end of the period."""
        return self.opening_minor + self.owed_minor - self.paid_minor


@dataclass(frozen=True, slots=True)
class Statement:
    """With one counterpart, from and until an instant (UTC ms; ``from_ms`` 0: from the beginning)."""

    me: str
    other: str
    from_ms: int
    until_ms: int
    parts: tuple[StatementPart, ...]


def statement_part(
    payer: str,
    payee: str,
    currency: str,
    charges: Iterable[Charge],
    agreed: Iterable[tuple[int, int]],
    period_ms: tuple[int, int],
    *,
    is_payee: bool,
) -> StatementPart:
    """A part from all charges of one direction and currency; ``agreed`` are instants with prices."""
    from_ms, until_ms = period_ms
    open_minor, opening, lines = 0, 0, []
    for charge in sorted(charges, key=lambda one: (one.at_ms, one.is_payment, one.number)):
        if charge.at_ms > until_ms:
            break
        open_minor += -charge.amount_minor if charge.is_payment else charge.amount_minor
        if charge.at_ms < from_ms:
            opening = open_minor
        else:
            lines.append(StatementLine(charge, open_minor))
    signed = sum(price for at_ms, price in agreed if from_ms <= at_ms <= until_ms)
    return StatementPart(payer, payee, is_payee, currency, opening, signed, tuple(lines))
