"""A person's pane: what their role may see and do, and on one's own what one's work tells, which is nobody else's business."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from studio.domain.learning import Learned, LearningReport
from studio.queries.asks import Learning
from tests.ui import panel_samples as rows
from ui.people.model import Person
from ui.people.pane import PersonPane


def person(role: str, *, is_me: bool) -> Person:
    return Person("p", "Mira", role, is_me, (), (), (), "here", "2", is_out=False)


def told(widget) -> list[str]:
    return [one.text() for one in widget.findChildren(QLabel)]


def test_a_role_is_explained_and_ones_own_work_is_shown_to_oneself_alone(qtbot, context, studio):
    studio.answers[Learning] = LearningReport(Learned(gigs=31, on_time=28, rounds=22, brief_rounds=9), Learned())
    pane = PersonPane(context, rows.PRODUCTION)
    qtbot.addWidget(pane)
    pane.show()
    pane.show_person(person("collaborator", is_me=False))
    assert not pane.learning.isVisible()
    pane.may.toggle()
    names = [one.accessibleName() for one in pane.may.findChildren(QLabel)]
    assert "may: Accept or refuse the credit" in names
    assert "may not: Close the production and open it again" in names
    pane.show_person(person("co-owner", is_me=True))
    assert not pane.may.is_open
    qtbot.waitUntil(lambda: "41 % of your rounds were brief changes" in told(pane.learning))
    assert "28 of 31 (90 %)" in told(pane.learning)
    pane.may.toggle()
    names = [one.accessibleName() for one in pane.may.findChildren(QLabel)]
    assert "may not: Close the production and open it again" in names
    assert "may: Change the plan, links, dates, calendars and baselines" in names
