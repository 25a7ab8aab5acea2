"""The mixdown: exact sums, both kinds of loops alike, formats, overs, cancel, refusals."""

from __future__ import annotations

import hashlib
import json
import threading
from pathlib import Path

import numpy as np
import pytest
import soundfile

from studio.domain.errors import BadInputError, CancelledError
from studio.media.mix import (
    BitFormat,
    Lane,
    MixOptions,
    MixSession,
    Normalize,
    mix,
    session_from_json,
    session_from_stems,
)
from tests.media.signals import RATE_HZ, noise, stereo, tone, write_wav

ENGINES = pytest.mark.parametrize("is_plain", ["0", "1"], ids=["compiled", "numpy"])


@pytest.fixture
def stems(tmp_path: Path) -> list[Path]:
    """Mono and stereo, three depths, WAV and FLAC, lengths that fit no block."""
    paths = [
        write_wav(tmp_path / "mono24.wav", noise(100_001, 1, 1)),
        write_wav(tmp_path / "stereo24.wav", noise(70_003, 2, 2)),
        write_wav(tmp_path / "mono16.wav", noise(90_000, 1, 3), bits=16),
        write_wav(tmp_path / "float.wav", noise(80_000, 2, 4), bits=32, is_float=True),
        tmp_path / "stereo.flac",
    ]
    soundfile.write(paths[-1], noise(99_999, 2, 5), RATE_HZ, "PCM_24")
    return paths


def pcm(path: Path) -> np.ndarray:
    return soundfile.read(path, dtype="int32", always_2d=True)[0] >> 8


def expected_sum(paths: list[Path]) -> np.ndarray:
    frames = max(soundfile.info(path).frames for path in paths)
    bus = np.zeros((frames, 2))
    for path in paths:
        samples = soundfile.read(path, dtype="float64", always_2d=True)[0]
        bus[: len(samples)] += samples
    return np.clip(np.rint(bus * 8388608), -8388608, 8388607).astype(np.int32)


@ENGINES
def test_unity_mix_is_the_exact_rounded_sum(stems, tmp_path, monkeypatch, is_plain):
    monkeypatch.setenv("SEGUE_PLAIN_LOOPS", is_plain)
    result = mix(session_from_stems(stems), tmp_path / "out.wav", MixOptions(block_frames=4096))
    assert np.array_equal(pcm(tmp_path / "out.wav"), expected_sum(stems))
    assert (result.frames, result.channels, result.bit_depth, result.inputs) == (100_001, 2, 24, 5)
    assert result.sha256 == hashlib.sha256((tmp_path / "out.wav").read_bytes()).hexdigest()
    assert result.pcm_sha256 == hashlib.sha256(expected_sum(stems).astype("<i4").tobytes()).hexdigest()


SESSION = {
    "bits": 24,
    "pan_law_db": -3,
    "lanes": [
        {"file": "mono24.wav", "gain_db": -3.3, "pan": 0.3, "fade_in_s": 0.5, "fade_out_s": 0.25},
        {"file": "stereo24.wav", "start_s": 0.7, "gain_db": 1.7, "pan": -0.6},
        {"file": "mono16.wav", "start_s": 0.1, "gain_db": -6.1},
        {"file": "float.wav", "gain_db": -1.1, "fade_out_s": 0.3},
        {"file": "stereo.flac", "pan": 1, "fade_in_s": 0.1},
        {"file": "nowhere.wav", "mute": True},
    ],
}


@pytest.mark.parametrize("bits", ["24", "16", "32f"])
def test_compiled_and_plain_loops_give_the_same_bytes_for_any_threads_and_blocks(stems, tmp_path, monkeypatch, bits):
    (tmp_path / "s.json").write_text(json.dumps(SESSION))
    session = session_from_json(tmp_path / "s.json")
    found = set()
    for is_plain, threads, block in (("0", 2, 65536), ("0", 1, 1000), ("1", 3, 5000), ("1", 1, 65536)):
        monkeypatch.setenv("SEGUE_PLAIN_LOOPS", is_plain)
        options = MixOptions(bits=BitFormat(bits), threads=threads, block_frames=block)
        result = mix(session, tmp_path / "out.wav", options)
        levels = (round(result.integrated_lufs or 0, 6), round(result.true_peak_dbtp or 0, 6))
        found.add((result.sha256, result.pcm_sha256, result.frames_over_full_scale, *levels))
    assert len(found) == 1


@pytest.mark.parametrize(
    ("pan", "law", "left", "right"),
    [
        (0.0, 0, 1.0, 1.0),
        (0.5, 0, 0.5, 1.0),
        (-1.0, 0, 1.0, 0.0),
        (0.0, -3, 0.70711, 0.70711),
        (1.0, -3, 0.0, 1.0),
        (0.0, -6, 0.5, 0.5),
    ],
)
def test_pan_law_of_a_mono_lane(tmp_path, pan, law, left, right):
    path = write_wav(tmp_path / "a.wav", np.full(1000, 0.5))
    mix(MixSession((Lane(path, pan=pan),), pan_law_db=law), tmp_path / "out.wav")
    assert pcm(tmp_path / "out.wav")[500] / 4194304 == pytest.approx([left, right], abs=1e-4)


def test_stereo_lane_is_balanced_whatever_the_law(tmp_path):
    path = write_wav(tmp_path / "a.wav", np.full((1000, 2), 0.5))
    mix(MixSession((Lane(path, pan=0.25),), pan_law_db=-3), tmp_path / "out.wav")
    assert pcm(tmp_path / "out.wav")[500] / 4194304 == pytest.approx([0.75, 1.0], abs=1e-6)


def test_fades_are_linear_and_reach_zero_at_the_ends(tmp_path):
    path = write_wav(tmp_path / "a.wav", np.full(RATE_HZ, 0.5))
    mix(MixSession((Lane(path, fade_in_s=0.5, fade_out_s=0.25),)), tmp_path / "out.wav")
    levels = pcm(tmp_path / "out.wav")[:, 0] / 4194304
    assert levels[[0, 12000, 24000, 36000, 42000]] == pytest.approx([0, 0.5, 1, 1, 0.5], abs=1e-3)
    assert levels[-1] == pytest.approx(1 / 12000, abs=1e-6)


def test_start_and_length(tmp_path):
    path = write_wav(tmp_path / "a.wav", np.full(4800, 0.5))
    result = mix(MixSession((Lane(path, start_s=0.2), Lane(path, start_s=1.0))), tmp_path / "out.wav")
    samples = pcm(tmp_path / "out.wav")
    assert result.frames == 52800
    assert not samples[:9600].any() and not samples[14400:48000].any()  # noqa: PT018
    assert samples[9600:14400].all()


def test_overs_are_held_counted_and_told(tmp_path):
    path = write_wav(tmp_path / "a.wav", stereo(tone(0.5, -1.0)))
    session = session_from_stems([path, path])
    result = mix(session, tmp_path / "out.wav")
    assert result.frames_over_full_scale > 1000
    assert pcm(tmp_path / "out.wav").max() == 8388607
    assert "over full scale" in result.warnings[0]


def test_float_keeps_overs(tmp_path):
    path = write_wav(tmp_path / "a.wav", stereo(tone(0.5, -1.0)))
    result = mix(session_from_stems([path, path]), tmp_path / "out.wav", MixOptions(bits=BitFormat.FLOAT_32))
    assert np.abs(soundfile.read(tmp_path / "out.wav")[0]).max() == pytest.approx(2 * 10 ** (-1 / 20), abs=1e-4)
    assert result.frames_over_full_scale > 1000


@pytest.mark.parametrize(
    ("normalize", "field", "wanted"), [("peak", "true_peak_dbtp", -1.0), ("lufs", "integrated_lufs", -20.0)]
)
def test_normalizing_avoids_overs(tmp_path, normalize, field, wanted):
    path = write_wav(tmp_path / "a.wav", stereo(tone(1.0, -1.0)))
    options = MixOptions(normalize=Normalize(normalize), target_lufs=-20.0)
    result = mix(session_from_stems([path, path]), tmp_path / "out.wav", options)
    assert getattr(result, field) == pytest.approx(wanted, abs=0.05)
    assert result.frames_over_full_scale == 0


def test_flac_holds_the_same_samples_as_wav(stems, tmp_path):
    results = [mix(session_from_stems(stems), tmp_path / name) for name in ("out.wav", "out.flac")]
    assert results[0].pcm_sha256 == results[1].pcm_sha256
    assert np.array_equal(pcm(tmp_path / "out.wav"), pcm(tmp_path / "out.flac"))
    assert results[1].sha256 == hashlib.sha256((tmp_path / "out.flac").read_bytes()).hexdigest()


def test_16_bit_is_dithered_and_close(tmp_path):
    path = write_wav(tmp_path / "a.wav", tone(1.0, -80.0))
    mix(session_from_stems([path]), tmp_path / "out.wav", MixOptions(bits=BitFormat.INT_16))
    error = soundfile.read(tmp_path / "out.wav")[0][:, 0] - tone(1.0, -80.0)
    assert np.sqrt(np.mean(error**2)) * 32768 == pytest.approx(0.5, abs=0.02)  # TPDF: sqrt(3/12) of a step
    assert abs(error.mean()) * 32768 < 0.02


def test_unlike_rates_are_refused_by_name(tmp_path):
    paths = [write_wav(tmp_path / "a.wav", tone(0.1)), write_wav(tmp_path / "b.wav", tone(0.1), rate_hz=44100)]
    with pytest.raises(BadInputError, match="unlike sample rates") as caught:
        mix(session_from_stems(paths), tmp_path / "out.wav")
    assert caught.value.subject.endswith("b.wav")
    assert not (tmp_path / "out.wav").exists()


def test_a_given_rate_converts_the_others(tmp_path):
    path = write_wav(tmp_path / "a.wav", tone(1.0, rate_hz=44100), rate_hz=44100)
    result = mix(session_from_stems([path]), tmp_path / "out.wav", MixOptions(rate_hz=48000))
    samples = soundfile.read(tmp_path / "out.wav")[0][:, 0]
    assert (result.frames, result.sample_rate_hz) == (48000, 48000)
    assert np.abs(samples[5000:-5000] - tone(1.0)[5000:-5000]).max() < 1e-4


def test_conversion_does_not_depend_on_blocks(tmp_path):
    path = write_wav(tmp_path / "a.wav", noise(44100, 1), rate_hz=44100)
    hashes = {
        mix(session_from_stems([path]), tmp_path / "o.wav", MixOptions(rate_hz=48000, block_frames=block)).pcm_sha256
        for block in (1000, 65536)
    }
    assert len(hashes) == 1


def test_cancel_leaves_nothing(stems, tmp_path):
    cancel = threading.Event()
    with pytest.raises(CancelledError):
        mix(
            session_from_stems(stems),
            tmp_path / "out.wav",
            MixOptions(block_frames=500),
            lambda _: cancel.set(),
            cancel,
        )
    assert sorted(path.name for path in tmp_path.iterdir() if "home" not in path.name) == sorted(
        path.name for path in stems
    )


def test_progress_ends_at_one(stems, tmp_path):
    shares: list[float] = []
    mix(
        session_from_stems(stems),
        tmp_path / "o.wav",
        MixOptions(block_frames=9999, normalize=Normalize.PEAK),
        shares.append,
    )
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_damage_in_a_stem_is_named_and_leaves_nothing(tmp_path):
    good = write_wav(tmp_path / "good.wav", noise(200_000))
    soundfile.write(tmp_path / "bad.flac", noise(200_000), RATE_HZ, "PCM_24")
    data = (tmp_path / "bad.flac").read_bytes()
    (tmp_path / "bad.flac").write_bytes(data[: len(data) // 2])
    # the other threads have later blocks and wait for the turn of the one that fails
    options = MixOptions(block_frames=5000, threads=4)
    with pytest.raises(BadInputError) as caught:
        mix(session_from_stems([good, tmp_path / "bad.flac"]), tmp_path / "out.wav", options)
    assert caught.value.subject.endswith("bad.flac")
    assert not list(tmp_path.glob(".segue-*"))


@pytest.mark.parametrize("name", ["out.mp3", "out", "nowhere/out.wav", "a.wav"])
def test_refused_outputs(tmp_path, name):
    path = write_wav(tmp_path / "a.wav", tone(0.1))
    before = path.read_bytes()
    with pytest.raises(BadInputError):
        mix(session_from_stems([path]), tmp_path / name)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"lanes": [{}]}', '{"lanes": [{"file": "a", "pan": 7}]}', '{"lanes": [], "bits": 13}']
)
def test_wrong_sessions_are_bad_input(tmp_path, text):
    (tmp_path / "s.json").write_text(text)
    with pytest.raises(BadInputError):
        mix(session_from_json(tmp_path / "s.json"), tmp_path / "out.wav")


def test_nothing_to_mix_is_refused(tmp_path):
    with pytest.raises(BadInputError, match="nothing to mix"):
        mix(MixSession(()), tmp_path / "out.wav")


@ENGINES
def test_the_band_sums_to_the_published_hash(test_data, tmp_path, monkeypatch, is_plain):
    monkeypatch.setenv("SEGUE_PLAIN_LOOPS", is_plain)
    folder = test_data / "band" / "caesium"
    manifest = json.loads((folder / "manifest.json").read_text())
    reference = manifest["unity_sum_reference"]
    result = mix(session_from_stems([folder / stem["file"] for stem in manifest["stems"]]), tmp_path / "out.wav")
    assert result.pcm_sha256 == reference["sha256_of_s32le_interleaved_24bit_units"]
    assert result.frames_over_full_scale == reference["frames_over_full_scale"]
    assert result.integrated_lufs == pytest.approx(reference["integrated_lufs_ffmpeg"], abs=0.1)
    assert result.true_peak_dbtp == pytest.approx(reference["true_peak_dbtp_ffmpeg"], abs=0.1)
