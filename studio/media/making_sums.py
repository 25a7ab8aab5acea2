"""Makers of sums of lanes (mixes and stems), of what they read, and of the null test between them."""

from __future__ import annotations

import json
import math
import threading
from collections.abc import Sequence
from contextlib import ExitStack

import numpy as np
from numpy.typing import NDArray

from studio.domain.rendering import Step
from studio.media.conform import ResampledSource
from studio.media.kernels import load_kernels
from studio.media.loudness import Loudness
from studio.media.making import Facts, Job
from studio.media.mix import MixRender, overs_words
from studio.media.mix_lanes import fault_words, open_lanes, refuse_surround
from studio.media.mix_session import BitFormat, Lane, MixOptions, MixSession
from studio.media.pcm_source import PcmSource
from studio.media.sources import AudioSource, damaged, open_source
from studio.media.wav_writer import wav_header

_BLOCK_FRAMES = 65536
_STEPS = 8388608.0
"""Steps of 24 bit to full scale."""


def sums_that_share(step: Step) -> str:
    """Sums of the same lanes in several formats are made in one pass."""
    params = {name: value for name, value in step.params.items() if name != "bits"}
    return json.dumps([params, [one.key for one in step.inputs]], sort_keys=True)


def make_sums(jobs: Sequence[Job]) -> list[Facts]:
    """Sum lanes, once for all jobs (they differ in ``bits`` only)."""
    first = jobs[0]
    params = first.step.params
    rate_hz, settings = int(params["rate_hz"]), params["lanes"]
    formats = [BitFormat(job.step.params["bits"]) for job in jobs]
    session = MixSession(tuple(_lane(first, number, rate_hz) for number in range(len(settings))), rate_hz)
    lanes, _, warnings = open_lanes(session, rate_hz)
    stop = _Stop(first)

    def report(share: float) -> None:
        for job in jobs:
            job.report(share)

    try:
        least = _span_frames(first, len(settings), rate_hz)
        options = MixOptions(rate_hz=rate_hz, threads=first.threads)
        render = MixRender(lanes, rate_hz, formats, options, report, stop, least)
        written, loudness = render.write([job.out for job in jobs])
    finally:
        for lane in lanes:
            lane.source.close()
    warnings += [word for one in first.inputs for word in one.facts.get("warnings", ())]
    facts = []
    for bits, file in zip(formats, written, strict=True):
        words = [*warnings]
        if file.overs and bits is not BitFormat.FLOAT_32:
            words.append(overs_words(file.overs, bits))
        facts.append(sound_facts(render.frames, rate_hz, bits.bit_depth, loudness, warnings=words))
        facts[-1] |= {"sha256": file.sha256, "pcm_sha256": file.pcm_sha256, "frames_over_full_scale": file.overs}
    return facts


def sound_facts(
    frames: int, rate_hz: int, bit_depth: int, loudness: Loudness, channels: int = 2, warnings: Sequence[str] = ()
) -> Facts:
    """The facts that every file of sound has, without its hashes."""
    known = loudness.as_json()
    return {
        "frames": frames,
        "sample_rate_hz": rate_hz,
        "bit_depth": bit_depth,
        "channels": channels,
        "pcm_sha256": "",
        "integrated_lufs": known["integrated_lufs"],
        "true_peak_dbtp": known["true_peak_dbtp"],
        "loudness_range_lu": known["loudness_range_lu"],
        "frames_over_full_scale": 0,
        "warnings": list(warnings),
    }


class _Stop(threading.Event):
    """What the mixer asks whether it is to stop."""

    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job

    def is_set(self) -> bool:
        return self._job.is_stopped()


def _lane(job: Job, number: int, rate_hz: int) -> Lane:
    gain_mdb, pan_milli, start_frame, fade_in_ms, fade_out_ms = job.step.params["lanes"][number]
    return Lane(
        file=job.inputs[number].path,
        start_s=start_frame / rate_hz,
        gain_db=gain_mdb / 1000.0,
        pan=pan_milli / 1000.0,
        fade_in_s=fade_in_ms / 1000.0,
        fade_out_s=fade_out_ms / 1000.0,
    )


def _span_frames(job: Job, first: int, rate_hz: int) -> int:
    """How long the whole is: the end of the last of the lanes that are there only to say it."""
    ends = [0]
    for start, one in zip(job.step.params["span"], job.inputs[first:], strict=True):
        lanes, _, _ = open_lanes(MixSession((Lane(one.path),), rate_hz), rate_hz)
        ends.append(start + lanes[0].frames)
        lanes[0].source.close()
    return max(ends)


# --- what is read -----------------------------------------------------------------------------------------------------


def make_conformed(jobs: Sequence[Job]) -> list[Facts]:
    """A wave at the wanted rate with the same samples; nothing is written where the file is one already.

    What is resampled, or comes in floats, is kept in 64-bit float, so that a mix has the same bits as one that reads the
    file itself.
    """
    (job,) = jobs
    rate_hz = int(job.step.params["rate_hz"])
    path = job.inputs[0].path
    with ExitStack() as stack:
        source: AudioSource = stack.enter_context(open_source(path))
        refuse_surround(path, source)
        if isinstance(source, PcmSource) and source.info.sample_rate_hz == rate_hz:
            return [{}]
        info, words = source.info, fault_words(path, source)
        is_exact = info.sample_rate_hz == rate_hz and not info.is_float and 0 < info.bit_depth <= 24
        if info.sample_rate_hz != rate_hz:
            source = ResampledSource(source, rate_hz)
        frames = source.info.frames if source.info.frames is not None else _counted(job, source)
        with job.out.open("wb") as file:
            file.write(wav_header(frames, info.channels, rate_hz, 24 if is_exact else 64, is_float=not is_exact))
            done, packer = 0, _Packer(is_exact=is_exact)
            while done < frames:
                job.check()
                block = source.read(min(_BLOCK_FRAMES, frames - done))
                if not len(block):
                    raise damaged(path, f"it ends {frames - done} frames before its stated length")
                if info.is_float and not np.isfinite(block).all():
                    raise damaged(path, "it holds values that are no numbers")
                file.write(packer.bytes_of(block))
                done += len(block)
                job.report(done / frames)
    return [{"warnings": words}]


def _counted(job: Job, source: AudioSource) -> int:
    frames = 0
    while got := len(source.read(_BLOCK_FRAMES)):
        job.check()
        frames += got
    if not frames:
        raise damaged(job.inputs[0].path, "it holds no sound")
    source.seek(0)
    return frames


class _Packer:
    """Blocks of samples as the bytes of a wave: 24-bit integers, exactly, or 64-bit float."""

    def __init__(self, *, is_exact: bool) -> None:
        self._is_exact, self._kernels = is_exact, load_kernels()

    def bytes_of(self, block: NDArray[np.float64]) -> bytes | memoryview:
        flat = np.ascontiguousarray(block).reshape(-1)
        if not self._is_exact:
            return flat.astype("<f8").data
        packed = np.empty(-(-3 * len(flat) // 4) * 4, np.uint8)
        self._kernels.pack24(np.rint(flat * _STEPS).astype(np.int32), packed, len(flat))
        return packed[: 3 * len(flat)].data


# --- the null test ----------------------------------------------------------------------------------------------------


def make_null_test(jobs: Sequence[Job]) -> list[Facts]:
    """Compare the sum of the stems (all inputs but the first) with the mix (the first), in steps of 24 bit.

    ``residual_steps`` is the largest difference, ``residual_dbfs`` the same in dB of full scale (None: there is none),
    ``is_exact`` whether they are equal to the bit.
    """
    (job,) = jobs
    with ExitStack() as stack:
        mix, *stems = [stack.enter_context(open_source(one.path)) for one in job.inputs]
        lengths = {source.info.frames for source in (mix, *stems)}
        total, largest, done = mix.info.frames or 0, 0, 0
        difference = _Difference()
        while done < total:
            count = min(_BLOCK_FRAMES, total - done)
            difference.clear()
            difference.add(mix, -1.0, done, count)
            for stem in stems:
                job.check()
                difference.add(stem, 1.0, done, count)
            largest = max(largest, difference.largest_steps())
            done += count
            job.report(done / total)
    facts: Facts = {
        "residual_steps": largest,
        "residual_dbfs": round(20.0 * math.log10(largest / _STEPS), 2) if largest else None,
        "is_exact": largest == 0,
        "stems": len(stems),
        "is_equal_length": len(lengths) == 1,
    }
    with job.out.open("w", encoding="utf-8") as file:
        json.dump(facts, file, sort_keys=True)
    return [facts]


class _Difference:
    """A block of a stereo sum that is exact: whole steps of 24 bit, far below the 53 bits that a float64 holds."""

    def __init__(self) -> None:
        self._kernels, self._raw = load_kernels(), bytearray(6 * _BLOCK_FRAMES)
        self._bus = np.zeros(2 * _BLOCK_FRAMES)

    def clear(self) -> None:
        self._bus[:] = 0.0

    def add(self, source: AudioSource, gain: float, first: int, frames: int) -> None:
        """Add a source's frames from ``first`` on; those of a 24-bit wave straight from its bytes."""
        if isinstance(source, PcmSource) and source.info.subtype == "PCM_24":
            got = source.read_bytes_at(first, memoryview(self._raw)[: 6 * frames])
            raw = np.frombuffer(self._raw, np.uint8)[:got]
            self._kernels.add24(raw, gain, gain, self._bus, got // 3)
            return
        block = np.rint(source.read(frames).reshape(-1) * _STEPS)
        self._bus[: len(block)] += block * (gain / _STEPS)

    def largest_steps(self) -> int:
        return int(np.abs(self._bus).max() * _STEPS)
