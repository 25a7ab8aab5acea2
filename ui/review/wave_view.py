"""The waveform of a take under the pointer and the keys. Click seeks, drag marks a range, wheel with Ctrl zooms, alone moves."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent

from ui.background import Background
from ui.review.wave_canvas import ShownChange, WaveCanvas, WaveLane
from ui.theme import Theme
from ui.widgets.tips import tip

__all__ = ["ShownChange", "WaveLane", "WaveView"]

_DRAG_PX = 5
_ZOOM_STEP = 1.25


class WaveView(WaveCanvas):
    """What a person does with the waves is said; nothing is played or kept here."""

    sought = Signal(float)
    range_marked = Signal(object)
    note_chosen = Signal(int)
    scrubbed = Signal(float)
    """A time that the pointer is dragged over in the ruler, where ``may_scrub``."""
    scrub_ended = Signal()

    may_scrub = False

    def __init__(self, theme: Theme, background: Background) -> None:
        super().__init__(theme, background)
        self._pressed_x: float | None = None
        self._is_dragging = self._is_scrubbing = False

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
            self.zoom_by(factor, event.position().x() - self.head_px)
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
            self.zoom_by(factor, self.scale.x_of(self._position_s))
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
