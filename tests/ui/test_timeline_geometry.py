"""Where things lie: time as places, rows, what is in sight, the ways of links, where a drag snaps. No window."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
import samples
from hypothesis import given
from hypothesis import strategies as st

from ui.timeline.axis import TimeAxis, level_of, zone_named
from ui.timeline.geometry import PlanGeometry
from ui.timeline.routes import TIP_GAP_PX, Box, route, verticals
from ui.timeline.ruler import lower_ticks, other_zone, today_ordinal, upper_ticks
from ui.timeline.snapping import moved_by_days, snapped, to_work

STOCKHOLM = ZoneInfo("Europe/Stockholm")
AXIS = TimeAxis("Europe/Stockholm")


def ordinal(month: int, day: int, year: int = 2026) -> int:
    return date(year, month, day).toordinal()


# --- the axis


def test_a_working_day_fills_its_column() -> None:
    assert AXIS.units(samples.ms(2026, 12, 8, 9)) == ordinal(12, 8)
    assert AXIS.units(samples.ms(2026, 12, 8, 13)) == ordinal(12, 8) + 0.5
    assert AXIS.units(samples.ms(2026, 12, 8, 17)) == ordinal(12, 9)


def test_nights_take_no_room() -> None:
    assert AXIS.units(samples.ms(2026, 12, 8, 22)) == AXIS.units(samples.ms(2026, 12, 9, 7)) == ordinal(12, 9)


def test_split_hours_share_the_column() -> None:
    axis = TimeAxis("Europe/Stockholm", ((540, 720), (780, 1080)))
    assert (
        axis.units(samples.ms(2026, 12, 8, 12))
        == axis.units(samples.ms(2026, 12, 8, 12, 30))
        == ordinal(12, 8) + 180 / 480
    )
    assert axis.ms(ordinal(12, 8) + 180 / 480) == samples.ms(2026, 12, 8, 13)
    assert [hour for hour, _share in axis.hour_ticks()] == [9, 10, 11, 13, 14, 15, 16, 17]


@given(st.integers(0, 8 * 60 - 1), st.integers(0, 700))
def test_a_working_instant_and_its_place_are_the_same_thing(minute: int, day: int) -> None:
    moment = datetime(2026, 1, 1, 9, tzinfo=STOCKHOLM) + timedelta(days=day, minutes=minute)
    instant = round(moment.timestamp() * 1000)
    assert AXIS.ms(AXIS.units(instant)) == pytest.approx(instant, abs=1)


@given(st.lists(st.integers(1_700_000_000, 1_900_000_000), min_size=2))
def test_later_is_never_further_left(seconds: list[int]) -> None:
    places = [AXIS.units(second * 1000) for second in sorted(seconds)]
    assert places == sorted(places)


def test_days_stay_days_when_the_clocks_change() -> None:
    before, after = samples.ms(2026, 3, 27, 9), samples.ms(2026, 3, 30, 9)
    assert AXIS.units(after) - AXIS.units(before) == 3
    assert AXIS.ms(AXIS.units(after)) == after


def test_an_end_on_a_border_belongs_to_the_earlier_day() -> None:
    border = float(ordinal(12, 9))
    assert AXIS.ms(border) == samples.ms(2026, 12, 9, 9)
    assert AXIS.ms(border, is_end=True) == samples.ms(2026, 12, 8, 17)


def test_an_unknown_zone_is_utc() -> None:
    assert zone_named("Atlantis/Capital").utcoffset(None) == timedelta(0)


@pytest.mark.parametrize(("px", "level"), [(320, "hour"), (26, "day"), (11, "week"), (4, "month"), (1, "month")])
def test_the_scale_has_a_name(px: float, level: str) -> None:
    assert level_of(px) == level


# --- the ruler


def test_the_ruler_names_weeks_and_days() -> None:
    first, last = ordinal(12, 7), ordinal(12, 20)
    weeks = upper_ticks(AXIS, first, last, 26)
    assert [(tick.text, tick.more) for tick in weeks] == [("7 December", "week 50"), ("14 December", "week 51")]
    days = lower_ticks(AXIS, first, last, 26)
    assert [tick.text for tick in days] == [str(day) for day in range(7, 21)]
    assert [tick.text for tick in days if tick.is_rest] == ["12", "13", "19", "20"]


def test_the_ruler_names_hours_months_and_years() -> None:
    hours = lower_ticks(AXIS, ordinal(12, 8), ordinal(12, 8), 320)
    assert [tick.text for tick in hours] == ["9", "10", "11", "12", "13", "14", "15", "16"]
    assert upper_ticks(AXIS, ordinal(12, 8), ordinal(12, 8), 320)[0].text == "Tue 8 December"
    assert [tick.text for tick in upper_ticks(AXIS, ordinal(12, 8), ordinal(1, 9, 2027), 11)] == ["December", "January"]
    assert [tick.text for tick in lower_ticks(AXIS, ordinal(12, 8), ordinal(1, 9, 2027), 4)] == ["Dec", "Jan"]
    assert [tick.text for tick in upper_ticks(AXIS, ordinal(12, 8), ordinal(1, 9, 2027), 4)] == ["2026", "2027"]


def test_today_is_today_even_at_night() -> None:
    assert today_ordinal(AXIS, samples.ms(2026, 12, 11, 23, 30)) == ordinal(12, 11)


def test_another_zone_is_named_where_its_clocks_differ() -> None:
    here = datetime(2026, 12, 8, 12).astimezone().utcoffset()
    zone = "Pacific/Kiritimati" if here != timedelta(hours=14) else "UTC"
    assert other_zone(TimeAxis(zone), ordinal(12, 8)).endswith("time")


# --- rows and what is in sight


def test_one_row_a_stage_grouped_by_track() -> None:
    geometry = PlanGeometry(samples.song_plan())
    assert [len(row.bars) for row in geometry.rows] == [1] * 12
    assert [group.name for group in geometry.groups] == [
        "Direction",
        "Writing",
        "Recording",
        "Vocals",
        "Post",
        "Delivery",
    ]
    assert [group.rows for group in geometry.groups] == [1, 2, 3, 2, 3, 1]
    assert geometry.height_px == 12 * 44 + 6 * 4


def test_compact_rows_never_overlap() -> None:
    plan = samples.many_plan(300, 10)
    geometry = PlanGeometry(plan, is_compact=True)
    assert sum(len(row.bars) for row in geometry.rows) == 300
    assert len(geometry.rows) < 300
    for row in geometry.rows:
        for before, after in pairwise(row.bars):
            assert geometry.end[before] <= geometry.start[after]


MANY = PlanGeometry(samples.many_plan(400, 8), is_compact=True)


@given(st.integers(0, 39), st.floats(-20, 260), st.floats(0, 60))
def test_what_is_in_sight_is_found_by_bisection(row: int, left: float, width: float) -> None:
    row %= len(MANY.rows)
    first = MANY.origin + left
    last = first + width
    found = list(MANY.bars_between(row, first, last))
    assert found == [bar for bar in MANY.rows[row].bars if MANY.end[bar] >= first and MANY.start[bar] <= last]


@given(st.integers(0, 30), st.integers(1, 12), st.floats(0, 260), st.floats(1, 60))
def test_every_link_in_sight_is_found(row: int, rows: int, left: float, width: float) -> None:
    span = range(min(row, len(MANY.rows) - 1), min(row + rows, len(MANY.rows)))
    first = MANY.origin + left
    last = first + width
    found = set(MANY.edges_between(span, first, last))
    for edge in MANY.edges:
        low, high = sorted((MANY.row_of[edge.source], MANY.row_of[edge.target]))
        begin = min(MANY.start[edge.source], MANY.start[edge.target])
        end = max(MANY.end[edge.source], MANY.end[edge.target])
        crosses = low < span.stop and high >= span.start and begin <= last and end >= first
        assert not crosses or edge in found


def test_the_bar_under_a_point() -> None:
    geometry = PlanGeometry(samples.song_plan())
    bar = geometry.index["s-vocal"]
    middle_px = geometry.tops[bar] + 14
    assert geometry.bar_at(geometry.start[bar] + 0.5, middle_px) == bar
    assert geometry.bar_at(geometry.start[bar] - 0.5, middle_px) is None
    assert geometry.bar_at(geometry.start[bar] - 0.05, middle_px, slack=0.1) == bar
    assert geometry.bar_at(geometry.start[bar] + 0.5, middle_px + 30) is None


def test_links_of_several_ports_are_one_line() -> None:
    plan = samples.song_plan()
    geometry = PlanGeometry(plan)
    assert len(geometry.edges) == len({(link.source, link.target) for link in plan.links})


def test_links_to_what_is_not_there_are_left_out() -> None:
    from dataclasses import replace

    plan = samples.song_plan()
    broken = replace(plan.links[0], target="s-nowhere")
    assert len(PlanGeometry(replace(plan, links=(broken,))).edges) == 0


def test_an_empty_plan_has_a_canvas() -> None:
    from dataclasses import replace

    geometry = PlanGeometry(replace(samples.song_plan(), stages=(), links=(), tracks=()))
    assert geometry.rows == []
    assert geometry.last_day > geometry.origin
    assert list(geometry.rows_between(0, 500)) == []


def test_arrows_walk_along_links_and_rows() -> None:
    geometry = PlanGeometry(samples.song_plan())
    at = geometry.index
    assert geometry.neighbour(at["s-vocal"], "right") == at["s-bvs"]
    assert geometry.neighbour(at["s-vocal"], "left") == at["s-guitars"]
    assert geometry.neighbour(at["s-vocal"], "down") == at["s-bvs"]
    assert geometry.neighbour(at["s-brief"], "up") == at["s-brief"]
    assert geometry.neighbour(at["s-release"], "right") == at["s-release"]


# --- ways of links

boxes = st.builds(
    lambda left, top, width: Box(left, top * 44, left + width, top * 44 + 28),
    st.integers(0, 900),
    st.integers(0, 20),
    st.integers(6, 300),
)


@given(boxes, boxes, st.sampled_from(["FS", "SS", "FF", "SF"]))
def test_a_way_has_right_angles_and_ends_before_the_bar(source: Box, target: Box, kind: str) -> None:
    way = route(source, target, kind)
    for (x, y), (next_x, next_y) in pairwise(way.points):
        assert x == next_x or y == next_y
    assert way.points[0] == (source.left if kind in {"SS", "SF"} else source.right, source.middle)
    edge = target.left - TIP_GAP_PX if kind in {"FS", "SS"} else target.right + TIP_GAP_PX
    assert way.points[-1] == (edge, target.middle)
    assert way.points_right == (kind in {"FS", "SS"})


def test_where_there_is_room_a_link_goes_straight_down() -> None:
    way = route(Box(0, 0, 100, 28), Box(118, 44, 200, 72))
    assert way.points == ((100, 14), (108, 14), (108, 58), (116, 58))


def test_where_there_is_none_it_comes_back_above_the_bar() -> None:
    way = route(Box(0, 0, 100, 28), Box(100, 44, 200, 72))
    assert way.points == ((100, 14), (108, 14), (108, 38), (88, 38), (88, 58), (98, 58))
    assert verticals(way) == [(108, 14, 38), (88, 38, 58)]


# --- snapping


def test_a_bar_snaps_to_working_days() -> None:
    geometry = PlanGeometry(samples.song_plan())
    bar = geometry.index["s-release"]
    assert snapped(geometry, bar, ordinal(12, 24) + 0.3, 26).units == ordinal(12, 24)
    assert snapped(geometry, bar, ordinal(12, 26) + 0.1, 26).units == ordinal(12, 28)


def test_a_bar_snaps_to_hours_where_they_can_be_told_apart() -> None:
    geometry = PlanGeometry(samples.song_plan())
    bar = geometry.index["s-release"]
    assert snapped(geometry, bar, ordinal(12, 24) + 0.14, 320).units == ordinal(12, 24) + 0.125


def test_the_end_of_what_a_bar_waits_for_attracts_it() -> None:
    geometry = PlanGeometry(samples.song_plan())
    bar, before = geometry.index["s-bvs"], geometry.index["s-vocal"]
    place = snapped(geometry, bar, geometry.end[before] + 0.2, 26)
    assert place.to_bar == before
    # the vocal ends with a Friday, and nobody works at the weekend
    assert place.units == ordinal(12, 14)


@given(st.floats(ordinal(11, 23), ordinal(12, 31)), st.sampled_from([4.0, 11.0, 26.0, 320.0]))
def test_a_bar_always_lands_on_working_time(units: float, px: float) -> None:
    geometry = PlanGeometry(samples.song_plan())
    place = snapped(geometry, geometry.index["s-release"], units, px).units
    assert geometry.axis.is_work_day(int(place // 1))


def test_moving_by_days_skips_weekends_and_keeps_the_hour() -> None:
    geometry = PlanGeometry(samples.song_plan())
    bar = geometry.index["s-bvs"]
    assert moved_by_days(geometry, bar, -1) == ordinal(12, 11)
    assert moved_by_days(geometry, bar, 5) == ordinal(12, 21)
    assert to_work(geometry, ordinal(12, 12) + 0.5) == ordinal(12, 14)
