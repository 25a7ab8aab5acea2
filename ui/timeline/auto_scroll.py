"""Scrolls on while something is held near an edge of a view: the nearer to the edge, the faster."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer

if TYPE_CHECKING:
    from PySide6.QtWidgets import QScrollBar

    from ui.plan.views.network_linking import LinkingCanvas
    from ui.timeline.view import TimelineView

_STEP_MS = 16
_EDGE_PX = 36
# px a step just inside the edge, and the most beyond it
_SLOWEST_PX, _FASTEST_PX = 1, 28


def speed(place_px: int, length_px: int) -> int:
    """The px to scroll in one step for a pointer at a place between 0 and ``length_px``; negative: back."""
    near = min(_EDGE_PX, length_px // 4)
    if place_px < near:
        return -_eased(near - place_px)
    if place_px > length_px - near:
        return _eased(place_px - length_px + near)
    return 0


def _eased(depth_px: int) -> int:
    return min(_FASTEST_PX, _SLOWEST_PX + depth_px * depth_px // 90)


class AutoScroll:
    """One for a view. It scrolls as long as the view holds something and the last point is near an edge."""

    def __init__(self, view: TimelineView | LinkingCanvas) -> None:
        self._view = view
        self._point = QPoint()
        self._timer = QTimer(view, interval=_STEP_MS)
        self._timer.timeout.connect(self._step)

    @property
    def is_scrolling(self) -> bool:
        """Whether it scrolls on by itself."""
        return self._timer.isActive()

    def hold(self, point: QPoint) -> None:
        """Something is held at a viewport position."""
        self._point = point
        if any(self._speeds()):
            if not self._timer.isActive():
                self._timer.start()
        else:
            self._timer.stop()

    def stop(self) -> None:
        """Nothing is held any more."""
        self._timer.stop()

    def _speeds(self) -> tuple[int, int]:
        port = self._view.viewport()
        return speed(self._point.x(), port.width()), speed(self._point.y(), port.height())

    def _step(self) -> None:
        view = self._view
        if not view.is_held:
            self.stop()
            return
        across, down = self._speeds()
        has_moved = _moved(view.horizontalScrollBar(), across)
        if _moved(view.verticalScrollBar(), down) or has_moved:
            view.hold_again(self._point)
        else:
            self.stop()


def _moved(bar: QScrollBar, step_px: int) -> bool:
    before = bar.value()
    bar.setValue(before + step_px)
    return bar.value() != before
