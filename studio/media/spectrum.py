"""The average spectrum of a file, sampled once per block, and where it is cut off as by a lossy codec."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_SIZE = 8192
_LOWEST_HZ, _HIGHEST_HZ = 14500.0, 21500.0
_STEP_DB = 18.0
_ALIVE_DB = -95.0


class SpectrumMeter:
    """Takes blocks; looks at the middle of each."""

    def __init__(self, sample_rate_hz: int) -> None:
        self._rate_hz = sample_rate_hz
        self._window = np.hanning(_SIZE)
        self._power = np.zeros(_SIZE // 2 + 1)
        self._count = 0

    def add(self, planar: NDArray[np.float64]) -> None:
        """Take the next block (channels x frames)."""
        frames = planar.shape[1]
        if frames < _SIZE:
            return
        for start in {0, (frames - _SIZE) // 2}:
            mono = planar[:, start : start + _SIZE].sum(axis=0)
            self._power += np.abs(np.fft.rfft(mono * self._window)) ** 2
            self._count += 1

    def cutoff(self) -> tuple[float, float]:
        """Frequency in Hz above which there is nothing, and the depth of the step in dB; zeros where not seen.

        The steepest step of 1 kHz from 14.5 to 21.5 kHz counts when it is deeper than 18 dB, 10 to 14 kHz is alive
        and all above stays low.
        """
        if not self._count or self._rate_hz < 44100:
            return 0.0, 0.0
        level = 10.0 * np.log10(self._power / (self._count * (_SIZE / 4) ** 2) + 1e-20)
        width = self._rate_hz / _SIZE
        bands = {edge: level[int(edge / width) : int((edge + 1000.0) / width)].mean() for edge in _edges(self._rate_hz)}
        if level[int(10000 / width) : int(14000 / width)].mean() < _ALIVE_DB:
            return 0.0, 0.0
        best_hz, best_db = 0.0, _STEP_DB
        for edge, below in bands.items():
            above = bands.get(edge + 1500.0)
            if above is not None and below - above > best_db and _LOWEST_HZ <= edge + 1000.0 <= _HIGHEST_HZ:
                rest = level[int((edge + 1500.0) / width) : int(min(22000.0, self._rate_hz / 2) / width)]
                if len(rest) and rest.max() < below - _STEP_DB:
                    best_hz, best_db = edge + 1000.0, float(below - above)
        return (best_hz, best_db) if best_hz else (0.0, 0.0)


def _edges(rate_hz: int) -> list[float]:
    top = min(22000.0, rate_hz / 2.0 - 100.0)
    return [float(edge) for edge in range(13000, int(top - 1000.0) + 1, 250)]
