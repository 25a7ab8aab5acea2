"""A part of an offer that is there only where it is ticked: the tick, and what it opens."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget


class TickedField(QWidget):
    """``edited`` after every change; whoever makes one fills ``content`` and says which widget gets the keyboard."""

    edited = Signal()

    def __init__(self, words: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.is_on = QCheckBox(words)
        self.content = QWidget()
        self.column = QVBoxLayout(self.content)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(6)
        column.addWidget(self.is_on)
        column.addWidget(self.content)
        self.content.hide()
        self._first: QWidget | None = None
        self.is_on.toggled.connect(self._show)

    def begins_with(self, widget: QWidget) -> None:
        """What gets the keyboard when it opens."""
        self._first = widget

    def _show(self, is_on: bool) -> None:
        self.content.setVisible(is_on)
        if is_on and self._first is not None:
            self._first.setFocus()
        self.edited.emit()
