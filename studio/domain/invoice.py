"""What an invoice or a receipt says: values, and the same as the words of one language. Segue moves no money."""

from __future__ import annotations

from dataclasses import dataclass

from studio.domain.business import NO_DETAILS, BusinessDetails, TaxedAmount, taxed
from studio.domain.call_rate import CallRate
from studio.domain.receipts import Receipt


@dataclass(frozen=True, slots=True)
class Payment:
    """One payment that the owner recorded. ``tip_minor`` is a part of it, beyond what was owed; ``receipt`` what the payee says of it."""

    at_ms: int
    amount_minor: int
    reference: str
    tip_minor: int = 0
    receipt: Receipt | None = None


@dataclass(frozen=True, slots=True)
class Invoice:
    """What is owed for one hand-off by its signed terms, and what was recorded as paid. Amounts in minor units.

    ``number`` comes from the hand-off alone, so that it is the same whenever and by whomever it is written. ``is_fee``:
    the hand-off was cancelled, and ``amount_minor`` is the fee by the signed table. ``made_ms``: approved or cancelled.
    ``call``: it is billed by the minute. ``paid_minor`` is without tips, ``recorded_tax_minor`` the tax that the payer counted on top. ``from_details`` and ``to_details`` are what this home keeps of the two; the tax is that of the first.
    """

    number: str
    hand_off: str
    production: str
    stage: str
    role: str
    take: int
    payee: str
    payer: str
    amount_minor: int
    price_minor: int
    paid_minor: int
    currency: str
    made_ms: int
    due_ms: int
    terms_hash: str
    payments: tuple[Payment, ...]
    is_fee: bool = False
    from_details: BusinessDetails = NO_DETAILS
    to_details: BusinessDetails = NO_DETAILS
    recorded_tax_minor: int = 0
    call: CallRate | None = None

    @property
    def taxed(self) -> TaxedAmount:
        """The agreed amount with its tax, rounded once on this total; more where the payer has recorded more."""
        found = taxed(self.amount_minor, self.from_details)
        more = self.recorded_tax_minor - (found.gross_minor - self.amount_minor)
        return TaxedAmount(found.net_minor, found.tax_minor + more) if more > 0 else found

    @property
    def tip_minor(self) -> int:
        """What was given beyond what is owed."""
        return sum(one.tip_minor for one in self.payments)

    @property
    def confirmed_minor(self) -> int:
        """What of the payments, tips among them, the payee says has come."""
        return sum(one.receipt.confirmed_minor for one in self.payments if one.receipt is not None)

    @property
    def total_minor(self) -> int:
        """What is to be paid: the agreed amount, and tax where that is added to it."""
        return self.taxed.gross_minor

    @property
    def due_minor(self) -> int:
        """What is still owed."""
        return max(0, self.total_minor - self.paid_minor)

    @property
    def is_receipt(self) -> bool:
        """Whether everything is paid."""
        return not self.due_minor


@dataclass(frozen=True, slots=True)
class InvoiceText:
    """An invoice in the words of one language. ``parties`` are a label, a name and the lines below it, ``facts`` and ``sums`` pairs of
    a label and a value, ``lines`` and ``payments`` rows of a text, a note below it and an amount; the last of ``sums`` is what
    counts most.
    """

    title: str
    number: str
    parties: tuple[tuple[str, str, str], tuple[str, str, str]]
    facts: tuple[tuple[str, str], ...]
    lines: tuple[tuple[str, str, str], ...]
    payments_title: str
    payments: tuple[tuple[str, str, str], ...]
    sums: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
