"""A meter for each lane, in a column over the heads: peaks that rise at once and fall evenly. It paints itself alone."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QElapsedTimer, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QWidget

from ui.assembly.lane_parts import HeadParts
from ui.theme import Theme

if TYPE_CHECKING:
    from ui.assembly.lane_canvas import LanesCanvas

_FLOOR_DB, _WARM_DB, _HOT_DB = -60.0, -12.0, -3.0
_HUES = ((_FLOOR_DB, "approved.base"), (_WARM_DB, "review.base"), (_HOT_DB, "late.base"))
_FALL_DB_PER_S = 30.0
_FRAME_MS = 50


class LaneMeters(QWidget):
    """Two bars a lane. It lets clicks through and is still while nothing sounds."""

    def __init__(self, theme: Theme, lanes: LanesCanvas) -> None:
        super().__init__(lanes)
        self._theme, self._lanes = theme, lanes
        self.levels: list[list[float]] = []
        """Of each lane left and right in dB, as they are shown."""
        self._new: list[list[float]] = []
        self._places: Sequence[int] = ()
        self._bars: list[tuple[QRect, QRect]] = []
        """Of each lane the left and the right bar; the widget is nothing else, so what lies under it is not painted anew."""
        self._clock = QElapsedTimer()
        self._fall = QTimer(self)
        self._fall.setInterval(_FRAME_MS)
        self._fall.timeout.connect(self.step)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
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
        wide = (self.width() - 1) // 2
        boxes = [self._box(place) for place in range(len(lanes.lanes))]
        self._bars = [
            (QRect(0, box.top(), wide, box.height()), QRect(wide + 1, box.top(), wide, box.height())) for box in boxes
        ]
        shape = QRegion()
        for bar in itertools.chain.from_iterable(self._bars):
            shape += bar
        self.setMask(shape)
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
        seen = self.visibleRegion().boundingRect()
        for bars, levels, new in zip(self._bars, self.levels, self._new, strict=True):
            is_seen = bars[0].intersects(seen)
            for side, bar in enumerate(bars):
                before = levels[side]
                levels[side] = max(new[side], before - fallen, _FLOOR_DB)
                new[side] = _FLOOR_DB
                if is_seen and _height(levels[side], bar) != _height(before, bar):
                    self.update(bar)
            highest = max(highest, *levels)
        if highest <= _FLOOR_DB:
            self._fall.stop()

    def _box(self, place: int) -> QRect:
        meter = HeadParts(self._lanes.head_rect(place)).meter
        return QRect(0, meter.top() - self._lanes.ruler_px, self.width(), meter.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bars that changed."""
        painter, region = QPainter(self), event.region()
        track = self._theme.color("track")
        hues = [(floor_db, self._theme.color(hue)) for floor_db, hue in _HUES]
        for bars, levels in zip(self._bars, self.levels, strict=True):
            for bar, level in zip(bars, levels, strict=True):
                if not region.intersects(bar):
                    continue
                painter.fillRect(bar, track)
                top = _height(level, bar)
                for floor_db, hue in hues:
                    low = _height(floor_db, bar)
                    if top > low:
                        painter.fillRect(QRect(bar.left(), bar.bottom() + 1 - top, bar.width(), top - low), hue)


def _height(level_db: float, bar: QRect) -> int:
    return round(min(1.0, max(0.0, (level_db - _FLOOR_DB) / -_FLOOR_DB)) * bar.height())
