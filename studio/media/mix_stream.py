"""The preview of a mix: lanes summed as the mix sums them, with levels, pans, fades and places that change meanwhile.

Where nothing changes it gives, bit for bit, what a mix in 24 bits writes. One thread reads; settings come from a
``MixBoard`` and hold from the next block on (the player fades from one to the next).
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.domain.mixing import HeardLane, MixBoard
from studio.domain.recipe import SILENT_MDB
from studio.media.conform import ResampledSource
from studio.media.mix_session import Lane, lane_gains
from studio.media.sources import AudioSource, open_source

_FULL_SCALE = 8388608.0


class MixStream:
    """Float32 stereo at the board's rate, quantised to 24 bits as in the file. Raises BadInputError for a damaged file."""

    bytes_per_frame = 8

    def __init__(self, board: MixBoard) -> None:
        self.sample_rate_hz = board.sample_rate_hz
        self.position = 0
        self._board = board
        self._lanes: list[_OpenLane] = []
        try:
            for heard in board.lanes:
                self._lanes.append(_OpenLane(Path(heard.path), board.sample_rate_hz))
        except BaseException:
            self.close()
            raise
        ends = [lane.end(heard) for lane, heard in zip(self._lanes, board.lanes, strict=True)]
        self.frames = max(ends, default=0)

    def read(self, frames: int) -> bytes:
        """The next frames, interleaved, little-endian; fewer at the end, empty after it."""
        count = max(0, min(frames, self.frames - self.position))
        both, centre = np.zeros((count, 2)), np.zeros(count)
        heard = self._board.lanes
        peaks = np.zeros((len(self._lanes), 2), np.float32)
        for place, (lane, setting) in enumerate(zip(self._lanes, heard, strict=False)):
            lane.add(setting, self.position, both, centre, peaks[place])
        self.position += count
        self._board.peaks = peaks
        both += centre[:, None]
        held = np.clip(np.rint(np.nan_to_num(both) * _FULL_SCALE), -_FULL_SCALE, _FULL_SCALE - 1)
        return (held / _FULL_SCALE).astype("<f4").tobytes()

    def seek(self, frame: int) -> None:
        """Go on at this frame."""
        self.position = max(0, min(frame, self.frames))

    def close(self) -> None:
        """Let go of the files."""
        for lane in self._lanes:
            lane.source.close()


class _OpenLane:
    """A lane's file; it is sought only where it is not read on."""

    def __init__(self, path: Path, rate_hz: int) -> None:
        source: AudioSource = open_source(path)
        self.source = source if source.info.sample_rate_hz == rate_hz else ResampledSource(source, rate_hz)
        self._path, self._rate_hz = path, rate_hz
        self._channels = source.info.channels
        self.frames = self.source.info.frames or self.source.info.frames_promised or 0
        self._next = 0
        self._gains: tuple[tuple[int, int], tuple[float, float]] = ((1, 1), (0.0, 0.0))

    def end(self, heard: HeardLane) -> int:
        """The frame of the mix after its last."""
        return heard.setting.start_frame + self.frames

    def add(
        self,
        heard: HeardLane,
        position: int,
        both: NDArray[np.float64],
        centre: NDArray[np.float64],
        peaks: NDArray[np.float32],
    ) -> None:
        """Add what sounds from a frame of the mix on; ``peaks`` gets the highest sample of each side."""
        setting = heard.setting
        if heard.is_silent or setting.gain_mdb <= SILENT_MDB:
            return
        skip = max(0, setting.start_frame - position)
        begin = position + skip - setting.start_frame
        count = min(len(centre) - skip, self.frames - begin)
        if count <= 0:
            return
        if begin != self._next:
            self.source.seek(begin)
        samples = self.source.read(count)
        self._next = begin + len(samples)
        if not len(samples):
            return
        left, right = self._left_right(setting.gain_mdb, setting.pan_milli)
        fade = self._envelope(setting.fade_in_ms, setting.fade_out_ms, begin, len(samples))
        span = slice(skip, skip + len(samples))
        if self._channels == 1 and left == right:
            sound = samples[:, 0] * (fade * left)
            centre[span] += sound
            peaks[:] = max(sound.max(), -sound.min())
            return
        for side, gain in enumerate((left, right)):
            sound = samples[:, min(side, samples.shape[1] - 1)] * (fade * gain)
            both[span, side] += sound
            peaks[side] = max(sound.max(), -sound.min())

    def _left_right(self, gain_mdb: int, pan_milli: int) -> tuple[float, float]:
        asked = (gain_mdb, pan_milli)
        if self._gains[0] != asked:
            lane = Lane(self._path, gain_db=gain_mdb / 1000, pan=pan_milli / 1000)
            self._gains = (asked, lane_gains(lane, self._channels, 0.0))
        return self._gains[1]

    def _envelope(self, fade_in_ms: int, fade_out_ms: int, begin: int, count: int) -> NDArray[np.float64] | float:
        """Linear fades, as the mix has them."""
        fade_in, fade_out = (round(ms / 1000 * self._rate_hz) for ms in (fade_in_ms, fade_out_ms))
        if begin >= fade_in and begin + count <= self.frames - fade_out:
            return 1.0
        index = np.arange(begin, begin + count, dtype=np.float64)
        envelope = np.ones(count)
        if fade_in:
            envelope *= np.minimum(1.0, index / fade_in)
        if fade_out:
            envelope *= np.minimum(1.0, (self.frames - index) / fade_out)
        return envelope
