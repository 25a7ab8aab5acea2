"""The mixer's lanes while what was said of them is still on its way: order, the chosen lane, a marked range."""

from __future__ import annotations

import threading
from dataclasses import replace

import panel_samples as rows
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from sample_studio import SamplePeaks

from studio.actions.recipe_commands import SetLane
from studio.domain.errors import NotFoundError
from studio.queries.asks import AssembleView, WavePeaks
from ui.assembly.panel import AssemblePanel
from ui.review.player import shared_player

PATHS = tuple(f"/tmp/{n}.wav" for n in range(7))
ALT = Qt.KeyboardModifier.AltModifier


class Decided:
    """What the studio has decided: the order of the lanes and their levels."""

    def __init__(self) -> None:
        self.lanes = rows.assemble(PATHS).lanes
        self.may_go_on = threading.Event()
        self.may_go_on.set()

    def change(self, command, _progress=None, _cancel=None):
        assert self.may_go_on.wait(20)
        told = {change.stage: change.told for change in command.changes}
        places = {stage: one["position"] for stage, one in told.items() if "position" in one}
        gains = {stage: one["gain_mdb"] for stage, one in told.items() if "gain_mdb" in one}
        lanes = (replace(row, gain_mdb=gains.get(row.stage_id, row.gain_mdb)) for row in self.lanes)
        self.lanes = tuple(sorted(lanes, key=lambda row: places.get(row.stage_id, 0)))
        return {}

    def rows(self, _question=None):
        return replace(rows.assemble(PATHS), lanes=self.lanes)


@pytest.fixture
def decided():
    return Decided()


@pytest.fixture
def panel(qtbot, context, studio, decided):
    studio.answers |= {AssembleView: decided.rows, WavePeaks: SamplePeaks()}
    studio.results[SetLane] = decided.change
    context.set_production("p1")
    made = AssemblePanel(context)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    qtbot.waitUntil(lambda: len(made.lanes.lanes) == 7 and all(lane.data for lane in made.lanes.lanes))
    yield made
    shared_player(context).close()


def order(panel):
    """The stages of the lanes as they stand in the window."""
    assert [lane.row for lane in panel.lanes.lanes] == list(panel.lanes.model.rows)
    return [lane.row.stage_id for lane in panel.lanes.lanes]


def test_a_lane_is_moved_on_by_the_next_press_although_the_first_is_still_being_said(qtbot, panel, decided):
    panel.lanes.choose(5)
    decided.may_go_on.clear()
    for _press in range(3):
        QTest.keyClick(panel.lanes, Qt.Key.Key_Up, ALT)
    assert order(panel) == ["s0", "s1", "s5", "s2", "s3", "s4", "s6"]
    assert (panel.lanes.chosen, panel.fields._chosen) == (2, 2)  # noqa: SLF001
    panel.show_rows(replace(decided.rows(), missing=()))  # something else was asked for meanwhile
    assert order(panel)[2] == "s5", "nothing jumps back"
    decided.may_go_on.set()
    qtbot.waitUntil(lambda: [row.stage_id for row in decided.lanes][:3] == ["s0", "s1", "s5"])
    qtbot.waitUntil(lambda: not panel._saying and order(panel) == [row.stage_id for row in decided.lanes])  # noqa: SLF001
    assert panel.lanes.chosen == 2


def test_a_lane_that_is_dragged_to_another_place_stays_the_chosen_one(qtbot, panel, decided):
    lanes = panel.lanes
    middle = [lanes.head_rect(place).center().y() for place in range(7)]
    QTest.mousePress(lanes, Qt.MouseButton.LeftButton, pos=QPoint(30, middle[6]))
    for y in (middle[3], middle[0] - 20):
        QTest.mouseMove(lanes, QPoint(30, y))
    QTest.mouseRelease(lanes, Qt.MouseButton.LeftButton, pos=QPoint(30, middle[0] - 20))
    assert order(panel)[0] == "s6"
    assert lanes.chosen == 0
    qtbot.waitUntil(lambda: decided.lanes[0].stage_id == "s6")
    decided.lanes = rows.assemble(PATHS).lanes  # undone, here or by a co-owner
    panel.refresh()
    qtbot.waitUntil(lambda: order(panel)[6] == "s6")
    assert lanes.chosen == 6


def test_a_level_does_not_jump_back_while_it_is_being_said_and_a_refused_one_does(qtbot, panel, studio, decided):
    decided.may_go_on.clear()
    panel.lanes.edit(1, "gain_mdb", -6000)
    panel.show_rows(replace(decided.rows(), missing=()))
    assert panel.lanes.model.settings[1].gain_mdb == -6000
    decided.may_go_on.set()
    qtbot.waitUntil(lambda: panel.lanes.model.rows[1].gain_mdb == -6000)
    studio.results[SetLane] = NotFoundError("The stage is not there any more.")
    panel.lanes.edit(1, "gain_mdb", 0)
    QTest.keyClick(panel.lanes, Qt.Key.Key_Down, ALT)
    qtbot.waitUntil(lambda: panel.lanes.model.settings[1].gain_mdb == -6000 and order(panel)[1] == "s1")


def test_a_marked_range_stays_marked_when_a_lane_is_set_and_goes_with_the_production(qtbot, context, panel):
    panel.lanes.range_marked.emit((10.0, 20.0))
    panel.lanes.edit(1, "gain_mdb", -6000)
    qtbot.waitUntil(lambda: panel.lanes.model.rows[1].gain_mdb == -6000)
    assert panel.lanes.marked_range == (10.0, 20.0)
    context.set_production("p2")
    assert panel.lanes.marked_range is None


def test_names_have_more_room_where_the_window_is_wide(panel):
    narrow = panel.lanes.head_px
    panel.resize(1600, 800)
    assert panel.lanes.head_px > narrow
    assert panel.lanes.wave_parts(0).inner.left() == panel.lanes.head_px
    panel.resize(960, 800)
    assert panel.lanes.head_px <= narrow
