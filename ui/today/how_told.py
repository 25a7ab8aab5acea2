"""How a person is told of what waits: by the desktop or not, when it is quiet, and whether the day is summed up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox

from studio.actions.reminder_commands import SetReminders
from studio.domain.reminder import minute_text
from studio.domain.transfer_limits import DAY_MINUTES, Span
from studio.queries.asks import HowReminded
from ui.background import LatestOnly
from ui.inbox.blocks import Card
from ui.widgets.labels import label, row_of
from ui.words import tr

if TYPE_CHECKING:
    from studio.domain.reminder import ReminderSettings
    from ui.context import Context

_QUIET, _SUMMARY_MIN = Span(20 * 60, 8 * 60), 9 * 60


class HowToldCard(Card):
    """What is changed counts at once."""

    def __init__(self, context: Context) -> None:
        super().__init__(gap_px=10)
        self._context, self._is_filling = context, False
        self._asked = LatestOnly(context.ask)
        theme = context.theme
        self.column.addWidget(label(theme, tr("Reminders"), 13, 600))
        self.is_on = QCheckBox(tr("The desktop tells me what is due, each thing once"))
        self.is_quiet = QCheckBox(tr("Quiet from"))
        self.quiet_from, self.quiet_until = _Clock(tr("Quiet from")), _Clock(tr("Quiet until"))
        self.has_summary = QCheckBox(tr("A summary of the day, from"))
        self.summary = _Clock(tr("When the day is summed up"))
        self.column.addWidget(self.is_on)
        until = label(theme, tr("until"))
        self.column.addLayout(row_of(self.is_quiet, self.quiet_from, until, self.quiet_until, None, gap_px=8))
        self.column.addLayout(row_of(self.has_summary, self.summary, None, gap_px=8))
        for box in (self.is_on, self.is_quiet, self.has_summary):
            box.toggled.connect(self._changed)
        for clock in (self.quiet_from, self.quiet_until, self.summary):
            clock.activated.connect(self._changed)

    def refresh(self) -> None:
        """Show what is set."""
        if self._context.studio is not None:
            self._asked.ask(HowReminded(), self.show_settings, self._context.show_error)

    def show_settings(self, settings: ReminderSettings) -> None:
        """Show these without saying so."""
        if not settings:
            return
        self._is_filling = True
        quiet = settings.quiet or _QUIET
        self.is_on.setChecked(settings.is_on)
        self.is_quiet.setChecked(settings.quiet is not None)
        self.quiet_from.show_minute(quiet.from_min)
        self.quiet_until.show_minute(quiet.until_min)
        self.has_summary.setChecked(settings.summary_min >= 0)
        self.summary.show_minute(settings.summary_min if settings.summary_min >= 0 else _SUMMARY_MIN)
        self._is_filling = False
        self._enable()

    def _enable(self) -> None:
        is_on = self.is_on.isChecked()
        for box, clocks in (
            (self.is_quiet, (self.quiet_from, self.quiet_until)),
            (self.has_summary, (self.summary,)),
        ):
            box.setEnabled(is_on)
            for clock in clocks:
                clock.setEnabled(is_on and box.isChecked())

    def _changed(self, *_value: object) -> None:
        if self._is_filling:
            return
        self._enable()
        span = Span(self.quiet_from.minute, self.quiet_until.minute)
        quiet = (span,) if self.is_quiet.isChecked() and span.from_min != span.until_min else ()
        summary_min = self.summary.minute if self.has_summary.isChecked() else -1
        self._context.run(SetReminders(self.is_on.isChecked(), quiet, summary_min))


class _Clock(QComboBox):
    """A time of day, in half hours."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        for minute in range(0, DAY_MINUTES, 30):
            self.addItem(minute_text(minute), minute)

    @property
    def minute(self) -> int:
        """The minute of the day."""
        return int(self.currentData())

    def show_minute(self, minute: int) -> None:
        """Show a time; one between the half hours was set elsewhere and is added."""
        if self.findData(minute) < 0:
            self.addItem(minute_text(minute), minute)
        self.setCurrentIndex(self.findData(minute))
