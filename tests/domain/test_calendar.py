"""Working time: examples a person can check by hand, and laws that hold everywhere."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.domain.calendar import MIN_MS, WorkTable, add_work, day_min, next_work_start, work_between, work_days
from studio.domain.errors import BadInputError
from studio.domain.production import WorkCalendar
from tests.domain.plans import BERLIN, local, local_ms

ZONES = ("UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia")
NIGHTS = WorkCalendar("America/New_York", (1, 2, 3, 4, 5, 6, 7), ((0, 150), (150, 360), (1200, 1440)))
ROUND_THE_CLOCK = WorkCalendar("Europe/Berlin", (1, 2, 3, 4, 5, 6, 7), ((0, 1440),))

instants = st.integers(local_ms("2024-01-01 00:00") // 1000, local_ms("2029-01-01 00:00") // 1000).map(
    lambda s: s * 1000
)
amounts = st.integers(-30_000, 30_000)


@st.composite
def calendars(draw: st.DrawFn) -> WorkCalendar:
    edges = sorted(draw(st.sets(st.integers(0, 1200), min_size=2, max_size=6)))
    hours = tuple(zip(edges[::2], edges[1::2], strict=False))
    # Two hours more a day, so that no amount of work reaches into another century.
    hours = (*hours, (hours[-1][1] + 60, hours[-1][1] + 180))
    days = tuple(sorted(draw(st.sets(st.integers(1, 7), min_size=1))))
    holidays = frozenset(
        f"2026-{month:02d}-{day:02d}" for month, day in draw(st.sets(st.tuples(st.integers(1, 12), st.integers(1, 28))))
    )
    return WorkCalendar(draw(st.sampled_from(ZONES)), days, hours, holidays)


@given(instants, amounts, calendars())
def test_adding_work_and_measuring_it_are_inverse(start_ms: int, work_min: int, calendar: WorkCalendar) -> None:
    assert work_between(start_ms, add_work(start_ms, work_min, calendar), calendar) == work_min


@given(instants, instants, amounts, calendars())
def test_later_starts_end_later(one: int, other: int, work_min: int, calendar: WorkCalendar) -> None:
    first, second = sorted((one, other))
    assert add_work(first, work_min, calendar) <= add_work(second, work_min, calendar)
    assert work_between(first, second, calendar) >= 0
    assert work_between(first, second, calendar) == -work_between(second, first, calendar)


@given(instants, st.integers(0, 9000), st.integers(0, 9000), calendars())
def test_two_amounts_are_their_sum(start_ms: int, one: int, two: int, calendar: WorkCalendar) -> None:
    begin = next_work_start(start_ms, calendar)
    assert add_work(add_work(begin, one, calendar), two, calendar) == add_work(begin, one + two, calendar)


@given(instants, st.integers(1, 9000), calendars())
def test_forward_is_the_earliest_and_back_the_latest_instant(at_ms: int, work: int, calendar: WorkCalendar) -> None:
    end = add_work(at_ms, work, calendar)
    assert work_between(at_ms, end - 1, calendar) == work - 1
    start = add_work(at_ms, -work, calendar)
    assert work_between(start + 1, at_ms, calendar) == work - 1


@given(instants, calendars())
def test_the_next_work_start_is_the_first_working_minute(at_ms: int, calendar: WorkCalendar) -> None:
    start = next_work_start(at_ms, calendar)
    assert start >= at_ms
    assert work_between(at_ms, start, calendar) == 0
    table = WorkTable(calendar)
    assert table.position(start + 1) - table.position(at_ms) == 1


@given(instants, st.integers(0, 4000), calendars())
def test_it_agrees_with_counting_every_minute(start_ms: int, length_min: int, calendar: WorkCalendar) -> None:
    """An independent count: walk through UTC minutes and look at the wall clock of each."""
    start_ms -= start_ms % MIN_MS
    zone = ZoneInfo(calendar.zone)
    counted = 0
    for minute in range(length_min):
        at = datetime.fromtimestamp(start_ms / 1000, UTC) + timedelta(minutes=minute)
        wall = at.astimezone(zone)
        works = wall.isoweekday() in calendar.days and wall.date().isoformat() not in calendar.holidays
        of_day = wall.hour * 60 + wall.minute
        counted += works and any(a <= of_day < b for a, b in calendar.hours)
    measured = work_between(start_ms, start_ms + length_min * MIN_MS, calendar)
    # In the hour that exists twice or not at all a wall-clock range has no one length; elsewhere the counts agree.
    changes = {(datetime.fromtimestamp(start_ms / 1000, zone) + timedelta(days=d)).utcoffset() for d in range(-1, 5)}
    assert measured == counted or (len(changes) > 1 and abs(measured - counted) <= 60)


def test_a_day_of_work_ends_the_same_evening_and_the_next_begins_in_the_morning() -> None:
    evening = add_work(local_ms("2026-03-06 09:00"), 480, BERLIN)
    assert local(evening) == "Fri 2026-03-06 17:00"
    assert local(next_work_start(evening, BERLIN)) == "Mon 2026-03-09 09:00"
    assert local(add_work(evening, 60, BERLIN)) == "Mon 2026-03-09 10:00"
    assert local(add_work(local_ms("2026-03-09 09:00"), -60, BERLIN)) == "Fri 2026-03-06 16:00"


@pytest.mark.parametrize("monday", ["2026-03-30 09:00", "2026-10-26 09:00"])
def test_hours_stay_on_the_wall_clock_when_the_clocks_change(monday: str) -> None:
    friday = add_work(local_ms(monday), -480, BERLIN)
    assert local(friday).endswith("09:00")
    assert local(add_work(friday, 960, BERLIN)).endswith("17:00")


def test_a_round_the_clock_day_is_as_long_as_the_real_one() -> None:
    def day_of(date: str, after: str) -> int:
        return work_between(local_ms(f"{date} 00:00"), local_ms(f"{after} 00:00"), ROUND_THE_CLOCK)

    assert day_of("2026-03-28", "2026-03-29") == 24 * 60
    assert day_of("2026-03-29", "2026-03-30") == 23 * 60
    assert day_of("2026-10-25", "2026-10-26") == 25 * 60
    assert next_work_start(local_ms("2026-03-29 12:34"), ROUND_THE_CLOCK) == local_ms("2026-03-29 12:34")


def test_several_ranges_a_day_and_holidays() -> None:
    split = WorkCalendar("Europe/Berlin", (1, 2, 3, 4, 5), ((540, 720), (780, 1020)), frozenset({"2026-04-03"}))
    assert day_min(split) == 420
    assert local(add_work(local_ms("2026-04-02 11:00"), 120, split)) == "Thu 2026-04-02 14:00"
    assert local(next_work_start(local_ms("2026-04-02 17:00"), split)) == "Mon 2026-04-06 09:00"
    assert work_days(local_ms("2026-04-02 00:00"), local_ms("2026-04-07 00:00"), split) == 2
    assert day_min(NIGHTS) == 600


def test_positions_stay_the_same_when_the_table_grows() -> None:
    table = WorkTable(BERLIN)
    here = local_ms("2026-06-01 12:00")
    before = table.position(here)
    for far in ("2100-01-01 12:00", "1980-01-01 12:00"):
        table.position(local_ms(far))
    assert table.position(here) == before


@pytest.mark.parametrize(
    "calendar",
    [
        WorkCalendar("Mars/Olympus"),
        WorkCalendar("../etc/passwd"),
        WorkCalendar(days=()),
        WorkCalendar(hours=()),
        WorkCalendar(days=(8,)),
        WorkCalendar(hours=((600, 540),)),
        WorkCalendar(hours=((540, 700), (650, 800))),
        WorkCalendar(hours=((0, 1500),)),
    ],
)
def test_calendars_that_cannot_be_are_refused(calendar: WorkCalendar) -> None:
    with pytest.raises(BadInputError) as caught:
        add_work(0, 60, calendar)
    assert caught.value.what_to_do


@pytest.mark.parametrize("work_min", [10**9, -(10**9)])
def test_dates_beyond_what_can_be_planned_are_refused(work_min: int) -> None:
    with pytest.raises(BadInputError, match="1970 to 2199"):
        add_work(local_ms("2026-03-02 09:00"), work_min, BERLIN)
