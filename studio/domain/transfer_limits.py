"""How fast transfers may be, by time of day, and whether they rest: values, and how people write them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from studio.domain.errors import BadInputError

DAY_MINUTES = 24 * 60
_RATE = re.compile(r"(\d+(?:\.\d+)?)\s*([kKmMgG]?)(?:i?[bB](?:/s)?)?")
_SPAN = re.compile(r"(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})=([^/]+)(?:/(.+))?")
_UNITS = {"": 1, "k": 1000, "m": 1_000_000, "g": 1_000_000_000}
_NONE = {"none", "off", "0"}


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


def rate_of(text: str) -> int:
    """Bytes a second: 500k, 2M, 1.5MB/s; none is 0. Raises BadInputError."""
    if text.strip().lower() in _NONE:
        return 0
    match = _RATE.fullmatch(text.strip())
    if match is None:
        raise BadInputError("This is no rate.", subject=text, what_to_do="Write 500k or 2M (bytes a second), or none.")
    return int(float(match.group(1)) * _UNITS[match.group(2).lower()])


def schedule_of(texts: Sequence[str]) -> tuple[Span, ...]:
    """Spans of the day: 09:00-18:00=500k, 22:00-06:00=none/2M. Raises BadInputError."""
    if [text.lower() for text in texts] == ["none"]:
        return ()
    return tuple(_span_of(text) for text in texts)


def _span_of(text: str) -> Span:
    match = _SPAN.fullmatch(text.strip())
    if match is None:
        what_to_do = "Write 09:00-18:00=500k, or 09:00-18:00=500k/2M for up and down."
        raise BadInputError("This is no part of a day.", subject=text, what_to_do=what_to_do)
    from_h, from_min, until_h, until_min = (int(number) for number in match.groups()[:4])
    up = rate_of(match.group(5))
    down = up if match.group(6) is None else rate_of(match.group(6))
    return Span(from_h * 60 + from_min, until_h * 60 + until_min, up, down)


def rate_text(bytes_per_s: int) -> str:
    """The reverse of ``rate_of``; empty for no limit."""
    for unit in ("M", "k"):
        factor = _UNITS[unit.lower()]
        if bytes_per_s and bytes_per_s % (factor // 10) == 0 and bytes_per_s >= factor:
            return f"{bytes_per_s / factor:g}{unit}"
    return str(bytes_per_s) if bytes_per_s else ""


def span_text(span: Span) -> str:
    """The reverse of a part of ``schedule_of``."""
    times = "-".join(f"{at // 60:02d}:{at % 60:02d}" for at in (span.from_min, span.until_min))
    up, down = (rate_text(rate) or "none" for rate in (span.up, span.down))
    return f"{times}={up}" + (f"/{down}" if down != up else "")
