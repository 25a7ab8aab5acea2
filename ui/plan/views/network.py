"""The network of a plan: stages as boxes with typed ports, links from outputs to inputs, left to right."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPainterPath, QPen, QWheelEvent

from ui.icons import icon_pixmap
from ui.plan.views.network_layout import HEAD_PX, NODE_PX, PORT_PX, NetworkLayout, Node, Wire, lay_network
from ui.plan.views.network_linking import LinkingCanvas
from ui.plan.views.wheel import zooms_or_scrolls
from ui.roles import role_text
from ui.theme import Theme
from ui.timeline.bar_words import nest_words
from ui.timeline.layers import DIMMED
from ui.timeline.tracks_column import broken_title
from ui.tokens import RADIUS_PX, state_look
from ui.words import tr

if TYPE_CHECKING:
    from studio.queries.rows import StageRow
    from ui.plan.views.view import ViewRows

_MARGIN_PX = 32
_LEAST, _MOST = 0.08, 2.0
_READABLE, _PORTS_FROM, _WORDS_FROM = 0.8, 0.62, 0.3
_PULL_FROM_PX = 5
# larger plans are laid out in the background
_AT_ONCE = 120
_FILLS = {"agreed": "faint", "live": "live", "done": "done"}
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)


class Network(LinkingCanvas):
    """Left and right walk along links, up and down within a layer. What the filter leaves out is dimmed. Links are drawn
    from outputs to inputs or back, or by keys.
    """

    def __init__(self, theme: Theme, do: Callable[[Callable[[], Any], Callable[[Any], None]], object]) -> None:
        """``do`` runs something in the background and hands what comes of it to a second function."""
        super().__init__(theme)
        self._do = do
        self._laid: tuple[object, ...] = ()
        self._paths: list[tuple[QPainterPath, QRectF]] = []
        self._wants_start = True
        self._pressed: QPoint | None = None
        self._panned_from: QPoint | None = None
        self.setAccessibleDescription(
            tr(
                "Left and right walk along links, up and down within a layer, L links, Enter opens, plus and minus with Ctrl zoom."
            )
        )

    # --- where things lie
    def show_rows(self, rows: ViewRows) -> None:
        if self.rows is None or self.rows.plan.production.id != rows.plan.production.id:
            self._wants_start = True
        super().show_rows(rows)
        self._start_once()

    def lay_out(self) -> None:
        rows = self.rows
        if rows is None:
            return
        names = tuple(stage.id for stage in rows.plan.stages)
        key = (names, rows.plan.links, rows.ports)
        if key == self._laid:
            return
        if self._laid[:1] != (names,):
            # nobody's box may carry another one's name
            self.layout_, self._paths = NetworkLayout((), (), 0, 0, ()), []
        self._laid = key
        plan, ports = rows.plan, rows.ports
        if len(names) <= _AT_ONCE:
            self._take(key, lay_network(plan.stages, plan.links, ports))
        else:
            self._do(lambda: lay_network(plan.stages, plan.links, ports), partial(self._take_late, key))

    def _take(self, key: tuple[object, ...], layout: NetworkLayout) -> None:
        if key == self._laid:
            self.layout_ = layout
            self._paths = [_path(wire) for wire in layout.wires]

    def _take_late(self, key: tuple[object, ...], layout: NetworkLayout) -> None:
        self._take(key, layout)
        self.relay()
        self._start_once()

    def _start_once(self) -> None:
        # ports come with the fields; before them the boxes have another height
        if self._wants_start and self.rows is not None and self.rows.fields and self.layout_.nodes and self.isVisible():
            self._show_start()
            if self.selected_bar >= 0:
                self.show_item(self.selected_bar)

    def _show_start(self) -> None:
        self._wants_start = False
        self.scale = min(max(self._fitting_scale(), _READABLE), 1.0)
        self.relay()
        self.horizontalScrollBar().setValue(0)
        self.verticalScrollBar().setValue(max(0, (self.content_size().height() - self.viewport().height()) // 2))

    def _fitting_scale(self) -> float:
        view, layout = self.viewport().size(), self.layout_
        if not layout.nodes:
            return 1.0
        across = (view.width() - 2 * _MARGIN_PX) / max(1.0, layout.width)
        down = (view.height() - 2 * _MARGIN_PX) / max(1.0, layout.height)
        return max(_LEAST, min(across, down, 1.0))

    def content_size(self) -> QSize:
        layout = self.layout_
        return QSize(
            round(layout.width * self.scale) + 2 * _MARGIN_PX, round(layout.height * self.scale) + 2 * _MARGIN_PX
        )

    def _rect(self, node: Node) -> QRectF:
        s = self.scale
        return QRectF(node.left * s + _MARGIN_PX, node.top * s + _MARGIN_PX, NODE_PX * s, node.height * s)

    def item_rect(self, item: int) -> QRect:
        return self._rect(self.layout_.nodes[item]).toAlignedRect() if item < len(self.layout_.nodes) else QRect()

    def item_at(self, point: QPoint) -> int:
        return self.node_near(point, 0)

    def node_near(self, point: QPoint, reach_px: int) -> int:
        """The stage at a place of the canvas, or at most so far left or right of it; -1 for none."""
        x, y = ((edge - _MARGIN_PX) / self.scale for edge in (point.x(), point.y()))
        reach = reach_px / self.scale
        for item, node in enumerate(self.layout_.nodes):
            if node.top <= y <= node.top + node.height and node.left - reach <= x <= node.left + NODE_PX + reach:
                return item
        return -1

    def neighbour(self, item: int, arrow: str) -> int:
        nodes = self.layout_.nodes
        if arrow in {"home", "end"}:
            layer = next(layer for layer in self.layout_.layers[:: 1 if arrow == "home" else -1] if layer)
            return layer[0]
        if arrow in {"up", "down"}:
            layer = next(layer for layer in self.layout_.layers if item in layer)
            place = layer.index(item) + (1 if arrow == "down" else -1)
            return layer[min(max(place, 0), len(layer) - 1)]
        found = [
            wire.target if arrow == "right" else wire.source
            for wire in self.layout_.wires
            if item == (wire.source if arrow == "right" else wire.target)
        ]
        return min(found, key=lambda other: abs(nodes[other].middle - nodes[item].middle), default=item)

    def first_item(self) -> int:
        return next((layer[0] for layer in self.layout_.layers if layer), -1)

    @property
    def shows_ports(self) -> bool:
        """Whether the boxes are large enough for the marks of their ports."""
        return self.scale >= _PORTS_FROM

    # --- scale and place
    def zoom(self, factor: float) -> None:
        self._zoom_to(self.scale * factor, self.viewport().rect().center())

    def fit(self) -> None:
        self._zoom_to(self._fitting_scale(), QPoint(0, 0))
        self.horizontalScrollBar().setValue(0)
        self.verticalScrollBar().setValue(0)

    def _zoom_to(self, scale: float, anchor: QPoint) -> None:
        place = (QPointF(anchor + self.offset()) - QPointF(_MARGIN_PX, _MARGIN_PX)) / self.scale
        self.scale = min(max(scale, _LEAST), _MOST)
        self.relay()
        self.horizontalScrollBar().setValue(round(place.x() * self.scale + _MARGIN_PX - anchor.x()))
        self.verticalScrollBar().setValue(round(place.y() * self.scale + _MARGIN_PX - anchor.y()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl zooms around the pointer, Shift scrolls sideways."""
        if not zooms_or_scrolls(
            self, event, lambda factor: self._zoom_to(self.scale * factor, event.position().toPoint())
        ):
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a link, select, or pull everything along on the ground or with the middle button."""
        if event.button() == Qt.MouseButton.LeftButton and self.begin_at(event.position().toPoint()):
            return
        is_ground = self.item_at(self.place_of(event)) < 0
        if event.button() == Qt.MouseButton.MiddleButton or (is_ground and event.button() == Qt.MouseButton.LeftButton):
            self._pressed, self._panned_from = event.position().toPoint(), self.offset()
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pull, or draw the link."""
        self.linking.heed(event.modifiers())
        self.point_at(event.position().toPoint(), is_down=bool(event.buttons()))
        if self._pressed is not None and self._panned_from is not None:
            moved = event.position().toPoint() - self._pressed
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self.horizontalScrollBar().setValue(self._panned_from.x() - moved.x())
            self.verticalScrollBar().setValue(self._panned_from.y() - moved.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go; a plain click on the ground selects nothing."""
        if self.is_held and event.button() == Qt.MouseButton.LeftButton:
            self.drop_link(event.modifiers())
            return
        pressed, self._pressed, self._panned_from = self._pressed, None, None
        self.viewport().unsetCursor()
        is_click = pressed is not None and (event.position().toPoint() - pressed).manhattanLength() < _PULL_FROM_PX
        if is_click and event.button() == Qt.MouseButton.LeftButton:
            self._pick(frozenset(), -1)

    # --- painting
    def paint(self, painter: QPainter, exposed: QRect) -> None:
        theme, offset = self._theme, self.offset()
        painter.fillRect(exposed, theme.color("track"))
        if self.rows is None:
            return
        view = QRectF(exposed.translated(offset)).adjusted(-40, -40, 40, 40)
        dimmed = {item for item, stage in enumerate(self.stages) if stage.id not in self.rows.shown}
        painter.translate(-offset)
        self._paint_wires(painter, view, dimmed)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=self.scale >= _WORDS_FROM)
        for item, node in enumerate(self.layout_.nodes[: len(self.stages)]):
            box = self._rect(node)
            if box.intersects(view):
                painter.setOpacity(DIMMED if item in dimmed else 1)
                self._paint_node(painter, item, node, box)
        painter.setOpacity(1)
        painter.translate(offset)
        self.paint_link(painter, exposed)

    def _paint_wires(self, painter: QPainter, view: QRectF, dimmed: set[int]) -> None:
        scale = self.scale
        painter.save()
        painter.translate(_MARGIN_PX, _MARGIN_PX)
        painter.scale(scale, scale)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        sight = QRectF((view.left() - _MARGIN_PX) / scale, (view.top() - _MARGIN_PX) / scale, view.width() / scale, view.height() / scale)  # fmt: skip
        bright = []
        for wire, (path, bounds) in zip(self.layout_.wires, self._paths, strict=True):
            if not bounds.intersects(sight):
                continue
            if self.selected_bar in {wire.source, wire.target}:
                bright.append((wire, path))
                continue
            painter.setOpacity(DIMMED if wire.source in dimmed or wire.target in dimmed else 1)
            painter.setPen(self._pen("link", 1.5 if scale >= _WORDS_FROM else 1, is_timed=wire.is_timed))
            painter.drawPath(path)
        painter.setOpacity(1)
        for wire, path in bright:
            painter.setPen(self._pen("accent", 2, is_timed=wire.is_timed))
            painter.drawPath(path)
        painter.restore()

    def _pen(self, role: str, width: float, *, is_timed: bool) -> QPen:
        # a width that the scale leaves alone is one of the screen's own pixels
        pen = QPen(self._theme.color(role), width * self.devicePixelRatioF())
        pen.setCosmetic(True)
        if is_timed:
            pen.setDashPattern([4, 4])
        return pen

    def _paint_node(self, painter: QPainter, item: int, node: Node, box: QRectF) -> None:
        theme, stage = self._theme, self.stages[item]
        look = state_look(stage.state, is_silent=stage.is_silent)
        hue = look.hue
        shape = QPainterPath()
        shape.addRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_PX, RADIUS_PX)
        painter.fillPath(shape, theme.color("raised" if theme.is_dark else "panel"))
        # without room for ports the whole box is the stage's name
        high = HEAD_PX * self.scale if self.scale >= _PORTS_FROM else box.height()
        head = QRectF(box.left(), box.top(), box.width(), min(box.height(), high))
        painter.save()
        painter.setClipRect(head)
        fill = _FILLS.get(look.firmness)
        if fill:
            painter.fillPath(shape, theme.color(f"{hue}.{fill}"))
        painter.setClipRect(QRectF(box.left(), box.top(), 4, box.height()))
        painter.fillPath(shape, theme.color(f"{hue}.base"))
        painter.restore()
        pen = QPen(theme.color(f"{hue}.edge"), 1)
        if look.firmness in {"open", "ended"}:
            pen.setDashPattern([4, 3])
        painter.strokePath(shape, pen)
        if item in self._chosen:
            is_focus = item == self.selected_bar and self.hasFocus()
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("focus" if is_focus else "accent"), 2))
            painter.drawRoundedRect(box.adjusted(-3, -3, 3, 3), 9, 9)
        if self.scale >= _WORDS_FROM:
            self._paint_head(painter, stage, head, look.icon, hue)
        if self.scale >= _PORTS_FROM:
            self._paint_ports(painter, item, node, box)
        if stage.is_critical:
            painter.fillRect(QRectF(box.left(), box.bottom() + 3, box.width(), 2), theme.color("text2"))

    def _paint_head(self, painter: QPainter, stage: StageRow, head: QRectF, icon: str, hue: str) -> None:
        theme = self._theme
        room = head.adjusted(9, 1, -7, -1).toAlignedRect()
        is_small = self.scale < _PORTS_FROM
        name = "clock-exclamation" if stage.is_late else icon
        ink = theme.color("late.text" if stage.is_late else f"{hue}.text")
        painter.drawPixmap(room.left(), room.top() + (room.height() - 14) // 2, icon_pixmap(name, ink, 14, ratio=self.pills.ratio))  # fmt: skip
        room.setLeft(room.left() + 20)
        person = stage.person or stage.meant_for
        if person and not is_small:
            painter.drawPixmap(room.right() - 19, room.top() + (room.height() - 20) // 2, self.pills.badge(person))
            room.setRight(room.right() - 26)
        painter.setPen(theme.color("text1"))
        painter.setFont(theme.font(10.5 if is_small else 12, 600))
        metrics = painter.fontMetrics()
        if is_small and room.height() >= 2 * metrics.height():
            painter.drawText(room, _LEFT | int(Qt.TextFlag.TextWordWrap), stage.title)
            return
        if room.height() >= 2 * metrics.height() and metrics.horizontalAdvance(stage.title) > room.width():
            # the name goes before the role; the badge says who it is
            painter.drawText(room, _LEFT, broken_title(stage.title, metrics, room.width()))
            return
        if is_small or room.height() < 34:
            painter.drawText(room, _LEFT, metrics.elidedText(stage.title, Qt.TextElideMode.ElideRight, room.width()))
            return
        upper = QRect(room.left(), room.top() + room.height() // 2 - 17, room.width(), 18)
        painter.drawText(upper, _LEFT, metrics.elidedText(stage.title, Qt.TextElideMode.ElideRight, room.width()))
        painter.setFont(theme.font(11))
        painter.setPen(theme.color("text2"))
        words = stage.person or nest_words(stage) or role_text(stage.role) or stage.meant_for or tr("nobody asked yet")
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(upper.translated(0, 16), _LEFT, shown)

    def _paint_ports(self, painter: QPainter, item: int, node: Node, box: QRectF) -> None:
        theme, s = self._theme, self.scale
        known = self.rows.ports.get(self.stages[item].id) if self.rows is not None else None
        if known is None:
            return
        painter.setFont(theme.font(10.5 if s < 1.2 else 12))
        painter.setPen(theme.color("text2"))
        half, high = box.width() / 2 - 12, PORT_PX * s
        for ports, places, x, flags in (
            (known.inputs, node.inputs, box.left(), _LEFT),
            (known.outputs, node.outputs, box.right(), _RIGHT),
        ):
            for port in ports:
                y = box.top() + places[port.name] * s
                painter.drawPixmap(QPointF(x - 4.5, y - 4.5), self.pills.port(port.type))
                left = x + 9 if flags == _LEFT else x - 9 - half
                room = QRectF(left, y - high / 2, half, high)
                shown = painter.fontMetrics().elidedText(port.name, Qt.TextElideMode.ElideRight, round(half))
                painter.drawText(room, flags, shown)


def _path(wire: Wire) -> tuple[QPainterPath, QRectF]:
    """A link as a soft line: level at each end and through the places it passes."""
    points = [QPointF(*point) for point in wire.points]
    path = QPainterPath(points[0])
    for number, (start, end) in enumerate(pairwise(points)):
        if number % 2:
            path.lineTo(end)
        else:
            reach = max(30.0, abs(end.x() - start.x()) * 0.5)
            path.cubicTo(start + QPointF(reach, 0), end - QPointF(reach, 0), end)
    return path, path.boundingRect().adjusted(-4, -4, 4, 4)
