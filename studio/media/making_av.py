"""Makers of a picture with another sound, and of an episode with chapters. PyAV writes, mutagen puts tags into an MP3."""

from __future__ import annotations

import errno
import math
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np

from studio.domain.chapters import Chapter, chapters_in
from studio.domain.errors import BadInputError
from studio.media import libraries
from studio.media.making import Facts, Job
from studio.media.making_coded import ENCODING_SHARE, coded_facts
from studio.media.sources import AudioSource, open_source

_BLOCK_FRAMES = 16384
_RATES_HZ = (32000, 44100, 48000)
_TEXT_MAX_BYTES = 1 << 20
_COVER_MAX_BYTES = 16 << 20
_TOLERANCE_S = 0.05
_TABLE_BYTES, _ROW_BYTES = 1 << 17, 48
"""The most that a film's table takes: what it begins with, and for each packet its size, times, place and chunk."""
_LEAST_CODED_FRAMES = 1024
_BITEXACT = {"fflags": "+bitexact"}


def make_muxed(jobs: Sequence[Job]) -> list[Facts]:
    """The picture's packets as they are, the sound encoded beside them; what the picture had for sound is left out."""
    return [_muxed(job) for job in jobs]


def _muxed(job: Job) -> Facts:
    av, picture = libraries.av(), job.inputs[0].path
    name = str(job.step.params["picture"])
    try:
        with av.open(str(picture)) as given, open_source(job.inputs[1].path) as sound:
            film = next(iter(given.streams.video), None)
            if film is None:
                raise _bad(name, "there is no picture in it")
            with av.open(str(job.out), "w", options=_options(job, film, sound)) as out:
                copied = out.add_stream_from_template(film)
                coded = _sound_stream(out, job, sound)
                sound_s = _interleave(job, out, _packets(given, film, copied), coded, sound)
                picture_s = _length_s(given, film)
    except av.error.FFmpegError as error:
        if error.errno == errno.ENOSPC:
            raise OSError(error.errno, error.strerror) from error
        raise _bad(name, f"it cannot be put together with the sound ({error.strerror})") from error
    frame_s = float(1 / film.average_rate) if film.average_rate else 0.0
    facts: Facts = {
        "duration_s": round(max(sound_s, picture_s), 3),
        "picture_s": round(picture_s, 3),
        "sound_s": round(sound_s, 3),
        "sample_rate_hz": sound.info.sample_rate_hz,
        "channels": sound.info.channels,
        **coded_facts(job, job.inputs[1]),
    }
    if abs(sound_s - picture_s) > max(_TOLERANCE_S, frame_s):
        longer, shorter = ("sound", "picture") if sound_s > picture_s else ("picture", "sound")
        words = (
            f"The {longer} is {abs(sound_s - picture_s):.2f} s longer than the {shorter} "
            f"({sound_s:.2f} s of sound, {picture_s:.2f} s of picture)."
        )
        facts["warnings"] = [words, *facts["warnings"]]
    return facts


def _options(job: Job, film: Any, sound: AudioSource) -> dict[str, str]:
    """The table of a film goes in front, into room that is left for it: to move all of the film behind it at the end
    would take as long as copying it, and could not be stopped. Where nobody says how many pictures there are, it is moved.
    """
    if job.out.suffix == ".mkv":
        return _BITEXACT
    seconds = (sound.info.frames or 0) / sound.info.sample_rate_hz
    pictures, packets = film.frames, math.ceil(seconds * sound.info.sample_rate_hz / _LEAST_CODED_FRAMES)
    if not pictures or not packets:
        return {**_BITEXACT, "movflags": "+faststart"}
    return {**_BITEXACT, "moov_size": str(_TABLE_BYTES + _ROW_BYTES * (pictures + packets))}


def _packets(given: Any, film: Any, copied: Any) -> Iterator[tuple[float, Any]]:
    for packet in given.demux(film):
        if packet.dts is None:
            continue
        at_s = float(packet.dts * packet.time_base)
        packet.stream = copied
        yield at_s, packet


def _length_s(given: Any, film: Any) -> float:
    if film.duration:
        return float(film.duration * film.time_base)
    return given.duration / 1_000_000 if given.duration else 0.0


def _interleave(job: Job, out: Any, packets: Iterator[tuple[float, Any]], coded: Any, sound: AudioSource) -> float:
    """Write both in the order of their times; how long the sound is, in s."""
    blocks = _Encoded(job, coded, sound)
    for at_s, packet in packets:
        while blocks.at_s <= at_s and (more := blocks.next()) is not None:
            out.mux(more)
        job.check()
        out.mux(packet)
    while (more := blocks.next()) is not None:
        out.mux(more)
    return blocks.at_s


class _Encoded:
    """Sound as packets, a block at a time. ``at_s`` is how much of it was read."""

    def __init__(self, job: Job, coded: Any, sound: AudioSource) -> None:
        self._job, self._coded, self._sound = job, coded, sound
        self._frames, self._is_over = 0, False
        self._format = "s32" if job.step.params["codec"] == "pcm_s24le" else "fltp"
        self._layout = coded.codec_context.layout.name

    @property
    def at_s(self) -> float:
        return self._frames / self._sound.info.sample_rate_hz

    def next(self) -> Any:
        """The packets of the next block; None after the last."""
        if self._is_over:
            return None
        self._job.check()
        block = self._sound.read(_BLOCK_FRAMES)
        if not len(block):
            self._is_over = True
            return self._coded.encode(None)
        if self._sound.info.frames:
            self._job.report(min(1.0, self._frames / self._sound.info.frames) * ENCODING_SHARE)
        frame = libraries.av().AudioFrame.from_ndarray(self._samples(block), format=self._format, layout=self._layout)
        frame.sample_rate, frame.pts = self._sound.info.sample_rate_hz, self._frames
        frame.time_base = Fraction(1, self._sound.info.sample_rate_hz)
        self._frames += len(block)
        return self._coded.encode(frame)

    def _samples(self, block: Any) -> Any:
        held = np.clip(np.nan_to_num(block), -1.0, 1.0)
        if self._format == "s32":  # 24 bits of PCM travel in the upper part of 32
            whole = np.clip(np.rint(held * 8388608.0), -8388608, 8388607).astype(np.int32) << 8
            return np.ascontiguousarray(whole.reshape(1, -1))
        return np.ascontiguousarray(held.T, np.float32)


def _sound_stream(out: Any, job: Job, sound: AudioSource) -> Any:
    info, codec = sound.info, str(job.step.params["codec"])
    if info.channels > 2 or info.sample_rate_hz not in _RATES_HZ:
        raise BadInputError(
            f"Sound of {info.channels} channels at {info.sample_rate_hz} Hz cannot be put into {job.out.suffix[1:]}.",
            subject=job.step.words,
            what_to_do="Use a mono or stereo master at 44100 or 48000 Hz.",
        )
    layout = "mono" if info.channels == 1 else "stereo"
    more = {"bit_rate": int(job.step.params["kbps"]) * 1000} if job.step.params["kbps"] else {}
    return out.add_stream(codec, rate=info.sample_rate_hz, layout=layout, **more)


# --- an episode ------------------------------------------------------------------------------------------------


def make_episodes(jobs: Sequence[Job]) -> list[Facts]:
    """The sound encoded, with chapters, cover and notes in the file."""
    return [_episode(job) for job in jobs]


def _episode(job: Job) -> Facts:
    params, av = job.step.params, libraries.av()
    parts = dict(zip(params["parts"], job.inputs[1:], strict=True))
    chapters: tuple[Chapter, ...] = ()
    if "chapters" in parts:
        chapters = chapters_in(_text(parts["chapters"].path), str(params["names"]["chapters"]))
    is_mp3 = job.out.suffix == ".mp3"
    form = "mp3" if is_mp3 else "ipod"
    options = (
        {**_BITEXACT, "id3v2_version": "0", "write_xing": "1"} if is_mp3 else {**_BITEXACT, "movflags": "+faststart"}
    )
    with open_source(job.inputs[0].path) as sound:
        with av.open(str(job.out), "w", format=form, options=options) as out:
            coded = _sound_stream(out, job, sound)
            if not is_mp3:
                _describe(out, params["tags"], chapters, sound)
            blocks = _Encoded(job, coded, sound)
            while (more := blocks.next()) is not None:
                out.mux(more)
            length_ms = round(blocks.at_s * 1000)
        rate_hz, channels = sound.info.sample_rate_hz, sound.info.channels
    if is_mp3:
        notes = _text(parts["notes"].path) if "notes" in parts else ""
        cover = parts["cover"].path if "cover" in parts else None
        _tag(job.out, params["tags"], chapters, length_ms, notes, cover)
    late = [chapter.title for chapter in chapters if chapter.start_ms >= length_ms]
    words = [f"The chapter “{title}” begins after the end of the episode." for title in late]
    coded = coded_facts(job, job.inputs[0])
    return {
        **coded,
        "duration_s": round(length_ms / 1000, 3),
        "frames": round(blocks.at_s * rate_hz),
        "sample_rate_hz": rate_hz,
        "channels": channels,
        "chapters": len(chapters),
        "warnings": [*words, *coded["warnings"]],
    }


def _describe(out: Any, tags: dict[str, str], chapters: tuple[Chapter, ...], sound: AudioSource) -> None:
    """Title and chapters of an M4A, before its header is written."""
    out.metadata.update({name: value for name, value in tags.items() if value})
    length_ms = round((sound.info.frames or 0) * 1000 / sound.info.sample_rate_hz)
    ends = [chapter.start_ms for chapter in chapters[1:]] + [
        max(length_ms, chapters[-1].start_ms + 1 if chapters else 0)
    ]
    out.set_chapters(
        [
            {
                "id": place,
                "start": chapter.start_ms,
                "end": end,
                "time_base": Fraction(1, 1000),
                "metadata": {"title": chapter.title},
            }
            for place, (chapter, end) in enumerate(zip(chapters, ends, strict=False), 1)
        ]
    )


def _tag(
    path: Path,
    tags: dict[str, str],
    chapters: tuple[Chapter, ...],
    length_ms: int,
    notes: str,
    cover: Path | None,
) -> None:
    """ID3v2.4 with CHAP and CTOC (ID3v2 Chapter Frame Addendum 1.0)."""
    id3 = libraries.id3()
    tag = id3.ID3()
    frames = {"title": id3.TIT2, "artist": id3.TPE1, "album": id3.TALB}
    for name, frame in frames.items():
        if tags.get(name):
            tag.add(frame(encoding=3, text=[tags[name]]))
    tag.add(id3.TLEN(encoding=3, text=[str(length_ms)]))
    if notes:
        tag.add(id3.COMM(encoding=3, lang="XXX", desc="", text=[notes]))
    if cover is not None:
        tag.add(id3.APIC(encoding=3, mime=_mime(cover), type=3, desc="Cover", data=_bytes(cover, _COVER_MAX_BYTES)))
    if chapters:
        names = [f"chp{place}" for place in range(len(chapters))]
        flags = id3.CTOCFlags.TOP_LEVEL | id3.CTOCFlags.ORDERED
        tag.add(id3.CTOC(element_id="toc", flags=flags, child_element_ids=names, sub_frames=[]))
        ends = [chapter.start_ms for chapter in chapters[1:]] + [max(length_ms, chapters[-1].start_ms)]
        for name, chapter, end in zip(names, chapters, ends, strict=True):
            title = id3.TIT2(encoding=3, text=[chapter.title])
            tag.add(
                id3.CHAP(
                    element_id=name,
                    start_time=chapter.start_ms,
                    end_time=end,
                    start_offset=0xFFFFFFFF,
                    end_offset=0xFFFFFFFF,
                    sub_frames=[title],
                )
            )
    tag.save(path, v2_version=4, v1=0)


def _mime(cover: Path) -> str:
    return {".png": "image/png", ".webp": "image/webp"}.get(cover.suffix.lower(), "image/jpeg")


def _text(path: Path) -> str:
    return _bytes(path, _TEXT_MAX_BYTES).decode("utf-8-sig", errors="replace")


def _bytes(path: Path, most: int) -> bytes:
    with path.open("rb") as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise BadInputError(
            f"“{path.name}” is too large to go into an episode.",
            subject=str(path),
            what_to_do=f"Make it smaller than {most >> 20} MB.",
        )
    return data


def _bad(name: str, why: str) -> BadInputError:
    return BadInputError(
        f"“{name}” cannot be used as a picture: {why}.",
        subject=name,
        what_to_do="Have it delivered as H.264 or ProRes in an MP4 or MOV.",
    )
