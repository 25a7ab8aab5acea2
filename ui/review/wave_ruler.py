"""The ruler over a wave: time, or bars and beats; and the lines of bars and levels through the lanes. Painting only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter

from ui.review.beats import BeatGrid
from ui.review.scale import WaveScale
from ui.theme import Theme
from ui.words import clock_text

_WORDS_PX = 80
"""No words of a mark are wider."""
_LEAST_BEATS = 1.5
"""Where fewer beats are seen, time says more."""


class Mark(NamedTuple):
    """A mark of the ruler: where, its words or none, and whether it is a long one (a bar, a named time)."""

    seconds: float
    words: str
    is_long: bool


def ruler_marks(scale: WaveScale, grid: BeatGrid | None) -> list[Mark]:
    """The marks of the part that is seen, and those whose words reach into it."""
    if grid is not None and scale.span_s >= grid.beat_s * _LEAST_BEATS:
        return [Mark(*tick) for tick in grid.ticks(scale, before_px=_WORDS_PX)]
    return [
        Mark(seconds, clock_text(seconds, scale.label_digits(seconds)) if has_words else "", has_words)
        for seconds, has_words in scale.ticks(before_px=_WORDS_PX)
    ]


def marks_across(scale: WaveScale, marks: Sequence[Mark], left_px: int, dirty: QRect) -> list[tuple[int, Mark]]:
    """The marks of which something lies in a region, each with its pixel."""
    first, last = dirty.left() - _WORDS_PX, dirty.right()
    placed = ((left_px + scale.pixel_of(mark.seconds), mark) for mark in marks)
    return [(x, mark) for x, mark in placed if first <= x <= last]


def paint_ticks(painter: QPainter, theme: Theme, marks: Sequence[tuple[int, Mark]]) -> None:
    """Marks and their words along the top."""
    painter.setFont(theme.font(11))
    painter.setPen(theme.color("text3"))
    line = theme.color("line2")
    for x, mark in marks:
        painter.fillRect(QRect(x, 14 if mark.is_long else 18, 1, 10 if mark.is_long else 6), line)
        if mark.words:
            painter.drawText(QPoint(x + 4, 20), mark.words)


def paint_bars(painter: QPainter, theme: Theme, marks: Sequence[tuple[int, Mark]], area: QRect) -> None:
    """A faint line through the lanes at each bar that the ruler names."""
    line = theme.color("line")
    for x, mark in marks:
        if mark.words and mark.is_long:
            painter.fillRect(QRect(x, area.top(), 1, area.height()), line)
