"""Painting over the bars: selection and focus rings, ports, today, and the preview of a drag."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ui.timeline.geometry import BAR_PX
from ui.timeline.scene import BAR_LEAST_PX, Scene

if TYPE_CHECKING:
    from ui.timeline.drag import BarDrag
    from ui.timeline.gestures import LinkGround

RING_GAP_PX = 3
_RING_RADIUS = 9
_PORT_STEP_PX = 11
_PORTS_SHOWN = 3
_GUIDE_PX = 7
_BAND_ALPHA = 34


def paint_today(painter: QPainter, scene: Scene, exposed: QRect) -> None:
    """The line of now."""
    if scene.now_ms:
        x = scene.x_px(scene.geometry.axis.units(scene.now_ms))
        if exposed.left() - 2 <= x <= exposed.right() + 2:
            painter.fillRect(QRectF(x, exposed.top(), 1.5, exposed.height()), scene.theme.color("accent"))


def paint_rings(painter: QPainter, scene: Scene, *, has_focus: bool) -> None:
    """The selected bar's ring, dashed as well while the keyboard is here, and its ports."""
    if scene.selected < 0 or scene.is_folded(scene.selected):
        return
    box = scene.box(scene.selected)
    ring = QRectF(box.left - RING_GAP_PX, box.top - RING_GAP_PX, box.right - box.left + 6, BAR_PX + 6)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(scene.theme.color("accent"), 2))
    painter.drawRoundedRect(ring, _RING_RADIUS, _RING_RADIUS)
    if has_focus:
        pen = QPen(scene.theme.color("text1"), 1)
        pen.setDashPattern([3, 3])
        painter.setPen(pen)
        painter.drawRoundedRect(ring.adjusted(-2.5, -2.5, 2.5, 2.5), _RING_RADIUS + 2, _RING_RADIUS + 2)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    for side_px, types in ((box.left, scene.ports[0]), (box.right, scene.ports[1])):
        _paint_ports(painter, scene, side_px, box.middle, types)


def paint_chosen(painter: QPainter, scene: Scene, bars: list[int]) -> None:
    """The rings of the bars in sight that are selected together, or that were looked for."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(scene.theme.color("accent"), 1.5))
    for bar in bars:
        if (bar in scene.chosen or bar in scene.found) and bar != scene.selected and not scene.is_folded(bar):
            box = scene.box(bar)
            ring = QRectF(box.left - 2.5, box.top - 2.5, box.right - box.left + 5, BAR_PX + 5)
            painter.drawRoundedRect(ring, _RING_RADIUS, _RING_RADIUS)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def handle_rect(scene: Scene, bar: int) -> QRect:
    """Where a bar is taken to draw a link from it: right beside its end."""
    box = scene.box(bar)
    return QRect(box.right + 4, box.middle - 8, 13, 16)


def paint_handles(painter: QPainter, scene: Scene) -> None:
    """The knob from which a link is drawn, at the bar under the pointer."""
    if scene.hovered >= 0 and not scene.is_folded(scene.hovered):
        place = handle_rect(scene, scene.hovered)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(scene.theme.color("accent"), 1.5))
        painter.setBrush(scene.theme.color("raised"))
        painter.drawEllipse(QRectF(place.left() + 0.5, place.center().y() - 4, 8, 8))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def _paint_ports(painter: QPainter, scene: Scene, x_px: int, middle_px: int, types: tuple[str, ...]) -> None:
    # three marks fit on a bar's height; the inspector lists all
    shown = types[:_PORTS_SHOWN]
    for port_type, y in zip(shown, port_middles(middle_px, len(shown)), strict=True):
        painter.drawPixmap(QPointF(x_px - 4.5, y - 4.5), scene.pills.port(port_type))


def port_middles(middle_px: int, count: int) -> list[float]:
    """Where the marks of so many ports stand on a bar's edge, from top to bottom."""
    shown = min(count, _PORTS_SHOWN)
    return [middle_px + (number - (shown - 1) / 2) * _PORT_STEP_PX for number in range(shown)]


def output_at(scene: Scene, x_px: int, y_px: int) -> str:
    """The selected bar's output whose mark is under a viewport position, by its outer half; empty for none."""
    if scene.selected < 0 or scene.is_folded(scene.selected):
        return ""
    box, names = scene.box(scene.selected), scene.output_names
    if not box.right < x_px <= box.right + 7:
        return ""
    places = zip(names, port_middles(box.middle, len(names)), strict=False)
    return next((name for name, y in places if abs(y - y_px) <= _PORT_STEP_PX / 2), "")


def paint_drag(painter: QPainter, scene: Scene, drag: BarDrag) -> None:
    """The held bar's outline at its new place, and where everything that follows would go."""
    theme = scene.theme
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(theme.color("text2"), 1)
    pen.setDashPattern([3, 3])
    painter.setPen(pen)
    held = drag.held()
    for bar, (start, end) in drag.followers.items():
        if bar not in held:
            painter.drawRoundedRect(outline(scene, bar, start, end), 6, 6)
    if drag.track is not None:
        band = QRect(0, drag.track.top_px - scene.top_px, 100_000, drag.track.height_px)
        ground = QColor(theme.color("accent"))
        ground.setAlpha(_BAND_ALPHA)
        painter.fillRect(band, ground)
    if drag.is_at_edge:
        painter.fillRect(guide_rect(scene, drag), theme.color("accent"))
    painter.setPen(QPen(theme.color("accent"), 1.5))
    painter.setBrush(theme.color("select"))
    for bar, (start, end) in held.items():
        painter.drawRoundedRect(held_outline(scene, drag, bar, start, end), 6, 6)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    if drag.words:
        paint_words(painter, scene, words_rect(scene, drag, painter.window().width()), drag.words)


def paint_words(painter: QPainter, scene: Scene | LinkGround, place: QRect, words: str) -> None:
    """A sentence on a small raised ground."""
    theme = scene.theme
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("line2"), 1))
    painter.setBrush(theme.color("raised"))
    painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(theme.color("text1"))
    painter.setFont(theme.font(12, 500))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)


def outline(scene: Scene, bar: int, start: float, end: float) -> QRectF:
    """A bar's outline at another place in time."""
    left, right = scene.x_px(start), scene.x_px(end)
    top = scene.geometry.tops[bar] - scene.top_px
    box = scene.box(bar)
    return QRectF(left + 0.5, top + 0.5, max(min(BAR_LEAST_PX, box.right - box.left), right - left) - 1, BAR_PX - 1)


def held_outline(scene: Scene, drag: BarDrag, bar: int, start: float, end: float) -> QRectF:
    """The outline of a bar that is held: in its line, or in the middle of the track that it is held over."""
    box = outline(scene, bar, start, end)
    if drag.track is not None:
        box.moveTop(drag.track.top_px - scene.top_px + (drag.track.height_px - BAR_PX) // 2 + 0.5)
    return box


def guide_rect(scene: Scene, drag: BarDrag) -> QRect:
    """The line that shows an edge landing on another one: hardly higher than the bar, so that little is painted anew."""
    box = held_outline(scene, drag, drag.bar, drag.units, drag.units + drag.length)
    return QRect(scene.x_px(drag.edge_units), int(box.top()) - _GUIDE_PX, 1, BAR_PX + 2 * _GUIDE_PX)


def words_rect(scene: Scene, drag: BarDrag, room_px: int) -> QRect:
    """Where the sentence about a drag stands: above the held bar, below it in the first row, within so many px."""
    box = held_outline(scene, drag, drag.bar, drag.units, drag.units + drag.length)
    width = drag.words_px
    top = int(box.top()) - 32
    if top < 0:
        top = int(box.bottom()) + 8
    return QRect(max(8, min(int(box.left()), room_px - width - 8)), top, width, 24)
