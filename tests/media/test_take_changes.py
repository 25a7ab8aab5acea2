"""What changed between two takes: planted changes are found where they are, and nothing is found where there is none."""

from __future__ import annotations

import numpy as np
import pytest

from studio.domain.take_changes import ChangeKind
from studio.media.take_changes import take_changes
from tests.media.signals import noise, write_wav

RATE_HZ = 8000
SONG = noise(16 * RATE_HZ, 1, seed=3, level=0.1)
OTHER = noise(16 * RATE_HZ, 1, seed=4, level=0.1)


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    return write_wav(tmp_path_factory.mktemp("takes") / "first.wav", SONG, RATE_HZ)


def changes(tmp_path, first, samples, rate_hz=RATE_HZ, bits=24):
    return take_changes(write_wav(tmp_path / "second.wav", samples, rate_hz, bits), first)


def at(seconds):
    return round(seconds * RATE_HZ)


def test_the_same_sound_is_the_same_at_another_depth_level_place_and_polarity(tmp_path, first):
    late = -0.5 * np.concatenate([np.zeros((777, 1)), SONG])
    found = changes(tmp_path, first, late, bits=16)
    assert (found.offset_s * RATE_HZ, found.is_inverted, found.ranges) == (777, True, ())
    assert found.level_db == pytest.approx(-6.02, abs=0.02)
    early = changes(tmp_path, first, np.repeat(SONG[1500:], 2, axis=1))  # a mono take that became stereo
    assert (early.offset_s * RATE_HZ, early.ranges, early.is_aligned) == (-1500, (), True)


def test_planted_changes_are_found_where_they_are(tmp_path, first):
    second = SONG.copy()
    second[at(2) : at(3)] *= 0.5
    second[at(5) : at(6.5)] = OTHER[at(5) : at(6.5)]
    second[at(9) : at(9.5)] = 0
    second = np.concatenate([second, OTHER[: at(1)]])
    found = changes(tmp_path, first, second)
    assert [(part.kind, part.start_s, part.end_s) for part in found.ranges] == [
        (ChangeKind.LEVEL, 2.0, 3.0),
        (ChangeKind.DIFFERENT, 5.0, 6.5),
        (ChangeKind.REMOVED, 9.0, 9.5),
        (ChangeKind.ADDED, 16.0, 17.0),
    ]
    assert found.ranges[0].level_db == pytest.approx(-6.0, abs=0.1)
    assert found.ranges[1].difference_db > 0
    assert found.changed_s == pytest.approx(4.0, abs=0.01)
    gone = changes(tmp_path, first, SONG[: at(14)])
    assert [(part.kind, part.end_s) for part in gone.ranges] == [(ChangeKind.REMOVED, 16.0)]


def test_what_was_put_in_moves_the_rest(tmp_path, first):
    found = changes(tmp_path, first, np.concatenate([SONG[: at(10)], OTHER[: at(2)], SONG[at(10) :]]))
    assert [(part.kind, part.start_s, part.shift_s) for part in found.ranges] == [(ChangeKind.MOVED, 10.0, 2.0)]


def test_a_take_that_was_played_anew_shares_nothing(tmp_path, first):
    found = changes(tmp_path, first, OTHER * 2)
    assert (found.is_aligned, found.offset_s, len(found.ranges)) == (False, 0.0, 1)
    assert found.level_db == pytest.approx(6.0, abs=0.2)
    silent = changes(tmp_path, first, SONG * 0)
    assert not silent.is_aligned


def test_another_rate_is_no_change(tmp_path):
    times = np.arange(RATE_HZ * 6)
    chirp = 0.3 * np.sin(2 * np.pi * (200 + 60 * times / RATE_HZ) * times / RATE_HZ)
    double = np.arange(RATE_HZ * 12)
    same = 0.3 * np.sin(2 * np.pi * (200 + 30 * double / RATE_HZ) * double / (2 * RATE_HZ))
    old = write_wav(tmp_path / "old.wav", chirp, RATE_HZ)
    found = take_changes(write_wav(tmp_path / "new.wav", same, 2 * RATE_HZ), old)
    assert found.is_aligned
    assert abs(found.offset_s) < 0.001
    assert found.changed_s < 0.5  # the edges, where one filter has more to go on than the other
