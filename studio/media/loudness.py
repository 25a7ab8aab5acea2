"""Loudness, loudness range and true peak, fed block by block: no second pass over a file.

Sources: ITU-R BS.1770-5 (K-weighting, gating, true peak), EBU Tech 3341 (momentary, short-term), 3342 (range).
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studio.domain.errors import CancelledError
from studio.media.kernels import Kernels, load_kernels
from studio.media.sources import open_source

Samples = NDArray[np.float64]
Singles = NDArray[np.float32]
BLOCK_FRAMES = 65536
_ABSOLUTE_GATE_LUFS = -70.0
_MOMENTARY_SLICES, _SHORT_TERM_SLICES, _STEP_SLICES = 40, 300, 10  # slices are 10 ms: maxima need that hop
_SURROUND_WEIGHT = 1.41
_TAPS, _KAISER_BETA = 24, 7.0


@dataclass(frozen=True, slots=True)
class Loudness:
    """What was measured; None where there is only silence (or, for the range, too little sound).

    Loudness in LUFS, range in LU, true peak in dBTP, sample peak in dBFS. ``clipped_samples`` counts samples at or
    over full scale, over all channels.
    """

    integrated_lufs: float | None = None
    loudness_range_lu: float | None = None
    true_peak_dbtp: float | None = None
    max_momentary_lufs: float | None = None
    max_short_term_lufs: float | None = None
    sample_peak_dbfs: float | None = None
    clipped_samples: int = 0

    def as_json(self) -> dict[str, Any]:
        """The shape that ``segue measure --json`` prints, numbers to a thousandth."""
        values = {name: getattr(self, name) for name in self.__slots__}
        return {name: round(value, 3) if isinstance(value, float) else value for name, value in values.items()}


class LoudnessMeter:
    """Takes blocks (frames x channels, float64, full scale 1.0) and tells the loudness at any time.

    ``copies`` is 2 for one channel that will be heard on both sides. Costs 800 bytes of memory per second of sound.
    Not for use by two threads at once.
    """

    def __init__(self, sample_rate_hz: int, channels: int, kernels: Kernels | None = None, *, copies: int = 1) -> None:
        self._kernels = kernels or load_kernels()
        self._rate_hz = sample_rate_hz
        self._coefficients = np.concatenate([_k_weighting(sample_rate_hz), _weights(channels) * copies])
        self._state = np.zeros((channels, 4))
        self._slices = array("d")
        self._slice_energy = 0.0
        self._frames = 0
        self._taps = interpolator(sample_rate_hz)
        self._rows = np.zeros((channels, _TAPS - 1), np.float32)
        """The samples to interpolate between: those that are needed of the block before, and the block."""
        self._energy = np.empty(0)
        self._true_peak = 0.0
        self._sample_peak = 0.0
        self._clipped = 0
        self._copies = copies

    def add(self, block: Samples) -> None:
        """Take the next block."""
        if not len(block):
            return
        self._add_slices(self._weighed(block))
        largest, clipped = self._taken(block)
        self._sample_peak = max(self._sample_peak, largest)
        self._clipped += clipped
        self._true_peak = self._interpolated(len(block), max(self._true_peak, largest))

    def add_block(self, block: Samples) -> tuple[float, float]:
        """Measure the next block alone, keeping nothing of it but the filters: (sum of K-weighted squares, true peak)."""
        if not len(block):
            return 0.0, 0.0
        energy = float(self._weighed(block).sum())
        largest, _ = self._taken(block)
        return energy, self._interpolated(len(block), largest)

    def _weighed(self, block: Samples) -> Samples:
        """The K-weighted energy of each frame, until the next call."""
        if len(block) > len(self._energy):
            self._energy = np.empty(len(block))
        energy = self._energy[: len(block)]
        self._kernels.weigh(block, self._coefficients, self._state, energy)
        return energy

    def _add_slices(self, energy: Samples) -> None:
        """Sum the energy into slices of 10 ms, whose bounds are rounded to whole frames."""
        first, last = self._slice_at(self._frames), self._slice_at(self._frames + len(energy))
        bounds = np.array([self._slice_start(number) for number in range(first + 1, last + 1)], np.int64) - self._frames
        starts = np.concatenate([np.zeros(1, np.int64), bounds[bounds < len(energy)]])
        sums = np.add.reduceat(energy, starts)
        sums[0] += self._slice_energy
        complete = last - first
        self._slices.extend(sums[:complete].tolist())
        self._slice_energy = float(sums[complete]) if len(sums) > complete else 0.0
        self._frames += len(energy)

    def _slice_start(self, number: int) -> int:
        return -(-number * self._rate_hz // 100)

    def _slice_at(self, frame: int) -> int:
        return frame * 100 // self._rate_hz

    def _taken(self, block: Samples) -> tuple[float, int]:
        """Put a block behind the history: its largest absolute value, and how many samples are clipped."""
        needed = _TAPS - 1 + len(block)
        if needed > self._rows.shape[1]:
            rows = np.zeros((len(self._rows), needed), np.float32)
            rows[:, : _TAPS - 1] = self._rows[:, : _TAPS - 1]
            self._rows = rows
        return self._kernels.spread(block, self._rows, _TAPS - 1, _FULL_SCALE_16)

    def _interpolated(self, frames: int, peak: float) -> float:
        """The true peak with that of the block in it; keeps the history for the next one."""
        if self._taps is not None:
            for row in self._rows:
                peak = max(peak, self._kernels.true_peak(row[: _TAPS - 1 + frames], self._taps, peak))
        self._rows[:, : _TAPS - 1] = self._rows[:, frames : frames + _TAPS - 1].copy()
        return peak

    def result(self) -> Loudness:
        """The loudness of all that was added."""
        momentary = self._window_lufs(_MOMENTARY_SLICES, 1)
        short_term = self._window_lufs(_SHORT_TERM_SLICES, 1)
        return Loudness(
            integrated_lufs=_integrated(momentary[::_STEP_SLICES]),
            loudness_range_lu=_loudness_range(short_term[::_STEP_SLICES]),
            true_peak_dbtp=_decibel(self._tail_peak()),
            max_momentary_lufs=_largest(momentary),
            max_short_term_lufs=_largest(short_term),
            sample_peak_dbfs=_decibel(self._sample_peak),
            clipped_samples=self._clipped * self._copies,
        )

    def _tail_peak(self) -> float:
        """The peak with silence after the end, so that the last samples count too; adds nothing."""
        peak, silence = self._true_peak, np.zeros((len(self._rows), _TAPS - 1), np.float32)
        if self._taps is not None:
            for row in np.concatenate([self._rows[:, : _TAPS - 1], silence], axis=1):
                peak = max(peak, self._kernels.true_peak(row, self._taps, peak))
        return peak

    def _window_lufs(self, slices: int, step: int) -> Samples:
        """Loudness of all windows of that many slices; -inf for silence."""
        energies = np.frombuffer(self._slices, np.float64) if self._slices else np.empty(0)
        if len(energies) < slices:
            return np.empty(0)
        sums = np.concatenate([np.zeros(1), np.cumsum(energies)])
        means = np.maximum(sums[slices:] - sums[:-slices], 0.0)[::step] * (100.0 / (self._rate_hz * slices))
        return _lufs(means)


class EnergyMeter:
    """Learns the K-weighted energy of pieces of sound once; tells the loudness if pieces were turned up or down."""

    def __init__(self, sample_rate_hz: int, channels: int, piece: int, kernels: Kernels | None = None) -> None:
        self._kernels = kernels or load_kernels()
        self._rate_hz, self._piece = sample_rate_hz, piece
        self._coefficients = np.concatenate([_k_weighting(sample_rate_hz), _weights(channels)])
        self._state = np.zeros((channels, 4))
        self._energies: list[Samples] = []

    def add(self, block: Samples) -> None:
        """The next block, frames x channels; all but the last have a multiple of ``piece`` frames."""
        energy = np.empty(len(block))
        self._kernels.weigh(block, self._coefficients, self._state, energy)
        self._energies.append(np.add.reduceat(energy, np.arange(0, len(energy), self._piece)))

    def integrated_lufs(self, gains: Samples) -> float | None:
        """The integrated loudness with a linear gain for each piece; None for silence.

        As exact as gains change little within a piece, and windows of 400 ms may begin anywhere in one.
        """
        sums = np.concatenate([np.zeros(1), np.cumsum(np.concatenate(self._energies) * gains * gains)])
        frames = (len(sums) - 1) * self._piece
        starts = np.arange(0, frames - self._rate_hz * 2 // 5 + 1, self._rate_hz // 10, dtype=np.float64)
        if not len(starts):
            return None
        bounds = np.arange(len(sums)) * float(self._piece)
        windows = np.interp(starts + self._rate_hz * 0.4, bounds, sums) - np.interp(starts, bounds, sums)
        return _integrated(_lufs(np.maximum(windows, 0.0) / (self._rate_hz * 0.4)))


_FULL_SCALE_16 = 32767.0 / 32768.0  # the largest positive sample of a 16-bit file; 24-bit ones lie above


def measure(
    path: Path, progress: Callable[[float], None] | None = None, is_cancelled: Callable[[], bool] | None = None
) -> Loudness:
    """The loudness of a file, decoded once.

    Raises:
        BadInputError: it is not audio, or damaged.
        CancelledError: ``is_cancelled`` said so.
    """
    with open_source(path, is_read_through=True) as source:
        meter = LoudnessMeter(source.info.sample_rate_hz, source.info.channels)
        total, done = source.info.frames or source.info.frames_promised or 0, 0
        while len(block := source.read(BLOCK_FRAMES)):
            meter.add(block)
            done += len(block)
            if progress and total:
                progress(min(1.0, done / total))
            if is_cancelled and is_cancelled():
                raise CancelledError("Measuring was stopped.", subject=str(path))
    return meter.result()


@cache
def _k_weighting(sample_rate_hz: int) -> Samples:
    """b0 b1 b2 a1 a2 of the shelf and of the high-pass, for any rate.

    The analogue prototypes behind the 48 kHz table of BS.1770, transformed for the rate at hand.
    """
    k = math.tan(math.pi * 1681.974450955533 / sample_rate_hz)
    high = 10.0 ** (3.999843853973347 / 20.0)
    band, quality = high**0.4996667741545416, 0.7071752369554196
    a0 = 1.0 + k / quality + k * k
    shelf = [(high + band * k / quality + k * k) / a0, 2.0 * (k * k - high) / a0]
    shelf += [(high - band * k / quality + k * k) / a0, 2.0 * (k * k - 1.0) / a0, (1.0 - k / quality + k * k) / a0]
    k, quality = math.tan(math.pi * 38.13547087602444 / sample_rate_hz), 0.5003270373238773
    a0 = 1.0 + k / quality + k * k
    return np.array([*shelf, 1.0, -2.0, 1.0, 2.0 * (k * k - 1.0) / a0, (1.0 - k / quality + k * k) / a0])


def _weights(channels: int) -> Samples:
    """Channel weights of BS.1770: surrounds 1.41, the low-frequency channel of 5.1 nothing."""
    if channels == 5:
        return np.array([1.0, 1.0, 1.0, _SURROUND_WEIGHT, _SURROUND_WEIGHT])
    if channels == 6:
        return np.array([1.0, 1.0, 1.0, 0.0, _SURROUND_WEIGHT, _SURROUND_WEIGHT])
    return np.ones(channels)


@cache
def interpolator(sample_rate_hz: int) -> Singles | None:
    """Half interpolators as ``Kernels.true_peak`` wants them: to at least 192 kHz; None from 192 kHz up.

    A Kaiser-windowed sinc, longer than the table of BS.1770 Annex 2, which reads up to 0.3 dB low. From 96 kHz up
    only the middle between two samples is looked at.
    """
    if sample_rate_hz >= 192000:
        return None
    first, middle = (_sinc(share) for share in (0.25, 0.5))
    third = first[::-1]
    half = _TAPS // 2
    taps = np.array([middle[:half], (first + third)[:half] / 2.0, (first - third)[:half] / 2.0])
    if sample_rate_hz >= 96000:
        taps[1:] = 0.0
    return taps.astype(np.float32)


def _sinc(share: float) -> Samples:
    """Taps for a place between the two middle samples, 0 to 1, with a sum of 1."""
    half = _TAPS // 2
    times = np.arange(-half + 1, half + 1) - share
    window = np.i0(_KAISER_BETA * np.sqrt(np.maximum(0.0, 1.0 - (times / half) ** 2)))
    taps = np.sinc(times) * window
    scaled: Samples = taps / taps.sum()
    return scaled


def _lufs(mean_squares: Samples) -> Samples:
    with np.errstate(divide="ignore"):
        values: Samples = -0.691 + 10.0 * np.log10(mean_squares)
    return values


def _energy_mean_lufs(lufs: Samples) -> float:
    return float(_lufs(np.mean(10.0 ** ((lufs + 0.691) / 10.0), keepdims=True))[0])


def _integrated(lufs: Samples) -> float | None:
    """Gated as BS.1770: above -70 LUFS, then above 10 LU below the mean of what is left."""
    loud = lufs[lufs > _ABSOLUTE_GATE_LUFS]
    if not len(loud):
        return None
    return _energy_mean_lufs(loud[loud > _energy_mean_lufs(loud) - 10.0])


def _loudness_range(lufs: Samples) -> float | None:
    """Tech 3342: 10th to 95th percentile of the short-term values above -70 LUFS and 20 LU below their mean."""
    loud = lufs[lufs > _ABSOLUTE_GATE_LUFS]
    if not len(loud):
        return None
    kept = np.sort(loud[loud > _energy_mean_lufs(loud) - 20.0])
    low, high = (kept[round((len(kept) - 1) * share)] for share in (0.10, 0.95))
    return float(high - low)


def _decibel(value: float) -> float | None:
    return 20.0 * math.log10(value) if value > 0.0 else None


def _largest(lufs: Samples) -> float | None:
    return float(lufs.max()) if len(lufs) and np.isfinite(lufs.max()) else None
