"""How fast transfers may be, by time of day, and whether they rest. Values only."""

from __future__ import annotations

from dataclasses import dataclass

from studio.domain.errors import BadInputError

DAY_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True)
class Span:
    """A part of each day with limits of its own. Minutes since midnight on this machine's clock; ``until_min`` may lie
    before ``from_min``: over midnight then. Limits in bytes a second, 0 for none.
    """

    from_min: int
    until_min: int
    up: int = 0
    down: int = 0

    def has(self, minute: int) -> bool:
        """Whether a minute of the day is inside."""
        if self.from_min <= self.until_min:
            return self.from_min <= minute < self.until_min
        return minute >= self.from_min or minute < self.until_min


@dataclass(frozen=True, slots=True)
class Limits:
    """How fast transfers may be: bytes a second, 0 for no limit. The first span that has the minute counts."""

    is_paused: bool = False
    up: int = 0
    down: int = 0
    schedule: tuple[Span, ...] = ()

    def check(self) -> None:
        """Raises BadInputError for what makes no sense."""
        for span in self.schedule:
            if not (0 <= span.from_min < DAY_MINUTES and 0 <= span.until_min <= DAY_MINUTES):
                raise BadInputError("A day has 24 hours.", what_to_do="Give times from 00:00 to 24:00.")
        rates = [self.up, self.down, *(rate for span in self.schedule for rate in (span.up, span.down))]
        if min(rates) < 0:
            what_to_do = "Give bytes a second, or 0 for no limit."
            raise BadInputError("A limit cannot be below nothing.", what_to_do=what_to_do)

    def at(self, minute: int) -> tuple[int, int]:
        """The limits up and down in a minute of the day."""
        span = next((span for span in self.schedule if span.has(minute)), None)
        return (self.up, self.down) if span is None else (span.up, span.down)
