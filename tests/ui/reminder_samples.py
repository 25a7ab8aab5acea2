"""What waits, for tests and pictures."""

from __future__ import annotations

from studio.domain.reminder import DAY_MS, HOUR_MS, Matter, Reminder
from studio.queries.reminders import ReminderRow, with_words


def waiting(now_ms: int) -> tuple[ReminderRow, ...]:
    """Something of every group, for an owner and for a collaborator."""
    return with_words(
        (
            one("delivery", now_ms, -5 * HOUR_MS, is_late=True, take=2, title="Drums", person="Kofi Mensah"),
            one("review", now_ms, 3 * HOUR_MS, take=1, will_approve=True),
            one("payment", now_ms, 3 * DAY_MS, amount_minor=8050, currency="EUR", title="Harmony stack", person="Amara Cole"),
            one("question", now_ms, 4 * DAY_MS, asked="extension", title="Backing vocals", person="Joon Park"),
            one("delivery", now_ms, 12 * DAY_MS, is_owner=False, production_title="Glasshouse", take=1,
                title="Donaudampfschifffahrtsgesellschaftskapitänsgesang", person="Maximiliane-Hildegard Großkreutz"),
            one("credit", now_ms, 0, is_owner=False, production_title="Paper Lanterns", title="Whistle"),
            one("closing", now_ms, 0, title="", person="", production_title="Saltwater", hand_off="", stage=""),
            one("offer", now_ms, DAY_MS, is_mine=False, title="Cover", person="ليلى الحداد"),
            one("inputs", now_ms, DAY_MS, is_mine=False, is_owner=False, names=("guide", "click"), title="Bass"),
        )
    )  # fmt: skip


def one(matter: str, now_ms: int, in_ms: int, **more) -> Reminder:
    fields = {
        "key": f"{matter}/{in_ms}", "is_mine": True, "is_owner": True, "production": "p1", "production_title": "Late Train",
        "stage": "s1", "title": "Lead vocal", "hand_off": "h1", "person": "Ana Ribeiro", "since_ms": now_ms - DAY_MS,
        "due_ms": now_ms + in_ms if in_ms else 0,
    }  # fmt: skip
    return Reminder(matter=Matter(matter), **{**fields, **more})
