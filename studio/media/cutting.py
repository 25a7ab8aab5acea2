"""A part of a sound file as a wave of its own: samples of waves byte for byte, others decoded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from studio.domain.errors import CancelledError
from studio.domain.session import OWN_SPEED_PPM, Piece
from studio.media.pcm_source import PcmSource
from studio.media.sources import AudioSource, open_source
from studio.media.wav_writer import wav_header
from studio.media.whole_file import whole_file

_BLOCK_FRAMES = 65_536
_FULL_SCALE_24 = 1 << 23


def cut_wave(path: Path, out: Path, piece: Piece, is_stopped: Callable[[], bool]) -> int:
    """Write a piece of a file at its own speed, shorter where the file ends before and it does not loop; gives its frames.

    A wave keeps its format. Anything else becomes 24-bit, or 32-bit float where it holds floats.

    Raises BadInputError: no audio, damaged. CancelledError: ``is_stopped``; nothing is left. DiskError.
    """
    with open_source(path) as source:
        frames = frames_of(piece, source.info.frames)
        out.parent.mkdir(parents=True, exist_ok=True)
        with whole_file(out) as temporary, temporary.open("wb") as file:
            bits, is_float = wave_format(source)
            info = source.info
            file.write(wav_header(frames, info.channels, info.sample_rate_hz, bits, is_float=is_float))
            bytes_made = 0
            for first, count in replace(piece, frames=frames).segments():
                bytes_made += _copied(source, file, first, count, is_stopped)
            file.write(b"\0" * (bytes_made % 2))
    return frames


def frames_of(piece: Piece, of_file: int | None) -> int:
    """How many frames a piece has of a file of so many (None: nobody knows)."""
    if of_file is None or piece.loop_end:
        return piece.frames
    return max(min(piece.frames, (of_file - piece.first) * OWN_SPEED_PPM // piece.speed_ppm), 0)


def wave_format(source: AudioSource) -> tuple[int, bool]:
    info = source.info
    if isinstance(source, PcmSource):
        return info.bit_depth or 24, info.is_float
    return (32, True) if info.is_float else (24, False)


def _copied(source: AudioSource, file: BinaryIO, first_frame: int, frames: int, is_stopped: Callable[[], bool]) -> int:
    """Bytes written. What a file promises and does not hold becomes silence."""
    made = done = 0
    source.seek(first_frame)
    while done < frames:
        if is_stopped():
            raise CancelledError("The work was stopped.", subject=str(source))
        count = min(_BLOCK_FRAMES, frames - done)
        block = _block(source, first_frame + done, count)
        file.write(block)
        made += len(block)
        done += count
    return made


def _block(source: AudioSource, at: int, count: int) -> bytes:
    if isinstance(source, PcmSource):
        raw = bytearray(count * source.header.bytes_per_frame)
        source.read_bytes_at(at, memoryview(raw))
        return bytes(raw)
    samples = source.read(count)
    if len(samples) < count:
        samples = np.concatenate([samples, np.zeros((count - len(samples), source.info.channels))])
    return coded(samples, is_float=source.info.is_float)


def coded(samples: NDArray[np.float64], *, is_float: bool) -> bytes:
    """Frames x channels as bytes of a wave: 32-bit float, or 24-bit."""
    if is_float:
        return samples.astype("<f4").tobytes()
    whole = np.clip(np.rint(samples * _FULL_SCALE_24), -_FULL_SCALE_24, _FULL_SCALE_24 - 1).astype("<i4")
    return whole.reshape(-1, 1).view(np.uint8)[:, :3].tobytes()
