"""Assemble as an owner uses it."""

from __future__ import annotations

import threading
from dataclasses import replace

import numpy as np
import panel_samples as rows
import pytest
from panel_robots import button_named, press, words_of
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAccessible, QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from sample_studio import SamplePeaks

from studio.actions.commands import Assemble, MuteStage
from studio.actions.recipe_commands import LaneChange, SetLane
from studio.actions.rights_commands import KeepStage
from studio.domain.errors import CancelledError, DiskError
from studio.queries.asks import AssembleView, WavePeaks
from studio.queries.assembly_blocks import AssemblyBlockedError
from studio.queries.assembly_rows import NO_PICTURE, MadeFile
from studio.queries.rows import AssembleRows
from ui.assembly import model
from ui.assembly.lane_parts import HeadParts, Part
from ui.assembly.mix_model import gain_at, share_of
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
    assert "Not approved yet: Backing vocals. It is rendered without." in words


def test_the_result_has_loudness_peak_length_and_place(panel):
    assert {"−13.9", "−1.0", "3:42.000", "LUFS", "dBTP"} <= set(words_of(panel.recipe))


def test_rendering_is_one_press_and_the_result_is_asked_for(qtbot, panel, studio, said):
    press(panel, "Render the mix")
    assert button_named(panel, "Render the mix") is None
    qtbot.waitUntil(lambda: bool(said))
    assert studio.commands == [Assemble("p1", "mix")]
    assert said[0].title == "Mix is rendered"
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
    panel.activateWindow()
    panel.recipe.cancel_button.setFocus()
    qtbot.waitUntil(panel.recipe.cancel_button.hasFocus)
    press(panel, "Cancel")
    qtbot.waitUntil(lambda: bool(said))
    assert said[0].title == "The rendering was stopped"
    assert button_named(panel, "Cancel") is None
    assert QApplication.focusWidget() is panel.recipe.render_button, "no field gets the keys"


def test_of_several_recipes_one_is_rendered_and_the_others_wait_with_one_time_for_all(qtbot, panel, studio):
    begun, go_on = threading.Event(), threading.Event()

    def slowly(command, progress, cancel):
        progress(0.5, "Encoding AAC 256, 11 s left")
        begun.set()
        assert go_on.wait(20)
        return RESULT

    studio.results[Assemble] = slowly
    for number in range(panel.recipe.list.count()):
        panel.recipe.list.item(number).setSelected(number < 2)
    names = panel.recipe.chosen
    panel.start_rendering()
    try:
        qtbot.waitUntil(lambda: any("1 of 2: Encoding AAC 256" in words for words in words_of(panel.recipe)))
        assert not any("11 s left" in words for words in words_of(panel.recipe))
        assert {"rendering", "waiting"} <= set(words_of(panel.recipe))
    finally:
        go_on.set()
    qtbot.waitUntil(lambda: button_named(panel, "Cancel") is None)
    assert [command.recipe for command in studio.commands] == names


def test_stems_are_told_with_their_highest_peak_and_what_rounding_leaves_is_no_fault(panel):
    files = tuple(MadeFile(f"{n}.wav", f"/out/{n}.wav", 1000, -20.0 - n, -3.0 - n) for n in range(10))
    made = replace(rows.assemble().made[0], files=files, has_null_test=True, null_peak_dbfs=-138.47)
    assert model.loudest_words(made) == "−3.0"
    assert "but for the rounding to 24 bit" in model.null_words(made)
    for level, is_null in ((None, True), (-123.7, True), (-120.0, False)):
        assert model.is_null(replace(made, null_peak_dbfs=level)) is is_null
    panel.show_rows(replace(rows.assemble(PATHS), made=(made,)))
    words = words_of(panel.recipe)
    assert {"Highest true peak", "−3.0"} <= set(words)
    assert "Integrated" not in words
    assert model.file_words(files[1]) == "/out/1.wav\n−21.0 LUFS, −4.0 dBTP"
    files = tuple(MadeFile(f"Late Train session/Media/{n}.wav", f"/out/{n}.wav") for n in range(2))
    session = replace(rows.assemble().made[0], files=files, integrated_lufs=None, true_peak_dbtp=None)
    panel.show_rows(replace(rows.assemble(PATHS), made=(session,)))
    words = words_of(panel.recipe)
    assert {"2 files in Late Train session", "Media/0.wav", "3:42.000"} <= set(words), "the folder is said once"
    assert not {"Integrated", "LUFS"} & set(words), "nothing was measured"


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


def test_what_is_in_the_way_is_listed_with_its_ways_out(qtbot, panel, studio, context):
    went = []
    context.went.connect(lambda *where: went.append(where))
    studio.answers[AssembleView] = rows.blocked(rows.assemble(PATHS, is_made=False))
    studio.results[KeepStage] = {"take": 2}
    panel.refresh()
    qtbot.waitUntil(lambda: button_named(panel, "Render as a draft") is not None)
    assert "3 things are in the way" in {words.capitalize() for words in words_of(panel.recipe)}
    assert not button_named(panel, "Render the mix").isEnabled()
    press(panel, "Listen: Drums")
    press(panel, "Go to the stage: Guitar rhythm")
    assert went == [("listen", "s0"), ("plan", "s3")]
    press(panel, "Keep it: Lead vocal")
    press(panel, "Leave out: Guitar rhythm")
    qtbot.waitUntil(lambda: len(studio.commands) == 2)
    assert studio.commands == [KeepStage("s5"), MuteStage("s3", "", True, "mix")]
    press(panel, "Render as a draft")
    qtbot.waitUntil(lambda: len(studio.commands) == 3)
    assert studio.commands[-1] == Assemble("p1", "mix", is_draft=True)
    is_a_draft_until_the_final_is_made(qtbot, panel, studio)
    keeps_all_that_is_stale(qtbot, panel, studio)


def is_a_draft_until_the_final_is_made(qtbot, panel, studio):
    """List, report and button tell a draft from the final."""
    made = rows.assemble(PATHS, missing=())
    studio.answers[AssembleView] = replace(made, made=tuple(replace(one, is_draft=True) for one in made.made))
    panel.refresh()
    qtbot.waitUntil(lambda: "a draft" in words_of(panel.recipe))
    said = words_of(panel.recipe)
    assert any(words.startswith("A draft:") for words in said)
    assert "up to date" not in said
    assert button_named(panel, "Render the mix") is not None, "it is not made again: the final was never made"


def keeps_all_that_is_stale(qtbot, panel, studio):
    """Several stale takes stand with one press."""
    stale = next(block for block in rows.BLOCKS if block.code == "stale")
    panel.recipe.blocks.show_blocks((stale, replace(stale, stage="s6", title="Bass")), is_mixed=True)
    qtbot.waitUntil(lambda: button_named(panel, "Keep all 2") is not None)
    press(panel, "Keep all 2")
    qtbot.waitUntil(lambda: studio.commands[-2:] == [KeepStage("s5"), KeepStage("s6")])


def test_what_comes_in_the_way_meanwhile_is_no_fault(qtbot, panel, studio, said):
    studio.results[Assemble] = AssemblyBlockedError("Late Train", rows.BLOCKS)
    press(panel, "Render the mix")
    qtbot.waitUntil(lambda: bool(said))
    assert (said[0].kind, said[0].title) == ("hint", "Something came in the way")


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
    qtbot.waitUntil(lambda: panel.lanes.lanes[5].is_silent)
    assert button_named(panel, "Leave Lead vocal out") is None


def head(panel, place):
    return HeadParts(panel.lanes.head_rect(place))


def told(studio):
    """What was told of lanes, command by command."""
    return [
        {change.stage: dict(change.told) for change in command.changes}
        for command in studio.commands
        if isinstance(command, SetLane)
    ]


def test_the_m_beside_a_lane_leaves_it_out_and_takes_it_in(qtbot, panel, studio):
    def press_m(place):
        qtbot.mouseClick(panel.lanes, Qt.MouseButton.LeftButton, pos=head(panel, place).mute.center())

    studio.answers[AssembleView] = rows.assemble(PATHS, muted=(1,))  # what is asked for after the command
    press_m(1)
    qtbot.waitUntil(lambda: told(studio) == [{"s1": {"is_muted": True}}])
    qtbot.waitUntil(lambda: "6 approved files by 4 people, 1 left out" in words_of(panel))
    assert [lane.is_silent for lane in panel.lanes.lanes][:3] == [False, True, False]
    assert [lane.is_silent for lane in panel.preview.board.lanes][:3] == [False, True, False]
    press_m(1)
    qtbot.waitUntil(lambda: told(studio)[-1:] == [{"s1": {"is_muted": False}}])


def test_a_file_of_an_output_is_muted_by_itself_and_all_of_them_as_the_output(qtbot, panel, studio):
    files = ("kick.wav", "snare.wav", "room.wav")
    kit = {n: {"stage_id": "kit", "stage": "Drums", "file": name, "name": name} for n, name in enumerate(files)}
    panel.show_rows(with_settings(kit))
    grouped = studio.answers[AssembleView] = with_settings({n: {**one, "group": "kit"} for n, one in kit.items()})
    panel.lanes.edit(1, "is_muted", True)
    qtbot.waitUntil(lambda: bool(studio.commands))
    assert studio.commands[-1].changes == (LaneChange("kit", "stem", {"is_muted": True}, "snare.wav"),)
    qtbot.waitUntil(lambda: panel.lanes.model.rows == grouped.lanes)
    assert "The 3 lanes of the group are muted together." in panel.lanes._tip_of(0, Part.MUTE)  # noqa: SLF001
    panel.lanes.edit(1, "is_muted", True)
    qtbot.waitUntil(lambda: len(studio.commands) == 2)
    assert studio.commands[-1].changes == (LaneChange("kit", "stem", {"is_muted": True}),), "the next take is muted too"


def test_a_dragged_fader_is_heard_meanwhile_and_said_once_and_its_group_goes_with_it(qtbot, panel, studio):
    grouped = with_settings({2: {"group": "kit", "gain_mdb": -6000}, 3: {"group": "kit", "gain_mdb": -9000}})
    panel.show_rows(grouped)
    lanes, part = panel.lanes, head(panel, 2)
    at = part.cap(-6000).center().toPoint()
    qtbot.mousePress(lanes, Qt.MouseButton.LeftButton, pos=at)
    for x in (at.x() + 6, at.x() + 12):
        qtbot.mouseMove(lanes, QPoint(x, at.y()))
    gain = lanes.model.settings[2].gain_mdb
    assert gain > -6000
    heard = panel.preview.board.lanes
    assert (heard[2].setting.gain_mdb, heard[3].setting.gain_mdb) == (gain, gain - 3000)
    assert told(studio) == []
    panel.show_rows(replace(grouped, missing=()))  # what comes in meanwhile takes nothing out of the hand
    assert lanes.model.settings[2].gain_mdb == gain
    qtbot.mouseRelease(lanes, Qt.MouseButton.LeftButton, pos=QPoint(at.x() + 12, at.y()))
    qtbot.waitUntil(lambda: told(studio) == [{"s2": {"gain_mdb": gain}, "s3": {"gain_mdb": gain - 3000}}])


def test_after_a_change_the_sound_is_made_anew_once_and_then_it_is_still(qtbot, panel, studio):
    pause = panel.preview._pause  # noqa: SLF001
    panel.lanes.edit(2, "gain_mdb", -3000)
    assert pause.isActive()
    qtbot.waitUntil(lambda: not pause.isActive())


def test_fades_and_the_start_are_dragged_in_the_wave(qtbot, panel, studio):
    lanes = panel.lanes

    def drags(place, start, dx, modifier=Qt.KeyboardModifier.NoModifier):
        at = start.toPoint()
        qtbot.mousePress(lanes, Qt.MouseButton.LeftButton, modifier, at)
        for moved in (dx // 2, dx):
            event = QMouseEvent(
                QEvent.Type.MouseMove, QPointF(at.x() + moved, at.y()), lanes.mapToGlobal(QPointF(at.x() + moved, at.y())),
                Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, modifier,
            )  # fmt: skip
            QApplication.sendEvent(lanes, event)
        qtbot.mouseRelease(lanes, Qt.MouseButton.LeftButton, modifier, QPoint(at.x() + dx, at.y()))

    ms = 1000 / lanes.scale.px_per_s
    drags(1, lanes.wave_parts(1).handles()[0].center(), 20)
    qtbot.waitUntil(lambda: len(told(studio)) == 1)
    assert told(studio)[0]["s1"]["fade_in_ms"] == pytest.approx(20 * ms, abs=2 * ms)
    panel.show_rows(with_settings({}))
    inner = lanes.wave_parts(2).inner
    # many desktops take Alt and the pointer for themselves
    for modifier in (Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier):
        drags(2, QPointF(lanes.head_px + 100, inner.center().y()), 30, modifier)
        qtbot.waitUntil(lambda: len(told(studio)) == 2)
        assert told(studio)[1]["s2"]["start_frame"] == pytest.approx(30 * ms * 48, abs=2 * ms * 48)
        qtbot.waitUntil(lambda: lanes.model.settings[2].start_frame == 0)
        studio.commands.pop()


def test_keys_reach_everything_and_several_presses_are_one_step(qtbot, panel, studio):
    lanes = panel.lanes
    lanes.setFocus()
    lanes.stillness.setInterval(60_000)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_Comma):
        qtbot.keyClick(lanes, key)
    qtbot.keyClick(lanes, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert "Bass DI, lane 2 of 7, −1.1 dB, pan L 5" in lanes.accessibleDescription()
    assert told(studio) == []
    lanes.stillness.timeout.emit()
    qtbot.waitUntil(lambda: told(studio) == [{"s1": {"gain_mdb": -1100, "pan_milli": -50}}])
    qtbot.keyClick(lanes, Qt.Key.Key_S)
    assert [lane.is_silent for lane in panel.preview.board.lanes] == [True, False, True, True, True, True, True]
    panel.show_rows(replace(rows.assemble(PATHS), missing=()))
    lanes.solo(2, is_alone=True)
    assert [one.is_soloed for one in lanes.model.settings][:3] == [False, False, True], "kept when other rows come"
    lanes.solo(2)
    assert not any(one.is_soloed for one in lanes.model.settings)
    assert told(studio) == [{"s1": {"gain_mdb": -1100, "pan_milli": -50}}], "a solo is said to nobody"
    qtbot.keyClick(lanes, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert lanes.chosen == 2, "at once, before the studio has answered"
    qtbot.waitUntil(lambda: len(told(studio)[-1]) == 7)
    places = sorted(told(studio)[-1], key=lambda stage: told(studio)[-1][stage]["position"])
    assert places[:3] == ["s0", "s2", "s1"]


def test_every_lane_is_told_to_assistive_technology_with_its_setting_and_its_actions(qtbot, panel, studio):
    lanes = panel.lanes
    tree = QAccessible.queryAccessibleInterface(lanes)
    assert (tree.role(), tree.childCount()) == (QAccessible.Role.List, 7)
    items = [tree.child(n) for n in range(7)]
    assert [tree.indexOfChild(item) for item in items] == list(range(7))
    assert items[1].text(QAccessible.Text.Name) == "Bass DI, lane 2 of 7"
    assert items[1].text(QAccessible.Text.Description) == "0.0 dB, pan C, by Luca Ferri, take 1"
    assert lanes.rect().contains(QRect(lanes.mapFromGlobal(items[1].rect().topLeft()), items[1].rect().size()))
    lanes.setFocus()
    for place in (1, 2):
        QTest.keyClick(lanes, Qt.Key.Key_Down)
        assert [n for n, item in enumerate(items) if item.state().selected] == [place]
    items[1].actionInterface().doAction("Mute")
    qtbot.waitUntil(lambda: bool(studio.commands))
    assert items[1].state().selected
    assert studio.commands[-1].changes[0].told == {"is_muted": True}


def test_values_are_typed_and_what_cannot_be_meant_is_put_back(qtbot, panel, studio):
    panel.show_rows(with_settings({0: {"takes": (1, 2), "chosen_take": 1}}))
    fields = panel.fields
    panel.lanes.typing_wanted.emit()
    for text, said in (("-4,5 dB", {"gain_mdb": -4500}), ("loud", None), ("-inf", {"gain_mdb": -120_000})):
        fields.gain.setText("")
        qtbot.keyClicks(fields.gain, text)
        qtbot.keyClick(fields.gain, Qt.Key.Key_Return)
        if said is not None:
            qtbot.waitUntil(lambda said=said: told(studio)[-1:] == [{"s0": said}])
            panel.show_rows(with_settings({0: {"takes": (1, 2), "chosen_take": 1, **said}}))
    assert fields.gain.text() == "−∞"
    for text, is_typing in (("", False), ("3", True)):  # what has been said is taken back by the mixer's undo
        qtbot.keyClicks(fields.gain, text)
        override = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        override.ignore()
        QApplication.sendEvent(fields.gain, override)
        assert override.isAccepted() is is_typing


def test_levels_of_lanes_are_shown_where_they_are_heard(panel):
    panel.lanes.meters.show_peaks(np.array([[1.0, 0.5]] + [[0.0, 0.0]] * 6))
    panel.lanes.meters.step()
    assert panel.lanes.meters.levels[0] == [0.0, pytest.approx(-6.02, abs=0.01)]
    assert panel.lanes.meters.levels[1] == [-60.0, -60.0]


@pytest.mark.parametrize("gain_mdb", [-60_000, -30_000, -24_000, -6000, 0, 5000, 12_000])
def test_a_fader_stands_where_its_level_is(gain_mdb):
    assert abs(gain_at(share_of(gain_mdb)) - gain_mdb) <= 100 or gain_mdb == -60_000


def with_settings(by_place):
    made = rows.assemble(PATHS)
    lanes = tuple(replace(row, **by_place.get(place, {})) for place, row in enumerate(made.lanes))
    return replace(made, lanes=lanes)


def test_a_new_recipe_of_a_kind_and_a_copy_are_chosen_and_named(qtbot, panel, studio):
    for choose, name, title in (
        (lambda: panel.recipe.new_wanted.emit("master"), "master-2", "Master 2"),
        (lambda: press(panel, "Copy the recipe"), "mix-2", "Mix, copy"),
    ):
        panel.show_rows(rows.assemble(PATHS))
        panel.recipe.list.choose("mix")
        made = rows.assemble(PATHS)
        row = replace(made.recipes[0], name=name, title=title, is_own=True, state="ready")
        studio.answers[AssembleView] = replace(made, recipes=(*made.recipes, row))
        choose()
        qtbot.waitUntil(lambda name=name: panel.recipe.chosen == [name])
        told = studio.commands[-1]
        assert (told.recipe, told.told["title"], told.told["source"]) == (
            name,
            title,
            "mix" if name == "master-2" else "",
        )
        assert title in {line.selectedText() for line in panel.recipe.form.findChildren(QLineEdit)}


def test_an_episode_and_a_video_need_no_lanes_and_an_edit_needs_a_picture(panel):
    made = rows.assemble((), is_made=False)
    told = {
        "podcast": {"lanes": 0},
        "edit": {"missing": (NO_PICTURE,), "state": "missing"},
        "master": {"lanes": 0, "missing": ("no approved stem",), "state": "missing"},
    }
    recipes = tuple(replace(row, **told.get(row.name, {})) for row in made.recipes)
    bare = replace(made, lanes=(), recipes=recipes)
    assert model.why_not(bare, ["podcast"]) == ""
    assert model.recipe_state(bare, "podcast", is_running=False).words == "not rendered yet"
    assert "needs a picture" in model.why_not(bare, ["edit"])
    assert model.recipe_state(bare, "edit", is_running=False).words == "needs a picture"
    assert model.recipe_state(bare, "master", is_running=False).words == "needs a stem"
    assert model.missing_words(bare, ["podcast"]) == ""
    silent = tuple(replace(row, missing=("no approved stem",), lanes=0) for row in made.recipes)
    ready = replace(bare, recipes=tuple(row if row.name == "podcast" else silent[n] for n, row in enumerate(recipes)))
    panel.show_rows(replace(ready, production="p1"))
    assert "Nothing to mix here" in words_of(panel)
    panel.recipe.list._production = ""  # noqa: SLF001 -- as another production is shown first
    panel.show_rows(
        replace(ready, markers=(), warnings=("Changed.",), out_dir="/x", recipes=tuple(reversed(ready.recipes)))
    )
    assert panel.recipe.chosen == ["podcast"], "what can be made is chosen, and stands first"
    assert panel.recipe.list.row(panel.recipe.list.selectedItems()[0]) == 0
    panel.show_rows(replace(ready, recipes=silent, made=()))
    assert "Nothing to assemble yet" in words_of(panel)


def test_with_everything_left_out_nothing_can_be_rendered(panel):
    panel.show_rows(rows.assemble(PATHS, muted=tuple(range(7))))
    assert not button_named(panel, "Render the mix").isEnabled()
    assert "Every stage is left out; take one in again." in words_of(panel.recipe)
