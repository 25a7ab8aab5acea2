"""Money: the production's costs in one bar, in a table by stage, track, state, person or week, and as bars by week.

Shows what the log knows. Segue records money, it never moves it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from studio.actions.plan_whole_commands import SetBudget
from studio.domain.errors import BadInputError
from studio.domain.money import format_money, parse_money
from studio.domain.plan_money import MoneySums
from studio.queries.asks import PlanMoney
from ui import tokens
from ui.background import LatestOnly
from ui.context import Context
from ui.money.parts import PartMark, PartsBar, parts
from ui.money.weeks import WeeksChart
from ui.widgets.buttons import Button, Segments
from ui.widgets.empty_state import EmptyState
from ui.widgets.figures_table import FiguresTable, Line
from ui.widgets.labels import ElidedLabel, label, row_of, rule
from ui.words import day_text, money, state_word, tr, tr_n

if TYPE_CHECKING:
    from collections.abc import Callable

    from studio.domain.changes import Changes
    from studio.queries.money_rows import MoneyGroupRow, MoneyRows, MoneyStageRow, MoneyWeekRow
    from ui.theme import Theme

_KINDS = ("stage", "track", "hand_off", "take", "production", "link")
_CHART_PX = 216
_MONDAY_NOON_MS = 43_200_000


class _Figure(QWidget):
    """One of the sums at the top: its mark and name, the amount, what it is made of."""

    def __init__(self, theme: Theme, name: str, mark: QWidget | None = None, *, is_last: bool = False) -> None:
        super().__init__()
        self._name = name
        self.amount = label(theme, "", 20, 600)
        self.note = ElidedLabel(theme, "", 12, tone="3")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        head = [label(theme, name, 12, tone="2")]
        row = row_of(*([mark] if mark is not None else []), *head, gap_px=6)
        row.insertStretch(0 if is_last else -1, 1)
        column.addLayout(row)
        column.addWidget(self.amount)
        column.addWidget(self.note)
        if is_last:
            for one in (self.amount, self.note):
                one.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def show_amount(self, words: str, note: str) -> None:
        self.amount.setText(words)
        self.note.setText(note)
        self.setAccessibleName(f"{self._name}: {words}. {note}")


class _BudgetField(QLineEdit):
    """The budget while it is written; ``leave`` gets its text, None when it is let be."""

    def __init__(self, leave: Callable[[str | None], None]) -> None:
        super().__init__()
        self._leave = leave
        self.setFixedWidth(120)
        self.setAccessibleName(tr("Budget"))
        self.returnPressed.connect(lambda: leave(self.text()))
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave(None)
        else:
            super().keyPressEvent(event)


class MoneyPanel(QWidget):
    """A stage that is chosen in the table opens in the plan."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.rows: MoneyRows | None = None
        self._questions = LatestOnly(context.ask)
        self.setAccessibleName(tr("Money"))
        theme = context.theme
        self.setProperty("kind", "panel")
        page = QWidget()
        page.setProperty("kind", "panel")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head(theme))
        column.addWidget(rule())
        choices = [
            ("stage", tr("Stages")),
            ("track", tr("Tracks")),
            ("state", tr("States")),
            ("person", tr("People")),
            ("week", tr("Weeks")),
        ]
        self.groups = Segments(theme, choices, tr("Add up by"))
        self.groups.show_chosen("stage")
        self.groups.chosen.connect(lambda _key: self._fill_table())
        tools = row_of(label(theme, tr("What it costs"), 15, 600), None, self.groups)
        tools.setContentsMargins(16, 8, 16, 8)
        column.addLayout(tools)
        column.addWidget(rule())
        self.table = FiguresTable(theme, tr("Costs"))
        self.table.chosen.connect(self._open)
        column.addWidget(self.table, 1)
        column.addWidget(rule(is_strong=True))
        self.chart = WeeksChart(theme)
        self.chart.setFixedHeight(_CHART_PX)
        self._weeks_note = ElidedLabel(theme, "", 12, tone="3")
        head = row_of(label(theme, tr("Needed by week"), 15, 600), self._weeks_note, gap_px=10)
        head.setStretch(1, 1)
        head.setContentsMargins(16, 10, 16, 0)
        column.addLayout(head)
        column.addWidget(self.chart)
        column.addWidget(rule())
        column.addLayout(self._foot(theme))
        self._stack = QStackedWidget()
        self._stack.addWidget(page)
        teaches = tr("Give stages a price in the plan, or offer them: here you see what is agreed, owed and still to come, and in which week.")  # fmt: skip
        self._stack.addWidget(EmptyState(theme, "coin", tr("Nothing costs anything yet"), teaches))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self.keyboard_starts_at = self.groups.button("stage")
        context.changed.connect(self._changed)
        context.production_changed.connect(lambda _production: self.refresh())
        self.refresh()

    def _foot(self, theme: Theme) -> QHBoxLayout:
        note = label(theme, tr("Segue records money, it never moves it. What is approved is counted as due a week later."), 12, tone="3")  # fmt: skip
        note.setContentsMargins(16, 6, 16, 6)
        self.budget_button = Button(theme, tr("Budget…"), kind="link")
        self.budget_button.clicked.connect(self._write_budget)
        self.budget = _BudgetField(self._leave_budget)
        foot = row_of(gap_px=8)
        foot.addWidget(note, 1)
        self.statement_button = Button(theme, tr("Statement…"), kind="link")
        self.statement_button.clicked.connect(self._open_statement)
        foot.addWidget(self.statement_button)
        foot.addWidget(self.budget)
        foot.addWidget(self.budget_button)
        foot.setContentsMargins(0, 0, 12, 0)
        return foot

    def _open_statement(self) -> None:
        from ui.money.statement_pane import open_statement

        open_statement(self._context)

    def _head(self, theme: Theme) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(24, 16, 24, 14)
        column.setSpacing(10)
        self.figures = [_Figure(theme, part.words, PartMark(theme, part)) for part in parts()]
        self.whole = _Figure(theme, tr("Forecast"), is_last=True)
        row = row_of(*self.figures, self.whole, gap_px=24)
        for place in range(len(self.figures) + 1):
            row.setStretch(place, 1)
        column.addLayout(row)
        self.bar = PartsBar(theme)
        column.addWidget(self.bar)
        return made

    # --- rows
    def showEvent(self, event: Any) -> None:
        """Look again."""
        super().showEvent(event)
        self.refresh()

    def _changed(self, changes: Changes) -> None:
        if self.isVisible() and changes.production in {"", self._context.production} and changes.touches(*_KINDS):
            self.refresh()

    def refresh(self) -> None:
        """Ask for the money of the production that is shown."""
        if self._context.production:
            self._questions.ask(PlanMoney(self._context.production), self.show_money, self._context.show_error)

    def show_money(self, rows: MoneyRows) -> None:
        """Show a production's money."""
        if rows.production != self._context.production or rows == self.rows:
            return
        self.rows = rows
        total = rows.total
        self._stack.setCurrentIndex(0 if sum(total.parts_minor) or total.plan_minor else 1)
        for figure, part, minor in zip(self.figures, range(5), total.parts_minor, strict=True):
            tip = total.tip_minor if not part else 0
            made_of = tr("{tip} of it tips", tip=money(tip, rows.currency)) if tip else self._made_of(rows, part)
            figure.show_amount(money(minor, rows.currency), made_of)
        self.whole.show_amount(money(total.forecast_minor, rows.currency), budget_words(rows))
        self.bar.show_sums(total, rows.budget_minor, rows.currency)
        self._fill_table()
        self.chart.show_weeks(rows.weeks, rows.currency)
        self._weeks_note.setText(self._next_words(rows))

    @staticmethod
    def _made_of(rows: MoneyRows, part: int) -> str:
        """The one stage that a sum is made of, or how many."""
        found = [row for row in rows.stages if row.sums.parts_minor[part]]
        if len(found) == 1:
            when = tr(", by {day}", day=day_text(found[0].needed_ms)) if found[0].needed_ms and part else ""
            return f"{found[0].title}{when}"
        return tr_n("{n} stage", "{n} stages", len(found)) if found else tr("none")

    @staticmethod
    def _next_words(rows: MoneyRows) -> str:
        """How much is needed next, and until when."""
        week = next((week for week in rows.weeks if week.sums.needed_minor), None)
        if week is None:
            return tr("nothing is left to pay")
        amount = money(week.sums.needed_minor, rows.currency)
        return tr("next {amount} in the week of {day}", amount=amount, day=day_text(week.start_ms + _MONDAY_NOON_MS))

    # --- the budget
    def _write_budget(self) -> None:
        if self.budget.isVisible():
            self._leave_budget(self.budget.text())
        elif self.rows is not None:
            budget = format_money(self.rows.budget_minor, self.rows.currency, is_short=True).rpartition(" ")[0]
            self.budget.setText(budget if self.rows.budget_minor else "")
            self.budget.setPlaceholderText(self.rows.currency)
            self.budget_button.setText(tr("Set"))
            self.budget.show()
            self.budget.setFocus()
            self.budget.selectAll()

    def _leave_budget(self, text: str | None) -> None:
        rows = self.rows
        if text is not None and rows is not None:
            try:
                budget_minor = parse_money(text, rows.currency) if text.strip() else 0
            except BadInputError as error:
                self._context.show_error(error)
                return
            if budget_minor != rows.budget_minor:
                self._context.run(SetBudget(rows.production, budget_minor), lambda _result: self.refresh())
        self.budget.hide()
        self.budget_button.setText(tr("Budget…"))
        self.budget_button.setFocus()

    # --- the table
    def _fill_table(self) -> None:
        rows, by = self.rows, self.groups.current()
        if rows is None:
            return
        if by == "stage":
            self._fill_stages(rows)
        elif by == "week":
            head = (tr("Week of"), *(part.words for part in parts()), tr("Needed"))
            sums = (tr("All weeks"), *self._parts(rows.total))
            self.table.show_lines(head, [""] * len(rows.weeks), lambda row: self._week_line(rows.weeks[row]), sums)
        else:
            found = {"track": rows.tracks, "state": rows.states, "person": rows.people}[by]
            head = (
                {"track": tr("Track"), "state": tr("State"), "person": tr("Person")}[by],
                tr("Stages"), tr("Plan"), tr("Agreed"), tr("Committed"), tr("Paid"), tr("Owed now"), tr("Forecast"),
            )  # fmt: skip
            sums = (tr("Together"), str(sum(group.stages for group in found)), *self._sums(rows.total))
            self.table.show_lines(head, [""] * len(found), lambda row: self._group_line(found[row], by), sums)

    def _fill_stages(self, rows: MoneyRows) -> None:
        head = (tr("Stage"), tr("Person"), tr("State"), tr("Plan"), tr("Agreed"), tr("Committed"), tr("Paid"),
                tr("Owed now"), tr("Forecast"), tr("Needed by"))  # fmt: skip
        people = len({row.person for row in rows.stages if row.person})
        sums = (tr("Together"), tr_n("{n} person", "{n} people", people), "", *self._sums(rows.total), "")
        ids = [row.id for row in rows.stages]
        self.table.show_lines(head, ids, lambda row: self._stage_line(rows.stages[row]), sums, first_right=3)

    def _week_line(self, week: MoneyWeekRow) -> Line:
        return Line("", (day_text(week.start_ms + _MONDAY_NOON_MS), *self._parts(week.sums)))

    def _stage_line(self, row: MoneyStageRow) -> Line:
        needed = day_text(row.needed_ms) if row.needed_ms else ""
        hue = tokens.state_look(row.state).hue
        return Line(
            row.id, (row.title, row.person, state_word(row.state), *self._sums(row.sums), needed), ("1", "2", hue)
        )

    def _group_line(self, group: MoneyGroupRow, by: str) -> Line:
        name = group.name
        if by == "state":
            from studio.domain.stage_states import StageState

            name = state_word(StageState(group.key))
        elif not name:
            name = tr("Nobody yet")
        return Line("", (name, str(group.stages), *self._sums(group.sums)))

    def _sums(self, sums: MoneySums) -> tuple[str, ...]:
        names = ("plan", "agreed", "committed", "paid", "owed", "forecast")
        return tuple(self._amount(getattr(sums, f"{name}_minor")) for name in names)

    def _parts(self, sums: MoneySums) -> tuple[str, ...]:
        return tuple(self._amount(minor) for minor in (*sums.parts_minor, sums.needed_minor))

    def _amount(self, minor: int) -> str:
        return money(minor, self.rows.currency) if minor and self.rows is not None else "–"

    def _open(self, stage: str) -> None:
        if any(row.id == stage for row in (self.rows.stages if self.rows is not None else ())):
            self._context.navigate("plan", stage)


def budget_words(rows: MoneyRows) -> str:
    """What is sure and what it may come to at most, where that differs, and how the forecast stands to the budget or the plan's prices."""
    total = rows.total
    words = _against_budget(rows)
    if not total.beyond_minor:
        return words
    most = tr(
        "{sure} are sure, at most {most}",
        sure=money(total.sure_minor, rows.currency),
        most=money(total.at_most_minor, rows.currency),
    )
    return f"{words}; {most}"


def _against_budget(rows: MoneyRows) -> str:
    forecast_minor = rows.total.forecast_minor
    if not rows.budget_minor:
        return tr("the plan says {amount}", amount=money(rows.total.plan_minor, rows.currency))
    budget, left = money(rows.budget_minor, rows.currency), rows.budget_minor - forecast_minor
    if not left:
        return tr("on budget")
    words = tr("{amount} below the budget of {budget}") if left > 0 else tr("{amount} above the budget of {budget}")
    return words.format(amount=money(abs(left), rows.currency), budget=budget)
