"""A meter for each lane, in a column over the heads: peaks that rise at once and fall evenly. It paints itself alone."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QElapsedTimer, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.assembly.lane_parts import HeadParts
from ui.theme import Theme

if TYPE_CHECKING:
    from ui.assembly.lanes import LanesView

_FLOOR_DB, _WARM_DB, _HOT_DB = -60.0, -12.0, -3.0
_FALL_DB_PER_S = 30.0
_FRAME_MS = 50


class LaneMeters(QWidget):
    """Two bars a lane. It lets clicks through and is still while nothing sounds."""

    def __init__(self, theme: Theme, lanes: LanesView) -> None:
        super().__init__(lanes)
        self._theme, self._lanes = theme, lanes
        self.levels: list[list[float]] = []
        """Of each lane left and right in dB, as they are shown."""
        self._new: list[list[float]] = []
        self._places: Sequence[int] = ()
        self._clock = QElapsedTimer()
        self._fall = QTimer(self)
        self._fall.setInterval(_FRAME_MS)
        self._fall.timeout.connect(self.step)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self.update)

    def place(self) -> None:
        """Lie over the meters' part of the heads; other lanes may be there."""
        lanes = self._lanes
        if not lanes.lanes:
            self.hide()
            return
        box = HeadParts(lanes.head_rect(0)).meter
        top = lanes.ruler_px
        self.setGeometry(QRect(QPoint(box.left(), top), QPoint(box.right(), max(top, lanes.height() - 1))))
        if len(self.levels) != len(lanes.lanes):
            self.levels = [[_FLOOR_DB, _FLOOR_DB] for _ in lanes.lanes]
            self._new = [[_FLOOR_DB, _FLOOR_DB] for _ in lanes.lanes]
        self._places = [place for place, lane in enumerate(lanes.model.rows) if lane.path]
        self.show()

    def show_peaks(self, peaks: Any) -> None:
        """The highest samples of the lanes that have files, in their order: an array of (lanes, 2)."""
        for place, pair in zip(self._places, peaks.tolist(), strict=False):
            for side, value in enumerate(pair):
                level = 20 * math.log10(value) if value > 1e-6 else _FLOOR_DB
                self._new[place][side] = max(self._new[place][side], level)
        if not self._fall.isActive() and self.isVisible():
            self._clock.start()
            self._fall.start()

    def step(self) -> None:
        """Show what has come, and let the rest fall."""
        fallen = _FALL_DB_PER_S * self._clock.restart() / 1000
        highest = _FLOOR_DB
        for place, (levels, new) in enumerate(zip(self.levels, self._new, strict=True)):
            before = tuple(map(self._height, levels))
            for side in range(2):
                levels[side] = max(new[side], levels[side] - fallen, _FLOOR_DB)
                new[side] = _FLOOR_DB
            highest = max(highest, *levels)
            if tuple(map(self._height, levels)) != before:
                self.update(self._box(place))
        if highest <= _FLOOR_DB:
            self._fall.stop()

    def _box(self, place: int) -> QRect:
        meter = HeadParts(self._lanes.head_rect(place)).meter
        return QRect(0, meter.top() - self._lanes.ruler_px, self.width(), meter.height())

    def _height(self, level_db: float) -> int:
        whole = HeadParts(self._lanes.head_rect(0)).meter.height()
        return round(min(1.0, max(0.0, (level_db - _FLOOR_DB) / -_FLOOR_DB)) * whole)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bars that changed."""
        painter, theme = QPainter(self), self._theme
        wide = (self.width() - 1) // 2
        for place in range(len(self.levels)):
            box = self._box(place)
            if not box.intersects(event.rect()):
                continue
            for side, level in enumerate(self.levels[place]):
                x = side * (wide + 1)
                painter.fillRect(QRect(x, box.top(), wide, box.height()), theme.color("track"))
                top = self._height(level)
                for floor_db, hue in ((_FLOOR_DB, "approved.base"), (_WARM_DB, "review.base"), (_HOT_DB, "late.base")):
                    low = self._height(floor_db)
                    if top > low:
                        painter.fillRect(QRect(x, box.bottom() + 1 - top, wide, top - low), theme.color(hue))
