"""A stage's time and person in the inspector, working time in the settings, over a stand-in studio."""

from __future__ import annotations

from dataclasses import replace

import pytest
import samples
from panel_robots import words_of
from plan_robot import buttons, press, words
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from studio.actions.commands import SetStage
from studio.actions.plan_whole_commands import ReadHolidays, SetCalendar
from studio.domain.errors import RefusedError
from studio.domain.production import WorkCalendar
from studio.queries import asks
from ui import settings
from ui.plan.candidates import CandidatesPane, fitting
from ui.plan.panel import PlanPanel
from ui.plan.schedule_section import schedule_words
from ui.settings.calendar import hours_of, hours_text


@pytest.fixture
def inspector(context, qtbot, sample_now):
    panel = PlanPanel(context)
    qtbot.addWidget(panel)
    context.commands.set_tab("plan")
    panel.resize(1400, 900)
    panel.show()
    context.set_production("p1")
    qtbot.waitUntil(lambda: panel.timeline.bar_count() == 12)
    panel.select("s-release")
    qtbot.waitUntil(lambda: panel.inspector is not None and panel.inspector.is_whole)
    panel.activateWindow()
    return panel.inspector


@pytest.fixture
def fields(inspector):
    inspector.schedule.edit_button.click()
    return inspector.schedule.fields


@pytest.fixture(autouse=True)
def quiet(context, studio):
    """``commands`` waits until the answers to a command have been shown: they would undo what a test shows next."""
    studio.is_quiet = lambda: context.background.running == 0


def commands(studio, qtbot, count: int = 1):
    qtbot.waitUntil(lambda: len(studio.commands) == count and studio.is_quiet())
    return studio.commands[-1].changes


def test_the_time_is_said_in_a_line(inspector) -> None:
    assert "1 day (½ day to 3 days)" in words(inspector)
    detail = samples.stage_detail("s-release")
    stage = replace(detail.stage, not_before_ms=samples.ms(2026, 12, 7), must_finish_ms=samples.ms(2026, 12, 24, 17))
    said = schedule_words(
        replace(detail, stage=stage, planned=replace(detail.planned, least_work_min=0, most_work_min=0))
    )
    assert said == "1 day, not before Mon 7 Dec, done by Thu 24 Dec"
    assert schedule_words(replace(detail, planned=replace(detail.planned, work_min=0))) == "milestone"


def test_three_times_are_edited_each_as_one_step(fields, studio, qtbot) -> None:
    fields.most.setFocus()
    fields.most.setValue(5)
    QTest.keyClick(fields.most, Qt.Key.Key_Return)
    assert commands(studio, qtbot) == {"most_work_min": 2400}
    fields.likely.setValue(2.5)
    fields.likely.editingFinished.emit()
    assert commands(studio, qtbot, 2) == {"work_min": 1200}


def test_the_start_is_free_held_or_as_late_as_possible(fields, studio, qtbot) -> None:
    fields.start.setCurrentIndex(1)
    fields.start.activated.emit(1)
    assert commands(studio, qtbot) == {"not_before_ms": samples.ms(2026, 12, 31, 0), "is_late_as_possible": 0}
    fields.start_day.setDate(QDate(2027, 1, 4))
    fields.start_day.editingFinished.emit()
    assert commands(studio, qtbot, 2)["not_before_ms"] == samples.ms(2027, 1, 4, 0)
    fields.start.setCurrentIndex(2)
    fields.start.activated.emit(2)
    assert commands(studio, qtbot, 3) == {"not_before_ms": 0, "is_late_as_possible": 1}


def test_a_date_to_be_met_can_be_taken_away_and_is_the_end_of_its_day(fields, inspector, studio, qtbot) -> None:
    detail = samples.stage_detail("s-release")
    inspector.show_detail(replace(detail, stage=replace(detail.stage, must_finish_ms=samples.ms(2026, 12, 24, 17))))
    assert fields.end_day.date() == QDate(2026, 12, 24)
    fields.has_end.click()
    assert commands(studio, qtbot) == {"must_finish_ms": 0}
    inspector.show_detail(detail)
    fields.has_end.click()
    assert commands(studio, qtbot, 2) == {"must_finish_ms": samples.ms(2027, 1, 1, 0) - 1000}


def test_a_stage_becomes_a_milestone_and_a_stage_again(fields, inspector, studio, qtbot) -> None:
    fields.is_milestone.click()
    assert commands(studio, qtbot) == {"work_min": 0, "least_work_min": 0, "most_work_min": 0}
    detail = samples.stage_detail("s-release")
    inspector.show_detail(replace(detail, planned=replace(detail.planned, work_min=0)))
    assert not fields.likely.isEnabled()
    fields.is_milestone.click()
    assert commands(studio, qtbot, 2) == {"work_min": 480}


def test_whoever_is_at_a_field_stays_there_when_the_plan_changes(fields, inspector, qtbot) -> None:
    fields.most.setFocus()
    qtbot.waitUntil(fields.most.hasFocus)
    fields.most.setValue(4)
    detail = samples.stage_detail("s-release")
    inspector.show_detail(replace(detail, planned=replace(detail.planned, least_work_min=0), next_step="Go."))
    qtbot.waitUntil(lambda: inspector.is_whole)
    assert (fields.most.value(), fields.least.value()) == (4, 0)
    assert fields.most.hasFocus()


def test_what_is_refused_is_said_and_the_field_goes_back(fields, context, studio, qtbot) -> None:
    studio.results[SetStage] = RefusedError("It is part of the terms.")
    with qtbot.waitSignal(context.said):
        fields.least.setValue(9)
        fields.least.editingFinished.emit()
    assert fields.least.value() == 0.5


def test_what_terms_have_fixed_cannot_be_typed(inspector, fields, qtbot) -> None:
    inspector.show_detail(samples.stage_detail("s-mix"))
    qtbot.waitUntil(lambda: inspector.is_whole)
    assert not fields.likely.isEnabled()
    assert fields.start.isEnabled()
    assert "part of the terms" in words(inspector.schedule)
    inspector.show_detail(samples.stage_detail("s-guitars"))
    qtbot.waitUntil(lambda: inspector.is_whole)
    assert not fields.start.isEnabled()


# --- who does it


def pane_of(inspector, qtbot) -> CandidatesPane:
    inspector.schedule.person_button.click()
    found = inspector.window().findChild(CandidatesPane)
    qtbot.waitUntil(lambda: bool(found.rows))
    return found


def test_a_person_is_chosen_by_role_rate_and_time(inspector, studio, qtbot) -> None:
    pane = pane_of(inspector, qtbot)
    assert [row.name for row in pane.shown] == ["Ana Ribeiro", "Noor Haddad", "Kofi Mensah", "Tom Ashby"]
    assert "50 % taken then" in words(pane)
    pane.only_free.click()
    pane.rate.setCurrentIndex(pane.rate.findData(1500))
    pane.rate.activated.emit(pane.rate.currentIndex())
    assert list(pane.buttons) == ["Noor Haddad", "Tom Ashby"]
    press(pane, "Plan it for Noor Haddad")
    assert commands(studio, qtbot) == {"meant_for": "Noor Haddad"}


def test_somebody_new_is_written_and_escape_closes(inspector, studio, qtbot) -> None:
    pane = pane_of(inspector, qtbot)
    QTest.keyClicks(pane.name, "Ines Moreau")
    QTest.keyClick(pane.name, Qt.Key.Key_Return)
    assert commands(studio, qtbot) == {"meant_for": "Ines Moreau"}
    again = pane_of(inspector, qtbot)
    QTest.keyClick(again.search, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert not again.isVisible()


def test_filters_leave_those_whose_rate_is_not_known() -> None:
    rows = samples.candidates()
    assert [row.name for row in fitting(rows, most_minor=1400)] == ["Kofi Mensah", "Tom Ashby"]
    assert [row.name for row in fitting(rows, role="Backing singer", text="noo")] == ["Noor Haddad"]


def test_a_persons_calendar_is_one_press_away(inspector, context, qtbot) -> None:
    inspector.show_detail(samples.stage_detail("s-vocal"))
    qtbot.waitUntil(lambda: inspector.is_whole)
    with qtbot.waitSignal(context.went) as heard:
        press(inspector, "Calendar of Ana Ribeiro")
    assert heard.args == ["calendar", "Ana Ribeiro"]


# --- working time


@pytest.fixture
def page(context, qtbot):
    context.set_production("p1")
    made = settings.calendar_page(context)
    qtbot.addWidget(made)
    made.resize(1100, 900)
    made.show()
    qtbot.waitUntil(lambda: made.whose.count() == 3 and made.zone.count() > 100)
    return made


def test_the_productions_hours_are_changed(page, studio, qtbot) -> None:
    assert page.hours.text() == "09:00–17:00"
    assert not page.save_button.isEnabled()
    page.weekdays[5].click()
    page.hours.setText("9-12, 13:30–18")
    page.hours.textEdited.emit(page.hours.text())
    page.zone.setCurrentText("Europe/Lisbon")
    press(page, "Use these hours")
    qtbot.waitUntil(lambda: bool(studio.commands))
    (command,) = studio.commands
    free = samples.calendars()[""].holidays
    wanted = WorkCalendar("Europe/Lisbon", (1, 2, 3, 4, 5, 6), ((540, 720), (810, 1080)), free)
    assert command == SetCalendar("p1", wanted, "")


def test_hours_that_are_none_cannot_be_used(page) -> None:
    for text in ("", "9", "17-9", "9-12, 11-13", "25-26", "9:75-10"):
        page.hours.setText(text)
        page.hours.textEdited.emit(text)
        assert not page.save_button.isEnabled()
    assert hours_of("13:00 to 17:00,9-12") == ((540, 720), (780, 1020))
    assert hours_text(((540, 720), (780, 1440))) == "09:00–12:00, 13:00–24:00"


def test_a_person_gets_a_calendar_of_their_own_and_gives_it_back(page, studio, qtbot) -> None:
    page.select("Kofi Mensah")
    assert not page.card.isEnabled()
    page.own.click()
    qtbot.waitUntil(lambda: studio.commands == [SetCalendar("p1", samples.calendars()[""], "Kofi Mensah")])
    page.select("Ana Ribeiro")
    assert page.hours.text() == "18:00–22:00"
    page.own.click()
    qtbot.waitUntil(lambda: studio.commands[1:] == [SetCalendar("p1", None, "Ana Ribeiro")])


def test_days_without_work_are_added_removed_and_read_from_a_file(page, studio, qtbot) -> None:
    assert [page.days.item(n).text() for n in range(2)] == ["24 Dec 2026 – 26 Dec 2026", "Fri 1 Jan 2027"]
    page.first.setDate(QDate(2027, 1, 4))
    page.last.setDate(QDate(2027, 1, 5))
    press(page, "Add these days")
    qtbot.waitUntil(lambda: len(studio.commands) == 1)
    before = samples.calendars()[""].holidays
    assert studio.commands[0].calendar.holidays == before | {"2027-01-04", "2027-01-05"}
    page.days.setCurrentRow(0)
    press(page, "Remove the chosen days")
    qtbot.waitUntil(lambda: len(studio.commands) == 2)
    assert studio.commands[1].calendar.holidays == {"2027-01-01"}
    studio.results[ReadHolidays] = {"added": 12, "left_out": ["One event had no date."]}
    page.read_file("/tmp/holidays.ics")
    qtbot.waitUntil(lambda: any("12 days without work are taken" in one for one in words_of(page)))
    assert studio.commands[2] == ReadHolidays("p1", "/tmp/holidays.ics", "")


def test_somebody_elses_production_has_no_hours_to_change(page, studio, qtbot) -> None:
    row = samples.production_row(is_owner=False)
    studio.answers[asks.Productions] = (row,)
    page.hide()
    page.show()
    qtbot.waitUntil(page.card.isHidden)
    assert any("Its owner says" in one for one in words_of(page))
    assert "Use these hours" not in buttons(page)
