"""The ruler over a wave: time, or bars and beats; and the lines of bars and levels through the lanes. Painting only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPen

from ui.review.beats import BeatGrid
from ui.review.scale import WaveScale
from ui.theme import Theme
from ui.words import clock_text


class Mark(NamedTuple):
    """A mark of the ruler: where, its words or none, and whether it is a long one (a bar, a named time)."""

    seconds: float
    words: str
    is_long: bool


def ruler_marks(scale: WaveScale, grid: BeatGrid | None) -> list[Mark]:
    """The marks of the part that is seen."""
    if grid is not None:
        return [Mark(*tick) for tick in grid.ticks(scale)]
    return [
        Mark(seconds, clock_text(seconds, 0 if seconds == int(seconds) else 1) if has_words else "", has_words)
        for seconds, has_words in scale.ticks()
    ]


def paint_ticks(painter: QPainter, theme: Theme, scale: WaveScale, marks: Sequence[Mark], left_px: int) -> None:
    """Marks and their words along the top."""
    painter.setFont(theme.font(11))
    painter.setPen(theme.color("text3"))
    line = theme.color("line2")
    for seconds, words, is_long in marks:
        x = left_px + round(scale.x_of(seconds))
        painter.fillRect(QRect(x, 14 if is_long else 18, 1, 10 if is_long else 6), line)
        if words:
            painter.drawText(QPoint(x + 4, 20), words)


def paint_bars(painter: QPainter, theme: Theme, scale: WaveScale, marks: Sequence[Mark], area: QRect) -> None:
    """A faint line through the lanes at each bar that the ruler names."""
    line = theme.color("line")
    for seconds, words, is_bar in marks:
        if words and is_bar:
            painter.fillRect(QRect(area.left() + round(scale.x_of(seconds)), area.top(), 1, area.height()), line)


def paint_levels(painter: QPainter, theme: Theme, inner: QRect) -> None:
    """Dotted lines at -6 and -12 dBFS of a lane."""
    painter.setPen(QPen(theme.color("line"), 1, Qt.PenStyle.DotLine))
    middle = inner.center().y()
    for share in (0.5, 0.25):
        half = round(inner.height() / 2 * share)
        painter.drawLine(inner.left(), middle - half, inner.right(), middle - half)
        painter.drawLine(inner.left(), middle + half, inner.right(), middle + half)
