"""The lanes of the mix: name, person and take at the left, the wave at the right, one playhead over all."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHelpEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QToolTip

from studio.queries.rows import LaneRow
from ui import tokens
from ui.assembly.model import mute_words
from ui.background import Background
from ui.review.wave_view import WaveLane, WaveView
from ui.theme import Theme
from ui.widgets.tips import tip
from ui.words import initials, tr

_SILENT = 0.001
_MUTE_PX = QSize(24, 20)


class MixLane(WaveLane):
    """An approved file."""

    def __init__(self, row: LaneRow) -> None:
        super().__init__(row.stage, row.name)
        self.row = row
        if not row.path:
            self.fault = tr("This file is not on this machine yet.")
        self.is_faint = row.is_muted


class LanesView(WaveView):
    """Lanes of a fixed height; no notes. ``mute_wanted``: stage, output, and whether to leave it out."""

    mute_wanted = Signal(str, str, bool)

    head_px = 232
    ruler_px = 28
    has_notes = False
    has_levels = False

    def __init__(self, theme: Theme, background: Background) -> None:
        super().__init__(theme, background)
        self.setAccessibleName(tr("Lanes of the mix"))

    def sizeHint(self) -> QSize:
        """As high as the lanes."""
        return QSize(640, self.ruler_px + tokens.ASSEMBLE_LANE_PX * len(self.lanes))

    def minimumSizeHint(self) -> QSize:
        """Lanes keep their height and scroll."""
        return QSize(420, self.ruler_px + tokens.ASSEMBLE_LANE_PX * len(self.lanes))

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

    def paint_head(self, painter: QPainter, rect: QRect, lane: WaveLane) -> None:
        """Stage, then person and take; the file's name as far as it fits."""
        if not isinstance(lane, MixLane):
            return
        theme, row = self._theme, lane.row
        self._paint_mute(painter, self.mute_rect(rect), row)
        strong = "text3" if row.is_muted else "text1"
        painter.setFont(theme.font(12, 600))
        painter.setPen(theme.color(strong))
        room = QRect(16, rect.top() + 9, rect.width() - 24 - _MUTE_PX.width() - 8, 16)
        name = QFontMetrics(painter.font()).elidedText(row.stage, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), name)
        left = 16
        if row.person:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(16.5, rect.top() + 29.5, 19, 19)
            painter.setPen(QPen(theme.color("line2"), 1))
            painter.setBrush(theme.color("raised"))
            painter.drawEllipse(box)
            painter.setPen(theme.color(strong))
            painter.setFont(theme.font(9.5, 600))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, initials(row.person))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            left = 42
        painter.setFont(theme.font(11))
        painter.setPen(theme.color("text3"))
        said = tr("left out") if row.is_muted else tr("take {n}", n=row.take)
        words = f"{said}   {row.name}"
        room = QRect(QPoint(left, rect.top() + 31), QSize(rect.width() - left - 8, 16))
        shown = QFontMetrics(painter.font()).elidedText(words, Qt.TextElideMode.ElideMiddle, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown)

    def _paint_mute(self, painter: QPainter, box: QRect, row: LaneRow) -> None:
        theme = self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("review.base" if row.is_muted else "line2"), 1))
        painter.setBrush(theme.color("review.base") if row.is_muted else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setFont(theme.font(10.5, 600))
        painter.setPen(theme.color("onaccent" if row.is_muted else "text3"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, tr("M"))

    # --- leaving out ---

    @staticmethod
    def mute_rect(head: QRect) -> QRect:
        """The M at the right of a lane's head."""
        return QRect(QPoint(head.right() - 12 - _MUTE_PX.width(), head.top() + 7), _MUTE_PX)

    def mute_at(self, point: QPoint) -> LaneRow | None:
        """The lane whose M lies at a point."""
        for place, lane in enumerate(self.lanes):
            rect = self.lane_rect(place)
            head = QRect(0, rect.top(), self.head_px - 1, rect.height())
            if isinstance(lane, MixLane) and self.mute_rect(head).contains(point):
                return lane.row
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The M leaves a stage out, or takes it in again."""
        row = self.mute_at(event.position().toPoint())
        if row is not None and event.button() == Qt.MouseButton.LeftButton:
            self.mute_wanted.emit(row.stage_id, row.output, not row.is_muted)
            return
        super().mousePressEvent(event)

    def event(self, event: QEvent) -> bool:
        """What the M does is said when the pointer rests on it."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = self.mute_at(event.pos())
            if row is not None:
                QToolTip.showText(event.globalPos(), tip(mute_words(row)), self)
                return True
        return super().event(event)
