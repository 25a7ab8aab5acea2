"""The window's outside: shown at once with the bars of last time, living; filled with the whole window a moment later.

Loads nothing but Qt itself. What stands around the bars meanwhile is painted, in the places where it will be.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.tokens import PLAN_BELOW_PX, PLAN_TOOLS_PX, STATUS_LINE_PX, TOP_BAR_PX
from ui.widgets.mark import MARK_PX, draw_mark

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QSettings
    from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent

    from ui.theme import Theme

FIRST_SIZE_PX = (1440, 900)
_TITLE_BAR_PX = 32
_PAD_PX = 12


class Door(QWidget):
    """The top-level window. ``opened`` is sent once, after its first painting; ``closing`` before it goes.

    Where ``stays`` says so it is only put away when it is closed, which ``put_away`` tells; ``quit`` ends it in any case.
    """

    opened = Signal()
    closing = Signal()
    put_away = Signal()

    def __init__(self, settings: QSettings | None, theme: Theme) -> None:
        super().__init__()
        self._settings, self._theme = settings, theme
        self._is_opened = self._is_full = False
        self._first: QWidget | None = None
        self._title = ""
        self.stays: Callable[[], bool] = lambda: False
        self._is_ending = False
        self.setWindowTitle("Segue")
        self.resize(*FIRST_SIZE_PX)
        self._keep_on_screen()
        place = settings.value("geometry") if settings is not None else None
        if isinstance(place, QByteArray):
            self.restoreGeometry(place)

    def _keep_on_screen(self) -> None:
        """No larger than the screen leaves room for, with a title bar that this program does not draw."""
        room = self.screen().availableGeometry().size() - QSize(0, _TITLE_BAR_PX)
        self.resize(self.size().boundedTo(room))

    def put_first(self, first: QWidget, title: str = "") -> None:
        """Show one living thing in the place that it will have in the whole window; ``title`` names the production."""
        self._first, self._title = first, title
        first.setParent(self)
        first.setGeometry(self._first_place())

    def put_in(self, inside: QWidget) -> None:
        """Fill the window; what stood there first is part of it by now."""
        first, self._first, self._is_full = self._first, None, True
        if first is not None and first.parent() is self:
            # nobody has taken it in
            first.hide()
            first.deleteLater()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        # a small screen, or everything shown large: nothing is cut off, the window scrolls
        self.setMinimumSize(inside.minimumSize().boundedTo(self.screen().availableGeometry().size()))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        column.addWidget(area)

    def _first_place(self) -> QRect:
        above, below = (PLAN_TOOLS_PX + 1, PLAN_BELOW_PX) if self._title else (0, 0)
        return self.rect().adjusted(0, TOP_BAR_PX + 1 + above, 0, -STATUS_LINE_PX - 1 - below)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Keep the first thing's place."""
        if self._first is not None:
            self._first.setGeometry(self._first_place())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bars' surroundings until they are there."""
        if not self._is_full:
            self._paint_surroundings()
        if not self._is_opened:
            self._is_opened = True
            QTimer.singleShot(0, self.opened.emit)

    def _paint_surroundings(self) -> None:
        painter, theme, width, height = QPainter(self), self._theme, self.width(), self.height()
        painter.fillRect(self.rect(), theme.color("window"))
        inner = self._first_place()
        painter.fillRect(0, 0, width, inner.top() - 1, theme.color("panel"))
        painter.fillRect(0, inner.bottom() + 1, width, height - inner.bottom() - 1, theme.color("panel"))
        for y in {TOP_BAR_PX, inner.top() - 1, inner.bottom() + 1, height - STATUS_LINE_PX - 1}:
            painter.fillRect(0, y, width, 1, theme.color("line"))
        draw_mark(painter, theme, _PAD_PX, (TOP_BAR_PX - MARK_PX) // 2)
        painter.setFont(theme.font(13, 600))
        painter.setPen(theme.color("text1"))
        left = _PAD_PX + MARK_PX + 8
        metrics = painter.fontMetrics()
        base = (TOP_BAR_PX + metrics.ascent() - metrics.descent()) // 2
        painter.drawText(left, base, "Segue")
        if self._title:
            left += metrics.horizontalAdvance("Segue") + 12
            painter.fillRect(left, 12, 1, 20, theme.color("line2"))
            painter.setFont(theme.font(13, 500))
            painter.drawText(left + 21, base, self._title)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the place."""
        if self._settings is not None:
            self._settings.setValue("geometry", self.saveGeometry())
        if not self._is_ending and self.stays():
            event.ignore()
            self.hide()
            self.put_away.emit()
            return
        self.closing.emit()
        event.accept()

    def mean_to_end(self) -> None:
        """The next close is an end: the program quits, or the person leaves the system."""
        self._is_ending = True

    def quit(self) -> None:
        """Close for good."""
        self.mean_to_end()
        self.close()
