"""Makers of the files that a release is handed out as: WAV, FLAC, MP3, AAC, Opus, and the same with tags.

MP3 is LAME's, by ``lameenc`` where it is installed, which is four times as fast as that of PyAV's libraries; from 16 bit
with the same dither on every run. AAC is libavcodec's with the coder that it recommends for high rates ("fast").
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studio.domain.errors import BadInputError
from studio.media import libraries
from studio.media.conform import ResampledSource
from studio.media.copying import copy_file
from studio.media.kernels import load_kernels
from studio.media.loudness import LoudnessMeter
from studio.media.making import Facts, Job
from studio.media.making_coded import ENCODING_SHARE, coded_facts
from studio.media.making_sums import sound_facts
from studio.media.mix_session import BitFormat
from studio.media.mix_writer import MixWriter
from studio.media.mp3_frames import info_frame
from studio.media.pcm_source import PcmSource
from studio.media.sources import AudioSource, open_source
from studio.media.tags import Tags, read_tags, write_tags

Samples = NDArray[np.float64]
_BLOCK_FRAMES = 65536
_LOSSY_RATES_HZ = (44100, 48000)


def make_encode(jobs: Sequence[Job]) -> list[Facts]:
    """Write one stereo file in the format that ``params["format"]`` names (the keys of ``WRITERS``)."""
    (job,) = jobs
    write = WRITERS.get(job.step.params["format"])
    if write is None:
        raise BadInputError(
            f"The format “{job.step.params['format']}” is not known.",
            subject=job.step.words,
            what_to_do=f"Choose from: {', '.join(WRITERS)}.",
        )
    with open_source(job.inputs[0].path) as source:
        if source.info.channels != 2 or source.info.frames is None:
            raise BadInputError("Only a stereo file can be released.", subject=str(job.inputs[0].path))
        if write is _to_pcm:
            return [write(job, source)]
        facts = write(replace(job, report=lambda share: job.report(share * ENCODING_SHARE)), source)
    return [facts | coded_facts(job, job.inputs[0])]


# --- exact ------------------------------------------------------------------------------------------------------------


def _to_pcm(job: Job, source: AudioSource) -> Facts:
    """24 bit as they are, or 16 bit with TPDF dither; WAV or FLAC by the suffix. A 24-bit wave is one already."""
    bits = BitFormat(job.step.params["bits"])
    is_wave = isinstance(source, PcmSource) and source.info.subtype == "PCM_24" and job.out.suffix == ".wav"
    if is_wave and bits is BitFormat.INT_24:
        return {}
    frames, rate_hz = source.info.frames or 0, source.info.sample_rate_hz
    kernels = load_kernels()
    known = job.inputs[0].facts
    is_known = bits is BitFormat.INT_24 and bool(known.get("pcm_sha256")) and known.get("bit_depth") == 24
    meter = None if is_known else LoudnessMeter(rate_hz, 2, kernels)
    integers, packed = np.empty(2 * _BLOCK_FRAMES, np.int32), np.empty(6 * _BLOCK_FRAMES, np.uint8)
    first = 0
    with MixWriter(job.out, frames, rate_hz, bits) as writer:
        for block in _blocks(job, source):
            flat, count = np.ascontiguousarray(block).reshape(-1), len(block)
            if bits is BitFormat.INT_16:
                overs = kernels.quantise16(flat, integers, count, first)
            else:
                overs = kernels.quantise24(flat, integers, count)
                kernels.pack24(integers, packed, 2 * count)
            writer.add(integers[: 2 * count], packed, flat, overs)
            if meter is not None:
                meter.add(block)
            first += count
    written = writer.result()
    shared = {"sha256": written.sha256, "pcm_sha256": written.pcm_sha256, "frames_over_full_scale": written.overs}
    if meter is None:
        return {**known, **shared, "warnings": []}
    return sound_facts(frames, rate_hz, bits.bit_depth, meter.result()) | shared


# --- lossy ------------------------------------------------------------------------------------------------------------


def _to_mp3(job: Job, source: AudioSource) -> Facts:
    """320 kbit/s, or variable at LAME's best (V0)."""
    source, rate_hz = _at_lossy_rate(source)
    lame = libraries.lameenc()
    is_vbr = bool(job.step.params["vbr"])
    frames = source.info.frames or 0
    if lame is None:
        return _by_av(job, source, _Codec("libmp3lame", "mp3", 0 if is_vbr else 320_000))
    encoder = lame.Encoder()
    encoder.set_in_sample_rate(rate_hz)
    encoder.set_channels(2)
    encoder.set_quality(5)
    encoder.silence()
    if is_vbr:
        encoder.set_vbr(4)
        encoder.set_vbr_quality(0)
    else:
        encoder.set_bit_rate(320)
    kernels, integers = load_kernels(), np.empty(2 * _BLOCK_FRAMES, np.int32)
    stream, first = bytearray(), 0
    for block in _blocks(job, source):
        kernels.quantise16(np.ascontiguousarray(block).reshape(-1), integers, len(block), first)
        stream += encoder.encode((integers[: 2 * len(block)] >> 8).astype("<i2").tobytes())
        first += len(block)
    stream += encoder.flush()
    with job.out.open("wb") as file:
        file.write(info_frame(stream, frames, is_vbr=is_vbr))
        file.write(stream)
    return _lossy_facts(frames, rate_hz, f"LAME by lameenc {libraries.version_of('lameenc')}")


@dataclass(frozen=True, slots=True)
class _Codec:
    """An encoder of libavcodec; ``bit_rate`` 0 asks for its best variable one."""

    name: str
    container: str
    bit_rate: int
    sample_format: str = "fltp"
    options: Mapping[str, str] | None = None


def _to_aac(job: Job, source: AudioSource) -> Facts:
    source, _ = _at_lossy_rate(source)
    return _by_av(job, source, _Codec("aac", "ipod", int(job.step.params["bit_rate"]), options={"aac_coder": "fast"}))


def _to_opus(job: Job, source: AudioSource) -> Facts:
    """At 48 kHz, which is Opus' own rate."""
    if source.info.sample_rate_hz != 48000:
        source = ResampledSource(source, 48000)
    return _by_av(job, source, _Codec("libopus", "ogg", int(job.step.params["bit_rate"]), "flt"))


def _by_av(job: Job, source: AudioSource, codec: _Codec) -> Facts:
    rate_hz, frames = source.info.sample_rate_hz, source.info.frames or 0
    av = libraries.av()
    with av.open(str(job.out), "w", format=codec.container, options={"fflags": "+bitexact"}) as container:
        stream = container.add_stream(codec.name, rate=rate_hz, layout="stereo", options=dict(codec.options or {}))
        if codec.bit_rate:
            stream.bit_rate = codec.bit_rate
        else:
            stream.codec_context.qscale = True
            stream.codec_context.global_quality = 0
        position = 0
        for block in _blocks(job, source):
            single = block.astype(np.float32)
            samples = np.ascontiguousarray(single.T) if codec.sample_format == "fltp" else single.reshape(1, -1)
            frame = av.AudioFrame.from_ndarray(samples, format=codec.sample_format, layout="stereo")
            frame.sample_rate, frame.pts = rate_hz, position
            position += len(block)
            for packet in stream.encode(frame):
                container.mux(packet)
        for packet in stream.encode(None):
            container.mux(packet)
    version = ".".join(map(str, av.library_versions["libavcodec"]))
    return _lossy_facts(frames, rate_hz, f"{codec.name} by libavcodec {version}")


def _lossy_facts(frames: int, rate_hz: int, encoder: str) -> Facts:
    return {"frames": frames, "sample_rate_hz": rate_hz, "bit_depth": None, "channels": 2, "encoder": encoder}


def _at_lossy_rate(source: AudioSource) -> tuple[AudioSource, int]:
    """MP3 and AAC for everybody are at 44.1 or 48 kHz; others come down to the one that divides them."""
    rate_hz = source.info.sample_rate_hz
    if rate_hz in _LOSSY_RATES_HZ:
        return source, rate_hz
    wanted = 44100 if rate_hz % 44100 == 0 else 48000
    return ResampledSource(source, wanted), wanted


def _blocks(job: Job, source: AudioSource) -> Iterator[Samples]:
    total, done = source.info.frames or 1, 0
    while len(block := source.read(_BLOCK_FRAMES)):
        job.check()
        yield block
        done += len(block)
        job.report(min(1.0, done / total))


WRITERS: dict[str, Callable[[Job, AudioSource], Facts]] = {
    "pcm": _to_pcm,
    "mp3": _to_mp3,
    "aac": _to_aac,
    "opus": _to_opus,
}
"""Who writes which format."""


# --- tags -------------------------------------------------------------------------------------------------------------


def make_tagged(jobs: Sequence[Job]) -> list[Facts]:
    """The first input with tags; a cover and lyrics are further inputs where ``params`` say so. Written, then read back.

    Raises BadInputError where a picture or text cannot be used, or a tag did not come back as it was written.
    """
    (job,) = jobs
    params = job.step.params
    others = list(job.inputs[1:])
    cover = others.pop(0).path.read_bytes() if params["has_cover"] else b""
    lyrics = _text(others.pop(0)) if params["has_lyrics"] else ""
    tags = Tags(**_plain(params["tags"]), lyrics=lyrics, cover=cover)
    copy_file(job.inputs[0].path, job.out, job.check)
    job.check()
    write_tags(job.out, tags)
    back = read_tags(job.out)
    if back != tags:
        raise BadInputError("The tags did not come back as they were written.", subject=job.step.words)
    facts = {name: value for name, value in job.inputs[0].facts.items() if name not in ("sha256", "size_bytes")}
    return [{**facts, "tags": params["tags"], "has_cover": bool(cover), "has_lyrics": bool(lyrics)}]


def _plain(tags: Mapping[str, Any]) -> dict[str, Any]:
    return {**tags, "credits": tuple((name, tuple(roles)) for name, roles in tags.get("credits", ()))}


def _text(one: Any) -> str:
    try:
        text: str = one.path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInputError(
            "The lyrics are not text in UTF-8.", subject=one.path.name, what_to_do="Save them as UTF-8 text."
        ) from error
    return "\n".join(text.splitlines()).strip()
