"""Encoding keeps lossless samples, and leaves nothing behind when it is stopped or refused."""

from __future__ import annotations

import threading

import numpy as np
import pytest
import soundfile

from studio.domain.errors import BadInputError, CancelledError
from studio.media.encode import encode, write_flac
from studio.media.sources import open_source
from tests.media.signals import noise, stereo, tone, write_wav


@pytest.mark.parametrize(("bits", "subtype"), [(16, "PCM_16"), (24, "PCM_24")])
def test_flac_keeps_every_sample(tmp_path, bits, subtype):
    path = write_wav(tmp_path / "a.wav", noise(100_000, 2), bits=bits)
    out = write_flac(path, tmp_path / "a.flac")
    assert soundfile.info(out).subtype == subtype
    assert np.array_equal(soundfile.read(path, dtype="int32")[0], soundfile.read(out, dtype="int32")[0])


def test_flac_to_wav_and_back(tmp_path):
    path = write_wav(tmp_path / "a.wav", noise(70_000, 1))
    encode(encode(path, tmp_path / "a.flac"), tmp_path / "b.wav")
    assert np.array_equal(soundfile.read(path)[0], soundfile.read(tmp_path / "b.wav")[0])


def test_float_overs_are_held_in_flac(tmp_path):
    path = write_wav(tmp_path / "a.wav", tone(0.2, 6.0), bits=32, is_float=True)
    assert np.abs(soundfile.read(write_flac(path, tmp_path / "a.flac"))[0]).max() == pytest.approx(1.0, abs=1e-6)


def test_mp3_sounds_like_the_original(tmp_path):
    path = write_wav(tmp_path / "a.wav", stereo(tone(2.0)))
    with open_source(encode(path, tmp_path / "a.mp3")) as source:
        samples = source.read(1 << 20)
    assert source.info.codec == "mp3"
    assert len(samples) == pytest.approx(96000, abs=3000)
    assert samples[20000:40000, 0].std() == pytest.approx(tone(1.0).std(), rel=0.02)


def test_cancel_and_refusals_leave_nothing(tmp_path):
    path = write_wav(tmp_path / "a.wav", noise(1000))
    cancel = threading.Event()
    cancel.set()
    with pytest.raises(CancelledError):
        encode(path, tmp_path / "o.flac", cancel=cancel)
    with pytest.raises(BadInputError, match="not known"):
        encode(path, tmp_path / "o.xyz")
    with pytest.raises(BadInputError, match="MP3"):
        encode(write_wav(tmp_path / "b.wav", noise(1000), 96000), tmp_path / "o.mp3")
    assert not [found for found in tmp_path.iterdir() if found.name.startswith(("o.", ".segue"))]
