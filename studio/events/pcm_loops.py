"""The inner loops of ``pcm_packing`` in plain numpy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from studio.events.pcm_packing import BLOCK, ORDERS, WINDOW_BYTES, frames_in_window

if TYPE_CHECKING:
    Bytes = NDArray[np.uint8]


class NumpyLoops:
    """See ``pcm_packing.Loops``."""

    def encode(self, samples: Bytes, width: int, channels: int, order: int, out: Bytes) -> int:
        """See the protocol."""
        frames = len(samples) // (width * channels)
        values = _values(samples.reshape(frames, channels, width))
        used = 0
        for channel in range(channels):
            differences = values[:, channel]
            for _ in range(order):
                differences = np.diff(differences, prepend=np.int64(0))
            blocks = np.zeros((-(-frames // BLOCK), BLOCK), np.uint64)
            blocks.reshape(-1)[:frames] = ((differences << 1) ^ (differences >> 63)).astype(np.uint64)
            widths = _widths(blocks)
            size = len(widths) + 4 * int(widths.sum(dtype=np.int64))
            if used + size > len(out):
                return 0
            out[used : used + len(widths)] = widths
            _write(blocks, widths, out[used + len(widths) : used + size])
            used += size
        return used

    def decode(self, packed: Bytes, width: int, channels: int, order: int, out: Bytes) -> int:
        """See the protocol."""
        frames = len(out) // (width * channels)
        count, used = -(-frames // BLOCK), 0
        bytes_of = out.reshape(frames, channels, width)
        for channel in range(channels):
            widths = packed[used : used + count]
            size = count + 4 * int(widths.sum(dtype=np.int64))
            if used + size > len(packed) or (count and widths.max() > BLOCK):
                return -1
            zigzag = _read(packed[used + count : used + size], widths).reshape(-1)[:frames]
            values = (zigzag >> np.uint64(1)).astype(np.int64) ^ -(zigzag & np.uint64(1)).astype(np.int64)
            for _ in range(order):
                values = np.cumsum(values)
            for byte in range(width):
                bytes_of[:, channel, byte] = (values >> (8 * byte)).astype(np.uint8)
            used += size
        return used

    def steps(self, windows: Bytes, width: int) -> NDArray[np.int64]:
        """See the protocol."""
        values = _at_each_byte(windows, width)
        found = []
        for channels in (1, 2):
            apart = width * channels
            costs = np.abs(values[:, apart : apart + WINDOW_BYTES] - values[:, :WINDOW_BYTES])
            found.append(costs.reshape(-1, width).sum(axis=0))
        return np.concatenate(found)

    def orders(self, windows: Bytes, width: int, channels: int, phase: int) -> NDArray[np.int64]:
        """See the protocol."""
        values = _at_each_byte(windows, width)[:, phase::width]
        count = frames_in_window(width, channels) * channels
        sums = []
        for order in range(ORDERS):
            if order:
                values = values[:, channels:] - values[:, :-channels]
            first = (ORDERS - 1 - order) * channels
            sums.append(np.abs(values[:, first : first + count]).sum())
        return np.array(sums, np.int64)


def _at_each_byte(windows: Bytes, width: int) -> NDArray[np.int64]:
    """The sample that begins at each byte."""
    low, top = windows.astype(np.int64), windows.view(np.int8).astype(np.int64)
    values: NDArray[np.int64] = (
        low[:, :-1] | top[:, 1:] << 8 if width == 2 else low[:, :-2] | low[:, 1:-1] << 8 | top[:, 2:] << 16
    )
    return values


def _values(samples: NDArray[Any]) -> NDArray[np.int64]:
    """Frames x channels, signed."""
    last = samples.shape[2] - 1
    values: NDArray[np.int64] = samples[:, :, last].view(np.int8).astype(np.int64) << (8 * last)
    for byte in range(last):
        values |= samples[:, :, byte].astype(np.int64) << (8 * byte)
    return values


def _widths(blocks: NDArray[np.uint64]) -> Bytes:
    most = np.bitwise_or.reduce(blocks, axis=1)
    widths = np.zeros(len(blocks), np.uint8)
    for bit in range(BLOCK):
        widths += most >> np.uint64(bit) > 0
    return widths


def _places(widths: Bytes) -> NDArray[np.int64]:
    return np.concatenate(([0], np.cumsum(widths[:-1], dtype=np.int64) * 4)) if len(widths) else np.zeros(0, np.int64)


def _write(blocks: NDArray[np.uint64], widths: Bytes, out: Bytes) -> None:
    """Each block's values one after another, the lowest bit first."""
    places = _places(widths)
    for width in np.unique(widths):
        if width:
            which = np.flatnonzero(widths == width)
            shifts = np.arange(width, dtype=np.uint64)
            bits = ((blocks[which][:, :, None] >> shifts) & np.uint64(1)).astype(np.uint8)
            packed = np.packbits(bits.reshape(len(which), -1), axis=1, bitorder="little")
            out[places[which][:, None] + np.arange(4 * int(width))] = packed


def _read(packed: Bytes, widths: Bytes) -> NDArray[np.uint64]:
    blocks = np.zeros((len(widths), BLOCK), np.uint64)
    places = _places(widths)
    for width in np.unique(widths):
        if width:
            which = np.flatnonzero(widths == width)
            held = packed[places[which][:, None] + np.arange(4 * int(width))]
            bits = np.unpackbits(held, axis=1, bitorder="little").reshape(len(which), BLOCK, int(width))
            for bit in range(int(width)):
                blocks[which] |= bits[:, :, bit].astype(np.uint64) << np.uint64(bit)
    return blocks
