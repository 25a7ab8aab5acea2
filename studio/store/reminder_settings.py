"""How this home is told of what waits, and what it has been told: both in its database, so that windows never say it twice."""

from __future__ import annotations

import json
from dataclasses import asdict

from studio.domain.reminder import ReminderSettings
from studio.domain.transfer_limits import Span
from studio.store.database import Connection, get_meta, set_meta

_SETTINGS, _TOLD = "reminder_settings", "reminders_told"
_MOST_TOLD = 2000


def reminder_settings(connection: Connection) -> ReminderSettings:
    """What is set for this home."""
    kept = json.loads(get_meta(connection, _SETTINGS, "{}"))
    if kept.get("quiet") is not None:
        kept["quiet"] = Span(**kept["quiet"])
    return ReminderSettings(**kept)


def set_reminder_settings(connection: Connection, wanted: ReminderSettings) -> None:
    """Set all of it."""
    set_meta(connection, _SETTINGS, json.dumps(asdict(wanted)))


def told(connection: Connection) -> tuple[str, ...]:
    """The keys of what has been said, the oldest first."""
    return tuple(json.loads(get_meta(connection, _TOLD, "[]")))


def keep_told(connection: Connection, keys: frozenset[str]) -> None:
    """Remember that these were said; the oldest are forgotten once there are very many."""
    before = told(connection)
    fresh = sorted(keys - set(before))
    set_meta(connection, _TOLD, json.dumps([*before, *fresh][-_MOST_TOLD:]))
