"""Readings of meters from the feeder's thread to the window, and what meters show of them. No widgets.

The feeder is ahead of what is heard; a reading waits here until its place is heard.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from typing import NamedTuple

from studio.domain.metering import SILENT_DB, LiveMeter, MeterReading

HOLD_S = 1.5
_FALL_DB_PER_S = 24.0
_SPECTRUM_FALL_DB_PER_S = 45.0
MakeMeter = Callable[[int], LiveMeter]


class _Waiting(NamedTuple):
    played: int
    turn: int
    reading: MeterReading


class Metering:
    """``tap`` is called by the feeder, ``heard`` by the window."""

    def __init__(self, make_meter: MakeMeter) -> None:
        self._make_meter = make_meter
        self._meter: LiveMeter | None = None
        self._waiting: deque[_Waiting] = deque()
        self._lock = threading.Lock()

    def tap(self, block: bytes, count: int, turn: int, sample_rate_hz: int) -> None:
        """Measure a block before which so many frames of its turn come."""
        import numpy as np

        if self._meter is None:
            self._meter = self._make_meter(sample_rate_hz)
        reading = self._meter.add(np.frombuffer(block, "<f4").reshape(-1, 2))
        with self._lock:
            # what was read ahead and then spliced over is not heard
            while self._waiting and (self._waiting[-1].turn != turn or self._waiting[-1].played >= count):
                self._waiting.pop()
            self._waiting.append(_Waiting(count, turn, reading))

    def heard(self, count: int, turn: int) -> list[MeterReading]:
        """The readings of the first so many frames of a turn that were not given before, in order."""
        found = []
        with self._lock:
            while self._waiting and (self._waiting[0].turn != turn or self._waiting[0].played <= count):
                waiting = self._waiting.popleft()
                if waiting.turn == turn:
                    found.append(waiting.reading)
        return found


class ShownLevels:
    """What meters show: rises at once, falls evenly, the highest peak stays for a while. Levels in dB."""

    def __init__(self) -> None:
        self.peaks = [SILENT_DB, SILENT_DB]
        self.holds = [SILENT_DB, SILENT_DB]
        self.momentary_lufs = self.short_term_lufs = SILENT_DB
        self.correlation: float | None = None
        self.spectrum: list[float] = []
        self.most_true_peak_dbtp = self.most_peak_dbfs = SILENT_DB
        self._held_s = [0.0, 0.0]

    def reset(self) -> None:
        """Forget the highest values."""
        self.most_true_peak_dbtp = self.most_peak_dbfs = SILENT_DB
        self.holds = list(self.peaks)

    def add(self, readings: list[MeterReading], elapsed_s: float) -> None:
        """Take what was heard in so many seconds; without readings everything falls."""
        for side in range(2):
            new = max((reading.peaks_dbfs[side] for reading in readings), default=SILENT_DB)
            self.peaks[side] = max(new, self.peaks[side] - _FALL_DB_PER_S * elapsed_s, SILENT_DB)
            self._held_s[side] += elapsed_s
            if new >= self.holds[side]:
                self.holds[side], self._held_s[side] = new, 0.0
            elif self._held_s[side] > HOLD_S:
                self.holds[side] = max(self.peaks[side], self.holds[side] - _FALL_DB_PER_S * elapsed_s)
        fallen = _SPECTRUM_FALL_DB_PER_S * elapsed_s
        self.spectrum = [max(SILENT_DB, level - fallen) for level in self.spectrum]
        if not readings:
            return
        last = readings[-1]
        self.momentary_lufs, self.short_term_lufs = last.momentary_lufs, last.short_term_lufs
        self.correlation = last.correlation
        self.spectrum = [max(pair) for pair in zip(self.spectrum, last.spectrum_db, strict=True)] if self.spectrum else list(last.spectrum_db)  # fmt: skip
        self.most_true_peak_dbtp = max(self.most_true_peak_dbtp, *(max(row.true_peaks_dbtp) for row in readings))
        self.most_peak_dbfs = max(self.most_peak_dbfs, *(max(row.peaks_dbfs) for row in readings))

    def rest(self) -> None:
        """Nothing plays: windows of loudness are empty."""
        self.momentary_lufs = self.short_term_lufs = SILENT_DB
        self.correlation = None
