"""The streaming mixdown: each thread sums a block, then takes it to the meter and the writers when it is its turn.

Same inputs give the same bytes, whatever the number of threads. Memory does not depend on the length.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from queue import SimpleQueue

import numpy as np
from numpy.typing import NDArray

from studio.domain.errors import BadInputError, CancelledError
from studio.media.kernels import Kernels, load_kernels
from studio.media.loudness import Loudness, LoudnessMeter
from studio.media.mix_lanes import Buses, OpenLane, open_lanes
from studio.media.mix_session import (
    BitFormat,
    Lane,
    MixOptions,
    MixResult,
    MixSession,
    Normalize,
    session_from_dict,
    session_from_json,
    session_from_stems,
)
from studio.media.mix_writer import MixWriter, Rendered
from studio.media.turns import Turns
from studio.media.whole_file import synced_meanwhile, whole_file

__all__ = [
    "BitFormat",
    "Lane",
    "MixOptions",
    "MixResult",
    "MixSession",
    "Normalize",
    "mix",
    "session_from_dict",
    "session_from_json",
    "session_from_stems",
]

_SUFFIXES = (".wav", ".flac")


def mix(
    session: MixSession,
    out: Path,
    options: MixOptions | None = None,
    progress: Callable[[float], None] | None = None,
    cancel: threading.Event | None = None,
) -> MixResult:
    """Sum the lanes of a session into ``out`` (.wav or .flac), always two channels.

    ``progress`` gets shares from 0 to 1 in the calling thread. The file appears whole or not at all.

    Raises:
        BadInputError: a file or an option cannot be used; unlike rates without a rate given.
        CancelledError: ``cancel`` was set; nothing is left.
        DiskError: the disk is full or cannot be written.
    """
    started = time.perf_counter()
    options = options or MixOptions()
    bits = options.bits or session.bits
    _refuse(session, out, bits)
    lanes, rate_hz, warnings = open_lanes(session, options.rate_hz)
    try:
        render = MixRender(lanes, rate_hz, (bits,), options, progress, cancel)
        gain = render.normalizing_gain()
        with whole_file(out) as temporary, synced_meanwhile(temporary):
            (written,), loudness = render.write([temporary], gain)
    finally:
        for lane in lanes:
            lane.source.close()
    if written.overs:
        warnings.append(overs_words(written.overs, bits))
    return MixResult(
        path=out,
        frames=render.frames,
        sample_rate_hz=rate_hz,
        bit_depth=bits.bit_depth,
        channels=2,
        sha256=written.sha256,
        pcm_sha256=written.pcm_sha256,
        integrated_lufs=loudness.integrated_lufs,
        true_peak_dbtp=loudness.true_peak_dbtp,
        frames_over_full_scale=written.overs,
        wall_s=time.perf_counter() - started,
        inputs=len(lanes),
        warnings=tuple(warnings),
    )


def _refuse(session: MixSession, out: Path, bits: BitFormat) -> None:
    suffix = out.suffix.lower()
    if suffix not in _SUFFIXES:
        what_to_do = "Let the name end in .wav or .flac."
        raise BadInputError(
            f"A mix cannot be written as “{suffix or out.name}”.", subject=str(out), what_to_do=what_to_do
        )
    if suffix == ".flac" and bits is BitFormat.FLOAT_32:
        what_to_do = "Choose .wav, or 24 or 16 bit."
        raise BadInputError("FLAC cannot hold 32-bit float.", subject=str(out), what_to_do=what_to_do)
    if any(out.resolve() == lane.file.resolve() for lane in session.lanes):
        what_to_do = "Choose another name for the mix."
        raise BadInputError("The mix would replace one of its own stems.", subject=str(out), what_to_do=what_to_do)


def overs_words(overs: int, bits: BitFormat) -> str:
    """What to say of a mix with frames over full scale."""
    if bits is BitFormat.FLOAT_32:
        return f"{overs} frames lie over full scale; they are kept, but would be clipped in an integer format."
    return (
        f"{overs} frames were over full scale and are held there. Lower the gains, or normalize, or use 32-bit float."
    )


@dataclass(slots=True)
class _Place:
    """A thread's memory for the block that it is at: sums, and how many frames lie over full scale."""

    buses: Buses
    integers: dict[BitFormat, NDArray[np.int32]]
    packed: NDArray[np.uint8]
    frames: int = 0
    overs: dict[BitFormat, int] = field(default_factory=dict)

    @property
    def mix(self) -> NDArray[np.float64]:
        """The block, frames x 2."""
        return self.buses.mix[: 2 * self.frames].reshape(-1, 2)


_Taker = Callable[[_Place], None]
"""Gets the finished blocks in order, one at a time, each from the thread that has summed it."""


class MixRender:
    """One pass, or two when normalizing, over open lanes; the sum is written in every format of ``formats`` at once.

    The mix is at least ``least_frames`` long.
    """

    def __init__(
        self,
        lanes: list[OpenLane],
        rate_hz: int,
        formats: Sequence[BitFormat],
        options: MixOptions,
        progress: Callable[[float], None] | None,
        cancel: threading.Event | None,
        least_frames: int = 0,
    ) -> None:
        self.frames = max(least_frames, *(lane.end for lane in lanes))
        if not self.frames:
            raise BadInputError("The stems hold no sound.", subject=str(lanes[0].lane.file), code="empty")
        self._lanes, self._rate_hz, self._options = lanes, rate_hz, options
        self._formats = tuple(formats)
        self._progress, self._cancel = progress, cancel
        self._kernels: Kernels = load_kernels()
        self._is_failed = threading.Event()
        self._passes = 1 if options.normalize is Normalize.NONE else 2
        self._passes_done = 0
        self._is_one_sided = all(lane.channels == 1 and lane.left == lane.right for lane in lanes)
        self._copies = 2 if self._is_one_sided else 1

    def normalizing_gain(self) -> float:
        """The linear gain that the options ask for; measured in a pass of its own."""
        if self._options.normalize is Normalize.NONE:
            return 1.0
        meter = self._meter()
        self._render(1.0, [lambda place: meter.add(self._heard(place))])
        self._passes_done += 1
        for lane in self._lanes:
            lane.rewind()
        return _gain_for(meter.result(), self._options)

    def write(self, paths: Sequence[Path], gain: float = 1.0) -> tuple[list[Rendered], Loudness]:
        """Write the mix, a file for each format, and measure it."""
        meter = self._meter()
        takers: list[_Taker] = [lambda place: meter.add(self._heard(place))]
        with ExitStack() as stack:
            writers = []
            for path, bits in zip(paths, self._formats, strict=True):
                writers.append(stack.enter_context(MixWriter(path, self.frames, self._rate_hz, bits)))
                takers += _written_by(writers[-1], _quantised(bits))
            self._render(gain, takers)
        return [writer.result() for writer in writers], meter.result()

    def _meter(self) -> LoudnessMeter:
        return LoudnessMeter(self._rate_hz, 1 if self._is_one_sided else 2, self._kernels, copies=self._copies)

    def _heard(self, place: _Place) -> NDArray[np.float64]:
        """The block for the meter: one side is enough where both are the same."""
        return np.ascontiguousarray(place.mix[:, :1]) if self._is_one_sided else place.mix

    def _render(self, gain: float, takers: Sequence[_Taker]) -> None:
        """Sum all blocks; each of the takers is at another block while the threads follow each other from one to the next."""
        size = min(self._options.block_frames, self.frames)
        count = -(-self.frames // size)
        threads = min(count, max(1, self._options.threads))
        lines = [(Turns(), taker) for taker in takers]
        blocks = iter(range(count))
        ended: SimpleQueue[BaseException | None] = SimpleQueue()
        with ThreadPoolExecutor(threads, thread_name_prefix="mix") as pool:
            try:
                for _ in range(threads):
                    pool.submit(self._follow, blocks, size, gain, lines, ended)
                self._wait_for(count, ended)
            except BaseException:
                self._is_failed.set()
                raise

    def _wait_for(self, count: int, ended: SimpleQueue[BaseException | None]) -> None:
        """Report until all blocks have ended."""
        for done in range(count):
            if self._is_cancelled():
                raise CancelledError("The mix was stopped.")
            failure = ended.get()
            if failure is not None:
                raise failure
            if self._progress:
                self._progress((self._passes_done + (done + 1) / count) / self._passes)

    def _follow(
        self,
        blocks: Iterator[int],
        size: int,
        gain: float,
        lines: Sequence[tuple[Turns, _Taker]],
        ended: SimpleQueue[BaseException | None],
    ) -> None:
        """A thread's work: the next block that nobody has taken, until there is none. Says of each how it ended."""
        try:
            place = self._place(size)
            for block in blocks:
                self._sum(place, block, size, gain)
                for turns, taker in lines:
                    with turns.of(block, self._is_stopped):
                        taker(place)
                ended.put(None)
        except BaseException as failure:  # noqa: BLE001 - raised by the thread that waits
            ended.put(failure)
            self._is_failed.set()

    def _place(self, size: int) -> _Place:
        kinds = {_quantised(bits) for bits in self._formats}
        integers = {kind: np.empty(2 * size, np.int32) for kind in kinds}
        return _Place(Buses.of(size), integers, np.empty(6 * size, np.uint8))

    def _is_stopped(self) -> bool:
        return self._is_failed.is_set() or self._is_cancelled()

    def _is_cancelled(self) -> bool:
        return self._cancel is not None and self._cancel.is_set()

    def _sum(self, place: _Place, block: int, size: int, gain: float) -> None:
        """Everything about one block that needs no other block."""
        frames = place.frames = min(size, self.frames - block * size)
        place.buses.clear()
        for lane in self._lanes:
            if self._is_stopped():
                raise CancelledError("The mix was stopped.")
            lane.add(self._kernels, place.buses, block, size, self._is_stopped)
        mix = place.buses.mix
        self._kernels.join(place.buses.both, place.buses.centre, gain, mix, frames)
        for kind, integers in place.integers.items():
            if kind is BitFormat.INT_16:
                place.overs[kind] = self._kernels.quantise16(mix, integers, frames, block * size)
            else:
                place.overs[kind] = self._kernels.quantise24(mix, integers, frames)
        if BitFormat.INT_24 in self._formats:
            self._kernels.pack24(place.integers[BitFormat.INT_24], place.packed, 2 * frames)


def _written_by(writer: MixWriter, kind: BitFormat) -> list[_Taker]:
    """Hashing and writing, which can be at two blocks at once."""

    def hash_samples(place: _Place) -> None:
        writer.hash_samples(place.integers[kind][: 2 * place.frames])

    def write(place: _Place) -> None:
        samples = 2 * place.frames
        writer.write(place.integers[kind][:samples], place.packed, place.buses.mix[:samples], place.overs[kind])

    return [hash_samples, write]


def _quantised(bits: BitFormat) -> BitFormat:
    """How the integers of a format are made: those beside 32-bit float are those of 24 bit."""
    return BitFormat.INT_16 if bits is BitFormat.INT_16 else BitFormat.INT_24


def _gain_for(loudness: Loudness, options: MixOptions) -> float:
    """To the true peak, or to the loudness but never above that peak; silence stays as it is."""
    if loudness.true_peak_dbtp is None:
        return 1.0
    gain_db = options.target_peak_dbtp - loudness.true_peak_dbtp
    if options.normalize is Normalize.LUFS and loudness.integrated_lufs is not None:
        gain_db = min(gain_db, options.target_lufs - loudness.integrated_lufs)
    return float(10.0 ** (gain_db / 20.0))


def with_rate(session: MixSession, rate_hz: int) -> MixSession:
    """The same session at a rate."""
    return replace(session, rate_hz=rate_hz)
