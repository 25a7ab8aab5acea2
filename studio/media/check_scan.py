"""One decode pass over a file, in blocks, that measures all the rules ask about.

Measures only; what is good or bad is said in ``check_format`` and ``check_signal``. Formulas: the thresholds are
kept in those modules, except where a detector needs one to run in a stream.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.domain.errors import BadInputError
from studio.media.flac_header import flac_md5
from studio.media.loudness import Loudness, LoudnessMeter
from studio.media.sources import AudioSource, SourceInfo, open_source
from studio.media.spectrum import SpectrumMeter

Samples = NDArray[np.float64]
BLOCK_FRAMES = 65536
_AUDIBLE = 10.0 ** (-60.0 / 20.0)
_DROPOUT_MIN_S, _DROPOUT_MAX_S, _DROPOUT_WINDOW_S = 0.002, 0.5, 0.02
_DROPOUT_SHORT_S = 0.1  # a buffer that was lost; rests that a gate has cut are longer
_DROPOUT_AROUND = 10.0 ** (-50.0 / 20.0)
_DROPOUT_CUT, _DROPOUT_CUT_IN_QUIET = 10.0 ** (-80.0 / 20.0), 10.0 ** (-70.0 / 20.0)
_FLAT_RUN_MIN = 3  # equal neighbours make a flat top
_FLAT_SHARE = 0.989
_RUNS_KEPT = 20_000
_FOUND_MAX = 1000


@dataclass(slots=True)
class Measured:
    """What a pass over a file found. Positions in frames of the file; per-channel values as lists.

    ``damage`` is the decoder's message where it gave up, at ``damage_frame``; ``frames`` were measured. ``clip_runs`` counts flat tops,
    ``clip_first`` is the first one. ``sound_first`` and ``sound_last`` bound what is louder than -60 dBFS (RMS of
    10 ms). ``is_16_in_24``: the lower 8 of 24 bits are never used. ``cutoff_hz``: nothing above it, 0 where not seen.
    """

    path: Path
    info: SourceInfo
    frames: int = 0
    damage: str = ""
    damage_frame: int = 0
    loudness: Loudness = field(default_factory=Loudness)
    peaks: list[float] = field(default_factory=list)
    means: list[float] = field(default_factory=list)
    correlation: float | None = None
    is_identical: bool = False
    is_inverted: bool = False
    is_16_in_24: bool = False
    has_bad_numbers: bool = False
    peak_frame: int = 0
    clip_runs: int = 0
    clip_samples: int = 0
    clip_first: int = 0
    clip_sides: int = 0
    over_samples: int = 0
    sound_first: int | None = None
    sound_last: int | None = None
    dropouts: list[tuple[int, int]] = field(default_factory=list)
    is_md5_wrong: bool = False
    cutoff_hz: float = 0.0
    cutoff_depth_db: float = 0.0

    @property
    def peak(self) -> float:
        """The largest absolute sample of all channels, full scale 1.0."""
        return max(self.peaks, default=0.0)

    def at_s(self, frame: int) -> float:
        """A frame's place in seconds, to a thousandth."""
        return round(frame / self.info.sample_rate_hz, 3)


def scan(path: Path) -> Measured:
    """Measure a file.

    Raises:
        BadInputError: it is not audio at all. Damage further on is found in ``damage``.
    """
    with open_source(path) as source:
        return _Scan(path, source).run()


class _Scan:
    """The pass; its fields are what must be carried from block to block."""

    def __init__(self, path: Path, source: AudioSource) -> None:
        self.source, self.info = source, source.info
        self.found = Measured(path, source.info)
        channels = source.info.channels
        self.meter = LoudnessMeter(source.info.sample_rate_hz, channels)
        self.spectrum = SpectrumMeter(source.info.sample_rate_hz)
        self.peaks, self.sums = np.zeros(channels), np.zeros(channels)
        self.products = np.zeros(3)  # left*right, left*left, right*right
        self.is_identical = self.is_inverted = channels == 2
        self.is_padded = source.info.bit_depth == 24 and not source.info.is_float
        self.flat = _FlatTops(channels)
        self.before = np.empty((channels, 0))
        self.md5_wanted = flac_md5(path) if source.info.container == "FLAC" else None
        self.md5 = hashlib.md5(usedforsecurity=False)

    def run(self) -> Measured:
        try:
            while len(block := self.source.read(BLOCK_FRAMES)):
                self._add(self._sane(block))
        except BadInputError as error:
            self.found.damage = error.message
            self.found.damage_frame = _damage_frame(self.found.path, self.found.frames)
        return self._finished()

    def _sane(self, block: Samples) -> Samples:
        if self.info.is_float and not np.isfinite(block).all():
            self.found.has_bad_numbers = True
            return np.nan_to_num(block, nan=0.0, posinf=1.0, neginf=-1.0)
        return block

    def _add(self, block: Samples) -> None:
        planar = np.ascontiguousarray(block.T)  # numpy is many times faster along channels than across them
        self._add_levels(planar)
        if self.info.channels == 2:
            self._add_pair(*planar)
        if self.md5_wanted or self.is_padded:
            self._add_integers(block)
        self.flat.add(planar, self.found.frames)
        self._add_sound(planar)
        self._add_dropouts(planar)
        self.meter.add(block)
        self.spectrum.add(planar)
        self.found.frames += len(block)

    def _add_levels(self, planar: Samples) -> None:
        magnitudes = np.abs(planar)
        largest = magnitudes.max(axis=1)
        if largest.max() > self.peaks.max():
            self.found.peak_frame = self.found.frames + int(magnitudes[largest.argmax()].argmax())
        self.peaks = np.maximum(self.peaks, largest)
        self.sums += planar.sum(axis=1)
        if self.info.is_float and largest.max() > 1.0:
            self.found.over_samples += int((magnitudes > 1.0).sum())

    def _add_pair(self, left: Samples, right: Samples) -> None:
        """Sums for the correlation; einsum, since the linear algebra library starts threads for this."""
        pairs = ((left, right), (left, left), (right, right))
        self.products += [np.einsum("i,i->", one, other) for one, other in pairs]
        self.is_identical = self.is_identical and bool((left == right).all())
        self.is_inverted = self.is_inverted and bool((left == -right).all())

    def _add_integers(self, block: Samples) -> None:
        """Whether 24 bits are used, and the checksum that a FLAC states about its samples."""
        integers = np.rint(block * 8388608.0).astype("<i4")
        if self.is_padded and (integers & 255).any():
            self.is_padded = False
        if self.md5_wanted:
            whole_bytes = -(-self.info.bit_depth // 8)
            shifted = np.ascontiguousarray(integers >> (24 - 8 * whole_bytes) if whole_bytes < 4 else integers)
            self.md5.update(shifted.view(np.uint8).reshape(-1, 4)[:, :whole_bytes].tobytes())

    def _add_sound(self, planar: Samples) -> None:
        size = max(1, self.info.sample_rate_hz // 100)
        count = planar.shape[1]
        starts = np.arange(0, count, size)
        lengths = np.diff(np.append(starts, count))
        energy = np.add.reduceat((planar * planar).max(axis=0), starts) / lengths
        loud = np.flatnonzero(energy > _AUDIBLE**2)
        if len(loud):
            if self.found.sound_first is None:
                self.found.sound_first = self.found.frames + int(starts[loud[0]])
            self.found.sound_last = self.found.frames + int(starts[loud[-1]] + lengths[loud[-1]])

    def _add_dropouts(self, planar: Samples) -> None:
        """Runs of exact zeros in all channels, 2 ms to 0.5 s long, whose last sample before and first after are cut off.

        Sound that was played or programmed to be silent there ends and begins at a step or two around zero. In the quiet,
        as where a hole has swallowed a beat, only short ones count.
        """
        rate_hz = self.info.sample_rate_hz
        joined = np.concatenate([self.before, planar], axis=1)
        first = self.found.frames - self.before.shape[1]
        window = max(1, int(_DROPOUT_WINDOW_S * rate_hz))
        for start, end in _zero_runs(joined, int(_DROPOUT_MIN_S * rate_hz)):
            is_whole = start >= window and end + window <= joined.shape[1]
            is_new = not self.found.dropouts or first + start > self.found.dropouts[-1][0]
            if not is_whole or not is_new or end - start > _DROPOUT_MAX_S * rate_hz:
                continue
            around = joined[:, start - window : start], joined[:, end : end + window]
            cut = min(float(np.abs(joined[:, place]).max()) for place in (start - 1, end))
            is_within_sound = all(np.sqrt(np.mean(part**2, axis=1).max()) > _DROPOUT_AROUND for part in around)
            is_short = end - start <= _DROPOUT_SHORT_S * rate_hz
            is_hole = cut > _DROPOUT_CUT if is_within_sound else is_short and cut > _DROPOUT_CUT_IN_QUIET
            if is_hole and len(self.found.dropouts) < _FOUND_MAX:
                self.found.dropouts.append((first + start, end - start))
        self.before = joined[:, -int((_DROPOUT_MAX_S + 2 * _DROPOUT_WINDOW_S) * rate_hz) :].copy()

    def _finished(self) -> Measured:
        found, frames = self.found, max(1, self.found.frames)
        found.peaks, found.means = self.peaks.tolist(), (self.sums / frames).tolist()
        found.loudness = self.meter.result()
        is_silent = found.peak == 0.0
        found.is_identical = self.is_identical and not is_silent
        found.is_inverted = self.is_inverted and not is_silent
        found.is_16_in_24 = self.is_padded and not is_silent
        cross, left, right = (float(value) for value in self.products)
        if left > 0.0 and right > 0.0:
            found.correlation = cross / (left * right) ** 0.5
        found.clip_runs, found.clip_samples, found.clip_first, found.clip_sides = self.flat.result(found.peak)
        is_complete = not found.damage and bool(self.md5_wanted)
        found.is_md5_wrong = is_complete and self.md5.digest() != self.md5_wanted
        found.cutoff_hz, found.cutoff_depth_db = self.spectrum.cutoff()
        return found


def _damage_frame(path: Path, good_frames: int) -> int:
    """Where decoding stops, to 1024 frames: found by reading on in small blocks after the last good block."""
    frames = 0
    try:
        with open_source(path) as source:
            while frames < good_frames and (got := len(source.read(min(BLOCK_FRAMES, good_frames - frames)))):
                frames += got
            while got := len(source.read(1024)):
                frames += got
    except BadInputError:
        pass
    return frames


def _zero_runs(planar: Samples, shortest: int) -> list[tuple[int, int]]:
    """Start and end of runs of frames that are exactly zero in all channels."""
    silent = ~(planar != 0.0).any(axis=0)
    if not silent.any():
        return []
    edges = np.flatnonzero(np.diff(np.concatenate([[False], silent, [False]])))
    runs = edges.reshape(-1, 2)
    kept = runs[runs[:, 1] - runs[:, 0] >= max(1, shortest)]
    return [(int(start), int(end)) for start, end in kept]


class _FlatTops:
    """Runs of three or more equal samples near the file's peak, whose final height is not known beforehand."""

    def __init__(self, channels: int) -> None:
        self._last = np.zeros((channels, 2))
        self._peak = 0.0
        self._heights: list[Samples] = []
        self._frames: list[NDArray[np.int64]] = []
        self._kept = 0

    def add(self, planar: Samples, first: int) -> None:
        joined = np.concatenate([self._last, planar], axis=1)
        self._last = joined[:, -2:].copy()
        self._peak = max(self._peak, float(np.abs(planar).max()))
        for channel in joined:
            near = np.flatnonzero(np.abs(channel[2:]) >= _FLAT_SHARE * self._peak)
            if self._peak > 0.0 and len(near) and self._kept < _RUNS_KEPT:
                is_flat = (channel[near + 2] == channel[near + 1]) & (channel[near + 1] == channel[near])
                self._heights.append(channel[near + 2][is_flat])
                self._frames.append(first + near[is_flat])
                self._kept += int(is_flat.sum())

    def result(self, peak: float) -> tuple[int, int, int, int]:
        """Runs, samples in them, the first frame, and how many polarities (2: top and bottom)."""
        if not self._kept:
            return 0, 0, 0, 0
        heights, frames = np.concatenate(self._heights), np.concatenate(self._frames)
        top = np.abs(heights) >= _FLAT_SHARE * peak
        heights, frames = heights[top], frames[top]
        if not len(heights):
            return 0, 0, 0, 0
        starts = 1 + int((np.diff(frames) != 1).sum())
        sides = int((heights > 0).any()) + int((heights < 0).any())
        return starts, len(heights) + 2 * starts, int(frames.min()) - 2, sides
