"""The sections of the settings and People over sample rows: rare states, ways out of errors, what is sent."""

from __future__ import annotations

import json
from dataclasses import asdict, replace

import pytest
import samples
from panel_robots import press, words_of
from PySide6.QtWidgets import QApplication

from studio.actions.closing_commands import CloseProduction, ReopenProduction
from studio.actions.commands import MarkTakes, RepairProduction, SetAccess
from studio.actions.device_commands import GiveLead, OnlyCopy, RevokeDevice, TakeLead
from studio.app.licences import Licence, bundled_licences
from studio.domain.errors import RefusedError
from studio.domain.stage_states import StageState
from studio.queries import asks
from studio.queries.closing import ClosingRows, OpenStage, OwedRow
from ui import settings
from ui.lead_bar import LeadBar
from ui.people.model import people_of
from ui.people.panel import PeoplePanel
from ui.settings import about


@pytest.fixture
def rows(studio, context):
    studio.answers |= {asks.Devices: samples.devices(), asks.Leads: samples.leads(), asks.People: samples.people(),
                       asks.PersonAccess: samples.person_access()}  # fmt: skip
    context.set_production("p1")
    return studio


def shown(qtbot, page, width_px=1200):
    qtbot.addWidget(page)
    page.resize(width_px, 800)
    page.show()
    return page


def test_another_copy_of_the_home_is_told_and_ended(qtbot, rows, context):
    rows.answers[asks.Productions] = (replace(samples.production_row(), alarm="Two copies.", is_other_copy=True),)
    page = shown(qtbot, settings.devices_page(context))
    qtbot.waitUntil(page.alarm.isVisible)
    press(page.alarm, "This is the only copy now")
    qtbot.waitUntil(lambda: rows.commands == [OnlyCopy("p1")])
    qtbot.waitUntil(page.alarm.isHidden)


def test_without_the_person_key_the_recovery_file_is_asked_for(qtbot, rows, context):
    rows.results[RevokeDevice] = RefusedError(
        "It is not on this one.", code="no_person_key", what_to_do="--recover FILE"
    )
    page = shown(qtbot, settings.devices_page(context))
    qtbot.waitUntil(lambda: len(page.devices) == 3)
    assert [device.is_out for device in page.devices] == [False, False, True]
    card = page.ask_lost(page.devices[1])
    assert not card.recovery.isVisible()
    card.revoke_button.click()
    qtbot.waitUntil(card.recovery.isVisible)
    assert not any("--recover" in words for words in words_of(card))
    card.recovery.file.path.setText("/stick/Mira.seguerecovery")
    card.recovery.passphrase.setText("words")
    storage = ["/home/mira/Shared", "s3://late-train/mira"]
    rows.results[RevokeDevice] = {"device": "b", "label": "Studio PC", "productions": ["p1"], "storage": storage}
    card.revoke_button.click()
    qtbot.waitUntil(lambda: len(rows.commands) == 2)
    assert rows.commands[1] == RevokeDevice("b" * 32, "/stick/Mira.seguerecovery", "words")
    qtbot.waitUntil(lambda: any("is revoked in 1 production" in words for words in words_of(card)))
    assert any("It has the keys of s3://late-train/mira too" in words for words in words_of(card))
    assert any("It reaches /home/mira/Shared as long as" in words for words in words_of(card))


def test_deciding_is_handed_over_to_a_chosen_device(qtbot, rows, context):
    rows.answers[asks.Leads] = samples.leads(is_here=True, may_take=False, lead="a" * 32, lead_name="Laptop")
    page = shown(qtbot, settings.devices_page(context))
    qtbot.waitUntil(lambda: "p1" in page.leads and page.leads["p1"].give_button.isVisible())
    card = page.leads["p1"]
    assert [card.others.itemText(index) for index in range(card.others.count())] == ["Studio PC"]
    card.give_button.click()
    qtbot.waitUntil(lambda: rows.commands == [GiveLead("p1", "b" * 32)])


def test_the_line_says_that_another_device_decides_and_asks_it(qtbot, rows, context):
    bar = LeadBar(context)
    qtbot.addWidget(bar)
    rows.results[TakeLead] = lambda command, *_: rows.answers.update({asks.Leads: samples.leads(asked=True)}) or {}
    bar.show_row(replace(samples.production_row(), decided_on="Studio PC"))
    qtbot.waitUntil(lambda: "2 decisions wait here" in bar.accessibleName())
    bar.take_button.click()
    qtbot.waitUntil(lambda: "has been asked to hand over" in bar.accessibleName())
    assert rows.commands == [TakeLead("p1")]
    assert bar.take_button.isHidden()
    bar.show_row(samples.production_row())
    assert bar.isHidden()


def test_what_was_found_is_repaired_and_what_is_lost_is_named(qtbot, rows, context):
    page = shown(qtbot, settings.care_page(context))
    qtbot.waitUntil(page.check.check_button.isEnabled)
    lost = {"stage": "Bass", "what": "take 1", "file": "bass_di.wav", "state": "missing", "objects": 2}
    page.check._checked({"verdict": "bad", "rooms": [], "files": [], "storage": [lost]})  # noqa: SLF001  a rare state
    empty = {"repaired": [], "asked": [], "files": [], "alarm": ""}
    rows.results[RepairProduction] = {"verdict": "lost", "lost": [lost], **empty}
    page.check.repair_button.click()
    qtbot.waitUntil(lambda: any("Not everything could be put back" in words for words in words_of(page.check)))
    assert rows.commands == [RepairProduction("p1", quick=True)]
    assert any("bass_di.wav" in words for words in words_of(page.check))


def test_a_take_is_let_go_and_kept_again(qtbot, rows, context):
    page = shown(qtbot, settings.care_page(context))
    qtbot.waitUntil(page.clean.look_button.isEnabled)
    row = {"room": "r" * 32, "subject": "r" * 32, "stage": "Bass", "what": "take", "take": 1, "who": "", "objects": 2,
           "bytes": 9, "reason": "a later take has replaced it", "is_marked": False}  # fmt: skip
    rows.results[MarkTakes] = {"goes_utc": "2026-12-25T12:00:00Z", "takes": [1], "room": "r" * 32}
    found = {"could_go": [row], "kept": [], "rows": [], "objects": 0, "bytes": 0}
    page.clean._seen(found)  # noqa: SLF001  a rare state
    press(page.clean, "Let go in 14 days: Bass, take 1")
    qtbot.waitUntil(lambda: rows.commands == [MarkTakes("r" * 32, (1,), keep=False)])
    qtbot.waitUntil(lambda: page.clean.job is None)
    page.clean._seen({**found, "could_go": [], "kept": [{**row, "is_marked": True}]})  # noqa: SLF001
    press(page.clean, "Keep: Bass, take 1")
    qtbot.waitUntil(lambda: rows.commands[-1] == MarkTakes("r" * 32, (1,), keep=True))


def test_somebody_elses_production_is_checked_but_not_cleaned(qtbot, rows, context):
    context.set_production("")
    rows.answers[asks.Productions] = (replace(samples.production_row(), is_owner=False),)
    page = shown(qtbot, settings.care_page(context))
    qtbot.waitUntil(page.check.check_button.isEnabled)
    assert page.clean.isHidden()
    assert page.sections.buttons["export"].isVisible()


def test_the_settings_are_about_the_production_that_is_chosen(qtbot, rows, context):
    other = samples.production_row("Paper Lanterns", production="p2")
    rows.answers[asks.Productions] = (samples.production_row(), other)
    page = shown(qtbot, settings.export_page(context))
    qtbot.waitUntil(page.sections.choice.isVisible)
    assert page.card.export_button.accessibleName() == "Export “Late Train”"
    page.sections.choice.setCurrentIndex(1)
    page.sections.choice.activated.emit(1)
    qtbot.waitUntil(lambda: page.card.export_button.accessibleName() == "Export “Paper Lanterns”")


def test_people_are_grouped_and_what_is_left_to_do_is_told():
    people = people_of(samples.people(), is_bucket=True)
    assert [person.name for person in people] == [
        "Mira Lindqvist", "Tom Ashe", "Ana Ribeiro", "Kofi Mensah", "Dee Alvarez",
    ]  # fmt: skip
    assert len(people[0].devices) == 2
    assert (people[-1].access, people[-1].access_tone) == ("taken away, but not all of it", "review")
    assert people[-1].ended == ("Delete the key pair DK9 at your provider.",)


def test_another_way_of_access_is_chosen(qtbot, rows, context):
    panel = shown(qtbot, PeoplePanel(context))
    qtbot.waitUntil(lambda: len(panel.people) == 5)
    assert panel.pane is None
    pane = panel.open_way()
    qtbot.waitUntil(lambda: pane.fields.way.findData("paste") > 0 and pane.fields.way.count() > 2, timeout=30_000)
    rows.results[SetAccess] = {"access": "paste", "production": "p1", "url": ""}
    assert not pane.use_button.isEnabled()  # it is that already
    pane.fields.way.setCurrentIndex(pane.fields.way.findData("paste"))
    pane.use_button.click()
    qtbot.waitUntil(lambda: any(isinstance(command, SetAccess) for command in rows.commands))
    assert rows.commands[-1].access == "paste"
    panel.select("m4")
    QApplication.processEvents()
    qtbot.waitUntil(lambda: any("ASIA7Q" in words for words in words_of(panel.pane)))


def test_a_production_is_closed_when_nothing_is_left_to_do_and_opened_again(qtbot, rows, context):
    went: list[tuple[str, str]] = []
    context.went.connect(lambda page, subject: went.append((page, subject)))
    left = OpenStage("s3", "bass", "Bass", StageState.IN_REVIEW, "Kofi Mensah", "h" * 32)
    owed = OwedRow("h" * 32, "Drums", "Kofi Mensah", 6000, "USD")
    rows.answers[asks.Closing] = ClosingRows((left,), (owed,))
    page = shown(qtbot, settings.closing_page(context))
    qtbot.waitUntil(page.card.close_button.isVisible)
    assert not page.card.close_button.isEnabled()
    assert {"Bass", "In review", "Drums", "$60"} <= set(words_of(page.card))
    press(page.card, "Show Bass in the plan")
    assert went == [("plan", "s3")]
    rows.answers[asks.Closing] = ClosingRows((), ())
    page.refresh()
    qtbot.waitUntil(page.card.close_button.isEnabled)
    rows.results[CloseProduction] = {"production": "p1", "state": "closed", "settled": False}
    rows.answers[asks.Closing] = ClosingRows((), (), is_closed=True)
    page.card.close_button.click()
    qtbot.waitUntil(page.card.reopen_button.isVisible)
    assert page.card.close_button.isHidden()
    rows.results[ReopenProduction] = {"production": "p1", "state": "open", "settled": True}
    page.card.reopen_button.click()
    qtbot.waitUntil(lambda: rows.commands == [CloseProduction("p1"), ReopenProduction("p1")])


def test_somebody_elses_production_is_not_closed(qtbot, rows, context):
    context.set_production("")
    rows.answers[asks.Productions] = (replace(samples.production_row(), is_owner=False),)
    page = shown(qtbot, settings.closing_page(context))
    qtbot.waitUntil(lambda: "Only the owner of “Late Train” closes it." in words_of(page.card))
    assert page.card.close_button.isHidden()
    assert page.sections.buttons["closing"].isHidden()


def test_about_shows_its_own_licence_and_those_of_what_it_brings_along(qtbot, rows, context, monkeypatch, tmp_path):
    other = Licence("numpy", "2.4", "BSD-3-Clause", "https://numpy.org", "Redistribution and use")
    kept = tmp_path / "licences.json"
    kept.write_text(json.dumps([asdict(other)]), encoding="utf-8")
    monkeypatch.setattr(about, "bundled_licences", lambda: bundled_licences(kept))
    page = shown(qtbot, settings.about_page(context))
    assert page.text.toPlainText().lstrip().startswith("GNU GENERAL PUBLIC LICENSE")
    page.choice.setCurrentIndex(1)
    assert page.choice.currentText() == "numpy 2.4"
    assert page.text.toPlainText() == "Redistribution and use"
    assert "BSD-3-Clause" in page.name.text()
    assert bundled_licences(tmp_path / "nothing") == ()
