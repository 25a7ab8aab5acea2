"""Writes an audio file in another format, streaming: FLAC, WAV and Opus by libsndfile, MP3 by PyAV."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from studio.domain.errors import BadInputError, CancelledError
from studio.media import libraries
from studio.media.sources import AudioSource, open_source
from studio.media.whole_file import whole_file

_BLOCK_FRAMES = 65536
_SNDFILE_FORMATS = {"flac": "FLAC", "wav": "WAV"}
_MP3_RATES_HZ = (32000, 44100, 48000)
_MP3_BIT_RATE = 320_000
_OPUS_RATE_HZ = 48000
_OPUS_BLOCK_FRAMES = 4096


def write_flac(path: Path, out: Path) -> Path:
    """A FLAC of the same samples (16 or 24 bit); see ``encode``."""
    return encode(path, out, "flac")


def encode(
    path: Path,
    out: Path,
    format: str = "",  # noqa: A002 - the word of the command line
    progress: Callable[[float], None] | None = None,
    cancel: threading.Event | None = None,
) -> Path:
    """Write ``path`` as ``format`` (flac, wav, mp3 or opus; by default what ``out`` ends in). Returns ``out``.

    Integer samples up to 24 bit stay as they are in FLAC and WAV; float ones become 24 bit, held at full scale.

    Raises:
        BadInputError: the source cannot be read, or the format is not known or cannot hold it.
        CancelledError: ``cancel`` was set; nothing is left.
        DiskError: it cannot be written.
    """
    name = (format or out.suffix.removeprefix(".")).lower()
    with open_source(path) as source:
        if name in _SNDFILE_FORMATS:
            write = _to_sndfile
        elif name == "mp3":
            write = _to_mp3
        elif name == "opus":
            write = _to_opus
        else:
            what_to_do = "Choose flac, wav, mp3 or opus."
            raise BadInputError(f"The format “{name}” is not known.", subject=str(out), what_to_do=what_to_do)
        with whole_file(out) as temporary:
            write(source, temporary, name, _Watch(path, source, progress, cancel))
    return out


class _Watch:
    """Reads blocks, reports progress and stops when asked."""

    def __init__(
        self,
        path: Path,
        source: AudioSource,
        progress: Callable[[float], None] | None,
        cancel: threading.Event | None,
    ) -> None:
        self._path, self._source, self._progress, self._cancel = path, source, progress, cancel
        self._done = 0

    def read(self, frames: int) -> NDArray[np.float64]:
        if self._cancel is not None and self._cancel.is_set():
            raise CancelledError("Encoding was stopped.", subject=str(self._path))
        block = self._source.read(frames)
        self._done += len(block)
        if self._progress and self._source.info.frames:
            self._progress(min(1.0, self._done / self._source.info.frames))
        return block


def _to_sndfile(source: AudioSource, out: Path, name: str, watch: _Watch) -> None:
    depth = 16 if 0 < source.info.bit_depth <= 16 else 24
    rate_hz, channels = source.info.sample_rate_hz, source.info.channels
    if name == "flac" and channels > 8:
        what_to_do = "Choose wav, or split it into stems."
        raise BadInputError(f"FLAC cannot hold {channels} channels.", subject=str(out), what_to_do=what_to_do)
    scale, step = 2.0 ** (depth - 1), 1 << (32 - depth)
    form = _SNDFILE_FORMATS[name]
    with libraries.soundfile().SoundFile(out, "w", rate_hz, channels, f"PCM_{depth}", format=form) as file:
        while len(block := watch.read(_BLOCK_FRAMES)):
            held = np.clip(np.rint(np.nan_to_num(block) * scale), -scale, scale - 1.0)
            file.write(held.astype(np.int32) * np.int32(step))


def _to_opus(source: AudioSource, out: Path, name: str, watch: _Watch) -> None:
    """Mono or stereo at 48 kHz, which is Opus' own rate; more channels become one."""
    del name
    from studio.media.conform import ResampledSource

    channels = source.info.channels if source.info.channels <= 2 else 1
    with libraries.soundfile().SoundFile(out, "w", _OPUS_RATE_HZ, channels, "OPUS", format="OGG") as file:
        taken: AudioSource = _Watched(source, watch)
        if source.info.sample_rate_hz != _OPUS_RATE_HZ:
            taken = ResampledSource(taken, _OPUS_RATE_HZ)
        while len(block := taken.read(_OPUS_BLOCK_FRAMES)):
            mixed = block if block.shape[1] == channels else block.mean(axis=1, keepdims=True)
            file.write(np.clip(np.nan_to_num(mixed), -1.0, 1.0).astype(np.float32))


class _Watched:
    """A source whose reading is watched, for what reads through a resampler."""

    def __init__(self, source: AudioSource, watch: _Watch) -> None:
        self._source, self._watch, self.info = source, watch, source.info

    def read(self, frames: int) -> NDArray[np.float64]:
        return self._watch.read(frames)

    def seek(self, frame: int) -> None:
        self._source.seek(frame)

    def close(self) -> None:
        """The source is closed by who opened it."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _to_mp3(source: AudioSource, out: Path, name: str, watch: _Watch) -> None:
    """320 kbit/s. Rates that MP3 does not have are refused rather than changed unasked."""
    rate_hz, channels = source.info.sample_rate_hz, source.info.channels
    av = libraries.av()
    if rate_hz not in _MP3_RATES_HZ or channels > 2:
        raise BadInputError(
            f"MP3 cannot hold {channels} channels at {rate_hz} Hz.",
            subject=str(out),
            what_to_do="Use a mono or stereo file at 44100 or 48000 Hz.",
        )
    layout = "mono" if channels == 1 else "stereo"
    with av.open(str(out), "w", format=name) as container:
        stream = container.add_stream("libmp3lame", rate=rate_hz, layout=layout, bit_rate=_MP3_BIT_RATE)
        position = 0
        while len(block := watch.read(_BLOCK_FRAMES)):
            samples = np.ascontiguousarray(block.T, np.float32)
            frame = av.AudioFrame.from_ndarray(samples, format="fltp", layout=layout)
            frame.sample_rate, frame.pts = rate_hz, position
            position += len(block)
            _mux(container, stream.encode(frame))
        _mux(container, stream.encode(None))


def _mux(container: Any, packets: Any) -> None:
    for packet in packets:
        container.mux(packet)
