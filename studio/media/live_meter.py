"""What meters show while sound plays, block by block: peaks, loudness, correlation, spectrum.

Sources: ITU-R BS.1770-5 (K-weighting, true peak), EBU Tech 3341 (momentary 400 ms, short-term 3 s).
"""

from __future__ import annotations

import math
from collections import deque

import numpy as np
from numpy.typing import NDArray

from studio.domain.metering import SILENT_DB, MeterReading
from studio.media.loudness import LoudnessMeter

BANDS = 96
LOWEST_HZ, HIGHEST_HZ = 20.0, 20000.0
_FFT_FRAMES = 4096
_SPECTRUM_EVERY_FRAMES = 2048
_MOMENTARY_S, _SHORT_TERM_S, _CORRELATION_S = 0.4, 3.0, 0.3


class LiveMeter:
    """Takes two-channel blocks of any length. One thread at a time."""

    def __init__(self, sample_rate_hz: int) -> None:
        self._rate_hz = sample_rate_hz
        self._sides = [LoudnessMeter(sample_rate_hz, 1) for _ in range(2)]
        self._energies: deque[tuple[int, float]] = deque()
        self._products: deque[tuple[int, float, float, float]] = deque()
        self._recent = np.zeros(_FFT_FRAMES, np.float64)
        self._since_spectrum = _SPECTRUM_EVERY_FRAMES
        self._window = np.hanning(_FFT_FRAMES)
        self._edges = np.clip(np.rint(_band_lines(sample_rate_hz, 0.0)), 1, _FFT_FRAMES // 2).astype(np.int64)
        self._lines = np.arange(_FFT_FRAMES // 2 + 1)
        self._centres = _band_lines(sample_rate_hz, 0.5)  # low bands lie between two lines
        self._spectrum = (SILENT_DB,) * BANDS

    def add(self, block: NDArray[np.float32]) -> MeterReading:
        """Measure the next block (frames x 2, full scale 1.0)."""
        samples = block.astype(np.float64)
        peaks = np.abs(samples).max(axis=0) if len(samples) else np.zeros(2)
        measured = [side.add_block(np.ascontiguousarray(samples[:, k : k + 1])) for k, side in enumerate(self._sides)]
        self._keep(len(samples), sum(energy for energy, _ in measured))
        self._add_products(samples)
        self._add_spectrum(samples)
        return MeterReading(
            peaks_dbfs=(_decibel(peaks[0]), _decibel(peaks[1])),
            true_peaks_dbtp=(_decibel(measured[0][1]), _decibel(measured[1][1])),
            momentary_lufs=self._loudness(_MOMENTARY_S),
            short_term_lufs=self._loudness(_SHORT_TERM_S),
            correlation=self._correlation(),
            spectrum_db=self._spectrum,
        )

    def _keep(self, frames: int, energy: float) -> None:
        self._energies.append((frames, energy))
        kept = sum(count for count, _ in self._energies)
        while kept - self._energies[0][0] >= _SHORT_TERM_S * self._rate_hz:
            kept -= self._energies.popleft()[0]

    def _loudness(self, window_s: float) -> float:
        """Of the blocks that the window reaches into, the oldest counted by its share; silence before the first."""
        room, energy = round(window_s * self._rate_hz), 0.0
        for frames, part in reversed(self._energies):
            energy += part * min(1.0, room / frames) if frames else 0.0
            room -= frames
            if room <= 0:
                break
        mean = energy / (window_s * self._rate_hz)
        return max(SILENT_DB, -0.691 + 10.0 * math.log10(mean)) if mean > 0.0 else SILENT_DB

    def _add_products(self, samples: NDArray[np.float64]) -> None:
        left, right = samples[:, 0], samples[:, 1]
        self._products.append((len(samples), float(left @ left), float(right @ right), float(left @ right)))
        kept = sum(part[0] for part in self._products)
        while kept - self._products[0][0] >= _CORRELATION_S * self._rate_hz:
            kept -= self._products.popleft()[0]

    def _correlation(self) -> float | None:
        left, right, both = (sum(part[k] for part in self._products) for k in (1, 2, 3))
        size = math.sqrt(left * right)
        return max(-1.0, min(1.0, both / size)) if size > 1e-9 else None

    def _add_spectrum(self, samples: NDArray[np.float64]) -> None:
        mono = samples.mean(axis=1)
        self._recent = np.concatenate([self._recent, mono])[-_FFT_FRAMES:]
        self._since_spectrum += len(mono)
        if self._since_spectrum < _SPECTRUM_EVERY_FRAMES:
            return
        self._since_spectrum = 0
        sizes = np.abs(np.fft.rfft(self._recent * self._window)) * (4.0 / _FFT_FRAMES)
        # a band shows its strongest line, so that a tone reads the same wherever it lies
        highest = np.maximum(np.maximum.reduceat(sizes, self._edges), np.interp(self._centres, self._lines, sizes))
        self._spectrum = tuple(np.maximum(20.0 * np.log10(highest + 1e-12), SILENT_DB).tolist())


def _band_lines(sample_rate_hz: int, place: float) -> NDArray[np.float64]:
    """The line of the spectrum, fractions kept, at a place (0 to 1) inside each band."""
    hz = LOWEST_HZ * (HIGHEST_HZ / LOWEST_HZ) ** ((np.arange(BANDS) + place) / BANDS)
    return hz * (_FFT_FRAMES / sample_rate_hz)


def _decibel(value: float) -> float:
    return max(SILENT_DB, 20.0 * math.log10(value)) if value > 0.0 else SILENT_DB
