"""Lanes opened for mixing: each adds its part of a block to the buses.

Waves with 24-bit samples are read at any position by any thread; other sources are decoded strictly in order, so a
thread that is ahead waits for its turn. Two threads on neighbouring blocks follow each other lane by lane.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.domain.errors import BadInputError
from studio.media.conform import ResampledSource
from studio.media.kernels import Kernels
from studio.media.mix_session import Lane, MixSession, lane_gains
from studio.media.pcm_source import PcmSource
from studio.media.sources import AudioSource, damaged, open_source
from studio.media.turns import Turns

Samples = NDArray[np.float64]


@dataclass(slots=True)
class Buses:
    """What a thread sums into, and the memory it needs.

    ``both`` holds interleaved left and right, ``centre`` goes to both sides at the end, ``mix`` is their sum,
    interleaved.
    """

    both: Samples
    centre: Samples
    mix: Samples
    raw: bytearray

    @classmethod
    def of(cls, frames: int) -> Buses:
        """Buses for blocks of that many frames."""
        return cls(np.zeros(2 * frames), np.zeros(frames), np.empty(2 * frames), bytearray(frames * 6))

    def clear(self) -> None:
        """Silence."""
        self.both[:] = 0.0
        self.centre[:] = 0.0


class OpenLane:
    """A lane with its file open, its length known and its gains computed."""

    def __init__(self, lane: Lane, source: AudioSource, rate_hz: int, pan_law_db: float) -> None:
        self.lane = lane
        self.source = source
        self.channels = source.info.channels
        self.start = round(lane.start_s * rate_hz)
        self.frames = _length(source, lane.file)
        self.left, self.right = lane_gains(lane, self.channels, pan_law_db)
        self._fade_in, self._fade_out = round(lane.fade_in_s * rate_hz), round(lane.fade_out_s * rate_hz)
        self._turns = Turns()
        self._is_direct = isinstance(source, PcmSource) and source.info.subtype == "PCM_24"

    @property
    def end(self) -> int:
        """The frame of the mix after this lane's last."""
        return self.start + self.frames

    def add(
        self, kernels: Kernels, buses: Buses, block: int, block_frames: int, is_stopped: Callable[[], bool]
    ) -> None:
        """Add this lane's part of block number ``block``."""
        first, last = block * block_frames, (block + 1) * block_frames
        begin, stop = max(first, self.start) - self.start, min(last, self.end) - self.start
        at = begin + self.start - first
        if self._is_direct:
            if begin < stop:
                self._add_direct(kernels, buses, begin, stop - begin, at)
            return
        with self._turns.of(block, is_stopped):
            samples = self._decoded(max(0, stop - begin))
        if len(samples):
            self._add_samples(buses, samples, begin, at)

    def _add_direct(self, kernels: Kernels, buses: Buses, begin: int, frames: int, at: int) -> None:
        """Straight from the file's bytes; by way of floats only inside a fade."""
        source = self.source
        assert isinstance(source, PcmSource)  # noqa: S101 - tells the type checker what _is_direct says
        wanted = memoryview(buses.raw)[: frames * 3 * self.channels]
        if source.read_bytes_at(begin, wanted) < len(wanted):
            raise damaged(self.lane.file, "it became shorter while it was read")
        raw = np.frombuffer(buses.raw, np.uint8)[: len(wanted)]
        if self._is_fading(begin, frames):
            samples = np.empty(frames * self.channels)
            kernels.decode24(raw, samples)
            self._add_samples(buses, samples.reshape(frames, self.channels), begin, at)
        elif self.channels == 2:
            kernels.add24(raw, self.left, self.right, buses.both[2 * at :], 2 * frames)
        elif self.left == self.right:
            kernels.add24(raw, self.left, self.left, buses.centre[at:], frames)
        else:
            kernels.add24_panned(raw, self.left, self.right, buses.both[2 * at :], frames)

    def _decoded(self, frames: int) -> Samples:
        """The next frames of a source that is read in order."""
        samples = self.source.read(frames) if frames else np.empty((0, self.channels))
        if len(samples) < frames:
            raise damaged(self.lane.file, f"it ends {frames - len(samples)} frames or more before its stated length")
        if self.source.info.is_float and not np.isfinite(samples).all():
            raise damaged(self.lane.file, "it holds values that are no numbers")
        return samples

    def _add_samples(self, buses: Buses, samples: Samples, begin: int, at: int) -> None:
        frames = len(samples)
        fade: Samples | float = self._envelope(begin, frames) if self._is_fading(begin, frames) else 1.0
        if self.channels == 1 and self.left == self.right:
            buses.centre[at : at + frames] += samples[:, 0] * (fade * self.left)
            return
        sides = buses.both[2 * at : 2 * (at + frames)]
        sides[::2] += samples[:, 0] * (fade * self.left)
        sides[1::2] += samples[:, -1] * (fade * self.right)

    def _is_fading(self, begin: int, frames: int) -> bool:
        return begin < self._fade_in or begin + frames > self.frames - self._fade_out

    def _envelope(self, begin: int, frames: int) -> Samples:
        """Linear fades: from 0 at the first frame, to 0 just after the last."""
        index = np.arange(begin, begin + frames, dtype=np.float64)
        envelope = np.ones(frames)
        if self._fade_in:
            envelope *= np.minimum(1.0, index / self._fade_in)
        if self._fade_out:
            envelope *= np.minimum(1.0, (self.frames - index) / self._fade_out)
        return envelope

    def rewind(self) -> None:
        """Begin again, for a second pass."""
        self._turns = Turns()
        self.source.seek(0)


def _length(source: AudioSource, path: Path) -> int:
    """Frames of a source; by decoding it once where its header does not say."""
    if source.info.frames is not None:
        return source.info.frames
    frames = 0
    while got := len(source.read(65536)):
        frames += got
    if not frames:
        raise damaged(path, "it holds no sound")
    source.seek(0)
    return frames


def open_lanes(session: MixSession, rate_hz: int | None) -> tuple[list[OpenLane], int, list[str]]:
    """All lanes that sound, the rate of the mix in Hz, and warnings about their files.

    Raises:
        BadInputError: nothing to mix, a file cannot be used, or rates differ and none was asked for.
    """
    lanes = [lane for lane in session.lanes if not lane.mute]
    if not lanes:
        raise BadInputError("There is nothing to mix.", what_to_do="Give at least one stem that is not muted.")
    opened: list[OpenLane] = []
    sources: list[AudioSource] = []
    try:
        for lane in lanes:
            sources.append(open_source(lane.file))
            refuse_surround(lane.file, sources[-1])
        rate = rate_hz or session.rate_hz or _common_rate(lanes, sources)
        for number, (lane, source) in enumerate(zip(lanes, sources, strict=True)):
            if source.info.sample_rate_hz != rate:
                sources[number] = ResampledSource(source, rate)
            opened.append(OpenLane(lane, sources[number], rate, session.pan_law_db))
    except BaseException:
        for source in sources:
            source.close()
        raise
    return opened, rate, [words for lane in opened for words in fault_words(lane.lane.file, lane.source)]


def refuse_surround(path: Path, source: AudioSource) -> None:
    """Raise BadInputError for a file with more than two channels."""
    if source.info.channels > 2:
        raise BadInputError(
            f"The file has {source.info.channels} channels; only mono and stereo stems can be mixed.",
            subject=str(path),
            what_to_do="Export it as mono or stereo stems.",
            code="too_many_channels",
        )


def _common_rate(lanes: list[Lane], sources: list[AudioSource]) -> int:
    rates = sorted({source.info.sample_rate_hz for source in sources})
    if len(rates) == 1:
        return rates[0]
    odd = next(lane for lane, source in zip(lanes, sources, strict=True) if source.info.sample_rate_hz != rates[-1])
    raise BadInputError(
        f"The stems have unlike sample rates: {', '.join(f'{rate} Hz' for rate in rates)}.",
        subject=str(odd.file),
        what_to_do="Say which rate the mix shall have (“rate” in the session, --rate), and the others are converted.",
        code="unlike_rates",
    )


def fault_words(path: Path, source: AudioSource) -> list[str]:
    """What to say of a file that can be used though something is wrong with it."""
    faults = {
        "truncated": "is cut off; mixed as far as it goes",
        "data_size_zero": "was not closed by its recorder; all of its audio was used",
        "data_size_unknown": "was streamed without a length; all of its audio was used",
    }
    return [f"{path.name} {faults[fault]}." for fault in source.info.faults if fault in faults]
