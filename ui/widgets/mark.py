"""Segue's sign: one bar leads to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ui.theme import Theme

MARK_PX = 20


def draw_mark(painter: QPainter, theme: Theme, left_px: int, top_px: int, size_px: int = MARK_PX) -> None:
    """Draw the sign at a place."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(left_px, top_px)
    painter.scale(size_px / MARK_PX, size_px / MARK_PX)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("accent"))
    painter.drawRoundedRect(QRectF(0, 3, 11, 5.5), 1.6, 1.6)
    painter.setBrush(theme.color("text1"))
    painter.drawRoundedRect(QRectF(8, 11.5, 12, 5.5), 1.6, 1.6)
    path = QPainterPath(QPointF(11, 5.7))
    path.lineTo(14.5, 5.7)
    path.quadTo(16, 5.7, 16, 7.2)
    path.lineTo(16, 11.5)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.color("text2"), 1.5))
    painter.drawPath(path)
    painter.restore()


class Mark(QWidget):
    """The sign as a widget."""

    def __init__(self, theme: Theme, size_px: int = MARK_PX) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(size_px, size_px)
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_mark(QPainter(self), self._theme, 0, 0, self.width())
