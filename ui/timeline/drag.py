"""A bar held by the pointer: where it is, what would follow, in words. Knows no widget and no studio."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.timeline.geometry import Group, PlanGeometry
from ui.timeline.snapping import snapped, snapped_edge, to_work
from ui.words import day_text, moment_text, tr, tr_n, work_text

if TYPE_CHECKING:
    from studio.queries.rows import PlanRows


class BarDrag:
    """One drag. ``units`` is the start where the bar is held now, ``followers`` the places (start, end) of all bars
    that the preview moves, ``grabbed`` how far into the bar it was taken, ``others`` the bars that move with it,
    ``track`` another track that it is held over, ``now`` the place of now, ``begun_at`` the edge as it was taken.
    """

    def __init__(
        self, geometry: PlanGeometry, bar: int, grabbed: float, others: tuple[int, ...] = (), now: float | None = None
    ) -> None:
        self.geometry, self.bar, self.grabbed, self.now = geometry, bar, grabbed, now
        self.others = tuple(other for other in others if other != bar)
        self.track: Group | None = None
        self.is_at_edge = False
        self.units = self.begun_at = geometry.start[bar]
        self.followers: dict[int, tuple[float, float]] = {}
        self.words = ""
        self.words_px = self.end_days = 0

    @property
    def stage_id(self) -> str:
        """The stage whose bar is held."""
        return self.geometry.plan.stages[self.bar].id

    def go_on(self, before: BarDrag | None) -> None:
        """Begin where an earlier one ended, of which the plan does not say anything yet."""
        if type(before) is BarDrag and len(before.others) == len(self.others):
            self.units = self.begun_at = self.geometry.axis.units(before.start_ms())

    @property
    def length(self) -> float:
        """The bar's length in day units as it is now."""
        return self.geometry.end[self.bar] - self.geometry.start[self.bar]

    @property
    def has_moved(self) -> bool:
        """Whether dropping here would change anything."""
        return self.track is not None or abs(self.units - self.begun_at) > 1e-6

    @property
    def is_plain(self) -> bool:
        """Whether one bar moves in time, and nothing else."""
        return not self.others and self.track is None

    @property
    def edge_units(self) -> float:
        """The edge that is held."""
        return self.units

    def held(self) -> dict[int, tuple[float, float]]:
        """Where each bar that is held would be, from start to end."""
        places = {self.bar: (self.units, self.units + self.length)}
        for other in self.others:
            start, end = self._place_of(other), self.geometry.end[other]
            places[other] = (start, start + end - self.geometry.start[other])
        return places

    def _place_of(self, other: int) -> float:
        return to_work(self.geometry, self.geometry.start[other] + self.units - self.geometry.start[self.bar])

    def hold_over(self, group: Group | None) -> bool:
        """Hold the bars over a track; says whether that is another one than before."""
        own = self.geometry.plan.stages[self.bar].track
        track = group if group is not None and group.track != own else None
        is_new, self.track = track is not self.track, track
        return is_new

    def changes(self) -> tuple[tuple[str, int, int], ...]:
        """What dropping here would change, as ``PlanIfChanged`` wants it."""
        stages, ms = self.geometry.plan.stages, self.geometry.axis.ms
        return tuple((stages[bar].id, ms(start), 0) for bar, (start, _end) in self.held().items())

    def command(self) -> object:
        """What dropping here does, as a value of ``studio.actions``."""
        from studio.actions.plan_commands import MoveStage, MoveStages

        stages = self.geometry.plan.stages
        is_shifted = abs(self.units - self.begun_at) > 1e-6
        moves = tuple(
            MoveStage(stages[bar].id, self.geometry.axis.ms(start) if is_shifted else -1, self.was_ms(bar))
            for bar, (start, _end) in self.held().items()
        )
        return MoveStages(moves, self.track.track if self.track is not None else "")

    def was_ms(self, bar: int) -> int:
        """When a held bar started as it was taken."""
        geometry, gone_on = self.geometry, self.begun_at - self.geometry.start[self.bar]
        return geometry.axis.ms(geometry.start[bar] + gone_on) if gone_on else geometry.plan.stages[bar].start_ms

    def hold(self, units: float, px_per_day: float) -> bool:
        """Hold the bar so that the grabbed point is at ``units``; says whether its place changed."""
        snap = snapped(self.geometry, self.bar, units - self.grabbed, px_per_day, self.now)
        self.is_at_edge = snap.is_edge
        if snap.units == self.units:
            return False
        self.units = snap.units
        return True

    def start_ms(self) -> int:
        """The instant of the new start."""
        return self.geometry.axis.ms(self.units)

    def take_preview(self, plan: PlanRows) -> None:
        """Show what the plan would become."""
        old, units = self.geometry.plan, self.geometry.axis.units
        self.followers = {}
        for stage in plan.stages:
            bar = self.geometry.index.get(stage.id)
            if bar is None:
                continue
            before = old.stages[bar]
            if (before.start_ms, before.end_ms) != (stage.start_ms, stage.end_ms):
                self.followers[bar] = (units(stage.start_ms), units(stage.end_ms))
        self.end_days = round(units(plan.end_ms) - units(old.end_ms))
        self.words = self._sentence(plan)

    def say_start(self) -> None:
        """Words until the preview has come."""
        zone, start = self.geometry.axis.zone, self.start_ms()
        is_fine = self.units % 1 > 0
        self.words = moment_text(start, zone) if is_fine else day_text(start, zone)
        if self.track is not None:
            self.words = tr("to {track}", track=self.track.name) + ", " + self.words

    def _landing(self, start_ms: int) -> str:
        return day_text(start_ms, self.geometry.axis.zone)

    def _sentence(self, plan: PlanRows) -> str:
        zone = self.geometry.axis.zone
        landed = next((s.start_ms for s in plan.stages if self.geometry.index.get(s.id) == self.bar), self.start_ms())
        parts = [self._landing(landed)]
        held = self.held()
        pushed = len([bar for bar in self.followers if bar not in held])
        if self.track is not None:
            parts.insert(0, tr("to {track}", track=self.track.name))
        if pushed:
            parts.append(tr_n("moves {n} more", "moves {n} more", pushed))
        end = day_text(plan.end_ms, zone)
        if self.end_days:
            days = tr_n("{n} day", "{n} days", abs(self.end_days))
            late = tr("ends {day}, {days} later", day=end, days=days)
            parts.append(late if self.end_days > 0 else tr("ends {day}, {days} earlier", day=end, days=days))
        else:
            parts.append(tr("the end stays {day}", day=end))
        return ", ".join(parts)


class ResizeDrag(BarDrag):
    """The end of a bar's work held by the pointer: its start stays."""

    def __init__(self, geometry: PlanGeometry, bar: int, now: float | None = None) -> None:
        super().__init__(geometry, bar, 0.0, (), now)
        self.work_end = self.begun_at = geometry.work_end[bar]

    def go_on(self, before: BarDrag | None) -> None:
        """Begin where an earlier one ended, of which the plan does not say anything yet."""
        if isinstance(before, ResizeDrag):
            self.work_end = self.begun_at = self.geometry.axis.units(before.end_ms())

    @property
    def length(self) -> float:
        """The bar's length with its review wait."""
        tail = self.geometry.end[self.bar] - self.geometry.work_end[self.bar]
        return self.work_end - self.geometry.start[self.bar] + tail

    @property
    def has_moved(self) -> bool:
        """Whether dropping here would change anything."""
        return abs(self.work_end - self.begun_at) > 1e-6

    @property
    def is_plain(self) -> bool:
        """It is no move."""
        return False

    @property
    def edge_units(self) -> float:
        """The end of the work."""
        return self.work_end

    def hold(self, units: float, px_per_day: float) -> bool:
        """Hold the end at ``units``, at least a quarter of an hour after the start."""
        snap = snapped_edge(self.geometry, units, px_per_day, self.now)
        least = self.geometry.start[self.bar] + 15 / self.geometry.axis.day_min
        end = max(snap.units, least)
        self.is_at_edge = snap.is_edge and end == snap.units
        if end == self.work_end:
            return False
        self.work_end = end
        return True

    def hold_over(self, group: Group | None) -> bool:
        """Its track stays."""
        del group
        return False

    def end_ms(self) -> int:
        """The instant at which the work ends."""
        return self.geometry.axis.ms(self.work_end, is_end=True)

    def changes(self) -> tuple[tuple[str, int, int], ...]:
        """The stage with another end of its work."""
        return ((self.geometry.plan.stages[self.bar].id, -1, self.end_ms()),)

    def command(self) -> object:
        """The new length, as a value of ``studio.actions``."""
        from studio.actions.plan_commands import ResizeStage

        stage = self.geometry.plan.stages[self.bar]
        return ResizeStage(stage.id, stage.start_ms, self.end_ms())

    def say_start(self) -> None:
        """The length until the preview has come."""
        self.words = self._landing(0)

    def _landing(self, start_ms: int) -> str:
        del start_ms
        axis = self.geometry.axis
        first, last = self.geometry.start[self.bar], self.work_end
        idle = sum(not axis.is_work_day(day) for day in range(int(first // 1), -int(-last // 1)))
        return work_text(round((last - first - idle) * axis.day_min), axis.day_min)
