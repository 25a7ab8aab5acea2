"""Loudness against the signals of EBU Tech 3341 and 3342 (made from their text) and against pyloudnorm."""

from __future__ import annotations

from dataclasses import asdict
from fractions import Fraction

import av
import numpy as np
import pyloudnorm
import pytest
from av.filter import Graph

from studio.domain.errors import BadInputError
from studio.media.kernels import load_kernels
from studio.media.loudness import Loudness, LoudnessMeter, measure
from tests.media.signals import RATE_HZ, noise, silence, stereo, tone, write_wav

KERNELS = pytest.mark.parametrize("is_compiled", [True, False], ids=["compiled", "numpy"])


def steps(*parts: tuple[float, float]) -> np.ndarray:
    """Tones of (level in dBFS, seconds), one after another, phase running on."""
    total = tone(sum(seconds for _, seconds in parts), 0.0)
    gains = np.concatenate([np.full(round(seconds * RATE_HZ), 10 ** (level / 20)) for level, seconds in parts])
    return stereo(total[: len(gains)] * gains)


def read(samples: np.ndarray, rate_hz: int = RATE_HZ, block: int = 65536, *, is_compiled: bool = True) -> Loudness:
    meter = LoudnessMeter(rate_hz, samples.shape[1], load_kernels(is_compiled=is_compiled))
    for start in range(0, len(samples), block):
        meter.add(samples[start : start + block])
    return meter.result()


@KERNELS
@pytest.mark.parametrize(
    ("parts", "wanted"),
    [
        ([(-23, 20)], -23.0),
        ([(-33, 20)], -33.0),
        ([(-36, 10), (-23, 60), (-36, 10)], -23.0),
        ([(-72, 10), (-36, 10), (-23, 60), (-36, 10), (-72, 10)], -23.0),
        ([(-26, 20), (-20, 20.1), (-26, 20)], -23.0),
    ],
    ids=["1", "2", "3", "4", "5"],
)
def test_ebu_3341_integrated(parts, wanted, is_compiled):
    assert read(steps(*parts), is_compiled=is_compiled).integrated_lufs == pytest.approx(wanted, abs=0.1)


def test_ebu_3341_case_6_surround():
    levels = (-28, -28, -24, -30, -30)
    samples = np.stack([tone(20, level) for level in levels], axis=1)
    assert read(samples).integrated_lufs == pytest.approx(-23.0, abs=0.1)


@pytest.mark.parametrize("offset_s", [0.15, 0.6, 1.37, 2.995])
def test_ebu_3341_case_10_short_term_maximum_at_any_offset(offset_s):
    samples = stereo(np.concatenate([silence(offset_s), tone(3, -23), silence(1)]))
    assert read(samples).max_short_term_lufs == pytest.approx(-23.0, abs=0.1)


def test_ebu_3341_case_12_and_13_momentary():
    assert read(steps(*[(-20, 0.18), (-30, 0.22)] * 25)).max_momentary_lufs == pytest.approx(-23.0, abs=0.1)
    samples = stereo(np.concatenate([silence(0.38), tone(0.4, -23), silence(1)]))
    assert read(samples).max_momentary_lufs == pytest.approx(-23.0, abs=0.1)


@KERNELS
@pytest.mark.parametrize(
    ("divisor", "phase", "amplitude", "wanted"),
    [(4, 0, 0.5, -6.0), (4, 45, 0.5, -6.0), (6, 60, 0.5, -6.0), (8, 67.5, 0.5, -6.0), (4, 45, 1.41, 3.0)],
    ids=["15", "16", "17", "18", "19"],
)
def test_ebu_3341_true_peak(divisor, phase, amplitude, wanted, is_compiled):
    level = 20 * np.log10(amplitude)
    ramp = np.linspace(0, 1, 480)
    edges = np.concatenate([ramp, np.ones(RATE_HZ - 960), ramp[::-1]])  # a cut tone overshoots, rightly
    found = read(stereo(edges * tone(1, level, RATE_HZ / divisor, phase=phase)), is_compiled=is_compiled)
    assert wanted - 0.4 <= found.true_peak_dbtp <= wanted + 0.2


@KERNELS
@pytest.mark.parametrize(
    ("levels", "wanted"),
    [((-20, -30), 10.0), ((-20, -15), 5.0), ((-40, -20), 20.0), ((-50, -35, -20, -35, -50), 15.0)],
    ids=["1", "2", "3", "4"],
)
def test_ebu_3342_range(levels, wanted, is_compiled):
    found = read(steps(*[(level, 20) for level in levels]), is_compiled=is_compiled)
    assert found.loudness_range_lu == pytest.approx(wanted, abs=1.0)


@pytest.mark.parametrize("rate_hz", [22050, 44100, 48000, 96000, 192000])
def test_agrees_with_pyloudnorm_at_every_rate(rate_hz):
    samples = noise(rate_hz * 6, 2, 7) * np.linspace(0.05, 1.0, rate_hz * 6)[:, None]
    wanted = pyloudnorm.Meter(rate_hz).integrated_loudness(samples)
    assert read(samples, rate_hz).integrated_lufs == pytest.approx(wanted, abs=0.1)


def by_ffmpeg(samples: np.ndarray) -> tuple[float, float]:
    """Integrated loudness and true peak by FFmpeg's own ``ebur128``, which PyAV has without the program."""
    graph = Graph()
    source = graph.add_abuffer(sample_rate=RATE_HZ, format="dbl", layout="stereo", time_base=Fraction(1, RATE_HZ))
    meter, sink = graph.add("ebur128", "peak=true:metadata=1"), graph.add("abuffersink")
    source.link_to(meter)
    meter.link_to(sink)
    graph.configure()
    frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples).reshape(1, -1), format="dbl", layout="stereo")
    frame.sample_rate = RATE_HZ
    graph.push(frame)
    graph.push(None)
    found: dict[str, str] = {}
    while True:
        try:
            found.update(graph.pull().metadata)
        except (av.error.BlockingIOError, av.error.EOFError):
            peaks = [float(found[f"lavfi.r128.true_peaks_ch{channel}"]) for channel in (0, 1)]
            return float(found["lavfi.r128.I"]), 20 * np.log10(max(peaks))


def test_agrees_with_ffmpeg_within_a_tenth():
    samples = noise(RATE_HZ * 5, 2, 11) * np.linspace(0.05, 0.9, RATE_HZ * 5)[:, None]
    loudness, peak = by_ffmpeg(samples)
    found = read(samples)
    assert found.integrated_lufs == pytest.approx(loudness, abs=0.1)
    assert found.true_peak_dbtp == pytest.approx(peak, abs=0.1)


def test_blocks_of_any_size_give_the_same():
    samples = noise(100_003, 2, 3)
    whole = read(samples, block=200_000)
    for block in (1, 479, 480, 4801):
        part = read(samples[:20_000], block=block)
        # sums of floats in another order differ in their last bits
        assert asdict(part) == pytest.approx(asdict(read(samples[:20_000], block=20_000)), abs=1e-9)
    assert read(samples, block=999).integrated_lufs == pytest.approx(whole.integrated_lufs, abs=1e-9)


def test_numpy_and_compiled_loops_agree():
    samples = noise(150_000, 2, 9)
    one, other = read(samples), read(samples, is_compiled=False)
    assert one.integrated_lufs == pytest.approx(other.integrated_lufs, abs=1e-6)
    assert one.true_peak_dbtp == pytest.approx(other.true_peak_dbtp, abs=1e-4)


def test_silence_gives_none():
    assert read(np.zeros((RATE_HZ, 2))) == Loudness()


def test_one_frame_has_a_peak_and_no_loudness():
    found = read(np.array([[0.5]]))
    assert found.integrated_lufs is None
    assert found.sample_peak_dbfs == pytest.approx(-6.02, abs=0.01)


def test_a_peak_in_the_last_sample_counts():
    samples = np.zeros((1000, 1))
    samples[-2:] = 0.9
    assert read(samples).true_peak_dbtp > 20 * np.log10(0.95)


def test_one_channel_heard_twice_is_like_two():
    samples = noise(RATE_HZ, 1)
    meter = LoudnessMeter(RATE_HZ, 1, copies=2)
    meter.add(samples)
    both = read(np.repeat(samples, 2, axis=1))
    assert meter.result().integrated_lufs == pytest.approx(both.integrated_lufs, abs=1e-9)


def test_measure_reads_a_file_and_counts_clipped_samples(tmp_path):
    path = write_wav(tmp_path / "a.wav", np.clip(stereo(tone(1.0, 6.0)), -1, 1), bits=16)
    found = measure(path)
    assert found.clipped_samples > 10_000
    assert found.as_json()["sample_peak_dbfs"] == pytest.approx(0.0, abs=0.001)


def test_measure_refuses_text(tmp_path):
    (tmp_path / "a.wav").write_text("hello")
    with pytest.raises(BadInputError, match="text"):
        measure(tmp_path / "a.wav")
