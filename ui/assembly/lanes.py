"""The lanes of the mixer: head with solo, mute, pan, fader and level at the left, the wave at the right, one playhead.

Everything is painted; what is dragged is drafted in the model and heard meanwhile, and said once when it is let go.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip

from studio.domain.recipe import LaneSetting
from studio.queries.rows import LaneRow
from ui import tokens
from ui.assembly.lane_meters import LaneMeters
from ui.assembly.lane_paint import ShownLane, paint_fades, paint_lane_head
from ui.assembly.lane_parts import HeadParts, Part, WaveParts
from ui.assembly.mix_model import FLOOR_MDB, MixModel, gain_at, share_of
from ui.assembly.words import gain_text, pan_text
from ui.background import Background
from ui.review.wave_data import WaveData, later
from ui.review.wave_view import WaveLane, WaveView
from ui.theme import Theme
from ui.widgets.tips import tip
from ui.words import tr

_SILENT = 0.001
_STILL_MS = 500
"""So long after the last turn of the wheel or press of a key an edit is said."""
_KNOB_MILLI_A_PX = 10
_STEP_MDB, _FINE_MDB = 500, 100
_STEP_MILLI, _FINE_MILLI = 50, 10
_STEP_S, _FINE_S = 0.010, 0.001
_FINE = 0.1
_ORDER_PX = 6
_VEIL, _GHOST = 0.7, 0.22


class MixLane(WaveLane):
    """An approved file."""

    def __init__(self, row: LaneRow) -> None:
        super().__init__(row.stage, row.name)
        self.row = row
        self.start_s = 0.0
        self.is_silent = False
        self.source: WaveData | None = None
        """The peaks of the file; ``data`` are those from the beginning of the mix."""
        if not row.path:
            self.fault = tr("This file is not on this machine yet.")


def _placed(lane: MixLane) -> WaveData | None:
    """The peaks of a lane where it begins."""
    return later(lane.source, lane.start_s) if lane.source is not None and lane.start_s else lane.source


class _Grip(NamedTuple):
    """What is being dragged: the lane, its part, where it was taken, and the value it had."""

    place: int
    part: Part
    at: QPointF
    value: Any


class LanesView(WaveView):
    """Lanes of a fixed height. ``drafted`` while something is dragged (the preview follows), ``committed`` when it is let
    go, ``order_wanted`` a lane and its new place, ``chosen_changed`` the lane that fields and keys are about,
    ``typing_wanted`` when the level is to be typed.
    """

    drafted = Signal()
    committed = Signal()
    order_wanted = Signal(int, int)
    chosen_changed = Signal(int)
    typing_wanted = Signal()

    head_px = tokens.LANE_HEAD_ASSEMBLE_PX
    ruler_px = 28
    has_notes = False
    has_levels = False

    def __init__(self, theme: Theme, background: Background, model: MixModel) -> None:
        super().__init__(theme, background)
        self.model = model
        self.rate_hz = 48_000
        self.chosen = 0
        self._grip: _Grip | None = None
        self._dropped_at = -1
        self._pointed = -1
        self._shown: list[tuple[LaneSetting, bool, bool]] = []
        self.meters = LaneMeters(theme, self)
        self.stillness = QTimer(self)
        """Runs out when wheel and keys have rested: then what they turned is said."""
        self.stillness.setInterval(_STILL_MS)
        self.stillness.setSingleShot(True)
        self.stillness.timeout.connect(self.commit)
        self.setAccessibleName(tr("Lanes of the mix"))

    def show_mix(self, lanes: list[MixLane], rate_hz: int) -> None:
        """Show the lanes of the model's rows; peaks may follow with ``show_peaks``."""
        self.rate_hz = rate_hz
        self.chosen = min(self.chosen, max(0, len(lanes) - 1))
        for lane, setting in zip(lanes, self.model.settings, strict=True):
            lane.start_s = setting.start_frame / rate_hz
            lane.data = _placed(lane)
        longest_s = max((lane.data.duration_s for lane in lanes if lane.data is not None), default=0.0)
        self.show_lanes(list(lanes), longest_s or self.scale.duration_s)
        self._shown = []
        self.follow()
        self.meters.place()

    def show_peaks(self, place: int, data: WaveData) -> None:
        """The peaks of a lane's file have come."""
        lane = self.lanes[place] if place < len(self.lanes) else None
        if isinstance(lane, MixLane):
            lane.source = data
            super().show_peaks(place, _placed(lane) or data)

    def follow(self) -> None:
        """The model's settings are others: what is silent is faint. Only lanes that look otherwise are painted."""
        model, before = self.model, self._shown
        self._shown = list(zip(model.settings, model.muted, model.silent, strict=True))
        for lane, (_, _, is_silent) in zip(self.lanes, self._shown, strict=True):
            if isinstance(lane, MixLane):
                lane.is_silent = is_silent
        self.setAccessibleDescription(self._said_of_chosen())
        if len(before) != len(self._shown):
            self.update()
            return
        for place, (old, new) in enumerate(zip(before, self._shown, strict=True)):
            if old != new:
                self.update(self.head_rect(place) | self.lane_rect(place))

    def show_position(self, position_s: float, *, follows: bool = False) -> None:
        """Move the playhead; who listens hears of the chosen lane."""
        super().show_position(position_s, follows=follows)
        if not follows:
            self.setAccessibleDescription(self._said_of_chosen())

    def sizeHint(self) -> QSize:
        """As high as the lanes."""
        return QSize(640, self.ruler_px + tokens.ASSEMBLE_LANE_PX * len(self.lanes))

    def minimumSizeHint(self) -> QSize:
        """Lanes keep their height and scroll."""
        return QSize(self.head_px + 200, self.ruler_px + tokens.ASSEMBLE_LANE_PX * len(self.lanes))

    def gain(self) -> float:
        """All lanes by the same factor, so that the loudest fills its lane and they can still be compared."""
        if any(lane.data is None and not lane.fault for lane in self.lanes):
            return 1.0  # not all are read yet
        loudest = max((lane.data.peak for lane in self.lanes if lane.data is not None), default=0.0)
        return 1.0 / loudest if loudest > _SILENT else 1.0

    def lane_rect(self, place: int) -> QRect:
        """Where a lane is drawn: 56 px each from the top."""
        top = self.ruler_px + tokens.ASSEMBLE_LANE_PX * place
        return QRect(self.head_px, top, self.width() - self.head_px, tokens.ASSEMBLE_LANE_PX)

    def head_rect(self, place: int) -> QRect:
        """The head of a lane."""
        rect = self.lane_rect(place)
        return QRect(0, rect.top(), self.head_px - 1, rect.height())

    def wave_parts(self, place: int) -> WaveParts:
        """Where a lane's wave begins and ends on the screen, and its fades."""
        setting = self.model.settings[place]
        inner = self.lane_rect(place).adjusted(0, 8, 0, -8)
        left = self.head_px + self.scale.x_of(setting.start_frame / self.rate_hz)
        length_s = self._length_s(place)
        px = self.scale.px_per_s
        return WaveParts(
            inner, left, left + length_s * px, setting.fade_in_ms / 1000 * px, setting.fade_out_ms / 1000 * px
        )

    # --- painting ---

    def paint_head(self, painter: QPainter, rect: QRect, lane: WaveLane) -> None:
        """The controls of a lane."""
        place = (rect.top() - self.ruler_px) // tokens.ASSEMBLE_LANE_PX
        model = self.model
        if not isinstance(lane, MixLane):
            return
        shown = ShownLane(
            model.rows[place], model.settings[place], model.muted[place], lane.is_silent, place == self.chosen
        )
        paint_lane_head(painter, self._theme, rect.adjusted(0, 1, 0, 0), shown)
        if self._dropped_at in (place, place + 1) and self._grip is not None and self._grip.part is Part.NAME:
            y = rect.top() if self._dropped_at == place else rect.bottom()
            painter.fillRect(QRect(0, y - 1, self.head_px, 2), self._theme.color("accent"))

    def paint_over(self, painter: QPainter, place: int) -> None:
        """A veil over what is silent, the place where it is dragged to, fades and their corners."""
        lane, setting, rect = self.lanes[place], self.model.settings[place], self.lane_rect(place)
        if not isinstance(lane, MixLane):
            return
        if lane.is_silent:
            veil = QColor(self._theme.color("track"))
            veil.setAlphaF(_VEIL)
            painter.fillRect(rect.adjusted(0, 1, 0, 0), veil)
        parts = self.wave_parts(place)
        if setting.start_frame != round(lane.start_s * self.rate_hz):
            tint = QColor(self._theme.color("accent"))
            tint.setAlphaF(_GHOST)
            painter.fillRect(
                QRectF(parts.left, parts.inner.top(), parts.right - parts.left, parts.inner.height()), tint
            )
            painter.fillRect(
                QRectF(parts.left, parts.inner.top(), 1.5, parts.inner.height()), self._theme.color("accent")
            )
        has_handles = place in (self.chosen, self._pointed)
        if has_handles or setting.fade_in_ms or setting.fade_out_ms:
            paint_fades(painter, self._theme, parts, has_handles=has_handles)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The meters are as high as the lanes."""
        super().resizeEvent(event)
        self.meters.place()

    # --- choosing and editing ---

    def choose(self, place: int) -> None:
        """Fields and keys are about this lane."""
        if self.lanes and place != self.chosen:
            self.chosen = min(max(0, place), len(self.lanes) - 1)
            self.setAccessibleDescription(self._said_of_chosen())
            self.update()
            self.chosen_changed.emit(self.chosen)

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
        """Take hold of what lies there; a wave without Alt is sought in as elsewhere."""
        found = self.part_at(event.position().toPoint())
        if found is None or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        place, part = found
        self._still_done()
        self.choose(place)
        setting, is_alt = self.model.settings[place], bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if part is Part.WAVE and not is_alt:
            super().mousePressEvent(event)
        elif part is Part.SOLO:
            self.edit(place, "is_soloed", not setting.is_soloed)
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
        if self._grip is None:
            super().mouseMoveEvent(event)
            if not event.buttons():
                self._point(event.position().toPoint())
            return
        self._drag(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go: what was dragged is said as one step."""
        grip, self._grip = self._grip, None
        if grip is None:
            super().mouseReleaseEvent(event)
        elif grip.part is Part.NAME:
            to, self._dropped_at = self._dropped_at, -1
            self.update()
            if to >= 0 and to not in (grip.place, grip.place + 1):
                self.order_wanted.emit(grip.place, to if to < grip.place else to - 1)
        else:
            self.commit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The fader goes to unity, the pan to the centre; a level is typed."""
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
            if abs(dy) > _ORDER_PX or self._dropped_at >= 0:
                half = tokens.ASSEMBLE_LANE_PX // 2
                at = (event.position().toPoint().y() - self.ruler_px + half) // tokens.ASSEMBLE_LANE_PX
                self._dropped_at = min(max(0, at), len(self.lanes))
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
        return round(self._length_s(place) * 1000)

    def _length_s(self, place: int) -> float:
        lane = self.lanes[place]
        return lane.source.duration_s if isinstance(lane, MixLane) and lane.source is not None else 0.0

    def _point(self, point: QPoint) -> None:
        """Corners show under the pointer, and its shape says what a drag would do."""
        found = self.part_at(point)
        pointed = found[0] if found is not None and point.x() >= self.head_px else -1
        if pointed != self._pointed:
            for place in {pointed, self._pointed} - {-1}:
                if place < len(self.lanes):
                    self.update(self.lane_rect(place))
            self._pointed = pointed
        shapes = {
            Part.FADER: Qt.CursorShape.SizeHorCursor,
            Part.PAN: Qt.CursorShape.SizeVerCursor,
            Part.FADE_IN: Qt.CursorShape.SizeHorCursor,
            Part.FADE_OUT: Qt.CursorShape.SizeHorCursor,
            Part.WAVE: Qt.CursorShape.PointingHandCursor,
            Part.LEVEL: Qt.CursorShape.IBeamCursor,
        }
        self.setCursor(shapes.get(found[1], Qt.CursorShape.ArrowCursor) if found else Qt.CursorShape.ArrowCursor)

    def event(self, event: QEvent) -> bool:
        """What a part does is said when the pointer rests on it."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self.part_at(event.pos())
            words = self._tip_of(*found) if found is not None else ""
            if words:
                QToolTip.showText(event.globalPos(), tip(words), self)
            return True
        return super().event(event)

    def _tip_of(self, place: int, part: Part) -> str:
        row = self.model.rows[place]
        if part is Part.NAME:
            by = tr("{file}, by {person}", file=row.name, person=row.person) if row.person else row.name
            missed = tr("Take {n} was chosen and is not an approved one.", n=row.missed_take) if row.missed_take else ""
            return "\n".join(words for words in (row.stage, by, missed, tr("Drag to change the order.")) if words)
        return {
            Part.SOLO: tr("Solo (S): hear only this, here; what is rendered stays as it is"),
            Part.MUTE: tr("Mute (M): leave {stage} out of the mix", stage=row.stage),
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
            Qt.Key.Key_S: lambda: self.edit(place, "is_soloed", not self.model.settings[place].is_soloed),
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
            place = self.chosen
            self.choose(to)
            self.order_wanted.emit(place, to)

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

    def _said_of_chosen(self) -> str:
        if self.chosen >= len(self.model.rows):
            return ""
        row, setting = self.model.rows[self.chosen], self.model.settings[self.chosen]
        said = [
            tr("{stage}, lane {n} of {all}", stage=row.stage, n=self.chosen + 1, all=len(self.model.rows)),
            tr("{level} dB", level=gain_text(setting.gain_mdb)),
            tr("pan {pan}", pan=pan_text(setting.pan_milli)),
            tr("muted") if self.model.muted[self.chosen] else "",
            tr("solo") if setting.is_soloed else "",
        ]
        return ", ".join(words for words in said if words)
