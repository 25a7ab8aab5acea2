"""An owner proposes a paid change, from the inspector or with notes from Listen."""

from __future__ import annotations

from dataclasses import replace

import pytest
import samples
from panel_robots import words_of
from PySide6.QtWidgets import QWidget

from studio.actions.agreement_commands import ProposeChange
from studio.actions.commands import NoteText
from studio.domain.errors import BadInputError
from studio.domain.stage_states import StageState
from ui.dialogs.change_pane import ChangePane
from ui.plan.asking_section import AskingSection

NOTES = (NoteText(1.5, "Brighter."),)


@pytest.fixture
def detail():
    found = samples.stage_detail()
    stage = replace(found.stage, state=StageState.IN_REVIEW, is_own=False, hand_off="h1", person="Ana Ribeiro")
    return replace(found, stage=stage, terms=replace(samples.terms(), price_minor=6000, currency="USD"), asked=None)


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    return made


def test_what_it_adds_is_proposed_and_the_new_price_is_shown(qtbot, studio, context, detail, window):
    told = []
    pane = ChangePane(context, detail, window, NOTES, lambda: told.append(1)).open_alone()
    assert "1 note goes with it" in " ".join(words_of(pane))
    pane.text.setPlainText(" A bridge too. ")
    pane.price.setText("20.50")
    pane.days.setValue(1.5)
    assert "Agreed: $60. With the change: $80.50." in words_of(pane)
    studio.results[ProposeChange] = {"state": "in_review"}
    pane.send_button.click()
    qtbot.waitUntil(lambda: bool(told))
    assert studio.commands == [ProposeChange("h1", "A bridge too.", 2050, 720, 1, NOTES)]


def test_what_cannot_be_is_said_and_nothing_is_lost(qtbot, studio, context, detail, window):
    pane = ChangePane(context, detail, window).open_alone()
    pane.text.setPlainText("More")
    pane.price.setText("1,234")
    pane.send_button.click()
    assert "two ways" in pane.said.accessibleName()
    assert not studio.commands
    pane.price.setText("")
    studio.results[ProposeChange] = BadInputError("This change cannot be proposed: it adds nothing.", what_to_do="")
    pane.send_button.click()
    qtbot.waitUntil(lambda: "cannot be proposed" in pane.said.accessibleName())
    assert pane.text.toPlainText() == "More"
    assert pane.send_button.isEnabled()


def test_the_inspector_leads_there(qtbot, context, detail):
    section = AskingSection(context, detail)
    qtbot.addWidget(section)
    section.show()
    assert section.change_button.isVisible()
    assert section.change_button.text() == "Propose a paid change…"
