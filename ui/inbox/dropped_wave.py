"""The waveform of a file that lies in a deliver folder, flagged where the checks found something."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Qt

from studio.domain.check_report import Severity
from studio.queries.asks import WavePeaks
from ui.review.model import is_sound_name
from ui.widgets.waveform import WaveformThumbnail
from ui.words import tr

if TYPE_CHECKING:
    from studio.queries.review import PeakRows
    from studio.queries.rows import DropRow
    from ui.context import Context

_HEIGHT_PX = 28
_COLUMNS = 1600


def dropped_wave(context: Context, drop: DropRow) -> DroppedWave | None:
    """The waveform of a file, which fills itself; None for what is no sound by its name or is still being written."""
    is_there = drop.state != "settling" and is_sound_name(drop.name)
    return DroppedWave(context, drop) if is_there else None


class DroppedWave(WaveformThumbnail):
    """To look at only. ``is_drawn`` once its peaks are there; it hides where the file cannot be read."""

    def __init__(self, context: Context, drop: DropRow) -> None:
        super().__init__(context.theme, _HEIGHT_PX, tr("Waveform of {name}", name=drop.name))
        self.is_drawn = False
        self._duration_s = 0.0
        self._drop = drop
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        context.ask(WavePeaks(drop.path), self._draw, self._give_up)

    def show_drop(self, drop: DropRow) -> None:
        """Flag what the checks found since."""
        self._drop = drop
        self._flag()

    def _draw(self, rows: PeakRows) -> None:
        if shiboken6.isValid(self):
            level = rows.level_for(rows.frames / _COLUMNS)
            self._duration_s, self.is_drawn = rows.duration_s, True
            self.show_peaks(level.lows, level.highs)
            self._flag()

    def _give_up(self, _error: BaseException) -> None:
        """The checks say what is wrong with it."""
        if shiboken6.isValid(self):
            self.hide()

    def _flag(self) -> None:
        placed = [finding for finding in self._drop.findings if finding.at_s is not None]
        is_blocked = any(finding.severity is Severity.BLOCK for finding in placed)
        shares = (min(1.0, (finding.at_s or 0.0) / self._duration_s) for finding in placed if self._duration_s)
        self.show_marks(tuple(shares), "late" if is_blocked else "review")
