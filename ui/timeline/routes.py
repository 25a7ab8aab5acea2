"""How a link runs from bar to bar: right angles, short ways, an arrow that ends before the bar. Pure: no Qt."""

from __future__ import annotations

from typing import NamedTuple

OUT_PX = 8
BACK_PX = 12
ABOVE_PX = 6
TIP_GAP_PX = 2
ROOM_PX = 18

Point = tuple[int, int]


class Box(NamedTuple):
    """A bar's box in px."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def middle(self) -> int:
        """Half of its height."""
        return (self.top + self.bottom) // 2


class Route(NamedTuple):
    """The corners of a link and whether its arrow points right."""

    points: tuple[Point, ...]
    points_right: bool


def route(source: Box, target: Box, kind: str = "FS") -> Route:
    """The way of a link of that kind (predecessor's end or start to successor's start or end)."""
    if kind == "SS":
        x = min(source.left, target.left) - BACK_PX
        return Route(((source.left, source.middle), (x, source.middle), (x, target.middle), _tip(target)), True)
    if kind == "FF":
        x = max(source.right, target.right) + BACK_PX
        end = (target.right + TIP_GAP_PX, target.middle)
        return Route(((source.right, source.middle), (x, source.middle), (x, target.middle), end), False)
    if kind == "SF":
        return _start_to_finish(source, target)
    return _finish_to_start(source, target)


def _tip(target: Box) -> Point:
    return (target.left - TIP_GAP_PX, target.middle)


def _finish_to_start(source: Box, target: Box) -> Route:
    heights = (source.middle, target.middle, target.top, target.bottom)
    return Route(finish_to_start(source.right, target.left, heights, is_below=target.top >= source.bottom), True)


def finish_to_start(right: int, left: int, heights: tuple[int, int, int, int], *, is_below: bool) -> tuple[Point, ...]:
    """The corners from a bar that ends at ``right`` to one that begins at ``left``. ``heights``: both middles, then the
    second one's upper and lower edge.
    """
    middle, aim, top, bottom = heights
    tip = (left - TIP_GAP_PX, aim)
    if middle == aim and left >= right:
        return ((right, middle), tip)
    out = right + OUT_PX
    if left - right >= ROOM_PX:
        return ((right, middle), (out, middle), (out, aim), tip)
    between = top - ABOVE_PX if is_below else bottom + ABOVE_PX
    back = left - BACK_PX
    return ((right, middle), (out, middle), (out, between), (back, between), (back, aim), tip)


def _start_to_finish(source: Box, target: Box) -> Route:
    out = source.left - OUT_PX
    between = target.top - ABOVE_PX if target.top >= source.bottom else target.bottom + ABOVE_PX
    back = target.right + BACK_PX
    corners = ((out, source.middle), (out, between), (back, between), (back, target.middle))
    return Route(((source.left, source.middle), *corners, (target.right + TIP_GAP_PX, target.middle)), False)


def verticals(way: Route) -> list[tuple[int, int, int]]:
    """The upright pieces of a way as (x, top, bottom)."""
    pieces = []
    for (x, y), (next_x, next_y) in zip(way.points, way.points[1:], strict=False):
        if x == next_x and y != next_y:
            pieces.append((x, min(y, next_y), max(y, next_y)))
    return pieces


def shortened(way: Route, radius: int) -> list[tuple[Point, Point, Point]]:
    """The corners to round: (point before the corner, the corner, point after it), ``radius`` px away at most."""
    corners = []
    for before, corner, after in zip(way.points, way.points[1:], way.points[2:], strict=False):
        first = _towards(corner, before, radius)
        last = _towards(corner, after, radius)
        corners.append((first, corner, last))
    return corners


def _towards(origin: Point, goal: Point, most: int) -> Point:
    dx, dy = goal[0] - origin[0], goal[1] - origin[1]
    length = max(abs(dx), abs(dy))
    step = min(most, length // 2)
    sign_x = (dx > 0) - (dx < 0)
    sign_y = (dy > 0) - (dy < 0)
    return (origin[0] + sign_x * step, origin[1] + sign_y * step)
