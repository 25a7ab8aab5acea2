"""The waveform of a take: a ruler with the flags of its notes, and a lane for each file with one playhead over all.

Own painting from cached tiles. Click seeks, drag marks a range, wheel with Ctrl zooms, wheel alone moves.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import tokens
from ui.background import Background
from ui.review.beats import BeatGrid
from ui.review.model import ShownNote
from ui.review.scale import WaveScale
from ui.review.tiles import Strip, TileStore, paint_tiles
from ui.review.wave_data import WaveData
from ui.review.wave_marks import paint_change, paint_note, paint_playhead
from ui.review.wave_ruler import Mark, paint_bars, paint_levels, paint_ticks, ruler_marks
from ui.theme import Theme
from ui.widgets.tips import tip
from ui.words import clock_text, tr

_FLAG_TOP_PX = 26
_FLAG_PX = QSize(20, 16)
_LEAST_LANE_PX = 56
_DRAG_PX = 5
_ZOOM_STEP = 1.25
_FAINT = 0.3
_LEAST_LEVELS_PX = 32


class ShownChange(NamedTuple):
    """A range of a lane that differs from an earlier take: seconds, words in it, and a sentence for the pointer."""

    start_s: float
    end_s: float
    words: str
    sentence: str


class WaveLane:
    """One file of the take: its name, and its peaks once they are there."""

    def __init__(self, name: str, detail: str = "", data: WaveData | None = None) -> None:
        self.name, self.detail, self.data = name, detail, data
        self.fault = ""
        self.changes: Sequence[ShownChange] = ()
        self.more: Sequence[str] = ()
        self.is_faint = False


class WaveView(QWidget):
    """Ruler, flags and lanes. Times are seconds of the take."""

    sought = Signal(float)
    range_marked = Signal(object)
    note_chosen = Signal(int)
    scale_changed = Signal()
    scrubbed = Signal(float)
    """A time that the pointer is dragged over in the ruler, where ``may_scrub``."""
    scrub_ended = Signal()

    head_px = tokens.LANE_HEAD_LISTEN_PX
    ruler_px = 52
    has_notes = True
    has_levels = True
    may_scrub = False

    def __init__(self, theme: Theme, background: Background) -> None:
        super().__init__()
        self._theme = theme
        self.scale = WaveScale()
        self.lanes: list[WaveLane] = []
        self._notes: Sequence[ShownNote] = ()
        self._chosen_note = -1
        self._position_s = 0.0
        self._range: tuple[float, float] | None = None
        self._grid: BeatGrid | None = None
        self._pressed_x: float | None = None
        self._is_dragging = self._is_ringed = self._is_scrubbing = False
        self.tiles = TileStore(background, self._update_waves)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Waveform"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        # time runs from left to right in every language
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        theme.changed.connect(self._on_theme)

    def show_lanes(self, lanes: list[WaveLane], duration_s: float) -> None:
        """Show these files; peaks may follow with ``show_peaks``."""
        self.lanes = lanes
        self._rescale(self.scale.of_duration(duration_s).resized(self.width() - self.head_px))
        self._range = None
        self.updateGeometry()
        self.update()

    def show_peaks(self, place: int, data: WaveData) -> None:
        """The peaks of a lane have come."""
        if place < len(self.lanes):
            self.lanes[place].data = data
            longest_s = max((lane.data.duration_s for lane in self.lanes if lane.data), default=0.0)
            self._rescale(self.scale.of_duration(max(longest_s, self.scale.duration_s)))
            self.update()

    def show_notes(self, notes: Sequence[ShownNote], chosen: int = -1) -> None:
        """Flags for these notes; ``chosen`` is the place of the one that is marked."""
        self._notes, self._chosen_note = notes, chosen
        self.update()

    def show_position(self, position_s: float, *, follows: bool = False) -> None:
        """Move the playhead; only what changed is painted again."""
        before_s, self._position_s = self._position_s, position_s
        following = self.scale.following(position_s) if follows else self.scale
        if following is not self.scale:
            self._rescale(following)
        elif before_s != position_s:
            first, last = sorted((self.head_px + self.scale.x_of(before_s), self.head_px + self.scale.x_of(position_s)))
            self.update(QRect(QPoint(math.floor(first) - 8, 0), QPoint(math.ceil(last) + 8, self.height())))
        self.setAccessibleDescription(
            tr("at {time} of {all}", time=clock_text(position_s), all=clock_text(self.scale.duration_s))
        )

    def show_range(self, marked: tuple[float, float] | None) -> None:
        """Mark a range, or none."""
        self._range = marked
        self.update()

    def show_grid(self, grid: BeatGrid | None) -> None:
        """Count bars and beats, to which ranges snap; None: time."""
        self._grid = grid
        self.update()

    @property
    def marked_range(self) -> tuple[float, float] | None:
        """The range that is marked."""
        return self._range

    @property
    def is_painting(self) -> bool:
        """Whether parts of the waves are still being painted."""
        return self.tiles.is_painting

    def sizeHint(self) -> QSize:
        """Room for the ruler and low lanes."""
        return QSize(640, self.ruler_px + 120 * max(1, len(self.lanes)))

    def minimumSizeHint(self) -> QSize:
        """Lanes never get lower than their names need."""
        return QSize(320, self.ruler_px + _LEAST_LANE_PX * max(1, len(self.lanes)))

    # --- painting ---

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the region that changed."""
        painter, theme = QPainter(self), self._theme
        painter.fillRect(event.rect(), theme.color("track"))
        painter.fillRect(QRect(0, 0, self.head_px, self.height()), theme.color("panel"))
        area = QRect(self.head_px, 0, self.width() - self.head_px, self.height())
        painter.setClipRect(area & event.rect())
        self._paint_range(painter)
        for place in range(len(self.lanes)):
            self._paint_wave(painter, place, event.rect())
            self._paint_changes(painter, place, event.rect())
        marks = ruler_marks(self.scale, self._grid)
        if self._grid is not None:
            paint_bars(painter, theme, self.scale, marks, area.adjusted(0, self.ruler_px, 0, 0))
        self._paint_ruler(painter, marks)
        self._paint_flags(painter)
        self._paint_playhead(painter)
        painter.setClipRect(event.rect())
        if event.rect().left() < self.head_px:
            self._paint_heads(painter, event.rect())
        if self._is_ringed:
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(area.adjusted(1, 1, -1, -1))

    def gain(self) -> float:
        """How much higher than true the waves are drawn."""
        return 1.0

    def lane_rect(self, place: int) -> QRect:
        """Where a lane is drawn."""
        room = self.height() - self.ruler_px
        top = self.ruler_px + room * place // max(1, len(self.lanes))
        bottom = self.ruler_px + room * (place + 1) // max(1, len(self.lanes))
        return QRect(self.head_px, top, self.width() - self.head_px, bottom - top)

    def _paint_wave(self, painter: QPainter, place: int, dirty: QRect) -> None:
        lane, theme, rect = self.lanes[place], self._theme, self.lane_rect(place)
        if not rect.intersects(dirty) or not self.scale.px_per_s:
            return
        if place:
            painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), 1), theme.color("line"))
        inner = rect.adjusted(0, 8, 0, -8)
        if self.has_levels and inner.height() >= _LEAST_LEVELS_PX:
            paint_levels(painter, theme, inner)
        if lane.data is None:
            words = lane.fault or tr("The waveform is being read…")
            painter.setPen(theme.color("late.text" if lane.fault else "text3"))
            painter.setFont(theme.font(12))
            painter.drawText(inner.adjusted(12, 0, -12, 0), int(Qt.AlignmentFlag.AlignCenter), words)
            return
        split = self.head_px + math.floor(self.scale.x_of(self._position_s))
        played, ahead = QRect(inner), QRect(inner)
        played.setRight(min(split, inner.right()))
        ahead.setLeft(max(split + 1, inner.left()))
        painter.setOpacity(_FAINT if lane.is_faint else 1.0)
        strip = Strip(lane.data, self.scale, inner, self.devicePixelRatioF(), self.gain())
        inks = self._theme.palette
        paint_tiles(painter, self.tiles, strip, ahead & dirty, (inks.wave, inks.wave_rms))
        paint_tiles(painter, self.tiles, strip, played & dirty, (inks.wave_played, inks.wave_played_rms))
        painter.setOpacity(1.0)

    def change_rect(self, place: int, change: ShownChange) -> QRect:
        """Where a change of a lane is drawn; never thinner than can be seen."""
        left, right = (self.head_px + round(self.scale.x_of(edge)) for edge in (change.start_s, change.end_s))
        lane = self.lane_rect(place)
        return QRect(left, lane.top() + 1, max(3, right - left), lane.height() - 1)

    def _paint_changes(self, painter: QPainter, place: int, dirty: QRect) -> None:
        for change in self.lanes[place].changes:
            box = self.change_rect(place, change)
            if box.intersects(dirty):
                paint_change(painter, self._theme, box, change.words)

    def _paint_ruler(self, painter: QPainter, marks: Sequence[Mark]) -> None:
        theme = self._theme
        painter.fillRect(QRect(self.head_px, 0, self.width(), self.ruler_px), theme.color("panel"))
        painter.fillRect(QRect(self.head_px, self.ruler_px - 1, self.width(), 1), theme.color("line"))
        paint_ticks(painter, theme, self.scale, marks, self.head_px)
        if self._range is not None:
            left, right = (self.head_px + round(self.scale.x_of(edge)) for edge in self._range)
            painter.fillRect(QRect(left, self.ruler_px - 4, right - left, 4), theme.color("accent"))

    def _paint_range(self, painter: QPainter) -> None:
        if self._range is None:
            return
        tint = QColor(self._theme.color("accent"))
        tint.setAlphaF(0.12)
        left, right = (self.head_px + round(self.scale.x_of(edge)) for edge in self._range)
        painter.fillRect(QRect(left, self.ruler_px, right - left, self.height() - self.ruler_px), tint)

    def flag_rect(self, note: ShownNote) -> QRect:
        """Where the flag of a note stands."""
        x = self.head_px + round(self.scale.x_of(note.in_take_s))
        return QRect(QPoint(x, _FLAG_TOP_PX), _FLAG_PX)

    def _paint_flags(self, painter: QPainter) -> None:
        for place, note in enumerate(self._notes):
            right = self.head_px + round(self.scale.x_of(note.end_in_take_s))
            paint_note(
                painter, self._theme, self.flag_rect(note), note, (right, self.ruler_px, self.height()),
                is_chosen=place == self._chosen_note,
            )  # fmt: skip

    def _paint_playhead(self, painter: QPainter) -> None:
        x = self.head_px + math.floor(self.scale.x_of(self._position_s))
        paint_playhead(painter, self._theme, x, self.ruler_px, self.height())

    def _paint_heads(self, painter: QPainter, dirty: QRect) -> None:
        theme = self._theme
        painter.fillRect(QRect(self.head_px - 1, 0, 1, self.height()), theme.color("line"))
        painter.fillRect(QRect(0, self.ruler_px - 1, self.head_px, 1), theme.color("line"))
        if self.has_notes:
            self._head_words(painter, 6, tr("Time"))
            self._head_words(painter, 26, tr("Notes"))
        for place, lane in enumerate(self.lanes):
            rect = self.lane_rect(place)
            if rect.bottom() < dirty.top() or rect.top() > dirty.bottom():
                continue
            if place:
                painter.fillRect(QRect(0, rect.top(), self.head_px, 1), theme.color("line"))
            self.paint_head(painter, QRect(0, rect.top(), self.head_px - 1, rect.height()), lane)

    def paint_head(self, painter: QPainter, rect: QRect, lane: WaveLane) -> None:
        """The name of a lane at its left."""
        top = rect.top() + 12
        self._head_words(painter, top, lane.name, is_strong=True)
        self._head_words(painter, top + 18, lane.detail)
        for line, words in enumerate(lane.more, 2 if lane.detail else 1):
            self._head_words(painter, top + 18 * line, words)

    def _head_words(self, painter: QPainter, top: int, words: str, *, is_strong: bool = False) -> None:
        font = self._theme.font(12, 600) if is_strong else self._theme.font(11)
        room = QRect(12, top, self.head_px - 20, 17)
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideMiddle, room.width())
        painter.setFont(font)
        painter.setPen(self._theme.color("text1" if is_strong else "text3"))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown)

    # --- pointer and keys ---

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a seek or a range; a flag is chosen instead."""
        if event.button() != Qt.MouseButton.LeftButton or event.position().x() < self.head_px:
            return
        for place, note in enumerate(self._notes):
            if self.flag_rect(note).contains(event.position().toPoint()):
                self.note_chosen.emit(place)
                return
        if self.may_scrub and event.position().y() < self.ruler_px:
            self._is_scrubbing = True
            self.scrubbed.emit(self.scale.s_at(event.position().x() - self.head_px))
            return
        self._pressed_x = event.position().x()
        self._is_dragging = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A drag marks a range; a flag under the pointer says its note."""
        x = event.position().x()
        if self._is_scrubbing:
            self.scrubbed.emit(self.scale.s_at(x - self.head_px))
            return
        if self._pressed_x is None:
            self._hover(event.position().toPoint())
            return
        if self._is_dragging or abs(x - self._pressed_x) > _DRAG_PX:
            self._is_dragging = True
            first, last = sorted((self.scale.s_at(self._pressed_x - self.head_px), self.scale.s_at(x - self.head_px)))
            self.show_range(self._snapped(first, last, event.modifiers()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End it: a click seeks and takes the mark away, a drag keeps its range."""
        if self._is_scrubbing:
            self._is_scrubbing = False
            self.scrub_ended.emit()
        if self._pressed_x is None:
            return
        seconds = self.scale.s_at(event.position().x() - self.head_px)
        was_dragging, self._pressed_x, self._is_dragging = self._is_dragging, None, False
        if was_dragging:
            self.range_marked.emit(self._range)
            return
        if self._range is not None:
            self.show_range(None)
            self.range_marked.emit(None)
        self.sought.emit(seconds)

    def _snapped(self, first_s: float, last_s: float, modifiers: Qt.KeyboardModifier) -> tuple[float, float]:
        """A range from beat to beat where beats are shown; with Shift as it was dragged."""
        grid = self._grid
        if grid is None or modifiers & Qt.KeyboardModifier.ShiftModifier:
            return first_s, last_s
        start_s = grid.nearest(first_s)
        return start_s, min(max(start_s + grid.beat_s, grid.nearest(last_s)), self.scale.duration_s)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl zoom around the pointer, alone move along."""
        delta = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            factor = _ZOOM_STEP ** (delta.y() / 120)
            self._rescale(self.scale.zoomed(factor, event.position().x() - self.head_px))
        elif not self.scale.is_whole:
            steps = (delta.x() or delta.y()) / 120
            self._rescale(self.scale.moved_to(self.scale.start_s - steps * self.scale.span_s / 10))
        else:
            event.ignore()
            return
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows seek, with Shift further; plus and minus with Ctrl zoom; Home and End."""
        is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        step_s = 5.0 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1.0
        key = event.key()
        goals = {
            Qt.Key.Key_Left: self._position_s - step_s,
            Qt.Key.Key_Right: self._position_s + step_s,
            Qt.Key.Key_Home: 0.0,
            Qt.Key.Key_End: self.scale.duration_s,
        }
        if is_control and key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus}:
            factor = 1 / _ZOOM_STEP if key == Qt.Key.Key_Minus else _ZOOM_STEP
            self._rescale(self.scale.zoomed(factor, self.scale.x_of(self._position_s)))
        elif key in goals and not is_control:
            self.sought.emit(min(max(0.0, goals[Qt.Key(key)]), self.scale.duration_s))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A ring only for those who came by keyboard."""
        super().focusInEvent(event)
        self._is_ringed = event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes with the focus."""
        super().focusOutEvent(event)
        self._is_ringed = False
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width shows the same part."""
        super().resizeEvent(event)
        self._rescale(self.scale.resized(self.width() - self.head_px))

    def move_to(self, start_s: float) -> None:
        """Show the part that begins at a time."""
        self._rescale(self.scale.moved_to(start_s))

    def _rescale(self, scale: WaveScale) -> None:
        if scale != self.scale:
            self.scale = scale
            self._update_waves()
            self.scale_changed.emit()

    def _update_waves(self) -> None:
        """Paint again all but the names at the left."""
        self.update(QRect(self.head_px, 0, self.width(), self.height()))

    def _hover(self, point: QPoint) -> None:
        note = next((note for note in self._notes if self.flag_rect(note).contains(point)), None)
        words = f"{note.time_words}  {note.text}" if note is not None else self._change_at(point)
        self.setToolTip(tip(words))
        is_wave = point.x() >= self.head_px
        self.setCursor(Qt.CursorShape.PointingHandCursor if note is not None or is_wave else Qt.CursorShape.ArrowCursor)

    def _change_at(self, point: QPoint) -> str:
        if point.x() < self.head_px:
            return ""
        found = (
            change.sentence
            for place, lane in enumerate(self.lanes)
            for change in lane.changes
            if self.change_rect(place, change).contains(point)
        )
        return next(found, "")

    def _on_theme(self) -> None:
        self.tiles.forget()
        self.update()
