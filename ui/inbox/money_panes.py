"""A gig's payments and the minutes of its call: what was recorded, and the payee's own word on it."""

from __future__ import annotations

from PySide6.QtCore import Signal

from studio.actions.agreement_commands import ConfirmPayment, StateMinutes
from studio.queries.rows import GigRow
from ui.inbox.blocks import Card
from ui.theme import Theme
from ui.widgets.call_minutes import CallMinutes
from ui.widgets.labels import label
from ui.widgets.payments import PaymentList
from ui.words import first_name, tr


class PaymentsPane(Card):
    """``wanted`` carries a command and what is said once it is done."""

    wanted = Signal(object, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(gap_px=8)
        self._theme = theme
        self._shown: object = None
        self.list: PaymentList | None = None

    def show_gig(self, gig: GigRow) -> None:
        """Show them, and what can be said of each."""
        shown = (gig.hand_off, gig.payments, gig.terms.currency, gig.owner_name)
        if shown == self._shown:
            return
        self._shown = shown
        self.clear()
        self.column.addWidget(label(self._theme, tr("Payments"), 15, 600))
        self.list = PaymentList(self._theme, gig.payments, gig.terms.currency, "", is_payee=True)
        self.list.said.connect(lambda number, amount: self._say(gig, number, amount))
        self.column.addWidget(self.list)
        words = tr("{name} recorded them. Segue moves no money.", name=first_name(gig.owner_name) or tr("The owner"))
        self.column.addWidget(label(self._theme, words, 12, tone="3", wraps=True))

    def _say(self, gig: GigRow, number: int, amount: int) -> None:
        self._shown = None  # built anew also where it fails
        said = tr("{name} sees it with the next sync.", name=first_name(gig.owner_name) or tr("The owner"))
        self.wanted.emit(ConfirmPayment(gig.hand_off, number, amount), said)


class MinutesPane(Card):
    """``wanted`` carries a command and what is said once it is done."""

    wanted = Signal(object, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(gap_px=8)
        self._theme = theme
        self._shown: object = None
        self.minutes: CallMinutes | None = None

    def show_gig(self, gig: GigRow) -> None:
        """Show what a minute costs, what was stated, and a field for it."""
        shown = (gig.hand_off, gig.call, gig.terms.currency)
        if shown == self._shown or gig.call is None:
            return
        self._shown = shown
        self.clear()
        self.column.addWidget(label(self._theme, tr("Minutes"), 15, 600))
        self.minutes = CallMinutes(self._theme, gig.call, gig.terms.currency, "", is_owner=False)
        self.minutes.stated.connect(lambda count: self._state(gig, count))
        self.column.addWidget(self.minutes)

    def _state(self, gig: GigRow, count: int) -> None:
        self._shown = None
        said = tr("{name} is asked with the next sync.", name=first_name(gig.owner_name) or tr("The owner"))
        self.wanted.emit(StateMinutes(gig.hand_off, count), said)
