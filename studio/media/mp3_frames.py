"""What an MP3 file says of itself before its sound: the Xing frame with LAME's extension.

Without it players guess the length of a VBR file and play the encoder's delay. Sources: ISO/IEC 11172-3 (frame headers),
the description of the Xing and "LAME tag" layout by G. Bouvigne (Mp3 Info Tag revision 1).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

_RATES_HZ = (44100, 48000, 32000)
_KBITS = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
FRAME_SAMPLES = 1152
ENCODER_DELAY = 576
"""Samples of silence with which LAME begins; a decoder adds 529 of its own, which players know."""
_SIDE_INFO_BYTES = 32
_INFO_KBIT_INDEX = 9  # 128 kbit/s: room for the 156 bytes at any rate


def frame_bytes(header: bytes) -> int:
    """How long the frame with these first 4 bytes is; 0 where they begin no frame of MPEG-1 layer III."""
    if len(header) < 4 or header[0] != 0xFF or header[1] & 0xFE != 0xFA:
        return 0
    bits, rate, padding = header[2] >> 4, header[2] >> 2 & 3, header[2] >> 1 & 1
    if not 0 < bits < 15 or rate == 3:
        return 0
    return 144_000 * _KBITS[bits] // _RATES_HZ[rate] + padding


def frame_offsets(data: bytes | bytearray) -> Iterator[int]:
    """Where each frame begins in a stream of whole frames."""
    at = 0
    while at + 4 <= len(data) and (length := frame_bytes(bytes(data[at : at + 4]))):
        yield at
        at += length


def info_frame(stream: bytes | bytearray, samples: int, *, is_vbr: bool) -> bytes:
    """The frame to put before ``stream``, which holds a sound of that many samples (per channel) by LAME."""
    offsets = list(frame_offsets(stream))
    header = bytes(stream[:2]) + bytes([_INFO_KBIT_INDEX << 4 | stream[2] & 0x0C, stream[3]])
    length = frame_bytes(header)
    total = length + len(stream)
    contents = b"".join(
        bytes([min(255, (length + offsets[len(offsets) * share // 100]) * 256 // total)]) for share in range(100)
    )
    padding = max(0, len(offsets) * FRAME_SAMPLES - ENCODER_DELAY - samples)
    body = (b"Xing" if is_vbr else b"Info") + struct.pack(">III", 0x0F, len(offsets), total) + contents
    body += struct.pack(">I", 100)  # quality
    body += b"LAME     " + bytes([0x04 if is_vbr else 0x01]) + bytes(1 + 8 + 1)
    body += bytes([255 if not is_vbr else 0]) + (ENCODER_DELAY << 12 | min(padding, 4095)).to_bytes(3, "big")
    body += bytes(1 + 1 + 2) + struct.pack(">I", total) + bytes(2)
    frame = header + bytes(_SIDE_INFO_BYTES) + body
    frame += struct.pack(">H", _crc16(frame))
    return frame + bytes(length - len(frame))


def _crc16(data: bytes) -> int:
    """CRC-16 as LAME's tag has it (polynomial 0x8005, reflected, beginning with 0)."""
    crc = 0
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0xA001 if crc & 1 else 0)
    return crc
