"""Leaving a gig before its approval, with what is owed then; and what happened to the gig so far."""

from __future__ import annotations

from PySide6.QtCore import Signal

from studio.actions.agreement_commands import LeaveHandOff
from studio.queries.ending import EndingRow
from studio.queries.rows import GigRow, HistoryRow
from ui.inbox.blocks import Card
from ui.theme import Theme
from ui.widgets.ending_form import EndingForm, EndingWords
from ui.widgets.history import HistoryLines
from ui.widgets.labels import label
from ui.words import first_name, money, tr


class LeavePane(Card):
    """``wanted`` carries the command and what is said once it is done."""

    wanted = Signal(object, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(gap_px=8)
        self._theme = theme
        self._shown: object = None
        self.form: EndingForm | None = None

    def show_gig(self, gig: GigRow) -> None:
        """Show the link; a form that is open stays open while nothing else has changed."""
        shown = (gig.hand_off, gig.ending, gig.title, gig.owner_name)
        if shown == self._shown or gig.ending is None:
            return
        self._shown = shown
        self.clear()
        words = EndingWords(
            tr("Leave this gig…"),
            tr("Leave {title}?", title=gig.title),
            f"{leave_words(gig.ending)} {tr('It cannot be taken back.')}",
            tr("Leave the gig"),
        )
        self.form = EndingForm(self._theme, words)
        self.form.wanted.connect(lambda reason: self._leave(gig, reason))
        self.column.addWidget(self.form)

    def _leave(self, gig: GigRow, reason: str) -> None:
        self._shown = None  # built anew also where it fails
        said = tr("{name} is told with the next sync.", name=first_name(gig.owner_name) or tr("The owner"))
        self.wanted.emit(LeaveHandOff(gig.hand_off, reason), said)


def leave_words(row: EndingRow) -> str:
    """What is owed to whoever leaves now."""
    if not row.leave_minor:
        return tr("Nothing is owed to you: no take was handed in.")
    owed = money(row.leave_minor, row.currency)
    if row.leave_minor == row.reached_minor:
        return tr("You are owed {owed}, which is reached already.", owed=owed)
    return tr("By the signed terms you are owed {owed}.", owed=owed)


class HistoryPane(Card):
    """What both sides did."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(gap_px=8)
        self._theme = theme
        self._rows: tuple[HistoryRow, ...] = ()

    def show_rows(self, rows: tuple[HistoryRow, ...]) -> None:
        """Show these."""
        if rows == self._rows:
            return
        self._rows = rows
        self.clear()
        self.column.addWidget(label(self._theme, tr("History"), 15, 600))
        self.column.addWidget(HistoryLines(self._theme, rows))
