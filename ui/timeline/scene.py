"""What is to be painted and from where it is seen: where each bar and link lies at the present scale, and what is marked.

Places on the canvas are found when they are first asked for and kept until the scale is another one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRect
from PySide6.QtGui import QPainterPath

from ui.timeline.geometry import BAR_PX, BAR_TOP_PX, Edge, PlanGeometry
from ui.timeline.pills import MILESTONE_PX, BarPictures, Pills
from ui.timeline.routes import OUT_PX, ROOM_PX, TIP_GAP_PX, Box, Point, Route, finish_to_start, route, shortened
from ui.tokens import STAGE_ROW_PX, state_look

if TYPE_CHECKING:
    from PySide6.QtGui import QStaticText

    from studio.queries.rows import StageRow
    from ui.theme import Theme
    from ui.timeline.marks import Marks
    from ui.timeline.nests import NestMarks

TAIL_LEAST_PX = 8
SIMPLE_BELOW_PX = 14
LEAST_PX = 6
# px a day from which a review wait is kept visible, and every bar wide enough for its icon
TAIL_LEAST_FROM = 14
BAR_LEAST_PX = 28
HEAD_LEAST_PX = 22
# how far beyond its own time a bar, a ring or a link may be drawn
REACH_PX = 44
# plans with more links draw them without rounded corners
SMOOTH_LINKS = 200
_HALF_PX = BAR_PX // 2

Place = tuple[int, int, int, int]
# words ready to be drawn, their width and height
Words = tuple["QStaticText", int, int]


class Way(NamedTuple):
    """How a link is drawn with round corners, in px of the whole canvas."""

    route: Route
    path: QPainterPath


class Wire:
    """How one of many links is drawn: rectangles 1 px thin, painted and made at half the cost of lines, and its head.

    They are kept and moved when the scale changes: to make and to drop them would cost more than to paint them.
    """

    __slots__ = ("head_x", "head_y", "pieces", "points_right", "px_per_day")

    def __init__(self) -> None:
        self.px_per_day = 0.0
        self.pieces: list[QRect] = []
        self.head_x = self.head_y = 0
        self.points_right = True

    def lay_step(self, right: int, left: int, middle: int, aim: int) -> None:
        """Run from a bar's end to the start of a later one in another line: the way that nearly all have."""
        pieces, out = self.pieces, right + OUT_PX
        if len(pieces) != 3:
            self.pieces = pieces = [QRect(), QRect(), QRect()]
        pieces[0].setRect(right, middle, OUT_PX + 1, 1)
        pieces[1].setRect(out, min(middle, aim), 1, abs(aim - middle) + 1)
        pieces[2].setRect(out, aim, left - TIP_GAP_PX - out + 1, 1)
        self.points_right, self.head_x, self.head_y = True, left - TIP_GAP_PX - 6, aim - 4

    def lay(self, points: tuple[Point, ...], *, points_right: bool = True) -> None:
        """Run along these corners."""
        pieces, number = self.pieces, 0
        x, y = points[0]
        if len(pieces) != len(points) - 1:
            self.pieces = pieces = [QRect() for _ in points[1:]]
        for next_x, next_y in points[1:]:
            if next_y == y:
                pieces[number].setRect(min(x, next_x), y, abs(next_x - x) + 1, 1)
            else:
                pieces[number].setRect(x, min(y, next_y), 1, abs(next_y - y) + 1)
            x, y, number = next_x, next_y, number + 1
        self.points_right = points_right
        self.head_x, self.head_y = x - 6 if points_right else x, y - 4


class BarPlaces(dict[int, Place]):
    """Where the bars lie at one scale, in px of the whole canvas: left edge, split, right edge and top. Worked out when
    first asked for.

    A review wait keeps a least width where the work is wide enough to tell.
    """

    def __init__(self, geometry: PlanGeometry, px_per_day: float) -> None:
        super().__init__()
        self._geometry, self._px_per_day = geometry, px_per_day
        self._lists = (geometry.start, geometry.work_end, geometry.end, geometry.tops, geometry.origin, px_per_day)

    def __missing__(self, bar: int) -> Place:
        # asked for every bar in sight in every frame of a zoom
        starts, work_ends, ends, tops, origin, px_per_day = self._lists
        work_end, end = work_ends[bar], ends[bar]
        left, split = round((starts[bar] - origin) * px_per_day), round((work_end - origin) * px_per_day)
        right = split if end == work_end else round((end - origin) * px_per_day)
        if px_per_day < TAIL_LEAST_FROM or right - left < BAR_LEAST_PX or right < split + TAIL_LEAST_PX:
            split, right = self._wide_enough(bar, left, split, right)
            if bar in self._geometry.milestones:
                left -= MILESTONE_PX // 2
                split = right = left + MILESTONE_PX
        if split < left + HEAD_LEAST_PX and right - split > HEAD_LEAST_PX:
            split = left + HEAD_LEAST_PX  # work that was done in moments has room for its state before the wait
        found = self[bar] = (left, split, right, tops[bar])
        return found

    def _wide_enough(self, bar: int, left: int, split: int, right: int) -> tuple[int, int]:
        """Split and right edge of a bar of which not everything can be seen at this scale."""
        if self._px_per_day < TAIL_LEAST_FROM:
            return split, max(right, left + LEAST_PX)
        if self._geometry.end[bar] != self._geometry.work_end[bar]:
            right = max(right, split + TAIL_LEAST_PX)
        if right - left < SIMPLE_BELOW_PX:
            # what lasted moments shows its state, and no wait that nobody could tell from the work
            right = max(right, left + self._least_px(bar, left))
            return right, right
        if right - left < BAR_LEAST_PX:
            right = max(right, left + self._least_px(bar, left))
        return split, right

    def _least_px(self, bar: int, left: int) -> int:
        """How wide a bar is at least: room for its icon, but never over the next bar of its line."""
        after = self._geometry.after[bar]
        if after < 0:
            return BAR_LEAST_PX
        next_left = round((self._geometry.start[after] - self._geometry.origin) * self._px_per_day)
        return min(BAR_LEAST_PX, max(LEAST_PX, next_left - left - 2))


class Scene:
    """See the module. Scroll place in px, scale in px a day."""

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
        # bars that are not put together from pieces of pictures
        late = (bar for bar, stage in enumerate(geometry.plan.stages) if stage.is_late and stage.due_ms)
        self.rare = geometry.milestones.union(late)
        self.output_names: tuple[str, ...] = ()
        self.found: frozenset[int] = frozenset()
        self.marks: Marks | None = None
        self.nests: NestMarks | None = None
        if getattr(geometry.plan, "nests", ()):  # an older program kept plans without any
            from ui.timeline.nests import nest_marks

            self.nests = nest_marks(geometry)
        # words ready to be drawn: of bars, at full length and shortened, and of drifts, with their width
        self.labels: dict[int, tuple[Words, Words]] = {}
        self.drifts: dict[float, tuple[QStaticText, int]] = {}
        # the sums of folded tracks, by row
        self.sums: dict[int, Words] = {}
        self._pictures: list[BarPictures | None] = []
        self._pictured: Pills | None = None
        self.places = BarPlaces(geometry, px_per_day)
        self._ways: dict[Edge, Way] = {}
        self._wires: dict[Edge, Wire] = {}
        # whether links have round corners
        self.is_smooth = len(geometry.edges) <= SMOOTH_LINKS

    def x_px(self, units: float) -> int:
        """Where a place lies in the viewport."""
        return round((units - self.geometry.origin) * self.px_per_day) - self.left_px

    def units(self, x_px: float) -> float:
        """The place at a viewport position."""
        return self.geometry.origin + (x_px + self.left_px) / self.px_per_day

    def place(self, bar: int) -> Place:
        """A bar's left edge, split, right edge and top, in px of the whole canvas."""
        return self.places[bar]

    def pictures(self) -> list[BarPictures | None]:
        """The pictures of the bars in the present theme, None where they were not needed yet (see ``picture``)."""
        if self._pictured is not self.pills:
            self._pictured, self._pictures = self.pills, [None] * len(self.looks)
        return self._pictures

    def picture(self, bar: int) -> BarPictures:
        """The pictures of a bar."""
        found = self.pictures()[bar]
        if found is None:
            stage = self.geometry.plan.stages[bar]
            found = self._pictures[bar] = self.pills.of_bar(self.looks[bar], stage.person)
        return found

    def is_folded(self, bar: int) -> bool:
        """Whether a bar's track is folded: it is a piece of the track's one bar, and is not taken by itself."""
        return self.geometry.rows[self.geometry.row_of[bar]].is_folded

    def box(self, bar: int) -> Box:
        """A bar with its tail, in the viewport."""
        left, _split, right, top = self.place(bar)
        x, y = self.left_px, self.top_px
        return Box(left - x, top - y, right - x, top - y + BAR_PX)

    # --- what a link is drawn over (see ``gestures.LinkGround``)
    @property
    def stages(self) -> tuple[StageRow, ...]:
        """The stages that are shown."""
        return self.geometry.plan.stages

    def bar_near(self, point: QPoint) -> int:
        """The bar at a place of the viewport or right beside it, -1 for none."""
        found = self.geometry.bar_at(self.units(point.x()), point.y() + self.top_px, 6 / self.px_per_day)
        return -1 if found is None else found

    def link_end(self, bar: int, _port: str, *, is_output: bool) -> QPoint:
        """Where a link from a bar begins, or one to it ends."""
        box = self.box(bar)
        return QPoint(box.right if is_output else box.left, box.middle)

    def port_at(self, _bar: int, _point: QPoint, *, is_output: bool) -> str:
        """Bars under a link that is drawn show no ports that could be pointed at."""
        del is_output
        return ""

    def zoom_to(self, px_per_day: float) -> None:
        """Another scale; places and ways are found anew."""
        self.px_per_day = px_per_day
        self._ways = {}
        self.places = BarPlaces(self.geometry, px_per_day)

    def way(self, edge: Edge) -> Way:
        """How a link runs, with round corners."""
        found = self._ways.get(edge)
        if found is None:
            run = self._route(edge)
            found = self._ways[edge] = Way(run, _rounded(run))
        return found

    def _route(self, edge: Edge) -> Route:
        source, target = self.place(edge.source), self.place(edge.target)
        return route(
            Box(source[0], source[3], source[2], source[3] + BAR_PX),
            Box(target[0], target[3], target[2], target[3] + BAR_PX),
            edge.kind,
        )

    def wires(self, edges: list[Edge]) -> list[Wire]:
        """How links run where there are many."""
        wires, px_per_day, places, found = self._wires, self.px_per_day, self.places, []
        for edge in edges:
            wire = wires.get(edge)
            if wire is None:
                wire = wires[edge] = Wire()
            found.append(wire)
            if wire.px_per_day == px_per_day:
                continue
            wire.px_per_day = px_per_day
            _left, _split, right, top = places[edge.source]
            left, _split, _right, aim = places[edge.target]
            if top != aim or left < right or edge.kind != "FS":
                self._lay(wire, edge)
                continue
            # straight from a bar's end to the start of the next one in its line: most are, and a zoom lays all anew
            tip, pieces = left - TIP_GAP_PX, wire.pieces
            if len(pieces) != 1:
                wire.pieces = pieces = [QRect()]
            pieces[0].setRect(min(right, tip), aim + _HALF_PX, abs(tip - right) + 1, 1)
            wire.points_right, wire.head_x, wire.head_y = True, tip - 6, aim + _HALF_PX - 4
        return found

    def _lay(self, wire: Wire, edge: Edge) -> None:
        """Lay a wire from one line to another."""
        if edge.kind != "FS":
            run = self._route(edge)
            wire.lay(run.points, points_right=run.points_right)
            return
        _left, _split, right, top = self.places[edge.source]
        left, _split, _right, aim = self.places[edge.target]
        if top != aim and left - right >= ROOM_PX:
            wire.lay_step(right, left, top + _HALF_PX, aim + _HALF_PX)
            return
        heights = (top + _HALF_PX, aim + _HALF_PX, aim, aim + BAR_PX)
        wire.lay(finish_to_start(right, left, heights, is_below=aim >= top + BAR_PX))

    @staticmethod
    def has_whole(left_px: int, width_px: int, exposed: QRect) -> bool:
        """Whether words lie wholly in a part: on paper they are never cut at the edge of a page."""
        return left_px >= exposed.left() and left_px + width_px <= exposed.right() + 1

    def marked_rect(self, bar: int) -> QRect:
        """Everything a bar's marks may cover: ring, critical line, ports, label and first piece of its links."""
        box = self.box(bar)
        return QRect(box.left - 12, box.top - 10, box.right - box.left + 28, STAGE_ROW_PX + 8)

    def row_rect(self, bar: int, width_px: int) -> QRect:
        """The whole line a bar stands in."""
        return QRect(0, self.geometry.tops[bar] - BAR_TOP_PX - self.top_px - 6, width_px, STAGE_ROW_PX + 14)


def _rounded(way: Route) -> QPainterPath:
    path = QPainterPath(QPointF(*way.points[0]) + QPointF(0.5, 0.5))
    for before, corner, after in shortened(way, 4):
        path.lineTo(before[0] + 0.5, before[1] + 0.5)
        path.quadTo(corner[0] + 0.5, corner[1] + 0.5, after[0] + 0.5, after[1] + 0.5)
    tip_x, tip_y = way.points[-1]
    path.lineTo(tip_x + (-3 if way.points_right else 3) + 0.5, tip_y + 0.5)
    return path
