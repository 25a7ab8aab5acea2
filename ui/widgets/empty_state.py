"""What stands where there is nothing yet: says what will be here and offers the next step."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.buttons import Button, primary_button
from ui.widgets.chips import IconLabel
from ui.widgets.labels import label

_TEXT_PX = 380


class EmptyState(QWidget):
    """An icon, a headline, a sentence that teaches, and at most one button (``button`` is None without one)."""

    def __init__(self, theme: Theme, icon_name: str, title: str, text: str, action: str = "") -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addStretch(1)
        column.addWidget(IconLabel(theme, icon_name, "text3", 32), 0, Qt.AlignmentFlag.AlignHCenter)
        self._head = head = label(theme, title, 15, 600)
        head.setAlignment(Qt.AlignmentFlag.AlignCenter)
        head.setWordWrap(True)
        column.addWidget(head)
        self._body = body = label(theme, text, 13, tone="2")
        body.setWordWrap(True)
        body.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        body.setFixedWidth(_TEXT_PX)
        body.setMinimumHeight(max(0, body.heightForWidth(_TEXT_PX)))  # none where nothing is said yet
        column.addWidget(body, 0, Qt.AlignmentFlag.AlignHCenter)
        self.button: Button | None = None
        if action:
            self.button = primary_button(theme, action)
            column.addSpacing(8)
            column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def say(self, title: str, text: str) -> None:
        """Say something else."""
        if (title, text) == (self._head.text(), self._body.text()):
            return
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self._head.setText(title)
        self._body.setText(text)
        self._body.setMinimumHeight(self._body.heightForWidth(_TEXT_PX))
