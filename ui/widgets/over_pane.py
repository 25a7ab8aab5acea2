"""A pane that stands over the right side of the window, between top bar and status line, and blocks nothing."""

from __future__ import annotations

from typing import Self

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from ui import tokens
from ui.context import Context


class OverPane(QFrame):
    """Goes when it is closed (Escape does that); ``name`` is its accessible name, ``help_page`` the page of the help about it."""

    pane_px = 420
    help_page = ""

    def __init__(self, context: Context, name: str, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self.setProperty("kind", "panel")
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.installEventFilter(self)
        self._place()

    @property
    def is_gone(self) -> bool:
        """Whether it has been closed for good: what it began is told elsewhere then."""
        return not shiboken6.isValid(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line parts the pane from what lies below it."""
        super().paintEvent(event)
        QPainter(self).fillRect(0, 0, 1, self.height(), self._context.theme.color("line2"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the place when the window changes its size."""
        if watched is self.parentWidget() and event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        window = self.parentWidget()
        top = tokens.TOP_BAR_PX + 1
        height = window.height() - top - tokens.STATUS_LINE_PX - 1
        width = min(self.pane_px, window.width())
        self.setGeometry(window.width() - width, top, width, max(200, height))

    def open_alone(self) -> Self:
        """Show it in front; another one of its kind that is open goes."""
        for old in self.parentWidget().findChildren(type(self), options=Qt.FindChildOption.FindDirectChildrenOnly):
            if old is not self:
                old.close()
        self.show()
        self.raise_()
        return self


def window_of(context: Context) -> QWidget:
    """The window that a pane stands over."""
    parent = context.parent()
    window = parent if isinstance(parent, QWidget) else QApplication.activeWindow()
    if window is None:
        window = next(widget for widget in QApplication.topLevelWidgets() if widget.isVisible())
    return window.window()
