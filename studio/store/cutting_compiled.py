"""FastCDC compiled by numba: cuts where the ``fastcdc`` library does, and lets other threads run meanwhile.

The library holds the interpreter's lock for as long as it looks for a boundary, so that hashing and sealing beside it
stand still half of the time. Imported only where compiled loops are in use already (``pcm_packing``).
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
from fastcdc.fastcdc_py import GEAR
from numpy.typing import NDArray

from studio.compiled import compiled

_GEAR = np.array(GEAR, np.uint32)
_U = np.uint64
_1, _BIT = _U(1), np.uint32(1)


class Cut(NamedTuple):
    """A piece: where it begins and how long it is."""

    offset: int
    length: int


def fastcdc(data: memoryview, least: int, average: int, most: int) -> Iterator[Cut]:
    """The pieces of ``data`` as ``fastcdc.fastcdc`` gives them; lengths in bytes."""
    bits = round(math.log2(average))
    middle = min(average - min(least + (least + 1) // 2, average), most)
    hard, easy = np.uint32(2 ** (bits + 1) - 1), np.uint32(2 ** (bits - 1) - 1)
    bytes_: NDArray[np.uint8] = np.frombuffer(data, np.uint8)
    bytes_.flags.writeable = False
    start = 0
    while start < len(bytes_):
        length = int(_boundary(bytes_[start:], _U(least), _U(middle), _U(most), hard, easy, _GEAR))
        yield Cut(start, length)
        start += length


def _find(data: Any, least: Any, middle: Any, most: Any, hard: Any, easy: Any, gear: Any) -> Any:  # pragma: no cover
    """How long the first piece is. Places are unsigned: of signed ones it is asked whether they count from the end."""
    pattern = np.uint32(0)
    size = _U(len(data))
    at = min(least, size)
    until = min(middle, size)
    while at < until:
        pattern = np.uint32((pattern >> _BIT) + gear[data[at]])
        at += _1
        if not pattern & hard:
            return at
    until = min(most, size)
    while at < until:
        pattern = np.uint32((pattern >> _BIT) + gear[data[at]])
        at += _1
        if not pattern & easy:
            return at
    return at


_boundary = compiled(_find)
