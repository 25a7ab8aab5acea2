"""Milestones on both sides: the collaborator says that one is reached, the owner accepts it or says what is missing."""

from __future__ import annotations

from dataclasses import replace

import pytest
import samples
from panel_robots import words_of

from studio.actions.agreement_commands import AnswerMilestone
from studio.domain.stage_states import StageState
from studio.queries.rows import MilestoneRow
from ui.inbox.panes import MilestonesPane
from ui.plan.milestone_section import MilestoneSection

ROWS = (
    MilestoneRow(1, "Sketch", 2000, 480, "a sketch", "accepted"),
    MilestoneRow(2, "Rough", 2000, 0, "", "claimed", "in the folder", answer_by_ms=1),
    MilestoneRow(3, "Final", 2000, 480, "all stems"),
)


def detail_in(state: StageState):
    found = samples.stage_detail()
    stage = replace(found.stage, state=state, is_own=False, hand_off="h1", person="Ana Ribeiro")
    return replace(found, stage=stage, terms=replace(samples.terms(), milestones=ROWS, currency="USD"))


@pytest.fixture
def section(qtbot, context):
    made = MilestoneSection(context, detail_in(StageState.IN_PROGRESS))
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_owner_sees_what_each_earns_and_accepts(qtbot, studio, section):
    told = " ".join(words_of(section))
    for words in (
        "Sketch",
        "Accepted; its amount is earned.",
        "Said to be reached: “in the folder”.",
        "all stems",
        "$20",
    ):
        assert words in told, words
    assert 1 not in section.list.buttons, "what is accepted stays so"
    studio.results[AnswerMilestone] = {"state": "in_progress"}
    section.list.buttons[2].click()
    qtbot.waitUntil(lambda: studio.commands == [AnswerMilestone("h1", 2, True, "")])


def test_a_no_says_what_is_missing(qtbot, studio, section):
    studio.results[AnswerMilestone] = {"state": "in_progress"}
    next(
        button for button in section.findChildren(type(section.list.buttons[2])) if button.text() == "Not yet…"
    ).click()
    section.list.text.setText(" the bridge ")
    section.list.text.returnPressed.emit()
    qtbot.waitUntil(lambda: studio.commands == [AnswerMilestone("h1", 2, False, "the bridge")])


def test_it_stands_in_the_inspector_only_where_there_are_any(qtbot, context):
    detail = detail_in(StageState.APPROVED)
    assert MilestoneSection.key(replace(detail, terms=replace(detail.terms, milestones=()))) is None
    made = MilestoneSection(context, detail)
    qtbot.addWidget(made)
    assert not made.list.buttons, "when all is approved nothing is left to be said"


def test_the_collaborator_says_that_one_is_reached(qtbot, context):
    gig = samples.inbox()[0]
    pane = MilestonesPane(context.theme)
    qtbot.addWidget(pane)
    pane.show_gig(replace(gig, state=StageState.IN_PROGRESS, unsent="", terms=replace(gig.terms, milestones=ROWS)))
    pane.show()
    assert set(pane.list.buttons) == {3}, "what waits for an answer is not said twice"
    pane.list.buttons[3].click()
    pane.list.text.setText("all of it")
    with qtbot.waitSignal(pane.reached) as reached:
        pane.list.text.returnPressed.emit()
    assert reached.args == [3, "all of it"]
