"""The maker of masters: gain and limiter to a loudness and a ceiling, measured after rendering and corrected.

The first pass learns the loudness and the true peaks of pieces of 32 frames; from those the gain is found without
touching the sound again. The second writes and measures the file; where the target is missed by more than it may, or a
peak is above the ceiling, it is written once more with what was learned. Gains are whole thousandths of a dB, so that
the last bit of a measurement decides nothing.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.domain.errors import BadInputError
from studio.media.kernels import Kernels, load_kernels
from studio.media.limiter import PIECE, Envelope, PeakFinder, apply, envelope
from studio.media.loudness import EnergyMeter, Loudness, LoudnessMeter
from studio.media.making import Facts, Job
from studio.media.making_sums import sound_facts
from studio.media.mix_session import BitFormat
from studio.media.mix_writer import MixWriter
from studio.media.sources import AudioSource, open_source

Samples = NDArray[np.float64]

BLOCK_FRAMES = 65536
TOLERANCE_LU = 0.05
"""The file is written again while it is further from its target than this; a tenth is promised."""
_MARGIN_MDB = 30
_TRIES = 5
_GAIN_LEAST_MDB, _GAIN_MOST_MDB = -60_000, 60_000
_REDUCTION_MOST_MDB = 18_000
"""The limiter turns no peak down by more than this: the target is given up before."""
_REDUCTION_MUCH_DB = 6.0
_SHARE_MUCH = 0.25


def make_master(jobs: Sequence[Job]) -> list[Facts]:
    """Master one file to ``target_clufs`` under ``ceiling_mdb``. The facts tell the gain and what was limited.

    Raises BadInputError for a source that has more than two channels or no sound.
    """
    (job,) = jobs
    with open_source(job.inputs[0].path) as source:
        if source.info.channels != 2 or not source.info.frames:
            raise BadInputError("Only a stereo mix with sound in it can be mastered.", subject=str(job.inputs[0].path))
        return [_Master(job, source).make()]


@dataclass(frozen=True, slots=True)
class _Try:
    """One setting: the fixed gain, and the ceiling that the limiter keeps to."""

    gain_mdb: int
    ceiling_mdb: int


class _Master:
    def __init__(self, job: Job, source: AudioSource) -> None:
        params = job.step.params
        self._job, self._source = job, source
        self._rate_hz = source.info.sample_rate_hz
        self._bits = BitFormat(params["bits"])
        self._target = params["target_clufs"] / 100.0
        self._ceiling_mdb = int(params["ceiling_mdb"])
        self._head = params["head_ms"] * self._rate_hz // 1000
        self._sound = source.info.frames or 0
        self.frames = self._head + self._sound + params["tail_ms"] * self._rate_hz // 1000
        self._kernels: Kernels = load_kernels()
        self._passes, self._pass = 2, 0

    def make(self) -> Facts:
        """Learn, search, write, measure, and again where it has to be."""
        energy, peaks = self._learn()
        if not peaks.max():
            return self._write(_Try(0, self._ceiling_mdb), peaks, ["The mix is silent; there is nothing to master."])
        chosen = self._found(energy, peaks, self._ceiling_mdb - _MARGIN_MDB)
        facts: Facts = {}
        for _ in range(_TRIES):
            facts = self._write(chosen, peaks, [])
            following = self._corrected(chosen, facts, peaks)
            if following == chosen:
                break
            self._passes += 1
            chosen = following
        facts["warnings"] = self._words(facts)
        return facts

    def _learn(self) -> tuple[EnergyMeter, Samples]:
        meter, finder = EnergyMeter(self._rate_hz, 2, PIECE, self._kernels), PeakFinder(self._rate_hz, self._kernels)
        for block in self._blocks():
            meter.add(block)
            finder.add(block)
        return meter, finder.result()[: -(-self.frames // PIECE)]

    def _found(self, energy: EnergyMeter, peaks: Samples, ceiling_mdb: int) -> _Try:
        """The least gain that is loud enough by what was learned; not more than the limiter may turn down."""
        ceiling = _linear(ceiling_mdb)
        low, high = _GAIN_LEAST_MDB, self._most(peaks, ceiling_mdb)
        while low < high:
            self._job.check()
            middle = (low + high) // 2
            gains = envelope(peaks, _linear(middle), ceiling, self._rate_hz, self._kernels).gains
            loud = energy.integrated_lufs((gains[:-1] + gains[1:]) * 0.5)
            if loud is not None and loud >= self._target:
                high = middle
            else:
                low = middle + 1
        return _Try(low, ceiling_mdb)

    def _most(self, peaks: Samples, ceiling_mdb: int) -> int:
        peak_mdb = math.ceil(20_000.0 * math.log10(float(peaks.max())))
        return max(_GAIN_LEAST_MDB, min(_GAIN_MOST_MDB, ceiling_mdb - peak_mdb + _REDUCTION_MOST_MDB))

    def _corrected(self, last: _Try, facts: Facts, peaks: Samples) -> _Try:
        """What to try after a file was measured; the same again where it is as it should be."""
        loud, peak = facts["integrated_lufs"], facts["true_peak_dbtp"]
        over_mdb = -1 if peak is None else math.ceil(peak * 1000.0) - self._ceiling_mdb
        ceiling_mdb = last.ceiling_mdb - over_mdb - 10 if over_mdb > 0 else last.ceiling_mdb
        off_lu = 0.0 if loud is None else self._target - loud
        gain_mdb = last.gain_mdb
        if abs(off_lu) > TOLERANCE_LU:
            step = 1.0 + min(4.0, facts["limited_share"] * 4.0)  # what is limited gets louder by less than its gain
            gain_mdb = min(last.gain_mdb + round(off_lu * 1000.0 * step), self._most(peaks, ceiling_mdb))
        return _Try(gain_mdb, ceiling_mdb)

    def _write(self, tried: _Try, peaks: Samples, warnings: list[str]) -> Facts:
        """Write the file with one setting and measure it."""
        self._pass += 1
        shape = envelope(peaks, _linear(tried.gain_mdb), _linear(tried.ceiling_mdb), self._rate_hz, self._kernels)
        meter = LoudnessMeter(self._rate_hz, 2, self._kernels)
        integers, packed = np.empty(2 * BLOCK_FRAMES, np.int32), np.empty(6 * BLOCK_FRAMES, np.uint8)
        first = 0
        with MixWriter(self._job.out, self.frames, self._rate_hz, self._bits) as writer:
            for block in self._blocks():
                piece = first // PIECE
                apply(block, shape.gains[piece : piece + -(-len(block) // PIECE) + 1])
                flat, frames = block.reshape(-1), len(block)
                if self._bits is BitFormat.INT_16:
                    overs = self._kernels.quantise16(flat, integers, frames, first)
                else:
                    overs = self._kernels.quantise24(flat, integers, frames)
                    self._kernels.pack24(integers, packed, 2 * frames)
                writer.add(integers[: 2 * frames], packed, flat, overs)
                meter.add(block)
                first += frames
        written = writer.result()
        return self._facts(tried, shape, meter.result(), warnings) | {
            "sha256": written.sha256,
            "pcm_sha256": written.pcm_sha256,
            "frames_over_full_scale": written.overs,
        }

    def _facts(self, tried: _Try, shape: Envelope, loudness: Loudness, warnings: list[str]) -> Facts:
        reduction_db = -20.0 * math.log10(shape.reduction)
        return sound_facts(self.frames, self._rate_hz, self._bits.bit_depth, loudness, warnings=warnings) | {
            "gain_mdb": tried.gain_mdb,
            "limited_most_db": round(reduction_db, 2),
            "limited_share": round(shape.limited_share, 4),
            "target_lufs": self._target,
            "ceiling_dbtp": self._ceiling_mdb / 1000.0,
        }

    def _words(self, facts: Facts) -> list[str]:
        loud, most, share = facts["integrated_lufs"], facts["limited_most_db"], facts["limited_share"]
        if loud is None:
            return ["The mix is too short or too quiet to be measured; it was not turned up."]
        words = []
        if abs(loud - self._target) > 2 * TOLERANCE_LU:
            words.append(
                f"The master is at {loud:.1f} LUFS: {self._target:.1f} cannot be reached without turning peaks down by "
                f"more than {_REDUCTION_MOST_MDB / 1000:.0f} dB. Compress the mix, or choose a lower target."
            )
        elif most > _REDUCTION_MUCH_DB or share > _SHARE_MUCH:
            words.append(
                f"The limiter turns peaks down by up to {most:.1f} dB and works {share * 100:.0f} % of the time to reach "
                f"{self._target:.1f} LUFS. Listen whether that is wanted, or choose a lower target."
            )
        return words

    def _blocks(self) -> Iterator[Samples]:
        """The sound with its head and tail of silence, in blocks; each may be changed."""
        self._source.seek(0)
        for first in range(0, self.frames, BLOCK_FRAMES):
            self._job.check()
            count = min(BLOCK_FRAMES, self.frames - first)
            before = min(count, max(0, self._head - first))
            wanted = min(count - before, max(0, self._head + self._sound - first - before))
            read = self._source.read(wanted) if wanted else np.zeros((0, 2))
            block = read if len(read) == count else np.zeros((count, 2))
            if block is not read:
                block[before : before + len(read)] = read
            yield block
            self._job.report((self._pass + (first + count) / self.frames) / (self._passes + 0.01))


def _linear(mdb: int) -> float:
    return float(10.0 ** (mdb / 20_000.0))
