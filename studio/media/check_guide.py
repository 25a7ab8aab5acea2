"""Compares a file with a guide that it should run along with: shifted in time, upside down.

By cross-correlation with whitened phases (GCC-PHAT) over the first minute. Different performances do not correlate;
then nothing is said.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.domain.check_report import Finding, Severity
from studio.domain.errors import BadInputError
from studio.media.check_scan import Measured
from studio.media.sources import open_source

_SECONDS = 60
_CONFIDENCE_MIN = 20.0
_SHIFT_MIN_S = 0.005
"""Another microphone's way through the room is no mistake."""
_SAME_CONFIDENCE = 400.0
"""So much alike are only copies of one recording, with other gain or noise; there a single frame is one."""


def check_against_guide(found: Measured, guide_path: Path) -> list[Finding]:
    """Findings about place and polarity against the guide; none where the two are too unlike to say."""
    try:
        guide, guide_rate_hz = _mono(guide_path)
        take, rate_hz = _mono(found.path)
    except BadInputError:
        return []  # damage is found by other rules
    if rate_hz != guide_rate_hz or not take.any() or not guide.any():
        return []
    lag, sign, confidence = _correlated(take, guide)
    if confidence < _CONFIDENCE_MIN:
        return []
    findings = []
    if abs(lag) > (0 if confidence > _SAME_CONFIDENCE else _SHIFT_MIN_S * rate_hz):
        words = f"{abs(lag) / rate_hz:.{3 if abs(lag) > _SHIFT_MIN_S * rate_hz else 5}f} s {'late' if lag > 0 else 'early'} ({abs(lag)} frames)"
        fix = "Export from the very start of the session, without trimming."
        findings.append(Finding("alignment", Severity.WARN, "runs along with the guide", words, None, fix))
    if sign < 0:
        fix = "Invert the polarity of the file if it was not meant so."
        findings.append(Finding("polarity", Severity.HINT, "same polarity as the guide", "upside down", None, fix))
    return findings


def _mono(path: Path) -> tuple[NDArray[np.float64], int]:
    with open_source(path) as source:
        rate_hz = source.info.sample_rate_hz
        return source.read(_SECONDS * rate_hz).sum(axis=1), rate_hz


def _correlated(take: NDArray[np.float64], guide: NDArray[np.float64]) -> tuple[int, int, float]:
    """Frames by which the take is late, sign of the peak, peak over the RMS of the correlation."""
    size = 1 << (len(take) + len(guide) - 1).bit_length()
    cross = np.fft.rfft(take, size) * np.conj(np.fft.rfft(guide, size))
    magnitudes = np.abs(cross)
    correlation = np.fft.irfft(cross / np.maximum(magnitudes, magnitudes.max() * 1e-9), size)
    at = int(np.abs(correlation).argmax())
    peak = float(correlation[at])
    spread = float(np.sqrt(np.mean(correlation**2)))
    return at if at < size // 2 else at - size, 1 if peak > 0 else -1, abs(peak) / max(spread, 1e-30)
