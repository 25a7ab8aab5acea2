"""Working time: from a UTC instant and some working minutes to another instant, and back.

Wall-clock hours of local days, so a day keeps its hours when the clocks change. Instants are ms since 1970 UTC.
Knows no plan and no clock.
"""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from studio.domain.errors import BadInputError
from studio.domain.production import WorkCalendar

MIN_MS = 60_000
DAY_MIN = 24 * 60
FIRST_YEAR, LAST_YEAR = 1970, 2199
FIRST_MS = 0
_EARLIEST_YEAR = 1900  # what should have been done by 1970 should have begun before it
LAST_MS = int(datetime(LAST_YEAR + 1, 1, 1, tzinfo=UTC).timestamp()) * 1000

_YEARS_AT_ONCE = 2
_MOST_KEPT = 1 << 15
_EPOCH_ORDINAL = date(1970, 1, 1).toordinal()


class _Kept(dict[int, int]):
    """Answers that were given once, so that asking again is one look into a dict. Begins anew when it has grown large."""

    __slots__ = ("_find",)

    def __init__(self, find: Callable[[int], int]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, asked: int) -> int:
        if len(self) >= _MOST_KEPT:
            self.clear()
        found = self[asked] = self._find(asked)
        return found


class WorkTable:
    """The working ranges of one calendar as sorted lists, so that every question is one or two bisections.

    Three questions carry all others and remember their answers, as a plan asks them of the same hours again and again:
    ``position(at_ms)`` is the working time in ms before an instant, counted from an arbitrary zero;
    ``start_instant(position)`` is the instant of a position as a start: between two ranges the beginning of the second
    one; ``end_instant(position)`` that as an end: between two ranges the end of the first one.

    The lists cover whole years, grow when a question lies outside, and are replaced, never changed: safe to share
    between threads.
    """

    __slots__ = ("_calendar", "_rows", "_zone", "day_min", "end_instant", "position", "start_instant")

    def __init__(self, calendar: WorkCalendar) -> None:
        self._calendar = calendar
        self._zone = _zone(calendar.zone)
        self.day_min = _checked_day_min(calendar)
        self._rows: tuple[int, int, list[int], list[int], list[int]] = (0, 0, [], [], [])
        self.position: Callable[[int], int] = _Kept(self._position).__getitem__
        self.start_instant: Callable[[int], int] = _Kept(self._start_instant).__getitem__
        self.end_instant: Callable[[int], int] = _Kept(self._end_instant).__getitem__

    @property
    def zone(self) -> ZoneInfo:
        """The zone of its days."""
        return self._zone

    def start_at(self, at_ms: int) -> int:
        """The first instant at or after ``at_ms`` at which work goes on."""
        return self.start_instant(self.position(at_ms))

    def latest_start(self, at_ms: int) -> int:
        """The last instant at or before ``at_ms`` at which work goes on."""
        position = self.position(at_ms)
        return at_ms if self.start_instant(position) == at_ms else self.end_instant(position) - 1

    def after(self, at_ms: int, work_ms: int) -> int:
        """The earliest instant with ``work_ms`` (not negative) of work since ``at_ms``; 0 gives ``at_ms``."""
        return self.end_instant(self.position(at_ms) + work_ms) if work_ms else at_ms

    def ahead_of(self, at_ms: int, work_ms: int) -> int:
        """The latest instant with ``work_ms`` (not negative) of work until ``at_ms``; 0 gives ``at_ms``."""
        return self.start_instant(self.position(at_ms) - work_ms) if work_ms else at_ms

    def shifted(self, at_ms: int, work_ms: int) -> int:
        """``after`` for a positive, ``ahead_of`` for a negative amount of work."""
        return self.after(at_ms, work_ms) if work_ms >= 0 else self.ahead_of(at_ms, -work_ms)

    def _position(self, at_ms: int) -> int:
        starts, ends, before = self._covering(at_ms)
        i = bisect_right(starts, at_ms) - 1
        return before[i] + min(at_ms, ends[i]) - starts[i]

    def _start_instant(self, position: int) -> int:
        starts, _, before = self._covering_position(position)
        i = bisect_right(before, position) - 1
        return starts[i] + position - before[i]

    def _end_instant(self, position: int) -> int:
        starts, _, before = self._covering_position(position)
        i = bisect_left(before, position) - 1
        return starts[i] + position - before[i]

    def _covering(self, at_ms: int) -> tuple[list[int], list[int], list[int]]:
        """Starts, ends and work before, with at least one range on either side of ``at_ms``."""
        rows = self._rows
        if not rows[0] <= at_ms < rows[1]:
            rows = self._grown(at_ms)
        return rows[2], rows[3], rows[4]

    def _covering_position(self, wanted: int) -> tuple[list[int], list[int], list[int]]:
        """The same for a position: grows to the side where it lies until it is inside."""
        rows = self._rows
        while not rows[4] or not rows[4][0] < wanted < rows[4][-1]:
            rows = self._grown(rows[1] if not rows[4] or wanted >= rows[4][-1] else rows[0] - 1)
        return rows[2], rows[3], rows[4]

    def _grown(self, at_ms: int) -> tuple[int, int, list[int], list[int], list[int]]:
        """The lists with the years around ``at_ms`` added."""
        if not _year_ms(_EARLIEST_YEAR) <= at_ms < LAST_MS:
            raise BadInputError(
                f"A date outside {FIRST_YEAR} to {LAST_YEAR} cannot be planned.",
                subject=str(at_ms),
                what_to_do="Check the start date, the durations and the lags.",
                code="date_range",
            )
        rows = self._rows
        year = datetime.fromtimestamp(at_ms / 1000, UTC).year
        first = last = year
        if rows[2]:
            covered_first, covered_last = _year_of(rows[0]), _year_of(rows[1]) - 1
            first, last = min(covered_first, year), max(covered_last, year)
        # Doubling, so that a plan that runs for centuries builds its years a few times, not hundreds of times.
        more = max(_YEARS_AT_ONCE, last - first)
        first = max(_EARLIEST_YEAR, first - (more if rows[2] else 1)) if year == first else first
        last = min(LAST_YEAR, last + more) if year == last else last
        fresh = self._build(first, last)
        # The zero of positions stays where it was, so that positions taken before and after can be compared.
        if rows[2]:
            shift = rows[4][0] - fresh[2][bisect_left(fresh[0], rows[2][0])]
            fresh = fresh[0], fresh[1], [count + shift for count in fresh[2]]
        self._rows = (_year_ms(first), _year_ms(last + 1), *fresh)
        return self._rows

    def _build(self, first_year: int, last_year: int) -> tuple[list[int], list[int], list[int]]:
        """All ranges of these years and of a margin that holds at least one range on either side."""
        starts: list[int] = []
        ends: list[int] = []
        free = self._calendar.holidays
        week = [weekday + 1 in self._calendar.days for weekday in range(7)]
        first_day, last_day = date(first_year, 1, 1).toordinal() - 1, date(last_year + 1, 1, 1).toordinal() + 1
        while not starts or starts[0] > _year_ms(first_year):
            starts, ends = [], []
            self._add_days(starts, ends, range(first_day, last_day), week, free)
            first_day = self._margin(first_day, -1)
        while starts[-1] < _year_ms(last_year + 1):
            further = self._margin(last_day, 1)
            self._add_days(starts, ends, range(last_day, further), week, free)
            last_day = further
        before, total = [], 0
        for start, end in zip(starts, ends, strict=True):
            before.append(total)
            total += end - start
        return starts, ends, before

    def _margin(self, day: int, direction: int) -> int:
        """Half a year further; a calendar whose holidays leave no work for centuries has no dates."""
        further = day + 183 * direction
        if not date(1, 1, 2).toordinal() < further < date(LAST_YEAR + 100, 1, 1).toordinal():
            raise _no_work(self._calendar)
        return further

    def _add_days(
        self, starts: list[int], ends: list[int], days: range, week: list[bool], free: frozenset[str]
    ) -> None:
        """Append the ranges of these days (proleptic ordinals). A clock change can make two of them overlap."""
        last_end = ends[-1] if ends else -sys.maxsize
        hours = [(start * MIN_MS, end * MIN_MS) for start, end in self._calendar.hours]
        known, offset_ms = -1, 0
        for ordinal in days:
            if not week[(ordinal + 6) % 7] or (free and date.fromordinal(ordinal).isoformat() in free):
                continue
            midnight_ms = (ordinal - _EPOCH_ORDINAL) * DAY_MIN * MIN_MS
            # Nearly every day begins and ends with the same offset from UTC: it is asked for once.
            if known != ordinal:
                offset_ms = self._offset_ms(ordinal, 0)
            known, next_ms = ordinal + 1, self._offset_ms(ordinal + 1, 0)
            if next_ms == offset_ms:
                ranges = [(midnight_ms + start - offset_ms, midnight_ms + end - offset_ms) for start, end in hours]
            else:
                ranges = [(self._utc(ordinal, start), self._utc(ordinal, end)) for start, end in self._calendar.hours]
            offset_ms = next_ms
            for start, end in ranges:
                begin = max(last_end, start)
                if begin < end:
                    starts.append(begin)
                    ends.append(end)
                    last_end = end

    def _utc(self, ordinal: int, minute: int) -> int:
        """The instant of a local wall-clock minute. A minute that a clock change skips is read as before it."""
        return ((ordinal - _EPOCH_ORDINAL) * DAY_MIN + minute) * MIN_MS - self._offset_ms(ordinal, minute)

    def _offset_ms(self, ordinal: int, minute: int) -> int:
        local = datetime.fromordinal(ordinal)
        offset = self._zone.utcoffset(local + timedelta(minutes=minute) if minute else local)
        return 0 if offset is None else (offset.days * 86_400 + offset.seconds) * 1000


@lru_cache(maxsize=256)
def work_table(calendar: WorkCalendar) -> WorkTable:
    """The table of a calendar, made once.

    Raises:
        BadInputError: no such zone, no working time, hours that are no ranges of a day.
    """
    return WorkTable(calendar)


def add_work(start_ms: int, work_min: int, calendar: WorkCalendar) -> int:
    """The instant ``work_min`` working minutes after ``start_ms``, or before it when negative.

    Going forward it is the earliest such instant (the end of a day, not the next morning), going back the latest.

    Raises:
        BadInputError: the calendar has no working time, or the date is outside 1970 to 2199.
    """
    return work_table(calendar).shifted(start_ms, work_min * MIN_MS)


def work_between(a_ms: int, b_ms: int, calendar: WorkCalendar) -> int:
    """Whole working minutes from ``a_ms`` to ``b_ms``, negative when ``b_ms`` is earlier."""
    table = work_table(calendar)
    work_ms = table.position(b_ms) - table.position(a_ms)
    return work_ms // MIN_MS if work_ms >= 0 else -(-work_ms // MIN_MS)


def next_work_start(at_ms: int, calendar: WorkCalendar) -> int:
    """The first instant at or after ``at_ms`` at which work goes on."""
    return work_table(calendar).start_at(at_ms)


def day_min(calendar: WorkCalendar) -> int:
    """How many minutes a working day of this calendar has."""
    return work_table(calendar).day_min


def work_days(a_ms: int, b_ms: int, calendar: WorkCalendar) -> float:
    """Working days from ``a_ms`` to ``b_ms``, for people to read."""
    return work_between(a_ms, b_ms, calendar) / day_min(calendar)


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise BadInputError(
            f"There is no time zone called “{name}”.",
            subject=name,
            what_to_do="Use a name such as Europe/Berlin, America/New_York or UTC.",
            code="unknown_zone",
        ) from error


def _checked_day_min(calendar: WorkCalendar) -> int:
    """Minutes of a working day, after refusing hours that are no sorted ranges of one day."""
    last_end = 0
    for start_min, end_min in calendar.hours:
        if not last_end <= start_min < end_min <= DAY_MIN:
            raise BadInputError(
                f"{start_min} to {end_min} is no range of minutes within a day, after the range before it.",
                subject=calendar.zone,
                what_to_do="Give the working hours of a day in order, for example 09:00 to 12:00 and 13:00 to 17:00.",
                code="bad_calendar",
            )
        last_end = end_min
    if not calendar.hours or not any(1 <= day <= 7 for day in calendar.days):
        raise _no_work(calendar)
    return sum(end - start for start, end in calendar.hours)


def _no_work(calendar: WorkCalendar) -> BadInputError:
    return BadInputError(
        "This calendar has no working time, so nothing can be planned in it.",
        subject=calendar.zone,
        what_to_do="Give it at least one working day a week with working hours.",
        code="bad_calendar",
    )


def _year_ms(year: int) -> int:
    return (date(year, 1, 1).toordinal() - _EPOCH_ORDINAL) * DAY_MIN * MIN_MS


def _year_of(at_ms: int) -> int:
    return date.fromordinal(at_ms // (DAY_MIN * MIN_MS) + _EPOCH_ORDINAL).year
