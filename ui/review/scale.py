"""Which seconds lie at which pixels of a waveform: pure arithmetic, shared by ruler, lanes and overview."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

_LEAST_SPAN_S = 0.0005
"""Some twenty samples."""
_LEAST_FOLLOWED_S = 0.5
"""A view that shows less is not moved along with the playhead: nothing could be seen in it."""
_FAR_PX = 1e7
"""Further away nothing is drawn, and a painter's whole numbers end."""
_NEARLY_WHOLE = 0.995
_NOTHING = 1e-6
"""More than arithmetic errs by, and less than can be seen."""
_STEPS_S = (
    0.00002,
    0.00005,
    0.0001,
    0.0002,
    0.0005,
    0.001,
    0.002,
    0.005,
    0.01,
    0.02,
    0.05,
    0.1,
    0.2,
    0.5,
    1,
    2,
    5,
    10,
    15,
    30,
    60,
    120,
    300,
    600,
    1800,
    3600,
)


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
        """The pixel of a time; may lie outside, but not further than can be drawn."""
        return min(max(-_FAR_PX, (seconds - self.start_s) * self.px_per_s), _FAR_PX)

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

    def showing(self, position_s: float) -> WaveScale:
        """The part of the same span around a time, unless that is in sight."""
        is_seen = self.start_s <= position_s <= self.start_s + self.span_s
        return self if is_seen else self.moved_to(position_s - self.span_s / 2)

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
        if self.is_whole or self.span_s < _LEAST_FOLLOWED_S or self.start_s <= position_s <= self.start_s + self.span_s:
            return self
        return self.moved_to(position_s - self.span_s * 0.08)

    @property
    def step_s(self) -> float:
        """How far a key moves the playhead: a second, less where less than ten are seen."""
        return min(1.0, self.span_s / 10) or 1.0

    def label_digits(self, seconds: float) -> int:
        """How many digits after the point the times of ``ticks`` need: none where a time is whole and steps are long."""
        step_s = self._tick_step_s(76.0)
        if step_s >= 0.1:
            return 0 if seconds == int(seconds) else 1
        return math.ceil(-math.log10(step_s) - _NOTHING)

    def _tick_step_s(self, least_px: float) -> float:
        return next((step for step in _STEPS_S if step * self.px_per_s >= least_px), _STEPS_S[-1])

    def ticks(self, least_px: float = 76.0, before_px: float = 0.0) -> list[tuple[float, bool]]:
        """Times for the ruler with at least so many pixels between two labels: (seconds, has a label).

        ``before_px``: also those that lie so far to the left of what is seen.
        """
        if not self.px_per_s:
            return []
        step_s = self._tick_step_s(least_px)
        small_s = step_s / 5 if step_s * self.px_per_s / 5 >= 8 else step_s
        start_s = max(0.0, self.start_s - before_px / self.px_per_s)
        first = int(start_s / small_s)
        count = int((self.start_s - start_s + self.span_s) / small_s) + 2
        places = range(first, first + count)
        every = round(step_s / small_s)
        end_s = self.start_s + self.span_s
        return [(place * small_s, place % every == 0) for place in places if start_s <= place * small_s <= end_s]
