"""The inner loops in plain numpy, for systems without the library in C and to compare with. Slower, same bits."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from studio.media.pcm_source import int24

Bytes = NDArray[np.uint8]
Samples = NDArray[np.float64]
Integers = NDArray[np.int32]
Singles = NDArray[np.float32]
_CHUNK = 128  # frames of K-weighting done as one matrix product
_QUIET = 1e-30
"""What is left of a filter's state in silence is nothing below this (-600 dB): machines are slow with numbers that have
died away to the smallest there are. The same in ``studio/loops``.
"""


class NumpyKernels:
    """The plain loops; see ``kernels.Kernels``."""

    name = "numpy"

    def __init__(self) -> None:
        self._filters: dict[bytes, tuple[Samples, Samples, Samples, Samples]] = {}

    def decode24(self, raw: Bytes, out: Samples) -> None:
        """See ``Kernels.decode24``."""
        np.multiply(int24(raw), 1.0 / 8388608.0, out=out)

    def add24(self, raw: Bytes, gain_even: float, gain_odd: float, bus: Samples, samples: int) -> None:
        """See ``Kernels.add24``."""
        values = int24(raw[: samples * 3]).astype(np.float64)
        values[::2] *= gain_even / 8388608.0
        values[1::2] *= gain_odd / 8388608.0
        bus[:samples] += values

    def add24_panned(self, raw: Bytes, gain_left: float, gain_right: float, bus: Samples, frames: int) -> None:
        """See ``Kernels.add24_panned``."""
        values = int24(raw[: frames * 3])
        bus[: 2 * frames : 2] += values * (gain_left / 8388608.0)
        bus[1 : 2 * frames : 2] += values * (gain_right / 8388608.0)

    def join(self, both: Samples, centre: Samples, gain: float, out: Samples, frames: int) -> None:
        """See ``Kernels.join``."""
        sides = both[: 2 * frames].reshape(frames, 2)
        np.add(sides, centre[:frames, None], out=out[: 2 * frames].reshape(frames, 2))
        if gain != 1.0:
            out[: 2 * frames] *= gain

    def quantise24(self, mix: Samples, integers: Integers, frames: int) -> int:
        """See ``Kernels.quantise24``."""
        rounded = np.rint(mix[: 2 * frames] * 8388608.0)
        held = np.clip(rounded, -8388608.0, 8388607.0)
        integers[: 2 * frames] = held
        return int((held != rounded).reshape(frames, 2).any(axis=1).sum())

    def quantise16(self, mix: Samples, integers: Integers, frames: int, first_frame: int) -> int:
        """See ``Kernels.quantise16``."""
        values = mix[: 2 * frames] * 32768.0
        rounded = np.rint(values)
        overs = ((rounded > 32767.0) | (rounded < -32768.0)).reshape(frames, 2).any(axis=1).sum()
        dithered = np.rint(values + _noise(2 * first_frame, 2 * frames))
        integers[: 2 * frames] = np.clip(dithered, -32768.0, 32767.0) * 256.0
        return int(overs)

    def pack24(self, integers: Integers, packed: Bytes, samples: int) -> None:
        """See ``Kernels.pack24``."""
        quads = integers[:samples].astype("<i4").view(np.uint8).reshape(samples, 4)
        packed[: samples * 3] = quads[:, :3].reshape(-1)

    def spread(self, block: Samples, rows: Singles, at: int, full: float) -> tuple[float, int]:
        """See ``Kernels.spread``."""
        rows[:, at : at + len(block)] = block.T
        largest = max(float(block.max()), -float(block.min())) if len(block) else 0.0
        return largest, int((np.abs(block) >= full).sum()) if largest >= full else 0

    def weigh(self, block: Samples, coefficients: Samples, state: Samples, out: Samples) -> None:
        """See ``Kernels.weigh``. The recursion runs over chunks of frames, each chunk is a matrix product."""
        response, entry, memory, exit_ = self._filter(coefficients[:10])
        frames, channels = block.shape
        whole = frames // _CHUNK * _CHUNK
        out[:frames] = 0.0
        for k in range(channels):
            chunks = np.ascontiguousarray(block[:whole, k]).reshape(-1, _CHUNK)
            driven, states = chunks @ entry, np.empty((len(chunks), 4))
            current = state[k].copy()
            for i, drive in enumerate(driven):
                states[i] = current
                current = memory @ current + drive
            states[np.abs(states) < _QUIET] = 0.0
            current[np.abs(current) < _QUIET] = 0.0
            weighted = (chunks @ response + states @ exit_).reshape(-1)
            state[k] = current
            rest = _direct(block[whole:, k], coefficients, state[k])
            out[:frames] += coefficients[10 + k] * np.concatenate([weighted, rest]) ** 2

    def _filter(self, c: Samples) -> tuple[Samples, Samples, Samples, Samples]:
        """Matrices of both biquads over one chunk: impulse response, input to state, state to state, state to output.

        Found by running the filter on unit impulses and unit states.
        """
        key = c.tobytes()
        if key not in self._filters:
            response, entry = np.zeros((_CHUNK, _CHUNK)), np.zeros((_CHUNK, 4))
            memory, exit_ = np.zeros((4, 4)), np.zeros((4, _CHUNK))
            for i in range(_CHUNK):
                impulse, state = np.zeros(_CHUNK), np.zeros(4)
                impulse[i] = 1.0
                response[i] = _direct(impulse, c, state)
                entry[i] = state
            for i in range(4):
                state = np.zeros(4)
                state[i] = 1.0
                exit_[i] = _direct(np.zeros(_CHUNK), c, state)
                memory[:, i] = state
            self._filters[key] = response, entry, memory, exit_
        return self._filters[key]

    def true_peak(self, channel: Singles, taps: Singles, peak: float) -> float:
        """See ``Kernels.true_peak``. Pieces that cannot reach the peak so far are skipped."""
        rows = whole_interpolators(taps)
        length, bound = rows.shape[1], interpolation_bound(taps)
        windows = np.lib.stride_tricks.sliding_window_view(channel, length)
        for start in range(0, len(windows), 4096):
            piece = channel[start : start + 4096 + length - 1]
            if np.abs(piece).max() * bound > peak:
                peak = max(peak, float(np.abs(windows[start : start + 4096] @ rows.T).max()))
        return peak

    def piece_peaks(self, channel: Singles, taps: Singles | None, ready: int, piece: int, out: Singles) -> None:
        """See ``Kernels.piece_peaks``."""
        half = 1 if taps is None else taps.shape[1]
        first = half - 1
        largest = np.abs(channel[first : first + ready])
        if taps is not None:
            middle, even, odd = (np.zeros(ready, np.float32) for _ in range(3))
            for k in range(half):
                low, high = channel[k : k + ready], channel[2 * half - 1 - k : 2 * half - 1 - k + ready]
                total, difference = low + high, low - high
                middle += taps[0, k] * total
                even += taps[1, k] * total
                odd += taps[2, k] * difference
            np.maximum(largest, np.abs(middle), out=largest)
            np.maximum(largest, np.abs(even) + np.abs(odd), out=largest)
        np.maximum(out, np.maximum.reduceat(largest, np.arange(0, ready, piece)), out=out)

    def release(self, held: Samples, share: float) -> None:
        """See ``Kernels.release``."""
        now = float(held[0])
        values = held.tolist()
        for i, value in enumerate(values):
            now = value if value < now else now + (value - now) * share
            values[i] = now
        held[:] = values

    def min_max(self, samples: Integers, channels: int, per_bucket: int, out: NDArray[np.int16]) -> None:
        """See ``Kernels.min_max``."""
        starts = np.arange(len(out)) * per_bucket
        for channel in range(channels):
            values = np.ascontiguousarray(samples[channel::channels]) >> 8
            out[:, channel, 0] = np.minimum.reduceat(values, starts)
            out[:, channel, 1] = np.maximum.reduceat(values, starts)

    def min_max24(self, raw: Bytes, channels: int, per_bucket: int, out: NDArray[np.int16]) -> None:
        """See ``Kernels.min_max24``."""
        self.min_max(int24(raw), channels, per_bucket, out)


def whole_interpolators(taps: Singles) -> Singles:
    """The interpolators for the middle, the first and the third quarter, from their halves."""
    middle, even, odd = taps
    first, third = even + odd, even - odd
    rows = [np.append(middle, middle[::-1]), np.append(first, third[::-1]), np.append(third, first[::-1])]
    return np.array(rows, np.float32)


def interpolation_bound(taps: Singles) -> float:
    """How far an interpolated value can lie above the samples around it."""
    return 1.0001 * float(np.abs(whole_interpolators(taps)).sum(axis=1).max())


def _direct(samples: Samples, c: Samples, state: Samples) -> Samples:
    """Both biquads sample by sample, for the few frames that fill no chunk; changes ``state``."""
    p0, p1, p2, p3 = (float(value) for value in state)
    b0, b1, b2, a1, a2, d0, d1, d2, e1, e2 = (float(value) for value in c[:10])
    out = np.empty(len(samples))
    for i, x in enumerate(samples.tolist()):
        y = b0 * x + p0
        p0, p1 = b1 * x - a1 * y + p1, b2 * x - a2 * y
        z = d0 * y + p2
        p2, p3 = d1 * y - e1 * z + p3, d2 * y - e2 * z
        out[i] = z
    state[:] = p0, p1, p2, p3
    return out


def _noise(first: int, count: int) -> Samples:
    """Triangular noise of +-1 from the samples' indices (splitmix64)."""
    z = (np.arange(first, first + count, dtype=np.uint64) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    z ^= z >> np.uint64(31)
    difference: Samples = (z >> np.uint64(32)).astype(np.float64) - (z & np.uint64(0xFFFFFFFF)).astype(np.float64)
    return difference * (1.0 / 4294967296.0)
