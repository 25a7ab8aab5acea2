"""Where a dragged edge wants to land: working days or hours, what it waits for, other bars' edges, now. Pure."""

from __future__ import annotations

from typing import NamedTuple

from ui.timeline.geometry import PlanGeometry

MAGNET_PX = 8.0
# other bars' edges draw less than a day, however small the scale
_EDGE_LEAST_DAYS = 0.3


class Snap(NamedTuple):
    """A place to land, and the bar whose end it is (None: the calendar). ``is_edge``: another bar's edge, or now."""

    units: float
    to_bar: int | None = None
    is_edge: bool = False


def snapped(geometry: PlanGeometry, bar: int, units: float, px_per_day: float, now: float | None = None) -> Snap:
    """The nearest good start for a bar that is held at ``units``.

    The end of a predecessor within a few px wins over other bars' edges and ``now``, these over the calendar: the
    nearest working hour where hours can be told apart, else the nearest working day.
    """
    ends = [(abs(geometry.end[edge.source] - units), edge.source) for edge in geometry.edges_into(bar)]
    if ends:
        away, source = min(ends)
        if away * px_per_day <= MAGNET_PX:
            return Snap(to_work(geometry, geometry.end[source]), source, is_edge=True)
    return snapped_edge(geometry, units, px_per_day, now, is_start=True)


def snapped_edge(
    geometry: PlanGeometry, units: float, px_per_day: float, now: float | None = None, *, is_start: bool = False
) -> Snap:
    """The nearest good place for an edge that is held at ``units``; a start is never put on a day without work."""
    within = min(MAGNET_PX / px_per_day, _EDGE_LEAST_DAYS)
    edges = [edge for edge in (geometry.landing_near(units, within), now) if edge is not None]
    edge = min(edges, key=lambda one: abs(one - units), default=None)
    if edge is not None and abs(edge - units) <= within:
        return Snap(to_work(geometry, edge) if is_start else edge, is_edge=True)
    return Snap(_on_calendar(geometry, units, px_per_day, is_start=is_start))


def _on_calendar(geometry: PlanGeometry, units: float, px_per_day: float, *, is_start: bool) -> float:
    axis = geometry.axis
    if px_per_day / max(1, axis.day_min // 60) >= MAGNET_PX:
        day = int(units // 1)
        shares = [share for _, share in axis.hour_ticks()] + [1.0]
        share = min(shares, key=lambda tick: abs(tick - units % 1))
        units = day + share
    else:
        units = float(round(units))
    return to_work(geometry, units) if is_start else units


def to_work(geometry: PlanGeometry, units: float) -> float:
    """``units``, or the start of the next working day where no work is done."""
    day = int(units // 1)
    worked = geometry.axis.next_work_day(day)
    return units if worked == day else float(worked)


def moved_by_days(geometry: PlanGeometry, bar: int, days: int) -> float:
    """The start of a bar moved by working days, keeping its hour."""
    return days_on(geometry, geometry.start[bar], days)


def days_on(geometry: PlanGeometry, units: float, days: int) -> float:
    """A place moved by working days, keeping its hour."""
    day, share = int(units // 1), units % 1
    step = 1 if days > 0 else -1
    for _ in range(abs(days)):
        day = geometry.axis.next_work_day(day + step, step)
    return day + share
