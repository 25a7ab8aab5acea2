"""Baselines: keep the plan as it is now, choose which are drawn, and see how far each stage has moved since."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from studio.domain.baselines import MOST_SHOWN
from ui.plan.below import PlanPage
from ui.plan.checks_words import baseline_words, day_min_of, drawn_baselines, later_text
from ui.widgets.buttons import Button, icon_button
from ui.widgets.figures_table import FiguresTable, Line
from ui.widgets.labels import ElidedLabel, label, row_of, rule
from ui.widgets.tips import tip
from ui.words import day_text, moment_text, tr, tr_n

if TYPE_CHECKING:
    from studio.queries.plan_rows import BaselineRow, PlanCheckRows
    from studio.queries.rows import PlanRows, StageRow
    from ui.context import Context

_LIST_PX = 400


class _NameField(QLineEdit):
    """A baseline's name while it is written; Escape lets it be."""

    def __init__(self, row: BaselineRow, leave: Any) -> None:
        super().__init__(row.name)
        self._leave = leave
        self.setAccessibleName(tr("Name of the baseline"))
        self.setMaxLength(100)
        self.selectAll()
        self.editingFinished.connect(lambda: self._end(self.text()))

    def _end(self, name: str) -> None:
        leave, self._leave = self._leave, None
        if leave is not None:
            leave(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._end("")
        else:
            super().keyPressEvent(event)


class BaselinesPage(PlanPage):
    """At the left the baselines, at the right by how much each stage ends later than in those that are drawn."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._plan: PlanRows | None = None
        self._checks: PlanCheckRows | None = None
        self._shown: object = None
        self._told: object = None
        self._renamed = ""
        theme = context.theme
        self.name = QLineEdit()
        self.name.setAccessibleName(tr("Name of the new baseline"))
        self.name.setMaxLength(100)
        self.name.returnPressed.connect(self.keep)
        self.keep_button = Button(theme, tr("Keep the plan as it is"), "plus")
        self.keep_button.clicked.connect(self.keep)
        head = row_of(gap_px=8)
        head.setContentsMargins(12, 10, 12, 8)
        head.addWidget(self.name, 1)
        head.addWidget(self.keep_button)
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(12, 0, 8, 8)
        self._rows.setSpacing(0)
        inner = QWidget()
        inner.setLayout(self._rows)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.viewport().setAutoFillBackground(False)
        area.setWidget(inner)
        inner.setAutoFillBackground(False)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addLayout(head)
        left.addWidget(area, 1)
        side = QWidget()
        side.setFixedWidth(_LIST_PX)
        left.setContentsMargins(0, 0, 0, 0)
        side.setLayout(left)
        self.table = FiguresTable(theme, tr("How far the stages have moved"))
        self.table.chosen.connect(self.stage_chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        self._line = rule(is_vertical=True)
        row.addWidget(self._line)
        row.addWidget(self.table, 1)
        # without the table the list keeps to its side
        row.addStretch(0)

    @property
    def keyboard_starts_at(self) -> QWidget:
        """The name of the next one."""
        return self.name

    def show_plan(self, plan: PlanRows, checks: PlanCheckRows) -> None:
        """Show the baselines; a name that is being written stays."""
        self._plan, self._checks = plan, checks
        self.name.setPlaceholderText(tr("Baseline {n}", n=len(checks.baselines) + 1))
        self.keep_button.setEnabled(bool(plan.stages))
        if (checks.baselines, day_min_of(plan)) != self._shown and not self._renamed:
            self._shown = (checks.baselines, day_min_of(plan))
            self._fill()
        self._fill_table()

    # --- the list
    def _fill(self) -> None:
        focused = self.window().focusWidget()
        name = focused.accessibleName() if focused is not None and self.isAncestorOf(focused) else ""
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        checks, plan = self._checks, self._plan
        if checks is None or plan is None:
            return
        if not checks.baselines:
            teaches = tr("A baseline keeps all dates as they are now, such as when everybody has agreed. Later you see here, and in the plan, what has moved since.")  # fmt: skip
            self._rows.addWidget(label(self._context.theme, teaches, 12, tone="2", wraps=True))
        drawn = {row.id for row in drawn_baselines(checks)}
        for row in reversed(checks.baselines):
            self._rows.addWidget(self._row(row, is_drawn=row.id in drawn, is_full=len(drawn) >= MOST_SHOWN))
        self._rows.addStretch(1)
        if name:
            again = next((one for one in self.findChildren(QWidget) if one.accessibleName() == name), self.name)
            again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, row: BaselineRow, *, is_drawn: bool, is_full: bool) -> QWidget:
        theme, made = self._context.theme, QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(0)
        box = QCheckBox()
        box.setChecked(is_drawn)
        box.setAccessibleName(tr("Draw “{name}” in the plan", name=row.name))
        box.setToolTip(tr("Drawn in the plan") if is_drawn else tr("Draw it in the plan"))
        if is_full and not is_drawn:
            box.setEnabled(False)
            box.setToolTip(tr("{n} are drawn already: take one of them out first.", n=MOST_SHOWN))
        box.clicked.connect(lambda is_on: self._change(row, is_shown=is_on))
        if row.id == self._renamed:
            field = _NameField(row, partial(self._named, row))
            head = row_of(box, field, gap_px=8)
            head.setStretch(1, 1)
            field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            head = row_of(box, gap_px=8)
            head.addWidget(ElidedLabel(theme, row.name, 13, 500), 1)
            rename = icon_button(theme, tr("Rename “{name}”", name=row.name), "pencil")
            rename.clicked.connect(lambda: self._rename(row))
            remove = icon_button(theme, tr("Remove “{name}”", name=row.name), "trash")
            remove.clicked.connect(lambda: self._remove(row))
            head.addWidget(rename)
            head.addWidget(remove)
        column.addLayout(head)
        day_min = day_min_of(self._plan) if self._plan is not None else 480
        moved = tr_n("{n} stage moved", "{n} stages moved", row.moved) if row.moved else tr("no stage moved")
        end = later_text(row.drift_min, day_min) if row.drift_min else tr("the same end")
        said = ElidedLabel(theme, f"{end}, {moved}", 12, tone="late" if row.drift_min > 0 else "2")
        said.setContentsMargins(22, 0, 0, 0)
        said.setAccessibleName(
            tr("The production ends {drift}, {moved}", drift=baseline_words(row, day_min), moved=moved)
        )
        kept = ElidedLabel(theme, tr("kept {moment}, ended {day}", moment=moment_text(row.made_ms), day=day_text(row.end_ms)), 11, tone="3")  # fmt: skip
        kept.setContentsMargins(22, 0, 0, 0)
        column.addWidget(said)
        column.addWidget(kept)
        return made

    # --- doing
    def keep(self) -> None:
        """Keep the plan as it is now, under the name that was written or the next number."""
        from studio.actions.plan_whole_commands import KeepBaseline

        if not self.keep_button.isEnabled():
            return

        def done(result: dict[str, Any]) -> None:
            self.name.clear()
            kept = tr("The dates are kept as “{name}”.", name=result.get("name", ""))
            self._context.show_message(kept, kind="done")

        self._context.run(KeepBaseline(self._context.production, self.name.text().strip()), done)

    def _change(self, row: BaselineRow, **changes: Any) -> None:
        from studio.actions.plan_whole_commands import ChangeBaseline

        self._context.run(ChangeBaseline(self._context.production, row.id, **changes))

    def _rename(self, row: BaselineRow) -> None:
        self._renamed = row.id
        self._fill()

    def _named(self, row: BaselineRow, name: str) -> None:
        self._renamed = ""
        if name.strip() and name.strip() != row.name:
            self._change(row, name=name.strip())
        self._fill()
        again = next((one for one in self.findChildren(Button) if one.accessibleName().endswith(f"“{row.name}”")), None)
        (again or self.name).setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, row: BaselineRow) -> None:
        from studio.actions.plan_whole_commands import RemoveBaseline

        words = tr("“{name}” is removed. Ctrl+Z brings it back.", name=row.name)
        self._context.run(
            RemoveBaseline(self._context.production, row.id),
            lambda _result: self._context.show_message(words, kind="done"),
        )

    # --- the table
    def _fill_table(self) -> None:
        plan, checks = self._plan, self._checks
        if plan is None or checks is None:
            return
        drawn, day_min = drawn_baselines(checks), day_min_of(plan)
        told = (plan.stages, checks.shadows, drawn)
        if told == self._told:
            return
        self._told = told
        self.table.setVisible(bool(drawn))
        self._line.setVisible(bool(drawn))
        names = [row.id for row in drawn]

        def worst(stage: StageRow) -> int:
            return max((abs(shadow.drift_min) for shadow in checks.shadows.get(stage.id, ())), default=0)

        stages = sorted(plan.stages, key=worst, reverse=True)

        def line(row: int) -> Line:
            stage = stages[row]
            moves = {shadow.baseline: shadow.drift_min for shadow in checks.shadows.get(stage.id, ())}
            cells = [
                tr("new") if name not in moves else later_text(moves[name], day_min) if moves[name] else ""
                for name in names
            ]
            tones = ("1", "2", *("late" if moves.get(name, 0) > 0 else "1" for name in names))
            return Line(stage.id, (stage.title, day_text(stage.end_ms), *cells), tones)

        total = (tr("The production"), day_text(plan.end_ms), *(later_text(row.drift_min, day_min) for row in drawn))
        columns = (tr("Stage"), tr("Ends"), *(row.name for row in drawn))
        self.table.show_lines(columns, [stage.id for stage in stages], line, total)
        self.table.setToolTip(tip(tr("Stages that have moved most come first.")))
