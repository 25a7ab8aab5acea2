"""Segments: many docket entries of a room in one object, so that a long log is read in few requests.

Frames go in and come out byte for byte; readers check them as if each had been fetched alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from studio.events.codec import GrammarError
from studio.events.envelope import ENTRY, MAX_FRAME_BYTES

SEGMENT_ENTRIES = 256
SEGMENT_BYTES = 8 * 1024 * 1024
"""A segment is due after so many entries or so many bytes, whichever comes first."""
_LENGTH_BYTES = 4


def pack_segment(frames: Sequence[bytes]) -> bytes:
    """The frames one after another, each after its length (4 bytes, big-endian)."""
    return b"".join(len(frame).to_bytes(_LENGTH_BYTES) + frame for frame in frames)


def split_segment(data: bytes) -> list[bytes]:
    """The reverse of ``pack_segment``. Raises GrammarError when it is cut off or a length cannot be."""
    frames: list[bytes] = []
    at = 0
    while at < len(data):
        start = at + _LENGTH_BYTES
        at = start + int.from_bytes(data[at:start])
        if at > len(data) or not 0 < at - start <= MAX_FRAME_BYTES[ENTRY]:
            raise GrammarError("A segment of the log is cut off or damaged.")
        frames.append(bytes(data[start:at]))
    return frames
