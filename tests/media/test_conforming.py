"""Parts of files that loop or play at another speed, as waves of their own."""

from __future__ import annotations

import wave

import numpy as np
import pytest

from studio.domain.errors import CancelledError
from studio.domain.session import Piece, SessionClip, SessionFile, piece_of
from studio.media.conforming import conform_wave
from studio.media.cutting import cut_wave
from studio.media.sources import open_source

RATE_HZ = 48_000


def never():
    return False


def written(path, samples):
    """16-bit waves from values between -1 and 1, frames x channels."""
    with wave.open(str(path), "wb") as out:
        out.setnchannels(samples.shape[1])
        out.setsampwidth(2)
        out.setframerate(RATE_HZ)
        out.writeframes(np.rint(samples * 32_767).astype("<i2").tobytes())
    return path


def heard(path):
    with open_source(path) as source:
        return source.read(RATE_HZ * 10)


def tone(hz, frames=RATE_HZ, channels=1):
    at = 0.5 * np.sin(2 * np.pi * hz * np.arange(frames) / RATE_HZ)
    return np.repeat(at[:, None], channels, axis=1)


def pitch_hz(samples):
    spectrum = np.abs(np.fft.rfft(samples[:, 0] * np.hanning(len(samples))))
    return np.argmax(spectrum) * RATE_HZ / len(samples)


def test_a_looped_clip_goes_on_at_the_loops_start_for_as_long_as_it_plays(tmp_path):
    steps = np.arange(10)[:, None] / 100
    source = written(tmp_path / "a.wav", steps)
    file = SessionFile("a.wav", rate_hz=RATE_HZ, channels=1, frames=10)
    piece = piece_of(SessionClip(file, 0, 17, 1, is_looped=True, loop_start_frame=4, loop_end_frame=8), RATE_HZ)
    assert list(piece.segments()) == [(1, 7), (4, 4), (4, 4), (4, 2)]
    assert cut_wave(source, tmp_path / "out.wav", piece, never) == 17
    wanted = [1, 2, 3, 4, 5, 6, 7, 4, 5, 6, 7, 4, 5, 6, 7, 4, 5]
    assert np.rint(heard(tmp_path / "out.wav")[:, 0] * 100).tolist() == wanted
    whole = piece_of(SessionClip(file, 0, 25, is_looped=True), RATE_HZ)
    assert list(whole.segments()) == [(0, 10), (0, 10), (0, 5)], "without an end it is the file's"
    assert piece_of(SessionClip(file, 0, 10, is_looped=True), RATE_HZ) is None, "it does not come round"


@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize(("speed", "keeps_pitch", "hz"), [(0.4, True, 440), (1.25, True, 440), (1.25, False, 550)])
def test_a_stretched_clip_has_its_length_and_keeps_its_pitch_where_that_is_wanted(
    tmp_path, channels, speed, keeps_pitch, hz
):
    source = written(tmp_path / "a.wav", tone(440, channels=channels))
    file = SessionFile("a.wav", rate_hz=RATE_HZ, channels=channels, frames=RATE_HZ)
    clip = SessionClip(file, 0, RATE_HZ * 9, speed_ppm=round(speed * 1e6), keeps_pitch=keeps_pitch)
    piece = piece_of(clip, RATE_HZ)
    assert piece.frames == round(RATE_HZ / speed), "the file ends before the clip does"
    assert conform_wave(source, tmp_path / "out.wav", piece, never) == piece.frames
    samples = heard(tmp_path / "out.wav")
    assert samples.shape == (piece.frames, channels)
    assert pitch_hz(samples) == pytest.approx(hz, rel=0.01)
    assert np.sqrt(np.mean(samples[2400:-2400] ** 2)) == pytest.approx(0.354, abs=0.04)


def test_stopped_it_leaves_nothing(tmp_path):
    source = written(tmp_path / "a.wav", tone(440))
    with pytest.raises(CancelledError):
        conform_wave(source, tmp_path / "out.wav", Piece(0, 9, speed_ppm=500_000), lambda: True)
    assert [path.name for path in tmp_path.iterdir()] == ["a.wav"]
