"""The row of tools above the plan: which view, the filter, what the view has of its own, undo and redo.

The timeline has zoom, fit, now, the span in sight, the critical path and compact rows.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QSizePolicy, QWidget

from ui.commands import CommandTable
from ui.plan.views.view_kinds import VIEW_WORDS
from ui.plan.views.view_state import CALENDAR, NETWORK, TABLE, TIMELINE
from ui.theme import Theme
from ui.tokens import PLAN_TOOLS_PX
from ui.widgets.buttons import Button, Segments, icon_button
from ui.widgets.labels import ElidedLabel, rule
from ui.widgets.tips import tip
from ui.words import later, tr

# from these widths of the row on there is room for every word, for the zoom, for the span in sight
_WORDS_FROM_PX, _LEVELS_FROM_PX, _SPAN_FROM_PX = 900, 780, 1080
LEVEL_WORDS = (("hour", later("Hour")), ("day", later("Day")), ("week", later("Week")), ("month", later("Month")))


class ViewSwitch(QFrame):
    """The views of the plan as icons, all in sight; the shown one is marked. Each button runs its command of the table."""

    def __init__(self, theme: Theme, commands: CommandTable) -> None:
        super().__init__()
        self.setProperty("kind", "segments")
        self.setAccessibleName(tr("View"))
        self.setFixedHeight(28)
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        group = QButtonGroup(self)
        self.buttons: dict[str, Button] = {}
        for number, (kind, words, icon) in enumerate(VIEW_WORDS):
            button = Button(theme, tr(words), icon, "segment", tooltip=commands.named(f"plan.view.{kind}").tooltip)
            button.setText("")
            button.setFixedWidth(37)
            button.setProperty("last", number == len(VIEW_WORDS) - 1)
            button.setCheckable(True)
            button.setAccessibleName(tr("View: {name}", name=tr(words)))
            button.clicked.connect(lambda _checked, kind=kind: commands.run(f"plan.view.{kind}"))
            group.addButton(button)
            self.buttons[kind] = button
            row.addWidget(button)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_chosen(self, kind: str) -> None:
        """Mark the view that is shown."""
        self.buttons[kind].setChecked(True)


class PlanTools(QFrame):
    """``level_chosen`` carries a named zoom; every other button runs a command of the table."""

    level_chosen = Signal(str)

    def __init__(self, theme: Theme, commands: CommandTable) -> None:
        super().__init__()
        self._theme, self._commands, self._kind = theme, commands, TIMELINE
        self._exchanged: list[Button] = []
        self.setProperty("kind", "panel")
        self.setFixedHeight(PLAN_TOOLS_PX)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(8)
        self.switch = ViewSwitch(theme, commands)
        self._span = ElidedLabel(theme, "", 13, 600)
        self.levels = Segments(theme, [(key, tr(word)) for key, word in LEVEL_WORDS], tr("Zoom"))
        self.levels.chosen.connect(self.level_chosen)
        row.addWidget(self.switch)
        row.addSpacing(4)
        row.addWidget(self.levels)
        self.fit = self._tool(icon_button(theme, tr("Fit the whole plan"), "arrows-maximize"), "plan.fit")
        self.today = self._tool(Button(theme, tr("Today")), "plan.today")
        row.addWidget(self.fit)
        row.addWidget(self.today)
        row.addWidget(self._span, 1)
        self._own = QHBoxLayout()
        self._own.setSpacing(8)
        row.addLayout(self._own)
        self._gap = QWidget()
        row.addWidget(self._gap, 1)
        self.critical = Button(theme, tr("Critical path"), "route", "quiet")
        self.critical.setCheckable(True)
        row.addWidget(self._tool(self.critical, "plan.critical"))
        self.compact = Button(theme, tr("Compact"), "layers-subtract", "quiet")
        self.compact.setCheckable(True)
        row.addWidget(self._tool(self.compact, "plan.compact"))
        self.filter = self._tool(icon_button(theme, tr("Filter"), "filter"), "plan.filter")
        self.filter.setCheckable(True)
        row.addWidget(self.filter)
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
        self.show_kind(TIMELINE, [])

    def show_kind(self, kind: str, own: list[QWidget]) -> None:
        """Another view is shown; ``own`` are the tools that it brings along."""
        is_timeline = kind == TIMELINE
        self.switch.show_chosen(kind)
        self._kind = kind
        for part in (self.critical, self.compact):
            part.setVisible(is_timeline)
        self._fit_width()
        self.fit.setVisible(kind in {TIMELINE, CALENDAR, NETWORK})
        self.today.setVisible(kind in {TIMELINE, CALENDAR})
        while self._own.count():
            self._own.takeAt(0).widget().hide()
        for widget in [*own, *(self._exchange() if kind == TABLE else ())]:
            self._own.addWidget(widget)
            widget.show()

    def _exchange(self) -> list[Button]:
        """A table is what other programs take and give."""
        if not self._exchanged:
            for command, words, icon in (
                ("plan.export", tr("Export the plan"), "file-export"),
                ("plan.import", tr("Import a plan"), "download"),
            ):
                self._exchanged.append(self._tool(icon_button(self._theme, words, icon), command))
        return self._exchanged

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where room is scarce, buttons are only their icons, and what keys and the wheel do as well goes."""
        super().resizeEvent(event)
        self._fit_width()

    def _fit_width(self) -> None:
        width, is_timeline = self.width(), self._kind == TIMELINE
        for button, words in ((self.critical, tr("Critical path")), (self.compact, tr("Compact"))):
            button.setText("" if width < _WORDS_FROM_PX else f"\u2009{words}")
        self.levels.setVisible(is_timeline and width >= _LEVELS_FROM_PX)
        self._span.setVisible(is_timeline and width >= _SPAN_FROM_PX)
        self._gap.setVisible(not self._span.isVisibleTo(self))

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
