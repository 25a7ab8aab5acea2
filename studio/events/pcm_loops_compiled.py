"""The inner loops of ``pcm_packing`` compiled by numba; the same bytes as those in ``pcm_loops``.

They work on a stretch of samples at a time, in steps that the compiler turns into vector instructions. Places are unsigned
numbers throughout: of signed ones it asks each time whether they count from the end. Little-endian machines only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from studio.compiled import compiled
from studio.events.pcm_packing import BLOCK, ORDERS, WINDOW_BYTES, Scratch, frames_in_window

if TYPE_CHECKING:
    Bytes = NDArray[np.uint8]

_STRETCH = 32 * BLOCK
"""Samples of a channel that are worked on at a time: few enough for the fastest cache."""
_BEFORE = ORDERS - 1
"""So many samples before the first one the highest difference needs."""
_FACTORS = np.array([[1, 0, 0, 0], [1, -1, 0, 0], [1, -2, 1, 0], [1, -3, 3, -1]], np.int32)
"""By order: the difference is so many times the sample, the one before it, and so on."""
_FOURS_UP_TO = 16
"""Bits of a value up to which four of them fit a word of 64 bits; two always do."""
_U = np.uint64
_1, _2, _3, _5, _6, _32, _63 = (_U(number) for number in (1, 2, 3, 5, 6, 32, 63))


class CompiledLoops:
    """See ``pcm_packing.Loops``."""

    def __init__(self) -> None:
        self._scratch = Scratch()

    def encode(self, samples: Bytes, width: int, channels: int, order: int, out: Bytes) -> int:
        """See the protocol."""
        words = self._scratch.of(4 * (len(out) // 4 + _STRETCH + 2)).view(np.uint32)
        return int(_encode(samples, width, channels, _FACTORS[order], words, out))

    def decode(self, packed: Bytes, width: int, channels: int, order: int, out: Bytes) -> int:
        """See the protocol."""
        words = self._scratch.of(4 * (len(packed) // 4 + 3)).view(np.uint32)
        return int(_decode(packed, width, channels, order, words, out))

    def steps(self, windows: Bytes, width: int) -> NDArray[np.int64]:
        """See the protocol."""
        sums = np.zeros(2 * width, np.int64)
        _steps(windows, width, WINDOW_BYTES, sums)
        return sums

    def orders(self, windows: Bytes, width: int, channels: int, phase: int) -> NDArray[np.int64]:
        """See the protocol."""
        sums = np.zeros(ORDERS, np.int64)
        _orders(windows, width, channels, phase, frames_in_window(width, channels), sums)
        return sums


@compiled
def _samples(data: Any, place: int, apart: int, width: int, count: int, into: Any, start: int) -> None:
    """``count`` samples, the first at byte ``place`` and the others ``apart`` bytes after one another."""
    at, step, to = _U(place), _U(apart), _U(start)
    if width == 3:
        for i in range(_U(count)):
            into[to + i] = np.int32(data[at]) | np.int32(data[at + _1]) << 8 | np.int32(np.int8(data[at + _2])) << 16
            at += step
    else:
        for i in range(_U(count)):
            into[to + i] = np.int32(data[at]) | np.int32(np.int8(data[at + _1])) << 8
            at += step


# --- which layout ------------------------------------------------------------------------------------------------


@compiled
def _steps(windows: Any, width: int, count: int, sums: Any) -> None:
    size = windows.shape[1] - width + 1
    values = np.empty(size, np.int32)
    for window in range(windows.shape[0]):
        _samples(windows[window], 0, 1, width, size, values, 0)
        for channels in range(1, 3):
            apart = _U(width * channels)
            for phase in range(width):
                total, place = np.int64(0), _U(phase)
                for _ in range(count // width):
                    total += abs(values[place + apart] - values[place])
                    place += _U(width)
                sums[(channels - 1) * width + phase] += total


@compiled
def _orders(windows: Any, width: int, channels: int, phase: int, frames: int, sums: Any) -> None:
    count, apart = frames * channels, _U(channels)
    values = np.empty(count + _BEFORE * channels, np.int32)
    for window in range(windows.shape[0]):
        _samples(windows[window], phase, width, width, values.size, values, 0)
        none = one = two = three = np.int64(0)
        for i in range(_U(count)):
            a, b, c, d = values[i], values[i + apart], values[i + _2 * apart], values[i + _3 * apart]
            none += abs(d)
            one += abs(d - c)
            two += abs(d - 2 * c + b)
            three += abs(d - 3 * c + 3 * b - a)
        sums[0] += none
        sums[1] += one
        sums[2] += two
        sums[3] += three


# --- packing -----------------------------------------------------------------------------------------------------


@compiled
def _encode(samples: Any, width: int, channels: int, factors: Any, words: Any, out: Any) -> int:
    frames = samples.size // (width * channels)
    count = (frames + BLOCK - 1) // BLOCK
    line = np.empty(_BEFORE + _STRETCH, np.int32)
    folded = np.empty(_STRETCH, np.uint32)
    used = 0
    for channel in range(channels):
        line[:_BEFORE] = 0
        at = 0
        for first in range(0, frames, _STRETCH):
            size = min(_STRETCH, frames - first)
            _samples(samples, (first * channels + channel) * width, channels * width, width, size, line, _BEFORE)
            _fold(line, factors, size, folded)
            line[:_BEFORE] = line[size : size + _BEFORE]
            blocks = (size + BLOCK - 1) // BLOCK
            folded[size : blocks * BLOCK] = 0
            if used + count + 4 * at > out.size:
                return 0
            for number in range(blocks):
                bits = _bits(folded, number * BLOCK)
                out[used + first // BLOCK + number] = bits
                _write(folded, number * BLOCK, bits, words, at)
                at += bits
        end = used + count + 4 * at
        if end > out.size:
            return 0
        out[used + count : end] = words[:at].view(np.uint8)
        used = end
    return used


@compiled
def _fold(line: Any, factors: Any, size: int, folded: Any) -> None:
    """Differences, folded so that small ones of either sign are small."""
    none, one, two, three = factors[0], factors[1], factors[2], factors[3]
    for i in range(_U(size)):
        step = np.int32(none * line[i + _3] + one * line[i + _2] + two * line[i + _1] + three * line[i])
        folded[i] = np.uint32((step << 1) ^ (step >> 31))


@compiled
def _bits(folded: Any, start: int) -> Any:
    """How many bits the largest of a block's values has."""
    most, first = np.uint32(0), _U(start)
    for i in range(_U(BLOCK)):
        most = np.uint32(most | folded[first + i])
    rest, bits = np.int64(most), 0
    for half in (16, 8, 4, 2, 1):
        if rest >> half:
            rest >>= half
            bits += half
    return bits + rest


@compiled
def _write(folded: Any, start: int, bits: int, words: Any, place: int) -> None:
    """A block's values one after another, the lowest bit first: as many words as a value has bits."""
    if bits == 0:  # silence
        return
    held, filled, at, step, i = _U(0), _U(0), _U(place), _U(bits), _U(start)
    if bits <= _FOURS_UP_TO:
        two = step + step
        for _ in range(BLOCK // 4):
            group = _U(folded[i]) | _U(folded[i + _1]) << step
            group |= (_U(folded[i + _2]) | _U(folded[i + _3]) << step) << two
            i += _2 + _2
            held, filled, at = _append(held, filled, group, two + two, words, at)
    else:
        for _ in range(BLOCK // 2):
            group = _U(folded[i]) | _U(folded[i + _1]) << step
            i += _2
            held, filled, at = _append(held, filled, group, step + step, words, at)
    words[at] = np.uint32(held)


@compiled
def _append(held: Any, filled: Any, group: Any, size: Any, words: Any, at: Any) -> Any:
    """``size`` bits more; two words are written each time, for good once they are full. A jump would cost more."""
    held |= group << filled
    words[at], words[at + _1] = np.uint32(held), np.uint32(held >> _32)
    total = filled + size
    full = total >> _6
    return (group >> _1) >> (_63 - filled) if full else held, total & _63, at + full + full


# --- unpacking ---------------------------------------------------------------------------------------------------


@compiled
def _decode(packed: Any, width: int, channels: int, order: int, words: Any, out: Any) -> int:
    frames = out.size // (width * channels)
    count = (frames + BLOCK - 1) // BLOCK
    line = np.empty(_STRETCH, np.int32)
    sums = np.empty(ORDERS, np.int32)
    used = 0
    for channel in range(channels):
        start = used + count
        if start > packed.size:
            return -1
        size = 0
        for bits in packed[used:start]:
            if bits > BLOCK:
                return -1
            size += bits
        end = start + 4 * size
        if end > packed.size:
            return -1
        words[:size].view(np.uint8)[:] = packed[start:end]
        words[size : size + 3] = 0  # whoever looks for a group of values looks at three words
        sums[:] = 0
        at = np.int64(0)
        for first in range(0, frames, _STRETCH):
            length = min(_STRETCH, frames - first)
            for number in range((length + BLOCK - 1) // BLOCK):
                bits = np.int64(packed[used + first // BLOCK + number])
                _read(words, at, bits, line, number * BLOCK)
                at += bits
            _unfold(line, order, length, sums)
            _store(line, length, out, (first * channels + channel) * width, channels * width, width)
        used = end
    return used


@compiled
def _read(words: Any, place: Any, bits: Any, line: Any, start: int) -> None:
    """A block's values, still folded."""
    at, step, i, bit = _U(place), _U(bits), _U(start), _U(0)
    mask = (_1 << step) - _1
    if bits <= _FOURS_UP_TO:
        two = step + step
        for _ in range(BLOCK // 4):
            group = _group(words, at, bit)
            line[i], line[i + _1] = group & mask, (group >> step) & mask
            group >>= two
            line[i + _2], line[i + _3] = group & mask, (group >> step) & mask
            i += _2 + _2
            bit += two + two
    else:
        for _ in range(BLOCK // 2):
            group = _group(words, at, bit)
            line[i], line[i + _1] = group & mask, (group >> step) & mask
            i += _2
            bit += step + step


@compiled
def _group(words: Any, at: Any, bit: Any) -> Any:
    """64 bits from some bit on."""
    place, shift = at + (bit >> _5), bit & (_32 - _1)
    low = _U(words[place]) | _U(words[place + _1]) << _32
    return low >> shift | (_U(words[place + _2]) << _1) << (_63 - shift)


@compiled
def _unfold(line: Any, order: int, length: int, sums: Any) -> None:
    """From folded differences to samples; ``sums`` go on from stretch to stretch. Whatever overflows is cut off."""
    for i in range(_U(length)):
        value = np.uint32(line[i])
        line[i] = np.int32(value >> np.uint32(1)) ^ -np.int32(value & np.uint32(1))
    for level in range(order):
        total = sums[level]
        for i in range(_U(length)):
            total = np.int32(total + line[i])
            line[i] = total
        sums[level] = total


@compiled
def _store(line: Any, length: int, out: Any, place: int, apart: int, width: int) -> None:
    at, step = _U(place), _U(apart)
    if width == 3:
        for i in range(_U(length)):
            value = line[i]
            out[at], out[at + _1], out[at + _2] = value & 0xFF, (value >> 8) & 0xFF, (value >> 16) & 0xFF
            at += step
    else:
        for i in range(_U(length)):
            value = line[i]
            out[at], out[at + _1] = value & 0xFF, (value >> 8) & 0xFF
            at += step
