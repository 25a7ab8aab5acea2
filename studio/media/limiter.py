"""A look-ahead true-peak limiter: what it has to turn down is decided for pieces of 32 frames, then every frame follows.

For each piece the true peak is known once, from the interpolators of the loudness meter, for the gain of 1. A gain then
asks for an attenuation of each piece; the least of those in the next pieces is held (look-ahead), let go of slowly
(release) and smoothed, so that no piece gets more than it may have. Between pieces it goes in a straight line. All of it
is additions, products and comparisons in one order, so the compiled and the numpy loops give the same bits.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.media.kernels import Kernels
from studio.media.loudness import interpolator

Samples = NDArray[np.float64]

PIECE = 32
"""Frames between two values of the envelope: 0.7 ms at 48 kHz."""
LOOK_AHEAD = 8
"""Pieces that the limiter looks ahead, and takes to turn down: 5 ms at 48 kHz."""
_RELEASE_S = 0.08


class PeakFinder:
    """Takes blocks in order and gives the true peak of each piece of both channels, inter-sample peaks included.

    A piece's peak covers its samples and what lies between them and their neighbours.
    """

    def __init__(self, rate_hz: int, kernels: Kernels) -> None:
        self._kernels = kernels
        self._taps = interpolator(rate_hz)
        half = self._taps.shape[1] if self._taps is not None else 1
        self._before, self._around = half - 1, 2 * half - 1 if self._taps is not None else 0
        self._rest = np.zeros((2, self._before), np.float32)
        self._peaks: list[NDArray[np.float32]] = []

    def add(self, block: Samples) -> None:
        """The next block, frames x 2."""
        self._take(np.concatenate([self._rest, block.T], axis=1, dtype=np.float32))

    def result(self) -> Samples:
        """The peaks of all pieces, with silence behind the last frame, and perhaps of one piece more."""
        self._take(np.concatenate([self._rest, np.zeros((2, self._around + PIECE), np.float32)], axis=1))
        peaks = np.concatenate(self._peaks).astype(np.float64)
        peaks[1:] = np.maximum(peaks[1:], peaks[:-1])  # what lies between two pieces counts for both
        return peaks

    def _take(self, joined: NDArray[np.float32]) -> None:
        ready = max(0, joined.shape[1] - self._around) // PIECE * PIECE
        if ready:
            out = np.zeros(ready // PIECE, np.float32)
            for channel in joined:
                held = np.ascontiguousarray(channel[: ready + self._around])
                self._kernels.piece_peaks(held, self._taps, ready, PIECE, out)
            self._peaks.append(out)
        self._rest = joined[:, ready:].copy()


@dataclass(frozen=True, slots=True)
class Envelope:
    """What the limiter does: the gain at the beginning of each piece and after the last one, with the fixed gain in it.

    ``reduction`` is the least factor of the limiter alone (1: it does nothing), ``limited_share`` how much of the time it
    turns anything down by more than a tenth of a dB.
    """

    gains: Samples
    reduction: float
    limited_share: float


def envelope(peaks: Samples, gain: float, ceiling: float, rate_hz: int, kernels: Kernels) -> Envelope:
    """The gains that keep pieces with such ``peaks`` (at a gain of 1) under ``ceiling`` after ``gain``; all linear."""
    allowed = np.minimum(1.0, ceiling / np.maximum(peaks * gain, 1e-12))
    padded = np.concatenate([allowed, np.ones(LOOK_AHEAD)])
    held = allowed.copy()
    for step in range(1, LOOK_AHEAD + 1):
        np.minimum(held, padded[step : step + len(held)], out=held)
    kernels.release(held, PIECE / (_RELEASE_S * rate_hz))
    before = np.concatenate([np.full(LOOK_AHEAD, held[0]), held])
    smooth = np.zeros(len(held))
    for step in range(LOOK_AHEAD + 1):
        smooth += before[LOOK_AHEAD - step : LOOK_AHEAD - step + len(held)]
    smooth *= 1.0 / (LOOK_AHEAD + 1)
    np.minimum(smooth, allowed, out=smooth)  # rounding may not lift it over what a piece may have
    bounds = np.empty(len(smooth) + 1)
    bounds[0], bounds[-1] = smooth[0], smooth[-1]
    bounds[1:-1] = np.minimum(smooth[:-1], smooth[1:])
    limited = float(np.count_nonzero(smooth < 0.9885)) / len(smooth)
    return Envelope(bounds * gain, float(smooth.min()), limited)


def apply(block: Samples, gains: Samples) -> None:
    """Turn a block (frames x 2) down in place; ``gains`` are those of its pieces and the one after."""
    frames = len(block)
    pieces = -(-frames // PIECE)
    ramp = np.arange(PIECE) * (1.0 / PIECE)
    lines = (gains[:pieces, None] + (gains[1 : pieces + 1] - gains[:pieces])[:, None] * ramp).reshape(-1)[:frames]
    block *= lines[:, None]
