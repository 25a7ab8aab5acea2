"""What a person has to be told now: once on this home, not in quiet hours, and a summary once a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo

from studio.domain.reminder import ReminderSettings, is_quiet, tellings
from studio.queries.reminders import ReminderRow, reminder_rows, with_words
from studio.store.database import Connection
from studio.store.home import Home
from studio.store.reminder_settings import keep_told, reminder_settings, told


@dataclass(frozen=True, slots=True)
class DueTellings:
    """``now``: each to be said by itself; ``today``: what is to be done until midnight, for the day's summary (None: not now)."""

    now: tuple[ReminderRow, ...] = ()
    today: tuple[ReminderRow, ...] | None = None


def due_tellings(home: Home, zone: tzinfo | None = None) -> DueTellings:
    """What is to be said now; it is remembered as said. ``zone``: that of the clock on the wall, this machine's by default."""
    with home.read() as connection:
        found, _keys = _due(home, connection, zone)
    if not found.now and found.today is None:
        return found
    with home.work() as work:
        # another window may have been quicker
        found, keys = _due(home, work.connection, zone)
        if keys:
            keep_told(work.connection, keys)
    return found


def _due(home: Home, connection: Connection, zone: tzinfo | None) -> tuple[DueTellings, frozenset[str]]:
    settings, now_ms = reminder_settings(connection), home.clock()
    at = datetime.fromtimestamp(now_ms / 1000, UTC).astimezone(zone)
    if is_quiet(settings, at.hour * 60 + at.minute):
        return DueTellings(), frozenset()
    said = frozenset(told(connection))
    rows = reminder_rows(home, connection, now_ms)
    telling, keys = tellings(rows, said, now_ms)
    now = with_words(one.reminder for one in telling)
    day = f"summary/{at:%Y-%m-%d}"
    if day in said or not _is_time(settings, at):
        return DueTellings(now), keys
    until = at.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    until_ms = round(until.timestamp() * 1000)
    today = with_words(row for row in rows if row.is_mine and (not row.due_ms or row.due_ms <= until_ms))
    return DueTellings(now, today or None), keys | {day} if today else keys


def _is_time(settings: ReminderSettings, at: datetime) -> bool:
    return 0 <= settings.summary_min <= at.hour * 60 + at.minute
