"""What stands below the plan: a row that says how it stands, and opens problems, baselines, the forecast and money.

The row is made when the first checks of the plan are there, a page when it is first opened.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from ui.commands import Command
from ui.plan.checks_words import drift_sentence
from ui.tokens import PLAN_BELOW_PX
from ui.widgets.buttons import Button, icon_button
from ui.widgets.labels import ElidedLabel, row_of, rule
from ui.words import later, tr, tr_n

if TYPE_CHECKING:
    from studio.queries.plan_rows import PlanCheckRows
    from studio.queries.rows import PlanRows
    from ui.context import Context
    from ui.plan.panel import PlanPanel
    from ui.theme import Theme

_LEAST_PX, _USUAL_PX, _STEP_PX = 160, 252, 24
_PARTS = (
    ("problems", later("Problems"), later("What is wrong with the plan"), "alert-triangle", "P"),
    ("baselines", later("Baselines"), later("Keep and compare baselines"), "history", "Shift+B"),
    ("forecast", later("Forecast"), later("Forecast of the end"), "chart-histogram", "Shift+E"),
    ("money", later("Money"), later("Money over time"), "coin", "Shift+M"),
)


class PlanPage(QWidget):
    """A page below the plan. ``show_plan`` gets what is known whenever the page is in sight and something changed."""

    stage_chosen = Signal(str)

    def show_plan(self, plan: PlanRows, checks: PlanCheckRows) -> None:
        """Show what is so now."""
        raise NotImplementedError

    @property
    def keyboard_starts_at(self) -> QWidget:
        """Where the keyboard goes when the page is opened."""
        return self


def _problems(panel: PlanPanel) -> PlanPage:
    from ui.plan.problems import ProblemsPage

    return ProblemsPage(panel.context)


def _baselines(panel: PlanPanel) -> PlanPage:
    from ui.plan.baselines import BaselinesPage

    return BaselinesPage(panel.context)


def _forecast(panel: PlanPanel) -> PlanPage:
    from ui.plan.forecast import ForecastPage

    page = ForecastPage(panel.context)
    page.played.connect(panel.overlays.show_forecast)
    return page


def _money(panel: PlanPanel) -> PlanPage:
    from ui.plan.money_page import MoneyPage

    return MoneyPage(panel)


_PAGES: dict[str, Callable[[PlanPanel], PlanPage]] = {
    "problems": _problems,
    "baselines": _baselines,
    "forecast": _forecast,
    "money": _money,
}


class PlanBelow(QObject):
    """One for a panel; follows its plan and the checks of it."""

    def __init__(self, panel: PlanPanel) -> None:
        super().__init__(panel)
        self._panel, self._context = panel, panel.context
        self._plan: PlanRows | None = None
        self.drawer: Drawer | None = None
        panel.plan_shown.connect(self._take_plan)
        panel.overlays.checked.connect(self._take_checks)
        for part, _short, words, icon, key in _PARTS:
            name, open_part = f"plan.open-{part}", partial(self.toggle, part)
            command = Command(name, tr(words), open_part, key, icon, "plan", "view", lambda: self.drawer is not None)
            self._context.commands.add(command)

    def _take_plan(self, plan: PlanRows) -> None:
        self._plan = plan

    def _take_checks(self, checks: PlanCheckRows) -> None:
        plan = self._plan
        if plan is None or checks.production != plan.production.id:
            return
        if self.drawer is None:
            self.drawer = Drawer(self._context, self._panel)
            self.drawer.stage_chosen.connect(self._panel.select)
            self._panel.add_below(self.drawer)
            self._panel.views.saved.connect(lambda _kept: self._show_height())
            self._show_height()
        self.drawer.show_plan(plan, checks)

    def _show_height(self) -> None:
        """As high as it was left; a window that is too small for that shows less of it."""
        height_px = self._panel.views.kept.below_px
        if self.drawer is not None and height_px:
            self.drawer.show_page_height(height_px)

    def toggle(self, part: str) -> None:
        """Open a page; close it if it is the one that is open and has the keyboard."""
        if self.drawer is not None:
            self.drawer.toggle(part)

    def open(self, part: str) -> None:
        """Open a page."""
        if self.drawer is not None:
            self.drawer.open(part)


class _Grip(QWidget):
    """The upper edge of the drawer, which is pulled up and down, also with the arrows."""

    def __init__(self, drawer: Drawer, theme: Theme) -> None:
        super().__init__(drawer)
        self._drawer, self._theme, self._from = drawer, theme, (0, 0)
        self.setFixedHeight(5)
        self.setCursor(Qt.CursorShape.SizeVerCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(tr("Height of what is below the plan"))
        self.setAccessibleDescription(tr("Up and down make it higher and lower."))
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A step up or down."""
        step = {Qt.Key.Key_Up: _STEP_PX, Qt.Key.Key_Down: -_STEP_PX}.get(Qt.Key(event.key()), 0)
        if step:
            self._drawer.set_page_height(self._drawer.stack.height() + step)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, _event: QFocusEvent) -> None:
        self.update()

    def focusOutEvent(self, _event: QFocusEvent) -> None:
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Where the keyboard is has to be seen."""
        if self.hasFocus():
            QPainter(self).fillRect(self.rect(), self._theme.color("focus"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._from = (round(event.globalPosition().y()), self._drawer.stack.height())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        y, height = self._from
        self._drawer.set_page_height(height + y - round(event.globalPosition().y()))


class Drawer(QFrame):
    """The row, and under it the open page. ``stage_chosen`` asks for a stage to be selected in the plan."""

    stage_chosen = Signal(str)

    def __init__(self, context: Context, panel: PlanPanel) -> None:
        super().__init__()
        self._context, self._panel = context, panel
        self._plan: PlanRows | None = None
        self._checks: PlanCheckRows | None = None
        self._pages: dict[str, PlanPage] = {}
        self.part = ""
        self.setProperty("kind", "panel")
        self.setAccessibleName(tr("Below the plan"))
        theme = context.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.grip = _Grip(self, theme)
        column.addWidget(rule(is_strong=True))
        column.addWidget(self.grip)
        self.buttons: dict[str, Button] = {}
        row = row_of(gap_px=4)
        row.setContentsMargins(8, 0, 8, 0)
        for part, words, _long, icon, _key in _PARTS:
            button = Button(
                theme, tr(words), icon, "quiet", tooltip=context.commands.named(f"plan.open-{part}").tooltip
            )
            button.setCheckable(True)
            button.clicked.connect(partial(self._press, part))
            self.buttons[part] = button
            row.addWidget(button)
        self._summary = ElidedLabel(theme, "", 12, tone="2")
        self._summary.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._summary, 1)
        self.close_button = icon_button(theme, tr("Close what is below the plan"), "chevron-down")
        self.close_button.clicked.connect(self.close_page)
        self.close_button.hide()
        row.addSpacing(4)
        row.addWidget(self.close_button)
        head = QWidget()
        head.setLayout(row)
        head.setFixedHeight(PLAN_BELOW_PX - 1)
        column.addWidget(head)
        self._line = rule()
        self._line.hide()
        column.addWidget(self._line)
        self.stack = QStackedWidget()
        self.stack.setFixedHeight(_USUAL_PX)
        self.stack.hide()
        column.addWidget(self.stack)

    # --- what it says
    def show_plan(self, plan: PlanRows, checks: PlanCheckRows) -> None:
        """Say how the plan stands, in the row and on the open page."""
        self._plan, self._checks = plan, checks
        count = len(checks.violations)
        button = self.buttons["problems"]
        words = tr_n("{n} problem", "{n} problems", count) if count else tr("No problems")
        button.setText(f"\u2009{words}")
        button.setAccessibleName(words)
        button.set_icon("alert-triangle" if count else "circle-check")
        self._summary.setText(drift_sentence(plan, checks))
        if self.part:
            self._pages[self.part].show_plan(plan, checks)

    # --- pages
    def _press(self, part: str, *_state: bool) -> None:
        if self.part == part:
            self.close_page()
        else:
            self.open(part)

    def toggle(self, part: str) -> None:
        """Open a page and put the keyboard there; from within it, close it."""
        if self.part == part and self.isAncestorOf(self._focused()):
            self.close_page()
        else:
            self.open(part)

    def _focused(self) -> QWidget:
        return self.window().focusWidget() or self._panel

    def open(self, part: str) -> None:
        """Show a page."""
        page = self._pages.get(part)
        if page is None:
            page = self._pages[part] = _PAGES[part](self._panel)
            page.stage_chosen.connect(self.stage_chosen)
            self.stack.addWidget(page)
        self.part = part
        self.stack.setCurrentWidget(page)
        self._show_open()
        if self._plan is not None and self._checks is not None:
            page.show_plan(self._plan, self._checks)
        page.keyboard_starts_at.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_page(self) -> None:
        """Leave the row alone; the keyboard goes back to the plan."""
        had_focus = self.isAncestorOf(self._focused())
        self.part = ""
        self._show_open()
        if had_focus:
            self._panel.focus_view()

    def _show_open(self) -> None:
        is_open = bool(self.part)
        for part, button in self.buttons.items():
            button.setChecked(part == self.part)
        for widget in (self.stack, self.grip, self._line, self.close_button):
            widget.setVisible(is_open)

    def page(self, part: str) -> PlanPage | None:
        """A page that has been opened, else None."""
        return self._pages.get(part)

    def set_page_height(self, height_px: int) -> None:
        """Another height for the pages, within what leaves the plan in sight; it is kept."""
        self.show_page_height(height_px)
        self._panel.views.keep_below(self.stack.height())

    def show_page_height(self, height_px: int) -> None:
        """Pages of this height, within what leaves the plan in sight."""
        most = max(_LEAST_PX, self._panel.height() - 240)
        self.stack.setFixedHeight(max(_LEAST_PX, min(height_px, most)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape and self.part:
            self.close_page()
        else:
            super().keyPressEvent(event)
