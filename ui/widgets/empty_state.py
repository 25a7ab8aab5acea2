"""What stands where there is nothing yet: says what will be here and offers the next step."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.buttons import Button, primary_button
from ui.widgets.chips import IconLabel
from ui.widgets.labels import label


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
        head = label(theme, title, 15, 600)
        head.setAlignment(Qt.AlignmentFlag.AlignCenter)
        head.setWordWrap(True)
        column.addWidget(head)
        body = label(theme, text, 13, tone="2")
        body.setWordWrap(True)
        body.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        body.setFixedWidth(380)
        body.setMinimumHeight(body.heightForWidth(380))
        column.addWidget(body, 0, Qt.AlignmentFlag.AlignHCenter)
        self.button: Button | None = None
        if action:
            self.button = primary_button(theme, action)
            column.addSpacing(8)
            column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
