"""The inner loops compiled by numba. They release the interpreter lock, so two threads mix at once.

No fast-math in what is heard: results must equal those of the numpy loops bit for bit.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from studio.compiled import compiled
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


def _compiled(function: _Function) -> _Function:
    """For sums that must be the same everywhere."""
    return compiled(function)


def _compiled_fast(function: _Function) -> _Function:
    """For measuring, where the last bit does not matter."""
    loose = {"contract", "reassoc", "nnan", "ninf", "nsz"}
    return compiled(function, fastmath=loose)


@_compiled
def _sample(raw: Any, index: int) -> Any:
    """One packed sample at the top of an int32, that is times 256."""
    word = np.uint32(raw[3 * index]) << _SHIFT_8
    word |= np.uint32(raw[3 * index + 1]) << _SHIFT_16
    return np.int32(word | np.uint32(raw[3 * index + 2]) << _SHIFT_24)


@_compiled
def _decode24(words: Any, raw: Any, out: Any) -> None:
    """Four samples at a time from three words: each is shifted to the top of an int32 and scaled."""
    scale = 1.0 / 2147483648.0
    quads = out.size // 4
    for i in range(quads):
        a, b, c = words[3 * i], words[3 * i + 1], words[3 * i + 2]
        out[4 * i] = np.int32(a << _SHIFT_8) * scale
        out[4 * i + 1] = np.int32(((a >> _SHIFT_16) & _LOW) | (b << _SHIFT_16)) * scale
        out[4 * i + 2] = np.int32(((b >> _SHIFT_8) & _MIDDLE) | (c << _SHIFT_24)) * scale
        out[4 * i + 3] = np.int32(c & _HIGH) * scale
    for i in range(4 * quads, out.size):
        out[i] = _sample(raw, i) * scale


@_compiled
def _add24(words: Any, raw: Any, gain_even: float, gain_odd: float, bus: Any, at: int, samples: int) -> None:
    even, odd = gain_even / 2147483648.0, gain_odd / 2147483648.0
    quads = samples // 4
    first, second = bus[at % 4, at // 4 :], bus[(at + 1) % 4, (at + 1) // 4 :]
    third, fourth = bus[(at + 2) % 4, (at + 2) // 4 :], bus[(at + 3) % 4, (at + 3) // 4 :]
    for i in range(quads):
        a, b, c = words[3 * i], words[3 * i + 1], words[3 * i + 2]
        first[i] += np.int32(a << _SHIFT_8) * even
        second[i] += np.int32(((a >> _SHIFT_16) & _LOW) | (b << _SHIFT_16)) * odd
        third[i] += np.int32(((b >> _SHIFT_8) & _MIDDLE) | (c << _SHIFT_24)) * even
        fourth[i] += np.int32(c & _HIGH) * odd
    for i in range(4 * quads, samples):
        bus[(at + i) % 4, (at + i) // 4] += _sample(raw, i) * (odd if i % 2 else even)


@_compiled
def _add24_panned(raw: Any, gain_left: float, gain_right: float, bus: Any, at: int, frames: int) -> None:
    left, right = gain_left / 2147483648.0, gain_right / 2147483648.0
    for start in range(2):  # frames at even places of the bus lie in its first two quarters, the others behind
        side = 2 * ((at + start) % 2)
        lefts, rights = bus[side, (at + start) // 2 :], bus[side + 1, (at + start) // 2 :]
        for i in range((frames - start + 1) // 2):
            sample = _sample(raw, 2 * i + start)
            lefts[i] += sample * left
            rights[i] += sample * right


@_compiled
def _join(both: Any, centre: Any, gain: float, out: Any, frames: int) -> None:
    for i in range(frames // 4):
        for k in range(4):
            middle = centre[k, i]
            quarter, place = 2 * (k % 2), 2 * i + k // 2
            out[8 * i + 2 * k] = (both[quarter, place] + middle) * gain
            out[8 * i + 2 * k + 1] = (both[quarter + 1, place] + middle) * gain
    for frame in range(frames // 4 * 4, frames):
        middle, quarter, place = centre[frame % 4, frame // 4], 2 * (frame % 2), frame // 2
        out[2 * frame] = (both[quarter, place] + middle) * gain
        out[2 * frame + 1] = (both[quarter + 1, place] + middle) * gain


@_compiled
def _quantise24(mix: Any, integers: Any, frames: int) -> int:
    overs = 0
    for i in range(frames):
        left, right = np.rint(mix[2 * i] * 8388608.0), np.rint(mix[2 * i + 1] * 8388608.0)
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
def _quantise16(mix: Any, integers: Any, frames: int, first_frame: int) -> int:
    overs = 0
    for i in range(frames):
        is_over = False
        for side in range(2):
            value = mix[2 * i + side] * 32768.0
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
def _piece_peaks(channel: Any, taps: Any, ready: int, piece: int, out: Any) -> None:
    """Pieces are taken many at once; each of the three sums is added up in the same order as by numpy."""
    half = taps.shape[1]
    middle, even, odd = np.empty(1024, np.float32), np.empty(1024, np.float32), np.empty(1024, np.float32)
    for start in range(0, ready, 1024):
        count = min(1024, ready - start)
        middle[:], even[:], odd[:] = np.float32(0.0), np.float32(0.0), np.float32(0.0)
        for k in range(0, half, 2):
            low, high = channel[start + k :], channel[start + 2 * half - 2 - k :]
            e0, f0, g0 = taps[0, k], taps[1, k], taps[2, k]
            e1, f1, g1 = taps[0, k + 1], taps[1, k + 1], taps[2, k + 1]
            for i in range(count):
                p0, q0 = low[i] + high[i + 1], low[i] - high[i + 1]
                p1, q1 = low[i + 1] + high[i], low[i + 1] - high[i]
                middle[i] = (middle[i] + e0 * p0) + e1 * p1
                even[i] = (even[i] + f0 * p0) + f1 * p1
                odd[i] = (odd[i] + g0 * q0) + g1 * q1
        for i in range(count):
            at = channel[start + half - 1 + i]
            largest = max(abs(at), abs(middle[i]), abs(even[i]) + abs(odd[i]))
            number = (start + i) // piece
            out[number] = max(out[number], largest)


@_compiled
def _sample_peaks(channel: Any, ready: int, piece: int, out: Any) -> None:
    for i in range(ready):
        out[i // piece] = max(out[i // piece], abs(channel[i]))


@_compiled
def _release(held: Any, share: float) -> None:
    now = held[0]
    for i in range(held.size):
        value = held[i]
        now = value if value < now else now + (value - now) * share
        held[i] = now


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

    def decode24(self, raw: Bytes, out: Samples) -> None:
        """See ``Kernels.decode24``."""
        _decode24(_words(raw), raw, out)

    def add24(self, raw: Bytes, gain_even: float, gain_odd: float, bus: Samples, at: int, samples: int) -> None:
        """See ``Kernels.add24``."""
        _add24(_words(raw), raw, gain_even, gain_odd, bus, at, samples)

    def add24_panned(self, raw: Bytes, gain_left: float, gain_right: float, bus: Samples, at: int, frames: int) -> None:
        """See ``Kernels.add24_panned``."""
        _add24_panned(raw, gain_left, gain_right, bus, at, frames)

    def join(self, both: Samples, centre: Samples, gain: float, out: Samples, frames: int) -> None:
        """See ``Kernels.join``."""
        _join(both, centre, gain, out, frames)

    def quantise24(self, mix: Samples, integers: Integers, frames: int) -> int:
        """See ``Kernels.quantise24``."""
        return int(_quantise24(mix, integers, frames))

    def quantise16(self, mix: Samples, integers: Integers, frames: int, first_frame: int) -> int:
        """See ``Kernels.quantise16``."""
        return int(_quantise16(mix, integers, frames, first_frame))

    def pack24(self, integers: Integers, packed: Bytes, samples: int) -> None:
        """See ``Kernels.pack24``."""
        _pack24(integers, _words(packed), packed, samples)

    def weigh(self, block: Samples, coefficients: Samples, state: Samples, out: Samples) -> None:
        """See ``Kernels.weigh``."""
        (_weigh_two if block.shape[1] == 2 else _weigh)(block, coefficients, state, out)

    def true_peak(self, channel: Singles, taps: Singles, peak: float) -> float:
        """See ``Kernels.true_peak``."""
        return float(_true_peak(channel, taps, np.float32(interpolation_bound(taps)), np.float32(peak)))

    def piece_peaks(self, channel: Singles, taps: Singles | None, ready: int, piece: int, out: Singles) -> None:
        """See ``Kernels.piece_peaks``."""
        if taps is None:
            _sample_peaks(channel, ready, piece, out)
        else:
            _piece_peaks(channel, taps, ready, piece, out)

    def release(self, held: Samples, share: float) -> None:
        """See ``Kernels.release``."""
        _release(held, share)

    def min_max(self, samples: Integers, channels: int, per_bucket: int, out: NDArray[np.int16]) -> None:
        """See ``Kernels.min_max``."""
        _min_max(samples, channels, per_bucket, out)

    def min_max24(self, raw: Bytes, channels: int, per_bucket: int, out: NDArray[np.int16]) -> None:
        """See ``Kernels.min_max24``."""
        _min_max24(raw, channels, per_bucket, out)
