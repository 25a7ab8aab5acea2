"""Readers: exact samples of every PCM kind, long files, positions."""

from __future__ import annotations

import struct

import numpy as np
import pytest
import soundfile

from studio.domain.errors import BadInputError
from studio.media.conform import ResampledSource
from studio.media.mix import MixOptions, mix, session_from_stems
from studio.media.sources import open_source
from studio.media.wav_header import read_wav_header
from studio.media.wav_writer import wav_header
from tests.media.signals import RATE_HZ, noise, tone, write_wav


@pytest.mark.parametrize(
    ("bits", "is_float"), [(8, False), (16, False), (24, False), (32, False), (32, True), (64, True)]
)
def test_every_pcm_kind_reads_as_libsndfile_does(tmp_path, bits, is_float):
    path = write_wav(tmp_path / "a.wav", noise(1001, 2), bits=bits, is_float=is_float)
    with open_source(path) as source:
        samples = source.read(10_000)
    assert np.array_equal(samples, soundfile.read(path, always_2d=True)[0])


@pytest.mark.parametrize("name", ["a.wav", "a.flac", "a.mp3", "a.ogg"])
def test_seek_and_read_again(tmp_path, name):
    soundfile.write(tmp_path / name, tone(1.0), RATE_HZ)
    with open_source(tmp_path / name) as source:
        whole = source.read(40_000)
        for frame in (30_000, 10_000):
            source.seek(frame)
            assert np.abs(source.read(100) - whole[frame : frame + 100]).max() < 1e-3


def test_without_positioned_reads_threads_take_turns(tmp_path, monkeypatch):
    """As on Windows, which has no preadv."""
    monkeypatch.delattr("os.preadv", raising=False)
    samples = noise(70_000, 2)
    path = write_wav(tmp_path / "a.wav", samples)
    mix(session_from_stems([path] * 5), tmp_path / "out.wav", MixOptions(block_frames=1000, threads=3))
    single, summed = (soundfile.read(name, dtype="int32")[0] >> 8 for name in (path, tmp_path / "out.wav"))
    assert np.array_equal(np.clip(single * 5, -8388608, 8388607), summed)


def test_our_header_is_read_by_libsndfile(tmp_path):
    path = write_wav(tmp_path / "a.wav", noise(777, 2), bits=24)
    info = soundfile.info(path)
    assert (info.frames, info.channels, info.samplerate, info.subtype) == (777, 2, RATE_HZ, "PCM_24")
    assert soundfile.info(write_wav(tmp_path / "f.wav", noise(777), bits=32, is_float=True)).subtype == "FLOAT"


def test_over_four_gigabytes_it_is_rf64(tmp_path):
    frames = 800_000_000
    with (tmp_path / "long.wav").open("wb") as file:
        header = wav_header(frames, 2, 48000, 24)
        file.write(header)
        file.truncate(len(header) + frames * 6)  # sparse: takes no room
    assert header[:4] == b"RF64"
    info = soundfile.info(tmp_path / "long.wav")
    assert (info.format, info.frames) == ("RF64", frames)
    found = read_wav_header(tmp_path / "long.wav")
    assert (found.container, found.frames, found.faults) == ("RF64", frames, ())
    with open_source(tmp_path / "long.wav") as source:
        source.seek(frames - 5)
        assert source.read(100).shape == (5, 2)


def chunk(name: bytes, body: bytes) -> bytes:
    return name + struct.pack("<I", len(body)) + body


FORM = struct.pack("<HHIIHH", 1, 1, 48000, 96000, 2, 16)


@pytest.mark.parametrize(
    ("body", "frames", "faults"),
    [
        (chunk(b"fmt ", FORM) + chunk(b"data", b"\1\0" * 50), 50, ()),
        (chunk(b"fmt ", FORM) + b"data\0\0\0\0" + b"\1\0" * 50, 50, ("data_size_zero",)),
        (chunk(b"fmt ", FORM) + b"data\xff\xff\xff\xff" + b"\1\0" * 50, 50, ("data_size_unknown",)),
        (chunk(b"fmt ", FORM) + b"data\0\1\0\0" + b"\1\0" * 50, 50, ("truncated",)),
        (chunk(b"fmt ", FORM) + chunk(b"data", b"") + chunk(b"LIST", b"INFO" + bytes(8)), 0, ()),
        (chunk(b"junk", b"abc") + chunk(b"fmt ", FORM) + chunk(b"data", b"\1\0" * 9), 9, ("missing_pad",)),
    ],
)
def test_headers_right_and_wrong(tmp_path, body, frames, faults):
    path = tmp_path / "a.wav"
    path.write_bytes(b"RIFF" + struct.pack("<I", len(body) + 4) + b"WAVE" + body)
    found = read_wav_header(path)
    assert (found.frames, found.faults) == (frames, faults)


@pytest.mark.parametrize("size", range(0, 48, 3))
def test_any_beginning_of_a_wave_is_bad_input(tmp_path, size):
    whole = write_wav(tmp_path / "a.wav", noise(100)).read_bytes()
    (tmp_path / "b.wav").write_bytes(whole[: min(size, 43)])
    with pytest.raises(BadInputError) as caught:
        open_source(tmp_path / "b.wav")
    assert caught.value.what_to_do


def test_resampled_source_has_its_stated_length(tmp_path):
    path = write_wav(tmp_path / "a.wav", noise(44_101), 44100)
    with ResampledSource(open_source(path), 48000) as source:
        frames = 0
        while len(block := source.read(777)):
            frames += len(block)
        assert frames == source.info.frames == 48001
