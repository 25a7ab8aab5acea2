"""Reminders in groups by when they are due, and in the words of a notification. No widgets here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from studio.domain.reminder import Matter
from ui import words
from ui.languages import told
from ui.words import near_text, tr, tr_n

if TYPE_CHECKING:
    from studio.domain.reminder import Reminder
    from studio.queries.reminders import ReminderRow

_MOST_SINGLE = 3
_MOST_NAMED = 4
ICONS = {
    Matter.INVITATION: "mail",
    Matter.OFFER: "send",
    Matter.QUESTION: "arrows-exchange",
    Matter.INPUTS: "hourglass",
    Matter.DELIVERY: "upload",
    Matter.REVIEW: "headphones",
    Matter.PAYMENT: "coin",
    Matter.CREDIT: "certificate",
    Matter.NOTES: "pencil",
    Matter.FEEDBACK: "users",
    Matter.CLOSING: "lock",
}

ASKED_ICONS = {
    "milestone": "flag",
    "minutes": "clock-check",
    "receipt": "coin",
    "contradicted": "coin",
    "dispute": "alert-triangle",
    "paused": "player-pause",
}


def icon_of(reminder: Reminder) -> str:
    """A question about money or time shows what it is about."""
    return ASKED_ICONS.get(reminder.asked) or ICONS[reminder.matter]


def grouped(rows: Iterable[ReminderRow], now_ms: int | None = None) -> list[tuple[str, list[ReminderRow]]]:
    """Heading and rows: late, today, the next seven days, later, without a date, and what others have to do."""
    now_ms = words.now_ms() if now_ms is None else now_ms
    midnight = words.at(now_ms).replace(hour=0, minute=0, second=0, microsecond=0)
    tomorrow_ms, week_ms = (round((midnight + timedelta(days=days)).timestamp() * 1000) for days in (1, 8))
    heads = [
        tr("Late"),
        tr("Today"),
        tr("In the next seven days"),
        tr("Later"),
        tr("At any time"),
        tr("Waiting for others"),
    ]
    groups: dict[str, list[ReminderRow]] = {head: [] for head in heads}
    for row in rows:
        groups[heads[_group(row.reminder, now_ms, tomorrow_ms, week_ms)]].append(row)
    return [(head, found) for head, found in groups.items() if found]


def _group(reminder: Reminder, now_ms: int, tomorrow_ms: int, week_ms: int) -> int:
    if not reminder.is_mine:
        return 5
    if not reminder.due_ms:
        return 4
    if reminder.is_late or reminder.due_ms <= now_ms:
        return 0
    return 1 if reminder.due_ms < tomorrow_ms else 2 if reminder.due_ms < week_ms else 3


def about(reminder: Reminder) -> str:
    """What it is about: ``Lead vocal, Late Train, Ana Ribeiro``."""
    return ", ".join(filter(None, (reminder.title, reminder.production_title, reminder.person)))


def due_words(reminder: Reminder) -> str:
    """By when, or since when it is late; empty where it has no date."""
    if not reminder.due_ms:
        return ""
    when = near_text(reminder.due_ms)
    if reminder.is_late:
        return tr("since {when}", when=when) if reminder.matter is Matter.INPUTS else tr("was due {when}", when=when)
    return tr("silence approves {when}", when=when) if reminder.will_approve else tr("by {when}", when=when)


def place_of(reminder: Reminder) -> tuple[str, str]:
    """The page where the next action is taken, and the subject there."""
    if not reminder.is_owner:
        return "inbox", reminder.hand_off
    if reminder.matter is Matter.CLOSING:
        return "closing", ""
    return ("listen" if reminder.matter in {Matter.REVIEW, Matter.NOTES} else "plan"), reminder.stage


def count_words(rows: Sequence[ReminderRow]) -> str:
    """How many things are this person's turn."""
    mine = sum(row.reminder.is_mine for row in rows)
    return tr_n("{n} thing waits for you", "{n} things wait for you", mine) if mine else tr("Nothing waits for you")


@dataclass(frozen=True, slots=True)
class Notice:
    """What the desktop says. ``reminder`` is what it is about, None where it is about several."""

    title: str
    text: str
    reminder: Reminder | None = None


def notices(now: Sequence[ReminderRow], today: Sequence[ReminderRow] | None) -> list[Notice]:
    """One each while they are few, else all in one; the day's summary takes in what would be said beside it."""
    if today:
        late = sum(row.reminder.is_late for row in today)
        title = tr_n("Today: {n} thing to do", "Today: {n} things to do", len(today))
        return [Notice(f"{title}, {tr('{n} late', n=late)}" if late else title, _listed(today))]
    if len(now) > _MOST_SINGLE:
        return [Notice(tr_n("{n} thing waits", "{n} things wait", len(now)), _listed(now))]
    return [
        Notice(told(row.action), ", ".join(filter(None, (about(row.reminder), due_words(row.reminder)))), row.reminder)
        for row in now
    ]


def _listed(rows: Sequence[ReminderRow]) -> str:
    lines = [f"{told(row.action)}: {row.reminder.title or row.reminder.production_title}" for row in rows[:_MOST_NAMED]]
    if len(rows) > _MOST_NAMED:
        lines.append(tr("and {n} more", n=len(rows) - _MOST_NAMED))
    return "\n".join(lines)
