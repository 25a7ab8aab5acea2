"""Where the parts of a mixer's lane lie: mute, solo, pan, fader, level in its head; fades and edges in its wave. No painting."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize

from ui.assembly.mix_model import share_of

_BUTTON_PX = QSize(24, 22)
_KNOB_PX = 22
_FADER_PX = 68
_LEVEL_PX = 46
_METER_PX = 14
"""At the right end of a head, where the lane's meter lies."""
_GAP_PX = 6
HANDLE_PX = 9
_REACH_PX = 8


class Part(Enum):
    """What lies under the pointer."""

    NAME = auto()
    SOLO = auto()
    MUTE = auto()
    PAN = auto()
    FADER = auto()
    LEVEL = auto()
    METER = auto()
    FADE_IN = auto()
    FADE_OUT = auto()
    WAVE = auto()


class HeadParts:
    """The parts of a lane's head, from right to left: meter, level, fader, pan, mute, solo; the name has what is left."""

    def __init__(self, head: QRect) -> None:
        middle, right = head.center().y() + 1, head.right() - _METER_PX
        self.meter = QRect(right + 2, head.top() + 6, _METER_PX - 4, head.height() - 11)
        right -= _LEVEL_PX
        self.level = QRect(right, middle - 11, _LEVEL_PX - 4, 22)
        right -= _GAP_PX + _FADER_PX
        self.fader = QRect(right, middle - 11, _FADER_PX, 22)
        right -= _GAP_PX + 4 + _KNOB_PX
        self.pan = QRect(right, middle - _KNOB_PX // 2, _KNOB_PX, _KNOB_PX)
        right -= _GAP_PX + 2 + _BUTTON_PX.width()
        self.mute = QRect(QPoint(right, middle - 11), _BUTTON_PX)
        right -= 2 + _BUTTON_PX.width()
        self.solo = QRect(QPoint(right, middle - 11), _BUTTON_PX)
        self.name = QRect(QPoint(head.left() + 12, head.top()), QPoint(right - _GAP_PX, head.bottom()))

    def at(self, point: QPoint) -> Part:
        """The part at a point of the head."""
        for part, rect in (
            (Part.SOLO, self.solo),
            (Part.MUTE, self.mute),
            (Part.PAN, self.pan.adjusted(-3, -6, 3, 6)),
            (Part.FADER, self.fader.adjusted(-6, -6, 5, 6)),
            (Part.LEVEL, self.level),
            (Part.METER, self.meter),
        ):
            if rect.contains(point):
                return part
        return Part.NAME

    def cap(self, gain_mdb: int) -> QRectF:
        """The fader's cap."""
        x = self.fader.left() + share_of(gain_mdb) * (self.fader.width() - 1)
        return QRectF(x - 4, self.fader.center().y() - 8, 8, 17)

    def share_at(self, x: float) -> float:
        """The fader's place under the pointer."""
        return min(1.0, max(0.0, (x - self.fader.left()) / (self.fader.width() - 1)))


class WaveParts:
    """The edges and fades of a lane's wave, in pixels: ``left`` and ``right`` may lie outside of what is seen."""

    def __init__(self, inner: QRect, left: float, right: float, fade_in_px: float, fade_out_px: float) -> None:
        self.inner, self.left, self.right = inner, left, right
        length = max(0.0, right - left)
        self.fade_in = left + min(fade_in_px, length)
        self.fade_out = right - min(fade_out_px, length)

    def handles(self) -> tuple[QRectF, QRectF]:
        """The corners that are dragged."""
        top = self.inner.top() - 4.5
        return tuple(QRectF(x - HANDLE_PX / 2, top, HANDLE_PX, HANDLE_PX) for x in (self.fade_in, self.fade_out))  # type: ignore[return-value]

    def at(self, point: QPointF) -> Part:
        """The corner at a point, or the wave."""
        if point.y() < self.inner.top() + HANDLE_PX + 4:
            away_in, away_out = abs(point.x() - self.fade_in), abs(point.x() - self.fade_out)
            if min(away_in, away_out) <= _REACH_PX:
                return Part.FADE_IN if away_in <= away_out else Part.FADE_OUT
        return Part.WAVE
