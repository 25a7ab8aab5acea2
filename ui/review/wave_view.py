"""The waveform of a take under the pointer and the keys. Click seeks, drag marks a range, wheel with Ctrl zooms, alone moves."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent

from ui.background import Background
from ui.review.wave_canvas import ShownChange, WaveCanvas, WaveLane
from ui.theme import Theme
from ui.widgets.tips import tip
from ui.words import tr

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

    mute_wanted = Signal(int)
    solo_wanted = Signal(int)
    """The lane whose mute or solo was pressed."""

    may_scrub = False

    def __init__(self, theme: Theme, background: Background) -> None:
        super().__init__(theme, background)
        self._pressed_x: float | None = None
        self._is_dragging = self._is_scrubbing = False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a seek or a range; a flag is chosen instead."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if event.position().x() < self.head_px:
            self._press_head(event.position().toPoint())
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

    def _press_head(self, point: QPoint) -> None:
        place, part = self.silence_at(point)
        if place >= 0 and self.lanes[place].may_silence:
            self.choose_lane(place)
            if part >= 0:
                (self.solo_wanted, self.mute_wanted)[part].emit(place)

    def choose_lane(self, place: int) -> None:
        """Mute and solo keys are about this lane."""
        self.chosen_lane = min(max(0, place), len(self.lanes) - 1)
        self.setAccessibleDescription(self._lane_words(self.chosen_lane))
        self.update(0, 0, self.head_px, self.height())

    def _lane_words(self, place: int) -> str:
        """A lane for who does not see it."""
        lane = self.lanes[place]
        said = [lane.name, lane.detail, tr("muted") if lane.is_muted else "", tr("soloed") if lane.is_soloed else ""]
        return ", ".join(words for words in said if words)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A drag marks a range; a flag under the pointer says its note."""
        x = event.position().x()
        if self._is_scrubbing:
            self.scrubbed.emit(self.scale.s_at(x - self.head_px))
            return
        if self._pressed_x is None:
            self.show_tip_at(event.position().toPoint())
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
        """With Ctrl zoom around the pointer, with Shift make the waves higher, alone move along."""
        delta = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            factor = _ZOOM_STEP ** (delta.y() / 120)
            self.zoom_by(factor, event.position().x() - self.head_px)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier and (turned := delta.y() or delta.x()):
            self.magnify(self.magnified * 2 if turned > 0 else self.magnified // 2)
        elif not self.scale.is_whole:
            steps = (delta.x() or delta.y()) / 120
            self._rescale(self.scale.moved_to(self.scale.start_s - steps * self.scale.span_s / 10))
        else:
            event.ignore()
            return
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right seek a second or a tenth of what is seen, with Shift further; up and down choose a lane, with Shift
        they make the waves higher; plus and minus with Ctrl zoom; Home and End.
        """
        is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        step_s = self.scale.step_s * (5.0 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1.0)
        key = event.key()
        goals = {
            Qt.Key.Key_Left: self._position_s - step_s,
            Qt.Key.Key_Right: self._position_s + step_s,
            Qt.Key.Key_Home: 0.0,
            Qt.Key.Key_End: self.scale.duration_s,
        }
        if is_control and key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus}:
            factor = 1 / _ZOOM_STEP if key == Qt.Key.Key_Minus else _ZOOM_STEP
            self._rescale(self.scale.showing(self._position_s))
            self.zoom_by(factor, self.scale.x_of(self._position_s))
        elif key in goals and not is_control:
            self.sought.emit(min(max(0.0, goals[Qt.Key(key)]), self.scale.duration_s))
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down} and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self.magnify(self.magnified * 2 if key == Qt.Key.Key_Up else self.magnified // 2)
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down} and not event.modifiers() and self._may_choose:
            self.choose_lane(self.chosen_lane + (1 if key == Qt.Key.Key_Down else -1))
        else:
            super().keyPressEvent(event)

    @property
    def _may_choose(self) -> bool:
        return any(lane.may_silence for lane in self.lanes)

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

    def show_tip_at(self, point: QPoint) -> None:
        """Have the tooltip and the pointer of what lies at a point."""
        note = next((note for note in self._notes if self.flag_rect(note).contains(point)), None)
        is_wave = point.x() >= self.head_px
        if note is not None:
            words = f"{note.time_words}  {note.text}"
        else:
            words = self._finding_at(point) or self._change_at(point) if is_wave else self._head_at(point)
        self.setToolTip(tip(words))
        self.setCursor(Qt.CursorShape.PointingHandCursor if note is not None or is_wave else Qt.CursorShape.ArrowCursor)

    def _head_at(self, point: QPoint) -> str:
        """What a lane is called in full, or what its buttons do."""
        place, part = self.silence_at(point)
        if place < 0:
            return ""
        lane = self.lanes[place]
        names = "\n".join(words for words in (lane.name, lane.detail) if words)
        return (tr("Hear this lane alone (Alt+S)"), tr("Leave this lane out (Alt+M)"), names)[part]

    def _finding_at(self, point: QPoint) -> str:
        found = (
            finding.sentence
            for place, lane in enumerate(self.lanes)
            for finding in lane.findings
            if self.finding_rect(place, finding).adjusted(-2, -8, 2, 0).contains(point)
        )
        return "\n".join(found)

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
