"""Linking in the network: from an output, or from the knob beside a box, to an input or a box, or from an input back to
what feeds it; the words are the timeline's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPen

from ui.plan.views.network_layout import HEAD_PX, PORT_PX, NetworkLayout
from ui.plan.views.stage_canvas import WAYS, StageCanvas
from ui.theme import Theme
from ui.timeline.auto_scroll import AutoScroll
from ui.timeline.gestures import LinkDrag
from ui.timeline.linking import Linking
from ui.timeline.routes import Box

if TYPE_CHECKING:
    from collections.abc import Mapping

    from studio.queries.rows import StageRow
    from ui.timeline.pills import Pills

_REACH_PX = 9
_KNOB_PX = 8


class NetworkGround:
    """The network as what a link is drawn over (see ``gestures.LinkGround``); places are those of the viewport."""

    def __init__(self, network: LinkingCanvas, theme: Theme) -> None:
        self._network, self.theme = network, theme

    @property
    def pills(self) -> Pills:
        """Marks at the present resolution."""
        return self._network.pills

    @property
    def stages(self) -> tuple[StageRow, ...]:
        """The stages that are shown."""
        return self._network.stages

    def box(self, bar: int) -> Box:
        """Where a stage lies."""
        rect = self._network.bar_rect(bar)
        return Box(rect.left(), rect.top(), rect.right() + 1, rect.bottom() + 1)

    def bar_near(self, point: QPoint) -> int:
        """The stage at a place, the marks on its edges included; -1 for none."""
        return self._network.node_near(point + self._network.offset(), _REACH_PX)

    def link_end(self, bar: int, port: str, *, is_output: bool) -> QPoint:
        """The mark of a port; without one where links in time begin and end."""
        box = self.box(bar)
        height = self._height(bar, self._ports(bar, is_output=is_output).get(port))
        return QPoint(box.right if is_output else box.left, height)

    def port_at(self, bar: int, point: QPoint, *, is_output: bool) -> str:
        """The port whose line, from its mark to the middle of the box, is at a place; empty for none."""
        box = self.box(bar)
        middle = (box.left + box.right) // 2
        left, right = (middle, box.right + _REACH_PX) if is_output else (box.left - _REACH_PX, middle)
        ports = self._ports(bar, is_output=is_output) if left <= point.x() <= right else {}
        return self._port_at(bar, point.y(), ports)

    def mark_at(self, bar: int, point: QPoint, *, is_output: bool) -> str:
        """The port whose mark is at a place; empty for none."""
        box = self.box(bar)
        is_edge = abs(point.x() - (box.right if is_output else box.left)) <= _REACH_PX
        return self._port_at(bar, point.y(), self._ports(bar, is_output=is_output)) if is_edge else ""

    def knob(self, bar: int) -> QRect:
        """Where a stage is taken to draw a link from any of its outputs: right beside its head."""
        return QRect(self.box(bar).right + 3, self._height(bar, None) - 7, 14, 15)

    def _ports(self, bar: int, *, is_output: bool) -> Mapping[str, float]:
        node = self._network.layout_.nodes[bar]
        return (node.outputs if is_output else node.inputs) if self._network.shows_ports else {}

    def _port_at(self, bar: int, y_px: int, ports: Mapping[str, float]) -> str:
        half = PORT_PX * self._network.scale / 2
        return next((name for name, place in ports.items() if abs(self._height(bar, place) - y_px) <= half), "")

    def _height(self, bar: int, place: float | None) -> int:
        box = self.box(bar)
        if place is None and not self._network.shows_ports:
            return box.middle
        return box.top + round((HEAD_PX / 2 if place is None else place) * self._network.scale)


class LinkingCanvas(StageCanvas):
    """A canvas of boxes with ports on which links are drawn. Who lays the boxes out sets ``layout_`` and ``scale``."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.scale = 1.0
        self.layout_ = NetworkLayout((), (), 0, 0, ())
        self.gesture: LinkDrag | None = None
        self.link_ground = NetworkGround(self, theme)
        self.linking = Linking(self, self.wishes)
        self._hovered = -1
        self._auto_scroll = AutoScroll(self)

    @property
    def is_held(self) -> bool:
        """Whether a link is being drawn."""
        return self.gesture is not None

    @property
    def shows_ports(self) -> bool:
        """Whether the boxes are large enough for the marks of their ports."""
        raise NotImplementedError

    def node_near(self, point: QPoint, reach_px: int) -> int:
        """The stage at a place of the canvas, or at most so far left or right of it; -1 for none."""
        raise NotImplementedError

    def begin_link(self, *, is_backward: bool = False) -> None:
        """Draw a link from the selected stage, or backwards to what feeds it, by keys."""
        if 0 <= self.selected_bar < len(self.layout_.nodes):
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.linking.begin(self.selected_bar, is_backward=is_backward, by_key=True)

    def show_bar(self, bar: int) -> None:
        """Bring a stage into sight."""
        self.show_item(bar)

    def link_neighbour(self, bar: int, arrow: str) -> int:
        """The stage that an arrow leads to while a link is drawn: the nearest of the layer beside, linked or not."""
        if arrow not in {"left", "right"}:
            return self.neighbour(bar, arrow)
        nodes, step = self.layout_.nodes, 1 if arrow == "right" else -1
        away = {other: (node.left - nodes[bar].left) * step for other, node in enumerate(nodes)}
        nearest = min((px for px in away.values() if px > 0), default=0.0)
        layer = [other for other, px in away.items() if px == nearest > 0]
        return min(layer, key=lambda other: abs(nodes[other].middle - nodes[bar].middle), default=bar)

    # --- pointer
    def begin_at(self, point: QPoint) -> bool:
        """Begin a link where a port or the knob of a box is; says whether there is one."""
        ground = self.link_ground
        if self.has_bar(self._hovered) and ground.knob(self._hovered).contains(point):
            self.linking.begin(self._hovered)
            return True
        bar = ground.bar_near(point)
        for is_output in (True, False):
            port = ground.mark_at(bar, point, is_output=is_output) if bar >= 0 else ""
            if port:
                self.linking.begin(bar, port=port, is_backward=not is_output)
                return True
        return False

    def point_at(self, point: QPoint, *, is_down: bool) -> None:
        """The pointer is at a place of the viewport: draw the link to there, or show where one begins."""
        if self.gesture is None:
            if not is_down:
                self._hover(point)
        elif is_down:
            self.hold_again(point)
            self._auto_scroll.hold(point)

    def _hover(self, point: QPoint) -> None:
        ground, at = self.link_ground, self._hovered
        bar = ground.bar_near(point)
        if bar < 0 and self.has_bar(at) and ground.knob(at).contains(point):
            bar = at
        if bar != at:
            self._hovered = bar
            self.viewport().update()
        can_link = bar >= 0 and (
            ground.knob(bar).contains(point)
            or any(ground.mark_at(bar, point, is_output=is_output) for is_output in (True, False))
        )
        self.viewport().setCursor(Qt.CursorShape.CrossCursor if can_link else Qt.CursorShape.ArrowCursor)

    def hold_again(self, point: QPoint) -> None:
        """Hold the arrow's tip at a point, also at the same one when the boxes have moved on under it."""
        if self.gesture is not None:
            self.gesture.hold(self.link_ground, point)
            self.viewport().update()

    def drop_link(self, modifiers: Qt.KeyboardModifier) -> None:
        """The button went up; where it went down, that was a click on the box."""
        gesture = self.gesture
        if gesture is not None and gesture.has_moved:
            self.linking.drop(gesture, modifiers)
        elif gesture is not None:
            self._pick(frozenset({gesture.held}), gesture.held)
        self.end_link()

    def end_link(self) -> None:
        """Let go of the link."""
        self._auto_scroll.stop()
        if self.gesture is not None:
            self.gesture = None
            self.viewport().update()
            self.wishes.let_go.emit()

    # --- keyboard
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """While a link is drawn arrows aim, Enter links, with Shift in time only, Escape lets go."""
        gesture = self.gesture
        if gesture is None:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self.end_link()
        elif not self.linking.key(gesture, event, WAYS.get(Qt.Key(event.key()), "")):
            event.ignore()
        elif self.gesture is None:
            self.wishes.let_go.emit()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Letting go of Shift ends what it means for a link."""
        if event.key() == Qt.Key.Key_Shift:
            self.linking.heed(Qt.KeyboardModifier.NoModifier)
        super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A link that keys draw goes with the focus."""
        self.end_link()
        super().focusOutEvent(event)

    # --- painting
    def paint_link(self, painter: QPainter, exposed: QRect) -> None:
        """The link that is being drawn, or the knob beside the box under the pointer; in the viewport's places."""
        if self.gesture is not None:
            seen = [bar for bar in range(self.bar_count()) if self.bar_rect(bar).intersects(exposed)]
            self.gesture.paint(painter, self.link_ground, seen)
        elif self.has_bar(self._hovered):
            _paint_knob(painter, self.link_ground, self._hovered)


def _paint_knob(painter: QPainter, ground: NetworkGround, bar: int) -> None:
    """The knob beside the box under the pointer."""
    place = ground.knob(bar)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ground.theme.color("accent"), 1.5))
    painter.setBrush(ground.theme.color("raised"))
    painter.drawEllipse(QRectF(place.left() + 1.5, place.center().y() - _KNOB_PX / 2, _KNOB_PX, _KNOB_PX))
    painter.setBrush(Qt.BrushStyle.NoBrush)
