"""Samples for a player: one file, or several summed at unity, pulled in small blocks by a worker thread.

Nothing is loaded whole. The player's own callback must not call this: it decodes and may wait for the disk.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from studio.domain.errors import BadInputError
from studio.media.conform import ResampledSource
from studio.media.mix_session import Lane, MixSession, lane_gains
from studio.media.sources import AudioSource, open_source

_FORMATS = ("float32", "int16")


class PcmStream:
    """Two-channel samples of a file, of several files summed, or of a session, at the rate of the player.

    ``frames`` is the length (0 when only playing to the end can tell), ``position`` the next frame. Sums over full
    scale are held there. One thread at a time.
    """

    def __init__(
        self,
        what: Path | str | Sequence[Path | str] | MixSession,
        sample_rate_hz: int = 48000,
        sample_format: str = "float32",
    ) -> None:
        if sample_format not in _FORMATS:
            raise BadInputError(f"A player takes float32 or int16, not {sample_format}.", subject=sample_format)
        session = what if isinstance(what, MixSession) else _session(what)
        self.sample_rate_hz = sample_rate_hz
        self.bytes_per_frame = 8 if sample_format == "float32" else 4
        self.position = 0
        self._is_float = sample_format == "float32"
        self._lanes: list[_PlayedLane] = []
        try:
            for lane in session.lanes:
                if not lane.mute:
                    self._lanes.append(_PlayedLane(lane, sample_rate_hz, session.pan_law_db))
        except BaseException:
            self.close()
            raise
        ends = [lane.end for lane in self._lanes]
        self.frames = 0 if None in ends else max((end for end in ends if end is not None), default=0)

    def read(self, frames: int) -> bytes:
        """The next frames, interleaved, little-endian; fewer at the end, empty after it.

        Raises:
            BadInputError: a file is damaged here.
        """
        bus = np.zeros((frames, 2))
        reached = 0
        for lane in self._lanes:
            reached = max(reached, lane.add(bus, self.position))
        if self.frames:
            reached = max(0, min(frames, self.frames - self.position))
        self.position += reached
        held = np.clip(np.nan_to_num(bus[:reached]), -1.0, 1.0)
        if self._is_float:
            return held.astype("<f4").tobytes()
        return np.minimum(np.rint(held * 32768.0), 32767.0).astype("<i2").tobytes()

    def seek(self, frame: int) -> None:
        """Go on at this frame."""
        self.position = max(0, min(frame, self.frames) if self.frames else frame)
        for lane in self._lanes:
            lane.seek(self.position)

    def close(self) -> None:
        """Let go of the files."""
        for lane in self._lanes:
            lane.source.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _session(what: Path | str | Sequence[Path | str]) -> MixSession:
    paths = [what] if isinstance(what, Path | str) else list(what)
    return MixSession(tuple(Lane(Path(path)) for path in paths))


class _PlayedLane:
    """A lane at the player's rate. Fades are left to the mix."""

    def __init__(self, lane: Lane, sample_rate_hz: int, pan_law_db: float) -> None:
        source: AudioSource = open_source(lane.file)
        self.source = source
        if source.info.sample_rate_hz != sample_rate_hz:
            self.source = ResampledSource(source, sample_rate_hz)
        self._start = round(lane.start_s * sample_rate_hz)
        self._left, self._right = lane_gains(lane, source.info.channels, pan_law_db)
        frames = self.source.info.frames or self.source.info.frames_promised
        self.end = None if frames is None else self._start + frames

    def add(self, bus: NDArray[np.float64], position: int) -> int:
        """Add what sounds in these frames; the number of frames up to its last."""
        skip = max(0, self._start - position)
        if skip >= len(bus):
            return len(bus)
        block = self.source.read(len(bus) - skip)
        if not len(block):
            return 0
        bus[skip : skip + len(block), 0] += block[:, 0] * self._left
        bus[skip : skip + len(block), 1] += block[:, min(1, block.shape[1] - 1)] * self._right
        return skip + len(block)

    def seek(self, position: int) -> None:
        self.source.seek(max(0, position - self._start))
