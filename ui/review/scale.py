"""Which seconds lie at which pixels of a waveform: pure arithmetic, shared by ruler, lanes and overview."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

_LEAST_SPAN_S = 0.5
_NEARLY_WHOLE = 0.995
_NOTHING = 1e-6
"""More than arithmetic errs by, and less than can be seen."""
_STEPS_S = (0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600)


@dataclass(frozen=True, slots=True)
class WaveScale:
    """The part that is seen: ``start_s`` at x 0, ``span_s`` over ``width_px``."""

    duration_s: float = 0.0
    width_px: int = 1
    start_s: float = 0.0
    span_s: float = 0.0

    @property
    def is_whole(self) -> bool:
        """Whether all of it is seen."""
        return self.span_s >= self.duration_s

    @property
    def px_per_s(self) -> float:
        """Pixels a second."""
        return self.width_px / self.span_s if self.span_s else 0.0

    def pixel_of(self, seconds: float) -> int:
        """The whole pixel of a time: the same wherever the view begins, also for what lies just between two."""
        return math.floor(self.x_of(seconds) + 0.5 + _NOTHING)

    def x_of(self, seconds: float) -> float:
        """The pixel of a time; may lie outside."""
        return (seconds - self.start_s) * self.px_per_s

    def s_at(self, x_px: float) -> float:
        """The time at a pixel, inside the file."""
        seconds = self.start_s + x_px / self.px_per_s if self.px_per_s else 0.0
        return min(max(0.0, seconds), self.duration_s)

    def resized(self, width_px: int) -> WaveScale:
        """The same part in another width."""
        return replace(self, width_px=max(1, width_px))

    def of_duration(self, duration_s: float) -> WaveScale:
        """Another file: all of it, unless a part of the same length was looked at."""
        if duration_s == self.duration_s:
            return self
        return WaveScale(duration_s, self.width_px, 0.0, duration_s)

    def zoomed(self, factor: float, x_px: float) -> WaveScale:
        """Closer (factor above 1) or wider, with the time under ``x_px`` kept in place."""
        if not self.span_s:
            return self
        least_s = min(_LEAST_SPAN_S, self.duration_s)
        span_s = max(self.span_s / factor, least_s)
        span_s = self.duration_s if span_s > self.duration_s * _NEARLY_WHOLE else span_s
        start_s = self.s_at(x_px) - span_s * x_px / self.width_px
        return replace(self, span_s=span_s).moved_to(start_s)

    def moved_to(self, start_s: float) -> WaveScale:
        """Another part of the same span, held inside the file."""
        return replace(self, start_s=min(max(0.0, start_s), max(0.0, self.duration_s - self.span_s)))

    def on_grid(self, ratio: float) -> WaveScale:
        """The same part, beginning at a whole device pixel (``ratio`` to a pixel) of all that there is."""
        per_s = self.px_per_s * ratio
        if not per_s:
            return self
        place = round(self.start_s * per_s)
        if place / per_s > max(0.0, self.duration_s - self.span_s):
            place = max(0, place - 1)
        return replace(self, start_s=place / per_s)

    def following(self, position_s: float) -> WaveScale:
        """The part that shows the playhead: a page further when it runs out, nothing when it is in sight."""
        if self.is_whole or self.start_s <= position_s <= self.start_s + self.span_s:
            return self
        return self.moved_to(position_s - self.span_s * 0.08)

    def ticks(self, least_px: float = 76.0, before_px: float = 0.0) -> list[tuple[float, bool]]:
        """Times for the ruler with at least so many pixels between two labels: (seconds, has a label).

        ``before_px``: also those that lie so far to the left of what is seen.
        """
        if not self.px_per_s:
            return []
        step_s = next((step for step in _STEPS_S if step * self.px_per_s >= least_px), _STEPS_S[-1])
        small_s = step_s / 5 if step_s * self.px_per_s / 5 >= 8 else step_s
        start_s = max(0.0, self.start_s - before_px / self.px_per_s)
        first = int(start_s / small_s)
        count = int((self.start_s - start_s + self.span_s) / small_s) + 2
        places = range(first, first + count)
        every = round(step_s / small_s)
        end_s = self.start_s + self.span_s
        return [(place * small_s, place % every == 0) for place in places if start_s <= place * small_s <= end_s]
