"""Waveforms: levels, the cache, no arrays before they are needed."""

from __future__ import annotations

import subprocess
import sys
import wave
from array import array
from pathlib import Path

import pytest

from studio.domain.errors import BadInputError, NotFoundError
from studio.queries.review import peak_rows, sample_rows


@pytest.fixture
def tone(tmp_path: Path) -> Path:
    """Two seconds of 16-bit stereo: silence, then a square at full scale on the left only."""
    path = tmp_path / "tone.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(48000)
        file.writeframes(b"\0\0\0\0" * 48000)
        file.writeframes((b"\xff\x7f\0\0" * 24 + b"\x00\x80\0\0" * 24) * 1000)
    return path


def test_peaks_are_signed_bytes_in_levels(tone, tmp_path):
    rows = peak_rows(tone, tmp_path / "cache")
    assert (rows.sample_rate_hz, rows.frames, rows.channels, rows.duration_s) == (48000, 96000, 2, 2.0)
    finest = rows.levels[0]
    assert (finest.frames_per_bucket, len(finest)) == (256, 375)
    assert (finest.lows[0], finest.highs[0], finest.lows[-1], finest.highs[-1]) == (0, 0, -128, 127)
    assert list(finest.highs[:3]) == [0, 0, 0]


def test_samples_of_a_part_are_what_the_file_holds(tone):
    rows = sample_rows(tone, 47_990, 40)
    assert (rows.sample_rate_hz, rows.first_frame, rows.channels, rows.frames) == (48000, 47_990, 2, 40)
    left, right = array("f", rows.values)[::2], array("f", rows.values)[1::2]
    assert list(left) == [0.0] * 10 + [32767 / 32768] * 24 + [-1.0] * 6
    assert set(right) == {0.0}


def test_samples_end_with_the_file_and_say_what_is_missing(tone, tmp_path):
    assert sample_rows(tone, 95_990, 500).frames == 10
    assert sample_rows(tone, 96_000, 500).frames == 0
    assert sample_rows(tone, 10**9, 500).frames == 0
    with pytest.raises(NotFoundError):
        sample_rows(tmp_path / "gone.wav", 0, 10)


def test_the_cache_gives_the_same_and_follows_the_file(tone, tmp_path):
    cache = tmp_path / "cache"
    first = peak_rows(tone, cache)
    assert len(list(cache.iterdir())) == 1
    assert peak_rows(str(tone), cache) == first
    tone.write_bytes(tone.read_bytes()[:-400])
    assert peak_rows(tone, cache).frames != first.frames


def test_a_damaged_cache_is_made_again(tone, tmp_path):
    cache = tmp_path / "cache"
    first = peak_rows(tone, cache)
    next(cache.iterdir()).write_bytes(b"nonsense")
    assert peak_rows(tone, cache) == first


def test_a_cache_that_cannot_be_written_does_no_harm(tone, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("x")
    assert peak_rows(tone, blocked).frames == 96000


def test_long_files_have_coarser_levels(tmp_path):
    path = tmp_path / "long.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(48000)
        file.writeframes(b"\1\0" * 256 * 4000)
    rows = peak_rows(path, tmp_path / "cache")
    assert [len(level) for level in rows.levels] == [4000, 1000, 250]
    assert rows.level_for(100).frames_per_bucket == 256
    assert rows.level_for(5000).frames_per_bucket == 4096


def test_a_missing_file_and_a_text_are_refused(tmp_path):
    with pytest.raises(NotFoundError, match=r"gone\.wav"):
        peak_rows(tmp_path / "gone.wav", tmp_path / "cache")
    text = tmp_path / "text.wav"
    text.write_text("this is no audio")
    with pytest.raises(BadInputError):
        peak_rows(text, tmp_path / "cache")


def test_arrays_are_not_imported_with_the_module():
    code = "import sys, studio.queries.review, studio.queries.timeline; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
