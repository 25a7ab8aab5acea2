"""Where the calendar's lines and pieces of work lie: a line a person, a piece for each stage and day, as high as its hours.

Pure: no Qt, no colours. Days are proleptic ordinals; heights are px.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from studio.queries.plan_view_rows import LoadRow, PlanLoadRows

DAY_HEIGHT_PX = 30
"""The height of a day that is filled just as the person's calendar allows."""
_ABOVE_PX, _BELOW_PX = 24, 1
_MOST_FILLED = 6.0


@dataclass(frozen=True, slots=True)
class Piece:
    """The work of one stage on one day: ``bottom`` and ``height`` in px above the line's base."""

    stage: str
    day: int
    bottom: float
    height: float
    is_first: bool
    run: int


@dataclass(frozen=True, slots=True)
class LoadLine:
    """One person's line: ``load`` are the minutes of each day, ``over`` the days that are overbooked."""

    row: LoadRow
    top: int
    height: int
    pieces: tuple[Piece, ...]
    load: Mapping[int, int]
    over: frozenset[int]
    stages: int

    @property
    def load_min(self) -> int:
        """All minutes together."""
        return sum(self.load.values())

    @property
    def base(self) -> int:
        """The ground on which the pieces stand."""
        return self.top + self.height - _BELOW_PX


def lay_lines(load: PlanLoadRows, shown: Collection[str]) -> list[LoadLine]:
    """The lines from top to bottom; people who have none of the stages that are shown have no line."""
    lines, top = [], 0
    for row in load.rows:
        line = _line(row, shown, top)
        if line is not None:
            lines.append(line)
            top += line.height
    return lines


def _line(row: LoadRow, shown: Collection[str], top: int) -> LoadLine | None:
    scale = DAY_HEIGHT_PX / max(1, row.day_min)
    slots: dict[str, float] = {}
    found: list[tuple[str, int, float, float]] = []
    load: dict[int, int] = {}
    most = 1.0
    last_day = 0
    for day in row.days:
        parts = [part for part in day.parts if part.stage in shown]
        if day.day > last_day + 1:
            slots = {}
        last_day = day.day
        taken: list[tuple[float, float]] = []
        # a stage that goes on stays on its level, so that its days read as one bar
        for part in sorted(parts, key=lambda part: slots.get(part.stage, 1e9)):
            height = max(3.0, part.minutes * scale)
            bottom = _free_level(taken, height, slots.get(part.stage))
            taken.append((bottom, bottom + height))
            slots[part.stage] = bottom
            found.append((part.stage, day.day, bottom, height))
            load[day.day] = load.get(day.day, 0) + part.minutes
            most = max(most, (bottom + height) / DAY_HEIGHT_PX)
    if not found:
        return None
    most = min(most, _MOST_FILLED)
    height = round(_ABOVE_PX + most * DAY_HEIGHT_PX + _BELOW_PX)
    over = frozenset(day.day for day in row.days if day.is_over and day.day in load)
    stages = len({stage for stage, _, _, _ in found})
    return LoadLine(row, top, height, _with_runs(found), load, over, stages)


def _free_level(taken: list[tuple[float, float]], height: float, wanted: float | None) -> float:
    """The lowest place of that height, or the wanted one where it is free."""
    levels = [0.0, *(end for _, end in taken)]
    if wanted is not None:
        levels.insert(0, wanted)
    free = (one for one in levels if not any(one < end - 0.01 and start < one + height - 0.01 for start, end in taken))
    return next(free, max(levels))


def _with_runs(found: list[tuple[str, int, float, float]]) -> tuple[Piece, ...]:
    """Mark where a bar begins, and for how many days it goes on at the same level."""
    levels = {(stage, day): bottom for stage, day, bottom, _ in found}
    pieces = []
    for stage, day, bottom, height in found:
        goes_on = levels.get((stage, day - 1)) == bottom
        run = 1
        while not goes_on and levels.get((stage, day + run)) == bottom:
            run += 1
        pieces.append(Piece(stage, day, bottom, height, not goes_on, run))
    return tuple(pieces)


def hours_text(minutes: int) -> str:
    """``8``, ``2.5``, ``<0.1``: hours as they stand over a day."""
    if 0 < minutes < 6:
        return "<0.1"
    return f"{minutes / 60:.1f}".rstrip("0").rstrip(".")
