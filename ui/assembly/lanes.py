"""The lanes of the mixer under the pointer and the keys: solo, mute, pan, fader, level, fades, start and order.

What is dragged is drafted in the model and heard meanwhile, and said once when it is let go.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip

from ui import tokens
from ui.assembly import accessible
from ui.assembly.lane_canvas import LanesCanvas
from ui.assembly.lane_parts import HeadParts, Part
from ui.assembly.mix_model import FLOOR_MDB, MixModel, gain_at, share_of
from ui.assembly.words import mute_words
from ui.background import Background
from ui.theme import Theme
from ui.widgets.tips import tip
from ui.words import tr

_STILL_MS = 500
"""So long after the last turn of the wheel or press of a key an edit is said."""
_KNOB_MILLI_A_PX = 10
_STEP_MDB, _FINE_MDB = 500, 100
_STEP_MILLI, _FINE_MILLI = 50, 10
_STEP_S, _FINE_S = 0.010, 0.001
_FINE = 0.1
_MOVES = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier
"""Either moves a lane in time: many desktops take Alt with the pointer for themselves and move the window."""
_ORDER_PX = 6


class _Grip(NamedTuple):
    """What is being dragged: the lane, its part, where it was taken, and the value it had."""

    place: int
    part: Part
    at: QPointF
    value: Any


class LanesView(LanesCanvas):
    """``drafted`` while something is dragged (the preview follows), ``committed`` when it is let go, ``order_wanted`` a lane
    and its new place, ``chosen_changed`` the lane that fields and keys are about, ``typing_wanted`` when the level is to be
    typed.
    """

    drafted = Signal()
    committed = Signal()
    order_wanted = Signal(int, int)
    chosen_changed = Signal(int)
    typing_wanted = Signal()

    def __init__(self, theme: Theme, background: Background, model: MixModel) -> None:
        accessible.install()
        super().__init__(theme, background, model)
        self._grip: _Grip | None = None
        self.stillness = QTimer(self)
        """Runs out when wheel and keys have rested: then what they turned is said."""
        self.stillness.setInterval(_STILL_MS)
        self.stillness.setSingleShot(True)
        self.stillness.timeout.connect(self.commit)

    # --- choosing and editing ---

    def choose(self, place: int) -> None:
        """Fields and keys are about this lane."""
        if self.lanes and place != self.chosen:
            self.chosen = min(max(0, place), len(self.lanes) - 1)
            self.setAccessibleDescription(self._said_of_chosen())
            self.update()
            self.chosen_changed.emit(self.chosen)
            accessible.tell_focus(self, self.chosen)

    def follow(self) -> None:
        """The model's settings are others; who listens hears how the chosen lane is set."""
        super().follow()
        accessible.tell_setting(self, self.chosen)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who listens hears of the chosen lane, not of the whole mixer."""
        super().focusInEvent(event)
        accessible.tell_focus(self, self.chosen)

    def edit(self, place: int, part: str, value: Any, *, is_final: bool = True) -> None:
        """Set a part of a lane; ``is_final`` says it at once, else when nothing has changed for a moment."""
        self.model.hold()
        self.model.draft(place, part, value)
        self.follow()
        self.drafted.emit()
        if is_final:
            self.commit()
        else:
            self.model.let_go()
            self.model.hold()
            self.stillness.start()

    def solo(self, place: int, *, is_alone: bool = False) -> None:
        """Hear a lane by itself or no longer so, with its group; ``is_alone`` ends every other solo. Heard here only, and said to nobody."""
        if is_alone:
            self.model.solo_alone(place)
        else:
            self.model.draft(place, "is_soloed", not self.model.settings[place].is_soloed)
        self.follow()
        self.drafted.emit()

    def commit(self) -> None:
        """What was drafted is said."""
        self.stillness.stop()
        self.model.let_go()
        self.committed.emit()

    # --- pointer ---

    def part_at(self, point: QPoint) -> tuple[int, Part] | None:
        """The lane and its part under a point; None beside the lanes."""
        place = (point.y() - self.ruler_px) // tokens.ASSEMBLE_LANE_PX
        if point.y() < self.ruler_px or not 0 <= place < len(self.lanes):
            return None
        if point.x() < self.head_px:
            return place, HeadParts(self.head_rect(place)).at(point)
        return place, self.wave_parts(place).at(QPointF(point))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of what lies there; a wave without Shift or Alt is sought in as elsewhere."""
        if self.markers.press(event):
            return
        found = self.part_at(event.position().toPoint())
        if found is None or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        place, part = found
        self._still_done()
        self.choose(place)
        setting, is_moved = self.model.settings[place], bool(event.modifiers() & _MOVES)
        if part is Part.WAVE and not is_moved:
            super().mousePressEvent(event)
        elif part is Part.SOLO:
            is_alone = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self.solo(place, is_alone=is_alone)
        elif part is Part.MUTE:
            self.edit(place, "is_muted", not self.model.muted[place])
        else:
            values = {
                Part.PAN: setting.pan_milli,
                Part.FADER: setting.gain_mdb,
                Part.FADE_IN: setting.fade_in_ms,
                Part.FADE_OUT: setting.fade_out_ms,
                Part.WAVE: setting.start_frame,
            }
            self._grip = _Grip(place, part, event.position(), values.get(part, place))
            if part is not Part.NAME:
                self.model.hold()
            if part is Part.FADER and not HeadParts(self.head_rect(place)).cap(setting.gain_mdb).contains(
                event.position()
            ):
                self._drag(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what is held."""
        if self.markers.drag(event):
            return
        if self._grip is None:
            super().mouseMoveEvent(event)
            if not event.buttons():
                self._point(event.position().toPoint())
            return
        self._drag(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go: what was dragged is said as one step."""
        if self.markers.release():
            return
        grip, self._grip = self._grip, None
        if grip is None:
            super().mouseReleaseEvent(event)
        elif grip.part is Part.NAME:
            to, self.dropped_at = self.dropped_at, -1
            self.update()
            if to >= 0 and to not in (grip.place, grip.place + 1):
                self.order_wanted.emit(grip.place, to if to < grip.place else to - 1)
        else:
            self.commit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The fader goes to unity, the pan to the centre; a level is typed; a place is named."""
        if self.markers.double_click(event.position().toPoint()):
            return
        found = self.part_at(event.position().toPoint())
        self._grip = None
        if found is None or found[1] not in (Part.FADER, Part.PAN, Part.LEVEL, Part.FADE_IN, Part.FADE_OUT):
            super().mouseDoubleClickEvent(event)
            return
        self.model.give_up()
        place, part = found
        self.choose(place)
        if part is Part.LEVEL:
            self.typing_wanted.emit()
            return
        names = {
            Part.FADER: "gain_mdb",
            Part.PAN: "pan_milli",
            Part.FADE_IN: "fade_in_ms",
            Part.FADE_OUT: "fade_out_ms",
        }
        self.edit(place, names[part], 0)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with a marker."""
        if not self.markers.open_menu(event.pos(), event.globalPos(), self._position_s):
            super().contextMenuEvent(event)

    def name_place(self) -> None:
        """Ask for a marker's name at the playhead."""
        self.markers.name_place(self._position_s)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Over fader, level or pan of the chosen lane it turns these, with Ctrl finely; elsewhere as in all waves."""
        found = self.part_at(event.position().toPoint())
        steps = event.angleDelta().y() / 120
        if found is None or found[0] != self.chosen or found[1] not in (Part.FADER, Part.LEVEL, Part.PAN) or not steps:
            if event.position().x() < self.head_px and not event.modifiers():
                event.ignore()  # scrolls the lanes
            else:
                super().wheelEvent(event)
            return
        is_fine = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        event.accept()
        if found[1] is Part.PAN:
            self._turn_pan(round(steps * (_FINE_MILLI if is_fine else _STEP_MILLI)))
        else:
            self._turn_level(round(steps * (_FINE_MDB if is_fine else _STEP_MDB)))

    def _drag(self, event: QMouseEvent) -> None:
        grip = self._grip
        if grip is None:
            return
        place, part = grip.place, grip.part
        fine = _FINE if event.modifiers() & Qt.KeyboardModifier.ControlModifier else 1.0
        dx, dy = event.position().x() - grip.at.x(), event.position().y() - grip.at.y()
        ms = dx / self.scale.px_per_s * 1000 if self.scale.px_per_s else 0.0
        if part is Part.NAME:
            if abs(dy) > _ORDER_PX or self.dropped_at >= 0:
                half = tokens.ASSEMBLE_LANE_PX // 2
                at = (event.position().toPoint().y() - self.ruler_px + half) // tokens.ASSEMBLE_LANE_PX
                self.dropped_at = min(max(0, at), len(self.lanes))
                self.update(0, 0, self.head_px, self.height())
            return
        if part is Part.FADER:
            head = HeadParts(self.head_rect(place))
            if fine < 1:
                share = share_of(max(grip.value, FLOOR_MDB)) + dx * fine / (head.fader.width() - 1)
                value: int = gain_at(min(1.0, max(0.0, share)))
            else:
                value = gain_at(head.share_at(event.position().x()))
            name = "gain_mdb"
        elif part is Part.PAN:
            name, value = "pan_milli", round((grip.value + (dx - dy) * _KNOB_MILLI_A_PX * fine) / 10) * 10
        elif part is Part.FADE_IN:
            name, value = "fade_in_ms", round(grip.value + ms * fine)
        elif part is Part.FADE_OUT:
            name, value = "fade_out_ms", round(grip.value - ms * fine)
        else:
            name, value = "start_frame", round(grip.value + ms * fine / 1000 * self.rate_hz)
        if name.startswith("fade"):
            value = min(value, self._longest_ms(place))
        self.model.draft(place, name, value)
        self.follow()
        self.drafted.emit()

    def _longest_ms(self, place: int) -> int:
        return round(self.length_s(place) * 1000)

    def _point(self, point: QPoint) -> None:
        """Corners show under the pointer, and its shape says what a drag would do."""
        found = self.part_at(point)
        pointed = found[0] if found is not None and point.x() >= self.head_px else -1
        if pointed != self.pointed:
            for place in {pointed, self.pointed} - {-1}:
                if place < len(self.lanes):
                    self.update(self.lane_rect(place))
            self.pointed = pointed
        shapes = {
            Part.FADER: Qt.CursorShape.SizeHorCursor,
            Part.PAN: Qt.CursorShape.SizeVerCursor,
            Part.FADE_IN: Qt.CursorShape.SizeHorCursor,
            Part.FADE_OUT: Qt.CursorShape.SizeHorCursor,
            Part.WAVE: Qt.CursorShape.PointingHandCursor,
            Part.LEVEL: Qt.CursorShape.IBeamCursor,
        }
        shape = shapes.get(found[1], Qt.CursorShape.ArrowCursor) if found else Qt.CursorShape.ArrowCursor
        self.setCursor(Qt.CursorShape.SizeHorCursor if self.markers.at(point) is not None else shape)

    def event(self, event: QEvent) -> bool:
        """What a part does is said when the pointer rests on it."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self.part_at(event.pos())
            words = self._tip_of(*found) if found is not None else ""
            if self.markers.is_in(event.pos()):
                words = self.markers.tip_at(event.pos())
            if words:
                QToolTip.showText(event.globalPos(), tip(words), self)
            return True
        return super().event(event)

    def _tip_of(self, place: int, part: Part) -> str:
        row = self.model.rows[place]
        if part is Part.NAME:
            by = tr("{file}, by {person}", file=row.name, person=row.person) if row.person else row.name
            group = self.model.settings[place].group
            taken = tr("take {n}", n=row.take) + (f" · {group}" if group else "")
            missed = tr("Take {n} was chosen and is not an approved one.", n=row.missed_take) if row.missed_take else ""
            ways = tr("Drag to change the order. In its wave, Shift and drag moves it in time, with Ctrl finely.")
            return "\n".join(words for words in (row.stage, by, taken, missed, ways) if words)
        return {
            Part.SOLO: tr("Solo (S): hear only this, in this window; with Ctrl every other solo ends"),
            Part.MUTE: mute_words(row, len(self.model.members(place))),
            Part.PAN: tr("Pan: drag, with Ctrl finely; double-click for the centre"),
            Part.FADER: tr("Level: drag, with Ctrl finely; double-click for 0 dB"),
            Part.LEVEL: tr("Double-click to type a level"),
            Part.FADE_IN: tr("Drag to fade in"),
            Part.FADE_OUT: tr("Drag to fade out"),
        }.get(part, "")

    # --- keys ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down choose a lane, with Alt they move it; S and M; Page keys turn the level, comma and point the pan, with
        Ctrl finely; 0 is unity; Alt with Left and Right moves it in time; Enter types a level.
        """
        if self.markers.key(event, self._position_s):
            return
        held, key = event.modifiers(), event.key()
        is_alt, is_fine = bool(held & Qt.KeyboardModifier.AltModifier), bool(held & Qt.KeyboardModifier.ControlModifier)
        place = self.chosen
        if not self.lanes:
            super().keyPressEvent(event)
            return
        step_frames = round((_FINE_S if is_fine else _STEP_S) * self.rate_hz)
        level, pan = _FINE_MDB if is_fine else _STEP_MDB, _FINE_MILLI if is_fine else _STEP_MILLI
        plain: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Up: lambda: self.choose(place - 1),
            Qt.Key.Key_Down: lambda: self.choose(place + 1),
            Qt.Key.Key_PageUp: lambda: self._turn_level(level),
            Qt.Key.Key_PageDown: lambda: self._turn_level(-level),
            Qt.Key.Key_Comma: lambda: self._turn_pan(-pan),
            Qt.Key.Key_Period: lambda: self._turn_pan(pan),
            Qt.Key.Key_0: lambda: self.edit(place, "gain_mdb", 0),
            Qt.Key.Key_S: lambda: self.solo(place),
            Qt.Key.Key_M: lambda: self.edit(place, "is_muted", not self.model.muted[place]),
            Qt.Key.Key_Return: self.typing_wanted.emit,
            Qt.Key.Key_Enter: self.typing_wanted.emit,
        }
        with_alt: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Up: lambda: self._reorder(place - 1),
            Qt.Key.Key_Down: lambda: self._reorder(place + 1),
            Qt.Key.Key_Left: lambda: self._turn("start_frame", -step_frames),
            Qt.Key.Key_Right: lambda: self._turn("start_frame", step_frames),
        }
        act = (with_alt if is_alt else plain).get(key)
        if act is None or (is_fine and key in (Qt.Key.Key_S, Qt.Key.Key_M, Qt.Key.Key_0)):
            super().keyPressEvent(event)
        else:
            act()

    def _reorder(self, to: int) -> None:
        if 0 <= to < len(self.lanes):
            self.order_wanted.emit(self.chosen, to)
            accessible.tell_focus(self, self.chosen)

    def _turn_level(self, by_mdb: int) -> None:
        now = max(self.model.settings[self.chosen].gain_mdb, FLOOR_MDB)
        self.edit(self.chosen, "gain_mdb", now + by_mdb, is_final=False)

    def _turn_pan(self, by_milli: int) -> None:
        self._turn("pan_milli", by_milli)

    def _turn(self, part: str, by: int) -> None:
        self.edit(self.chosen, part, getattr(self.model.settings[self.chosen], part) + by, is_final=False)

    def _still_done(self) -> None:
        """What keys or the wheel have turned is said before something else begins."""
        if self.stillness.isActive():
            self.commit()
