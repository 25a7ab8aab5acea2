"""Reads the chunks of RIFF, RF64 and BW64 files, also of damaged ones, and says what is wrong with them.

Does not read samples. Sources: EBU Tech 3306 (RF64), ITU-R BS.2088 (BW64), the WAVE_FORMAT_EXTENSIBLE page.
"""

from __future__ import annotations

import os
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from studio.domain.errors import BadInputError

_UNKNOWN_SIZE = 0xFFFFFFFF
# Who writes to a pipe cannot go back and fill in the size: sox leaves 0x7FFFFxxx, others (nearly) 0xFFFFFFFF.
_PIPE_SIZES = (range(0x7FFFF000, 0x80000001), range(0xFFFFF000, 0x100000000))
_RATE_MAX_HZ = 1_536_000
_CHANNELS_MAX = 1024
_CHUNKS_MAX = 4096
_SUBTYPES: dict[tuple[int, int], str] = {
    (1, 8): "PCM_U8",
    (1, 16): "PCM_16",
    (1, 24): "PCM_24",
    (1, 32): "PCM_32",
    (3, 32): "FLOAT",
    (3, 64): "DOUBLE",
}
_OTHER_CODECS: dict[int, str] = {
    0x0002: "MS_ADPCM",
    0x0006: "ALAW",
    0x0007: "ULAW",
    0x0011: "IMA_ADPCM",
    0x0031: "GSM610",
    0x0050: "MPEG",
    0x0055: "MPEG_LAYER_III",
    0x00FF: "AAC",
}


@dataclass(frozen=True, slots=True)
class WavHeader:
    """Where the samples lie and what they are.

    ``subtype`` is libsndfile's name (``PCM_24``, ``FLOAT`` ...). ``frames`` counts what is really there,
    ``frames_promised`` what the header says. ``faults`` are short codes: data_size_zero, data_size_unknown, truncated,
    missing_pad, bad_block_align. ``is_pcm`` is False for coded audio in a WAV shell.
    """

    container: str
    subtype: str
    sample_rate_hz: int
    channels: int
    bytes_per_frame: int
    data_offset: int
    frames: int
    frames_promised: int
    faults: tuple[str, ...] = ()
    is_pcm: bool = True
    has_bext: bool = False


@dataclass(frozen=True, slots=True)
class _Chunk:
    name: bytes
    offset: int
    size: int


def is_wav(head: bytes) -> bool:
    """Whether these first 12 bytes begin a RIFF, RF64 or BW64 wave file."""
    return head[:4] in (b"RIFF", b"RF64", b"BW64") and head[8:12] == b"WAVE"


def read_wav_header(path: Path) -> WavHeader:
    """The header of a wave file.

    Raises:
        BadInputError: it ends before the audio, or its format cannot be meant (0 channels, absurd rate).
        OSError: the file cannot be read.
    """
    with path.open("rb") as file:
        size_bytes = os.fstat(file.fileno()).st_size
        magic = file.read(12)
        chunks, faults = _chunks(file, size_bytes)
        return _header(path, file, magic[:4].decode(), size_bytes, chunks, faults)


def _chunks(file: BinaryIO, size_bytes: int) -> tuple[list[_Chunk], list[str]]:
    """The chunks up to the end, stepping over a missing pad byte."""
    found: list[_Chunk] = []
    faults: list[str] = []
    offset = 12
    long_sizes: dict[bytes, int] = {}
    while offset + 8 <= size_bytes and len(found) < _CHUNKS_MAX:
        file.seek(offset)
        name, size = struct.unpack("<4sI", file.read(8))
        if name == b"ds64":
            long_sizes = _ds64(file.read(min(size, 64)))
        elif size == _UNKNOWN_SIZE:
            size = long_sizes.get(name, size)
        found.append(_Chunk(name, offset + 8, size))
        offset += 8 + size
        if size % 2:
            offset, is_padded = _after_pad(file, offset, size_bytes)
            if not is_padded:
                faults.append("missing_pad")
    return found, faults


def _ds64(body: bytes) -> dict[bytes, int]:
    if len(body) < 24:
        return {}
    return {b"data": struct.unpack_from("<Q", body, 8)[0]}


def _after_pad(file: BinaryIO, offset: int, size_bytes: int) -> tuple[int, bool]:
    """Where the next chunk begins: after the pad byte, unless a known chunk name begins right here."""
    if offset >= size_bytes:
        return offset + 1, True
    file.seek(offset)
    if file.read(4) in (b"fmt ", b"data", b"LIST", b"fact", b"bext", b"cue "):
        return offset, False
    return offset + 1, True


def _bad(path: Path, message: str, what_to_do: str, code: str) -> BadInputError:
    return BadInputError(message, subject=str(path), what_to_do=what_to_do, code=code)


def _header(
    path: Path, file: BinaryIO, magic: str, size_bytes: int, chunks: list[_Chunk], faults: list[str]
) -> WavHeader:
    by_name = {chunk.name: chunk for chunk in reversed(chunks)}
    form, data = by_name.get(b"fmt "), by_name.get(b"data")
    if form is None or data is None or form.offset + 16 > size_bytes:
        raise _bad(path, "The file ends before its audio begins.", "Export or send it again.", "incomplete")
    file.seek(form.offset)
    tag, channels, rate_hz, bits, block_align = _form(file.read(min(form.size, 40)))
    _refuse_absurd(path, channels, rate_hz)
    subtype = _SUBTYPES.get((tag, bits))
    frame_bytes = channels * bits // 8 if subtype else max(1, block_align)
    if subtype and block_align != frame_bytes:
        faults.append("bad_block_align")
    follower = next((chunk for chunk in chunks if chunk.offset > data.offset), None)
    is_empty = data.size == 0 and (follower is None or _is_sound(follower, size_bytes))
    frames, promised = (0, 0) if is_empty else _extent(data, size_bytes, frame_bytes, faults)
    return WavHeader(
        container={"RIFF": "WAV"}.get(magic, magic),
        subtype=subtype or _OTHER_CODECS.get(tag, f"codec 0x{tag:04x}" if tag > 3 else f"PCM_{bits}"),
        sample_rate_hz=rate_hz,
        channels=channels,
        bytes_per_frame=frame_bytes,
        data_offset=data.offset,
        frames=frames,
        frames_promised=promised,
        faults=tuple(dict.fromkeys(faults)),
        is_pcm=subtype is not None,
        has_bext=b"bext" in by_name,
    )


def _form(body: bytes) -> tuple[int, int, int, int, int]:
    """Format tag (that of the sub-format when extensible), channels, rate, bits, block align."""
    tag, channels, rate_hz, _, block_align, bits = struct.unpack_from("<HHIIHH", body)
    if tag == 0xFFFE and len(body) >= 26:
        tag = struct.unpack_from("<H", body, 24)[0]
    return tag, channels, rate_hz, bits, block_align


def _refuse_absurd(path: Path, channels: int, rate_hz: int) -> None:
    if not 1 <= channels <= _CHANNELS_MAX:
        raise _bad(path, f"The header says {channels} channels.", "Export it again.", "bad_format")
    if not 1000 <= rate_hz <= _RATE_MAX_HZ:
        raise _bad(path, f"The header says a sample rate of {rate_hz} Hz.", "Export it again.", "bad_format")


def _is_sound(chunk: _Chunk, size_bytes: int) -> bool:
    """Whether this is a chunk and not audio read as one."""
    return chunk.name.isascii() and chunk.name.strip().isalnum() and chunk.offset + chunk.size <= size_bytes + 1


def _extent(data: _Chunk, size_bytes: int, frame_bytes: int, faults: list[str]) -> tuple[int, int]:
    """Frames that are there, frames that were promised. Sizes that a recorder never filled in mean "to the end"."""
    there = max(0, size_bytes - data.offset) // frame_bytes
    is_unknown = data.offset + data.size > size_bytes and any(data.size in sizes for sizes in _PIPE_SIZES)
    if data.size == 0 or is_unknown:
        faults.append("data_size_unknown" if data.size else "data_size_zero")
        return there, there
    promised = data.size // frame_bytes
    if data.offset + data.size > size_bytes:
        faults.append("truncated")
    return min(promised, there), promised
