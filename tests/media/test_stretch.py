"""Sound played faster or slower keeps its pitch and its place."""

from __future__ import annotations

import numpy as np
import pytest

from studio.domain.errors import BadInputError
from studio.media.stream import PcmStream
from studio.media.stretch import PlayedStream
from tests.media.signals import RATE_HZ, silence, tone, write_wav


@pytest.fixture
def played(tmp_path):
    """A second of 440 Hz, then a second of silence."""
    path = write_wav(tmp_path / "a.wav", np.concatenate([tone(1, -6, 440), silence(1)]))
    made = PlayedStream(PcmStream(path))
    yield made
    made.close()


def all_of(stream: PlayedStream) -> np.ndarray:
    parts = []
    while block := stream.read(1000):
        parts.append(np.frombuffer(block, "<f4")[::2])
    return np.concatenate(parts)


@pytest.mark.parametrize("speed", [0.5, 0.75, 1.5, 2.0])
def test_length_pitch_and_place(played, speed):
    played.set_speed(speed)
    played.seek(0)
    sound = all_of(played)
    assert len(sound) == pytest.approx(2 * RATE_HZ / speed, rel=0.02)
    start = sound[4000 : 4000 + 16384]
    assert np.abs(np.fft.rfft(start * np.hanning(16384))).argmax() * RATE_HZ / 16384 == pytest.approx(440, abs=4)
    ends = np.flatnonzero(np.abs(sound) > 0.1)[-1]
    assert ends == pytest.approx(RATE_HZ / speed, abs=RATE_HZ * 0.03)


def test_back_at_its_own_speed_it_is_the_file_bit_by_bit(played, tmp_path):
    played.set_speed(2.0)
    played.seek(0)
    played.read(5000)
    played.set_speed(1.0)
    played.seek(100)
    with PcmStream(tmp_path / "a.wav") as plain:
        plain.seek(100)
        assert played.read(3000) == plain.read(3000)


def test_a_speed_that_is_none_is_refused(played):
    with pytest.raises(BadInputError, match="not 3"):
        played.set_speed(3.0)
