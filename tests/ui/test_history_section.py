"""What happened with a stage: what was said and counts for nothing stands there too, and is marked as such."""

from __future__ import annotations

from dataclasses import replace

import samples
from panel_robots import words_of

from studio.queries.rows import HistoryRow
from ui.plan.inspector_sections import history_section
from ui.widgets.chips import IconLabel


def test_what_had_no_effect_is_marked_and_says_why(theme, qtbot) -> None:
    forged = HistoryRow(samples.NOW, "Kofi", "accepted the terms: this had no effect, not possible", is_overruled=True)
    fair = HistoryRow(samples.NOW - 60_000, "Mira", "approved take 1")
    detail = replace(samples.stage_detail("s-vocal"), history=(fair, forged))
    section = history_section(theme, detail)
    qtbot.addWidget(section)
    marks = section.findChildren(IconLabel)
    assert [mark.toolTip() for mark in marks] == ["This counts for nothing"]
    assert any("this had no effect, not possible" in line for line in words_of(section))
    assert "Kofi" in marks[0].parentWidget().accessibleName()
    section.grab()  # it is painted
