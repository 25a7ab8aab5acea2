"""How this home is told of what waits for somebody."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from studio.actions.reminder_commands import SetReminders
from studio.domain.reminder import minute_text, quiet_text
from studio.store.reminder_settings import reminder_settings, set_reminder_settings
from studio.store.unit_of_work import UnitOfWork


def set_reminders(work: UnitOfWork, command: SetReminders) -> dict[str, Any]:
    """Change what is given. Result: ``{on, quiet, summary}``, the last two as text, empty for none."""
    settings = reminder_settings(work.connection)
    if command.is_on is not None:
        settings = replace(settings, is_on=command.is_on)
    if command.quiet is not None:
        settings = replace(settings, quiet=command.quiet[0] if command.quiet else None)
    if command.summary_min is not None:
        settings = replace(settings, summary_min=command.summary_min)
    set_reminder_settings(work.connection, settings)
    return {
        "on": settings.is_on,
        "quiet": quiet_text(settings.quiet),
        "summary": minute_text(settings.summary_min),
    }
