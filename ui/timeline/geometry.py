"""Where rows, bars and links of a plan lie. Pure: no Qt, no colours, no clock.

Horizontal places are day units (see ``axis``), vertical ones px from the top of the first row. Rows hold their bars
sorted by start, so that what is in sight is found by bisection.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from ui.timeline.axis import TimeAxis, zone_named
from ui.tokens import STAGE_ROW_PX

if TYPE_CHECKING:
    from studio.queries.rows import PlanRows, StageRow

BAR_TOP_PX = 8
BAR_PX = 28
GROUP_PAD_PX = 2
# links are looked for in cells of so many rows and days
_CELL_ROWS, _CELL_DAYS = 8, 16
_NUMBER = attrgetter("number")
# a plan that begins and ends within so long is read in hours, minutes and seconds
BRIEF_MS = 4 * 3_600_000


def hours_around(plan: PlanRows) -> tuple[tuple[int, int], ...]:
    """The working hours of a day as one span, wide enough to hold a brief plan that was done at any hour."""
    zone = zone_named(plan.zone)
    first, last = (datetime.fromtimestamp(ms / 1000, zone) for ms in (plan.start_ms, plan.end_ms))
    if first.date() != last.date():
        return ((0, 24 * 60),)
    hours = plan.work_hours or ((0, 24 * 60),)
    if hours[0][0] <= first.hour * 60 and last.hour * 60 + last.minute < hours[-1][1]:
        return plan.work_hours
    return ((min(hours[0][0], first.hour * 60), max(hours[-1][1], (last.hour + 1) * 60)),)


class Group:
    """The rows of one track."""

    __slots__ = ("count", "first_row", "height_px", "is_folded", "name", "rows", "top_px", "track")

    def __init__(self, track: str, name: str, first_row: int, rows: int, top_px: int) -> None:
        self.track, self.name = track, name
        self.first_row, self.rows, self.top_px, self.height_px = first_row, rows, top_px, 0
        self.count, self.is_folded = 0, False


class Row:
    """One line of the timeline: bar indexes sorted by start, their starts, and the longest bar's length."""

    __slots__ = ("bars", "is_folded", "longest", "starts", "top_px")

    def __init__(self, top_px: int, bars: list[int], starts: list[float], longest: float) -> None:
        self.top_px, self.bars, self.starts, self.longest = top_px, bars, starts, longest
        self.is_folded = False


class Edge:
    """All links from one bar to another, drawn as one line. Two edges are the same only if they are one."""

    __slots__ = ("kind", "number", "source", "target")

    def __init__(self, source: int, target: int, kind: str, number: int) -> None:
        self.source, self.target, self.kind, self.number = source, target, kind, number


class PlanGeometry:
    """The places of one plan. Bars are known by their index in ``plan.stages``."""

    def __init__(self, plan: PlanRows, *, is_compact: bool = False, folded: frozenset[str] = frozenset()) -> None:
        self.plan = plan
        self.folded = folded
        self._landings: list[float] = []
        self._into: dict[int, list[Edge]] | None = None
        self.is_brief = bool(plan.stages) and plan.end_ms - plan.start_ms < BRIEF_MS
        hours = hours_around(plan) if self.is_brief else plan.work_hours
        self.axis = TimeAxis(plan.zone, hours, plan.work_weekdays)
        self.is_compact = is_compact
        units = self.axis.units
        self.start = [units(stage.start_ms) for stage in plan.stages]
        self.work_end = [max(units(s.work_end_ms), units(s.start_ms)) for s in plan.stages]
        self.end = [max(units(s.end_ms), units(s.work_end_ms), units(s.start_ms)) for s in plan.stages]
        self.index = {stage.id: number for number, stage in enumerate(plan.stages)}
        # dates without work, drawn as diamonds
        self.milestones = frozenset(
            bar for bar, stage in enumerate(plan.stages) if stage.is_milestone and self.end[bar] == self.start[bar]
        )
        self.rows: list[Row] = []
        self.groups: list[Group] = []
        self.row_of: list[int] = [0] * len(plan.stages)
        # the next bar on the same line, -1 for none
        self.after: list[int] = [-1] * len(plan.stages)
        # the upper edges of the bars
        self.tops: list[int] = [0] * len(plan.stages)
        self.height_px = 0
        self.origin, self.last_day = self._span()
        self._lay_rows()
        self.row_tops = [row.top_px for row in self.rows]
        self.edges = self._find_edges()
        self._edge_cells = self._sort_edges()

    def _span(self) -> tuple[int, int]:
        """The canvas in days: from a Monday two weeks before the plan to some weeks after it."""
        starts = [*self.start, self.axis.units(self.plan.start_ms)] if self.plan.start_ms else self.start
        first = int(min(starts, default=self.axis.units(0)))
        return self.axis.monday_of(first) - 14, int(max(self.end, default=first + 14)) + 84

    # --- rows
    def _lay_rows(self) -> None:
        top_px = 0
        by_track: dict[str, list[int]] = {track.id: [] for track in self.plan.tracks}
        for number, stage in enumerate(self.plan.stages):
            by_track.setdefault(stage.track, []).append(number)
        names = {track.id: track.name for track in self.plan.tracks}
        for track, bars in by_track.items():
            is_folded = track in self.folded and bool(bars)
            if is_folded or not bars:
                lines = [list(bars)]
            else:
                lines = self._packed(bars) if self.is_compact else [[bar] for bar in bars]
            group = Group(track, names.get(track, track), len(self.rows), len(lines), top_px)
            group.count, group.is_folded = len(bars), is_folded
            top_px += GROUP_PAD_PX
            for line in lines:
                self._add_row(top_px, line)
                self.rows[-1].is_folded = is_folded
                top_px += STAGE_ROW_PX
            top_px += GROUP_PAD_PX
            group.height_px = top_px - group.top_px
            self.groups.append(group)
        self.height_px = top_px

    def _add_row(self, top_px: int, bars: list[int]) -> None:
        bars.sort(key=self.start.__getitem__)
        for bar in bars:
            self.row_of[bar] = len(self.rows)
            self.tops[bar] = top_px + BAR_TOP_PX
        for bar, after in pairwise(bars):
            self.after[bar] = after
        longest = max((self.end[bar] - self.start[bar] for bar in bars), default=0.0)
        self.rows.append(Row(top_px, bars, [self.start[bar] for bar in bars], longest))

    def _packed(self, bars: Sequence[int]) -> list[list[int]]:
        """Bars of a track on as few lines as they need without overlapping."""
        lines: list[list[int]] = []
        free: list[float] = []
        for bar in sorted(bars, key=self.start.__getitem__):
            for line, free_from in enumerate(free):
                if free_from <= self.start[bar]:
                    lines[line].append(bar)
                    free[line] = self.end[bar]
                    break
            else:
                lines.append([bar])
                free.append(self.end[bar])
        return lines

    def rows_between(self, top_px: float, bottom_px: float) -> range:
        """The rows that touch a vertical span."""
        first = max(0, bisect_right(self.row_tops, top_px) - 1)
        return range(first, bisect_left(self.row_tops, bottom_px))

    def bars_between(self, row: int, first: float, last: float) -> Iterator[int]:
        """The bars of a row that touch a span of day units, from left to right."""
        line = self.rows[row]
        for place in range(bisect_left(line.starts, first - line.longest), bisect_right(line.starts, last)):
            bar = line.bars[place]
            if self.end[bar] >= first:
                yield bar

    def bar_at(self, units: float, y_px: float, slack: float = 0.0) -> int | None:
        """The bar at a place, ``slack`` day units around it included."""
        for row in self.rows_between(y_px, y_px + 1):
            top_px = self.rows[row].top_px + BAR_TOP_PX
            if not top_px - 2 <= y_px <= top_px + BAR_PX + 2:
                continue
            found = list(self.bars_between(row, units - slack, units + slack))
            if found:
                return min(found, key=lambda bar: max(self.start[bar] - units, units - self.end[bar], 0.0))
        return None

    def groups_between(self, top_px: float, bottom_px: float) -> list[Group]:
        """The tracks whose lower edge is within a vertical span."""
        return [group for group in self.groups if top_px < group.top_px + group.height_px <= bottom_px + 1]

    def group_at(self, y_px: float) -> Group | None:
        """The track at a vertical place."""
        return next((group for group in self.groups if group.top_px <= y_px < group.top_px + group.height_px), None)

    def group_of(self, bar: int) -> Group | None:
        """The track that a bar is on."""
        track = self.plan.stages[bar].track
        return next((group for group in self.groups if group.track == track), None)

    def landing_near(self, units: float, within: float) -> float | None:
        """The nearest start or end of any bar, where there is one within so many day units."""
        if not self._landings:
            self._landings = sorted({*self.start, *self.end})
        place = bisect_left(self._landings, units)
        near = min(self._landings[max(0, place - 1) : place + 1], key=lambda edge: abs(edge - units), default=None)
        return near if near is not None and abs(near - units) <= within else None

    def stage(self, bar: int) -> StageRow:
        """The row of the query that a bar draws."""
        return self.plan.stages[bar]

    # --- links
    def _find_edges(self) -> list[Edge]:
        seen: dict[tuple[int, int, str], Edge] = {}
        for link in self.plan.links:
            source, target = self.index.get(link.source), self.index.get(link.target)
            if source is not None and target is not None and source != target:
                seen.setdefault((source, target, link.kind), Edge(source, target, link.kind, len(seen)))
        return list(seen.values())

    def _sort_edges(self) -> dict[tuple[int, int], list[Edge]]:
        """The links by the cells of rows and days that they cross."""
        cells: dict[tuple[int, int], list[Edge]] = {}
        row_of, start, end = self.row_of, self.start, self.end
        for edge in self.edges:
            source, target = edge.source, edge.target
            low, high = row_of[source], row_of[target]
            if low > high:
                low, high = high, low
            first, last = min(start[source], start[target]), max(end[source], end[target])
            spans = range(int(first) // _CELL_DAYS, int(last) // _CELL_DAYS + 1)
            for rows in range(low // _CELL_ROWS, high // _CELL_ROWS + 1):
                for days in spans:
                    cells.setdefault((rows, days), []).append(edge)
        return cells

    def edges_into(self, bar: int) -> list[Edge]:
        """The links that lead to a bar."""
        if self._into is None:
            self._into = {}
            for edge in self.edges:
                self._into.setdefault(edge.target, []).append(edge)
        return self._into.get(bar, [])

    def edges_between(self, rows: range, first: float, last: float) -> list[Edge]:
        """The links that may cross these rows within a span of day units."""
        if not rows:
            return []
        near: dict[Edge, None] = {}
        spans = range(int(first) // _CELL_DAYS, int(last) // _CELL_DAYS + 1)
        for chunk in range(rows.start // _CELL_ROWS, (rows.stop - 1) // _CELL_ROWS + 1):
            for span in spans:
                near.update(dict.fromkeys(self._edge_cells.get((chunk, span), ())))
        low_row, high_row, found = rows.start, rows.stop, []
        row_of, start, end = self.row_of, self.start, self.end
        for edge in near:
            source, target = edge.source, edge.target
            if end[source] < first and end[target] < first:
                continue
            if start[source] > last and start[target] > last:
                continue
            above, below = row_of[source], row_of[target]
            if (above < low_row and below < low_row) or (above >= high_row and below >= high_row):
                continue
            found.append(edge)
        # always painted in the same order: where thin lines lie over each other, that can be seen
        found.sort(key=_NUMBER)
        return found

    # --- walking with keys
    def neighbour(self, bar: int, key: str) -> int:
        """The bar that an arrow key leads to: left and right along the links, else in time; up and down by row."""
        if key in {"left", "right"}:
            return self._along_links(bar, key)
        row, step = self.row_of[bar], -1 if key == "up" else 1
        place = row + step
        while 0 <= place < len(self.rows) and not self.rows[place].bars:
            place += step
        if not 0 <= place < len(self.rows):
            return bar
        middle = (self.start[bar] + self.end[bar]) / 2
        return min(self.rows[place].bars, key=lambda other: abs((self.start[other] + self.end[other]) / 2 - middle))

    def _along_links(self, bar: int, key: str) -> int:
        line = self.rows[self.row_of[bar]].bars
        place = line.index(bar) + (1 if key == "right" else -1)
        if 0 <= place < len(line):
            return line[place]
        if key == "right":
            followers = [edge.target for edge in self.edges if edge.source == bar]
            return min(followers, key=lambda other: (self.start[other], self.row_of[other]), default=bar)
        leaders = [edge.source for edge in self.edges_into(bar)]
        return max(leaders, key=lambda other: (self.end[other], -self.row_of[other]), default=bar)
