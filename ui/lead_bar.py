"""The line under the top bar where another device decides: says so, and offers to decide on this one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFrame

from studio.actions.device_commands import TakeLead
from studio.queries.asks import Leads
from ui.widgets.buttons import Button
from ui.widgets.chips import IconLabel
from ui.widgets.labels import ElidedLabel, row_of
from ui.words import tr, tr_n

if TYPE_CHECKING:
    from studio.queries.people_rows import LeadRow
    from studio.queries.rows import ProductionRow
    from ui.context import Context


class LeadBar(QFrame):
    """Hidden where this device may decide. What it offers is the plain way; the rest is under Settings, Devices."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._row: ProductionRow | None = None
        theme = context.theme
        self.setProperty("kind", "strip")
        self.setFixedHeight(40)
        self._words = ElidedLabel(theme, "", 13)
        self.take_button = Button(theme, tr("Decide on this device"), "device-laptop")
        self.take_button.clicked.connect(self.take)
        self.lost_button = Button(theme, tr("It is lost…"), kind="quiet")
        self.lost_button.setAccessibleName(tr("The device that decides is lost…"))
        self.lost_button.clicked.connect(lambda: context.navigate("devices"))
        row = row_of(IconLabel(theme, "alert-triangle", "review.text"), gap_px=8)
        row.addWidget(self._words, 1)
        row.addWidget(self.take_button)
        row.addWidget(self.lost_button)
        row.setContentsMargins(16, 0, 12, 0)
        self.setLayout(row)
        self.hide()

    def show_row(self, row: ProductionRow | None) -> None:
        """Say how it stands with a production; None or one that is decided here hides the line."""
        self._row = row if row is not None and row.decided_on else None
        self.setVisible(self._row is not None)
        if self._row is not None:
            self._context.ask(Leads(), self._show_leads, lambda _error: None)

    def _show_leads(self, rows: tuple[LeadRow, ...]) -> None:
        shown = self._row
        lead = next((row for row in rows if shown is not None and row.production == shown.id), None)
        if shown is None or lead is None or lead.is_here:
            self.hide()
            return
        words = tr("“{title}” is decided on “{device}”.", title=shown.title, device=lead.lead_name)
        if lead.asked:
            words = tr("{words} It has been asked to hand over, and does so at its next sync.", words=words)
        elif lead.waiting:
            waiting = tr_n("{n} decision waits here until then.", "{n} decisions wait here until then.", lead.waiting)
            words = tr("{words} What you decide here waits. {waiting}", words=words, waiting=waiting)
        else:
            words = tr("{words} What you decide here waits until this computer decides.", words=words)
        self._words.setText(words)
        self.setAccessibleName(words)
        self.take_button.setVisible(not lead.asked and lead.may_take)
        self.lost_button.setVisible(lead.may_take)

    def take(self) -> None:
        """Ask the other device to hand over."""
        shown = self._row
        if shown is None:
            return
        self.take_button.setEnabled(False)

        def done(_result: dict[str, Any]) -> None:
            self.take_button.setEnabled(True)
            self.show_row(self._row)

        def failed(error: BaseException) -> None:
            self.take_button.setEnabled(True)
            self._context.show_error(error)

        self._context.run(TakeLead(shown.id), done, failed)
