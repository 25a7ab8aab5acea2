"""Planning through the real window over a real home: baselines, times, problems, forecast, people, working time, money."""

from __future__ import annotations

import threading

import pytest
from plan_robot import buttons, press, words
from PySide6.QtCore import QDate
from PySide6.QtTest import QTest

from studio.actions.commands import StartProduction
from studio.app.studio import open_studio
from studio.domain.errors import CancelledError
from tests.queries.homes import SMALL
from ui.app import build_window
from ui.plan.candidates import CandidatesPane
from ui.plan.spec_pane import SpecPane


@pytest.fixture
def desk(qapp, tmp_path):
    """A window on a production that begins on a Monday years ahead."""
    (tmp_path / "small.yaml").write_text(SMALL)
    studio = open_studio(tmp_path / "home")
    studio.init("Mira", "a passphrase")
    depot = str(tmp_path / "depot")
    studio.run(StartProduction("Late Train", str(tmp_path / "small.yaml"), depot, start_date="2035-01-01", zone="UTC"))
    window, context = build_window(qapp, None, "dark")
    window.resize(1400, 900)
    window.show()
    context.attach(studio)
    yield window, context
    window.close()
    studio.close()
    window.deleteLater()
    qapp.setStyleSheet("")


def stage(panel, slug: str):
    return next((row for row in panel.stages if row.slug == slug), None)


def inspected(panel, qtbot, slug: str):
    """The inspector's part on a stage's time, opened."""
    panel.select(slug)
    wanted = stage(panel, slug).id
    qtbot.waitUntil(lambda: panel.inspector is not None and panel.inspector.detail.stage.id == wanted)
    qtbot.waitUntil(lambda: panel.inspector.is_whole)
    schedule = panel.inspector.schedule
    if schedule.fields is None or schedule.fields.isHidden():
        schedule.edit_button.click()
    return schedule


def test_a_plan_is_kept_changed_put_right_and_paid_for(desk, qtbot, tmp_path):
    window, context = desk
    qtbot.waitUntil(lambda: window.page == "plan" and window.page_widget("plan").below.drawer is not None)
    panel = window.page_widget("plan")
    drawer = panel.below.drawer
    says_what_an_output_has_to_be(window, panel, qtbot, tmp_path)
    panel.below.open("baselines")
    baselines = drawer.page("baselines")
    QTest.keyClicks(baselines.name, "Agreed")
    press(baselines, "Keep the plan as it is")
    qtbot.waitUntil(lambda: "the same end, no stage moved" in words(baselines))

    # longer work moves what follows, and a date that it misses is told with what would put it right
    fields = inspected(panel, qtbot, "drums").fields
    fields.likely.setValue(4)
    fields.likely.editingFinished.emit()
    qtbot.waitUntil(lambda: "2 days later, 2 stages moved" in words(baselines))
    end_ms = stage(panel, "mix").end_ms
    fields = inspected(panel, qtbot, "mix").fields
    fields.end_day.setDate(QDate(2035, 1, 9))
    fields.has_end.click()
    qtbot.waitUntil(lambda: "1 problem" in buttons(drawer))
    panel.below.open("problems")
    problems = drawer.page("problems")
    qtbot.waitUntil(lambda: "as now; nothing is wrong then" in words(problems))
    press(problems, "Take the date of “Mix” away")
    qtbot.waitUntil(lambda: "No problems" in buttons(drawer))
    assert stage(panel, "mix").end_ms == end_ms
    context.commands.run("plan.undo")
    qtbot.waitUntil(lambda: "1 problem" in buttons(drawer))
    window.status.problems.click()
    press(problems, "Let “Mix” be done when it will be")
    qtbot.waitUntil(lambda: "No problems" in buttons(drawer))

    panel.below.open("forecast")
    qtbot.waitUntil(lambda: drawer.page("forecast").rows is not None)
    assert drawer.page("forecast").rows.planned_late_ms == end_ms
    drawer.close_page()
    stopped = threading.Event()
    stopped.set()
    with pytest.raises(CancelledError):
        context.studio.forecast(context.production, cancel=stopped)

    is_planned_for_somebody_with_other_hours(window, panel, qtbot)
    window.go("calendar")
    page, end_ms = window.page_widget("calendar"), stage(panel, "mix").end_ms
    page.whose.setCurrentIndex(0)
    page.whose.activated.emit(0)
    page.first.setDate(QDate(2035, 1, 1))
    page.last.setDate(QDate(2035, 1, 1))
    press(page, "Add these days")
    qtbot.waitUntil(lambda: stage(panel, "mix").end_ms > end_ms)

    window.go("money")
    qtbot.waitUntil(lambda: window.page_widget("money").rows is not None)
    assert window.page_widget("money").whole.accessibleName() == "Forecast: $50. $50 below the budget of $100"


def is_planned_for_somebody_with_other_hours(window, panel, qtbot):
    end_ms = stage(panel, "mix").end_ms
    inspected(panel, qtbot, "drums").person_button.click()
    pane = window.findChild(CandidatesPane)
    QTest.keyClicks(pane.name, "Kofi Mensah")
    press(pane, "Plan it for them")
    qtbot.waitUntil(lambda: stage(panel, "drums").meant_for == "Kofi Mensah")
    window.go("calendar", "Kofi Mensah")
    page = window.page_widget("calendar")
    qtbot.waitUntil(lambda: page.who == "Kofi Mensah" and page.zone.count() > 100)
    page.own.click()
    qtbot.waitUntil(page.card.isEnabled)
    page.weekdays[4].click()
    press(page, "Use these hours")
    qtbot.waitUntil(lambda: stage(panel, "mix").end_ms > end_ms)


def says_what_an_output_has_to_be(window, panel, qtbot, tmp_path):
    def pane():
        inspected(panel, qtbot, "drums")
        press(panel.inspector, "What “drums_stem” has to be…")
        found = window.findChildren(SpecPane)[-1]
        qtbot.waitUntil(lambda: found.row is not None)
        return found

    spec = pane()
    assert "stays as it was signed" in words(spec)
    spec.choose("voice-over")
    assert "true peak at most −3 dBTP" in spec.sentence.text()
    peak = spec.lines["true_peak"]
    peak.edit.clear()
    QTest.keyClicks(peak.edit, "loud")
    press(spec, "Save")
    assert "“loud” is no number" in words(spec)
    assert window.focusWidget() is peak.edit
    peak.edit.clear()
    QTest.keyClicks(peak.edit, "-2")
    spec.export_to(str(tmp_path / "own.json"))
    qtbot.waitUntil(lambda: "“own.json” is written" in words(spec))
    press(spec, "Save")
    qtbot.waitUntil(lambda: "−2 dBTP" in panel.inspector.detail.outputs[0].spec_sentence)
    window.context.commands.run("plan.undo")
    qtbot.waitUntil(lambda: "dBTP" not in panel.inspector.detail.outputs[0].spec_sentence)
    spec = pane()
    spec.load(str(tmp_path / "own.json"))
    qtbot.waitUntil(lambda: "“own.json” is in the fields" in words(spec))
    assert spec.lines["true_peak"].edit.text() == "−2"
    spec.close()
