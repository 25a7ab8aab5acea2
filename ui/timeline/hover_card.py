"""The card that appears over a bar under a resting pointer: what, who, when, what it waits for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.roles import role_text
from ui.theme import Theme
from ui.timeline.bar_words import check_rows, hover_rows, nest_words
from ui.widgets.chips import StateChip
from ui.widgets.labels import KeyValueRows, label, row_of

if TYPE_CHECKING:
    from studio.queries.rows import StageRow
    from ui.timeline.marks import Marks

_WIDTH_PX = 312


class HoverCard(QFrame):
    """Shown beside a bar, inside its parent; takes no clicks and no focus."""

    def __init__(self, theme: Theme, stage: StageRow, now_ms: int, parent: QWidget, marks: Marks | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedWidth(_WIDTH_PX)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 8)
        column.setSpacing(6)
        column.addWidget(label(theme, stage.title, 13, 600, wraps=True))
        who = nest_words(stage) or stage.person or role_text(stage.role)
        column.addLayout(
            row_of(StateChip(theme, stage.state, is_silent=stage.is_silent), label(theme, who, 12, tone="2"), None)
        )
        rows = hover_rows(stage, now_ms) + (check_rows(stage, marks) if marks is not None else [])
        column.addWidget(KeyValueRows(theme, rows, key_px=72))

    def show_beside(self, bar: QRect) -> None:
        """Stand below the bar, or above it where there is no room."""
        self.ensurePolished()
        self.setFixedHeight(
            self.layout().heightForWidth(_WIDTH_PX) if self.layout().hasHeightForWidth() else self.sizeHint().height()
        )
        parent = self.parentWidget().rect()
        x = min(max(8, bar.left()), parent.width() - _WIDTH_PX - 8)
        y = bar.bottom() + 10
        if y + self.height() > parent.height() - 8:
            y = bar.top() - self.height() - 10
        self.move(QPoint(x, max(8, y)))
        self.show()
        self.raise_()
