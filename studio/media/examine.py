"""Finds out what one file is, in this process. Foreign files go through ``probe``, which runs this under limits.

Never trusts the name; never raises for what a file holds, but lists problems.
"""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from studio.domain.errors import BadInputError, SegueError
from studio.media import libraries
from studio.media.sniff import Kind, Sniffed, head_of, sniff
from studio.media.sources import AudioSource, open_source

_COUNT_MAX_BYTES = 256 * 1024 * 1024
_PIXELS_MAX = 500_000_000
_FAULT_WORDS = {
    "data_size_zero": "The recorder did not close the file: its header gives no length. All of its audio is there.",
    "data_size_unknown": "The file was streamed: its header gives no length. All of its audio is there.",
    "truncated": "The file is cut off: its header promises more audio than there is.",
    "missing_pad": "A chunk of the file lacks its padding byte.",
    "bad_block_align": "The header contradicts itself (block align).",
}


@dataclass(frozen=True, slots=True)
class ProbeResult:
    """What a file is. Fields that do not apply are None or empty.

    ``problems`` are sentences for a person. ``frames`` is exact unless ``is_estimated``.
    """

    path: str
    kind: str = Kind.UNKNOWN.value
    container: str = ""
    codec: str = ""
    subtype: str = ""
    sample_rate_hz: int | None = None
    bit_depth: int | None = None
    channels: int | None = None
    frames: int | None = None
    duration_s: float | None = None
    sha256: str = ""
    size_bytes: int = 0
    width_px: int | None = None
    height_px: int | None = None
    colour_mode: str = ""
    is_estimated: bool = False
    problems: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The shape that ``segue probe --json`` prints."""
        value = asdict(self)
        return value | {"problems": list(self.problems)}

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> ProbeResult:
        """What ``as_json`` wrote."""
        return cls(**(value | {"problems": tuple(value.get("problems", ()))}))


def examine(path: Path) -> ProbeResult:
    """What the file is: format by its content, SHA-256, problems."""
    try:
        digest, size_bytes = _hashed(path)
        head = head_of(path)
    except OSError as error:
        return ProbeResult(str(path), problems=(f"The file cannot be read: {error.strerror or error}.",))
    sniffed = sniff(head)
    container = sniffed.container.upper() if sniffed.kind is Kind.AUDIO else sniffed.container
    result = ProbeResult(str(path), sniffed.kind.value, container, sha256=digest, size_bytes=size_bytes)
    try:
        return _examined(path, sniffed, result)
    except SegueError as error:
        return replace(result, problems=(*result.problems, error.message))


def _hashed(path: Path) -> tuple[str, int]:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        return digest, file.tell()


def _examined(path: Path, sniffed: Sniffed, result: ProbeResult) -> ProbeResult:
    if sniffed.container in ("empty", "macos_side_file"):
        return replace(result, problems=(f"This is {sniffed.words}.",))
    if sniffed.kind is Kind.IMAGE:
        return _image(path, result)
    if sniffed.kind is Kind.VIDEO:
        return _video(path, result)
    if sniffed.kind in (Kind.AUDIO, Kind.UNKNOWN):
        try:
            return _audio(path, result)
        except BadInputError:
            if sniffed.kind is Kind.AUDIO:
                raise
    return result


def _audio(path: Path, result: ProbeResult) -> ProbeResult:
    with open_source(path) as source:
        info = source.info
        frames, is_estimated, problems = _length(source, result.size_bytes)
        problems += [_FAULT_WORDS[fault] for fault in info.faults]
        return replace(
            result,
            kind=Kind.AUDIO.value,
            container=info.container,
            codec=info.codec,
            subtype=info.subtype,
            sample_rate_hz=info.sample_rate_hz,
            bit_depth=info.bit_depth or None,
            channels=info.channels,
            frames=frames,
            duration_s=None if frames is None else frames / info.sample_rate_hz,
            is_estimated=is_estimated,
            problems=tuple(problems),
        )


def _length(source: AudioSource, size_bytes: int) -> tuple[int | None, bool, list[str]]:
    """Frames; whether they are an estimate; problems met while counting. Coded audio is decoded to count."""
    if source.info.frames is not None:
        return source.info.frames, False, []
    if size_bytes > _COUNT_MAX_BYTES:
        return source.info.frames_promised, True, []
    frames = 0
    try:
        while got := len(source.read(65536)):
            frames += got
    except BadInputError as error:
        return frames, True, [error.message]
    return frames, False, []


def _image(path: Path, result: ProbeResult) -> ProbeResult:
    if result.container == "svg":
        return result
    image = libraries.pillow_image()
    image.MAX_IMAGE_PIXELS = None  # the size is looked at here, before any pixel is read
    try:
        with image.open(path) as picture:
            width_px, height_px = picture.size
            result = replace(result, width_px=width_px, height_px=height_px, colour_mode=str(picture.mode))
            if width_px * height_px > _PIXELS_MAX:
                return replace(result, problems=(f"The picture is too large to check ({width_px} x {height_px}).",))
            picture.verify()
    except Exception as error:  # noqa: BLE001 - Pillow raises anything on damaged pictures
        return replace(result, problems=(f"The picture cannot be decoded: {error}.",))
    return result


def _video(path: Path, result: ProbeResult) -> ProbeResult:
    av = libraries.av()
    try:
        with av.open(str(path)) as container:
            videos = [stream for stream in container.streams.video if not stream.disposition & 0x400]
            if not videos and container.streams.audio:
                return _audio(path, result)
            duration_s = container.duration / 1_000_000 if container.duration else None
            if not videos:
                return replace(result, duration_s=duration_s, problems=("It holds neither pictures nor sound.",))
            context = videos[0].codec_context
            audio = container.streams.audio[0].codec_context if container.streams.audio else None
            return replace(
                result,
                codec=context.name,
                width_px=context.width,
                height_px=context.height,
                duration_s=duration_s,
                sample_rate_hz=audio.sample_rate if audio else None,
                channels=audio.channels if audio else None,
            )
    except (av.error.FFmpegError, OSError, ValueError) as error:
        return replace(result, problems=(f"The video cannot be decoded: {error}.",))
