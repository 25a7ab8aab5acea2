"""The markers over the mixer's lanes, as an owner edits them."""

from __future__ import annotations

import threading
from dataclasses import replace

import panel_samples as rows
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from sample_studio import SamplePeaks

from studio.actions.recipe_commands import ChangeMarkers, MarkerChange
from studio.domain.errors import NotFoundError
from studio.domain.markers import Marker, with_change
from studio.queries.asks import AssembleView, WavePeaks
from ui.assembly.marker_line import TOP_PX
from ui.assembly.panel import AssemblePanel
from ui.review.player import shared_player

PATHS = tuple(f"/tmp/{n}.wav" for n in range(7))
VERSE, CHORUS = Marker(30.0, 30.0, "Verse"), Marker(60.0, 75.0, "Chorus")
"""The song has 222 s, of which a pixel is about a third of one."""
LEFT = Qt.MouseButton.LeftButton


class Decided:
    """What the studio has decided: the markers as they are."""

    def __init__(self, *markers: Marker) -> None:
        self.markers = markers
        self.may_go_on = threading.Event()
        self.may_go_on.set()

    def change(self, command, _progress=None, _cancel=None):
        assert self.may_go_on.wait(20)
        for one in command.changes:
            self.markers = with_change(self.markers, one.before, one.after)
        return {}

    def rows(self, _question=None):
        return replace(rows.assemble(PATHS), markers=self.markers)


@pytest.fixture
def decided():
    return Decided(VERSE, CHORUS)


@pytest.fixture
def panel(qtbot, context, studio, decided):
    studio.answers |= {AssembleView: decided.rows, WavePeaks: SamplePeaks()}
    studio.results[ChangeMarkers] = decided.change
    context.set_production("p1")
    made = AssemblePanel(context)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    qtbot.waitUntil(lambda: len(made.lanes.lanes) == 7 and all(lane.data for lane in made.lanes.lanes))
    qtbot.waitUntil(lambda: made.lanes.markers.markers == decided.markers)
    yield made
    shared_player(context).close()


def at(panel, seconds: float) -> QPoint:
    lanes = panel.lanes
    return QPoint(lanes.head_px + lanes.scale.pixel_of(seconds) + 2, TOP_PX + 10)


def told(studio) -> list[MarkerChange]:
    return [change for one in studio.commands if isinstance(one, ChangeMarkers) for change in one.changes]


def types(panel, text: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    field = panel.lanes.markers.editor
    field.setText(text)
    QTest.keyClick(field, key)


def is_shown(qtbot, panel, decided) -> None:
    """What was told is decided, and shown as it was decided."""
    line = panel.lanes.markers
    qtbot.waitUntil(lambda: panel._told == panel._heard and line.markers == decided.markers)  # noqa: SLF001


def test_a_place_is_named_by_a_double_click_or_at_the_playhead(qtbot, panel, studio, decided):
    qtbot.mouseDClick(panel.lanes, LEFT, pos=at(panel, 12.0))
    assert panel.lanes.markers.editor.isVisible()
    types(panel, " Intro ")
    assert [one.text for one in panel.lanes.markers.markers] == ["Intro", "Verse", "Chorus"], "shown at once"
    is_shown(qtbot, panel, decided)
    (change,) = told(studio)
    assert (change.before, change.after.text) == (None, "Intro")
    assert change.after.start_s == pytest.approx(12.0, abs=2)
    panel.hearing.seek(45.0)
    qtbot.waitUntil(lambda: panel.lanes._position_s == 45.0)  # noqa: SLF001
    panel.lanes.name_place()
    types(panel, "Bridge")
    is_shown(qtbot, panel, decided)
    assert told(studio)[1].after == Marker(45.0, 45.0, "Bridge")


def test_without_a_name_or_with_escape_nothing_comes_to_be(qtbot, panel, studio):
    for text, key in (("", Qt.Key.Key_Return), ("Intro", Qt.Key.Key_Escape)):
        panel.lanes.name_place()
        types(panel, text, key)
        assert panel.lanes.markers.editor is None
    assert panel.lanes.markers.markers == (VERSE, CHORUS)
    assert told(studio) == []


def test_a_drag_moves_a_marker_in_one_step_and_a_range_keeps_its_length(qtbot, panel, studio, decided):
    start, end = at(panel, 60.0), at(panel, 90.0)
    qtbot.mousePress(panel.lanes, LEFT, pos=start)
    for x in (start.x() + 8, end.x()):
        qtbot.mouseMove(panel.lanes, QPoint(x, start.y()))
    panel.show_rows(replace(rows.assemble(PATHS), markers=()))  # what comes in meanwhile takes nothing out of the hand
    assert [one.text for one in panel.lanes.markers.shown] == ["Verse", "Chorus"]
    assert told(studio) == []
    qtbot.mouseRelease(panel.lanes, LEFT, pos=end)
    is_shown(qtbot, panel, decided)
    (change,) = told(studio)
    assert change.before == CHORUS
    assert change.after.start_s == pytest.approx(90.0, abs=2)
    assert change.after.end_s - change.after.start_s == pytest.approx(15.0)


def test_two_edits_in_a_row_go_on_from_each_other_before_the_studio_has_answered(qtbot, panel, studio, decided):
    decided.may_go_on.clear()
    panel.lanes.markers.choose(VERSE)
    panel.lanes.markers.rename()
    types(panel, "Verse 1")
    panel.lanes.markers.move_to(15.0)
    panel.refresh()
    panel.lanes.markers.choose(CHORUS)
    panel.lanes.markers.remove()
    assert panel.lanes.markers.markers == (Marker(15.0, 15.0, "Verse 1"),)
    decided.may_go_on.set()
    is_shown(qtbot, panel, decided)
    assert decided.markers == (Marker(15.0, 15.0, "Verse 1"),)


def test_keys_go_from_marker_to_marker_nudge_rename_and_remove(qtbot, panel, studio, decided):
    lanes, line, ctrl = panel.lanes, panel.lanes.markers, Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(lanes, Qt.Key.Key_Right, ctrl)
    qtbot.keyClick(lanes, Qt.Key.Key_Right, ctrl)
    assert line.chosen == CHORUS
    qtbot.waitUntil(lambda: panel.hearing.position_s == 60.0)
    assert "Chorus at 1:00.000, 2 of 2" in lanes.accessibleDescription()
    qtbot.keyClick(lanes, Qt.Key.Key_Left, ctrl)
    assert line.chosen == VERSE
    for _ in range(3):
        qtbot.keyClick(lanes, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: len(told(studio)) == 1)
    assert told(studio)[0].after.start_s == pytest.approx(29.97)
    qtbot.keyClick(lanes, Qt.Key.Key_F2)
    types(panel, "First verse")
    qtbot.keyClick(lanes, Qt.Key.Key_Delete)
    assert line.markers == (CHORUS,)
    is_shown(qtbot, panel, decided)
    before = panel.lanes.chosen
    qtbot.keyClick(lanes, Qt.Key.Key_Down)
    assert panel.lanes.chosen == before + 1, "the lanes have the keys again"


def test_what_the_studio_refuses_is_said_and_put_back(qtbot, panel, studio, decided, context):
    said = []
    context.said.connect(said.append)
    studio.results[ChangeMarkers] = NotFoundError("The marker “Verse” is not where it was.", subject="Verse")
    panel.lanes.markers.choose(VERSE)
    panel.lanes.markers.remove()
    qtbot.waitUntil(lambda: bool(said))
    is_shown(qtbot, panel, decided)
    assert panel.lanes.markers.markers == (VERSE, CHORUS)


def test_the_menu_of_a_marker_and_of_a_place(qtbot, panel):
    line = panel.lanes.markers
    for point, wanted in (
        (at(panel, 30.0), ["Rename", "Move to the playhead", "Remove"]),
        (at(panel, 6.0), ["Name this place"]),
    ):
        assert line.open_menu(point, panel.mapToGlobal(point), 0.0)
        menu = panel.lanes.findChildren(QMenu)[-1]
        assert [one.text() for one in menu.actions()] == wanted
        menu.close()
        qtbot.waitUntil(lambda: not panel.lanes.findChildren(QMenu))
    assert not line.open_menu(QPoint(4, TOP_PX + 4), QPoint(), 0.0), "there are the heads of the lanes"


def test_the_line_over_scrolled_lanes_is_the_same(qtbot, panel, studio):
    panel.resize(1280, 420)
    wave = panel.lanes.parentWidget().parentWidget().parentWidget()
    wave._down.setValue(60)  # noqa: SLF001
    qtbot.waitUntil(wave.top.isVisible)
    where = at(panel, 12.0)
    qtbot.mouseDClick(wave.top, LEFT, pos=where)
    assert panel.lanes.markers.editor.isVisible()
    assert not panel.lanes.markers.editor.visibleRegion().isEmpty()


def test_a_click_in_the_line_seeks_and_on_a_marker_goes_there(qtbot, panel):
    qtbot.mouseClick(panel.lanes, LEFT, pos=at(panel, 60.0))
    qtbot.waitUntil(lambda: panel.hearing.position_s == 60.0)
    assert panel.lanes.markers.chosen == CHORUS
    qtbot.mouseClick(panel.lanes, LEFT, pos=at(panel, 6.0))
    qtbot.waitUntil(lambda: panel.hearing.position_s == pytest.approx(6.0, abs=2))
    assert panel.lanes.markers.chosen is None


def test_without_markers_the_line_tells_how_one_is_made(qtbot, panel, decided, studio):
    decided.markers = ()
    panel.refresh()
    is_shown(qtbot, panel, decided)
    empty = panel.lanes.grab().toImage()
    decided.markers = (Marker(200.0, 200.0, "End"),)
    panel.refresh()
    is_shown(qtbot, panel, decided)
    assert panel.lanes.grab().toImage() != empty
    assert "Shift+M" in panel.lanes.markers.tip_at(at(panel, 6.0))
    assert "Drag to move" in panel.lanes.markers.tip_at(at(panel, 200.0))
