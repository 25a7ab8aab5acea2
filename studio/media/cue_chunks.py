"""Markers inside a wave file: a ``cue `` chunk with labels (``labl``) and lengths (``ltxt``) in a ``LIST adtl`` chunk.

Source: the Multimedia Programming Interface and Data Specifications 1.0 (IBM and Microsoft, 1991). The audio is copied
byte for byte; cues that the file had are replaced by those given.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import BinaryIO

from studio.domain.errors import BadInputError
from studio.domain.markers import MOST_MARKERS, Marker, bad_marker_file, sound_markers
from studio.media.wav_header import read_wav_header
from studio.media.whole_file import whole_file

_MOST_ADTL_BYTES = 16_000_000
_MOST_CHUNKS = 4096
_MOST_RIFF_BYTES = (1 << 32) - 1


def write_with_cues(path: Path, markers: Sequence[Marker], out: Path) -> Path:
    """A copy of a RIFF wave with these markers. Returns ``out``.

    Raises:
        BadInputError: ``path`` is no plain RIFF wave, damaged, or would become longer than 4 GiB.
        DiskError: it cannot be written.
    """
    header = read_wav_header(path)
    if header.container != "WAV" or header.faults:
        words = "a wave file of more than 4 GiB" if header.container != "WAV" else "a damaged wave file"
        raise BadInputError(
            f"“{path.name}” is {words}; cues are not written into it.",
            subject=str(path),
            what_to_do="Save the notes as Audacity labels or as a table instead.",
        )
    added = _cue_bytes(markers, header.sample_rate_hz)
    with path.open("rb") as source, whole_file(out) as temporary, temporary.open("wb") as target:
        target.write(b"RIFF\0\0\0\0WAVE")
        for name, offset, size in _chunks(source, path):
            if name == b"cue " or (name == b"LIST" and _list_kind(source, offset) == b"adtl"):
                continue
            source.seek(offset)
            target.write(struct.pack("<4sI", name, size))
            _copy(source, target, size)
            target.write(b"\0" * (size % 2))
        target.write(added)
        riff_bytes = target.tell() - 8
        if riff_bytes > _MOST_RIFF_BYTES:
            raise BadInputError(f"“{path.name}” with its notes would be longer than 4 GiB.", subject=str(path))
        target.seek(4)
        target.write(struct.pack("<I", riff_bytes))
    return out


def read_cues(path: Path) -> tuple[Marker, ...]:
    """The markers of a wave file of any kind.

    Raises BadInputError: it is no wave file, or has none.
    """
    try:
        header = read_wav_header(path)
        with path.open("rb") as file:
            cues, labels, lengths = _read(file, path)
    except OSError as error:
        raise bad_marker_file(path.name, f"it cannot be read ({error.strerror or error}).") from error
    except struct.error as error:
        raise bad_marker_file(path.name, "its cues are damaged.") from error
    rate_hz = header.sample_rate_hz
    found = [
        Marker(frame / rate_hz, (frame + lengths.get(key, 0)) / rate_hz, labels.get(key, ""))
        for key, frame in cues.items()
    ]
    return sound_markers(found, path.name)


def _chunks(file: BinaryIO, path: Path) -> Iterable[tuple[bytes, int, int]]:
    """Name, offset of the body and size of every chunk that is whole."""
    end = path.stat().st_size
    offset, long_data = 12, 0
    for _ in range(_MOST_CHUNKS):
        if offset + 8 > end:
            return
        file.seek(offset)
        name, size = struct.unpack("<4sI", file.read(8))
        if name == b"ds64" and size >= 16:
            long_data = struct.unpack("<QQ", file.read(16))[1]
        if name == b"data" and size == _MOST_RIFF_BYTES and long_data:
            size = long_data
        if offset + 8 + size > end:
            return
        yield name, offset + 8, size
        offset += 8 + size + size % 2


def _list_kind(file: BinaryIO, offset: int) -> bytes:
    file.seek(offset)
    return file.read(4)


def _copy(source: BinaryIO, target: BinaryIO, size: int) -> None:
    while size and (part := source.read(min(size, 1 << 20))):
        target.write(part)
        size -= len(part)


def _cue_bytes(markers: Sequence[Marker], rate_hz: int) -> bytes:
    cue, labels = [struct.pack("<I", len(markers))], [b"adtl"]
    for key, marker in enumerate(markers, 1):
        frame = round(marker.start_s * rate_hz)
        cue.append(struct.pack("<II4sIII", key, frame, b"data", 0, 0, frame))
        labels.append(_chunk(b"labl", struct.pack("<I", key) + marker.line.encode() + b"\0"))
        if marker.is_range:
            frames = round(marker.end_s * rate_hz) - frame
            labels.append(_chunk(b"ltxt", struct.pack("<II4sHHHH", key, frames, b"rgn ", 0, 0, 0, 65001)))
    return _chunk(b"cue ", b"".join(cue)) + _chunk(b"LIST", b"".join(labels))


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack("<4sI", name, len(body)) + body + b"\0" * (len(body) % 2)


def _read(file: BinaryIO, path: Path) -> tuple[dict[int, int], dict[int, str], dict[int, int]]:
    """Frames, words and lengths by the number of the cue."""
    cues: dict[int, int] = {}
    labels: dict[int, str] = {}
    lengths: dict[int, int] = {}
    for name, offset, size in _chunks(file, path):
        if name == b"cue " and size >= 4:
            file.seek(offset)
            body = file.read(min(size, 4 + 24 * (MOST_MARKERS + 1)))
            for at in range(4, len(body) - 23, 24):
                key, _position, _kind, _chunk_start, _block_start, frame = struct.unpack_from("<II4sIII", body, at)
                cues[key] = frame
        elif name == b"LIST" and 4 < size <= _MOST_ADTL_BYTES and _list_kind(file, offset) == b"adtl":
            _read_list(file.read(size - 4), labels, lengths)
    return cues, labels, lengths


def _read_list(body: bytes, labels: dict[int, str], lengths: dict[int, int]) -> None:
    at = 0
    while at + 12 <= len(body):
        name, size, key = struct.unpack_from("<4sII", body, at)
        part = body[at + 12 : at + 8 + size]
        if name == b"labl" or (name == b"note" and key not in labels):
            labels[key] = _words(part.split(b"\0")[0])
        elif name == b"ltxt" and len(part) >= 4:
            lengths[key] = struct.unpack_from("<I", part)[0]
        at += 8 + size + size % 2


def _words(text: bytes) -> str:
    """UTF-8, as most programs write it now, else the old Western code page."""
    try:
        return text.decode()
    except UnicodeDecodeError:
        return text.decode("cp1252", "replace")
