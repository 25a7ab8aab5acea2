"""The inner loops of ``pcm_packing`` in C; the same bytes as those in ``pcm_loops``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from studio.compiled import ADDRESS, INTEGER, Library, address
from studio.events.pcm_packing import EDGE_BYTES, ORDERS, WINDOW_BYTES, frames_in_window

if TYPE_CHECKING:
    Bytes = NDArray[np.uint8]

_BYTE, _LONG = "|u1", "<i8"
_WINDOW = WINDOW_BYTES + EDGE_BYTES
"""At most 1024, as in loops.c."""


class CompiledLoops:
    """See ``pcm_packing.Loops``. ``is_wide`` is False for the loops that any machine has."""

    def __init__(self, library: Library, *, is_wide: bool = True) -> None:
        a, i = ADDRESS, INTEGER
        self._encode = library.function("encode", i, a, i, i, i, i, a, i, is_wide=is_wide)
        self._decode = library.function("decode", i, a, i, i, i, i, a, i, is_wide=is_wide)
        self._steps = library.function("steps", None, a, i, i, i, i, a, is_wide=is_wide)
        self._orders = library.function("orders", None, a, i, i, i, i, i, i, a, is_wide=is_wide)

    def encode(self, samples: Bytes, width: int, channels: int, order: int, out: Bytes) -> int:
        """See the protocol."""
        _refuse(width, channels, order)
        data, place = address(samples, _BYTE, samples.size), address(out, _BYTE, out.size, is_written=True)
        return int(self._encode(data, samples.size, width, channels, order, place, out.size))

    def decode(self, packed: Bytes, width: int, channels: int, order: int, out: Bytes) -> int:
        """See the protocol."""
        _refuse(width, channels, order)
        data, place = address(packed, _BYTE, packed.size), address(out, _BYTE, out.size, is_written=True)
        return int(self._decode(data, packed.size, width, channels, order, place, out.size))

    def steps(self, windows: Bytes, width: int) -> NDArray[np.int64]:
        """See the protocol."""
        _refuse(width, 1, 0)
        sums = np.zeros(2 * width, np.int64)
        data = address(windows, _BYTE, len(windows) * _WINDOW)
        self._steps(data, len(windows), _WINDOW, width, WINDOW_BYTES, address(sums, _LONG, sums.size))
        return sums

    def orders(self, windows: Bytes, width: int, channels: int, phase: int) -> NDArray[np.int64]:
        """See the protocol."""
        _refuse(width, channels, 0)
        sums = np.zeros(ORDERS, np.int64)
        data, frames = address(windows, _BYTE, len(windows) * _WINDOW), frames_in_window(width, channels)
        place = address(sums, _LONG, ORDERS)
        self._orders(data, len(windows), _WINDOW, width, channels, phase, frames, place)
        return sums


def _refuse(width: int, channels: int, order: int) -> None:
    if width not in (2, 3) or channels not in (1, 2) or not 0 <= order < ORDERS:
        raise ValueError(f"no packing has {channels} channels of {width} bytes and differences of order {order}")
