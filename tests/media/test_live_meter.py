"""What meters show while sound plays agrees with the measurement of whole files."""

from __future__ import annotations

import numpy as np
import pytest

from studio.domain.metering import SILENT_DB, MeterReading
from studio.media.kernels import load_kernels
from studio.media.live_meter import BANDS, HIGHEST_HZ, LOWEST_HZ, LiveMeter
from studio.media.loudness import LoudnessMeter
from tests.media.signals import RATE_HZ, noise, silence, stereo, tone


def readings(samples: np.ndarray, block: int = 1024) -> list[MeterReading]:
    meter = LiveMeter(RATE_HZ)
    return [meter.add(samples[at : at + block].astype(np.float32)) for at in range(0, len(samples), block)]


def test_momentary_and_short_term_reach_what_the_whole_measurement_finds():
    samples = np.concatenate(
        [noise(RATE_HZ * 2, 2, level=0.02), noise(RATE_HZ * 2, 2, seed=2), silence(1)[:, None] + [0, 0]]
    )
    whole = LoudnessMeter(RATE_HZ, 2, load_kernels(is_compiled=False))
    whole.add(samples)
    found, wanted = readings(samples, 480), whole.result()
    assert max(row.momentary_lufs for row in found) == pytest.approx(wanted.max_momentary_lufs, abs=0.1)
    assert max(row.short_term_lufs for row in found) == pytest.approx(wanted.max_short_term_lufs, abs=0.1)
    assert max(max(row.true_peaks_dbtp) for row in found) == pytest.approx(wanted.true_peak_dbtp, abs=0.05)
    assert max(max(row.peaks_dbfs) for row in found) == pytest.approx(wanted.sample_peak_dbfs, abs=0.01)
    assert found[-1].momentary_lufs < -70


def test_the_true_peak_between_samples_is_seen():
    """A sine of a quarter of the rate whose samples lie at 45 degrees reads 3 dB too low by its samples."""
    last = readings(stereo(tone(0.5, -1.0, RATE_HZ / 4, phase=45)))[-2]
    assert last.peaks_dbfs[0] == pytest.approx(-4.0, abs=0.1)
    assert last.true_peaks_dbtp[0] == pytest.approx(-1.0, abs=0.1)


@pytest.mark.parametrize(("right", "wanted"), [(1.0, 1.0), (-0.5, -1.0), (0.0, None)])
def test_correlation_tells_mono_from_flipped(right, wanted):
    left = tone(0.5, -12)
    assert readings(np.stack([left, left * right], axis=1))[-1].correlation == (wanted and pytest.approx(wanted))


@pytest.mark.parametrize("hz", [60.0, 1000.0, 12500.0])
def test_a_tone_stands_in_its_band_with_its_level(hz):
    spectrum = readings(stereo(tone(0.5, -6.0, hz)))[-1].spectrum_db
    band = int(np.argmax(spectrum))
    lowest, highest = (LOWEST_HZ * (HIGHEST_HZ / LOWEST_HZ) ** ((band + edge) / BANDS) for edge in (-1, 2))
    assert lowest - RATE_HZ / 4096 < hz < highest + RATE_HZ / 4096
    assert max(spectrum) == pytest.approx(-6.0, abs=1.5)


def test_silence_reads_as_silence():
    last = readings(silence(0.2)[:, None] + [0, 0])[-1]
    assert (last.peaks_dbfs, last.momentary_lufs, last.correlation) == ((SILENT_DB, SILENT_DB), SILENT_DB, None)
    assert set(last.spectrum_db) == {SILENT_DB}
