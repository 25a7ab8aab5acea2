"""A line below the wave where tempo and meter of the production are set."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDoubleSpinBox, QFrame, QVBoxLayout

from studio.domain.production import BEAT_UNITS
from ui.review.beats import BeatGrid
from ui.theme import Theme
from ui.widgets.boxes import ChoiceBox, NumberBox
from ui.widgets.buttons import Button
from ui.widgets.labels import label, row_of, rule
from ui.words import tr

_PLAIN_BPM = 120.0


class _TempoField(QDoubleSpinBox):
    """Shows 92 as 92, not 92.000."""

    def textFromValue(self, value: float) -> str:
        return f"{value:g}"


class TempoLine(QFrame):
    """``kept`` carries the grid that was set, None to have none; ``left`` when it was given up."""

    kept = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self.setAccessibleName(tr("Tempo of the production"))
        self.tempo, self.beats, self.unit = _TempoField(), NumberBox(), ChoiceBox()
        self.tempo.setRange(20.0, 400.0)
        self.tempo.setDecimals(3)
        self.tempo.setAccessibleName(tr("Quarter notes a minute"))
        self.beats.setRange(1, 64)
        self.beats.setAccessibleName(tr("Beats in a bar"))
        for unit in BEAT_UNITS:
            self.unit.addItem(str(unit), unit)
        self.unit.setAccessibleName(tr("Note that is a beat"))
        keep = Button(theme, tr("Keep for everybody"), "check", "plain")
        keep.clicked.connect(self._keep)
        self.none = Button(theme, tr("No tempo"), "", "quiet")
        self.none.clicked.connect(lambda: self.kept.emit(None))
        cancel = Button(theme, tr("Cancel"), "", "quiet")
        cancel.clicked.connect(self.left)
        row = row_of(label(theme, tr("Tempo"), 13, 600), self.tempo, label(theme, tr("quarter notes a minute"), 12, tone="2"),
                     16, label(theme, tr("Meter"), 13, 600), self.beats, label(theme, "/", 13), self.unit,
                     None, self.none, cancel, keep)  # fmt: skip
        row.setContentsMargins(16, 8, 16, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rule())
        column.addLayout(row)

    def show_grid(self, grid: BeatGrid | None) -> None:
        """Begin with what is set, or with 120 in 4/4."""
        shown = grid or BeatGrid(_PLAIN_BPM)
        self.tempo.setValue(shown.tempo_bpm)
        self.beats.setValue(shown.beats)
        self.unit.setCurrentIndex(self.unit.findData(shown.unit))
        self.none.setVisible(grid is not None)
        self.tempo.setFocus()
        self.tempo.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps it, Escape gives it up."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._keep()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _keep(self) -> None:
        self.tempo.interpretText()
        self.kept.emit(BeatGrid(self.tempo.value(), self.beats.value(), int(self.unit.currentData())))
