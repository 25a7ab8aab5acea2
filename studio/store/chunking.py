"""Where a file is cut into chunks: content-defined, so that an edit changes only the chunks around it.

Boundaries are the writer's choice (PROTOCOL.md section 7); readers never need this module. Seals nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import IO, Any

from studio.compiled import Library, library
from studio.events.chunks import MAX_CHUNK_BYTES

KIB = 1024
MIB = 1024 * KIB
LEAST_AVERAGE_BYTES = 64 * KIB
MOST_AVERAGE_BYTES = 4 * MIB
_SMALL_FILE_BYTES = 32 * MIB
_LARGE_FILE_BYTES = 1024 * MIB
_LEAST_WINDOW_BYTES = 4 * MIB
_HEAD_BYTES = 256 * KIB
"""As far a long file is cut finely: programs write its header anew, longer or shorter too, and nothing else."""


def average_bytes(size_bytes: int) -> int:
    """How long chunks of a file of this size are on average (PROTOCOL.md section 7)."""
    if size_bytes < _SMALL_FILE_BYTES:
        return 256 * KIB
    return MIB if size_bytes <= _LARGE_FILE_BYTES else 4 * MIB


def limits_bytes(average: int) -> tuple[int, int]:
    """The shortest (but for a file's last one) and the longest chunk: a quarter and one and a half times the average.

    PROTOCOL.md section 7 would allow four times, 8 MiB at most. Real stems are full of silence and slow waves, in which
    a boundary is rarely found: measured on ten of them (two seconds of 100 overwritten), four times gave chunks of 500
    KiB in place of 256 and sent up to 20 % again; this gives 285 KiB, and 9 %.

    Raises ValueError for an average outside 64 KiB to 4 MiB.
    """
    if not LEAST_AVERAGE_BYTES <= average <= MOST_AVERAGE_BYTES:
        raise ValueError(f"an average of {average} bytes is outside {LEAST_AVERAGE_BYTES} to {MOST_AVERAGE_BYTES}")
    return average // 4, min(average * 3 // 2, MAX_CHUNK_BYTES)


def cut(path: Path, average: int) -> Iterator[tuple[int, int]]:
    """Offset and length of each chunk of a file, in order; nothing for an empty one.

    Reads the file once, holding at most two windows. Raises OSError.
    """
    with path.open("rb") as file:
        for offset, piece in pieces(file, average):
            yield offset, len(piece)


def window_bytes(average: int) -> int:
    """How long a window has to be: two of the longest chunks, and not so short that the reading is in crumbs."""
    return max(2 * limits_bytes(average)[1], _LEAST_WINDOW_BYTES)


def pieces(
    file: IO[bytes], average: int, new_window: Callable[[int], bytearray] = bytearray
) -> Iterator[tuple[int, memoryview]]:
    """Offset and bytes of each chunk of an open file, read from where it stands.

    The bytes lie in windows of ``window_bytes``, which ``new_window`` gives: new ones, or such as are free again.

    A boundary depends on the bytes since the one before it alone, and a chunk is never longer than ``most``: one that
    begins at least that far from the end of what has been read is therefore cut as if everything had been read. The head
    of a file of long chunks is cut finely, so that a changed header costs little.
    """
    _, most = limits_bytes(average)
    head = _HEAD_BYTES if average >= MIB else 0
    held = memoryview(b"")
    start = 0
    while True:
        window = memoryview(new_window(window_bytes(average)))
        window[: len(held)] = held
        filled = len(held) + _read_into(file, window[len(held) :])
        is_end = filled < len(window)
        window = window[:filled]
        used = 0
        for offset, end in _boundaries(window, average, head - start):
            used = end
            yield start + offset, window[offset:end]
            if not is_end and used + most > filled:
                break
        if is_end:
            return
        held = window[used:]
        start += used


def _boundaries(window: memoryview, average: int, head: int) -> Iterator[tuple[int, int]]:
    """Where each chunk of a window begins and ends; those that begin in the first ``head`` bytes are short."""
    used = 0
    for average_here, until in ((LEAST_AVERAGE_BYTES, head), (average, len(window))):
        least, most = limits_bytes(average_here)
        likely = average_here * 3 // 4  # where a boundary becomes likely, so that the average is met with those lengths
        if used >= until:
            continue
        begin = used
        for chunk in _chunker(library())(window[begin:], least, likely, most):
            offset, used = begin + chunk.offset, begin + chunk.offset + chunk.length
            yield offset, used
            if used >= until:
                break


def _read_into(file: IO[bytes], view: memoryview) -> int:
    """Fill ``view``; fewer bytes only at the end of the file. How many they are."""
    filled = 0
    while filled < len(view):
        block = file.readinto(view[filled:])  # type: ignore[attr-defined]
        if not block:
            break
        filled += block
    return filled


@cache
def _chunker(compiled: Library | None) -> Callable[[memoryview, int, int, int], Iterator[Any]]:
    """FastCDC (Xia et al., USENIX ATC 2016). Imported here: 40 ms that ``segue --help`` need not wait for."""
    if compiled is not None:
        from studio.store.cutting_compiled import chunker

        return chunker(compiled)
    from fastcdc import fastcdc

    plain: Callable[[memoryview, int, int, int], Iterator[Any]] = fastcdc
    return plain
