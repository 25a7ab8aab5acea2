"""Assemble as an owner uses it."""

from __future__ import annotations

import threading
from dataclasses import replace

import panel_samples as rows
import pytest
from panel_robots import button_named, press, words_of
from PySide6.QtCore import QRect, Qt
from sample_studio import SamplePeaks

from studio.actions.commands import Assemble, MuteStage
from studio.domain.errors import CancelledError, DiskError
from studio.queries.asks import AssembleView, WavePeaks
from studio.queries.rows import AssembleRows
from ui.assembly import model
from ui.assembly.panel import AssemblePanel
from ui.review.player import shared_player

PATHS = tuple(f"/tmp/{n}.wav" for n in range(7))
RESULT = {"outputs": [{"path": "/out/Late Train mix.wav", "frames_over_full_scale": 0}]}


@pytest.fixture
def panel(qtbot, context, studio):
    studio.answers |= {AssembleView: rows.assemble(PATHS), WavePeaks: SamplePeaks()}
    studio.results[Assemble] = RESULT
    context.set_production("p1")
    made = AssemblePanel(context)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    qtbot.waitUntil(lambda: len(made.lanes.lanes) == 7 and all(lane.data for lane in made.lanes.lanes))
    yield made
    shared_player(context).close()


@pytest.fixture
def said(context):
    messages = []
    context.said.connect(messages.append)
    return messages


def test_it_says_what_goes_in_and_what_is_missing(panel):
    words = words_of(panel)
    assert "7 approved files by 4 people" in words
    assert "Not approved yet: Backing vocals. The mix is rendered without." in words


def test_the_result_has_loudness_peak_length_and_place(panel):
    assert {"−13.9", "−1.0", "3:42.000", "LUFS", "dBTP"} <= set(words_of(panel.recipe))


def test_rendering_is_one_press_and_the_result_is_asked_for(qtbot, panel, studio, said):
    press(panel, "Render the mix")
    assert button_named(panel, "Render the mix") is None
    qtbot.waitUntil(lambda: bool(said))
    assert studio.commands == [Assemble("p1", "mix")]
    assert said[0].title == "The mix is rendered"
    qtbot.waitUntil(lambda: button_named(panel, "Render the mix") is not None)


def test_progress_is_shown_and_cancel_stops_it(qtbot, panel, studio, said):
    begun = threading.Event()

    def slowly(command, progress, cancel):
        progress(0.58, "Mixing")
        begun.set()
        assert cancel.wait(20)
        raise CancelledError("Stopped.")

    studio.results[Assemble] = slowly
    press(panel, "Render the mix")
    qtbot.waitUntil(lambda: "58 %" in words_of(panel.recipe))
    press(panel, "Cancel")
    qtbot.waitUntil(lambda: bool(said))
    assert said[0].title == "The rendering was stopped"
    assert button_named(panel, "Cancel") is None


def test_overs_are_said(qtbot, panel, studio, said):
    studio.results[Assemble] = {"outputs": [{"path": "/out/mix.wav", "frames_over_full_scale": 12}]}
    press(panel, "Render the mix")
    qtbot.waitUntil(lambda: bool(said))
    assert said[0].kind == "hint"
    assert "12 frames" in said[0].text


def test_a_full_disk_is_said_and_one_can_try_again(qtbot, panel, studio, said):
    studio.results[Assemble] = DiskError("No space is left.", subject="mix.wav")
    press(panel, "Render the mix")
    qtbot.waitUntil(lambda: bool(said))
    assert said[0].kind == "fault"
    assert button_named(panel, "Render the mix").isEnabled()


def test_play_plays_the_result(panel, context):
    press(panel.recipe, "Play")
    player = shared_player(context)
    assert (player.paths, player.is_playing) == ((rows.assemble().made[0].path,), True)
    press(panel.recipe, "Play")
    assert not player.is_playing


def test_without_lanes_it_teaches_and_cannot_render(panel):
    panel.show_rows(AssembleRows("p1", (), ("Drums",), (), "/out"))
    assert panel.empty.isVisible()
    assert not button_named(panel, "Render the mix").isEnabled()


def test_files_that_are_not_here_are_named_in_their_lane(panel):
    panel.show_rows(rows.assemble(()))
    assert all("not on this machine" in lane.fault for lane in panel.lanes.lanes)
    assert "7 files are not on this machine yet." in words_of(panel.recipe)


def test_rows_of_another_production_are_not_shown(panel):
    panel.show_rows(AssembleRows("other", (), (), (), ""))
    assert len(panel.lanes.lanes) == 7


def test_the_newest_result_counts():
    made = rows.assemble().made[0]

    older = replace(made, made_ms=1, path="/old.wav")
    both = replace(rows.assemble(), made=(made, older))
    assert model.newest(both) is made
    assert model.manifest_path(older) == "/old.manifest.json"


def gone(assembled: AssembleRows) -> AssembleRows:
    return replace(assembled, made=tuple(replace(one, is_there=False) for one in assembled.made))


@pytest.mark.parametrize(
    ("assembled", "words"),
    [
        (rows.assemble(PATHS, is_made=False), "not rendered yet"),
        (rows.assemble(PATHS), "an input changed"),
        (rows.assemble(PATHS, missing=()), "up to date"),
        (gone(rows.assemble(PATHS, missing=())), "its file is gone"),
        (AssembleRows("p1", (), (), (), ""), "needs a stem"),
    ],
)
def test_the_recipe_says_how_it_stands(assembled, words):
    assert model.recipe_state(assembled, is_running=False).words == words
    assert model.recipe_state(assembled, is_running=True).words == "rendering"


COMP = rows.HeardTwiceRow("s5", "stem", "Lead vocal", "s6", "", "Doubles")


def test_what_would_sound_twice_is_said_and_left_out_with_one_press(qtbot, panel, studio):
    panel.show_rows(rows.assemble(PATHS, heard_twice=(COMP,)))
    assert "Doubles was made from Lead vocal; both would be heard." in words_of(panel.recipe)
    studio.answers[AssembleView] = rows.assemble(PATHS, muted=(5,))
    press(panel, "Leave Lead vocal out")
    qtbot.waitUntil(lambda: MuteStage("s5", "stem", True) in studio.commands)
    qtbot.waitUntil(lambda: panel.lanes.lanes[5].is_faint)
    assert button_named(panel, "Leave Lead vocal out") is None


def test_the_m_beside_a_lane_leaves_it_out_and_takes_it_in(qtbot, panel, studio):
    def press_m(place):
        rect = panel.lanes.lane_rect(place)
        head = QRect(0, rect.top(), panel.lanes.head_px - 1, rect.height())
        qtbot.mouseClick(panel.lanes, Qt.MouseButton.LeftButton, pos=panel.lanes.mute_rect(head).center())

    studio.answers[AssembleView] = rows.assemble(PATHS, muted=(1,))  # what is asked for after the command
    press_m(1)
    qtbot.waitUntil(lambda: studio.commands == [MuteStage("s1", "stem", True)])
    qtbot.waitUntil(lambda: panel.lanes.lanes[1].is_faint)
    assert [lane.is_faint for lane in panel.lanes.lanes][:3] == [False, True, False]
    assert len(panel.hearing.paths) == 6
    assert "6 approved files by 4 people, 1 left out" in words_of(panel)
    press_m(1)
    qtbot.waitUntil(lambda: studio.commands[-1] == MuteStage("s1", "stem", False))


def test_with_everything_left_out_nothing_can_be_rendered(panel):
    panel.show_rows(rows.assemble(PATHS, muted=tuple(range(7))))
    assert not button_named(panel, "Render the mix").isEnabled()
    assert "Every stage is left out; take one in again." in words_of(panel.recipe)
