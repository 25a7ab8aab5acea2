"""The whole plan in a strip below the timeline, with a frame around what is in sight. Dragging the frame pans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from ui.tokens import TRACKS_COLUMN_PX
from ui.words import day_text, tr, tr_n

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent, QResizeEvent, QWheelEvent

    from ui.theme import Theme
    from ui.timeline.scene import Scene
    from ui.timeline.scroller import PlanScroller

MINIMAP_PX = 64
_PAD_PX = 8
_BAR_MOST_PX = 5
_VEIL = 120


class Minimap(QWidget):
    """One for a canvas. The picture of the plan is kept until the plan, the size or the theme is another one."""

    def __init__(self, theme: Theme, canvas: PlanScroller) -> None:
        super().__init__(canvas)
        self._theme, self._canvas = theme, canvas
        self._picture: QPixmap | None = None
        self._shown: Scene | None = None
        self._grabbed: QPoint | None = None
        self.setFixedHeight(MINIMAP_PX)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(tr("Overview of the plan"))
        self.setToolTip(tr("Drag to move through the plan."))
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def forget(self) -> None:
        """Draw the plan anew when it is next seen."""
        self._picture = None
        self.update()

    # --- places
    def _room(self) -> QRect:
        return QRect(TRACKS_COLUMN_PX, 1, max(1, self.width() - TRACKS_COLUMN_PX), max(1, self.height() - 1))

    def _span(self, scene: Scene) -> tuple[float, float]:
        """The first place and the px a day of the strip."""
        geometry = scene.geometry
        first = min(geometry.start, default=float(geometry.origin))
        last = max(geometry.end, default=first + 14)
        days = max(last - first, 1e-3)
        first, days = first - 0.02 * days, 1.04 * days
        return first, self._room().width() / days

    def frame_rect(self) -> QRect:
        """Where what is in sight lies in the strip."""
        scene, room = self._canvas.scene, self._room()
        if scene is None:
            return QRect()
        first, px_per_day = self._span(scene)
        port = self._canvas.viewport().size()
        left = room.left() + round((scene.units(0) - first) * px_per_day)
        right = room.left() + round((scene.units(port.width()) - first) * px_per_day)
        share = (room.height() - 2 * _PAD_PX) / max(1, scene.geometry.height_px)
        top = room.top() + _PAD_PX + round(scene.top_px * share) - 2
        bottom = room.top() + _PAD_PX + round(min(scene.top_px + port.height(), scene.geometry.height_px) * share) + 2
        return QRect(left, top, max(8, right - left), max(8, bottom - top))

    # --- painting
    def paintEvent(self, _event: QPaintEvent) -> None:
        """The kept picture, and the frame over it."""
        painter, theme, scene = QPainter(self), self._theme, self._canvas.scene
        if scene is None:
            painter.fillRect(self.rect(), theme.color("panel"))
            return
        ratio = self.devicePixelRatioF()
        if self._picture is None or self._shown is not scene or self._picture.devicePixelRatio() != ratio:
            self._picture, self._shown = self._drawn(scene, ratio), scene
        painter.drawPixmap(0, 0, self._picture)
        room, frame = self._room(), self.frame_rect()
        painter.setClipRect(room)
        veil = QColor(theme.color("panel"))
        veil.setAlpha(_VEIL)
        for beside in (
            QRect(room.left(), room.top(), frame.left() - room.left(), room.height()),
            QRect(frame.right() + 1, room.top(), room.right() - frame.right(), room.height()),
        ):
            if beside.width() > 0:
                painter.fillRect(beside, veil)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(frame).adjusted(1, 1, -1, -1), 3, 3)

    def _drawn(self, scene: Scene, ratio: float) -> QPixmap:
        theme, room, geometry = self._theme, self._room(), scene.geometry
        picture = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(theme.color("panel"))
        painter = QPainter(picture)
        painter.fillRect(room, theme.color("track"))
        painter.fillRect(0, 0, self.width(), 1, theme.color("line2"))
        painter.fillRect(TRACKS_COLUMN_PX - 1, 0, 1, self.height(), theme.color("line2"))
        first, px_per_day = self._span(scene)
        share = (room.height() - 2 * _PAD_PX) / max(1, geometry.height_px)
        height = max(1, min(_BAR_MOST_PX, round(28 * share)))
        by_hue: dict[str, list[QRect]] = {}
        tops = [room.top() + _PAD_PX + round((row.top_px + 22) * share) - height // 2 for row in geometry.rows]
        row_of, left_px = geometry.row_of, room.left()
        for bar, (start, end) in enumerate(zip(geometry.start, geometry.end, strict=True)):
            left = left_px + round((start - first) * px_per_day)
            width = max(1, round((end - start) * px_per_day))
            by_hue.setdefault(scene.looks[bar].hue, []).append(QRect(left, tops[row_of[bar]], width, height))
        painter.setPen(Qt.PenStyle.NoPen)
        for hue, boxes in by_hue.items():
            painter.setBrush(theme.color(f"{hue}.base"))
            painter.drawRects(boxes)
        if scene.now_ms:
            now = left_px + round((geometry.axis.units(scene.now_ms) - first) * px_per_day)
            painter.fillRect(now, room.top(), 1, room.height(), theme.color("accent"))
        self._draw_words(painter, scene)
        painter.end()
        return picture

    def _draw_words(self, painter: QPainter, scene: Scene) -> None:
        plan, theme = scene.geometry.plan, self._theme
        place = QRect(14, 0, TRACKS_COLUMN_PX - 26, self.height() // 2 + 2)
        painter.setFont(theme.font(12, 600))
        painter.setPen(theme.color("text1"))
        count = tr_n("{n} stage", "{n} stages", len(plan.stages))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft), count)
        zone = scene.geometry.axis.zone
        span = f"{day_text(plan.start_ms, zone)} – {day_text(plan.end_ms, zone)}"
        painter.setFont(theme.font(11))
        painter.setPen(theme.color("text3"))
        below = QRect(14, self.height() // 2 + 2, TRACKS_COLUMN_PX - 26, self.height() // 2 - 2)
        painter.drawText(below, int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft), span)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Another size, another picture."""
        self._picture = None

    # --- panning
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the frame, or bring it under the pointer."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        point, frame = event.position().toPoint(), self.frame_rect()
        self._grabbed = point - frame.center() if frame.contains(point) else QPoint(0, 0)
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self._pan(point - self._grabbed)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pan with the pointer."""
        if self._grabbed is not None:
            self._pan(event.position().toPoint() - self._grabbed)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go."""
        self._grabbed = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls as over the plan."""
        self._canvas.wheelEvent(event)

    def _pan(self, middle: QPoint) -> None:
        scene = self._canvas.scene
        if scene is None:
            return
        room, geometry = self._room(), scene.geometry
        first, px_per_day = self._span(scene)
        port = self._canvas.viewport().size()
        units = first + (middle.x() - room.left()) / px_per_day
        across, down = self._canvas.horizontalScrollBar(), self._canvas.verticalScrollBar()
        across.setValue(round((units - geometry.origin) * scene.px_per_day - port.width() / 2))
        share = (room.height() - 2 * _PAD_PX) / max(1, geometry.height_px)
        down.setValue(round((middle.y() - room.top() - _PAD_PX) / share - port.height() / 2))
