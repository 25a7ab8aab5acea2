"""Painting of the timeline's layers: ground, links, bars, labels. Reads geometry, decides nothing.

Every function paints only what touches the span it is given; the view calls them for the exposed parts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLine, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPen, QStaticText, QTransform

from ui.theme import Theme
from ui.timeline.bar_words import bar_label
from ui.timeline.geometry import BAR_PX, BAR_TOP_PX, Edge, PlanGeometry
from ui.timeline.pills import MILESTONE_PX, PILL_PX, Pills
from ui.timeline.routes import Box, Route, route, shortened, verticals
from ui.timeline.ruler import lower_ticks, reader_rest, upper_ticks
from ui.tokens import STAGE_ROW_PX, state_look

if TYPE_CHECKING:
    from ui.timeline.marks import Marks

LABEL_GAP_PX = 18
TAIL_LEAST_PX = 8
SIMPLE_BELOW_PX = 14
LEAST_PX = 6
# px a day from which a review wait is kept visible, and every bar wide enough for its icon
TAIL_LEAST_FROM = 14
BAR_LEAST_PX = 28
ICON_ROOM_PX = 22
# how far beyond its own time a bar, a ring or a link may be drawn
REACH_PX = 44
BADGE_ROOM_PX = 49
DIMMED = 0.28
# px a day from which hours can be told apart
HOURS_FROM = 120
# plans with more links draw them without rounded corners
SMOOTH_LINKS = 200
_NO_PATH = QPainterPath()


class Scene:
    """What is to be painted and from where it is seen: scroll place in px, px a day, and what is marked."""

    def __init__(
        self,
        geometry: PlanGeometry,
        theme: Theme,
        pills: Pills,
        px_per_day: float,
        *,
        now_ms: int = 0,
        shows_critical: bool = True,
        selected: int = -1,
    ) -> None:
        self.geometry, self.theme, self.pills, self.px_per_day = geometry, theme, pills, px_per_day
        self.left_px = self.top_px = 0
        self.now_ms, self.shows_critical = now_ms, shows_critical
        self.selected, self.hovered = selected, -1
        self.chosen: frozenset[int] = frozenset()
        self.dimmed: frozenset[int] = frozenset()
        self.ports: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
        self.looks = [state_look(stage.state, is_silent=stage.is_silent) for stage in geometry.plan.stages]
        self.output_names: tuple[str, ...] = ()
        self.found: frozenset[int] = frozenset()
        self.marks: Marks | None = None
        self.labels: dict[tuple[str, int], tuple[QStaticText, int]] = {}
        self._places: dict[int, tuple[int, int, int, int]] = {}
        self._ways: dict[Edge, tuple[Route, QPainterPath, list[QLine]]] = {}

    def x_px(self, units: float) -> int:
        """Where a place lies in the viewport."""
        return round((units - self.geometry.origin) * self.px_per_day) - self.left_px

    def units(self, x_px: float) -> float:
        """The place at a viewport position."""
        return self.geometry.origin + (x_px + self.left_px) / self.px_per_day

    def place(self, bar: int) -> tuple[int, int, int, int]:
        """A bar's left edge, split, right edge and top, in px of the whole canvas.

        A review wait keeps a least width where the work is wide enough to tell.
        """
        found = self._places.get(bar)
        if found is None:
            geometry, px_per_day = self.geometry, self.px_per_day
            if geometry.is_milestone(bar):
                left = round((geometry.start[bar] - geometry.origin) * px_per_day) - MILESTONE_PX // 2
                right = left + MILESTONE_PX
                found = self._places[bar] = (left, right, right, geometry.bar_top_px(bar))
                return found
            start, work_end, end = geometry.start[bar], geometry.work_end[bar], geometry.end[bar]
            left, split, right = (round((units - geometry.origin) * px_per_day) for units in (start, work_end, end))
            if end > work_end and px_per_day >= TAIL_LEAST_FROM:
                right = max(right, split + TAIL_LEAST_PX)
            is_moment = right - left < SIMPLE_BELOW_PX
            right = max(right, left + self._least_px(bar, left))
            if is_moment and px_per_day >= TAIL_LEAST_FROM:
                # what lasted moments shows its state, and no wait that nobody could tell from the work
                split = right
            found = self._places[bar] = (left, split, right, geometry.bar_top_px(bar))
        return found

    def _least_px(self, bar: int, left: int) -> int:
        """How wide a bar is at least: room for its icon, but never over the next bar of its line."""
        if self.px_per_day < TAIL_LEAST_FROM:
            return LEAST_PX
        after = self.geometry.after[bar]
        if after < 0:
            return BAR_LEAST_PX
        next_left = round((self.geometry.start[after] - self.geometry.origin) * self.px_per_day)
        return min(BAR_LEAST_PX, max(LEAST_PX, next_left - left - 2))

    def box(self, bar: int) -> Box:
        """A bar with its tail, in the viewport."""
        left, _split, right, top = self.place(bar)
        x, y = self.left_px, self.top_px
        return Box(left - x, top - y, right - x, top - y + BAR_PX)

    def zoom_to(self, px_per_day: float) -> None:
        """Another scale; the ways of links are found anew."""
        self.px_per_day = px_per_day
        self._ways.clear()
        self._places.clear()

    @property
    def is_smooth(self) -> bool:
        """Whether links have round corners."""
        return len(self.geometry.edges) <= SMOOTH_LINKS

    def way(self, edge: Edge) -> tuple[Route, QPainterPath, list[QLine]]:
        """A link's way and how to draw it, as a path or as lines, in px of the whole canvas."""
        found = self._ways.get(edge)
        if found is None:
            way = route(self._canvas_box(edge.source), self._canvas_box(edge.target), edge.kind)
            path, lines = (_rounded(way), []) if self.is_smooth else (_NO_PATH, _straight(way))
            found = self._ways[edge] = (way, path, lines)
        return found

    def _canvas_box(self, bar: int) -> Box:
        left, _split, right, top = self.place(bar)
        return Box(left, top, right, top + BAR_PX)

    def marked_rect(self, bar: int) -> QRect:
        """Everything a bar's marks may cover: ring, critical line, ports, label and first piece of its links."""
        box = self.box(bar)
        return QRect(box.left - 12, box.top - 10, box.right - box.left + 28, STAGE_ROW_PX + 8)

    def row_rect(self, bar: int, width_px: int) -> QRect:
        """The whole line a bar stands in."""
        return QRect(0, self.geometry.bar_top_px(bar) - BAR_TOP_PX - self.top_px - 6, width_px, STAGE_ROW_PX + 14)


def paint_ground(painter: QPainter, scene: Scene, exposed: QRect) -> None:
    """Days without work, vertical lines, the lines between tracks."""
    theme, geometry = scene.theme, scene.geometry
    axis, px_per_day = geometry.axis, scene.px_per_day
    painter.fillRect(exposed, theme.color("track"))
    first, last = scene.units(exposed.left()), scene.units(exposed.right() + 1)
    top, height = exposed.top(), exposed.height()
    if px_per_day >= 3:
        for start, end in _rests(scene, first, last):
            left = scene.x_px(start)
            painter.fillRect(left, top, scene.x_px(end) - left, height, theme.color("weekend"))
    grid, line = theme.color("grid"), theme.color("line")
    for tick in lower_ticks(axis, first, last, px_per_day):
        painter.fillRect(scene.x_px(tick.units), top, 1, height, grid)
    for tick in upper_ticks(axis, first, last, px_per_day):
        painter.fillRect(scene.x_px(tick.units), top, 1, height, line)
    for group in geometry.groups:
        y = group.top_px + group.height_px - scene.top_px - 1
        if exposed.top() <= y <= exposed.bottom():
            painter.fillRect(exposed.left(), y, exposed.width(), 1, line)


def _rests(scene: Scene, first: float, last: float) -> list[tuple[float, float]]:
    """Spans without work between two places: days without any, and hours when the reader does not work."""
    axis, found = scene.geometry.axis, []
    for day in range(int(first // 1), int(last // 1) + 1):
        if not axis.is_work_day(day):
            found.append((float(day), day + 1.0))
        elif scene.px_per_day >= HOURS_FROM:
            found += [(day + start, day + end) for start, end in reader_rest(axis, day)]
    return found


def paint_links(painter: QPainter, scene: Scene, exposed: QRect) -> None:
    """The links that cross the exposed part; those of the selected bar brighter and on top."""
    geometry = scene.geometry
    rows = geometry.rows_between(
        exposed.top() + scene.top_px - STAGE_ROW_PX, exposed.bottom() + scene.top_px + STAGE_ROW_PX
    )
    margin = REACH_PX / scene.px_per_day
    edges = geometry.edges_between(rows, scene.units(exposed.left()) - margin, scene.units(exposed.right()) + margin)
    if scene.px_per_day < 3:
        return
    selected = scene.selected
    quiet = [edge for edge in edges if selected not in (edge.source, edge.target)]
    bright = [edge for edge in edges if selected in (edge.source, edge.target)]
    if scene.dimmed:
        faint = [edge for edge in quiet if edge.source in scene.dimmed or edge.target in scene.dimmed]
        quiet = [edge for edge in quiet if edge.source not in scene.dimmed and edge.target not in scene.dimmed]
        painter.setOpacity(DIMMED)
        _draw_links(painter, scene, faint, "link")
        painter.setOpacity(1)
    for role, some in (("link", quiet), ("text2", bright)):
        if some:
            _draw_links(painter, scene, some, role)


def _draw_links(painter: QPainter, scene: Scene, edges: list[Edge], role: str) -> None:
    color, is_smooth = scene.theme.color(role), scene.is_smooth
    painter.save()
    painter.translate(-scene.left_px, -scene.top_px)
    painter.setPen(QPen(color, 1.5 if is_smooth else 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=is_smooth)
    lines: list[QLine] = []
    heads = (scene.pills.arrow(role, points_right=False), scene.pills.arrow(role, points_right=True))
    for edge in edges:
        way, path, straight = scene.way(edge)
        if is_smooth:
            painter.drawPath(path)
        else:
            lines += straight
        x, y = way.points[-1]
        painter.drawPixmap(x - 6 if way.points_right else x, y - 4, heads[way.points_right])
    if lines:
        painter.drawLines(lines)
    painter.restore()


def _straight(way: Route) -> list[QLine]:
    points = way.points
    return [QLine(*points[number], *points[number + 1]) for number in range(len(points) - 1)]


def _rounded(way: Route) -> QPainterPath:
    path = QPainterPath(QPointF(*way.points[0]) + QPointF(0.5, 0.5))
    for before, corner, after in shortened(way, 4):
        path.lineTo(before[0] + 0.5, before[1] + 0.5)
        path.quadTo(corner[0] + 0.5, corner[1] + 0.5, after[0] + 0.5, after[1] + 0.5)
    tip_x, tip_y = way.points[-1]
    path.lineTo(tip_x + (-3 if way.points_right else 3) + 0.5, tip_y + 0.5)
    return path


def paint_bars(painter: QPainter, scene: Scene, exposed: QRect) -> list[int]:
    """The bars in the exposed part. Returns those that are not dimmed, for their labels."""
    geometry = scene.geometry
    first = scene.units(exposed.left() - REACH_PX)
    last = scene.units(exposed.right() + REACH_PX)
    drawn: list[int] = []
    for row in geometry.rows_between(exposed.top() + scene.top_px - 4, exposed.bottom() + scene.top_px + 4):
        if geometry.rows[row].is_folded:
            for bar in geometry.bars_between(row, first, last):
                _paint_folded(painter, scene, bar)
            continue
        for bar in geometry.bars_between(row, first, last):
            if bar in scene.dimmed:
                painter.setOpacity(DIMMED)
                _paint_bar(painter, scene, bar)
                painter.setOpacity(1)
            else:
                _paint_bar(painter, scene, bar)
                drawn.append(bar)
    return drawn


def _paint_bar(painter: QPainter, scene: Scene, bar: int) -> None:
    geometry, look = scene.geometry, scene.looks[bar]
    left, split, right, top = scene.place(bar)
    x, y = scene.left_px, scene.top_px
    left, split, right, top = left - x, split - x, right - x, top - y
    if geometry.is_milestone(bar):
        diamond = scene.pills.milestone(look, is_hover=bar == scene.hovered)
        painter.drawPixmap(left, top + (BAR_PX - MILESTONE_PX) // 2, diamond)
    elif right - left < SIMPLE_BELOW_PX:
        painter.fillRect(left, top + 4, right - left, BAR_PX - 8, scene.theme.color(f"{look.hue}.base"))
    else:
        _paint_pill(painter, scene, bar, (left, split, right, top))
    stage = geometry.plan.stages[bar]
    if scene.shows_critical and stage.is_critical:
        drop = 6 if bar == scene.selected else 3
        painter.fillRect(left, top + BAR_PX + drop, right - left, 2, scene.theme.color("text2"))


def _paint_folded(painter: QPainter, scene: Scene, bar: int) -> None:
    """A bar of a folded track: a thin line in its state's colour."""
    left, _split, right, top = scene.place(bar)
    hue = scene.theme.color(f"{scene.looks[bar].hue}.base")
    painter.fillRect(left - scene.left_px, top - scene.top_px + BAR_PX // 2 - 3, max(2, right - left - 1), 6, hue)


def _paint_pill(painter: QPainter, scene: Scene, bar: int, place: tuple[int, int, int, int]) -> None:
    left, split, right, top = place
    look, pills, stage = scene.looks[bar], scene.pills, scene.geometry.plan.stages[bar]
    has_tail = right - split >= TAIL_LEAST_PX
    body = (left, split if has_tail else right, right, top)
    pills.paint_body(painter, look, body, is_hover=bar == scene.hovered)
    if stage.is_late and stage.due_ms:
        _paint_overrun(painter, scene, stage.due_ms, (left, split if has_tail else right - 2, top))
    if has_tail:
        painter.drawPixmap(split, top, pills.split(look))
    room = split - left if has_tail else right - left
    if room >= ICON_ROOM_PX:
        painter.drawPixmap(left + 8, top + 7, pills.icon(look))
    if room >= BADGE_ROOM_PX and stage.person:
        painter.drawPixmap(left + 27, top + 4, pills.badge(stage.person))
    if stage.is_stale:
        painter.drawPixmap(right - 11, top, pills.stale())


def _paint_overrun(painter: QPainter, scene: Scene, due_ms: int, place: tuple[int, int, int]) -> None:
    left, split, top = place
    due = max(scene.x_px(scene.geometry.axis.units(due_ms)), left + 4)
    width = min(split - due, PILL_PX)
    if width > 0:
        scene.pills.paint_hatch(painter, due, top + 1, width)


def paint_labels(painter: QPainter, scene: Scene, bars: list[int]) -> None:
    """The words right of the bars, shortened where a link or the next bar is in the way."""
    if scene.px_per_day < 3:
        return
    painter.setFont(scene.theme.font(11.5))
    quiet, bright = scene.theme.color("text3"), scene.theme.color("text1")
    walls = _walls(scene, bars)
    for bar in bars:
        left = scene.place(bar)[2] - scene.left_px + LABEL_GAP_PX
        limit = _limit(scene, bar, left, walls)
        text = _fitting(scene, bar, limit - left)
        if text is None:
            continue
        is_selected = bar == scene.selected
        painter.setPen(bright if is_selected else quiet)
        top = scene.geometry.bar_top_px(bar) - scene.top_px
        painter.drawStaticText(QPoint(left, top + (BAR_PX - round(text.size().height())) // 2), text)


def _walls(scene: Scene, bars: list[int]) -> list[tuple[int, int, int]]:
    """Upright pieces of links, where there are few enough to look."""
    geometry = scene.geometry
    if not bars or not scene.is_smooth:
        return []
    x, y = scene.left_px, scene.top_px
    pieces = [piece for edge in geometry.edges for piece in verticals(scene.way(edge)[0])]
    walls = [(at - x, top - y, bottom - y) for at, top, bottom in pieces]
    if scene.now_ms:
        walls.append((scene.x_px(geometry.axis.units(scene.now_ms)), -100_000, 100_000))
    return walls


def _limit(scene: Scene, bar: int, left: int, walls: list[tuple[int, int, int]]) -> int:
    limit = left + 400
    after = scene.geometry.after[bar]
    if after >= 0:
        limit = scene.x_px(scene.geometry.start[after]) - 8
    middle = scene.geometry.bar_top_px(bar) - scene.top_px + BAR_PX // 2
    for x, top, bottom in walls:
        if left - 4 <= x < limit and top - 8 <= middle <= bottom + 8:
            limit = x - 6
    return limit


def _fitting(scene: Scene, bar: int, room_px: int) -> QStaticText | None:
    stage = scene.geometry.plan.stages[bar]
    for short in (0, 1):
        key = (stage.id, short)
        found = scene.labels.get(key)
        if found is None:
            words = bar_label(stage, scene.now_ms)[short]
            text = QStaticText(words)
            text.setTextFormat(Qt.TextFormat.PlainText)
            font = scene.theme.font(11.5)
            # unprepared, it would measure itself in the application's font until it is first drawn
            text.prepare(QTransform(), font)
            width = QFontMetrics(font).horizontalAdvance(words)
            found = scene.labels[key] = (text, width)
        if 0 < found[1] <= room_px:
            return found[0]
    return None


def is_struck(state: str) -> bool:
    """Whether a stage's name is struck through: its hand-off has ended without a result."""
    return state in {"declined", "expired", "withdrawn", "cancelled"}
