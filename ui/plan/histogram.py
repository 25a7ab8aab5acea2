"""The ends of a forecast as a histogram: how many plays ended on which day, where a tenth, half and nine tenths had.

Own painting; the same in words is its accessible description and the tooltip of each bar.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.theme import Theme
from ui.widgets.tips import tip
from ui.words import at, day_text, moment_text, tr

if TYPE_CHECKING:
    from studio.queries.plan_rows import ForecastRows

_MOST_BINS = 48
_HOURS = (1, 2, 3, 4, 6, 12, 24)
_AXIS_PX, _HEAD_PX = 20, 18
_DAY_MS = 23 * 3_600_000
"""The shortest one there is."""
_MARKED = (10, 50, 90)


@dataclass(frozen=True, slots=True)
class Bin:
    """A bar: from one instant to another (UTC ms), how many plays ended there, and the share that ended by its end."""

    first_ms: int
    last_ms: int
    count: int
    share_by_then: float


def bins_of(ends_ms: tuple[int, ...], zone: tzinfo | None = None) -> list[Bin]:
    """Bars from the reader's midnight before the first end on: of some hours, a day or more, so that they are at most 48."""
    if not ends_ms:
        return []
    first = at(ends_ms[0], zone).replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
    days = (at(ends_ms[-1], zone).replace(tzinfo=None) - first).days + 1
    step = next((hours for hours in _HOURS if days * 24 <= _MOST_BINS * hours), 24 * -(-days // _MOST_BINS))
    found, number = [], 0
    start_ms = _instant_ms(first, zone)
    while start_ms <= ends_ms[-1]:
        number += 1
        # by the calendar: a day is not always 24 hours long
        following_ms = max(_instant_ms(first + timedelta(hours=step * number), zone), start_ms)
        low, high = bisect_left(ends_ms, start_ms), bisect_left(ends_ms, following_ms)
        found.append(Bin(start_ms, following_ms, high - low, high / len(ends_ms)))
        start_ms = following_ms
    while not found[0].count:
        del found[0]
    return found


def _instant_ms(moment: datetime, zone: tzinfo | None) -> int:
    """A moment by the clock on the wall as UTC ms."""
    return round((moment.replace(tzinfo=zone) if zone is not None else moment.astimezone()).timestamp() * 1000)


class Histogram(QWidget):
    """The bars between a tenth and nine tenths are full, those outside pale; what the plan says is a dotted line."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: ForecastRows | None = None
        self._bins: list[Bin] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(200, 96)
        self.setAccessibleName(tr("When the production may end"))
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Wide and low."""
        return QSize(420, 180)

    def show_rows(self, rows: ForecastRows | None) -> None:
        """Show a forecast; None shows nothing."""
        self._rows, self._bins = rows, bins_of(rows.ends_ms) if rows is not None else []
        if rows is not None:
            parts = [tr("{n} of 100 plays end by {day}", n=percent, day=day_text(rows.percentiles[percent])) for percent in _MARKED]  # fmt: skip
            self.setAccessibleDescription(", ".join(parts))
        self.update()

    # --- geometry
    def _span_ms(self) -> tuple[int, int]:
        """From the first bar to the last one, the plan's own end included."""
        rows = self._rows
        late_ms = rows.planned_late_ms + 1 if rows is not None else 0
        return self._bins[0].first_ms, max(self._bins[-1].last_ms, late_ms)

    def _x(self, at_ms: float) -> float:
        first_ms, last_ms = self._span_ms()
        return 8 + (self.width() - 16) * (at_ms - first_ms) / max(last_ms - first_ms, 1)

    def _bar(self, one: Bin) -> QRectF:
        top, bottom = _HEAD_PX + 4, self.height() - _AXIS_PX
        most = max(each.count for each in self._bins)
        height = (bottom - top) * one.count / most
        left, right = self._x(one.first_ms), self._x(one.last_ms)
        return QRectF(left + 0.5, bottom - height, max(1.0, right - left - 1), height)

    def bin_at(self, x: float) -> Bin | None:
        """The bar under a place."""
        return next((one for one in self._bins if self._x(one.first_ms) <= x < self._x(one.last_ms)), None)

    # --- painting
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw bars, marks and days."""
        rows = self._rows
        if rows is None or not self._bins:
            return
        theme, painter = self._theme, QPainter(self)
        bottom = self.height() - _AXIS_PX
        low_ms, high_ms = rows.percentiles[10], rows.percentiles[90]
        band = QRectF(self._x(low_ms), _HEAD_PX, self._x(high_ms) - self._x(low_ms), bottom - _HEAD_PX)
        painter.fillRect(band, theme.color("progress.faint"))
        for one in self._bins:
            is_inside = one.last_ms > low_ms and one.first_ms <= high_ms
            painter.fillRect(self._bar(one), theme.color("progress.base" if is_inside else "progress.edge"))
        painter.fillRect(QRectF(0, bottom, self.width(), 1), theme.color("line2"))
        self._paint_plan(painter, bottom)
        self._paint_marks(painter, bottom)
        self._paint_days(painter, bottom)

    def _paint_plan(self, painter: QPainter, bottom: int) -> None:
        rows = self._rows
        if rows is None:
            return
        x = round(self._x(rows.planned_late_ms)) + 0.5
        pen = QPen(self._theme.color("text2"), 1)
        pen.setDashPattern([2, 3])
        painter.setPen(pen)
        painter.drawLine(QPointF(x, _HEAD_PX), QPointF(x, bottom))

    def _paint_marks(self, painter: QPainter, bottom: int) -> None:
        rows = self._rows
        if rows is None:
            return
        painter.setFont(self._theme.font(11, 600))
        metrics = painter.fontMetrics()
        free_from = 0.0
        for percent in _MARKED:
            x = self._x(rows.percentiles[percent])
            painter.fillRect(QRectF(round(x), _HEAD_PX - 2, 1, bottom - _HEAD_PX + 2), self._theme.color("text1"))
            words = f"{percent} %"
            width = metrics.horizontalAdvance(words)
            left = min(max(x - width / 2, free_from), self.width() - width)
            painter.setPen(self._theme.color("text1"))
            painter.drawText(QRectF(left, 0, width + 1, _HEAD_PX - 3), int(Qt.AlignmentFlag.AlignCenter), words)
            free_from = left + width + 4

    def _paint_days(self, painter: QPainter, bottom: int) -> None:
        painter.setFont(self._theme.font(11))
        painter.setPen(self._theme.color("text3"))
        metrics = painter.fontMetrics()
        free_from = -1.0
        last_words = ""
        for one in self._bins:
            words = day_text(one.first_ms)
            if words == last_words:
                continue
            last_words = words
            left = self._x(one.first_ms)
            width = metrics.horizontalAdvance(words)
            if left >= free_from and left + width <= self.width():
                painter.drawText(
                    QRectF(left, bottom + 3, width + 1, _AXIS_PX - 3), int(Qt.AlignmentFlag.AlignVCenter), words
                )
                free_from = left + width + 16

    def event(self, event: QEvent) -> bool:
        """Each bar says itself in words."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            one = self.bin_at(event.pos().x()) if self._bins else None
            QToolTip.showText(event.globalPos(), tip(self._words(one)) if one is not None else "", self)
            return True
        return super().event(event)

    def _words(self, one: Bin) -> str:
        last = moment_text(one.last_ms) if one.last_ms - one.first_ms < _DAY_MS else day_text(one.last_ms - 1)
        return tr("{percent} % have ended by {day}, {n} plays then", percent=round(100 * one.share_by_then), day=last, n=one.count)  # fmt: skip


def share_by(rows: ForecastRows, at_ms: int) -> float:
    """The share of plays that ended by an instant."""
    return bisect_right(rows.ends_ms, at_ms) / max(len(rows.ends_ms), 1)
