"""The sound between disk and device: a thread reads ahead into a ring, the device takes from it and never waits.

No Qt and no numpy here. What the bytes mean (interleaved float32 stereo) matters only to the stream and the device.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from typing import Protocol

BYTES_PER_FRAME = 8
"""Two channels of float32."""
BLOCK_FRAMES = 1024


class PcmSource(Protocol):
    """What the player needs of a stream: ``studio.app``'s ``PcmStream`` has this shape."""

    sample_rate_hz: int
    frames: int

    def read(self, frames: int) -> bytes:
        """Up to ``frames`` frames of interleaved float32 stereo; empty at the end."""

    def seek(self, frame: int) -> None:
        """Go on reading at this frame."""

    def close(self) -> None:
        """Let go of the files."""


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
        self._closed = False
        self._first_frame = 0
        self._taken_bytes = 0
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
    def first_frame(self) -> int:
        """The frame at which the present turn began."""
        with self._changed:
            return self._first_frame

    @property
    def next_frame(self) -> int:
        """The frame of the stream that is taken next."""
        with self._changed:
            return self._first_frame + self._taken_bytes // BYTES_PER_FRAME

    @property
    def turn(self) -> int:
        """The number of the present turn; ``put`` names the turn it reads for."""
        with self._changed:
            return self._turn

    def restart(self, first_frame: int) -> int:
        """Throw away what lies here and begin at another frame. Returns the new turn."""
        with self._changed:
            self._blocks.clear()
            self._bytes = self._taken_bytes = 0
            self._first_frame = first_frame
            self._ended = False
            self._turn += 1
            self._changed.notify_all()
            return self._turn

    def put(self, block: bytes, turn: int) -> bool:
        """Add sound, waiting for room. An empty block says that the stream has ended. False: no longer wanted."""
        with self._changed:
            while self._bytes >= self._capacity_bytes and turn == self._turn and not self._closed:
                self._changed.wait()
            if turn != self._turn or self._closed:
                return False
            if block:
                self._blocks.append(block)
                self._bytes += len(block)
            else:
                self._ended = True
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


class Feeder:
    """The thread that opens a stream and keeps the ring full. Opening and decoding happen here and nowhere else."""

    def __init__(
        self,
        ring: PcmRing,
        open_stream: Callable[[], PcmSource],
        on_opened: Callable[[int, int], None],
        on_failed: Callable[[Exception], None],
    ) -> None:
        """``on_opened(sample_rate_hz, frames)`` and ``on_failed(error)`` are called from this thread."""
        self._ring = ring
        self._open_stream = open_stream
        self._on_opened = on_opened
        self._on_failed = on_failed
        self._wake = threading.Condition()
        self._seek_to: tuple[int, int] | None = None  # (frame, turn)
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name="segue-player-feeder", daemon=True)

    @property
    def is_running(self) -> bool:
        """Whether the thread has not ended yet."""
        return self._thread.is_alive()

    def start(self) -> None:
        """Open the stream and begin to read ahead at its first frame."""
        self.seek(0)
        self._thread.start()

    def seek(self, frame: int) -> None:
        """Read on from another frame; returns at once."""
        with self._wake:
            self._seek_to = (frame, self._ring.restart(frame))
            self._wake.notify_all()

    def stop(self, *, wait_s: float = 2.0) -> None:
        """End the thread. It ends by itself soon when a read takes longer than ``wait_s``."""
        with self._wake:
            self._stopping = True
            self._wake.notify_all()
        self._ring.close()
        if self._thread.is_alive() and threading.current_thread() is not self._thread and wait_s > 0:
            self._thread.join(wait_s)

    def _run(self) -> None:
        try:
            stream = self._open_stream()
        except Exception as error:  # noqa: BLE001 - whatever a file can do goes to the person as words
            self._on_failed(error)
            return
        try:
            self._on_opened(stream.sample_rate_hz, stream.frames)
            self._feed(stream)
        except Exception as error:  # noqa: BLE001 - a file that goes away while it plays
            self._on_failed(error)
        finally:
            stream.close()

    def _feed(self, stream: PcmSource) -> None:
        turn, has_ended = -1, False
        while True:
            with self._wake:
                while has_ended and self._seek_to is None and not self._stopping:
                    self._wake.wait()
                if self._stopping:
                    return
                target, self._seek_to = self._seek_to, None
            if target is not None:
                frame, turn = target
                stream.seek(frame)
                has_ended = False
            block = stream.read(BLOCK_FRAMES)
            has_ended = self._ring.put(block, turn) and not block
