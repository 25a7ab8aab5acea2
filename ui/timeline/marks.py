"""What stands on and around the bars once a plan has been looked through: where they were in baselines, how far they may
slip, the dates asked of them, what is wrong with them. Values only: no Qt, no colours.

Read after the first frame. Places are day units (see ``axis``); what a bar has is found out when it comes into sight.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from studio.queries.plan_rows import PlanCheckRows, StageRow, ViolationRow
    from ui.timeline.geometry import PlanGeometry

# states (by their values) in which nothing is left to do
_DONE = frozenset({"approved", "settled", "closed"})
_ENDED = frozenset({"declined", "expired", "withdrawn", "cancelled"})
MOST_SHADOWS = 3
_MORE = ("floor", "must", "due", "done", "paused")
# what lies no further apart is drawn at one place
_SAME_DAYS = 0.05


class Shadow(NamedTuple):
    """Where a bar was in a baseline. ``drift_days`` in working days, positive: later; ``line`` 0 is the newest baseline."""

    start: float
    end: float
    drift_days: float
    line: int


class BarMarks(NamedTuple):
    """The marks of one bar, between ``first`` and ``last``. Places are 0 where there is no such mark.

    ``slack``: how far it may slip; ``floor``, ``must``, ``due``: not before, done by, agreed date; ``waited_from``: when it
    could have begun; ``done``: how far the work is; ``paused``: since when it stands; ``clash``: while its person is on
    another stage too. ``is_wrong``: something is wrong beyond that. ``drift_days``: by how much its end has moved since the
    newest baseline, in half days; ``shadows_end``: where the last shadow ends. ``has_more``: there is more than shadows and
    slack.
    """

    bar: int
    first: float
    last: float
    shadows: tuple[Shadow, ...] = ()
    slack: float = 0.0
    floor: float = 0.0
    must: float = 0.0
    due: float = 0.0
    waited_from: float = 0.0
    done: float = 0.0
    paused: float = 0.0
    clash: tuple[float, float] = (0.0, 0.0)
    is_late_as_possible: bool = False
    is_missed: bool = False
    is_wrong: bool = False
    drift_days: float = 0.0
    shadows_end: float = 0.0
    has_more: bool = False


class Marks:
    """The marks of one plan. ``baselines`` are the ids of those that are drawn, of all that the plan shows (None)."""

    def __init__(self, geometry: PlanGeometry, checks: PlanCheckRows, baselines: frozenset[str] | None = None) -> None:
        self.geometry, self.checks = geometry, checks
        self._places = self._shown(baselines)
        self._wrong: dict[str, list[ViolationRow]] = {}
        for row in checks.violations:
            for stage in row.stages:
                self._wrong.setdefault(stage, []).append(row)
        self._rows: dict[int, list[BarMarks]] = {}

    def _shown(self, wanted: frozenset[str] | None) -> dict[str, int]:
        """On which line each baseline that is drawn stands, the newest nearest to the bars."""
        newest = sorted(self.checks.baselines, key=lambda row: (row.made_ms, row.id), reverse=True)
        drawn = [row.id for row in newest if row.is_shown and (wanted is None or row.id in wanted)]
        return {baseline: line for line, baseline in enumerate(drawn[:MOST_SHADOWS])}

    @property
    def baselines(self) -> tuple[str, ...]:
        """The ids of the baselines that are drawn, the newest first."""
        return tuple(self._places)

    def wrong(self, stage: str) -> list[ViolationRow]:
        """What is wrong with a stage."""
        return self._wrong.get(stage, [])

    def between(self, rows: Iterable[int], first: float, last: float) -> list[BarMarks]:
        """The marks in these rows that touch a span; rows of folded tracks have none."""
        found = []
        for row in rows:
            marks = self._rows.get(row)
            if marks is None:
                marks = self._rows[row] = self._of_row(row)
            found += [one for one in marks if one[1] <= last and one[2] >= first]
        return found

    def _of_row(self, row: int) -> list[BarMarks]:
        line = self.geometry.rows[row]
        if line.is_folded:
            return []
        return [marks for bar in line.bars if (marks := self.of(bar)) is not None]

    def of(self, bar: int) -> BarMarks | None:
        """The marks of a bar, None where it has none."""
        geometry = self.geometry
        stage, axis = geometry.plan.stages[bar], geometry.axis
        is_open = stage.state not in _DONE and stage.state not in _ENDED
        has_begun, wrong = bool(stage.begun_ms), self._wrong.get(stage.id, [])
        shadows = self._shadows(stage)
        waited = next((row.at_ms for row in wrong if row.kind == "late_start"), 0)
        asked = {
            "slack": self._slack(stage, bar) if is_open else 0.0,
            "floor": axis.units(stage.not_before_ms) if stage.not_before_ms and is_open and not has_begun else 0.0,
            "must": axis.units(stage.must_finish_ms) if stage.must_finish_ms else 0.0,
            "due": self._due(stage, bar) if is_open else 0.0,
            "waited_from": axis.units(waited) if waited else 0.0,
            "done": self._done(stage, bar) if is_open else 0.0,
            "paused": axis.units(stage.paused_ms) if stage.paused_ms else 0.0,
        }
        clash = self._clash(stage, bar, wrong)
        is_late_as_possible = stage.is_late_as_possible and is_open and not has_begun
        newest = min(shadows, key=lambda one: one.line, default=None)
        places = [place for place in (*asked.values(), *clash) if place]
        places += [place for shadow in shadows for place in shadow[:2]]
        if not (places or wrong or is_late_as_possible):
            return None
        return BarMarks(
            bar,
            min([*places, geometry.start[bar]]),
            max([*places, geometry.end[bar]]),
            shadows,
            **asked,
            clash=clash,
            is_late_as_possible=is_late_as_possible,
            is_missed=bool(stage.must_finish_ms) and stage.end_ms > stage.must_finish_ms,
            is_wrong=any(row.kind != "double_booked" for row in wrong),
            drift_days=round(newest.drift_days * 2) / 2 if newest is not None else 0.0,
            shadows_end=max((shadow.end for shadow in shadows), default=0.0),
            has_more=bool(wrong or is_late_as_possible or any(asked[name] for name in _MORE)),
        )

    def _shadows(self, stage: StageRow) -> tuple[Shadow, ...]:
        axis, found = self.geometry.axis, []
        if not self._places:
            return ()
        for row in self.checks.shadows.get(stage.id, ()):
            line = self._places.get(row.baseline)
            if line is not None:
                start, end = axis.units(row.start_ms), axis.units(row.end_ms)
                found.append(Shadow(start, max(start, end), row.drift_min / axis.day_min, line))
        return tuple(found)

    def _slack(self, stage: StageRow, bar: int) -> float:
        if stage.slack_min <= 0 or stage.is_critical:
            return 0.0
        return self.geometry.axis.later_by(self.geometry.end[bar], stage.slack_min)

    def _due(self, stage: StageRow, bar: int) -> float:
        """The agreed date, where the end of the work does not show it already."""
        due = self.geometry.axis.units(stage.due_ms) if stage.due_ms else 0.0
        return due if abs(due - self.geometry.work_end[bar]) > _SAME_DAYS else 0.0

    def _done(self, stage: StageRow, bar: int) -> float:
        if not stage.progress_pct or not stage.begun_ms or stage.delivered_ms:
            return 0.0
        start, work_end = self.geometry.start[bar], self.geometry.work_end[bar]
        return start + (work_end - start) * min(stage.progress_pct, 100) / 100

    def _clash(self, stage: StageRow, bar: int, wrong: list[ViolationRow]) -> tuple[float, float]:
        """The part of the work during which its person is also on the other stage."""
        geometry = self.geometry
        for row in wrong:
            others = [one for one in row.stages if one != stage.id and one in geometry.index]
            if row.kind == "double_booked" and others:
                other = geometry.index[others[0]]
                first = max(geometry.start[bar], geometry.start[other], geometry.axis.units(row.at_ms))
                last = min(geometry.work_end[bar], geometry.work_end[other])
                return (first, max(first, last))
        return (0.0, 0.0)
