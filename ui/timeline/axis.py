"""Time as places: working instants on a line of whole days.

A day's column holds its working hours only, so that a one-day bar fills one column and nights take no room.
Pure: no Qt. The zone and hours are the production's.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_DAY_MIN = 24 * 60
# how many days without work are looked through for the next one
_MOST_REST_DAYS = 60
HOUR_PX, DAY_PX, WEEK_PX, MONTH_PX = 320.0, 26.0, 11.0, 4.0
NARROWEST_PX, WIDEST_PX = 1.0, 960.0
# a plan that was done within hours may be stretched until seconds can be told apart
WIDEST_BRIEF_PX = 2_000_000.0
# the named zooms, as px a day
LEVELS: dict[str, float] = {"hour": HOUR_PX, "day": DAY_PX, "week": WEEK_PX, "month": MONTH_PX}
_LEVEL_FLOORS = (("hour", 120.0), ("day", 17.0), ("week", 6.5), ("month", 0.0))


def level_of(px_per_day: float) -> str:
    """The named zoom that a scale belongs to: it decides what the ruler writes."""
    return next(name for name, floor in _LEVEL_FLOORS if px_per_day >= floor)


def zone_named(name: str) -> tzinfo:
    """The time zone of that name, UTC where this machine does not know it."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC


class TimeAxis:
    """Instants (UTC ms) <-> day units: the day's ordinal plus the share of its working hours that has passed."""

    def __init__(
        self,
        zone: str = "UTC",
        work_hours: tuple[tuple[int, int], ...] = ((540, 1020),),
        work_weekdays: tuple[int, ...] = (1, 2, 3, 4, 5),
    ) -> None:
        self.zone = zone_named(zone)
        self.work_hours = work_hours or ((0, _DAY_MIN),)
        self.work_weekdays = frozenset(work_weekdays)
        self.holidays: frozenset[int] = frozenset()
        self.day_min = sum(end - start for start, end in self.work_hours)
        self._known: dict[int, float] = {}

    def units(self, ms: int) -> float:
        """The place of an instant; before work begins it is the day's start, after work its end."""
        found = self._known.get(ms)
        if found is None:
            moment = datetime.fromtimestamp(ms / 1000, self.zone)
            minutes = moment.hour * 60 + moment.minute + (moment.second + moment.microsecond / 1e6) / 60
            passed = sum(min(max(minutes - start, 0.0), end - start) for start, end in self.work_hours)
            found = self._known[ms] = moment.toordinal() + passed / self.day_min
        return found

    def ms(self, units: float, *, is_end: bool = False) -> int:
        """The instant at a place. On the border of two days it is the later day's start, or the earlier's end."""
        day, share = int(units // 1), units % 1
        if is_end and share == 0:
            day, share = day - 1, 1.0
        left = share * self.day_min
        minutes = float(self.work_hours[-1][1])
        for start, end in self.work_hours:
            if left < end - start or (is_end and left <= end - start):
                minutes = start + left
                break
            left -= end - start
        midnight = datetime.combine(date.fromordinal(day), datetime.min.time())
        moment = (midnight + timedelta(minutes=minutes)).replace(tzinfo=self.zone)
        return round(moment.timestamp() * 1000)

    def is_work_day(self, ordinal: int) -> bool:
        """Whether work is done on this day."""
        # day 1 was a Monday
        return (ordinal - 1) % 7 + 1 in self.work_weekdays and ordinal not in self.holidays

    def rest_on(self, days: Iterable[str]) -> None:
        """Take ISO dates as days without work; what is no date is left out."""
        found = set()
        for day in days:
            with suppress(ValueError):
                found.add(date.fromisoformat(day).toordinal())
        self.holidays = frozenset(found)

    def later_by(self, units: float, work_min: float) -> float:
        """The place so many working minutes later."""
        day, share = int(units // 1), units % 1
        left, in_week = work_min / self.day_min, len(self.work_weekdays)
        weeks = max(0, int(left // in_week) - 1) if in_week else 0
        day, left = day + 7 * weeks, left - in_week * weeks
        for _ in range(_MOST_REST_DAYS):
            if self.is_work_day(day):
                if left <= 1 - share + 1e-9:
                    return day + share + left
                left -= 1 - share
            day, share = day + 1, 0.0
        return float(day)

    def next_work_day(self, ordinal: int, step: int = 1) -> int:
        """The nearest working day from ``ordinal`` (itself included) in the direction of ``step``."""
        for _ in range(14):
            if self.is_work_day(ordinal):
                break
            ordinal += step
        return ordinal

    def monday_of(self, ordinal: int) -> int:
        """The Monday of that day's week."""
        return ordinal - (ordinal + 6) % 7

    def hour_ticks(self) -> list[tuple[int, float]]:
        """The full hours within a working day, each with its share of the column."""
        ticks: list[tuple[int, float]] = []
        passed = 0
        for start, end in self.work_hours:
            first = -(-start // 60)
            ticks += [(hour, (passed + hour * 60 - start) / self.day_min) for hour in range(first, -(-end // 60))]
            passed += end - start
        return ticks

    def fine_ticks(self, first: float, last: float, step_s: int) -> list[tuple[float, float, int]]:
        """Every ``step_s`` seconds within the working hours between two places: (place, span, second of the day)."""
        ticks: list[tuple[float, float, int]] = []
        for day in range(int(first // 1), int(last // 1) + 1):
            passed = 0.0
            for start, end in self.work_hours:
                from_s = max(start * 60.0, start * 60 + ((first - day) * self.day_min - passed) * 60)
                to_s = min(end * 60.0, start * 60 + ((last - day) * self.day_min - passed) * 60 + step_s)
                for second in range(int(from_s // step_s) * step_s, int(to_s), step_s):
                    if second >= start * 60:
                        share = (passed + second / 60 - start) / self.day_min
                        ticks.append((day + share, step_s / 60 / self.day_min, second))
                passed += end - start
        return ticks

    def last_hour_before(self, share: float) -> float:
        """The last full hour at or before a share of the working day, as a share."""
        shares = [tick for _, tick in self.hour_ticks()] or [0.0]
        return shares[max(0, bisect_right(shares, share + 1e-9) - 1)]
