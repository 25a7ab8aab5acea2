"""Money over a stand-in studio: the sums, every way to add them up, the weeks, what a press opens."""

from __future__ import annotations

from dataclasses import replace

import pytest
import samples
from plan_robot import press, words
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio.actions.plan_whole_commands import SetBudget
from studio.domain.changes import Changes
from studio.domain.plan_money import MoneySums
from studio.queries import asks
from ui.money.panel import MoneyPanel, budget_words
from ui.money.weeks import WeeksChart, week_words


@pytest.fixture
def panel(context, qtbot, sample_now):
    context.set_production("p1")
    made = MoneyPanel(context)
    qtbot.addWidget(made)
    made.resize(1200, 860)
    made.show()
    qtbot.waitUntil(lambda: made.rows is not None)
    return made


def test_the_sums_stand_at_the_top_and_add_up_to_the_forecast(panel) -> None:
    told = [figure.accessibleName() for figure in panel.figures]
    assert told == [
        "Paid: $95. 3 stages",
        "Owed now: $25. Bass, by Tue 15 Dec",
        "Agreed, not due: $140. 4 stages",
        "Offered: $15. Comp and tune, by Mon 28 Dec",
        "Not offered yet: $15. Stereo master, by Wed 6 Jan",
    ]
    assert panel.whole.accessibleName() == "Forecast: $290. on budget"
    assert panel.bar.accessibleDescription().startswith("Paid $95, Owed now $25")


@pytest.mark.parametrize("by", ["stage", "track", "state", "person", "week"])
def test_every_way_to_add_up_has_the_same_sums(panel, by) -> None:
    panel.groups.button(by).click()
    total = panel.rows.total
    paid = 5 if by not in {"stage", "week"} else {"stage": 6, "week": 1}[by]
    cells = [line.cells[paid] for line in panel.table.lines]
    assert sum(int(cell.removeprefix("$")) for cell in cells if cell != "–") * 100 == total.paid_minor


def test_a_stage_opens_in_the_plan_by_pointer_and_key(panel, context, qtbot) -> None:
    with qtbot.waitSignal(context.went) as heard:
        panel.table.choose(3)
    assert heard.args == ["plan", "s-drums"]
    view = panel.table.view
    view.setCurrentIndex(view.model().index(4, 0))
    with qtbot.waitSignal(context.went) as heard:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert heard.args == ["plan", "s-bass"]


def test_a_change_is_shown_by_itself(panel, studio, context, qtbot) -> None:
    rows = samples.money_rows()
    studio.answers[asks.PlanMoney] = replace(rows, total=replace(rows.total, paid_minor=12_000))
    context.changed.emit(Changes("p1", {"hand_off": frozenset({"h"})}))
    qtbot.waitUntil(lambda: panel.figures[0].amount.text() == "$120")


def test_a_production_that_costs_nothing_teaches(panel, studio, qtbot) -> None:
    studio.answers[asks.PlanMoney] = replace(samples.money_rows(), total=MoneySums(), weeks=())
    panel.refresh()
    qtbot.waitUntil(lambda: "Nothing costs anything yet" in words(panel))


def test_the_budget_is_held_against_the_forecast() -> None:
    rows = samples.money_rows()
    assert budget_words(replace(rows, budget_minor=25_000)) == "$40 above the budget of $250"
    assert budget_words(replace(rows, budget_minor=30_000)) == "$10 below the budget of $300"
    assert budget_words(replace(rows, budget_minor=0)) == "the plan says $290"


def test_the_budget_is_written_in_place_and_can_be_let_be(panel, studio, context, qtbot) -> None:
    press(panel, "Budget…")
    assert panel.budget.text() == "290"
    QTest.keyClick(panel.budget, Qt.Key.Key_Escape)
    assert panel.budget.isHidden()
    press(panel, "Budget…")
    QTest.keyClicks(panel.budget, "a lot")
    with qtbot.waitSignal(context.said):
        QTest.keyClick(panel.budget, Qt.Key.Key_Return)
    panel.budget.setText("312.50")
    QTest.keyClick(panel.budget, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: studio.commands == [SetBudget("p1", 31_250)])
    assert panel.budget_button.hasFocus()


def test_the_weeks_are_drawn_from_this_one_where_there_are_too_many(theme, qtbot, sample_now) -> None:
    rows = samples.money_rows()
    chart = WeeksChart(theme)
    qtbot.addWidget(chart)
    chart.resize(900, 200)
    chart.show_weeks(rows.weeks, "USD")
    assert chart.shown == rows.weeks
    assert "Week of Mon 14 Dec: Owed now $25" in chart.accessibleDescription()
    assert not chart.grab().isNull()
    week = rows.weeks[0]
    many = tuple(replace(week, start_ms=samples.ms(2026, 6, 1, 0) + n * 604_800_000) for n in range(300))
    chart.show_weeks(many, "USD")
    assert len(chart.shown) < 70
    assert chart.shown[0].start_ms <= samples.NOW < chart.shown[1].start_ms
    assert week_words(replace(week, sums=MoneySums()), "USD") == "Week of Mon 23 Nov: nothing"


def test_the_tab_is_reached_and_its_control_named(panel) -> None:
    press(panel, "Add up by: Weeks")
    assert panel.table.lines[0].cells[0] == "Mon 23 Nov"
