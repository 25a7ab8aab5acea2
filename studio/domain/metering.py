"""What meters show of sound while it plays, as values. Measuring it is the media engine's business."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

SILENT_DB = -120.0
"""What silence reads, and the least that anything does."""


@dataclass(frozen=True, slots=True)
class MeterReading:
    """What a block measured. Pairs are left and right.

    ``peaks_dbfs`` and ``true_peaks_dbtp`` are of the block alone, ``momentary_lufs`` and ``short_term_lufs`` of the
    windows that end with it, all ``SILENT_DB`` at least. ``correlation`` runs from -1 to 1, None where a side is silent.
    ``spectrum_db`` is in even steps of pitch from 20 Hz to 20 kHz; a full-scale sine reads 0.
    """

    peaks_dbfs: tuple[float, float]
    true_peaks_dbtp: tuple[float, float]
    momentary_lufs: float
    short_term_lufs: float
    correlation: float | None
    spectrum_db: tuple[float, ...]


class LiveMeter(Protocol):
    """Takes sound as it is played; one thread at a time."""

    def add(self, block: Any) -> MeterReading:
        """Measure a block: float32 in an array of (frames, 2)."""
