"""The banner of a message: what happened, what to do, and a way to close it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.messages import Message
from ui.theme import Theme
from ui.widgets.buttons import Button, icon_button
from ui.widgets.chips import IconLabel
from ui.widgets.labels import label
from ui.words import tr

_LOOKS = {
    "info": ("info-circle", "accent"),
    "done": ("circle-check", "approved.text"),
    "hint": ("alert-triangle", "review.text"),
    "fault": ("alert-triangle", "late.text"),
}


class Banner(QFrame):
    """One message. ``closed`` asks for its removal."""

    closed = Signal()

    def __init__(self, theme: Theme, message: Message, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.message = message
        self.setProperty("kind", "fault" if message.kind == "fault" else "card")
        self.setAccessibleName(message.title)
        self.setAccessibleDescription(" ".join(part for part in (message.text, message.what_to_do) if part))
        icon_name, role = _LOOKS[message.kind]
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.setContentsMargins(0, 5, 0, 5)
        words.addWidget(label(theme, message.title, 13, 600, wraps=True))
        if message.text:
            words.addWidget(label(theme, message.text, 12, wraps=True, is_selectable=True))
        if message.what_to_do:
            words.addWidget(label(theme, message.what_to_do, 12, tone="2", wraps=True))
        mark = QVBoxLayout()
        mark.setContentsMargins(0, 6, 0, 0)
        mark.addWidget(IconLabel(theme, icon_name, role))
        mark.addStretch(1)
        row.addLayout(mark)
        row.addLayout(words, 1)
        if message.action and message.run is not None:
            go = Button(theme, message.action)
            go.clicked.connect(message.run)
            go.clicked.connect(self.closed)
            row.addWidget(go)
        close = icon_button(theme, tr("Close this message"), "x")
        close.clicked.connect(self.closed)
        row.addWidget(close)

    def height_at(self, width_px: int) -> int:
        """How high the banner is at a width, its words wrapped."""
        self.ensurePolished()
        return max(self.heightForWidth(width_px), 46)
