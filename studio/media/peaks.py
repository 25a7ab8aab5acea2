"""Smallest and largest sample per bucket, for drawing waveforms; written as audiowaveform's .dat version 2.

Coarser levels are computed from the finest one. The caller keeps the files.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.domain.errors import BadInputError, CancelledError
from studio.media.kernels import Kernels, load_kernels
from studio.media.pcm_source import PcmSource
from studio.media.sources import AudioSource, open_source
from studio.media.whole_file import whole_file

LEVEL_FACTOR = 4
_BLOCK_BUCKETS = 512
_HEADER = struct.Struct("<iIiiIi")
_CHANNELS_MAX = 24  # the limit of the format


@dataclass(frozen=True, slots=True)
class Peaks:
    """``buckets`` is int16, buckets x channels x (smallest, largest)."""

    sample_rate_hz: int
    frames: int
    frames_per_bucket: int
    buckets: NDArray[np.int16]

    @property
    def channels(self) -> int:
        """Number of channels."""
        return int(self.buckets.shape[1])

    @property
    def duration_s(self) -> float:
        """Length in seconds."""
        return self.frames / self.sample_rate_hz

    def coarser(self) -> Peaks:
        """The next level: four buckets become one."""
        count = len(self.buckets)
        starts = np.arange(0, count, LEVEL_FACTOR)
        joined = np.empty((len(starts), self.channels, 2), np.int16)
        if count:
            joined[:, :, 0] = np.minimum.reduceat(self.buckets[:, :, 0], starts, axis=0)
            joined[:, :, 1] = np.maximum.reduceat(self.buckets[:, :, 1], starts, axis=0)
        return Peaks(self.sample_rate_hz, self.frames, self.frames_per_bucket * LEVEL_FACTOR, joined)

    def pyramid(self, smallest: int = 64) -> tuple[Peaks, ...]:
        """This level and coarser ones, down to at most ``smallest`` buckets."""
        levels = [self]
        while len(levels[-1].buckets) > smallest:
            levels.append(levels[-1].coarser())
        return tuple(levels)


def peaks(
    path: Path,
    frames_per_bucket: int = 256,
    progress: Callable[[float], None] | None = None,
    is_cancelled: Callable[[], bool] | None = None,
) -> Peaks:
    """The finest level for a file.

    Raises:
        BadInputError: it is not audio, or damaged, or has more than 24 channels.
        CancelledError: ``is_cancelled`` said so.
    """
    kernels = load_kernels()
    with open_source(path) as source:
        if source.info.channels > _CHANNELS_MAX:
            message = f"The file has {source.info.channels} channels; at most {_CHANNELS_MAX} can be drawn."
            raise BadInputError(message, subject=str(path), what_to_do="Split it into stems.")
        parts: list[NDArray[np.int16]] = []
        done, total = 0, source.info.frames or 0
        wanted = max(1, _BLOCK_BUCKETS * 256 // frames_per_bucket) * frames_per_bucket
        raw = bytearray(wanted * 3 * source.info.channels)
        while True:
            frames, part = _next(source, kernels, done, frames_per_bucket, raw)
            if not frames:
                break
            parts.append(part)
            done += frames
            if progress and total:
                progress(min(1.0, done / total))
            if is_cancelled and is_cancelled():
                raise CancelledError("Drawing the waveform was stopped.", subject=str(path))
        channels = source.info.channels
        rate_hz = source.info.sample_rate_hz
    buckets = np.concatenate(parts) if parts else np.empty((0, channels, 2), np.int16)
    return Peaks(rate_hz, done, frames_per_bucket, buckets)


def _next(
    source: AudioSource, kernels: Kernels, at: int, per_bucket: int, raw: bytearray
) -> tuple[int, NDArray[np.int16]]:
    """Frames and buckets of the next block; straight from the bytes where they are 24-bit PCM."""
    channels = source.info.channels
    wanted = len(raw) // (3 * channels)
    if isinstance(source, PcmSource) and source.info.subtype == "PCM_24":
        wanted = max(0, min(wanted, source.header.frames - at))
        frames = source.read_bytes_at(at, memoryview(raw)[: wanted * 3 * channels]) // (3 * channels)
        out = np.empty((-(-frames // per_bucket), channels, 2), np.int16)
        if frames:
            kernels.min_max24(np.frombuffer(raw, np.uint8)[: frames * 3 * channels], channels, per_bucket, out)
        return frames, out
    block = source.read(wanted)
    out = np.empty((-(-len(block) // per_bucket), channels, 2), np.int16)
    if len(block):
        held = np.clip(np.nan_to_num(block) * 8388608.0, -8388608.0, 8388607.0)
        kernels.min_max(np.floor(held).astype(np.int32).reshape(-1), channels, per_bucket, out)
    return len(block), out


def write_dat(found: Peaks, path: Path) -> None:
    """Write one level as .dat version 2, 16 bit: little-endian, per bucket all channels, smallest before largest.

    Raises:
        DiskError: it cannot be written.
    """
    head = _HEADER.pack(2, 0, found.sample_rate_hz, found.frames_per_bucket, len(found.buckets), found.channels)
    with whole_file(path) as temporary, temporary.open("wb") as file:
        file.write(head)
        file.write(np.ascontiguousarray(found.buckets, "<i2").data)


def read_dat(path: Path) -> Peaks:
    """What ``write_dat`` wrote. The number of frames is that of whole buckets.

    Raises:
        BadInputError: it is no such file.
    """
    data = path.read_bytes()
    bad = BadInputError("This is not a waveform file.", subject=str(path), what_to_do="It will be computed again.")
    if len(data) < _HEADER.size:
        raise bad
    version, flags, rate_hz, per_bucket, length, channels = _HEADER.unpack_from(data)
    is_sound = version == 2 and not flags & 1 and rate_hz > 0 and per_bucket > 1 and 1 <= channels <= _CHANNELS_MAX
    if not is_sound or len(data) != _HEADER.size + length * channels * 4:
        raise bad
    buckets = np.frombuffer(data, "<i2", offset=_HEADER.size).reshape(length, channels, 2).astype(np.int16)
    return Peaks(rate_hz, length * per_bucket, per_bucket, buckets)
