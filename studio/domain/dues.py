"""What is owed for one hand-off: from signed facts alone, so that both sides get the same to the minor unit.

All amounts are integer minor units of the terms' currency. The one rounding is that of a fee (`money.basis_points_of`: half up
to one minor unit, once, on what has not been earned yet). Segue moves no money.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from studio.domain.money import basis_points_of
from studio.domain.receipts import confirmed_minor, whole
from studio.domain.stage_states import StageState

_S = StageState
_DONE = frozenset({_S.APPROVED, _S.SETTLED, _S.CLOSED})


@dataclass(frozen=True, slots=True)
class Deed:
    """What counts for the amount. ``reached_minor``: the sum of milestones that were accepted; ``split_minor``: what both sides of
    a dispute agreed on (-1: nothing); ``is_free``: cancelled when it was more than a day late;
    ``audition_minor``: the fee of a candidate who is not chosen, in place of the table (None: none, or chosen).
    """

    state: StageState
    price_minor: int
    kill_fee_bp: tuple[int, int, int, int]
    has_begun: bool = False
    has_started: bool = False
    has_delivered: bool = False
    is_left: bool = False
    is_free: bool = False
    reached_minor: int = 0
    split_minor: int = -1
    audition_minor: int | None = None

    @property
    def fee_minor(self) -> int:
        """What is owed when it is cancelled as it stands: milestones that were accepted in full, and of the rest what the signed table says.

        Who leaves with nothing delivered is owed no fee: it is for work that the owner has, or has called off.
        """
        if self.split_minor >= 0:
            return self.split_minor
        if not self.has_begun:
            return 0
        if self.is_free or (self.is_left and not self.has_delivered):
            return self.reached_minor
        if self.audition_minor is not None:
            return self.audition_minor
        step = 2 if self.has_delivered else int(self.has_started)
        return self.reached_minor + basis_points_of(self.price_minor - self.reached_minor, self.kill_fee_bp[step])

    @property
    def earned_minor(self) -> int:
        """What is owed by now, without tax."""
        if self.split_minor >= 0:
            return self.split_minor
        if self.state in _DONE:
            return self.price_minor
        return self.fee_minor if self.state is _S.CANCELLED else self.reached_minor


@dataclass(frozen=True, slots=True)
class Dues:
    """``earned``: owed by now, without tax on top; ``tax``: what was recorded as added to it; ``paid``: without tips;
    ``confirmed``: what of paid and tips the payee says has come.
    """

    earned_minor: int
    tax_minor: int = 0
    paid_minor: int = 0
    tip_minor: int = 0
    confirmed_minor: int = 0

    @property
    def left_minor(self) -> int:
        """What is still to be paid."""
        return max(0, self.earned_minor + self.tax_minor - self.paid_minor)

    @property
    def unconfirmed_minor(self) -> int:
        """What was recorded, tips among it, and the payee has not confirmed."""
        return self.paid_minor + self.tip_minor - self.confirmed_minor

    @property
    def is_covered(self) -> bool:
        """Whether all that is owed by now is paid."""
        return not self.left_minor


NOTHING_OWED = Dues(0)


def dues_of(earned_minor: int, payments: Iterable[Mapping[str, Any]], tax_minor: int = 0) -> Dues:
    """From what is earned and the recorded payments, as the log holds them; ``tax_minor``: on top, where more is known than was recorded.

    The tax is one amount for the hand-off, so of several that were recorded the largest counts.
    """
    paid = tip = 0
    counted = list(payments)
    for payment in counted:
        of_it = whole(payment.get("tip"))
        paid, tip = paid + whole(payment.get("amount")) - of_it, tip + of_it
        tax_minor = max(tax_minor, whole(payment.get("tax")))
    return Dues(earned_minor, tax_minor, paid, tip, confirmed_minor(counted))
