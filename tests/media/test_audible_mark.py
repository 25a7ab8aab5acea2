"""The soft tone of a marked preview."""

from __future__ import annotations

import numpy as np
import soundfile

from studio.media.audible_mark import EVERY_S, LEVEL, write_marked
from tests.media.signals import write_wav


def test_a_tone_sounds_every_few_seconds_and_the_rest_is_the_same(tmp_path):
    rate = 8000
    still = np.full((round(rate * (EVERY_S + 2)), 2), 0.25)
    source = write_wav(tmp_path / "a.wav", still, rate)
    marked, found = soundfile.read(str(write_marked(source, tmp_path / "m.wav")))
    assert (found, marked.shape) == (rate, still.shape)
    added = np.abs(marked - soundfile.read(str(source), always_2d=True)[0]).max(axis=1)
    assert added[: rate - 1].max() < 1e-6
    for second in (1.0, 1.0 + EVERY_S):
        begin = round(second * rate)
        assert LEVEL * 0.9 < added[begin : begin + rate // 2].max() <= LEVEL * 1.01
    assert added[round(1.6 * rate) : round(EVERY_S * rate)].max() < 1e-6
