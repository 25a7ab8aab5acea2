"""Pieces of uncompressed audio, packed without loss before they are sealed.

``pack`` depends on the piece's bytes alone and gives the same ones in every version of the program, so that a piece is
sealed again to the bytes that its id names (FORMAT.md, section 8). The compiled loops and those in plain numpy agree.
"""

from __future__ import annotations

import threading
from functools import cache
from typing import TYPE_CHECKING, Protocol

from studio.compiled import Library, library
from studio.events.codec import GrammarError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Bytes = NDArray[np.uint8]

BLOCK = 32
"""Differences that share a width in bits; so many times a width are whole bytes."""
LEAST_BYTES = 4096
"""A shorter piece is not worth it."""
ORDERS = 4
WINDOW_BYTES, EDGE_BYTES = 960, 12
_HEADER = 4
_WINDOWS = 8


class Loops(Protocol):
    """The inner loops. ``width``: bytes of a sample; ``order``: how often differences are taken, 0 to 3."""

    def encode(self, samples: Bytes, width: int, channels: int, order: int, out: Bytes) -> int:
        """Whole frames of samples into ``out``; how many bytes, or 0 where it does not hold them."""

    def decode(self, packed: Bytes, width: int, channels: int, order: int, out: Bytes) -> int:
        """Fill ``out``, whole frames; how many bytes of ``packed`` that took, or -1 where they do not suffice."""

    def steps(self, windows: Bytes, width: int) -> NDArray[np.int64]:
        """How far neighbouring samples lie apart in all, by channels (one, two) and by the byte at which they begin.

        Of every window of ``WINDOW_BYTES`` and ``EDGE_BYTES`` more, from each byte of the former on.
        """

    def orders(self, windows: Bytes, width: int, channels: int, phase: int) -> NDArray[np.int64]:
        """How large differences of each order are in all, over ``frames_in_window`` frames that have all of them."""


class Scratch(threading.local):
    """Memory that a thread uses again and again: fresh pages cost as much as the packing."""

    def __init__(self) -> None:
        self._held = bytearray()

    def of(self, size_bytes: int) -> Bytes:
        """So many bytes; what was in them before is lost."""
        import numpy as np

        if len(self._held) < size_bytes:
            self._held = bytearray(size_bytes)
        return np.frombuffer(self._held, np.uint8)[:size_bytes]


_scratch = Scratch()


def pack(piece: bytes | memoryview) -> bytes | None:
    """A piece packed, at least a sixteenth shorter; None where that is not to be had."""
    length = len(piece)
    if length < LEAST_BYTES:
        return None
    data = _to_read(piece)
    loops = _loops()
    found = _layout(data, loops)
    if found is None:
        return None
    width, channels, phase, order = found
    frames = (length - phase) // (width * channels)
    end = phase + frames * width * channels
    body = _HEADER + phase + length - end
    out = _scratch.of(length - length // 16)
    used = loops.encode(data[phase:end], width, channels, order, out[body:])
    if not used:
        return None
    out[:_HEADER] = found
    out[_HEADER : _HEADER + phase] = data[:phase]
    out[_HEADER + phase : body] = data[end:]
    return out[: body + used].tobytes()


def unpack(packed: bytes | memoryview, into: memoryview) -> None:
    """The piece again, into memory exactly as long as it. Raises GrammarError for bytes that are none of ``pack``."""
    import numpy as np

    head, length = bytes(packed[:_HEADER]), len(into)
    if len(head) < _HEADER:
        raise GrammarError("A packed piece is too short.")
    width, channels, phase, order = head
    if width not in (2, 3) or channels not in (1, 2) or phase >= width or order >= ORDERS or length < LEAST_BYTES:
        raise GrammarError("A packed piece begins with what no packing is.")
    frames = (length - phase) // (width * channels)
    end = phase + frames * width * channels
    body = _HEADER + phase + length - end
    if len(packed) < body:
        raise GrammarError("A packed piece is too short.")
    into[:phase] = packed[_HEADER : _HEADER + phase]
    into[end:] = packed[_HEADER + phase : body]
    data = _to_read(packed)[body:]
    out = np.frombuffer(into, np.uint8)[phase:end]
    if _loops().decode(data, width, channels, order, out) != len(data):
        raise GrammarError("A packed piece is not as long as it says.")


def _to_read(data: bytes | memoryview) -> Bytes:
    """Bytes as an array, whoever holds them."""
    import numpy as np

    found: Bytes = np.frombuffer(data, np.uint8)
    return found


def _layout(data: Bytes, loops: Loops) -> tuple[int, int, int, int] | None:
    """Bytes of a sample, channels, bytes before the first whole sample, order: what looks shortest in a few windows.

    Integers only, so that the choice is the same on every machine. None for what looks like noise.
    """
    import numpy as np

    step = (len(data) - WINDOW_BYTES - EDGE_BYTES) // (_WINDOWS - 1)
    windows = np.empty((_WINDOWS, WINDOW_BYTES + EDGE_BYTES), np.uint8)
    for number in range(_WINDOWS):
        place = number * step // 12 * 12
        windows[number] = data[place : place + WINDOW_BYTES + EDGE_BYTES]
    found = []
    for width in (3, 2):
        count = _WINDOWS * WINDOW_BYTES // width
        sums = loops.steps(windows, width)
        for number, total in enumerate(sums):
            channels, phase = divmod(number, width)
            found.append((count * _log(int(total), count), -width, channels + 1, phase))
    _cost, less_width, channels, phase = min(found)
    width = -less_width
    count = _WINDOWS * frames_in_window(width, channels) * channels
    costs = [_log(int(total), count) for total in loops.orders(windows, width, channels, phase)]
    best = min(costs)
    # a log is in eighths of a bit; a width is about two bits over the mean
    return None if best > 8 * (8 * width - 3) else (width, channels, phase, costs.index(best))


def frames_in_window(width: int, channels: int) -> int:
    """How many frames ``Loops.orders`` looks at in each window."""
    return WINDOW_BYTES // (width * channels) - ORDERS


def _log(total: int, count: int) -> int:
    """Eight times the logarithm to base 2 of a mean, from above."""
    return int((total // count + 1) ** 8).bit_length()


def _loops() -> Loops:
    return load_loops(is_compiled=True)


def load_loops(*, is_compiled: bool) -> Loops:
    """The loops in C, where they are to be had, or those in numpy."""
    return _made(library() if is_compiled else None)


@cache
def _made(compiled: Library | None) -> Loops:
    if compiled is not None:
        from studio.events.pcm_loops_compiled import CompiledLoops

        return CompiledLoops(compiled)
    from studio.events.pcm_loops import NumpyLoops

    return NumpyLoops()
