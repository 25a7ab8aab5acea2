"""Feedback in the window: written, sealed, read; candidates of an audition chosen with a second press."""

from __future__ import annotations

from dataclasses import replace

import samples

from studio.actions.audition_commands import ChooseCandidate
from studio.actions.feedback_commands import GiveFeedback
from studio.queries.rows import FeedbackRow
from ui.people.feedback import FeedbackPart
from ui.plan.audition_section import AuditionSection

ROW = FeedbackRow(may_give=True, is_sealed=False, has_theirs=True, mine="", theirs="", opens_ms=samples.NOW)


def test_what_is_typed_stays_until_it_is_sealed(qtbot, context):
    part, wanted = FeedbackPart(context.theme), []
    qtbot.addWidget(part)
    part.wanted.connect(wanted.append)
    part.show_feedback("h1", "Mira Lindqvist", ROW)
    assert not part.seal_button.isEnabled()
    part.field.setPlainText("Kind and clear.")
    part.show_feedback("h1", "Mira Lindqvist", replace(ROW, has_theirs=False))
    assert part.field.toPlainText() == "Kind and clear."
    part.seal_button.click()
    assert wanted == [GiveFeedback("h1", "Kind and clear.")]
    part.show_feedback("h1", "Mira Lindqvist", replace(ROW, may_give=False, mine="Kind and clear.", theirs="شكرًا"))
    assert part.field is None


def test_choosing_says_first_who_is_told(qtbot, context, studio):
    detail = samples.audition_detail("s-vocal", samples.song_plan())
    section = AuditionSection(context, detail)
    qtbot.addWidget(section)
    assert set(section.choose_buttons) == {"h-1", "h-2"}
    section.choose_buttons["h-1"].click()
    section.choose_buttons["h-2"].click()
    assert "2 others are told" in section.choose_buttons["h-2"].text()
    assert "told" not in section.choose_buttons["h-1"].text()
    assert studio.commands == []
    section.choose_buttons["h-2"].click()
    qtbot.waitUntil(lambda: bool(studio.commands))
    assert studio.commands == [ChooseCandidate("h-2")]
