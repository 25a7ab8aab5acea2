"""Bars and beats of a production on the time line of a take: pure arithmetic. Bars and beats are counted from 1."""

from __future__ import annotations

from dataclasses import dataclass

from ui.review.scale import WaveScale

_BARS_A_LABEL = (1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024)
_LEAST_TICK_PX = 8


@dataclass(frozen=True, slots=True)
class BeatGrid:
    """A steady tempo from second 0 on: takes begin where the production begins.

    ``tempo_bpm`` counts quarter notes a minute; a bar has ``beats`` of 1/``unit`` notes.
    """

    tempo_bpm: float
    beats: int = 4
    unit: int = 4

    @property
    def beat_s(self) -> float:
        """How long a beat is."""
        return 60.0 / self.tempo_bpm * 4 / self.unit

    def nearest(self, seconds: float) -> float:
        """The time of the beat next to a time."""
        return round(seconds / self.beat_s) * self.beat_s

    def words(self, seconds: float) -> str:
        """``12.3``: the bar, and the beat in it."""
        beat = int(seconds / self.beat_s + 1e-6)
        return f"{beat // self.beats + 1}.{beat % self.beats + 1}"

    def ticks(self, scale: WaveScale, least_px: float = 64.0, before_px: float = 0.0) -> list[tuple[float, str, bool]]:
        """For a ruler: (seconds, label or empty, begins a bar). Labels are at least so many pixels apart.

        ``before_px``: also those that lie so far to the left of what is seen.
        """
        if not scale.px_per_s:
            return []
        beat_px = self.beat_s * scale.px_per_s
        bar_px = beat_px * self.beats
        has_beats = beat_px >= least_px
        every = next((bars for bars in _BARS_A_LABEL if bars * bar_px >= least_px), _BARS_A_LABEL[-1])
        step = 1 if beat_px >= _LEAST_TICK_PX else self.beats
        step = step if step == 1 or bar_px >= _LEAST_TICK_PX else every * self.beats
        end_s = min(scale.duration_s, scale.start_s + scale.span_s)
        start_s = max(0.0, scale.start_s - before_px / scale.px_per_s)
        first = -(-start_s // (self.beat_s * step))
        found = []
        for place in range(int(first) * step, int(end_s / self.beat_s + 1e-6) + 1, step):
            bar, beat = divmod(place, self.beats)
            is_bar = beat == 0
            has_label = is_bar and bar % every == 0
            label = str(bar + 1) if has_label else f"{bar + 1}.{beat + 1}" if has_beats else ""
            found.append((place * self.beat_s, label, is_bar))
        return found
