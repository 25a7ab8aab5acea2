"""The pane of a dispute on both sides: the record, one's own view, agreeing."""

from __future__ import annotations

from dataclasses import replace

import pytest
import samples
from panel_robots import press, words_of
from PySide6.QtWidgets import QWidget

from studio.actions.agreement_commands import AnswerDispute, OpenDispute
from studio.domain.stage_states import StageState
from studio.queries.rows import DisputeRow, ProposalRow
from ui.dialogs.dispute_pane import DisputePane
from ui.inbox.panes import StatusPane
from ui.plan.dispute_section import DisputeSection

THEIRS = ProposalRow("ليلى", is_mine=False, at_ms=1, statement="It is what was asked for.", split_minor=4500)
MINE = ProposalRow("Mira", is_mine=True, at_ms=2, statement="It came late.", split_minor=2000)
ASKED = DisputeRow("open", (THEIRS,), answer_by_ms=5, is_my_turn=True, currency="USD")
WAITING = replace(ASKED, proposals=(THEIRS, MINE), is_my_turn=False)


@pytest.fixture
def pane_of(qtbot, context):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1200, 900)
    window.show()
    return lambda state, row: DisputePane(context, window, "h1", state, "USD", row).open_alone()


def test_it_is_opened_with_a_view_and_a_split(qtbot, studio, pane_of):
    pane = pane_of(StageState.IN_REVIEW, None)
    pane.text.setPlainText(" All is there. ")
    pane.split.setText("x")
    pane.send_button.click()
    assert "not an amount" in pane.said.accessibleName()
    pane.split.setText("45.01")
    studio.results[OpenDispute] = {"state": "disputed"}
    pane.send_button.click()
    qtbot.waitUntil(lambda: studio.commands == [OpenDispute("h1", "All is there.", 4501)])


def test_the_other_side_agrees_or_proposes_something_else(qtbot, studio, pane_of):
    pane = pane_of(StageState.DISPUTED, ASKED)
    assert "It is what was asked for." in words_of(pane)
    assert pane.agree_button.text() == "Agree to $45"
    studio.results[AnswerDispute] = {"state": "cancelled"}
    pane.agree_button.click()
    qtbot.waitUntil(lambda: studio.commands == [AnswerDispute("h1", True)])
    pane = pane_of(StageState.DISPUTED, ASKED)
    pane.text.setPlainText("Less.")
    pane.split.setText("20")
    pane.send_button.click()
    qtbot.waitUntil(lambda: studio.commands[1:] == [AnswerDispute("h1", False, "Less.", 2000)])


def test_who_waits_sees_until_when_and_the_proof_is_there_for_both(pane_of):
    pane = pane_of(StageState.DISPUTED, WAITING)
    told = " ".join(words_of(pane))
    assert "You propose $20 in all" in told
    assert "The other side answers by" in told
    assert not pane.send_button.isVisible()
    assert not pane.agree_button.isVisible()
    assert pane.export_button.isVisible()
    over = pane_of(StageState.CANCELLED, replace(WAITING, state="settled"))
    assert "Both agreed on the last split; it is what is owed." in words_of(over)


def test_inspector_and_inbox_lead_there(qtbot, context):
    detail = samples.stage_detail()
    stage = replace(detail.stage, state=StageState.CANCELLED, is_own=False, hand_off="h1")
    signed = replace(detail, stage=stage, terms=replace(samples.terms(), signed_ms=1))
    assert DisputeSection.key(signed) is not None
    assert DisputeSection.key(replace(signed, stage=replace(stage, state=StageState.IN_PROGRESS))) is None
    pane = StatusPane(context.theme)
    qtbot.addWidget(pane)
    gig = samples.inbox()[0]
    pane.show_gig(replace(gig, state=StageState.IN_REVIEW, unsent="", terms=replace(samples.terms(), signed_ms=1)))
    pane.show()
    with qtbot.waitSignal(pane.dispute_wanted):
        press(pane, "Dispute…")
