"""A pane over the right side of the window that asks for something: a head, what it asks in a column, a foot."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui import tokens
from ui.context import Context
from ui.widgets.buttons import icon_button
from ui.widgets.labels import label, row_of, rule
from ui.widgets.over_pane import OverPane
from ui.words import tr


class SidePane(OverPane):
    """``column`` holds what is asked and scrolls, ``foot`` the button, which is always in sight."""

    def __init__(self, context: Context, title: str, window: QWidget) -> None:
        super().__init__(context, title, window)
        theme = context.theme
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 0, 0)
        whole.setSpacing(0)
        close = icon_button(theme, tr("Close"), "x", tr("Close (Esc)"))
        close.clicked.connect(self.close)
        head = row_of(gap_px=8)
        head.addWidget(label(theme, title, 15, 600, wraps=True), 1)
        head.addWidget(close)
        head.setContentsMargins(tokens.PANE_PADDING_PX, 10, 8, 10)
        whole.addLayout(head)
        whole.addWidget(rule())
        scroll = QScrollArea()
        scroll.setAccessibleName(title)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        content = QWidget()
        content.setProperty("kind", "panel")
        self.column = QVBoxLayout(content)
        self.column.setContentsMargins(tokens.PANE_PADDING_PX, 16, tokens.PANE_PADDING_PX, 16)
        self.column.setSpacing(12)
        scroll.setWidget(content)
        whole.addWidget(scroll, 1)
        whole.addWidget(rule())
        self.foot: QHBoxLayout = row_of(gap_px=8)
        self.foot.setContentsMargins(tokens.PANE_PADDING_PX, 12, tokens.PANE_PADDING_PX, 12)
        whole.addLayout(self.foot)
