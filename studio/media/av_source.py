"""Reads through PyAV what the other readers cannot: M4A, AAC, WavPack, the sound of videos."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from studio.domain.errors import BadInputError
from studio.media import libraries
from studio.media.sniff import Sniffed
from studio.media.sources import LOSSLESS_CODECS, SourceInfo, damaged, not_audio

_SCALES = {"u8": 1 / 128, "s16": 1 / 32768, "s32": 1 / 2147483648, "s64": 1 / 9223372036854775808}


class AvSource:
    """The first audio stream of a file, decoded by libav."""

    def __init__(self, path: Path, sniffed: Sniffed) -> None:
        self._path = path
        self._av = libraries.av()
        self._sniffed = sniffed
        self._container = self._opened()
        self.info = self._described()
        self._restart()

    def _opened(self) -> Any:
        try:
            container = self._av.open(str(self._path))
        except (self._av.error.FFmpegError, OSError, ValueError) as error:
            if not self._sniffed.container:
                raise not_audio(self._path, self._sniffed) from error
            raise damaged(self._path, f"{self._sniffed.words} that is incomplete or damaged") from error
        if not container.streams.audio:
            container.close()
            raise BadInputError(
                f"This is {self._sniffed.words} without sound.",
                subject=str(self._path),
                what_to_do="Choose an audio file instead.",
                code="not_audio",
            )
        return container

    def _described(self) -> SourceInfo:
        stream = self._container.streams.audio[0]
        codec = _CODECS.get(stream.codec_context.name, stream.codec_context.name)
        rate_hz = int(stream.codec_context.sample_rate or 0)
        if not rate_hz or not stream.codec_context.channels:
            raise damaged(self._path, "its format is not stated")
        name = str(stream.codec_context.format.name).removesuffix("p")
        is_lossless = codec in LOSSLESS_CODECS
        depth = _depth(stream, name) if is_lossless else 0
        promised = None
        if stream.duration and stream.time_base:
            promised = round(stream.duration * stream.time_base * rate_hz)
        return SourceInfo(
            container=self._sniffed.container.upper() or str(self._container.format.name),
            codec=codec,
            subtype=f"{codec.upper()}_{depth}" if depth else codec.upper(),
            sample_rate_hz=rate_hz,
            bit_depth=depth,
            channels=int(stream.codec_context.channels),
            frames=None,
            frames_promised=promised,
            streams=len(self._container.streams.audio),
            has_video=any(not _is_cover(video) for video in self._container.streams.video),
        )

    def _restart(self) -> None:
        self._blocks = self._decoded()
        self._rest: NDArray[Any] | None = None
        self._scale = 0.0
        self._position = 0

    def _decoded(self) -> Iterator[NDArray[Any]]:
        """The decoder's frames as they are, channels x samples; ``_scale`` is what they are to be taken times."""
        try:
            for frame in self._container.decode(audio=0):
                samples = frame.to_ndarray()
                name = frame.format.name
                if not frame.format.is_planar:
                    samples = samples.reshape(-1, frame.layout.nb_channels).T
                if samples.shape[0] != self.info.channels:
                    raise damaged(self._path, "its number of channels changes")
                scale = _SCALES.get(name.removesuffix("p"), 1.0)
                if self._scale not in (0.0, scale):
                    raise damaged(self._path, "its kind of samples changes")
                self._scale = scale
                yield samples if samples.dtype != np.uint8 else samples.astype(np.int16) - 128
        except (self._av.error.FFmpegError, ValueError) as error:
            reason = getattr(error, "strerror", "") or str(error)
            raise damaged(self._path, f"{reason[:1].lower()}{reason[1:]}") from error

    def read(self, frames: int) -> NDArray[np.float64]:
        """The next block, frames x channels, full scale 1.0."""
        parts = [] if self._rest is None else [self._rest]
        there = sum(part.shape[1] for part in parts)
        while there < frames:
            block = next(self._blocks, None)
            if block is None:
                break
            parts.append(block)
            there += block.shape[1]
        if not parts:
            return np.empty((0, self.info.channels))
        joined = np.concatenate(parts, axis=1)
        self._rest = joined[:, frames:]
        self._position += min(frames, joined.shape[1])
        taken = np.ascontiguousarray(joined[:, :frames].T, np.float64)
        return taken if self._scale == 1.0 else taken * self._scale

    def seek(self, frame: int) -> None:
        """Go on reading at this frame. Coded streams have no exact positions: decodes up to it."""
        if frame < self._position:
            self._container.close()
            self._container = self._opened()
            self._restart()
        while self._position < frame and len(self.read(min(65536, frame - self._position))):
            pass

    def close(self) -> None:
        """Let go of the file."""
        self._container.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


_CODECS = {"mp3float": "mp3", "libopus": "opus", "pcm_s16le": "pcm", "pcm_s24le": "pcm", "pcm_s32le": "pcm"}
_CODECS |= {"pcm_f32le": "pcm", "pcm_s16be": "pcm", "pcm_s24be": "pcm", "adpcm_ms": "ms_adpcm", "pcm_mulaw": "ulaw"}


def _is_cover(stream: Any) -> bool:
    """Whether a picture stream is a cover and not moving pictures."""
    attached = getattr(stream.disposition, "attached_pic", 0)
    return bool(attached) or stream.codec_context.name in ("mjpeg", "png")


def _depth(stream: Any, name: str) -> int:
    stated = int(getattr(stream.codec_context, "bits_per_raw_sample", 0) or 0)
    return stated or {"u8": 8, "s16": 16, "s32": 24, "flt": 32, "dbl": 64}.get(name, 0)
