"""The sound between disk and device: a thread reads ahead into a ring, the device takes from it and never waits.

No Qt here, and what the bytes mean (interleaved float32 stereo) matters only to the stream, the device and ``splice``.
"""

from __future__ import annotations

import threading
from collections import deque
from typing import NamedTuple, Protocol

from ui.review.splice import crossfaded, joined

BYTES_PER_FRAME = 8
"""Two channels of float32."""
_STRETCHES_KEPT = 64


class PcmSource(Protocol):
    """What the player needs of a stream: ``Studio.pcm_stream`` gives this shape. All have the same rate.

    Frames that are sought and counted are those of the files, whatever the speed.
    """

    sample_rate_hz: int
    frames: int

    def read(self, frames: int) -> bytes:
        """Up to ``frames`` frames of interleaved float32 stereo; empty at the end."""

    def seek(self, frame: int) -> None:
        """Go on reading at this frame."""

    def set_speed(self, speed: float) -> None:
        """Read faster (above 1) or slower at the same pitch from the next ``seek`` on."""

    def close(self) -> None:
        """Let go of the files."""


class _Stretch(NamedTuple):
    """From this byte of the turn on, sound begins at ``frame`` of the files and passes ``speed`` frames a frame."""

    at_byte: int
    frame: int
    speed: float

    def frame_at(self, byte: int) -> int:
        return self.frame + int((byte - self.at_byte) // BYTES_PER_FRAME * self.speed)


class PcmRing:
    """A bounded queue of sound. ``put`` waits while it is full, ``take`` never waits.

    Every seek starts a new turn: sound that was read for an older turn is not let in.
    """

    def __init__(self, capacity_bytes: int) -> None:
        self._capacity_bytes = capacity_bytes
        self._blocks: deque[bytes] = deque()
        self._bytes = 0
        self._turn = 0
        self._ended = False
        self._closed = self._is_interrupted = False
        self._taken_bytes = 0
        self._stretches = [_Stretch(0, 0, 1.0)]
        self._tail = b""
        self._changed = threading.Condition()

    @property
    def filled_bytes(self) -> int:
        """How much lies ready."""
        with self._changed:
            return self._bytes

    @property
    def is_drained(self) -> bool:
        """Whether the stream has ended and everything was taken."""
        with self._changed:
            return self._ended and self._bytes == 0

    @property
    def next_frame(self) -> int:
        """The frame of the files that is taken next."""
        return self.heard_frame(0)

    def heard_frame(self, held_frames: int) -> int:
        """The frame of the files that is heard while the device still holds so many frames; never before the turn's first."""
        with self._changed:
            return self._frame_at(max(0, self._taken_bytes - held_frames * BYTES_PER_FRAME))

    def heard_count(self, held_frames: int) -> int:
        """How many frames of the turn have been heard while the device still holds so many."""
        with self._changed:
            return max(0, self._taken_bytes // BYTES_PER_FRAME - held_frames)

    def _frame_at(self, byte: int) -> int:
        found = next((part for part in reversed(self._stretches) if part.at_byte <= byte), self._stretches[0])
        return found.frame_at(max(byte, found.at_byte))

    @property
    def turn(self) -> int:
        """The number of the present turn; ``put`` names the turn it reads for."""
        with self._changed:
            return self._turn

    def restart(self, first_frame: int, speed: float = 1.0, fade_frames: int = 0) -> int:
        """Throw away what lies here and begin at another frame. Returns the new turn.

        So many frames of what would have been heard next fade out under the beginning of the new turn.
        """
        with self._changed:
            self._tail = b"".join(self._blocks)[: fade_frames * BYTES_PER_FRAME] if fade_frames else b""
            self._blocks.clear()
            self._bytes = self._taken_bytes = 0
            self._stretches = [_Stretch(0, first_frame, speed)]
            self._ended = False
            self._turn += 1
            self._changed.notify_all()
            return self._turn

    def put(self, block: bytes, turn: int, *, frame: int = -1) -> bool:
        """Add sound, waiting for room. An empty block says that the stream has ended. False: no longer wanted.

        ``frame``: it goes on there, not where the last block ended.
        """
        with self._changed:
            while self._bytes >= self._capacity_bytes and self._is_wanted(turn):
                self._changed.wait()
            if not self._is_wanted(turn):
                return False
            if frame >= 0:
                at_byte = self._taken_bytes + self._bytes
                self._stretches = [*self._still_asked(), _Stretch(at_byte, frame, self._stretches[-1].speed)]
            if block:
                if self._tail:
                    block, self._tail = joined(self._tail, block), b""
                self._blocks.append(block)
                self._bytes += len(block)
            else:
                self._ended = True
            return True

    def _still_asked(self) -> list[_Stretch]:
        """The stretches of which something may still be asked: a loop adds one with each round."""
        return self._stretches[-_STRETCHES_KEPT:]

    def _is_wanted(self, turn: int) -> bool:
        return turn == self._turn and not self._closed and not self._is_interrupted

    def interrupt(self) -> None:
        """Wake who waits to put: other sound is to be spliced in. Nothing is let in until ``admit`` or ``splice_place``."""
        with self._changed:
            self._is_interrupted = True
            self._changed.notify_all()

    def admit(self) -> None:
        """Let sound in again after ``interrupt``."""
        with self._changed:
            self._is_interrupted = False

    def splice_place(self, margin_frames: int) -> tuple[int, int, int]:
        """Where other sound can follow without a gap, a margin after what is taken next: (byte of the turn, frame of the
        files, turn).
        """
        with self._changed:
            self._is_interrupted = False
            byte = self._taken_bytes + min(self._bytes, margin_frames * BYTES_PER_FRAME)
            return byte, self._frame_at(byte), self._turn

    def splice(self, place: tuple[int, int, int], fade: bytes, speed: float) -> bool:
        """Cut what lies here at a place and go on with ``fade``, which fades in while the old sound fades out under it.

        False: the place was taken meanwhile (ask for a later one), or the turn is over.
        """
        byte, frame, turn = place
        with self._changed:
            if turn != self._turn or byte < self._taken_bytes:
                return False
            lying = b"".join(self._blocks)
            kept = byte - self._taken_bytes
            going = lying[kept : kept + len(fade)] or self._tail
            spliced, self._tail = lying[:kept] + crossfaded(going, fade), b""
            self._blocks = deque([spliced] if spliced else ())
            self._bytes = len(spliced)
            self._stretches = [part for part in self._stretches if part.at_byte < byte]
            self._stretches.append(_Stretch(byte, frame, speed))
            self._ended = False
            self._changed.notify_all()
            return True

    def take(self, size_bytes: int) -> bytes:
        """Up to so many bytes, whole frames, at once; less or nothing when the ring runs dry."""
        wanted = size_bytes - size_bytes % BYTES_PER_FRAME
        parts: list[bytes] = []
        with self._changed:
            while wanted and self._blocks:
                block = self._blocks[0]
                if len(block) <= wanted:
                    parts.append(self._blocks.popleft())
                else:
                    parts.append(block[:wanted])
                    self._blocks[0] = block[wanted:]
                wanted -= len(parts[-1])
                self._bytes -= len(parts[-1])
                self._taken_bytes += len(parts[-1])
            self._changed.notify_all()
        return b"".join(parts)

    def close(self) -> None:
        """Wake whoever waits; nothing is let in any more."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
