"""Peaks equal those found by hand, their pyramid keeps extremes, and .dat files are as audiowaveform writes them."""

from __future__ import annotations

import struct

import numpy as np
import pytest
import soundfile

from studio.domain.errors import BadInputError
from studio.media.peaks import peaks, read_dat, write_dat
from tests.media.signals import RATE_HZ, noise, write_wav


def by_hand(samples: np.ndarray, per_bucket: int) -> np.ndarray:
    integers = np.clip(np.rint(samples * 8388608), -8388608, 8388607).astype(np.int32) >> 8
    parts = [integers[start : start + per_bucket] for start in range(0, len(integers), per_bucket)]
    return np.array([[(c.min(), c.max()) for c in part.T] for part in parts], np.int16)


@pytest.mark.parametrize("is_plain", ["0", "1"])
@pytest.mark.parametrize(
    ("frames", "channels", "per_bucket"), [(300_001, 2, 256), (5000, 1, 100), (255, 2, 256), (1, 1, 256)]
)
def test_smallest_and_largest_of_every_bucket(tmp_path, monkeypatch, is_plain, frames, channels, per_bucket):
    monkeypatch.setenv("SEGUE_PLAIN_LOOPS", is_plain)
    samples = noise(frames, channels)
    wave = write_wav(tmp_path / "a.wav", samples)
    soundfile.write(tmp_path / "a.flac", soundfile.read(wave, dtype="int32")[0], RATE_HZ, "PCM_24")
    for path in (wave, tmp_path / "a.flac"):
        found = peaks(path, per_bucket)
        assert np.array_equal(found.buckets, by_hand(samples, per_bucket))
        assert (found.frames, found.channels, found.sample_rate_hz) == (frames, channels, RATE_HZ)


def test_the_pyramid_keeps_extremes(tmp_path):
    levels = peaks(write_wav(tmp_path / "a.wav", noise(300_001, 2))).pyramid()
    assert [len(level.buckets) for level in levels] == [1172, 293, 74, 19]
    assert levels[-1].frames_per_bucket == 256 * 64
    assert levels[-1].buckets.min() == levels[0].buckets.min()
    assert levels[-1].buckets.max() == levels[0].buckets.max()


def test_dat_is_audiowaveform_version_2(tmp_path):
    found = peaks(write_wav(tmp_path / "a.wav", noise(1000, 2)))
    write_dat(found, tmp_path / "a.dat")
    data = (tmp_path / "a.dat").read_bytes()
    assert struct.unpack_from("<iIiiIi", data) == (2, 0, 48000, 256, 4, 2)
    assert len(data) == 24 + 4 * 2 * 4
    assert struct.unpack_from("<hhhh", data, 24) == tuple(found.buckets[0].reshape(-1))
    assert np.array_equal(read_dat(tmp_path / "a.dat").buckets, found.buckets)


@pytest.mark.parametrize("content", [b"", b"x" * 30, struct.pack("<iIiiIi", 2, 0, 48000, 256, 10**9, 2)])
def test_damaged_dat_is_bad_input(tmp_path, content):
    (tmp_path / "a.dat").write_bytes(content)
    with pytest.raises(BadInputError):
        read_dat(tmp_path / "a.dat")


def test_silence_and_nothing(tmp_path):
    assert not peaks(write_wav(tmp_path / "s.wav", np.zeros(1000))).buckets.any()
    empty = peaks(write_wav(tmp_path / "e.wav", np.zeros((0, 2))))
    assert (empty.frames, empty.buckets.shape) == (0, (0, 2, 2))
    assert empty.pyramid() == (empty,)
