"""Where a dragged bar wants to land: starts of working days or hours, and the ends of what it waits for. Pure."""

from __future__ import annotations

from typing import NamedTuple

from ui.timeline.geometry import PlanGeometry

MAGNET_PX = 8.0


class Snap(NamedTuple):
    """A place to land, and the bar whose end it is (None: the calendar)."""

    units: float
    to_bar: int | None = None


def snapped(geometry: PlanGeometry, bar: int, units: float, px_per_day: float) -> Snap:
    """The nearest good start for a bar that is held at ``units``.

    The end of a predecessor within a few px wins over the calendar; else the nearest working hour where hours can be
    told apart, else the nearest working day.
    """
    ends = [(abs(geometry.end[edge.source] - units), edge.source) for edge in geometry.edges if edge.target == bar]
    if ends:
        away, source = min(ends)
        if away * px_per_day <= MAGNET_PX:
            return Snap(to_work(geometry, geometry.end[source]), source)
    axis = geometry.axis
    if px_per_day / max(1, axis.day_min // 60) >= MAGNET_PX:
        day = int(units // 1)
        shares = [share for _, share in axis.hour_ticks()] + [1.0]
        share = min(shares, key=lambda tick: abs(tick - units % 1))
        return Snap(to_work(geometry, day + share))
    return Snap(to_work(geometry, float(round(units))))


def to_work(geometry: PlanGeometry, units: float) -> float:
    """``units``, or the start of the next working day where no work is done."""
    day = int(units // 1)
    worked = geometry.axis.next_work_day(day)
    return units if worked == day else float(worked)


def moved_by_days(geometry: PlanGeometry, bar: int, days: int) -> float:
    """The start of a bar moved by working days, keeping its hour."""
    start = geometry.start[bar]
    day, share = int(start // 1), start % 1
    step = 1 if days > 0 else -1
    for _ in range(abs(days)):
        day = geometry.axis.next_work_day(day + step, step)
    return day + share
