"""Writes WAV headers: PCM or float, RF64 where the file passes 4 GB. The length is known beforehand.

Sources: the RIFF specification; EBU Tech 3306 for RF64.
"""

from __future__ import annotations

import struct

_RIFF_MAX_BYTES = 0xFFFFFFFF


def wav_header(frames: int, channels: int, sample_rate_hz: int, bit_depth: int, *, is_float: bool = False) -> bytes:
    """The bytes before the samples. The caller adds a zero byte at the end when the data's size is odd."""
    frame_bytes = channels * bit_depth // 8
    data_bytes = frames * frame_bytes
    tag = 3 if is_float else 1
    form = struct.pack("<HHIIHH", tag, channels, sample_rate_hz, sample_rate_hz * frame_bytes, frame_bytes, bit_depth)
    body = b"fmt " + struct.pack("<I", len(form)) + form
    if is_float:
        body += b"fact" + struct.pack("<II", 4, min(frames, _RIFF_MAX_BYTES))
    riff_bytes = 4 + len(body) + 8 + data_bytes + data_bytes % 2
    if riff_bytes <= _RIFF_MAX_BYTES:
        return b"RIFF" + struct.pack("<I", riff_bytes) + b"WAVE" + body + b"data" + struct.pack("<I", data_bytes)
    sizes = struct.pack("<QQQI", riff_bytes + 36, data_bytes, frames, 0)
    ds64 = b"ds64" + struct.pack("<I", len(sizes)) + sizes
    return b"RF64\xff\xff\xff\xffWAVE" + ds64 + body + b"data\xff\xff\xff\xff"
