"""The inner loops of ``pcm_packing`` compiled by numba; the same bytes as those in ``pcm_loops``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from studio.compiled import compiled
from studio.events.pcm_packing import BLOCK, ORDERS, WINDOW_BYTES, frames_in_window

if TYPE_CHECKING:
    Bytes = NDArray[np.uint8]

_BYTE = np.uint64(0xFF)
_ONE, _WORD_BITS = np.uint64(1), np.uint64(32)
_S8, _S16, _S24 = np.uint64(8), np.uint64(16), np.uint64(24)


class CompiledLoops:
    """See ``pcm_packing.Loops``."""

    def encode(self, samples: Bytes, width: int, channels: int, order: int, out: Bytes) -> int:
        """See the protocol."""
        return int(_encode(samples, width, channels, order, out))

    def decode(self, packed: Bytes, width: int, channels: int, order: int, out: Bytes) -> int:
        """See the protocol."""
        return int(_decode(packed, width, channels, order, out))

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
def _value(data: Any, place: int, width: int) -> Any:
    """One sample."""
    if width == 3:
        return np.int64(data[place]) | np.int64(data[place + 1]) << 8 | np.int64(np.int8(data[place + 2])) << 16
    return np.int64(data[place]) | np.int64(np.int8(data[place + 1])) << 8


@compiled
def _steps(windows: Any, width: int, count: int, sums: Any) -> None:
    for window in range(windows.shape[0]):
        data = windows[window]
        for place in range(count):
            value = _value(data, place, width)
            for channels in range(1, 3):
                step = _value(data, place + width * channels, width) - value
                sums[(channels - 1) * width + place % width] += step if step >= 0 else -step


@compiled
def _orders(windows: Any, width: int, channels: int, phase: int, frames: int, sums: Any) -> None:
    apart = width * channels
    for window in range(windows.shape[0]):
        data = windows[window]
        for number in range(frames * channels):
            place = phase + number * width
            a = _value(data, place, width)
            b = _value(data, place + apart, width)
            c = _value(data, place + 2 * apart, width)
            d = _value(data, place + 3 * apart, width)
            sums[0] += abs(d)
            sums[1] += abs(d - c)
            sums[2] += abs(d - 2 * c + b)
            sums[3] += abs(d - 3 * c + 3 * b - a)


@compiled
def _difference(value: Any, first: Any, second: Any, third: Any, order: int) -> Any:
    """The value's difference of that order, and what the next one's needs to know; numbers alone, which is twice as fast."""
    if order == 0:
        return value, first, second, third
    step = value - first
    if order == 1:
        return step, value, second, third
    bend = step - second
    if order == 2:
        return bend, value, step, third
    return bend - third, value, step, bend


@compiled
def _sum(value: Any, first: Any, second: Any, third: Any, order: int) -> Any:
    """The value of which this is the difference, and what the next one needs."""
    if order > 2:
        value = third = third + value
    if order > 1:
        value = second = second + value
    if order > 0:
        value = first = first + value
    return value, first, second, third


@compiled
def _write(block: Any, bits: int, out: Any, at: int) -> int:
    """A block's values one after another, the lowest bit first; where they end."""
    held, filled, step = np.uint64(0), np.uint64(0), np.uint64(bits)
    for i in range(BLOCK if bits else 0):
        held |= block[i] << filled
        filled += step
        if filled >= _WORD_BITS:
            out[at] = held & _BYTE
            out[at + 1] = (held >> _S8) & _BYTE
            out[at + 2] = (held >> _S16) & _BYTE
            out[at + 3] = (held >> _S24) & _BYTE
            at += 4
            held >>= _WORD_BITS
            filled -= _WORD_BITS
    return at


@compiled
def _read(packed: Any, at: Any, bits: Any, block: Any) -> None:
    held, filled, step = np.uint64(0), np.uint64(0), np.uint64(bits)
    mask = (_ONE << step) - _ONE
    for i in range(BLOCK):
        if filled < step:
            word = np.uint64(packed[at]) | np.uint64(packed[at + 1]) << _S8
            word |= np.uint64(packed[at + 2]) << _S16 | np.uint64(packed[at + 3]) << _S24
            held |= word << filled
            at += 4
            filled += _WORD_BITS
        block[i] = held & mask
        held >>= step
        filled -= step


@compiled
def _encode(samples: Any, width: int, channels: int, order: int, out: Any) -> int:
    frames = samples.size // (width * channels)
    count = (frames + BLOCK - 1) // BLOCK
    block = np.empty(BLOCK, np.uint64)
    used = 0
    for channel in range(channels):
        first, second, third = np.int64(0), np.int64(0), np.int64(0)
        at = used + count
        if at > out.size:
            return 0
        for number in range(count):
            most = np.uint64(0)
            for i in range(BLOCK):
                frame = number * BLOCK + i
                block[i] = 0
                if frame < frames:
                    value = _value(samples, (frame * channels + channel) * width, width)
                    value, first, second, third = _difference(value, first, second, third, order)
                    block[i] = np.uint64((value << 1) ^ (value >> 63))
                    most |= block[i]
            bits = 0
            while most:
                most >>= _ONE
                bits += 1
            out[used + number] = bits
            if at + 4 * bits > out.size:
                return 0
            at = _write(block, bits, out, at)
        used = at
    return used


@compiled
def _decode(packed: Any, width: int, channels: int, order: int, out: Any) -> int:
    frames = out.size // (width * channels)
    count = (frames + BLOCK - 1) // BLOCK
    block = np.empty(BLOCK, np.uint64)
    used = 0
    for channel in range(channels):
        first, second, third = np.int64(0), np.int64(0), np.int64(0)
        at = used + count
        if at > packed.size:
            return -1
        for number in range(count):
            bits = np.int64(packed[used + number])
            if bits > BLOCK or at + 4 * bits > packed.size:
                return -1
            _read(packed, at, bits, block)
            at += 4 * bits
            for i in range(min(BLOCK, frames - number * BLOCK)):
                zigzag = block[i]
                value = np.int64(zigzag >> _ONE) ^ -np.int64(zigzag & _ONE)
                value, first, second, third = _sum(value, first, second, third, order)
                place = ((number * BLOCK + i) * channels + channel) * width
                out[place] = value & 0xFF
                out[place + 1] = (value >> 8) & 0xFF
                if width == 3:
                    out[place + 2] = (value >> 16) & 0xFF
        used = at
    return used
