"""Notes inside a wave file: there and back, with the audio as it was."""

from __future__ import annotations

import contextlib
import struct

import pytest

from studio.domain.errors import BadInputError
from studio.domain.markers import Marker
from studio.media.cue_chunks import read_cues, write_with_cues
from studio.media.wav_header import read_wav_header
from tests.media.signals import noise, write_wav

NOTES = (Marker(0.25, 0.25, "zu früh"), Marker(0.5, 0.75, "softer"))


@pytest.fixture
def take(tmp_path):
    return write_wav(tmp_path / "take.wav", noise(48001))  # 24 bit, mono: an odd number of bytes


def audio_of(path):
    header = read_wav_header(path)
    assert not header.faults
    return path.read_bytes()[header.data_offset : header.data_offset + header.frames * header.bytes_per_frame]


def test_cues_there_and_back_and_the_audio_as_it_was(take, tmp_path):
    out = write_with_cues(take, NOTES, tmp_path / "out.wav")
    assert read_cues(out) == NOTES
    assert audio_of(out) == audio_of(take)
    assert struct.unpack("<I", out.read_bytes()[4:8])[0] == out.stat().st_size - 8
    again = write_with_cues(out, NOTES[:1], tmp_path / "again.wav")  # what was there is replaced, not doubled
    assert read_cues(again) == NOTES[:1]


def test_what_has_no_cues_or_damaged_ones_says_so(take, tmp_path):
    with pytest.raises(BadInputError, match="no markers"):
        read_cues(take)
    out = write_with_cues(take, NOTES, tmp_path / "out.wav")
    bent = bytearray(out.read_bytes())
    at = bent.index(b"LIST")
    for place in range(at, len(bent), 3):  # sizes and numbers that lie: words or a refusal, never a crash
        broken = bytes(bent[:place]) + b"\xff\xff" + bytes(bent[place + 2 :])
        (tmp_path / "broken.wav").write_bytes(broken)
        with contextlib.suppress(BadInputError):
            assert len(read_cues(tmp_path / "broken.wav")) == 2
    (tmp_path / "text.wav").write_bytes(b"RIFF1234WAVE")
    with pytest.raises(BadInputError):
        read_cues(tmp_path / "text.wav")


def test_cues_are_not_written_into_what_cannot_hold_them(take, tmp_path):
    big = tmp_path / "big.wav"
    data = take.read_bytes()
    big.write_bytes(b"RF64" + data[4:])
    with pytest.raises(BadInputError, match="4 GiB"):
        write_with_cues(big, NOTES, tmp_path / "out.wav")
    assert not (tmp_path / "out.wav").exists()
