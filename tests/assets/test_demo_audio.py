"""The demo song's files: right shape, headroom, nothing broken, and the script still renders the very same samples."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile

DEMO = Path(__file__).resolve().parents[2] / "assets" / "demo"
STEMS = ["guide", "drums", "bass", "chords", "lead", "voice", "backing"]
GIGS = STEMS[1:]
FRAMES = 1_800_000
STEREO = {"drums", "chords", "backing"}

pytestmark = pytest.mark.xdist_group("demo-audio")  # one worker, so that the files are decoded once


@pytest.fixture(scope="module")
def compose():
    """The script as a module; its neighbours (score, effects ...) are forgotten again afterwards."""
    before, path_before = set(sys.modules), list(sys.path)
    spec = importlib.util.spec_from_file_location("compose", DEMO / "compose.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    yield module
    sys.path[:] = path_before
    for name in set(sys.modules) - before:
        if str(DEMO) in str(getattr(sys.modules[name], "__file__", "")):
            del sys.modules[name]


@pytest.fixture(scope="module")
def samples():
    """Name -> frames x channels, int32 in 24-bit units."""
    names = [*STEMS, "takes/voice-too-short", "takes/voice-flat-note"]
    return {name: soundfile.read(DEMO / f"{name}.flac", dtype="int32", always_2d=True)[0] >> 8 for name in names}


@pytest.mark.parametrize("name", STEMS)
def test_stems_share_one_format_and_length(name):
    about = soundfile.info(DEMO / f"{name}.flac")
    assert (about.format, about.subtype, about.samplerate, about.frames) == ("FLAC", "PCM_24", 48_000, FRAMES)
    assert about.channels == (2 if name in STEREO else 1)


def test_length_is_what_the_demo_production_asks_for():
    yaml = pytest.importorskip("yaml")
    demo = yaml.safe_load((DEMO / "demo.yaml").read_text(encoding="utf-8"))
    assert demo["globals"]["length_s"] * demo["globals"]["sample_rate"] == FRAMES


def test_all_files_stay_small():
    assert sum(path.stat().st_size for path in DEMO.rglob("*.flac")) < 12_000_000


@pytest.mark.parametrize("name", STEMS)
def test_a_stem_has_no_dc_no_clipping_and_silent_ends(samples, name):
    stem = samples[name] / 2**23
    assert np.abs(stem).max() < 0.9
    assert np.abs(stem.mean(axis=0)).max() < 1e-4
    assert np.abs(stem[[0, -1]]).max() < 1e-4


@pytest.mark.parametrize("name", sorted(STEREO))
def test_stereo_stems_are_stereo(samples, name):
    left, right = (samples[name] / 2**23).T
    assert not np.array_equal(left, right)
    assert abs(20 * np.log10(left.std() / right.std())) < 1
    assert np.corrcoef(left, right)[0, 1] > 0


@pytest.mark.parametrize("name", STEMS)
def test_no_stem_is_sixteen_bits_in_disguise(samples, name):
    assert np.any(samples[name] & 255)


def test_gigs_at_unity_are_the_mix_with_headroom(samples):
    loudness = pytest.importorskip("pyloudnorm")
    mix = sum(np.broadcast_to(samples[name], (FRAMES, 2)).astype(np.float64) for name in GIGS) / 2**23
    assert -16.5 < loudness.Meter(48_000).integrated_loudness(mix) < -15.5
    assert true_peak_db(mix) < -1.0


def true_peak_db(signal):
    """By four times oversampling of the whole signal."""
    size = len(signal)
    spectrum = np.fft.rfft(signal, axis=0)
    fine = np.fft.irfft(np.concatenate([spectrum * 4, np.zeros((size * 2 - len(spectrum) + 1, 2))]), size * 4, axis=0)
    return 20 * np.log10(np.abs(fine).max())


def test_the_chorus_lifts_the_song(samples):
    mix = sum(np.broadcast_to(samples[name], (FRAMES, 2)).astype(np.float64) for name in GIGS)
    bars = (mix.reshape(15, -1) ** 2).mean(axis=1)
    intro, verse, chorus, out, last = (part.mean() for part in np.split(bars, [2, 6, 10, 14]))
    assert intro < verse < chorus
    assert last < out < chorus


def test_the_faulty_takes_have_the_faults_that_the_demo_needs(samples):
    good, flat, short = (samples[name] for name in ("voice", "takes/voice-flat-note", "takes/voice-too-short"))
    assert len(flat) == len(good)
    assert np.array_equal(short, flat[:-96_000])
    differs_at_s = np.flatnonzero(np.abs(good - flat).max(axis=1) > 2**13) / 48_000
    assert differs_at_s[0] == pytest.approx(11.0, abs=0.1)
    assert differs_at_s[-1] < 16.5  # the phrase ends differently too, and its room rings on


def test_the_listed_hashes_are_those_of_the_files(samples, compose):
    facts = json.loads((DEMO / "samples.json").read_text(encoding="utf-8"))
    for name, pcm in samples.items():
        assert facts[f"{name}.flac"] == compose.describe(pcm)
    assert facts["unity sum of " + " ".join(GIGS)] == compose.describe(compose.unity_sum(samples))


@pytest.mark.parametrize("name", ["bass", "voice"])
def test_rendering_again_gives_the_same_samples(samples, compose, name):
    again = compose.render(name)
    step = 1 << (24 - compose.KEPT_BITS[name])
    # another processor's sine may round the last place the other way: at most one step, and hardly ever
    assert np.abs(again - samples[name]).max() <= step
    assert np.mean(again != samples[name]) < 1e-3
