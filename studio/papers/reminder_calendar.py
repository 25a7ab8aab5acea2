"""What waits and has a date, as an iCalendar feed: a file that a calendar program reads again and again."""

from __future__ import annotations

from collections.abc import Iterable

from studio.domain.reminder import Reminder
from studio.papers.calendar_file import CalendarEvent, write_calendar
from studio.papers.reminder_text import action_words

_ALARM_MIN = 60


def reminder_calendar(rows: Iterable[Reminder], now_ms: int) -> str:
    """An iCalendar text with a point for each date, and an alarm an hour before it where it is this person's turn.

    The same thing keeps its UID, so that a program that reads the file again moves it instead of adding another.
    """
    events = [
        CalendarEvent(
            uid=f"{row.key}@segue",
            title=f"{row.title or row.production_title}: {action_words(row)}",
            start_ms=row.due_ms,
            end_ms=row.due_ms,
            text=", ".join(filter(None, (row.production_title, row.person))),
            alarm_min=_ALARM_MIN if row.is_mine and row.due_ms > now_ms else 0,
            categories=row.production_title,
        )
        for row in rows
        if row.due_ms
    ]
    return write_calendar("Segue", events, now_ms)
