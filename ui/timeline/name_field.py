"""A field laid over a name to write another one: Enter or leaving it keeps what was written, Escape does not."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.words import tr


class NameField(QLineEdit):
    """Goes away by itself. ``done`` gets a name that is another one than before and not empty."""

    def __init__(self, parent: QWidget, name: str, place: QRect, done: Callable[[str], None]) -> None:
        super().__init__(name, parent)
        self._before, self._done, self._is_over = name, done, False
        self.setAccessibleName(tr("Name"))
        self.setGeometry(place)
        self.selectAll()
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps, Escape leaves."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._finish(keeps=True)
        elif event.key() == Qt.Key.Key_Escape:
            self._finish(keeps=False)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving it keeps what was written."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._finish(keeps=True)

    def _finish(self, *, keeps: bool) -> None:
        if self._is_over:
            return
        self._is_over = True
        text = self.text().strip()
        timeline = self.parentWidget().parentWidget()
        had_focus = self.hasFocus()
        self.hide()
        if had_focus and timeline is not None:
            timeline.setFocus(Qt.FocusReason.OtherFocusReason)
        self.deleteLater()
        if keeps and text and text != self._before:
            self._done(text)
