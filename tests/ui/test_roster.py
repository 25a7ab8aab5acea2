"""My people in the window: found, changed, forgotten and kept again, from and to files."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit
from roster_samples import roster_rows

from studio.actions.roster_commands import ExportPeople, ForgetPerson, ImportPeople, KeepPerson
from studio.domain.errors import BadInputError
from studio.queries.asks import Roster
from ui.people.panel import PeoplePanel
from ui.people.roster_pane import history_words, rate_words
from ui.people.roster_view import found


@pytest.fixture
def panel(qtbot, context, studio):
    studio.answers[Roster] = roster_rows()
    made = PeoplePanel(context)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    made.select("roster")
    qtbot.waitUntil(lambda: made.roster.table.rowCount() == 4)
    return made


def cells(panel, column: int) -> list[str]:
    table = panel.roster.table
    return [table.item(row, column).text() for row in range(table.rowCount())]


def test_people_are_found_by_word_and_by_group():
    rows = roster_rows()
    assert [row.entry.name for row in found(rows, "SINGER alto", "")] == ["Ana Ribeiro"]
    assert [row.entry.name for row in found(rows, "drummer", "")] == ["Kofi Mensah"]
    assert [row.entry.name for row in found(rows, "ar", "Vocals")] == ["Ana Ribeiro", "ليلى الحداد"]
    assert (rate_words(rows[0].entry), rate_words(rows[2].entry), rate_words(rows[1].entry)) == (
        "$60 a day",
        "€1\u202f250 a stage",
        "",
    )
    assert history_words(rows[0].history) == "4 stages, always on time, 1 at work"
    assert history_words(rows[1].history) == "6 stages, 5 on time"


def test_the_table_shows_who_is_kept_and_who_has_worked(panel):
    assert cells(panel, 0)[:2] == ["Ana Ribeiro", "Kofi Mensah"]
    assert cells(panel, 1)[1] == "Session drummer"
    panel.roster.group.setCurrentIndex(panel.roster.group.findData("Vocals"))
    panel.roster.group.activated.emit(0)
    assert cells(panel, 0) == ["Ana Ribeiro", "ليلى الحداد"]
    panel.roster.views.chosen.emit("production")
    assert not panel.roster.isVisible()
    assert panel.table.isVisible()


def test_somebody_is_changed(panel, studio, qtbot):
    panel.select("roster/Ana Ribeiro")
    pane = panel.roster.pane
    assert (pane.roles.text(), pane.rate.text(), pane.hours.text()) == ("Singer, Backing singer", "60", "10:00-18:00")
    for control in [*pane.findChildren(QAbstractButton), *pane.findChildren(QLineEdit), *pane.findChildren(QComboBox)]:
        assert control.accessibleName() or getattr(control, "text", str)(), control
    pane.rate.setText("sixty")
    pane.save_button.click()
    assert pane.problem.isVisible()
    pane.rate.setText("70.50")
    studio.results[KeepPerson] = BadInputError("This machine knows no such time zone.", what_to_do="Give another.")
    pane.save_button.click()
    qtbot.waitUntil(lambda: pane.problem.text() == "This machine knows no such time zone. Give another.")
    studio.results[KeepPerson] = {"name": "Ana Ribeiro"}
    pane.save_button.click()
    qtbot.waitUntil(lambda: len(studio.commands) == 2)
    command = studio.commands[-1]
    assert (command.id, command.changes["rate_minor"], command.changes["notes"]) == (
        "a" * 16,
        7050,
        "Sings low. Never before ten.",
    )


def test_who_has_only_worked_is_kept_and_somebody_new_as_well(panel, studio, qtbot):
    panel.select("roster/Kofi Mensah")
    assert not panel.roster.pane.forget_button.isVisible()
    studio.results[KeepPerson] = {"name": "Kofi Mensah"}
    panel.roster.pane.save_button.click()
    qtbot.waitUntil(lambda: bool(studio.commands) and studio.commands[-1].id == "")
    panel.roster.add().name.setText("Noor")
    panel.roster.pane.save_button.click()
    qtbot.waitUntil(lambda: studio.commands[-1].changes["name"] == "Noor")


def test_who_is_forgotten_can_be_kept_again(panel, studio, context, qtbot):
    said = []
    context.said.connect(said.append)
    panel.select("roster/Ana Ribeiro")
    panel.roster.pane.forget_button.click()
    qtbot.waitUntil(lambda: bool(said))
    assert studio.commands == [ForgetPerson("a" * 16)]
    said[0].run()
    qtbot.waitUntil(lambda: len(studio.commands) == 2)
    assert studio.commands[1].changes["notes"] == "Sings low. Never before ten."


def test_files_come_in_and_go_out(panel, studio, context, qtbot):
    said = []
    context.said.connect(said.append)
    studio.results[ImportPeople] = {"added": ["A", "B"], "changed": [], "unchanged": ["C"]}
    panel.roster.import_file("/tmp/people.vcf")
    qtbot.waitUntil(lambda: len(said) == 1)
    assert (said[0].title, said[0].text) == ("People of people.vcf", "2 are new, 1 was known")
    studio.results[ExportPeople] = {"people": 3, "path": "/tmp/people.csv"}
    panel.roster.export_file("/tmp/people.csv")
    qtbot.waitUntil(lambda: len(said) == 2)
    assert "private notes are in it" in said[1].text
