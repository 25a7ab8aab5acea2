"""The ruler over a wave: time, or bars and beats; and the lines of the bars through the lanes. Painting only."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QPainter

from ui.review.beats import BeatGrid
from ui.review.scale import WaveScale
from ui.theme import Theme
from ui.words import clock_text


def paint_ticks(painter: QPainter, theme: Theme, scale: WaveScale, grid: BeatGrid | None, left_px: int) -> None:
    """Marks and their words along the top."""
    painter.setFont(theme.font(11))
    line, words = theme.color("line2"), theme.color("text3")
    if grid is None:
        marks = [
            (seconds, clock_text(seconds, 0 if seconds == int(seconds) else 1) if has_label else "", has_label)
            for seconds, has_label in scale.ticks()
        ]
    else:
        marks = grid.ticks(scale)
    for seconds, text, is_long in marks:
        x = left_px + round(scale.x_of(seconds))
        painter.fillRect(QRect(x, 14 if is_long else 18, 1, 10 if is_long else 6), line)
        if text:
            painter.setPen(words)
            painter.drawText(QPoint(x + 4, 20), text)


def paint_bars(painter: QPainter, theme: Theme, scale: WaveScale, grid: BeatGrid, area: QRect) -> None:
    """A faint line through the lanes at each bar that the ruler names."""
    line = QColor(theme.color("line2"))
    line.setAlphaF(0.5)
    for seconds, text, is_bar in grid.ticks(scale):
        if text and is_bar:
            painter.fillRect(QRect(area.left() + round(scale.x_of(seconds)), area.top(), 1, area.height()), line)
