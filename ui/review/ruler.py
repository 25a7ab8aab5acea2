"""Bars and beats in Listen: whether the ruler counts them or time, and the tempo that the production has."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject

from studio.actions.plan_whole_commands import SetTempo
from studio.queries.rows import ProductionRow
from ui.commands import Command
from ui.context import Context
from ui.review.beats import BeatGrid
from ui.review.body import ListenBody
from ui.review.tempo_line import TempoLine
from ui.widgets.buttons import icon_button
from ui.widgets.tips import tip
from ui.words import tr


class Ruler(QObject):
    """A button, two keys, and the line where a tempo is set."""

    def __init__(self, context: Context, body: ListenBody) -> None:
        super().__init__(body)
        self._context, self._body = context, body
        self._production = ""
        self.grid: BeatGrid | None = None
        self.has_beats = False
        self.line: TempoLine | None = None
        self.button = icon_button(context.theme, tr("Bars and beats on the ruler"), "music")
        self.button.setCheckable(True)
        self.button.clicked.connect(self.toggle)
        body.transport.add_tool(self.button)
        for name, words, run, keys in (
            ("listen.beats", tr("Bars and beats on the ruler, or time"), self.toggle, "Ctrl+B"),
            ("listen.tempo", tr("Set tempo and meter…"), self.open_tempo, "Ctrl+T"),
        ):
            context.commands.add(Command(name, words, run, keys, "music", "listen"))
        self.button.setToolTip(tip(context.commands.named("listen.beats").tooltip))

    def show_production(self, row: ProductionRow | None) -> None:
        """The tempo of another production, or a new one."""
        self._production = row.id if row is not None else ""
        has_tempo = row is not None and row.tempo_mbpm > 0
        self.grid = BeatGrid(row.tempo_mbpm / 1000, row.beats_per_bar, row.beat_unit) if row and has_tempo else None
        self._follow()

    def toggle(self) -> None:
        """Count bars and beats, or time. Without a tempo it is asked for first."""
        self.has_beats = not self.has_beats
        if self.has_beats and self.grid is None:
            self.open_tempo()
        self._follow()

    def open_tempo(self) -> None:
        """Ask for tempo and meter."""
        if self.line is None:
            self.line = TempoLine(self._context.theme)
            self.line.kept.connect(self._keep)
            self.line.left.connect(self._close_line)
            self._body.add_below_wave(self.line)
        self.line.show()
        self.line.show_grid(self.grid)

    def _keep(self, grid: BeatGrid | None) -> None:
        self._close_line()
        tempo_mbpm, meter = (round(grid.tempo_bpm * 1000), (grid.beats, grid.unit)) if grid else (0, (4, 4))

        def done(_result: Any) -> None:
            self.grid, self.has_beats = grid, grid is not None
            self._follow()

        self._context.run(SetTempo(self._production, tempo_mbpm, meter), done)

    def _close_line(self) -> None:
        if self.line is not None:
            self.line.hide()
        self.has_beats = self.has_beats and self.grid is not None
        self._follow()
        self._body.wave.setFocus()

    def _follow(self) -> None:
        shown = self.grid if self.has_beats else None
        self.button.setChecked(self.has_beats)
        self._body.wave.show_grid(shown)
        self._body.transport.show_grid(shown)
