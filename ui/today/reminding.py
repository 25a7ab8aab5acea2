"""Asks once a minute and after changes what waits: counts it in the top bar and has the desktop say what is due.

Begins when the window has been shown and everything else is loaded.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from studio.queries.asks import Reminders
from ui.background import LatestOnly
from ui.today.model import Notice, notices
from ui.widgets.over_pane import window_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QSystemTrayIcon

    from studio.app.reminding import DueTellings
    from studio.domain.changes import Changes
    from studio.domain.reminder import Reminder
    from studio.queries.reminders import ReminderRow
    from ui.context import Context
    from ui.today.pane import TodayPane

_EVERY_MS, _SETTLE_MS = 60_000, 1_500
_TOLD = ("hand_off", "take", "note", "credit", "stage", "production", "person", "everything")


class Reminding(QObject):
    """``counted`` carries the rows. ``say`` shows a notice to a person who may look elsewhere; by default through the tray. Where there
    is none nothing is said, and nothing counts as said.
    """

    counted = Signal(object)

    def __init__(
        self, context: Context, say: Callable[[Notice], None] | None = None, *, settle_ms: int = _SETTLE_MS
    ) -> None:
        super().__init__(context)
        self._context, self._say = context, say or self._notify
        self.rows: tuple[ReminderRow, ...] = ()
        self.pane: TodayPane | None = None
        self._tray: QSystemTrayIcon | None = None
        self._about: Reminder | None = None
        self._questions = LatestOnly(context.ask)
        self._soon = QTimer(self, singleShot=True, interval=settle_ms)
        self._soon.timeout.connect(self.look)
        self._often = QTimer(self, interval=_EVERY_MS)
        self._often.timeout.connect(self.look)
        context.changed.connect(self._changed)

    def start(self) -> None:
        """Look now and every minute."""
        self._often.start()
        self.look()

    def stop(self) -> None:
        """The window goes."""
        self._often.stop()
        self._soon.stop()
        if self._tray is not None:
            self._tray.hide()

    def look(self) -> None:
        """Ask what waits, and what has to be said now."""
        studio = self._context.studio
        if studio is None or not studio.has_identity:
            return
        self._questions.ask(Reminders(), self._take, self._context.show_error)
        if self._say != self._notify or _has_tray():
            self._context.do(studio.due_tellings, self._tell, lambda _error: None)

    def open(self) -> TodayPane:
        """Show the list."""
        from ui.today.pane import open_today

        self.pane = pane = open_today(self._context, self.rows)
        pane.destroyed.connect(self._forget_pane)
        return pane

    def _forget_pane(self) -> None:
        self.pane = None

    def _changed(self, changes: Changes) -> None:
        if self._often.isActive() and changes.touches(*_TOLD):
            self._soon.start()

    def _take(self, rows: tuple[ReminderRow, ...]) -> None:
        self.rows = tuple(rows)
        self.counted.emit(self.rows)
        if self.pane is not None:
            self.pane.show_rows(self.rows)

    def _tell(self, due: DueTellings) -> None:
        for notice in notices(due.now, due.today):
            self._say(notice)

    # --- the desktop
    def _notify(self, notice: Notice) -> None:
        from PySide6.QtWidgets import QSystemTrayIcon

        self._about = notice.reminder
        if self._tray is None:
            from ui.icons import icon

            theme = self._context.theme
            self._tray = QSystemTrayIcon(icon("bell", theme.color("accent"), disabled=theme.color("text3")), self)
            self._tray.setToolTip("Segue")
            self._tray.messageClicked.connect(self.go)
            self._tray.activated.connect(lambda _why: self.go())
        self._tray.show()
        self._tray.showMessage(notice.title, notice.text, self._tray.icon())

    def go(self) -> None:
        """Come forward, and show what was said last."""
        from ui.today.pane import go_to

        window = window_of(self._context)
        window.showNormal() if window.isMinimized() else window.show()
        window.raise_()
        window.activateWindow()
        if self._about is not None:
            go_to(self._context, self._about)
        else:
            self.open()


def _has_tray() -> bool:
    from PySide6.QtWidgets import QSystemTrayIcon

    return QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()
