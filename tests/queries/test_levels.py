"""How loud takes are: measured once, and turned down to the softest."""

from __future__ import annotations

import pytest

from studio.queries.levels import matching_gains_db, take_levels
from tests.media.signals import silence, tone, write_wav


def test_levels_of_takes(tmp_path):
    loud = str(write_wav(tmp_path / "loud.wav", tone(1, -12)))
    soft = str(write_wav(tmp_path / "soft.wav", tone(1, -18)))
    none = str(write_wav(tmp_path / "none.wav", silence(1)))
    first = take_levels(((loud,), (soft, none), (none,), (loud, loud)), tmp_path / "peaks")
    assert first[0] - first[1] == pytest.approx(6.0, abs=0.05)
    assert first[2] is None
    assert first[3] - first[0] == pytest.approx(3.01, abs=0.01)
    kept = next(iter((tmp_path / "peaks").glob("*.lufs")))
    for file in (tmp_path / "peaks").glob("*.lufs"):
        file.write_text("-1.5")
    kept.write_text("broken")
    again = take_levels(((loud,), (soft,), (none,)), tmp_path / "peaks")
    assert sorted(level == -1.5 for level in again) == [False, True, True]  # kept, and measured where it is damaged


def test_the_softest_is_left_as_it_is():
    assert matching_gains_db((-14.0, -11.0, None)) == (0.0, -3.0, 0.0)
    assert matching_gains_db(()) == ()
