"""Brings a source to another sample rate while it streams, by soxr at its very high quality."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from studio.media import libraries
from studio.media.sources import AudioSource

_READ_FRAMES = 65536


class ResampledSource:
    """A source at another rate. Its length is that of the original times the ratio, rounded."""

    def __init__(self, source: AudioSource, rate_hz: int) -> None:
        self._source = source
        original = source.info
        frames = None if original.frames is None else round(original.frames * rate_hz / original.sample_rate_hz)
        self.info = replace(original, sample_rate_hz=rate_hz, frames=frames, frames_promised=frames, subtype="DOUBLE")
        self._original_rate_hz = original.sample_rate_hz
        self._restart()

    def _restart(self) -> None:
        self._stream: Any = libraries.soxr().ResampleStream(
            self._original_rate_hz, self.info.sample_rate_hz, self.info.channels, dtype="float64", quality="VHQ"
        )
        self._rest = np.empty((0, self.info.channels))
        self._position = 0
        self._is_ended = False

    def read(self, frames: int) -> NDArray[np.float64]:
        """The next block, frames x channels. Ends with silence where rounding asks for a frame more."""
        if self.info.frames is not None:
            frames = max(0, min(frames, self.info.frames - self._position))
        parts, there = [self._rest], len(self._rest)
        while there < frames and not self._is_ended:
            block = self._source.read(_READ_FRAMES)
            self._is_ended = len(block) < _READ_FRAMES
            parts.append(self._stream.resample_chunk(block, last=self._is_ended))
            there += len(parts[-1])
        joined = np.concatenate(parts)
        if self.info.frames is not None and there < frames:
            joined = np.concatenate([joined, np.zeros((frames - there, self.info.channels))])
        self._rest = joined[frames:]
        self._position += len(joined[:frames])
        return joined[:frames]

    def seek(self, frame: int) -> None:
        """Go on reading at this frame; exact from the start, to the nearest original frame elsewhere."""
        original = frame * self._original_rate_hz // self.info.sample_rate_hz
        self._source.seek(original)
        self._restart()
        self._position = frame

    def close(self) -> None:
        """Let go of the file."""
        self._source.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
