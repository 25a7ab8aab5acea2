"""Samples for the player: sums, seeking, conversion."""

from __future__ import annotations

import numpy as np
import pytest
import soundfile

from studio.domain.errors import BadInputError
from studio.media.mix_session import Lane, MixSession
from studio.media.stream import PcmStream
from tests.media.signals import RATE_HZ, noise, tone, write_wav


def played(stream: PcmStream, frames: int = 1000) -> np.ndarray:
    parts = []
    while data := stream.read(frames):
        parts.append(np.frombuffer(data, "<f4"))
    return np.concatenate(parts).reshape(-1, 2)


def test_files_are_summed_at_unity(tmp_path):
    one, other = noise(10_000, 1), noise(7_000, 2, 2)
    soundfile.write(tmp_path / "b.flac", other, RATE_HZ, "PCM_24")
    with PcmStream([write_wav(tmp_path / "a.wav", one), tmp_path / "b.flac"]) as stream:
        assert stream.frames == 10_000
        sum_ = np.repeat(one, 2, axis=1)
        sum_[:7000] += other
        assert np.abs(played(stream) - sum_).max() < 1e-6


@pytest.mark.parametrize("frame", [0, 1, 4999, 9999])
def test_seek_goes_to_the_frame(tmp_path, frame):
    samples = noise(10_000, 2)
    with PcmStream(write_wav(tmp_path / "a.wav", samples)) as stream:
        stream.read(3000)
        stream.seek(frame)
        found = np.frombuffer(stream.read(10), "<f4").reshape(-1, 2)
        assert np.abs(found - samples[frame : frame + 10]).max() < 1e-6
        stream.seek(10**9)
        assert stream.read(10) == b""


def test_sixteen_bit_integers(tmp_path):
    with PcmStream(write_wav(tmp_path / "a.wav", np.full(10, 0.5)), sample_format="int16") as stream:
        assert stream.bytes_per_frame == 4
        assert stream.read(1) == (16384).to_bytes(2, "little") * 2


def test_another_rate_is_converted(tmp_path):
    path = write_wav(tmp_path / "a.wav", tone(1.0, rate_hz=44100), 44100)
    with PcmStream(path, 48000) as stream:
        assert stream.frames == 48000
        assert np.abs(played(stream)[5000:-5000, 0] - tone(1.0)[5000:-5000]).max() < 1e-4
        stream.seek(24000)
        found = np.frombuffer(stream.read(5000), "<f4").reshape(-1, 2)[1000:, 0]
        assert np.abs(found - tone(1.0)[25000:29000]).max() < 1e-3


def test_a_session_plays_its_gains_and_places(tmp_path):
    path = write_wav(tmp_path / "a.wav", np.full(4800, 0.5))
    session = MixSession((Lane(path, start_s=0.1, pan=1.0), Lane(path, mute=True)))
    with PcmStream(session) as stream:
        samples = played(stream, 777)
    assert len(samples) == 9600
    assert not samples[:4800].any()
    assert samples[4800:].tolist() == [[0.0, 0.5]] * 4800


def test_sums_over_full_scale_are_held(tmp_path):
    path = write_wav(tmp_path / "a.wav", np.full(100, 0.8))
    with PcmStream([path, path]) as stream:
        assert played(stream).max() == 1.0


def test_not_audio_is_refused(tmp_path):
    (tmp_path / "a.wav").write_text("words")
    with pytest.raises(BadInputError):
        PcmStream(tmp_path / "a.wav")
