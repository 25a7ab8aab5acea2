"""Waveforms of local files for drawing: peaks in levels, kept on disk beside the home, and samples; plain bytes for the window.

Arrays are used inside only, and imported when they are first needed.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from studio.domain.errors import BadInputError, NotFoundError, SegueError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from studio.media.peaks import Peaks

_FRAMES_PER_BUCKET = 256
_SMALLEST_LEVEL = 512


@dataclass(frozen=True, slots=True)
class PeakLevel:
    """One resolution: per bucket the smallest and largest sample of all channels, as signed bytes (-128..127)."""

    frames_per_bucket: int
    low_bytes: bytes = field(repr=False)
    high_bytes: bytes = field(repr=False)

    @property
    def lows(self) -> memoryview:
        """The smallest samples; a sequence of ints."""
        return memoryview(self.low_bytes).cast("b")

    @property
    def highs(self) -> memoryview:
        """The largest samples; a sequence of ints."""
        return memoryview(self.high_bytes).cast("b")

    def __len__(self) -> int:
        return len(self.low_bytes)


@dataclass(frozen=True, slots=True)
class PeakRows:
    """The waveform of one file; ``levels`` from the finest to the coarsest, at least one."""

    path: str
    sample_rate_hz: int
    frames: int
    channels: int
    levels: tuple[PeakLevel, ...]

    @property
    def duration_s(self) -> float:
        """Length in seconds."""
        return self.frames / self.sample_rate_hz if self.sample_rate_hz else 0.0

    def level_for(self, frames_per_pixel: float) -> PeakLevel:
        """The coarsest level that still has a bucket for every pixel."""
        fitting = [level for level in self.levels if level.frames_per_bucket <= frames_per_pixel]
        return fitting[-1] if fitting else self.levels[0]


@dataclass(frozen=True, slots=True)
class SampleRows:
    """A part of a file: ``values`` are frames x channels of little-endian float32, -1..1, from ``first_frame`` on.

    Fewer frames than were asked for where the file ends.
    """

    sample_rate_hz: int
    first_frame: int
    channels: int
    values: bytes = field(repr=False)

    @property
    def frames(self) -> int:
        """How many there are."""
        return len(self.values) // (4 * self.channels) if self.channels else 0


def sample_rows(path: Path, first_frame: int, frames: int) -> SampleRows:
    """The samples of a part of a file.

    Raises:
        NotFoundError: there is no such file.
        BadInputError: it is not audio, or damaged here.
    """
    import numpy as np

    from studio.media.sources import open_source

    _status_of(path)
    with open_source(path) as source:
        rate_hz, channels = source.info.sample_rate_hz, source.info.channels
        parts = [np.empty((0, channels), np.float32)]
        if source.info.frames is None or first_frame < source.info.frames:
            source.seek(first_frame)
        else:
            frames = 0
        while (missing := frames - sum(map(len, parts))) > 0 and len(block := source.read(missing)):
            parts.append(block.astype("<f4"))
    return SampleRows(rate_hz, first_frame, channels, np.concatenate(parts).tobytes())


def peak_rows(path: str | Path, cache_folder: Path) -> PeakRows:
    """The peaks of a file, from the cache when neither its size nor its time has changed.

    Raises:
        NotFoundError: there is no such file.
        BadInputError: it is not audio.
    """
    from studio.media.peaks import peaks

    file = Path(path)
    key = file_key(file)
    found = _cached(cache_folder, key)
    if found is None:
        found = peaks(file, _FRAMES_PER_BUCKET)
        _keep(cache_folder, key, found)
    return PeakRows(
        path=str(file),
        sample_rate_hz=found.sample_rate_hz,
        frames=found.frames,
        channels=found.channels,
        levels=tuple(_level(level) for level in found.pyramid(_SMALLEST_LEVEL)),
    )


def file_key(file: Path) -> str:
    """What a file's derived data is kept under: another size or time is another key. Raises NotFoundError."""
    status = _status_of(file)
    text = f"{file}\0{status.st_size}\0{status.st_mtime_ns}"
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _status_of(file: Path) -> os.stat_result:
    try:
        return file.stat()
    except OSError as error:
        raise NotFoundError(
            f"There is no file “{file.name}” on this machine.",
            subject=str(file),
            what_to_do="Synchronise, or wait until it has arrived.",
        ) from error


def _cached(folder: Path, key: str) -> Peaks | None:
    """Kept peaks. The number of frames is part of the name, because the format only counts whole buckets."""
    from dataclasses import replace

    from studio.media.peaks import read_dat

    try:
        found = next(folder.glob(f"{key}-*.dat"), None)
        return None if found is None else replace(read_dat(found), frames=int(found.stem.rpartition("-")[2]))
    except (OSError, ValueError, BadInputError):
        return None


def _keep(folder: Path, key: str, found: Peaks) -> None:
    """A cache that cannot be written costs time, nothing else."""
    from studio.media.peaks import write_dat

    if os.path.lexists(folder) and not folder.is_dir():
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_dat(found, folder / f"{key}-{found.frames}.dat")
    except (OSError, SegueError):
        return


def _level(level: Peaks) -> PeakLevel:
    """All channels as one, in eight bits."""
    buckets: NDArray[np.int16] = level.buckets
    if not len(buckets):
        return PeakLevel(level.frames_per_bucket, b"", b"")
    lows = (buckets[:, :, 0].min(axis=1) >> 8).astype("int8")
    highs = (buckets[:, :, 1].max(axis=1) >> 8).astype("int8")
    return PeakLevel(level.frames_per_bucket, lows.tobytes(), highs.tobytes())
