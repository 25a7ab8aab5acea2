"""The money of a plan, every amount once: how firm it is, and when it is needed. Sums are equal however they are grouped.

Integer minor units of the production's currency. Knows no exchange rates, no names of groups, and moves nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from typing import TypeVar

from studio.domain.money import CostLine, cost_rollup
from studio.domain.stage_states import StageState
from studio.domain.terms import DAY_MS

_S = StageState
_Key = TypeVar("_Key")
PAY_WITHIN_MS = 7 * DAY_MS
"""An approved take is paid within so long (PRODUCT.md section 2)."""
_OWED = frozenset({_S.APPROVED, _S.SETTLED, _S.CLOSED, _S.CANCELLED})


@dataclass(frozen=True, slots=True)
class MoneySums:
    """Sums of a set of stages, in minor units.

    ``plan`` is what the plan's prices say; ``agreed``, ``committed``, ``paid`` and ``forecast`` as in ``CostRollUp``;
    ``owed`` is due and not paid yet, ``to_come`` signed, not due and not paid, ``tip`` what of ``paid`` was given beyond what was owed, ``beyond`` what may
    come on top of the forecast.
    """

    plan_minor: int = 0
    agreed_minor: int = 0
    committed_minor: int = 0
    paid_minor: int = 0
    forecast_minor: int = 0
    owed_minor: int = 0
    to_come_minor: int = 0
    tip_minor: int = 0
    beyond_minor: int = 0

    def __add__(self, other: MoneySums) -> MoneySums:
        """Both together."""
        return MoneySums(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(MoneySums)))

    @property
    def sure_minor(self) -> int:
        """Signed by both sides: what it comes to at least."""
        return self.agreed_minor

    @property
    def probable_minor(self) -> int:
        """What it comes to if everything goes as planned: the forecast."""
        return self.forecast_minor

    @property
    def at_most_minor(self) -> int:
        """With every call up to its cap, every change that was proposed and every fee."""
        return self.forecast_minor + self.beyond_minor

    @property
    def offered_minor(self) -> int:
        """Out in offers that may still be accepted."""
        return self.committed_minor - self.agreed_minor

    @property
    def open_minor(self) -> int:
        """Planned, and not offered to anybody yet."""
        return self.forecast_minor - self.committed_minor

    @property
    def parts_minor(self) -> tuple[int, int, int, int, int]:
        """Paid, owed, to come, offered, open: from the firmest to the least firm, each amount in one of them."""
        return (self.paid_minor, self.owed_minor, self.to_come_minor, self.offered_minor, self.open_minor)

    @property
    def needed_minor(self) -> int:
        """What still has to be paid if everything goes as planned."""
        return self.owed_minor + self.to_come_minor + self.offered_minor + self.open_minor


@dataclass(frozen=True, slots=True)
class MoneyPiece:
    """A part of one stage's money, and when it was paid or is needed (UTC ms)."""

    stage: str
    at_ms: int
    sums: MoneySums


def pieces_of(
    stage: str, line: CostLine, payments: Sequence[tuple[int, int]], needed_ms: int
) -> tuple[MoneyPiece, ...]:
    """A line of costs as one piece for each payment, and one for what is left.

    Args:
        stage: whose line it is.
        line: its money; what it says is paid counts, whatever ``payments`` say.
        payments: (UTC ms, minor units), the oldest first. What of ``line.paid_minor`` they do not explain was paid last.
        needed_ms: when what is left has to be paid.
    """
    total = cost_rollup([line])
    pieces: list[MoneyPiece] = []
    paid_left, bound_left, agreed_left = line.paid_minor, total.committed_minor, total.agreed_minor
    times = [*payments, (payments[-1][0] if payments else needed_ms, line.paid_minor)]
    for at_ms, amount in times:
        paid = min(amount, paid_left)
        if paid <= 0:
            continue
        bound, agreed = min(paid, bound_left), min(paid, agreed_left)
        paid_left, bound_left, agreed_left = paid_left - paid, bound_left - bound, agreed_left - agreed
        pieces.append(
            MoneyPiece(
                stage,
                at_ms,
                MoneySums(agreed_minor=agreed, committed_minor=bound, paid_minor=paid, forecast_minor=bound),
            )
        )
    reached = max(0, line.reached_minor + line.more_minor - line.paid_minor)
    owed = agreed_left if line.state in _OWED else min(agreed_left, reached)
    left = MoneySums(
        plan_minor=line.plan_minor,
        agreed_minor=agreed_left,
        committed_minor=bound_left,
        forecast_minor=bound_left + total.forecast_minor - total.committed_minor,
        owed_minor=owed,
        to_come_minor=agreed_left - owed,
        tip_minor=line.tip_minor,
        beyond_minor=line.beyond_minor,
    )
    if not pieces or left.forecast_minor:
        return (*pieces, MoneyPiece(stage, needed_ms, left))
    last = pieces[-1]
    return (*pieces[:-1], MoneyPiece(stage, last.at_ms, last.sums + left))


def sums_of(pieces: Iterable[MoneyPiece]) -> MoneySums:
    """All of it."""
    total = MoneySums()
    for piece in pieces:
        total += piece.sums
    return total


def grouped(pieces: Iterable[MoneyPiece], key: Callable[[MoneyPiece], _Key]) -> dict[_Key, MoneySums]:
    """The sums by any key, in the order in which keys first come."""
    found: dict[_Key, MoneySums] = {}
    for piece in pieces:
        of = key(piece)
        found[of] = found.get(of, MoneySums()) + piece.sums
    return found
