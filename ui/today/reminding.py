"""Asks once a minute and after changes what waits: counts it in the top bar and has the desktop say what is due.

Begins when the window has been shown and everything else is loaded.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from studio.queries.asks import Reminders
from ui.background import LatestOnly
from ui.today.model import Notice, count_words, notices
from ui.widgets.over_pane import window_of

if TYPE_CHECKING:
    from studio.app.reminding import DueTellings
    from studio.domain.changes import Changes
    from studio.domain.reminder import Reminder
    from studio.queries.reminders import ReminderRow
    from ui.context import Context
    from ui.today.pane import TodayPane
    from ui.tray import Tray

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
        self.tray: Tray | None = None
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
        self.follow_tray()
        self.look()

    def stop(self) -> None:
        """The window goes."""
        self._often.stop()
        self._soon.stop()
        if self.tray is not None:
            self.tray.stop()

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
        if self.tray is not None:
            self._count(self.tray)
        if self.pane is not None:
            self.pane.show_rows(self.rows)

    def _tell(self, due: DueTellings) -> None:
        for notice in notices(due.now, due.today):
            self._say(notice)

    # --- the desktop
    def _notify(self, notice: Notice) -> None:
        self._about = notice.reminder
        self.in_tray().say(notice.title, notice.text)

    def in_tray(self) -> Tray:
        """The place beside the clock, made when it is first needed."""
        if self.tray is None:
            from ui.tray import Tray

            self.tray = Tray(self._context, self)
            self.tray.told.connect(self.go)
            self.tray.opened.connect(self.come)
            self.tray.chosen.connect(self._choose)
        return self.tray

    def follow_tray(self) -> None:
        """Be beside the clock, or not, as it was chosen."""
        from ui.tray import SHOWN, is_wanted

        if self.tray is not None:
            self.tray.follow()
        elif is_wanted(self._context.settings, SHOWN):
            self._count(self.in_tray())

    def _count(self, tray: Tray) -> None:
        tray.show_waiting(sum(row.reminder.is_mine for row in self.rows), count_words(self.rows))

    def _choose(self, command: str) -> None:
        if command == "today":
            self.come()
        self._context.commands.run(command)

    def come(self) -> None:
        """Bring the window forward."""
        window = window_of(self._context)
        window.showNormal() if window.isMinimized() else window.show()
        window.raise_()
        window.activateWindow()

    def go(self) -> None:
        """Come forward, and show what was said last."""
        from ui.today.pane import go_to

        self.come()
        if self._about is not None:
            go_to(self._context, self._about)
        else:
            self.open()


def _has_tray() -> bool:
    from PySide6.QtWidgets import QSystemTrayIcon

    return QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()
