"""A master is as loud as it is told to be, never above its ceiling, and says what that took."""

from __future__ import annotations

import math
import threading
from pathlib import Path

import numpy as np
import pytest
import soundfile

from studio.domain.plan_release import MASTER, MASTER_VERSION
from studio.domain.rendering import SourceFile, Step, Wanted
from studio.media.kernels import load_kernels
from studio.media.limiter import PIECE, PeakFinder, envelope
from studio.media.loudness import measure
from studio.media.render_cache import RenderCache
from studio.media.rendering import Made, render

RATE = 48000


def song(seconds: float = 6.0, level: float = 0.1, hits: float = 0.9) -> np.ndarray:
    """Noise with hits, so that there is something to limit."""
    random = np.random.default_rng(7)
    sound = random.normal(0.0, level, (round(seconds * RATE), 2))
    for start in range(0, len(sound) - 4800, RATE // 2):
        ring = np.sin(np.arange(4800) * 2 * math.pi * 11_000.3 / RATE) * np.exp(-np.arange(4800) / 600.0)
        sound[start : start + 4800] += hits * ring[:, None]
    return sound


def mastered(folder: Path, sound: np.ndarray, rate: int = RATE, **settings: int) -> Made:
    source = folder / "mix.wav"
    soundfile.write(source, sound, rate, "FLOAT")
    params = {"bits": "24", "target_clufs": -1400, "ceiling_mdb": -1000, "head_ms": 0, "tail_ms": 0, **settings}
    step = Step(MASTER, MASTER_VERSION, ".wav", params, (SourceFile(str(abs(hash(sound.tobytes()))), str(source)),))
    return render([Wanted("master.wav", step)], RenderCache(folder / "cache"), folder / "out").made[0]


@pytest.mark.parametrize(
    ("target", "ceiling", "rate"),
    [(-1400, -1000, RATE), (-900, -300, 44100), (-2300, -2000, RATE), (-1100, -1000, 96000)],
)
def test_it_is_as_loud_as_its_target_and_never_above_the_ceiling(
    tmp_path: Path, target: int, ceiling: int, rate: int
) -> None:
    made = mastered(tmp_path, song() * 1.3, rate, target_clufs=target, ceiling_mdb=ceiling)
    told = measure(made.path)
    assert told.integrated_lufs == pytest.approx(target / 100.0, abs=0.1)
    assert told.true_peak_dbtp <= ceiling / 1000.0
    assert made.facts["integrated_lufs"] == pytest.approx(told.integrated_lufs, abs=0.005)


def test_what_needs_no_limiting_is_only_turned_up(tmp_path: Path) -> None:
    sound = song(hits=0.0, level=0.02)
    made = mastered(tmp_path, sound, target_clufs=-2000)
    written, _ = soundfile.read(made.path)
    gain = 10 ** (made.facts["gain_mdb"] / 20000)
    assert made.facts["limited_most_db"] == 0.0
    assert np.abs(written - sound.astype(np.float32).astype(np.float64) * gain).max() <= 0.6 / (1 << 23)
    assert made.facts["warnings"] == []


def test_much_limiting_and_a_target_out_of_reach_are_said(tmp_path: Path) -> None:
    much = mastered(tmp_path, song(level=0.03), target_clufs=-1500)
    assert much.facts["limited_most_db"] > 6
    assert "turns peaks down by up to" in much.facts["warnings"][0]
    far = mastered(tmp_path, song(level=0.001), target_clufs=-800)
    assert "cannot be reached" in far.facts["warnings"][0]
    assert far.facts["true_peak_dbtp"] <= -1.0


def test_silence_stays_silence(tmp_path: Path) -> None:
    made = mastered(tmp_path, np.zeros((RATE, 2)))
    assert made.facts["true_peak_dbtp"] is None
    assert made.facts["warnings"]


def test_silence_is_put_before_and_behind(tmp_path: Path) -> None:
    made = mastered(tmp_path, song(3.0), head_ms=500, tail_ms=1000)
    written, _ = soundfile.read(made.path)
    assert len(written) == 4.5 * RATE
    assert np.abs(written[: RATE // 2]).max() == 0
    assert np.abs(written[-RATE:]).max() == 0
    assert np.abs(written[RATE // 2 : RATE // 2 + 100]).max() > 0


def test_both_kinds_of_loops_give_the_same_bits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hashes = set()
    for plain in ("", "1"):
        monkeypatch.setenv("SEGUE_PLAIN_LOOPS", plain)
        folder = tmp_path / f"plain{plain}"
        folder.mkdir()
        hashes |= {mastered(folder, song(), bits=bits, target_clufs=-1000).facts["pcm_sha256"] for bits in ("24", "16")}
    assert len(hashes) == 2


@pytest.mark.parametrize("block", [65536, 4096])
def test_a_peak_is_found_in_its_piece_whatever_the_blocks(block: int) -> None:
    sound = song(1.0)
    kernels = load_kernels(is_compiled=False)
    finder = PeakFinder(RATE, kernels)
    for start in range(0, len(sound), block):
        finder.add(sound[start : start + block])
    peaks = finder.result()[: -(-len(sound) // PIECE)]
    pieces = np.abs(sound.astype(np.float32)).max(axis=1).reshape(-1, PIECE).max(axis=1)
    assert len(peaks) == len(pieces)
    assert (peaks >= pieces).all()
    whole = PeakFinder(RATE, kernels)
    whole.add(sound)
    assert (whole.result()[: len(peaks)] == peaks).all()


def test_no_piece_gets_more_than_it_may_and_the_gain_comes_down_before_the_peak() -> None:
    peaks = np.full(400, 0.1)
    peaks[200] = 2.0
    shape = envelope(peaks, 1.0, 0.5, RATE, load_kernels(is_compiled=False))
    assert (np.maximum(shape.gains[:-1], shape.gains[1:]) * peaks <= 0.5 + 1e-12).all()
    assert shape.gains[190] == 1.0
    assert shape.gains[197] < 0.8
    assert shape.gains[215] < 1.0
    assert shape.gains[215] < shape.gains[300] < shape.gains[-1]


def test_it_can_be_stopped(tmp_path: Path) -> None:
    from studio.domain.errors import CancelledError

    soundfile.write(tmp_path / "mix.wav", song(2.0), RATE, "FLOAT")
    params = {"bits": "24", "target_clufs": -1400, "ceiling_mdb": -1000, "head_ms": 0, "tail_ms": 0}
    step = Step(MASTER, MASTER_VERSION, ".wav", params, (SourceFile("a" * 64, str(tmp_path / "mix.wav")),))
    cancel = threading.Event()
    cancel.set()
    with pytest.raises(CancelledError):
        render([Wanted("m.wav", step)], RenderCache(tmp_path / "cache"), tmp_path / "out", cancel=cancel)
