"""The thread that reads ahead: opens a stream, keeps the ring full, goes elsewhere, and splices other sound in."""

from __future__ import annotations

import math
import threading
from collections.abc import Callable
from typing import NamedTuple

from ui.review.ring import BYTES_PER_FRAME, PcmRing, PcmSource
from ui.review.splice import faded, joined, scaled

BLOCK_FRAMES = 1024
_MARGIN_S = 0.05
"""How far ahead of what the device takes next other sound begins: it has to be read until then."""
_FADE_S = 0.01

Tap = Callable[[bytes, int, int, int], None]


class _Goal(NamedTuple):
    """Where to read on: a frame of the files, the ring's turn, and after how many frames to rest (0: at the end)."""

    frame: int
    turn: int
    grain_frames: int


class _How(NamedTuple):
    """How it is read: louder or softer, faster or slower, and the frames between which it goes round."""

    gain: float
    speed: float
    loop: tuple[int, int] | None


class Feeder:
    """Opening and decoding happen in its thread and nowhere else."""

    def __init__(
        self,
        ring: PcmRing,
        open_stream: Callable[[], PcmSource],
        on_opened: Callable[[int, int], None],
        on_failed: Callable[[Exception], None],
        *,
        gain: float = 1.0,
        speed: float = 1.0,
    ) -> None:
        """``on_opened(sample_rate_hz, frames)`` and ``on_failed(error)`` are called from this thread."""
        self._ring = ring
        self._open_stream = open_stream
        self._on_opened = on_opened
        self._on_failed = on_failed
        self._wake = threading.Condition()
        self._goal: _Goal | None = None
        self._stopping = self._is_changed = False
        self._loop: tuple[int, int] | None = None
        self._fade_frames = 0
        self._gain, self._speed = gain, speed
        self._next: Callable[[], PcmSource] | None = None
        self._stream: PcmSource | None = None
        self.tap: Tap | None = None
        """Gets every block that is read for the ring, how many frames of its turn come before it, its turn and the rate; called in
        this thread.
        """
        self._thread = threading.Thread(target=self._run, name="segue-player-feeder", daemon=True)

    @property
    def is_running(self) -> bool:
        """Whether the thread has not ended yet."""
        return self._thread.is_alive()

    def start(self) -> None:
        """Open the stream and begin to read ahead at its first frame."""
        self.seek(0)
        self._thread.start()

    def seek(self, frame: int, grain_frames: int = 0, *, is_heard: bool = False) -> None:
        """Read on from another frame; returns at once. With ``grain_frames`` only so much, faded at both ends.

        ``is_heard``: it plays, so what was about to be heard fades out under the new sound.
        """
        with self._wake:
            fade_frames = self._fade_frames if is_heard else 0
            self._goal = _Goal(frame, self._ring.restart(frame, self._speed, fade_frames), grain_frames)
            self._wake.notify_all()

    def set_loop(self, loop: tuple[int, int] | None) -> None:
        """Go round between two frames of the files once the first is reached, with a short cross-fade at the seam."""
        with self._wake:
            is_other, self._loop = loop != self._loop, loop
        if is_other:
            self.change()

    def change(
        self,
        *,
        gain: float | None = None,
        speed: float | None = None,
        open_stream: Callable[[], PcmSource] | None = None,
    ) -> None:
        """Go on at the same place with another gain, speed or stream (of the same rate), without a gap or a click.

        The new sound follows a few hundredths of a second after what the device has taken; ``on_opened`` is called for
        another stream.
        """
        with self._wake:
            self._gain = self._gain if gain is None else gain
            self._speed = self._speed if speed is None else speed
            self._next = open_stream or self._next
            self._is_changed = True
            if self._goal is not None:  # not begun yet: it begins with what is changed
                frame = self._goal.frame
                self._goal = self._goal._replace(turn=self._ring.restart(frame, self._speed))
            self._ring.interrupt()
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
            self._open(self._open_stream)
            self._feed()
        except Exception as error:  # noqa: BLE001 - whatever a file can do goes to the person as words
            self._on_failed(error)
        finally:
            if self._stream is not None:
                self._stream.close()

    def _open(self, open_stream: Callable[[], PcmSource]) -> PcmSource:
        """Open a stream and let the one before it go."""
        found, old = open_stream(), self._stream
        self._stream = found
        if old is not None:
            old.close()
        self._fade_frames = round(_FADE_S * found.sample_rate_hz)
        self._on_opened(found.sample_rate_hz, found.frames)
        return found

    def _feed(self) -> None:
        frame, turn, is_resting, count = 0.0, -1, False, 0
        while True:
            with self._wake:
                while is_resting and self._goal is None and not self._is_changed and not self._stopping:
                    self._wake.wait()
                if self._stopping:
                    return
                goal, self._goal = self._goal, None
                is_changed, self._is_changed = self._is_changed, False
                opener, self._next = self._next, None
                how = _How(self._gain, self._speed, self._loop)
            stream = self._open(opener) if opener is not None else self._stream
            if stream is None:
                return
            if goal is not None:
                frame, turn, is_resting, count = float(goal.frame), goal.turn, False, 0
                self._ring.admit()  # what was to be spliced in begins with the new turn
                stream.set_speed(how.speed)
                stream.seek(goal.frame)
            elif is_changed:
                frame, count = self._splice(stream, how.gain, how.speed)
                is_resting = False
            if goal is not None and goal.grain_frames:
                grain = scaled(stream.read(goal.grain_frames), how.gain)
                if grain:
                    self._ring.put(faded(grain, round(_FADE_S * stream.sample_rate_hz)), turn)
                is_resting = True
                continue
            block, seam = self._read(stream, frame, how)
            self._tap(block + seam, count, turn, stream.sample_rate_hz)
            count += len(block + seam) // BYTES_PER_FRAME
            frame += len(block) // BYTES_PER_FRAME * how.speed
            is_resting = (bool(block) or not seam) and self._ring.put(block, turn) and not block
            if seam and how.loop is not None:
                self._ring.put(seam, turn, frame=how.loop[0])
                frame = how.loop[0] + len(seam) // BYTES_PER_FRAME * how.speed

    def _read(self, stream: PcmSource, frame: float, how: _How) -> tuple[bytes, bytes]:
        """What comes next at a frame of the files, and where a loop ends with it, the first sound of its next round."""
        if how.loop is None or frame >= how.loop[1]:
            return scaled(stream.read(BLOCK_FRAMES), how.gain), b""
        first, last = how.loop
        left = math.ceil((last - frame) / how.speed)
        block = scaled(stream.read(min(BLOCK_FRAMES, left)), how.gain)
        is_end = not block or frame + len(block) // BYTES_PER_FRAME * how.speed >= last
        return block, self._seam(stream, first, how.gain) if is_end else b""

    def _tap(self, block: bytes, count: int, turn: int, sample_rate_hz: int) -> None:
        tap = self.tap
        if tap is not None and block:
            tap(block, count, turn, sample_rate_hz)

    def _seam(self, stream: PcmSource, frame: int, gain: float) -> bytes:
        """The first sound of the next round, under which what follows the loop's end fades out."""
        after = scaled(stream.read(self._fade_frames), gain)
        stream.seek(frame)
        return joined(after, scaled(stream.read(self._fade_frames), gain))

    def _splice(self, stream: PcmSource, gain: float, speed: float) -> tuple[float, int]:
        """Put the stream's sound after what the device is about to take. Returns the frame to read on at, and its place in the turn."""
        fade_frames, margin_s = self._fade_frames, _MARGIN_S
        while True:
            place = self._ring.splice_place(round(margin_s * stream.sample_rate_hz))
            stream.set_speed(speed)
            stream.seek(place[1])
            fade = scaled(stream.read(fade_frames), gain)
            if self._ring.splice(place, fade, speed) or place[2] != self._ring.turn:
                count = len(fade) // BYTES_PER_FRAME
                return place[1] + count * speed, place[0] // BYTES_PER_FRAME + count
            margin_s *= 2
