"""Writes finished blocks of a mix to WAV or FLAC and hashes samples and bytes on the way."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from studio.media import libraries
from studio.media.mix_session import BitFormat
from studio.media.wav_writer import wav_header

_FULL_BYTES = 4 << 20


@dataclass(frozen=True, slots=True)
class Rendered:
    """Hashes of the file and of its samples, and the number of frames over full scale."""

    sha256: str
    pcm_sha256: str
    overs: int


class MixWriter:
    """Takes blocks in order. ``result`` is there after the ``with`` block."""

    def __init__(self, path: Path, frames: int, rate_hz: int, bits: BitFormat) -> None:
        self._path, self._bits = path, bits
        self._pcm_hash = hashlib.sha256()
        self._file_hash = hashlib.sha256()
        self._overs = 0
        self._flac: Any = None
        self._file: Any = None
        if path.suffix.lower() == ".flac":
            subtype = "PCM_16" if bits is BitFormat.INT_16 else "PCM_24"
            self._flac = libraries.soundfile().SoundFile(path, "w", rate_hz, 2, subtype, format="FLAC")
            return
        self._file = path.open("wb")
        header = wav_header(frames, 2, rate_hz, bits.bit_depth, is_float=bits is BitFormat.FLOAT_32)
        self._put(header)

    def _put(self, data: bytes | memoryview) -> None:
        self._file.write(data)
        self._file_hash.update(data)

    def add(self, integers: NDArray[np.int32], packed: NDArray[np.uint8], bus: NDArray[np.float64], overs: int) -> None:
        """The next block, hashed and written."""
        self.hash_samples(integers)
        self.write(integers, packed, bus, overs)

    def hash_samples(self, integers: NDArray[np.int32]) -> None:
        """Hash the samples of the next block; ``write`` takes it too, and may be at an earlier one in another thread."""
        self._pcm_hash.update(np.ascontiguousarray(integers, "<i4").data)

    def write(
        self, integers: NDArray[np.int32], packed: NDArray[np.uint8], bus: NDArray[np.float64], overs: int
    ) -> None:
        """Write the next block: interleaved samples in 24-bit units, packed to bytes, and as floats."""
        self._overs += overs
        if self._flac is not None:
            with self._in_system_words():
                self._flac.write((integers << 8).reshape(-1, 2))
        elif self._bits is BitFormat.INT_24:
            self._put(packed[: 3 * len(integers)].data)
        elif self._bits is BitFormat.INT_16:
            self._put((integers >> 8).astype("<i2").data)
        else:
            self._put(bus.astype("<f4").data)

    @contextmanager
    def _in_system_words(self) -> Iterator[None]:
        """Libsndfile says only that the system refused; the OSError says why, as far as can be told."""
        try:
            yield
        except RuntimeError as error:
            is_full = shutil.disk_usage(self._path.parent).free < _FULL_BYTES
            number = errno.ENOSPC if is_full else errno.EIO
            raise OSError(number, os.strerror(number), str(self._path)) from error

    def result(self) -> Rendered:
        """Hashes and overs of what was written."""
        return Rendered(self._file_hash.hexdigest(), self._pcm_hash.hexdigest(), self._overs)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, failure: object, *_: object) -> None:
        if self._file is not None:
            self._file.close()
            return
        with self._in_system_words() if failure is None else suppress(RuntimeError):
            self._flac.close()
        if failure is None:
            with self._path.open("rb") as file:
                self._file_hash = hashlib.file_digest(file, "sha256")
