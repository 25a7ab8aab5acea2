"""What waits for somebody, as values, and when a person is told of it: computed times, quiet hours, never twice.

Knows no log and no words; ``queries/reminders`` finds what waits, ``papers/reminder_text`` says it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from studio.domain.errors import BadInputError
from studio.domain.transfer_limits import DAY_MINUTES, Span

HOUR_MS = 3_600_000
DAY_MS = 24 * HOUR_MS
INPUTS_WAIT_MS = 2 * DAY_MS
"""After so long somebody who waits for inputs is thought of (PRODUCT.md section 2)."""
_HOURS = re.compile(r"(\d{1,2}):(\d{2})(?:-(\d{1,2}):(\d{2}))?")

_NIGHT = Span(20 * 60, 8 * 60)


class Matter(StrEnum):
    """What it is about."""

    INVITATION = "invitation"
    OFFER = "offer"
    QUESTION = "question"
    INPUTS = "inputs"
    DELIVERY = "delivery"
    REVIEW = "review"
    PAYMENT = "payment"
    CREDIT = "credit"
    NOTES = "notes"
    FEEDBACK = "feedback"
    CLOSING = "closing"


_COMES = frozenset({Matter.OFFER, Matter.QUESTION, Matter.REVIEW, Matter.CREDIT, Matter.NOTES, Matter.CLOSING})
"""What others have done, so that it is news as soon as it is there."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """One thing that waits. ``key`` names it for as long as it is the same thing; ``is_mine``: the next action is this person's,
    also that of asking somebody who is late; ``person`` is the other side (empty: there is none). ``since_ms`` is when it began to
    wait, ``due_ms`` when it has to be done (0: at no time). What it is about: ``take`` a number, ``names`` the inputs, ``asked`` the
    kind of a question, ``count`` how many notes. ``will_approve``: silence approves when it is due.
    """

    key: str
    matter: Matter
    is_mine: bool
    is_owner: bool
    production: str
    production_title: str
    stage: str
    title: str
    hand_off: str
    person: str
    since_ms: int
    due_ms: int = 0
    is_late: bool = False
    take: int = 0
    names: tuple[str, ...] = ()
    asked: str = ""
    count: int = 0
    amount_minor: int = 0
    currency: str = ""
    will_approve: bool = False


@dataclass(frozen=True, slots=True)
class ReminderSettings:
    """How a home is told. ``quiet``: no word in these minutes of the day (of this machine's clock); ``summary_min``: from
    this minute on the day's summary is told (-1: never).
    """

    is_on: bool = True
    quiet: Span | None = _NIGHT
    summary_min: int = 9 * 60


@dataclass(frozen=True, slots=True)
class Telling:
    """Something to say now. ``key`` is kept, so that it is never said again."""

    key: str
    reminder: Reminder


def in_order(reminders: Iterable[Reminder]) -> tuple[Reminder, ...]:
    """What this person can do first, then by date; what has none last."""
    return tuple(sorted(reminders, key=lambda one: (not one.is_mine, one.due_ms or 1 << 62, one.since_ms, one.key)))


def telling_times(reminder: Reminder) -> tuple[tuple[str, int], ...]:
    """When a person is told of it, in order: a name for each instant, and the instant.

    Reviews are told at half time, 24 hours before and at the end (PRODUCT.md section 2), everything that has a date a day before
    (if it waits longer than that) and when it is over, inputs when somebody has waited two days.
    """
    since_ms, due_ms = reminder.since_ms, reminder.due_ms
    times = [("new", since_ms)] if reminder.matter in _COMES and reminder.is_mine else []
    if reminder.matter is Matter.INPUTS:
        times.append(("waits", since_ms + INPUTS_WAIT_MS))
    elif due_ms:
        if reminder.matter is Matter.REVIEW and reminder.is_mine:
            times.append(("half", since_ms + (due_ms - since_ms) // 2))
        if reminder.is_mine and due_ms - since_ms > DAY_MS:
            times.append(("day", due_ms - DAY_MS))
        times.append(("due", due_ms))
    return tuple(sorted(times, key=lambda one: one[1]))


def tellings(
    reminders: Iterable[Reminder], told: frozenset[str], now_ms: int
) -> tuple[tuple[Telling, ...], frozenset[str]]:
    """What to say now, and the keys of all that has become old by it: after some days away only the last word counts."""
    found: list[Telling] = []
    passed: set[str] = set()
    for reminder in in_order(reminders):
        keys = [f"{reminder.key}/{name}" for name, at_ms in telling_times(reminder) if at_ms <= now_ms]
        if keys and keys[-1] not in told and (reminder.is_mine or reminder.is_late):
            found.append(Telling(keys[-1], reminder))
            passed.update(keys)
    return tuple(found), frozenset(passed)


def is_quiet(settings: ReminderSettings, minute: int) -> bool:
    """Whether nothing is said in a minute of the day."""
    return not settings.is_on or (settings.quiet is not None and settings.quiet.has(minute))


def span_of_day(text: str) -> Span | None:
    """``22:00-08:00`` as a part of the day, ``none`` as None. Raises BadInputError."""
    if text.strip().lower() in ("none", "off", ""):
        return None
    match = _HOURS.fullmatch(text.strip())
    if match is None or match.group(3) is None:
        raise BadInputError("These are no hours.", subject=text, what_to_do="Write 22:00-08:00, or none.")
    return Span(_minute(match.group(1), match.group(2), text), _minute(match.group(3), match.group(4), text))


def minute_of_day(text: str) -> int:
    """``09:00`` as a minute of the day, ``off`` as -1. Raises BadInputError."""
    if text.strip().lower() in ("none", "off", ""):
        return -1
    match = _HOURS.fullmatch(text.strip())
    if match is None or match.group(3) is not None:
        raise BadInputError("This is no time of day.", subject=text, what_to_do="Write 09:00, or off.")
    return _minute(match.group(1), match.group(2), text)


def _minute(hours: str, minutes: str, text: str) -> int:
    at = int(hours) * 60 + int(minutes)
    if int(minutes) >= 60 or at >= DAY_MINUTES:
        raise BadInputError("A day has 24 hours.", subject=text, what_to_do="Give times from 00:00 to 23:59.")
    return at


def minute_text(minute: int) -> str:
    """``09:00``; empty for -1."""
    return f"{minute // 60:02d}:{minute % 60:02d}" if minute >= 0 else ""


def quiet_text(quiet: Span | None) -> str:
    """``22:00-08:00``; empty for None."""
    return f"{minute_text(quiet.from_min)}-{minute_text(quiet.until_min)}" if quiet is not None else ""
