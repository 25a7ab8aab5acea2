"""Paints the head of a mixer's lane and the fades over its wave."""

from __future__ import annotations

import math
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPen

from studio.domain.recipe import LaneSetting
from studio.queries.rows import LaneRow
from ui.assembly.lane_parts import HeadParts, WaveParts
from ui.assembly.mix_model import share_of
from ui.assembly.words import gain_text
from ui.review.model import distinct_names
from ui.review.wave_heads import paint_silence
from ui.theme import Theme
from ui.words import initials, tr

_ARC_DEG = 135


class ShownLane(NamedTuple):
    """What is painted of a lane."""

    row: LaneRow
    setting: LaneSetting
    is_muted: bool
    is_silent: bool
    is_chosen: bool


def paint_lane_head(painter: QPainter, theme: Theme, head: QRect, lane: ShownLane) -> None:
    """Name, person and take; solo, mute, pan, fader, level."""
    parts = HeadParts(head)
    if lane.is_chosen:
        painter.fillRect(head, theme.color("select"))
        painter.fillRect(QRect(head.left(), head.top(), 3, head.height()), theme.color("accent"))
    ink = "text3" if lane.is_silent else "text1"
    _paint_name(painter, theme, parts.name, lane, ink)
    rects = (parts.solo, parts.mute)
    paint_silence(painter, theme, rects, is_soloed=lane.setting.is_soloed, is_muted=lane.is_muted)
    _paint_knob(painter, theme, parts.pan, lane.setting.pan_milli, ink)
    _paint_fader(painter, theme, parts, lane.setting.gain_mdb, is_faint=lane.is_silent)
    painter.setFont(theme.font(12, 600))
    painter.setPen(theme.color(ink))
    painter.drawText(
        parts.level, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), gain_text(lane.setting.gain_mdb)
    )


def _paint_name(painter: QPainter, theme: Theme, room: QRect, lane: ShownLane, ink: str) -> None:
    row, left, top = lane.row, room.left(), room.top()
    painter.setFont(theme.font(12, 600))
    painter.setPen(theme.color(ink))
    name = row.stage if not row.file else distinct_names([row.name])[0]
    box = QRect(left, top + 9, room.width(), 17)
    mode = Qt.TextElideMode.ElideMiddle if row.file else Qt.TextElideMode.ElideRight
    shown = QFontMetrics(painter.font()).elidedText(name, mode, box.width())
    painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), shown)
    if row.person:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        badge = QRectF(left + 0.5, top + 29.5, 18, 18)
        painter.setPen(QPen(theme.color("line2"), 1))
        painter.setBrush(theme.color("raised"))
        painter.drawEllipse(badge)
        painter.setPen(theme.color(ink))
        painter.setFont(theme.font(9, 600))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, initials(row.person))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        left += 24
    painter.setFont(theme.font(11))
    painter.setPen(theme.color("review.text" if row.missed_take else "text3"))
    box = QRect(left, top + 30, room.right() - left, 17)
    words = tr("take {n}", n=row.take)
    if lane.setting.group:
        both = f"{words} · {lane.setting.group}"
        words = both if QFontMetrics(painter.font()).horizontalAdvance(both) <= box.width() else lane.setting.group
    painter.drawText(
        box,
        int(Qt.AlignmentFlag.AlignVCenter),
        QFontMetrics(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, box.width()),
    )


def _paint_knob(painter: QPainter, theme: Theme, box: QRect, pan_milli: int, ink: str) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    circle = QRectF(box).adjusted(2, 2, -2, -2)
    painter.setPen(QPen(theme.color("line2"), 1.5))
    painter.setBrush(theme.color("raised"))
    painter.drawEllipse(circle)
    if pan_milli:
        painter.setPen(QPen(theme.color("accent"), 2))
        painter.drawArc(circle, 90 * 16, round(-pan_milli / 1000 * _ARC_DEG * 16))
    angle = math.radians(pan_milli / 1000 * _ARC_DEG)
    centre, reach = circle.center(), circle.width() / 2 - 1
    tip = QPointF(centre.x() + math.sin(angle) * reach, centre.y() - math.cos(angle) * reach)
    root = QPointF(centre.x() + math.sin(angle) * 3, centre.y() - math.cos(angle) * 3)
    painter.setPen(QPen(theme.color(ink), 1.5))
    painter.drawLine(root, tip)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def _paint_fader(painter: QPainter, theme: Theme, parts: HeadParts, gain_mdb: int, *, is_faint: bool) -> None:
    groove, cap = parts.fader, parts.cap(gain_mdb)
    middle = groove.center().y()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("line2"))
    painter.drawRoundedRect(QRectF(groove.left(), middle - 1, groove.width(), 3), 1.5, 1.5)
    painter.setBrush(theme.color("text3" if is_faint else "text2"))
    painter.drawRoundedRect(QRectF(groove.left(), middle - 1, max(0.0, cap.center().x() - groove.left()), 3), 1.5, 1.5)
    unity = groove.left() + share_of(0) * (groove.width() - 1)
    painter.fillRect(QRectF(unity, middle - 8, 1, 4), theme.color("text3"))
    painter.fillRect(QRectF(unity, middle + 6, 1, 4), theme.color("text3"))
    painter.setPen(QPen(theme.color("panel"), 1))
    painter.setBrush(theme.color("text3" if is_faint else "text1"))
    painter.drawRoundedRect(cap, 2.5, 2.5)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def paint_fades(painter: QPainter, theme: Theme, parts: WaveParts, *, has_handles: bool) -> None:
    """What a fade takes away is shaded; its corners are seen while the lane is chosen or pointed at."""
    inner = parts.inner
    shade = QColor(theme.color("track"))
    shade.setAlphaF(0.72)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    middle = inner.center().y() + 0.5
    for edge, corner in ((parts.left, parts.fade_in), (parts.right, parts.fade_out)):
        if abs(corner - edge) < 1:
            continue
        for y in (inner.top(), inner.bottom() + 1):
            path = QPainterPath(QPointF(edge, middle))
            path.lineTo(QPointF(edge, y))
            path.lineTo(QPointF(corner, y))
            path.closeSubpath()
            painter.fillPath(path, shade)
            painter.setPen(QPen(theme.color("accent"), 1.2))
            painter.drawLine(QPointF(edge, middle), QPointF(corner, y))
    if has_handles:
        painter.setPen(QPen(theme.color("track"), 1))
        painter.setBrush(theme.color("accent"))
        for handle in parts.handles():
            painter.drawRoundedRect(handle, 2, 2)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
