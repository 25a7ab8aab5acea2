"""Reads the checksum that a FLAC file states about its samples (STREAMINFO, RFC 9639 section 8.2)."""

from __future__ import annotations

from pathlib import Path

_STREAMINFO_BYTES = 34


def flac_md5(path: Path) -> bytes | None:
    """MD5 of the interleaved little-endian samples; None where the writer stated none or never finished."""
    with path.open("rb") as file:
        head = file.read(10)
        if head[:3] == b"ID3":
            size = sum((byte & 0x7F) << shift for byte, shift in zip(head[6:10], (21, 14, 7, 0), strict=True))
            file.seek(10 + size)
        else:
            file.seek(0)
        if file.read(4) != b"fLaC":
            return None
        block = file.read(4)
        info = file.read(_STREAMINFO_BYTES)
    if len(block) < 4 or block[0] & 0x7F != 0 or len(info) < _STREAMINFO_BYTES:
        return None
    total = int.from_bytes(info[13:18], "big") & 0xFFFFFFFFF
    digest = info[18:34]
    return digest if total and any(digest) else None
