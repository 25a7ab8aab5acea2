"""What makes the next offer shorter: a gig that is kept fills the fields, and the next stage without a person is one button away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox

from studio.domain.gig import OFFERABLE
from studio.domain.stage_states import StageState
from studio.queries.asks import Gigs
from ui.words import money, tr, tr_n, work_text

if TYPE_CHECKING:
    from studio.domain.gig import Gig, Package
    from studio.queries.rows import PlanRows, StageRow
    from ui.context import Context

_NOT_OFFERED = frozenset(
    {StageState.PLANNED, StageState.DRAFT, StageState.DECLINED, StageState.EXPIRED, StageState.WITHDRAWN}
)


class GigChoice(QComboBox):
    """The packages of the gigs that are kept in this currency. ``gig_chosen`` carries the key of a gig, the gig and the
    package; nothing of all when it is none.
    """

    gig_chosen = Signal(str, object, object)

    def __init__(self, context: Context, currency: str) -> None:
        super().__init__()
        self._currency = currency
        self.setAccessibleName(tr("A gig that you keep"))
        self.hide()
        self.activated.connect(self._choose)
        context.ask(Gigs(), self.show_gigs, lambda _error: None)

    def show_gigs(self, gigs: tuple[tuple[str, Gig], ...]) -> None:
        """List what can be offered; hidden where there is nothing."""
        self.clear()
        self.addItem(tr("From a gig that you keep…"), None)
        for key, gig in gigs:
            if gig.kind not in OFFERABLE or gig.currency != self._currency:
                continue
            for package in gig.packages:
                words = f"{gig.title}, {package.name}: {money(package.price_minor, gig.currency)}"
                self.addItem(words, (key, gig, package))
        self.setVisible(self.count() > 1)

    def _choose(self, place: int) -> None:
        found = self.itemData(place)
        self.gig_chosen.emit(*(found or ("", None, None)))


def gig_sentences(gig: Gig, package: Package) -> tuple[str, ...]:
    """What the terms of a gig say, in words; the brief as it stands in them."""
    rounds = tr_n("{n} round of changes is included", "{n} rounds of changes are included", package.revisions)
    answer = tr_n("you answer a take within {n} day", "you answer a take within {n} days", gig.review_days)
    fees = ", ".join(f"{percent} %" for percent in gig.kill_fee_percent)
    return (
        tr("{pay} for {time} of work.", pay=money(package.price_minor, gig.currency), time=work_text(package.work_min)),
        f"{rounds}; {answer}.",
        tr("Owed when it is cancelled before start, after it, after a take, after approval: {fees}.", fees=fees),
        gig.terms_words(package, ()),
    )


def next_to_offer(rows: PlanRows, current: str) -> StageRow | None:
    """The stage to be offered after this one: in the plan's order, paid, and with nobody yet."""
    ids = [stage.id for stage in rows.stages]
    after = ids.index(current) + 1 if current in ids else 0
    in_turn = [*rows.stages[after:], *rows.stages[:after]]
    return next(
        (
            one
            for one in in_turn
            if one.id != current and one.state in _NOT_OFFERED and one.price_minor and not one.holds
        ),
        None,
    )
