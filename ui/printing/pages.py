"""How a plan is divided into pages: which weeks and which rows each shows. Pure: no Qt.

Sizes are px of the sheet: 1400 of them fill the width of A4 lying, so that 12 px of text are 6.7 points.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from ui.timeline.axis import WIDEST_BRIEF_PX
from ui.timeline.geometry import PlanGeometry
from ui.tokens import STAGE_ROW_PX, TIME_HEADER_PX, TRACKS_COLUMN_PX

MARGIN_MM = 10.0
PX_PER_MM = 1400 / (297 - 2 * MARGIN_MM)
PAPERS: dict[str, tuple[float, float]] = {"a4": (297.0, 210.0), "letter": (279.4, 215.9)}
"""Width and height in mm, lying."""
HEAD_PX, FOOT_PX = 56, 54
_LABEL_ROOM_PX = 120
_WIDEST_PX = 60.0
_SHEET_PX, _NARROWEST_SHEET_PX, _SHEET_MARGIN_PX = 2400, 4.0, 24
_MOST_WEEKS, _QUARTER_WEEKS = 26, 13
_SOON_DAYS = 14


@dataclass(frozen=True, slots=True)
class Page:
    """A part of the plan: from a place in day units on, and from ``top_px`` to ``bottom_px`` of the rows."""

    left_units: float
    top_px: int
    bottom_px: int


@dataclass(frozen=True, slots=True)
class Layout:
    """All pages of a file, which have one size and one scale. ``width_px`` and ``height_px`` are a page's without margins,
    ``column_px`` how wide the names at the left are, ``foot_px`` how high the legend is.
    """

    width_px: int
    height_px: int
    px_per_day: float
    pages: tuple[Page, ...]
    margin_px: int = 0
    column_px: int = TRACKS_COLUMN_PX
    foot_px: int = FOOT_PX

    @property
    def body_px(self) -> int:
        """The width that the bars have."""
        return self.width_px - self.column_px


def weeks_a_page(weeks: int) -> int:
    """How many weeks stand on a page: all of half a year, else about a quarter, the same on every page."""
    return weeks if weeks <= _MOST_WEEKS else math.ceil(weeks / math.ceil(weeks / _QUARTER_WEEKS))


def paged(
    geometry: PlanGeometry,
    paper: str = "a4",
    weeks: int = 0,
    *,
    column_px: int = TRACKS_COLUMN_PX,
    foot_px: int = FOOT_PX,
) -> Layout:
    """The pages of a plan on paper, row by row and then week by week; where nothing stands is no page.

    ``weeks`` is how many stand on a page (0: as it fits).
    """
    width_mm, height_mm = PAPERS[paper]
    width = round((width_mm - 2 * MARGIN_MM) * PX_PER_MM)
    height = round((height_mm - 2 * MARGIN_MM) * PX_PER_MM)
    room = width - column_px
    first, last = _span(geometry)
    if geometry.is_brief:
        px_per_day = min((room - _LABEL_ROOM_PX) / max(last - first, 2e-4), WIDEST_BRIEF_PX)
        lefts = [first]
    else:
        all_weeks = max(2, math.ceil((last - first) / 7))
        on_page = weeks or weeks_a_page(all_weeks)
        is_one = on_page >= all_weeks
        one_page = min(_WIDEST_PX, (room - _LABEL_ROOM_PX) / max(last - first, 7))
        px_per_day = one_page if is_one else room / (7 * on_page)
        lefts = [first] if is_one else [first + 7 * week for week in range(0, all_weeks, on_page)]
    span = room / px_per_day
    pages = [
        Page(left, top, bottom)
        for top, bottom in _bands(geometry, height - HEAD_PX - TIME_HEADER_PX - foot_px)
        for left in lefts
        if _holds_bars(geometry, left, left + span, top, bottom)
    ]
    pages = pages or [Page(lefts[0], 0, geometry.height_px)]
    return Layout(width, height, px_per_day, tuple(pages), column_px=column_px, foot_px=foot_px)


def on_one_sheet(geometry: PlanGeometry, *, column_px: int = TRACKS_COLUMN_PX, foot_px: int = FOOT_PX) -> Layout:
    """The whole plan as one picture, at a scale by which it is about as wide as a large screen."""
    first, last = _span(geometry)
    days = max(last - first, 2e-4 if geometry.is_brief else 7.0)
    widest = WIDEST_BRIEF_PX if geometry.is_brief else _WIDEST_PX
    px_per_day = min(max(_SHEET_PX / days, _NARROWEST_SHEET_PX), widest)
    width = column_px + round(days * px_per_day) + _LABEL_ROOM_PX
    height = HEAD_PX + TIME_HEADER_PX + geometry.height_px + foot_px
    page = Page(first, 0, geometry.height_px)
    return Layout(max(width, 900), height, px_per_day, (page,), _SHEET_MARGIN_PX, column_px, foot_px)


def _span(geometry: PlanGeometry) -> tuple[float, float]:
    first, last = min(geometry.start, default=float(geometry.origin)), max(geometry.end, default=geometry.origin + 7.0)
    if geometry.is_brief:
        edge = (last - first) * 0.02
        return first - edge, last + edge
    # a date that is asked for soon after the end is drawn as well
    musts = (geometry.axis.units(stage.must_finish_ms) for stage in geometry.plan.stages if stage.must_finish_ms)
    last = max([last, *(must for must in musts if must <= last + _SOON_DAYS)])
    return float(geometry.axis.monday_of(int(first))), float(math.ceil(last))


def _bands(geometry: PlanGeometry, room_px: int) -> list[tuple[int, int]]:
    """The rows cut into pieces of at most ``room_px``; a track that fits stays whole where little is left empty by it."""
    bands: list[tuple[int, int]] = []
    top = 0
    for group in geometry.groups:
        used = group.top_px - top
        if used + group.height_px > room_px and group.height_px <= room_px and used >= 0.6 * room_px:
            bands.append((top, group.top_px))
            top = group.top_px
        for number in range(group.first_row, group.first_row + group.rows):
            row_top = group.top_px if number == group.first_row else geometry.rows[number].top_px
            if geometry.rows[number].top_px + STAGE_ROW_PX - top > room_px:
                bands.append((top, row_top))
                top = row_top
    bands.append((top, geometry.height_px))
    return [(top, bottom) for top, bottom in bands if bottom > top]


def _holds_bars(geometry: PlanGeometry, first: float, last: float, top_px: int, bottom_px: int) -> bool:
    return any(
        next(geometry.bars_between(row, first, last), None) is not None
        for row in geometry.rows_between(top_px, bottom_px)
        if top_px <= geometry.rows[row].top_px < bottom_px
    )
