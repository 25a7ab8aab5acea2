"""The inner loops in C. They let other threads run, so two threads mix at once.

Whatever they are given is checked here: a wrong array raises ValueError, and no memory is touched.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from studio.compiled import ADDRESS, DOUBLE, FLOAT, INTEGER, Library, address
from studio.media.kernels_numpy import interpolation_bound

Bytes = NDArray[np.uint8]
Samples = NDArray[np.float64]
Integers = NDArray[np.int32]
Singles = NDArray[np.float32]
_MOST_TAPS = 32
"""Of half an interpolator, as in loops.c."""
_BYTE, _SHORT, _INTEGER, _DOUBLE, _SINGLE = "|u1", "<i2", "<i4", "<f8", "<f4"


class CompiledKernels:
    """The compiled loops; see ``kernels.Kernels``. ``is_wide`` is False for those that any machine has."""

    name = "compiled"

    def __init__(self, library: Library, *, is_wide: bool = True) -> None:
        def loop(name: str, result: Any, *arguments: Any) -> Any:
            return library.function(name, result, *arguments, is_wide=is_wide)

        a, i, d = ADDRESS, INTEGER, DOUBLE
        self._decode24 = loop("decode24", None, a, a, i)
        self._add24 = loop("add24", None, a, d, d, a, i)
        self._add24_panned = loop("add24_panned", None, a, d, d, a, i)
        self._join = loop("join", None, a, a, d, a, i)
        self._quantise24 = loop("quantise24", i, a, a, i)
        self._quantise16 = loop("quantise16", i, a, a, i, i)
        self._pack24 = loop("pack24", None, a, a, i)
        self._spread = loop("spread", i, a, i, i, d, a, i, a)
        self._weigh = loop("weigh", None, a, i, i, a, a, a)
        self._true_peak = loop("true_peak", FLOAT, a, i, a, i, FLOAT, FLOAT)
        self._piece_peaks = loop("piece_peaks", None, a, a, i, i, i, a)
        self._sample_peaks = loop("sample_peaks", None, a, i, i, a)
        self._release = loop("release", None, a, d, i)
        self._min_max = loop("min_max", None, a, i, i, i, a, i)
        self._min_max24 = loop("min_max24", None, a, i, i, i, a, i)

    def decode24(self, raw: Bytes, out: Samples) -> None:
        """See ``Kernels.decode24``."""
        samples = out.size
        self._decode24(address(raw, _BYTE, 3 * samples), address(out, _DOUBLE, samples, is_written=True), samples)

    def add24(self, raw: Bytes, gain_even: float, gain_odd: float, bus: Samples, samples: int) -> None:
        """See ``Kernels.add24``."""
        place = address(bus, _DOUBLE, samples, is_written=True)
        self._add24(address(raw, _BYTE, 3 * samples), gain_even, gain_odd, place, samples)

    def add24_panned(self, raw: Bytes, gain_left: float, gain_right: float, bus: Samples, frames: int) -> None:
        """See ``Kernels.add24_panned``."""
        place = address(bus, _DOUBLE, 2 * frames, is_written=True)
        self._add24_panned(address(raw, _BYTE, 3 * frames), gain_left, gain_right, place, frames)

    def join(self, both: Samples, centre: Samples, gain: float, out: Samples, frames: int) -> None:
        """See ``Kernels.join``."""
        sides, middle = address(both, _DOUBLE, 2 * frames), address(centre, _DOUBLE, frames)
        self._join(sides, middle, gain, address(out, _DOUBLE, 2 * frames, is_written=True), frames)

    def quantise24(self, mix: Samples, integers: Integers, frames: int) -> int:
        """See ``Kernels.quantise24``."""
        place = address(integers, _INTEGER, 2 * frames, is_written=True)
        return int(self._quantise24(address(mix, _DOUBLE, 2 * frames), place, frames))

    def quantise16(self, mix: Samples, integers: Integers, frames: int, first_frame: int) -> int:
        """See ``Kernels.quantise16``."""
        place = address(integers, _INTEGER, 2 * frames, is_written=True)
        return int(self._quantise16(address(mix, _DOUBLE, 2 * frames), place, frames, first_frame))

    def pack24(self, integers: Integers, packed: Bytes, samples: int) -> None:
        """See ``Kernels.pack24``."""
        place = address(packed, _BYTE, 3 * samples, is_written=True)
        self._pack24(address(integers, _INTEGER, samples), place, samples)

    def spread(self, block: Samples, rows: Singles, at: int, full: float) -> tuple[float, int]:
        """See ``Kernels.spread``."""
        frames, channels = block.shape
        if at < 0 or rows.shape[0] != channels or rows.shape[1] < at + frames:
            raise ValueError(f"{frames} frames of {channels} channels do not fit {rows.shape} from {at} on")
        largest = np.zeros(1)
        place = address(rows, _SINGLE, rows.size, is_written=True) + 4 * at
        block = np.ascontiguousarray(block)
        source = address(block, _DOUBLE, block.size)
        found = self._spread(source, frames, channels, full, place, rows.shape[1], address(largest, _DOUBLE, 1))
        return float(largest[0]), int(found)

    def weigh(self, block: Samples, coefficients: Samples, state: Samples, out: Samples) -> None:
        """See ``Kernels.weigh``."""
        frames, channels = block.shape
        block = np.ascontiguousarray(block)
        filters = address(coefficients, _DOUBLE, 10 + channels)
        place = address(state, _DOUBLE, 4 * channels, is_written=True)
        energy = address(out, _DOUBLE, frames, is_written=True)
        self._weigh(address(block, _DOUBLE, block.size), frames, channels, filters, place, energy)

    def true_peak(self, channel: Singles, taps: Singles, peak: float) -> float:
        """See ``Kernels.true_peak``."""
        place, half = self._taps(taps)
        bound = interpolation_bound(taps)
        return float(self._true_peak(address(channel, _SINGLE, channel.size), channel.size, place, half, bound, peak))

    def piece_peaks(self, channel: Singles, taps: Singles | None, ready: int, piece: int, out: Singles) -> None:
        """See ``Kernels.piece_peaks``."""
        if piece < 1:
            raise ValueError("a piece has at least one sample")
        peaks = address(out, _SINGLE, -(-ready // piece), is_written=True)
        if taps is None:
            self._sample_peaks(address(channel, _SINGLE, ready), ready, piece, peaks)
            return
        place, half = self._taps(taps)
        self._piece_peaks(address(channel, _SINGLE, ready + 2 * half - 1), place, half, ready, piece, peaks)

    def release(self, held: Samples, share: float) -> None:
        """See ``Kernels.release``."""
        self._release(address(held, _DOUBLE, held.size, is_written=True), share, held.size)

    def min_max(self, samples: Integers, channels: int, per_bucket: int, out: NDArray[np.int16]) -> None:
        """See ``Kernels.min_max``."""
        frames = samples.size // channels
        self._look(self._min_max, address(samples, _INTEGER, samples.size), frames, channels, per_bucket, out)

    def min_max24(self, raw: Bytes, channels: int, per_bucket: int, out: NDArray[np.int16]) -> None:
        """See ``Kernels.min_max24``."""
        frames = raw.size // (3 * channels)
        self._look(self._min_max24, address(raw, _BYTE, raw.size), frames, channels, per_bucket, out)

    def _look(self, loop: Any, place: int, frames: int, channels: int, per_bucket: int, out: NDArray[np.int16]) -> None:
        if out.shape[1:] != (channels, 2) or per_bucket < 1:
            raise ValueError(f"peaks of {channels} channels do not fit {out.shape}")
        loop(place, frames, channels, per_bucket, address(out, _SHORT, out.size, is_written=True), len(out))

    def _taps(self, taps: Singles) -> tuple[int, int]:
        half = taps.shape[1]
        if len(taps) != 3 or not 0 < half <= _MOST_TAPS:
            raise ValueError(f"an interpolator has 3 rows of at most {_MOST_TAPS} values, not {taps.shape}")
        return address(taps, _SINGLE, 3 * half), half
