"""The calendar by person: who has how much to do on which day, held against their own working time, with what is too much.

Days stand on the same ruler as in the timeline; a day's bar is as high as its hours.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip, QWidget

from ui.plan.views.load_layout import DAY_HEIGHT_PX, LoadLine, Piece, hours_text, lay_lines
from ui.plan.views.stage_canvas import StageCanvas
from ui.plan.views.wheel import zooms_or_scrolls
from ui.roles import role_text
from ui.theme import Theme
from ui.timeline.axis import DAY_PX, LEVELS, TimeAxis, level_of
from ui.timeline.ruler import Ruler, today_ordinal
from ui.tokens import TIME_HEADER_PX, TRACKS_COLUMN_PX, state_look
from ui.widgets.buttons import Segments
from ui.widgets.labels import label
from ui.widgets.tips import tip
from ui.words import day_of_month, moment_text, month_word, tr, tr_n, weekday_word

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent

    from studio.queries.plan_view_rows import LoadDay
    from studio.queries.rows import StageRow
    from ui.plan.views.view import ViewRows

_NARROWEST_PX, _WIDEST_PX = 6.0, 72.0
_BEFORE_DAYS, _AFTER_DAYS = 7, 28
_NUMBERS_FROM_PX = 20
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


class _Names(QWidget):
    """The column at the left: the person, how much they have to do, and what is too much."""

    def __init__(self, theme: Theme, view: LoadView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.fillRect(self.rect(), theme.color("panel"))
        top = self._view.verticalScrollBar().value()
        for line in self._view.lines:
            box = QRect(0, line.top - top, self.width(), line.height)
            if box.intersects(self.rect()):
                self._paint_line(painter, line, box)
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.color("line2"))

    def _paint_line(self, painter: QPainter, line: LoadLine, box: QRect) -> None:
        theme, row = self._theme, line.row
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, theme.color("line2"))
        left = 14
        if row.person:
            painter.drawPixmap(left, box.top() + 10, self._view.pills.badge(row.person))
            left += 28
        name = row.person or role_text(row.role) or tr("Nobody yet")
        room = QRect(left, box.top() + 10, box.width() - left - 10, 20)
        painter.setFont(theme.font(12, 600))
        painter.setPen(theme.color("text1" if row.person else "text2"))
        painter.drawText(room, _LEFT, painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room.width()))
        words = tr_n("{n} stage, {h} h", "{n} stages, {h} h", line.stages, h=hours_text(line.load_min))
        tone = "text3"
        if line.over:
            words, tone = self._view.overbooked(line), "late.text"
        elif row.role and not row.person:
            words = tr("nobody yet, {words}", words=words)
        painter.setFont(theme.font(11, 600 if line.over else 400))
        painter.setPen(theme.color(tone))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room.translated(0, 18), _LEFT, shown)

    def event(self, event: QEvent) -> bool:
        """Name the stages that collide."""
        if isinstance(event, QHelpEvent):
            y = event.pos().y() + self._view.verticalScrollBar().value()
            line = next((one for one in self._view.lines if one.top <= y < one.top + one.height), None)
            QToolTip.showText(event.globalPos(), tip(self._view.about(line)) if line is not None else "", self)
            return True
        return bool(super().event(event))


class LoadView(StageCanvas):
    """A line a person, days across. A piece of work is selected by a click; left and right walk in time, up and down by person."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.lines: list[LoadLine] = []
        self.px_per_day = DAY_PX
        self._axis: TimeAxis | None = None
        self._first = self._last = 0
        self._pieces: dict[int, list[tuple[LoadLine, Piece]]] = {}
        self._laid: ViewRows | None = None
        self._wants_start = True
        self.setViewportMargins(TRACKS_COLUMN_PX, TIME_HEADER_PX, 0, 0)
        self._ruler = Ruler(theme, self)
        self._names = _Names(theme, self)
        self._head = label(theme, tr("People and hours"), 11, 600, "3")
        self._head.setParent(self)
        self._head.setProperty("kind", "columnHead")
        self._head.setContentsMargins(14, 0, 0, 0)
        self.levels = Segments(theme, [("day", tr("Day")), ("week", tr("Week"))], tr("Zoom"))
        self.levels.chosen.connect(self.zoom_to_level)
        self.levels.show_chosen("day")
        self.setAccessibleDescription(
            tr("Left and right walk through a person's work in time, up and down go to another person, Enter opens.")
        )

    # --- rows
    def sees(self, stage: StageRow) -> bool:
        """What the filter leaves out is not counted."""
        return self.rows is not None and stage.id in self.rows.shown

    def show_rows(self, rows: ViewRows) -> None:
        is_other = self.rows is None or self.rows.plan.production.id != rows.plan.production.id
        self._wants_start = self._wants_start or is_other
        self._axis = TimeAxis(rows.plan.zone, rows.plan.work_hours, rows.plan.work_weekdays)
        super().show_rows(rows)
        if self._wants_start and rows.load is not None and self.isVisible():
            self._wants_start = False
            self._show_start()

    def lay_out(self) -> None:
        self._place_heads()
        if self._laid is self.rows:
            return
        self._laid = self.rows
        load = self.rows.load if self.rows is not None else None
        self.lines = lay_lines(load, self.index.keys()) if load is not None and self.rows is not None else []
        self._pieces = {}
        for line in self.lines:
            for piece in line.pieces:
                self._pieces.setdefault(self.index[piece.stage], []).append((line, piece))
        if load is not None and load.rows:
            self._first, self._last = load.first_day - _BEFORE_DAYS, load.last_day + _AFTER_DAYS
            self._sync()

    def _show_start(self) -> None:
        """Now a quarter from the left, where it lies within the plan, else the plan's beginning."""
        load = self.rows.load if self.rows is not None else None
        if load is None or self._axis is None:
            return
        today = today_ordinal(self._axis, self.rows.now_ms)
        first = today if load.first_day <= today <= load.last_day else load.first_day
        self.horizontalScrollBar().setValue(
            round((first - self._first) * self.px_per_day - self.viewport().width() / 4)
        )

    def content_size(self) -> QSize:
        height = self.lines[-1].top + self.lines[-1].height if self.lines else 0
        return QSize(round((self._last - self._first) * self.px_per_day), height)

    def _x(self, day: float) -> int:
        """Where a day begins on the canvas."""
        return round((day - self._first) * self.px_per_day)

    def _box(self, line: LoadLine, piece: Piece) -> QRect:
        left, bottom = self._x(piece.day), line.base - round(piece.bottom)
        height = max(3, round(piece.height) - 1)
        top = max(line.top + 2, bottom - height)
        return QRect(left, top, self._x(piece.day + 1) - left - (1 if self.px_per_day >= 10 else 0), bottom - top)

    def item_rect(self, item: int) -> QRect:
        found = self._pieces.get(item)
        if not found:
            return QRect()
        line, piece = found[0]
        box = self._box(line, piece)
        box.setRight(self._x(piece.day + piece.run) - 1)
        return box

    def item_at(self, point: QPoint) -> int:
        line = next((one for one in self.lines if one.top <= point.y() < one.top + one.height), None)
        day = self._first + int(point.x() // self.px_per_day)
        for piece in line.pieces if line is not None else ():
            if piece.day == day and self._box(line, piece).adjusted(0, -1, 1, 1).contains(point):
                return self.index[piece.stage]
        return -1

    def neighbour(self, item: int, arrow: str) -> int:
        where = self._pieces.get(item)
        if not where:
            return self.first_item()
        line, piece = where[0]
        own = list(dict.fromkeys(self.index[one.stage] for one in sorted(line.pieces, key=lambda p: (p.day, p.bottom))))
        if arrow in {"left", "right"}:
            return own[min(max(own.index(item) + (1 if arrow == "right" else -1), 0), len(own) - 1)]
        if arrow in {"home", "end"}:
            return own[0 if arrow == "home" else -1]
        place = self.lines.index(line) + (1 if arrow == "down" else -1)
        if not 0 <= place < len(self.lines):
            return item
        nearest = min(self.lines[place].pieces, key=lambda one: (abs(one.day - piece.day), one.bottom))
        return self.index[nearest.stage]

    def first_item(self) -> int:
        return self.index[self.lines[0].pieces[0].stage] if self.lines else -1

    # --- scale and place
    def zoom_to_level(self, level: str) -> None:
        """Show days or weeks."""
        self._zoom_to(LEVELS[level] if level in {"day", "week"} else self.px_per_day)

    def zoom(self, factor: float) -> None:
        self._zoom_to(self.px_per_day * factor)

    def fit(self) -> None:
        load = self.rows.load if self.rows is not None else None
        if load is not None and load.rows:
            self._zoom_to(self.viewport().width() / max(1, load.last_day - load.first_day + 3))
            self.horizontalScrollBar().setValue(self._x(load.first_day - 1))

    def go_today(self) -> None:
        if self._axis is not None and self.rows is not None and self._first:
            today = today_ordinal(self._axis, self.rows.now_ms)
            self.horizontalScrollBar().setValue(self._x(today) - self.viewport().width() // 2)

    def _zoom_to(self, px_per_day: float, anchor_px: float | None = None) -> None:
        anchor_px = self.viewport().width() / 2 if anchor_px is None else anchor_px
        day = (self.horizontalScrollBar().value() + anchor_px) / self.px_per_day
        self.px_per_day = min(max(px_per_day, _NARROWEST_PX), _WIDEST_PX)
        self.levels.show_chosen("week" if level_of(self.px_per_day) == "week" else "day")
        self.relay()
        self.horizontalScrollBar().setValue(round(day * self.px_per_day - anchor_px))
        self._sync()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl zooms around the pointer, Shift scrolls sideways."""
        if not zooms_or_scrolls(
            self, event, lambda factor: self._zoom_to(self.px_per_day * factor, event.position().x())
        ):
            super().wheelEvent(event)

    def _place_heads(self) -> None:
        room = self.contentsRect()
        width = self.viewport().width()
        self._ruler.setGeometry(TRACKS_COLUMN_PX, room.top(), width, TIME_HEADER_PX)
        self._names.setGeometry(0, TIME_HEADER_PX, TRACKS_COLUMN_PX, max(0, self.viewport().height()))
        self._head.setGeometry(0, room.top(), TRACKS_COLUMN_PX, TIME_HEADER_PX)
        self._sync()

    def _sync(self) -> None:
        if self._axis is not None and self.rows is not None and self._first:
            left = self._first + self.horizontalScrollBar().value() / self.px_per_day
            self._ruler.show_span(self._axis, left, self.px_per_day, self.rows.now_ms)
        self._names.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place ruler and names."""
        super().resizeEvent(event)
        self._place_heads()
        if self._wants_start and self.lines:
            self._wants_start = False
            self._show_start()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Ruler and names move along."""
        super().scrollContentsBy(dx, dy)
        self._sync()

    def tools(self) -> list[Any]:
        return [self.levels]

    # --- words
    def about(self, line: LoadLine) -> str:
        """Everything about a person's line, with the stages that collide."""
        row = line.row
        titles = {stage.id: stage.title for stage in self.stages}
        who = row.person or tr("{role}: nobody yet", role=role_text(row.role))
        words = [tr("{who}: {h} h a day in {zone}", who=who, h=hours_text(row.day_min), zone=row.zone)]
        for clash in row.clashes[:8]:
            if clash.first in titles and clash.second in titles:
                pair = {"first": titles[clash.first], "second": titles[clash.second]}
                words.append(
                    tr("“{first}” and “{second}” at once from {when}", when=moment_text(clash.from_ms), **pair)
                )
        return "\n".join(words)

    def overbooked(self, line: LoadLine) -> str:
        """Which stages are too much for a person at once, or on how many days where none of them is shown."""
        titles = {stage.id: stage.title for stage in self.stages}
        names = dict.fromkeys(
            titles[one] for clash in line.row.clashes for one in (clash.first, clash.second) if one in titles
        )
        if names:
            return tr("Overbooked: {stages}", stages=", ".join(names))
        return tr_n("{n} day overbooked", "{n} days overbooked", len(line.over))

    def _about_day(self, line: LoadLine, day: LoadDay) -> str:
        moment = date.fromordinal(day.day)
        head = f"{weekday_word(moment)} {day_of_month(moment)} {month_word(moment, is_short=True)}"
        load, most = hours_text(day.load_min), hours_text(day.capacity_min)
        titles = {stage.id: stage.title for stage in self.stages}
        words = [
            tr(
                "{who}, {day}: {load} h of {most} h",
                who=line.row.person or role_text(line.row.role),
                day=head,
                load=load,
                most=most,
            )
        ]
        words += [f"{titles[part.stage]}: {hours_text(part.minutes)} h" for part in day.parts if part.stage in titles]
        return "\n".join(words)

    def hint_at(self, point: QPoint) -> str:
        """What a day holds."""
        line = next((one for one in self.lines if one.top <= point.y() < one.top + one.height), None)
        day = self._first + int(point.x() // self.px_per_day)
        found = next((one for one in line.row.days if one.day == day), None) if line is not None else None
        return self._about_day(line, found) if line is not None and found is not None else ""

    # --- painting
    def paint(self, painter: QPainter, exposed: QRect) -> None:
        theme, offset = self._theme, self.offset()
        painter.fillRect(exposed, theme.color("track"))
        if self.rows is None or self._axis is None or not self._first:
            return
        first = self._first + int((exposed.left() + offset.x()) // self.px_per_day)
        last = self._first + int((exposed.right() + offset.x()) // self.px_per_day) + 1
        view = exposed.translated(offset)
        painter.translate(-offset)
        for line in self.lines:
            if line.top <= view.bottom() and line.top + line.height >= view.top():
                self._paint_line(painter, line, range(first, last + 1))
        now = self._x(self._axis.units(self.rows.now_ms))
        painter.fillRect(QRectF(now, view.top(), 1.5, view.height()), theme.color("accent"))

    def _paint_line(self, painter: QPainter, line: LoadLine, days: range) -> None:
        theme, row = self._theme, line.row
        width = self._x(1) - self._x(0)
        for day in days:
            left = self._x(day)
            if day in row.free or (day > row.days[-1].day and not self._axis.is_work_day(day)):
                painter.fillRect(left, line.top, max(1, self._x(day + 1) - left), line.height, theme.color("weekend"))
            if width >= 10 or date.fromordinal(max(1, day)).isoweekday() == 1:
                painter.fillRect(left, line.top, 1, line.height, theme.color("grid"))
        left, right = self._x(days.start), self._x(days.stop)
        painter.fillRect(left, line.base, right - left, 1, theme.color("line2"))
        runs: list[tuple[Piece, QRect, bool]] = []
        for piece in line.pieces:
            if piece.day in days:
                self._paint_piece(painter, line, piece, is_over=piece.day in line.over)
            if piece.is_first and piece.day < days.stop and piece.day + piece.run > days.start:
                runs.append(
                    (piece, self._box(line, piece), bool(line.over & {*range(piece.day, piece.day + piece.run)}))
                )
        # as high as a full day reaches
        painter.fillRect(left, line.base - DAY_HEIGHT_PX, right - left, 1, theme.color("line"))
        for piece, box, is_over in runs:
            self._paint_run(painter, piece, box, is_over=is_over)
        self._paint_hours(painter, line, days)

    def _paint_piece(self, painter: QPainter, line: LoadLine, piece: Piece, *, is_over: bool) -> None:
        theme, item = self._theme, self.index[piece.stage]
        stage = self.stages[item]
        look, box = state_look(stage.state, is_silent=stage.is_silent), self._box(line, piece)
        fill = {"done": "done", "live": "live"}.get(look.firmness, "faint")
        painter.fillRect(box, theme.color(f"{look.hue}.{fill}"))
        painter.fillRect(box.left(), box.top(), box.width(), 1, theme.color(f"{look.hue}.edge"))
        if is_over and piece.bottom + piece.height > DAY_HEIGHT_PX + 0.5:
            hatch = self.pills.hatch()
            width, height = round(box.width() * self.pills.ratio), round(min(box.height(), 26) * self.pills.ratio)
            painter.drawPixmap(box.left(), box.top(), hatch, 0, 0, width, height)
        if piece.is_first:
            painter.fillRect(box.left(), box.top(), 3, box.height(), theme.color(f"{look.hue}.base"))
        if item in self._chosen:
            role = "focus" if self.hasFocus() and item == self.selected_bar else "accent"
            painter.fillRect(box.left(), box.top() - 2, box.width() + 1, 2, theme.color(role))
            painter.fillRect(box.left(), box.bottom(), box.width() + 1, 2, theme.color(role))

    def _paint_run(self, painter: QPainter, piece: Piece, box: QRect, *, is_over: bool) -> None:
        """The stage's name over all of its days."""
        width = self._x(piece.day + piece.run) - self._x(piece.day) - 8
        if box.height() < 13 or width < 26:
            return
        theme, item = self._theme, self.index[piece.stage]
        painter.setFont(theme.font(11, 600 if item in self._chosen else 500))
        painter.setPen(theme.color("text1"))
        room = QRect(box.left() + 7, box.top(), width - 7, box.height())
        shown = painter.fontMetrics().elidedText(self.stages[item].title, Qt.TextElideMode.ElideRight, room.width())
        if is_over and piece.bottom + piece.height > DAY_HEIGHT_PX + 0.5:
            # no name is read through a hatch
            words = painter.fontMetrics().boundingRect(room, _LEFT, shown)
            painter.fillRect(words.adjusted(-3, 1, 3, -1), theme.color("late.faint"))
        painter.drawText(room, _LEFT, shown)

    def _paint_hours(self, painter: QPainter, line: LoadLine, days: range) -> None:
        """The hours of each day, or of each week where days are narrow, over the line."""
        theme, step = self._theme, 1 if self.px_per_day >= _NUMBERS_FROM_PX else 7
        monday = self._axis.monday_of(days.start) if step == 7 else days.start
        for start in range(monday, days.stop, step):
            some = range(start, start + step)
            load = sum(line.load.get(day, 0) for day in some)
            if not load:
                continue
            is_over = any(day in line.over for day in some)
            painter.setFont(theme.font(10.5, 600 if is_over else 400))
            painter.setPen(theme.color("late.text" if is_over else "text3"))
            room = QRect(self._x(start), line.top + 3, self._x(start + step) - self._x(start), 16)
            words = hours_text(load)
            if step > 1:
                room_min = (
                    sum(day not in line.row.free for day in some if self._axis.is_work_day(day)) * line.row.day_min
                )
                words = tr("{load}/{most} h", load=words, most=hours_text(room_min))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)
