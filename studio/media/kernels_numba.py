"""The inner loops compiled by numba. They release the interpreter lock, so two threads mix at once.

Compiled code is cached beside this file, or in the user's cache folder where this one cannot be written.
No fast-math in what is heard: results must equal those of the numpy loops bit for bit.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from typing import Any, TypeVar

import numba
import numpy as np
from numpy.typing import NDArray

from studio.media.kernels_numpy import interpolation_bound

Bytes = NDArray[np.uint8]
Samples = NDArray[np.float64]
Integers = NDArray[np.int32]
Singles = NDArray[np.float32]
_Function = TypeVar("_Function", bound=Callable[..., Any])
_LOW = np.uint32(0xFF00)
_MIDDLE = np.uint32(0xFFFF00)
_HIGH = np.uint32(0xFFFFFF00)
_SHIFT_8, _SHIFT_16, _SHIFT_24 = np.uint32(8), np.uint32(16), np.uint32(24)

logging.getLogger("numba").setLevel(logging.WARNING)


def _compile(function: _Function, options: dict[str, Any]) -> _Function:
    """The function compiled on its first call; cached on disk where a source file is there to date the cache."""
    try:
        compiled: Any = numba.njit(cache=not getattr(sys, "frozen", False), **options)(function)
    except RuntimeError:  # no folder for the cache can be written
        compiled = numba.njit(**options)(function)
    result: _Function = compiled
    return result


def _compiled(function: _Function) -> _Function:
    """For sums that must be the same everywhere."""
    return _compile(function, {"nogil": True, "error_model": "numpy"})


def _compiled_fast(function: _Function) -> _Function:
    """For measuring, where the last bit does not matter."""
    loose = {"contract", "reassoc", "nnan", "ninf", "nsz"}
    return _compile(function, {"nogil": True, "error_model": "numpy", "fastmath": loose})


@_compiled
def _add24(words: Any, raw: Any, gain_even: float, gain_odd: float, bus: Any, samples: int) -> None:
    """Four samples at a time from three words: each sample is shifted to the top of an int32, scaled by 1/256."""
    even, odd = gain_even / 256.0, gain_odd / 256.0
    quads = samples // 4
    for i in range(quads):
        a, b, c = words[3 * i], words[3 * i + 1], words[3 * i + 2]
        bus[4 * i] += np.int32(a << _SHIFT_8) * even
        bus[4 * i + 1] += np.int32(((a >> _SHIFT_16) & _LOW) | (b << _SHIFT_16)) * odd
        bus[4 * i + 2] += np.int32(((b >> _SHIFT_8) & _MIDDLE) | (c << _SHIFT_24)) * even
        bus[4 * i + 3] += np.int32(c & _HIGH) * odd
    for i in range(4 * quads, samples):
        word = np.uint32(raw[3 * i]) << _SHIFT_8
        word |= np.uint32(raw[3 * i + 1]) << _SHIFT_16
        word |= np.uint32(raw[3 * i + 2]) << _SHIFT_24
        bus[i] += np.int32(word) * (odd if i % 2 else even)


@_compiled
def _add24_panned(raw: Any, gain_left: float, gain_right: float, bus: Any, frames: int) -> None:
    left, right = gain_left / 256.0, gain_right / 256.0
    for i in range(frames):
        word = np.uint32(raw[3 * i]) << _SHIFT_8
        word |= np.uint32(raw[3 * i + 1]) << _SHIFT_16
        word |= np.uint32(raw[3 * i + 2]) << _SHIFT_24
        sample = np.int32(word)
        bus[2 * i] += sample * left
        bus[2 * i + 1] += sample * right


@_compiled
def _join(bus: Any, mono_bus: Any, gain: float, frames: int) -> None:
    for i in range(frames):
        bus[2 * i] = (bus[2 * i] + mono_bus[i]) * gain
        bus[2 * i + 1] = (bus[2 * i + 1] + mono_bus[i]) * gain


@_compiled
def _quantise24(bus: Any, integers: Any, frames: int) -> int:
    overs = 0
    for i in range(frames):
        left, right = np.rint(bus[2 * i] * 8388608.0), np.rint(bus[2 * i + 1] * 8388608.0)
        held_left, held_right = min(max(left, -8388608.0), 8388607.0), min(max(right, -8388608.0), 8388607.0)
        overs += int((held_left != left) | (held_right != right))
        integers[2 * i], integers[2 * i + 1] = np.int32(held_left), np.int32(held_right)
    return overs


@_compiled
def _noise(index: Any) -> float:
    """Triangular noise of +-1 from a sample's index (splitmix64), so that blocks may come in any order."""
    z = (index + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    z = z ^ (z >> np.uint64(31))
    return (np.float64(z >> np.uint64(32)) - np.float64(z & np.uint64(0xFFFFFFFF))) * (1.0 / 4294967296.0)


@_compiled
def _quantise16(bus: Any, integers: Any, frames: int, first_frame: int) -> int:
    overs = 0
    for i in range(frames):
        is_over = False
        for side in range(2):
            value = bus[2 * i + side] * 32768.0
            rounded = np.rint(value)
            is_over = is_over or rounded > 32767.0 or rounded < -32768.0
            dithered = np.rint(value + _noise(np.uint64(2 * (first_frame + i) + side)))
            integers[2 * i + side] = np.int32(min(max(dithered, -32768.0), 32767.0)) * np.int32(256)
        overs += int(is_over)
    return overs


@_compiled
def _pack24(integers: Any, words: Any, packed: Any, samples: int) -> None:
    quads = samples // 4
    mask = np.uint32(0xFFFFFF)
    for i in range(quads):
        a, b = np.uint32(integers[4 * i]) & mask, np.uint32(integers[4 * i + 1]) & mask
        c, d = np.uint32(integers[4 * i + 2]) & mask, np.uint32(integers[4 * i + 3])
        words[3 * i] = a | (b << _SHIFT_24)
        words[3 * i + 1] = (b >> _SHIFT_8) | (c << _SHIFT_16)
        words[3 * i + 2] = (c >> _SHIFT_16) | (d << _SHIFT_8)
    for i in range(4 * quads, samples):
        value = np.uint32(integers[i])
        packed[3 * i] = np.uint8(value & np.uint32(255))
        packed[3 * i + 1] = np.uint8((value >> _SHIFT_8) & np.uint32(255))
        packed[3 * i + 2] = np.uint8((value >> _SHIFT_16) & np.uint32(255))


@_compiled_fast
def _weigh(block: Any, c: Any, state: Any, out: Any) -> None:
    """Direct form II transposed, all channels of a frame at once."""
    frames, channels = block.shape
    for i in range(frames):
        total = 0.0
        for k in range(channels):
            x = block[i, k]
            y = c[0] * x + state[k, 0]
            state[k, 0] = c[1] * x - c[3] * y + state[k, 1]
            state[k, 1] = c[2] * x - c[4] * y
            z = c[5] * y + state[k, 2]
            state[k, 2] = c[6] * y - c[8] * z + state[k, 3]
            state[k, 3] = c[7] * y - c[9] * z
            total += c[10 + k] * z * z
        out[i] = total


@_compiled_fast
def _weigh_two(block: Any, c: Any, state: Any, out: Any) -> None:
    """The usual case of two channels, states kept in registers."""
    b0, b1, b2, a1, a2 = c[0], c[1], c[2], c[3], c[4]
    d0, d1, d2, e1, e2 = c[5], c[6], c[7], c[8], c[9]
    p0, p1, p2, p3 = state[0, 0], state[0, 1], state[0, 2], state[0, 3]
    q0, q1, q2, q3 = state[1, 0], state[1, 1], state[1, 2], state[1, 3]
    for i in range(block.shape[0]):
        x, u = block[i, 0], block[i, 1]
        y, v = b0 * x + p0, b0 * u + q0
        p0, q0 = b1 * x - a1 * y + p1, b1 * u - a1 * v + q1
        p1, q1 = b2 * x - a2 * y, b2 * u - a2 * v
        z, w = d0 * y + p2, d0 * v + q2
        p2, q2 = d1 * y - e1 * z + p3, d1 * v - e1 * w + q3
        p3, q3 = d2 * y - e2 * z, d2 * v - e2 * w
        out[i] = c[10] * z * z + c[11] * w * w
    state[0, 0], state[0, 1], state[0, 2], state[0, 3] = p0, p1, p2, p3
    state[1, 0], state[1, 1], state[1, 2], state[1, 3] = q0, q1, q2, q3


@_compiled_fast
def _true_peak(channel: Any, taps: Any, bound: Any, peak: Any) -> Any:
    """Pieces of 256 samples that cannot reach the peak so far are skipped: the result is the same.

    Mirrored interpolators share their sums and differences of samples; four pairs of taps are unrolled.
    """
    pairs = taps.shape[1]
    end = channel.size - 2 * pairs + 1
    middle, even, odd = np.empty(256, np.float32), np.empty(256, np.float32), np.empty(256, np.float32)
    for start in range(0, end, 256):
        count = min(256, end - start)
        largest = np.float32(0.0)
        for i in range(start, start + count + 2 * pairs - 1):
            largest = max(largest, abs(channel[i]))
        if largest * bound <= peak:
            continue
        middle[:], even[:], odd[:] = np.float32(0.0), np.float32(0.0), np.float32(0.0)
        for k in range(0, pairs, 4):
            low = channel[start + k : start + k + count + 4]
            high = channel[start + 2 * pairs - 4 - k : start + 2 * pairs - k + count]
            e0, e1, e2, e3 = taps[0, k], taps[0, k + 1], taps[0, k + 2], taps[0, k + 3]
            f0, f1, f2, f3 = taps[1, k], taps[1, k + 1], taps[1, k + 2], taps[1, k + 3]
            g0, g1, g2, g3 = taps[2, k], taps[2, k + 1], taps[2, k + 2], taps[2, k + 3]
            for i in range(count):
                p0, p1, p2, p3 = (
                    low[i] + high[i + 3],
                    low[i + 1] + high[i + 2],
                    low[i + 2] + high[i + 1],
                    low[i + 3] + high[i],
                )
                q0, q1, q2, q3 = (
                    low[i] - high[i + 3],
                    low[i + 1] - high[i + 2],
                    low[i + 2] - high[i + 1],
                    low[i + 3] - high[i],
                )
                middle[i] += e0 * p0 + e1 * p1 + e2 * p2 + e3 * p3
                even[i] += f0 * p0 + f1 * p1 + f2 * p2 + f3 * p3
                odd[i] += g0 * q0 + g1 * q1 + g2 * q2 + g3 * q3
        for i in range(count):
            peak = max(peak, abs(middle[i]), abs(even[i]) + abs(odd[i]))
    return peak


@_compiled
def _min_max(samples: Any, channels: int, per_bucket: int, out: Any) -> None:
    frames = samples.size // channels
    for bucket in range(out.shape[0]):
        for channel in range(channels):
            low, high = np.int32(8388607), np.int32(-8388608)
            for i in range(bucket * per_bucket, min((bucket + 1) * per_bucket, frames)):
                value = samples[i * channels + channel]
                low, high = min(low, value), max(high, value)
            out[bucket, channel, 0], out[bucket, channel, 1] = low >> 8, high >> 8


@_compiled
def _min_max24(raw: Any, channels: int, per_bucket: int, out: Any) -> None:
    """Only the upper 16 bits matter for drawing; a bucket's are laid side by side, then compared many at once."""
    frames = raw.size // (3 * channels)
    line = np.empty(per_bucket, np.int16)
    for bucket in range(out.shape[0]):
        first = bucket * per_bucket
        count = min(per_bucket, frames - first)
        for channel in range(channels):
            part = raw[3 * (first * channels + channel) :]
            for i in range(count):
                at = 3 * channels * i
                line[i] = np.int16(np.uint16(part[at + 1]) | (np.uint16(part[at + 2]) << np.uint16(8)))
            low, high = np.int16(32767), np.int16(-32768)
            for i in range(count):
                low, high = min(low, line[i]), max(high, line[i])
            out[bucket, channel, 0], out[bucket, channel, 1] = low, high


def _words(raw: Bytes) -> NDArray[np.uint32]:
    return raw[: raw.size // 4 * 4].view(np.uint32)


class NumbaKernels:
    """The compiled loops; see ``kernels.Kernels``."""

    name = "numba"

    def add24(self, raw: Bytes, gain_even: float, gain_odd: float, bus: Samples, samples: int) -> None:
        """See ``Kernels.add24``."""
        _add24(_words(raw), raw, gain_even / 8388608.0, gain_odd / 8388608.0, bus, samples)

    def add24_panned(self, raw: Bytes, gain_left: float, gain_right: float, bus: Samples, frames: int) -> None:
        """See ``Kernels.add24_panned``."""
        _add24_panned(raw, gain_left / 8388608.0, gain_right / 8388608.0, bus, frames)

    def join(self, bus: Samples, mono_bus: Samples, gain: float, frames: int) -> None:
        """See ``Kernels.join``."""
        _join(bus, mono_bus, gain, frames)

    def quantise24(self, bus: Samples, integers: Integers, frames: int) -> int:
        """See ``Kernels.quantise24``."""
        return int(_quantise24(bus, integers, frames))

    def quantise16(self, bus: Samples, integers: Integers, frames: int, first_frame: int) -> int:
        """See ``Kernels.quantise16``."""
        return int(_quantise16(bus, integers, frames, first_frame))

    def pack24(self, integers: Integers, packed: Bytes, samples: int) -> None:
        """See ``Kernels.pack24``."""
        _pack24(integers, _words(packed), packed, samples)

    def weigh(self, block: Samples, coefficients: Samples, state: Samples, out: Samples) -> None:
        """See ``Kernels.weigh``."""
        (_weigh_two if block.shape[1] == 2 else _weigh)(block, coefficients, state, out)

    def true_peak(self, channel: Singles, taps: Singles, peak: float) -> float:
        """See ``Kernels.true_peak``."""
        return float(_true_peak(channel, taps, np.float32(interpolation_bound(taps)), np.float32(peak)))

    def min_max(self, samples: Integers, channels: int, per_bucket: int, out: NDArray[np.int16]) -> None:
        """See ``Kernels.min_max``."""
        _min_max(samples, channels, per_bucket, out)

    def min_max24(self, raw: Bytes, channels: int, per_bucket: int, out: NDArray[np.int16]) -> None:
        """See ``Kernels.min_max24``."""
        _min_max24(raw, channels, per_bucket, out)
