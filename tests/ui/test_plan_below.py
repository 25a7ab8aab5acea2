"""What stands below the plan, over a stand-in studio: problems with their fixes, baselines, the forecast; by pointer and key."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
import samples
from plan_robot import buttons, press, words
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QLineEdit

from studio.actions.plan_whole_commands import ChangeBaseline, FixViolation, KeepBaseline, RemoveBaseline
from studio.domain.errors import CancelledError
from studio.queries import asks
from ui.plan.checks_words import day_min_of, drift_sentence, effect_text, later_text
from ui.plan.histogram import bins_of, share_by
from ui.plan.panel import PlanPanel

DAY = 86_400_000


@pytest.fixture
def panel(context, studio, qtbot, sample_now):
    studio.answers[asks.PlanChecks] = samples.problem_checks()
    made = PlanPanel(context)
    qtbot.addWidget(made)
    context.commands.set_tab("plan")
    made.resize(1400, 900)
    made.show()
    context.set_production("p1")
    qtbot.waitUntil(lambda: made.below.drawer is not None)
    made.activateWindow()
    return made


def key(name: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget(), name)


def test_the_row_counts_what_is_wrong_and_says_how_far_the_end_has_moved(panel) -> None:
    assert "3 problems" in buttons(panel.below.drawer)
    assert "Ends 1 day earlier than in “After the demo”" in words(panel.below.drawer)
    assert panel.below.drawer.stack.isHidden()


def test_a_problem_is_walked_to_and_put_right_with_the_keyboard_alone(panel, studio, context, qtbot) -> None:
    panel.timeline.setFocus()
    context.commands.run("plan.open-problems")
    page = panel.below.drawer.page("problems")
    qtbot.waitUntil(page.list.hasFocus)
    key(Qt.Key.Key_Down)
    assert page.current.id == "double_booked:vocal+bvs"
    assert panel.timeline.selected_id() == "s-bvs"
    qtbot.waitUntil(lambda: "1 day later" in words(page))
    key(Qt.Key.Key_Return)
    key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(studio.commands))
    assert studio.commands == [FixViolation("p1", "double_booked:vocal+bvs", "link")]


def test_a_fix_says_what_it_would_do_before_it_is_pressed(panel, qtbot) -> None:
    panel.below.open("problems")
    page = panel.below.drawer.page("problems")
    qtbot.waitUntil(lambda: "Ends Tue 29 Dec, 2 days earlier; 2 problems are left" in words(page))
    assert "Somebody counts on that date" in words(page)
    press(page, "Go to Stereo master")
    assert panel.timeline.selected_id() == "s-master"


def test_what_is_put_right_goes_and_the_next_one_is_chosen(panel, studio, context, qtbot) -> None:
    panel.below.open("problems")
    page = panel.below.drawer.page("problems")
    studio.results[FixViolation] = lambda *_: studio.answers.update(
        {asks.PlanChecks: replace(samples.problem_checks(), violations=samples.problem_checks().violations[1:])}
    )
    with qtbot.waitSignal(context.said) as heard:
        press(page, "Let “Stereo master” be done when it will be")
    assert "Ctrl+Z takes it back" in heard.args[0].title
    panel.refresh()
    qtbot.waitUntil(lambda: page.list.count() == 2)
    assert page.current.id == "double_booked:vocal+bvs"
    assert "2 problems" in buttons(panel.below.drawer)


def test_a_plan_without_problems_says_so(panel, studio, qtbot) -> None:
    studio.answers[asks.PlanChecks] = samples.problem_checks(problems=0)
    panel.refresh()
    qtbot.waitUntil(lambda: "No problems" in buttons(panel.below.drawer))
    panel.below.open("problems")
    assert "Nothing is wrong with the plan" in words(panel.below.drawer)


def test_escape_closes_and_gives_the_keyboard_back(panel, context, qtbot) -> None:
    context.commands.run("plan.open-baselines")
    qtbot.waitUntil(panel.below.drawer.page("baselines").name.hasFocus)
    key(Qt.Key.Key_Escape)
    assert panel.below.drawer.stack.isHidden()
    assert panel.timeline.hasFocus()


# --- baselines


@pytest.fixture
def baselines(panel):
    panel.below.open("baselines")
    return panel.below.drawer.page("baselines")


def test_the_plan_is_kept_under_a_name(baselines, studio, qtbot) -> None:
    QTest.keyClicks(baselines.name, "Agreed with Ana")
    QTest.keyClick(baselines.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: studio.commands == [KeepBaseline("p1", "Agreed with Ana")])


def test_each_stage_says_how_far_it_has_moved_since_those_that_are_drawn(baselines) -> None:
    assert "3 days later, 5 stages moved" in words(baselines)
    first = baselines.table.lines[0]
    assert first.cells[2:] == ("5 days later", "3 days later", "1 day earlier")
    assert baselines.table.lines[-1].cells[2:] == ("", "", "")


def test_three_are_drawn_and_a_fourth_waits_until_one_is_taken_out(baselines, panel, studio, qtbot) -> None:
    checks = samples.problem_checks()
    old = replace(checks.baselines[0], id="b0", name="Very first", is_shown=False)
    studio.answers[asks.PlanChecks] = replace(checks, baselines=(old, *checks.baselines))
    panel.refresh()
    qtbot.waitUntil(lambda: "Very first" in words(baselines))
    boxes = {box.accessibleName(): box for box in baselines.findChildren(QCheckBox) if box.isVisible()}
    assert not boxes["Draw “Very first” in the plan"].isEnabled()
    boxes["Draw “Agreed plan” in the plan"].click()
    qtbot.waitUntil(lambda: studio.commands == [ChangeBaseline("p1", "b2", is_shown=False)])


def test_a_baseline_is_renamed_in_place_and_removed(baselines, studio, qtbot) -> None:
    press(baselines, "Rename “Agreed plan”")
    field = next(f for f in baselines.findChildren(QLineEdit) if f.accessibleName() == "Name of the baseline")
    field.setText("Signed")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: studio.commands == [ChangeBaseline("p1", "b2", "Signed")])
    press(baselines, "Remove “First sketch”")
    qtbot.waitUntil(lambda: studio.commands[1:] == [RemoveBaseline("p1", "b1")])


# --- the forecast


def test_the_forecast_says_three_days_and_what_drives_them(panel, qtbot) -> None:
    panel.below.open("forecast")
    page = panel.below.drawer.page("forecast")
    qtbot.waitUntil(lambda: page.rows is not None)
    rows = page.rows
    assert page.figures[50].accessibleName().startswith("50 of 100 plays end by")
    assert page.drivers.lines[0].cells == ("Mix and stems", "41 %", "90 %")
    assert "4 stages vary as you said, 3 as finished work did" in words(page)
    page.drivers.choose(0)
    assert panel.timeline.selected_id() == "s-mix"
    assert sum(one.count for one in bins_of(rows.ends_ms)) == 1000
    assert panel.timeline.ruler.toolTip().startswith("Ends between ")
    panel.show_plan(samples.moved(samples.song_plan(), "s-bvs", 1))
    assert panel.timeline.ruler.toolTip() == ""


def test_a_running_forecast_is_stopped_and_played_again(panel, studio, qtbot) -> None:
    asked = []

    def slow(_production, *, progress, cancel):
        asked.append(cancel)
        progress(0.5, "")
        if len(asked) == 1:
            assert cancel.wait(10)
            raise CancelledError("Stopped.")
        return samples.thousand_plays()

    studio.forecast = slow
    panel.below.open("forecast")
    page = panel.below.drawer.page("forecast")
    qtbot.waitUntil(lambda: bool(asked))
    press(page, "Stop")
    qtbot.waitUntil(lambda: page.job is None)
    assert page.rows is None
    press(page, "Play again")
    qtbot.waitUntil(lambda: page.rows is not None)


def test_the_same_dates_are_not_played_twice(panel, studio, qtbot) -> None:
    asked = []
    studio.forecast = lambda _production, **_more: asked.append(1) or samples.thousand_plays()
    panel.below.open("forecast")
    qtbot.waitUntil(lambda: panel.below.drawer.page("forecast").job is None and bool(asked))
    panel.refresh()
    studio.answers[asks.Plan] = samples.moved(samples.song_plan(), "s-bvs", 3)
    panel.refresh()
    qtbot.waitUntil(lambda: len(asked) == 2)


# --- money


def test_money_stands_under_the_days_of_the_timeline(panel, context, qtbot) -> None:
    panel.below.open("money")
    page = panel.below.drawer.page("money")
    qtbot.waitUntil(lambda: bool(page.lines.steps))
    assert [amount.text() for amount in page.sums.values()] == ["$275", "$95", "$290", "$25"]
    steps = page.lines.steps
    assert (steps["committed"][-1][1], steps["paid"][-1][1]) == (27_500, 9_500)
    assert (steps["forecast"][0], steps["forecast"][-1][1]) == ((samples.NOW, 9_500), 29_000)
    scene, when = panel.timeline.scene, samples.ms(2026, 12, 17)
    places = []
    for level in ("day", "week"):
        panel.timeline.zoom_to_level(level)
        QApplication.processEvents()
        places.append(page.lines.x_of(when))
        assert places[-1] == scene.x_px(scene.geometry.axis.units(when))
    assert places[0] != places[1]
    assert not page.lines.grab().isNull()
    with qtbot.waitSignal(context.went) as heard:
        press(page, "All figures")
    assert heard.args == ["money", ""]


def test_days_of_a_histogram_follow_the_calendar_and_few_plays_are_enough() -> None:
    rows = samples.thousand_plays()
    found = bins_of(rows.ends_ms, samples.ZONE)
    assert all(one.last_ms == two.first_ms for one, two in pairwise(found))
    assert found[-1].share_by_then == 1
    change = samples.ms(2026, 10, 25)  # the clocks go back: a day of 25 hours
    spread = tuple(change + n * DAY // 2 for n in range(60))
    days = bins_of(spread, samples.ZONE)
    assert [one.last_ms - one.first_ms for one in days[:2]] == [DAY + 3_600_000, DAY]
    hours = bins_of((change, change + DAY), samples.ZONE)
    assert {one.last_ms - one.first_ms for one in hours} == {3_600_000}
    assert (hours[0].first_ms, len(hours)) == (change, 25)
    assert bins_of(()) == []
    assert [one.count for one in bins_of((5,))] == [1]
    year = tuple(change + n * DAY for n in range(400))
    assert len(bins_of(year)) <= 48
    assert share_by(replace(rows, ends_ms=(1, 2, 3, 4)), 2) == 0.5


def test_every_control_below_the_plan_has_a_name(panel, qtbot) -> None:
    for part in ("problems", "baselines", "forecast", "money"):
        panel.below.open(part)
        for kind in (QAbstractButton, QLineEdit):
            for control in panel.below.drawer.findChildren(kind):
                assert control.accessibleName() or not control.isVisible(), control


# --- words


def test_how_much_later_something_is() -> None:
    assert later_text(1440, 480) == "3 days later"
    assert later_text(-720, 480) == "1½ days earlier"
    assert later_text(120, 480) == "2 h later"
    assert later_text(20, 480) == "20 min later"
    assert later_text(0, 480) == "as then"
    plan, checks = samples.song_plan(), samples.problem_checks(baselines=0)
    assert drift_sentence(plan, checks) == ""
    assert day_min_of(plan) == 480
    effect = samples.fix_effects("double_booked:vocal+bvs")[1]
    assert effect_text(effect, 3, 480).endswith("3 problems then")
    assert effect_text(replace(effect, problems=0, later_min=0), 3, 480).endswith("as now; nothing is wrong then")
