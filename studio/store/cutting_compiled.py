"""FastCDC in C: cuts where the ``fastcdc`` library does, and lets other threads run meanwhile.

The library holds the interpreter's lock for as long as it looks for a boundary, so that hashing and sealing beside it
stand still half of the time.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from studio.compiled import ADDRESS, INTEGER, UNSIGNED, Library, address


class Cut(NamedTuple):
    """A piece: where it begins and how long it is."""

    offset: int
    length: int


def chunker(library: Library) -> Callable[[memoryview, int, int, int], Iterator[Cut]]:
    """What gives the pieces of data as ``fastcdc.fastcdc`` does: told the least, average and most bytes of one."""
    i, u = INTEGER, UNSIGNED
    return partial(_pieces, library.function("boundary", i, ADDRESS, i, i, i, i, u, u))


def _pieces(boundary: Callable[..., int], data: memoryview, least: int, average: int, most: int) -> Iterator[Cut]:
    bits = round(math.log2(average))
    middle = min(average - min(least + (least + 1) // 2, average), most)
    hard, easy = 2 ** (bits + 1) - 1, 2 ** (bits - 1) - 1
    held: NDArray[np.uint8] = np.frombuffer(data, np.uint8)
    size = len(held)
    place = address(held, "|u1", size)
    start = 0
    while start < size:
        length = boundary(place + start, size - start, least, middle, most, hard, easy)
        yield Cut(start, length)
        start += length
