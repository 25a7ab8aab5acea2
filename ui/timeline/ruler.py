"""The ruler above the timeline and the vertical lines of its ground: ticks as values, what draws them, and its widget."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from math import floor
from typing import NamedTuple, cast

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPolygonF, QStaticText, QTransform
from PySide6.QtWidgets import QWidget

from ui.theme import Theme
from ui.timeline.axis import TimeAxis, level_of
from ui.tokens import TIME_HEADER_PX
from ui.words import at, day_of_month, day_text, month_word, tr, weekday_word

UPPER_PX = 20
_FINE_LEAST_PX = 64
# how wide the mark of today is
_BADGE_PX = 22
# a scroll by whole px may differ from such a number by rounding
_WHOLE_PX = 1e-3
# words that are kept ready to be drawn
_MOST_TEXTS = 400
_FINE_STEPS_S = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600)


class Tick(NamedTuple):
    """A vertical line at ``units``; ``strength`` 0 is none, 1 faint, 2 plain. ``text`` stands right of it, ``more`` at
    the right end of its span.
    """

    units: float
    span: float
    text: str
    more: str = ""
    strength: int = 1
    is_rest: bool = False


def lower_ticks(axis: TimeAxis, first: float, last: float, px_per_day: float) -> list[Tick]:
    """The small divisions: hours, days, weeks or months between two places."""
    level, day, stop = level_of(px_per_day), int(first // 1), int(last // 1) + 1
    step_s = fine_step_s(axis, px_per_day)
    if step_s:
        return [
            Tick(units, span, _clock(second, has_seconds=step_s < 60), is_rest=not axis.is_work_day(int(units // 1)))
            for units, span, second in axis.fine_ticks(first, last, step_s)
        ]
    if level == "hour":
        hours = axis.hour_ticks()
        return [
            Tick(number + share, 1 / len(hours), f"{hour}", strength=1, is_rest=not axis.is_work_day(number))
            for number in range(day, stop)
            for hour, share in hours
        ]
    if level == "day":
        return [
            Tick(number, 1, str(date.fromordinal(number).day), is_rest=not axis.is_work_day(number))
            for number in range(day, stop)
        ]
    if level == "week":
        monday = axis.monday_of(day)
        return [Tick(number, 7, str(date.fromordinal(number).day)) for number in range(monday, stop, 7)]
    return [
        Tick(start, length, month_word(date.fromordinal(start), is_short=True)) for start, length in _months(day, stop)
    ]


def line_places(axis: TimeAxis, first: float, last: float, px_per_day: float) -> tuple[list[float], list[float]]:
    """Where the ground has its faint and its plain vertical lines between two places."""
    level, day, stop = level_of(px_per_day), int(first // 1), int(last // 1) + 1
    mondays = [float(monday) for monday in range(axis.monday_of(day), stop, 7)]
    if level == "day":
        return [float(number) for number in range(day, stop)], mondays
    if level == "week":
        return mondays, [float(start) for start, _length in _months(day, stop)]
    faint, plain = lower_ticks(axis, first, last, px_per_day), upper_ticks(axis, first, last, px_per_day)
    return [tick.units for tick in faint], [tick.units for tick in plain]


def fine_step_s(axis: TimeAxis, px_per_day: float) -> int:
    """The seconds from one small division to the next where there is room for more than hours, else 0."""
    px_per_s = px_per_day / axis.day_min / 60
    if px_per_s * 3600 < 2 * _FINE_LEAST_PX:
        return 0
    return next((step for step in _FINE_STEPS_S if step * px_per_s >= _FINE_LEAST_PX), _FINE_STEPS_S[-1])


def _clock(second: int, *, has_seconds: bool) -> str:
    hours, minutes = second // 3600 % 24, second // 60 % 60
    return f"{hours:02}:{minutes:02}:{second % 60:02}" if has_seconds else f"{hours:02}:{minutes:02}"


def upper_ticks(axis: TimeAxis, first: float, last: float, px_per_day: float) -> list[Tick]:
    """The large divisions above them: days, weeks, months or years."""
    level, day, stop = level_of(px_per_day), int(first // 1), int(last // 1) + 1
    if level == "hour":
        zone = other_zone(axis, day)
        return [Tick(number, 1, _long_day(number), zone, 2) for number in range(day, stop)]
    if level == "day":
        ticks = []
        for monday in range(axis.monday_of(day), stop, 7):
            start = date.fromordinal(monday)
            week = tr("week {n}", n=start.isocalendar().week)
            ticks.append(Tick(monday, 7, f"{day_of_month(start)} {month_word(date.fromordinal(monday))}", week, 2))
        return ticks
    if level == "week":
        return [
            Tick(start, length, month_word(date.fromordinal(start)), str(date.fromordinal(start).year), 2)
            for start, length in _months(day, stop)
        ]
    years = range(date.fromordinal(max(1, day)).year, date.fromordinal(stop).year + 1)
    return [Tick(date(year, 1, 1).toordinal(), 365.25, str(year), strength=2) for year in years]


def other_zone(axis: TimeAxis, day: int) -> str:
    """The city of the axis' zone where its clocks differ from the reader's on that day."""
    noon = datetime.combine(date.fromordinal(max(1, day)), time(12), axis.zone)
    if noon.utcoffset() == noon.astimezone().utcoffset():
        return ""
    city = str(axis.zone).rpartition("/")[2].replace("_", " ")
    own = reader_hours(axis, day)
    if not own:
        return tr("{city} time", city=city)
    return tr("yours {first}–{last}, {city} time", first=_hour_text(own[0]), last=_hour_text(own[1]), city=city)


def reader_hours(axis: TimeAxis, day: int) -> tuple[int, int] | None:
    """Which minutes of the reader's day the axis' working hours are on that day; None where the clocks agree."""
    noon = datetime.combine(date.fromordinal(max(1, day)), time(12), axis.zone)
    here, there = noon.astimezone().utcoffset(), noon.utcoffset()
    if here is None or there is None or here == there:
        return None
    ahead_min = round((here - there).total_seconds() / 60)
    return axis.work_hours[0][0] + ahead_min, axis.work_hours[-1][1] + ahead_min


def _hour_text(minutes: int) -> str:
    hours, rest = divmod(minutes % (24 * 60), 60)
    return f"{hours}:{rest:02}" if rest else str(hours)


def reader_rest(axis: TimeAxis, day: int) -> list[tuple[float, float]]:
    """The shares of a day's column that lie outside the same working hours on the reader's clock."""
    own = reader_hours(axis, day)
    if own is None:
        return []
    ahead_min, first, last = own[0] - axis.work_hours[0][0], axis.work_hours[0][0], axis.work_hours[-1][1]
    found, passed = [], 0
    for start, end in axis.work_hours:
        # the reader's working hours, seen on the axis' clock, may begin on the day before or after
        open_from, open_to = max(start, first - ahead_min), min(end, last - ahead_min)
        edges = [(start, min(end, max(start, open_from))), (max(start, min(end, open_to)), end)]
        if open_from >= open_to:
            edges = [(start, end)]
        found += [
            ((passed + one - start) / axis.day_min, (passed + other - start) / axis.day_min)
            for one, other in edges
            if other > one
        ]
        passed += end - start
    return found


def _long_day(ordinal: int) -> str:
    day = date.fromordinal(ordinal)
    return f"{weekday_word(day)} {day_of_month(day)} {month_word(day)}"


def _months(first: int, last: int) -> list[tuple[int, int]]:
    found = []
    start = date.fromordinal(first).replace(day=1)
    while start.toordinal() < last:
        following = date(start.year + start.month // 12, start.month % 12 + 1, 1)
        found.append((start.toordinal(), following.toordinal() - start.toordinal()))
        start = following
    return found


class RulerPainter:
    """Draws the two lines of ticks from a place on, at a scale; on the screen and on paper."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.axis: TimeAxis | None = None
        self.px_per_day = 26.0
        self.left_units = 0.0
        self.now_ms = 0
        self.forecast: Mapping[int, int] = {}
        # whether words that would be cut at an edge are left out, as on paper
        self.keeps_whole = False
        self._texts: dict[tuple[str, int], tuple[QStaticText, int, int]] = {}

    def take_span(self, axis: TimeAxis, left_units: float, px_per_day: float, now_ms: int) -> bool:
        """Draw another span from now on; says whether it is another one."""
        span = (axis, left_units, px_per_day, now_ms)
        if span == (self.axis, self.left_units, self.px_per_day, self.now_ms):
            return False
        self.axis, self.left_units, self.px_per_day, self.now_ms = span
        return True

    def x_px(self, units: float) -> int:
        """Where a place lies, from the left edge."""
        # halves always go the same way, so that what is scrolled by whole px stays as it was painted
        return floor((units - self.left_units) * self.px_per_day + 0.5 + _WHOLE_PX)

    def paint(self, painter: QPainter, width_px: int, exposed: QRect | None = None) -> None:
        """Both lines, so wide and ``TIME_HEADER_PX`` high, from the painter's origin; what is exposed of them."""
        theme = self._theme
        shown = QRect(0, 0, width_px, TIME_HEADER_PX) if exposed is None else exposed
        painter.fillRect(shown, theme.color("panel"))
        if self.axis is not None:
            left = self.left_units + shown.left() / self.px_per_day
            right = self.left_units + (shown.right() + 1) / self.px_per_day
            self._draw_upper(painter, upper_ticks(self.axis, left, right, self.px_per_day), width_px)
            if shown.bottom() > UPPER_PX:
                self._draw_lower(painter, lower_ticks(self.axis, left, right, self.px_per_day), width_px)
            if self.forecast:
                self._draw_forecast(painter, self.axis)
            self._draw_today(painter, shown)
        painter.fillRect(0, TIME_HEADER_PX - 1, width_px, 1, theme.color("line"))

    def _text(self, words: str, weight: int = 400) -> tuple[QStaticText, int, int]:
        """Words ready to be drawn, with their width and height: the same ones are drawn at every scale."""
        found = self._texts.get((words, weight))
        if found is None:
            if len(self._texts) > _MOST_TEXTS:
                self._texts.clear()
            text, font = QStaticText(words), self._theme.font(11, weight)
            text.setTextFormat(Qt.TextFormat.PlainText)
            text.prepare(QTransform(), font)
            width = QFontMetrics(font).horizontalAdvance(words)
            found = self._texts[words, weight] = (text, width, round(text.size().height()))
        return found

    def _draw_upper(self, painter: QPainter, ticks: list[Tick], width_px: int) -> None:
        theme = self._theme
        lines: list[QRect] = []
        painter.setFont(theme.font(11, 600))
        painter.setPen(theme.color("text1"))
        more: list[tuple[int, int, QStaticText]] = []
        for tick in ticks:
            left, width = self.x_px(tick.units), round(tick.span * self.px_per_day)
            lines.append(QRect(left, 0, 1, TIME_HEADER_PX))
            text, needed, height = self._text(tick.text, 600)
            # the name stays in sight while its span is scrolled out to the left
            text_left = min(max(left, 0) + 8, max(left + 8, left + width - needed - 8))
            if needed + 8 <= width and not self._is_cut(text_left, needed, width_px):
                painter.drawStaticText(text_left, 1 + (UPPER_PX - height) // 2, text)
            if tick.more and width > needed + 76 and left + width - 8 > text_left + needed + 60:
                text, more_px, height = self._text(tick.more)
                if not self._is_cut(left + width - 8 - more_px, more_px, width_px):
                    more.append((left + width - 8 - more_px, 1 + (UPPER_PX - height) // 2, text))
        painter.setFont(theme.font(11))
        painter.setPen(theme.color("text3"))
        for x, y, text in more:
            painter.drawStaticText(x, y, text)
        lines.append(QRect(0, UPPER_PX, width_px, 1))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("line"))
        painter.drawRects(lines)

    def _is_cut(self, left_px: int, needed_px: int, width_px: int) -> bool:
        return self.keeps_whole and not 0 <= left_px <= width_px - needed_px

    def _draw_lower(self, painter: QPainter, ticks: list[Tick], width_px: int) -> None:
        theme = self._theme
        painter.setFont(theme.font(11))
        is_day, room = level_of(self.px_per_day) == "day", TIME_HEADER_PX - UPPER_PX - 2
        for is_rest in (False, True):
            painter.setPen(theme.color("text3" if is_rest else "text2"))
            for tick in ticks:
                if tick.is_rest != is_rest:
                    continue
                left, width = self.x_px(tick.units), max(1, round(tick.span * self.px_per_day))
                text, needed, height = self._text(tick.text)
                if is_day:
                    left += (width - needed) // 2
                elif left + width < needed + 12:
                    continue
                else:
                    left = (left if left >= 0 else min(0, left + width - needed - 8)) + 4
                if not self._is_cut(left, needed, width_px):
                    painter.drawStaticText(left, UPPER_PX + 1 + (room - height) // 2, text)

    def _draw_forecast(self, painter: QPainter, axis: TimeAxis) -> None:
        """A band from the tenth to the ninetieth of a hundred ends, thicker to the eightieth, and the middle one."""
        theme, bottom = self._theme, TIME_HEADER_PX - 2
        early, middle, likely, late = (self.x_px(axis.units(self.forecast[percent])) for percent in (10, 50, 80, 90))
        painter.fillRect(early, bottom - 3, max(2, late - early), 2, theme.color("offered.base"))
        painter.fillRect(early, bottom - 5, max(2, likely - early), 4, theme.color("offered.base"))
        for x in (early, late):
            painter.fillRect(x, bottom - 7, 1, 7, theme.color("offered.base"))
        painter.fillRect(middle - 1, bottom - 9, 2, 9, theme.color("text1"))

    def _draw_today(self, painter: QPainter, shown: QRect) -> None:
        if not self.now_ms or self.axis is None:
            return
        theme, units = self._theme, self.axis.units(self.now_ms)
        reach_px = self.px_per_day + _BADGE_PX
        if not shown.left() - reach_px <= self.x_px(units) <= shown.right() + reach_px:
            return
        today = today_ordinal(self.axis, self.now_ms)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent"))
        if level_of(self.px_per_day) == "day":
            left = self.x_px(today)
            width = round(self.px_per_day)
            place = QRect(left + (width - _BADGE_PX) // 2, UPPER_PX + 3, _BADGE_PX, 18)
            painter.drawRoundedRect(place, 4, 4)
            painter.setPen(theme.color("onaccent"))
            painter.setFont(theme.font(11, 600))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(date.fromordinal(today).day))
            painter.setPen(Qt.PenStyle.NoPen)
        x, bottom = self.x_px(units), TIME_HEADER_PX
        painter.drawPolygon(
            QPolygonF([QPointF(x - 4, bottom - 5), QPointF(x + 5, bottom - 5), QPointF(x + 0.5, bottom)])
        )


class Ruler(QWidget):
    """Shares the scroll place and scale of the view it stands over."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._marks = RulerPainter(theme)
        self.setFixedHeight(TIME_HEADER_PX)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(tr("Time ruler"))

    def show_span(self, axis: TimeAxis, left_units: float, px_per_day: float, now_ms: int) -> None:
        """Draw another span. Scrolled along days, what is painted is shifted: only the week at the left edge has words
        that stay put.
        """
        marks = self._marks
        before = (marks.axis, marks.px_per_day, marks.now_ms)
        first_units, shift_px = marks.left_units, (marks.left_units - left_units) * px_per_day
        if not marks.take_span(axis, left_units, px_per_day, now_ms):
            return
        is_scrolled = before == (axis, px_per_day, now_ms) and level_of(px_per_day) == "day"
        is_whole = abs(shift_px - round(shift_px)) < _WHOLE_PX and self.devicePixelRatioF().is_integer()
        if is_scrolled and is_whole and abs(shift_px) < self.width():
            self.scroll(round(shift_px), 0, self.rect())
            week_end = axis.monday_of(int(max(first_units, left_units))) + 7
            self.update(0, 0, min(marks.x_px(week_end) + 1, self.width()), UPPER_PX + 1)
        else:
            self.update()

    def show_forecast(self, percentiles: Mapping[int, int]) -> None:
        """Draw between when and when the production ends: instants (UTC ms) by percent; empty: nothing is known."""
        self._marks.forecast = percentiles
        words = forecast_words(percentiles) if percentiles else ""
        from ui.widgets.tips import tip

        self.setToolTip(tip(words))
        self.setAccessibleDescription(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is exposed of both lines."""
        painter = QPainter(self)
        for exposed in cast("Iterable[QRect]", event.region()):
            painter.setClipRect(exposed)
            self._marks.paint(painter, self.width(), exposed)


def forecast_words(percentiles: Mapping[int, int]) -> str:
    """When the production ends, in a sentence."""
    early, middle, likely, late = (day_text(percentiles[percent]) for percent in (10, 50, 80, 90))
    return tr(
        "Ends between {early} and {late} in 8 of 10 cases; half of them by {middle}, 8 of 10 by {likely}.",
        early=early,
        middle=middle,
        likely=likely,
        late=late,
    )


def today_ordinal(axis: TimeAxis, now_ms: int) -> int:
    """The day's number that now falls on, in the axis' zone."""
    return at(now_ms, axis.zone).toordinal()
