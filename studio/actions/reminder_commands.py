"""What a person can ask for about reminders, as values; a part of ``commands``."""

from __future__ import annotations

from dataclasses import dataclass

from studio.domain.transfer_limits import Span


@dataclass(frozen=True, slots=True)
class SetReminders:
    """How this home is told of what waits; None leaves it as it is. ``quiet`` empty: at every hour; ``summary_min`` -1:
    no summary of the day.
    """

    is_on: bool | None = None
    quiet: tuple[Span, ...] | None = None
    summary_min: int | None = None
