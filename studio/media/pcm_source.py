"""Reads PCM waves straight from their bytes, at any position, also where the header is wrong.

Several threads may call ``read_bytes_at`` at once. No codec, no conversion of rates.
"""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from studio.media.kernels import load_kernels
from studio.media.sources import SourceInfo
from studio.media.wav_header import WavHeader

_BIT_DEPTHS = {"PCM_U8": 8, "PCM_16": 16, "PCM_24": 24, "PCM_32": 32, "FLOAT": 32, "DOUBLE": 64}


class PcmSource:
    """The samples of a RIFF, RF64 or BW64 wave."""

    def __init__(self, path: Path, header: WavHeader) -> None:
        self.path = path
        self.header = header
        self.info = SourceInfo(
            container=header.container,
            codec="pcm",
            subtype=header.subtype,
            sample_rate_hz=header.sample_rate_hz,
            bit_depth=_BIT_DEPTHS[header.subtype],
            channels=header.channels,
            frames=header.frames,
            frames_promised=header.frames_promised,
            is_float=header.subtype in ("FLOAT", "DOUBLE"),
            faults=header.faults,
        )
        self._file = path.open("rb", buffering=0)
        self._lock = threading.Lock()
        self._position = 0

    def read_bytes_at(self, frame: int, into: memoryview) -> int:
        """Fill ``into`` with the raw bytes from this frame on; the number of bytes read (fewer at the end)."""
        offset = self.header.data_offset + frame * self.header.bytes_per_frame
        done = 0
        while done < len(into):
            got = self._read_at(offset + done, into[done:])
            if not got:
                break
            done += got
        return done

    def _read_at(self, offset: int, into: memoryview) -> int:
        if hasattr(os, "preadv"):
            return os.preadv(self._file.fileno(), [into], offset)
        with self._lock:  # Windows has no positioned read
            self._file.seek(offset)
            return self._file.readinto(into) or 0

    def read(self, frames: int) -> NDArray[np.float64]:
        """The next block, frames x channels, full scale 1.0."""
        frames = max(0, min(frames, self.header.frames - self._position))
        raw = bytearray(frames * self.header.bytes_per_frame)
        got = self.read_bytes_at(self._position, memoryview(raw)) // self.header.bytes_per_frame
        self._position += got
        there = np.frombuffer(raw, np.uint8)[: got * self.header.bytes_per_frame]
        if self.header.subtype != "PCM_24":
            return as_float64(there, self.header.subtype).reshape(got, self.header.channels)
        samples = np.empty(got * self.header.channels)
        load_kernels().decode24(there, samples)
        return samples.reshape(got, self.header.channels)

    def seek(self, frame: int) -> None:
        """Go on reading at this frame."""
        self._position = max(0, min(frame, self.header.frames))

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def as_float64(raw: NDArray[np.uint8], subtype: str) -> NDArray[np.float64]:
    """Little-endian PCM bytes other than 24-bit ones as samples with full scale 1.0, exactly."""
    if subtype == "PCM_16":
        return raw.view("<i2").astype(np.float64) * (1.0 / 32768.0)
    if subtype == "PCM_U8":
        return np.multiply(raw.astype(np.float64) - 128.0, 1.0 / 128.0)
    if subtype == "PCM_32":
        return raw.view("<i4").astype(np.float64) * (1.0 / 2147483648.0)
    samples: NDArray[np.float64] = raw.view("<f4" if subtype == "FLOAT" else "<f8").astype(np.float64)
    return samples


def int24(raw: NDArray[np.uint8]) -> NDArray[np.int32]:
    """Packed little-endian 24-bit samples as int32."""
    samples = len(raw) // 3
    spread = np.zeros((samples, 4), np.uint8)
    spread[:, 1:] = raw[: samples * 3].reshape(samples, 3)
    widened: NDArray[np.int32] = spread.view("<i4")[:, 0] >> 8
    return widened
