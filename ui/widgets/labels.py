"""Labels: plain, elided, section heads, key-value rows, lines.

A label's ``tone`` is 1 to 3 for the text roles, or a state's hue.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui.theme import Theme
from ui.widgets.tips import tip


def label(
    theme: Theme,
    text: str = "",
    size_px: float = 13,
    weight: int = 400,
    tone: str = "1",
    *,
    wraps: bool = False,
    is_selectable: bool = False,
) -> QLabel:
    """A plain-text label in the theme's font."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setFont(theme.font(size_px, weight))
    made.setProperty("tone", tone)
    if wraps:
        made.setWordWrap(True)
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    if is_selectable:
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def flowing(made: QLabel) -> QLabel:
    """A wrapped label whose height is reckoned at the width that it really gets, however narrow that is."""
    policy = made.sizePolicy()
    policy.setHeightForWidth(True)  # the policy of ``label`` has lost what the wrap had set
    made.setSizePolicy(policy)
    return made


def set_tone(widget: QWidget, tone: str) -> None:
    """Give a label another tone."""
    if widget.property("tone") != tone:
        widget.setProperty("tone", tone)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


class ElidedLabel(QLabel):
    """A one-line label that ends in an ellipsis where it does not fit; the whole text is its tooltip then."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        size_px: float = 13,
        weight: int = 400,
        tone: str = "1",
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        super().__init__()
        self._mode = mode
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(size_px, weight))
        self.setProperty("tone", tone)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters."""
        return QSize(min(24, super().sizeHint().width()), super().sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what fits."""
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        metrics = QFontMetrics(self.font())
        room = self.contentsRect()
        shown = metrics.elidedText(self.text(), self._mode, room.width())
        self.setToolTip(tip(self.text() if shown != self.text() else ""))
        painter.drawText(room, int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), shown)


def section_label(theme: Theme, text: str) -> QLabel:
    """The small head of a section."""
    made = label(theme, text, 11, 600, "3")
    made.setFixedHeight(16)
    return made


def rule(*, is_strong: bool = False, is_vertical: bool = False) -> QFrame:
    """A 1 px line across a pane."""
    line = QFrame()
    line.setProperty("kind", "rule2" if is_strong else "rule")
    if is_vertical:
        line.setFixedWidth(1)
    else:
        line.setFixedHeight(1)
    return line


class KeyValueRows(QWidget):
    """Rows of key and value in two columns."""

    def __init__(self, theme: Theme, rows: list[tuple[str, str]], *, row_px: int = 24, key_px: int = 96) -> None:
        super().__init__()
        self._theme = theme
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        grid.setColumnMinimumWidth(0, key_px)
        grid.setColumnStretch(1, 1)
        for index, (key, value) in enumerate(rows):
            key_label = label(theme, key, 12, 400, "3")
            value_label = label(theme, value, 12, wraps=True, is_selectable=True)
            value_label.setAccessibleName(f"{key}: {value}")
            value_label.setContentsMargins(0, 4, 0, 4)
            key_label.setContentsMargins(0, 4, 0, 4)
            grid.addWidget(key_label, index, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value_label, index, 1)
            grid.setRowMinimumHeight(index, row_px)


def row_of(*widgets: QWidget | int | None, gap_px: int = 8) -> QHBoxLayout:
    """Widgets side by side; a number is a gap in px, None takes the room that is left."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(gap_px)
    for widget in widgets:
        if widget is None:
            row.addStretch(1)
        elif isinstance(widget, int):
            row.addSpacing(widget)
        else:
            row.addWidget(widget)
    return row
