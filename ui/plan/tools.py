"""The row of tools above the timeline: the span in sight, the zoom, fit and now, the critical path, undo and redo."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui.commands import CommandTable
from ui.theme import Theme
from ui.tokens import PLAN_TOOLS_PX, TRACKS_COLUMN_PX
from ui.widgets.buttons import Button, Segments, icon_button
from ui.widgets.labels import ElidedLabel, rule
from ui.widgets.tips import tip
from ui.words import tr

LEVEL_WORDS = (("hour", "Hour"), ("day", "Day"), ("week", "Week"), ("month", "Month"))


class PlanTools(QFrame):
    """``level_chosen`` carries a named zoom; every other button runs a command of the table."""

    level_chosen = Signal(str)

    def __init__(self, theme: Theme, commands: CommandTable) -> None:
        super().__init__()
        self._commands = commands
        self.setProperty("kind", "panel")
        self.setFixedHeight(PLAN_TOOLS_PX)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(8)
        self._span = ElidedLabel(theme, "", 13, 600)
        self._span.setFixedWidth(TRACKS_COLUMN_PX - 12 - 8)
        self.levels = Segments(theme, [(key, tr(word)) for key, word in LEVEL_WORDS], tr("Zoom"))
        self.levels.chosen.connect(self.level_chosen)
        row.addWidget(self._span)
        row.addWidget(self.levels)
        row.addWidget(self._tool(icon_button(theme, tr("Fit the whole plan"), "arrows-maximize"), "plan.fit"))
        row.addWidget(self._tool(Button(theme, tr("Today")), "plan.today"))
        row.addStretch(1)
        self.critical = Button(theme, tr("Critical path"), "route", "quiet")
        self.critical.setCheckable(True)
        row.addWidget(self._tool(self.critical, "plan.critical"))
        self.compact = Button(theme, tr("Compact"), "layers-subtract", "quiet")
        self.compact.setCheckable(True)
        row.addWidget(self._tool(self.compact, "plan.compact"))
        row.addSpacing(4)
        line = rule(is_strong=True, is_vertical=True)
        line.setFixedHeight(16)
        row.addWidget(line)
        row.addSpacing(4)
        self._undo = self._tool(icon_button(theme, tr("Undo"), "arrow-back-up"), "plan.undo")
        self._redo = self._tool(icon_button(theme, tr("Redo"), "arrow-forward-up"), "plan.redo")
        row.addWidget(self._undo)
        row.addWidget(self._redo)
        self.show_undo("", "")

    def _tool(self, button: Button, command_id: str) -> Button:
        button.setToolTip(self._commands.named(command_id).tooltip)
        button.clicked.connect(lambda: self._commands.run(command_id))
        return button

    def show_span(self, words: str) -> None:
        """The dates in sight."""
        self._span.setText(words)

    def show_level(self, level: str) -> None:
        """Mark the named zoom."""
        self.levels.show_chosen(level)

    def show_undo(self, undo_label: str, redo_label: str) -> None:
        """What can be undone and redone, in words; empty: nothing."""
        for button, words, verb in ((self._undo, undo_label, tr("Undo")), (self._redo, redo_label, tr("Redo"))):
            button.setEnabled(bool(words))
            name = f"{verb}: {words}" if words else verb
            button.setAccessibleName(name)
            button.setToolTip(tip(name))
