"""A bar held by the pointer: where it is, what would follow, in words. Knows no widget and no studio."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.timeline.geometry import PlanGeometry
from ui.timeline.snapping import snapped
from ui.words import day_text, moment_text, tr, tr_n

if TYPE_CHECKING:
    from studio.queries.rows import PlanRows


class BarDrag:
    """One drag. ``units`` is the start where the bar is held now, ``followers`` the places (start, end) of all bars
    that the preview moves, ``grabbed`` how far into the bar it was taken.
    """

    def __init__(self, geometry: PlanGeometry, bar: int, grabbed: float) -> None:
        self.geometry, self.bar, self.grabbed = geometry, bar, grabbed
        self.units = geometry.start[bar]
        self.followers: dict[int, tuple[float, float]] = {}
        self.words = ""
        self.words_px = self.end_days = 0

    @property
    def length(self) -> float:
        """The bar's length in day units as it is now."""
        return self.geometry.end[self.bar] - self.geometry.start[self.bar]

    @property
    def has_moved(self) -> bool:
        """Whether dropping here would change anything."""
        return abs(self.units - self.geometry.start[self.bar]) > 1e-6

    def hold(self, units: float, px_per_day: float) -> bool:
        """Hold the bar so that the grabbed point is at ``units``; says whether its place changed."""
        place = snapped(self.geometry, self.bar, units - self.grabbed, px_per_day).units
        if place == self.units:
            return False
        self.units = place
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

    def _sentence(self, plan: PlanRows) -> str:
        zone = self.geometry.axis.zone
        landed = next((s.start_ms for s in plan.stages if self.geometry.index.get(s.id) == self.bar), self.start_ms())
        parts = [day_text(landed, zone)]
        pushed = len([bar for bar in self.followers if bar != self.bar])
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
