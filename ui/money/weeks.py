"""The money of each week as bars: what was paid in it, and what has to be paid in it, by how firm that is. Own painting."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from studio.queries.money_rows import MoneyWeekRow
from ui import words
from ui.money.parts import paint_part, parts
from ui.theme import Theme
from ui.widgets.tips import tip
from ui.words import at, day_of_month, day_text, money, month_word, tr

_AXIS_PX, _HEAD_PX, _SIDE_PX = 34, 18, 16
_MOST_BAR_PX = 64
_LEAST_SLOT_PX = 14


class WeeksChart(QWidget):
    """A slot for each week; where there are more than fit, the first ones from this week on."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._weeks: tuple[MoneyWeekRow, ...] = ()
        self._currency = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(200, 120)
        self.setAccessibleName(tr("Money by week"))
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Wide and low."""
        return QSize(600, 180)

    def show_weeks(self, weeks: tuple[MoneyWeekRow, ...], currency: str) -> None:
        """Show these weeks."""
        self._weeks, self._currency = weeks, currency
        self.setAccessibleDescription(". ".join(week_words(week, currency) for week in weeks if _total(week)))
        self.update()

    @property
    def shown(self) -> tuple[MoneyWeekRow, ...]:
        """The weeks that there is room for."""
        most = max(1, (self.width() - 2 * _SIDE_PX) // _LEAST_SLOT_PX)
        if len(self._weeks) <= most:
            return self._weeks
        now = words.now_ms()
        first = next((n for n, week in enumerate(self._weeks) if week.start_ms + 604_800_000 > now), 0)
        first = min(first, len(self._weeks) - most)
        return self._weeks[first : first + most]

    def slot(self, place: int) -> QRectF:
        """The room of a week that is shown."""
        width = (self.width() - 2 * _SIDE_PX) / max(len(self.shown), 1)
        return QRectF(_SIDE_PX + place * width, _HEAD_PX, width, self.height() - _HEAD_PX - _AXIS_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw bars, amounts and weeks."""
        shown = self.shown
        if not shown:
            return
        painter, theme = QPainter(self), self._theme
        most = max(*(_total(week) for week in shown), 1)
        bottom = self.height() - _AXIS_PX
        painter.fillRect(QRectF(_SIDE_PX, bottom, self.width() - 2 * _SIDE_PX, 1), theme.color("line2"))
        free_from, labels_from = -1.0, -1.0
        now = words.now_ms()
        for place, week in enumerate(shown):
            slot = self.slot(place)
            if week.start_ms <= now < week.start_ms + 604_800_000:
                painter.fillRect(QRectF(slot.left(), _HEAD_PX, slot.width(), slot.height()), theme.color("select"))
            self._paint_bar(painter, slot, week, most)
            painter.setFont(theme.font(11, 600))
            text = money(_total(week), self._currency) if _total(week) else ""
            width = painter.fontMetrics().horizontalAdvance(text)
            left = slot.center().x() - width / 2
            if text and left >= free_from:
                top = bottom - slot.height() * _total(week) / most - 17
                painter.setPen(theme.color("text1"))
                painter.drawText(QRectF(left, top, width + 1, 16), int(Qt.AlignmentFlag.AlignCenter), text)
                free_from = left + width + 6
            labels_from = self._paint_week(painter, slot, week, labels_from)

    def _paint_bar(self, painter: QPainter, slot: QRectF, week: MoneyWeekRow, most: int) -> None:
        width = min(_MOST_BAR_PX, slot.width() * 0.7)
        left, low = slot.center().x() - width / 2, slot.bottom()
        for part, minor in zip(parts(), week.sums.parts_minor, strict=True):
            height = slot.height() * minor / most
            if minor:
                box = QRectF(left, low - height, width, max(height - 1, 2.0))
                paint_part(painter, self._theme, part, box)
            low -= height

    def _paint_week(self, painter: QPainter, slot: QRectF, week: MoneyWeekRow, free_from: float) -> float:
        monday = at(week.start_ms + 43_200_000)
        painter.setFont(self._theme.font(11))
        text = f"{day_of_month(monday)} {month_word(monday, is_short=True)}"
        width = painter.fontMetrics().horizontalAdvance(text)
        left = slot.center().x() - width / 2
        if left < free_from:
            return free_from
        painter.setPen(self._theme.color("text3"))
        painter.drawText(QRectF(left, slot.bottom() + 4, width + 1, 14), int(Qt.AlignmentFlag.AlignCenter), text)
        return left + width + 10

    def event(self, event: QEvent) -> bool:
        """Each week says itself in words."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = next(
                (
                    week
                    for n, week in enumerate(self.shown)
                    if self.slot(n).left() <= event.pos().x() < self.slot(n).right()
                ),
                None,
            )
            QToolTip.showText(event.globalPos(), tip(week_words(found, self._currency)) if found else "", self)
            return True
        return super().event(event)


def _total(week: MoneyWeekRow) -> int:
    return sum(week.sums.parts_minor)


def week_words(week: MoneyWeekRow, currency: str) -> str:
    """A week as a sentence: ``Week of Mon 7 Dec: Paid $120, Agreed, not due $60``."""
    told = [f"{part.words} {money(minor, currency)}" for part, minor in zip(parts(), week.sums.parts_minor, strict=True) if minor]  # fmt: skip
    day = day_text(week.start_ms + 43_200_000)
    return tr("Week of {day}: {amounts}", day=day, amounts=", ".join(told) or tr("nothing"))
