"""Listen as an owner uses it."""

from __future__ import annotations

from dataclasses import replace

import panel_samples as rows
import pytest
from panel_robots import ListenRobot, button_named, words_of
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from sample_studio import SamplePeaks

from studio.actions.commands import NoteText, ReviewTake
from studio.domain.errors import BadInputError, RefusedError
from studio.queries.asks import AssembleView, Plan, Stage, WavePeaks
from studio.queries.rows import CandidateStandRow, FileRow
from ui.review.panel import ListenPanel
from ui.review.player import shared_player
from ui.review.transport import PlayerBar


@pytest.fixture
def home(studio, tmp_path):
    studio.home = tmp_path
    return tmp_path


@pytest.fixture
def panel(qtbot, context, studio, home):
    studio.answers |= {
        Plan: rows.plan((rows.STAGE,)),
        Stage: rows.review_detail(),
        AssembleView: rows.assemble(("/tmp/0.wav",)),
        WavePeaks: SamplePeaks(),
    }
    context.set_production("p1")
    made = ListenPanel(context)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    qtbot.waitUntil(lambda: bool(made.wave.lanes) and all(lane.data for lane in made.wave.lanes))
    yield made
    shared_player(context).close()


@pytest.fixture
def robot(panel):
    return ListenRobot(panel)


def test_the_newest_take_of_the_stage_to_answer_is_shown(panel):
    assert panel.toolbar.take_switch.current() == "2"
    assert [lane.name for lane in panel.wave.lanes] == ["takes", "doubles"]
    assert panel.wave.scale.duration_s == pytest.approx(222.0)


def test_a_letter_begins_a_note_at_the_playhead(panel, robot):
    panel.wave.sought.emit(41.3)
    robot.types("too loud").enters()
    (draft,) = panel.drafts.of("h1", 2)
    assert (draft.in_take_s, draft.end_in_take_s, draft.text) == (41.3, 41.3, "too loud")
    assert "not sent yet" in words_of(panel.notes)


def test_a_note_stands_where_it_was_begun_even_if_the_sound_goes_on(panel, robot):
    panel.wave.sought.emit(10.0)
    robot.types("late")
    panel.wave.sought.emit(60.0)
    robot.enters()
    assert panel.drafts.of("h1", 2)[0].in_take_s == 10.0


def test_a_dragged_range_gives_the_note_its_range(panel, robot):
    robot.drags_wave(0.25, 0.5)
    robot.types("this part").enters()
    (draft,) = panel.drafts.of("h1", 2)
    assert draft.in_take_s == pytest.approx(55.5, abs=1)
    assert draft.end_in_take_s == pytest.approx(111, abs=1)


def test_escape_gives_a_note_up(panel, robot):
    robot.types("oops")
    QTest.keyClick(panel.notes.box.field, Qt.Key.Key_Escape)
    assert not panel.drafts.of("h1", 2)
    assert panel.notes.box.field.text() == ""


def test_space_plays_and_pauses_even_from_the_empty_note_box(qtbot, panel, context):
    player = shared_player(context)
    QTest.keyClick(panel.wave, Qt.Key.Key_Space)
    assert player.is_playing
    panel.notes.box.field.setFocus()
    QTest.keyClick(panel.notes.box.field, Qt.Key.Key_Space)
    assert not player.is_playing
    assert panel.notes.box.field.text() == ""


def test_a_click_on_the_wave_seeks(panel, robot):
    robot.clicks_wave(0.5)
    assert panel.hearing.position_s == pytest.approx(111, abs=1)


def test_asking_for_changes_needs_a_note(panel, robot):
    button = button_named(panel, "Ask for changes")
    assert not button.isEnabled()
    assert "just type" in button.toolTip()
    robot.notes_at(5.0, "softer")
    assert button.isEnabled()


def test_asking_for_changes_sends_the_notes(qtbot, panel, robot, studio):
    robot.notes_at(5.0, "softer").notes_at(3.0, "earlier").presses("Ask for changes")
    qtbot.waitUntil(lambda: bool(studio.commands))
    notes = (NoteText(3.0, "earlier", 3.0), NoteText(5.0, "softer", 5.0))
    assert studio.commands == [ReviewTake("h1", "revise", notes, 2)]
    qtbot.waitUntil(lambda: not panel.drafts.of("h1", 2))


def test_approving_is_one_press(qtbot, panel, robot, studio):
    robot.presses("Approve take 2")
    assert not panel.toolbar.approve_button.isEnabled()
    qtbot.waitUntil(lambda: bool(studio.commands))
    assert studio.commands == [ReviewTake("h1", "approve", (), 2)]


def test_a_refused_answer_keeps_the_notes(qtbot, panel, robot, studio, context):
    said = []
    context.said.connect(said.append)
    studio.results[ReviewTake] = RefusedError("The take was superseded.")
    robot.notes_at(5.0, "softer").presses("Ask for changes")
    qtbot.waitUntil(lambda: bool(said))
    assert panel.drafts.of("h1", 2)
    assert panel.toolbar.approve_button.isEnabled()


def test_notes_that_are_not_sent_are_there_after_a_restart(qtbot, panel, robot, context, home):
    robot.notes_at(5.0, "keep me")
    qtbot.waitUntil(lambda: (home / "notes-not-sent.json").exists() and context.background.running == 0)
    again = ListenPanel(context)
    qtbot.addWidget(again)
    qtbot.waitUntil(lambda: bool(again.drafts.of("h1", 2)))


def test_a_draft_taken_out_can_be_put_back(qtbot, panel, robot, context):
    said = []
    context.said.connect(said.append)
    robot.notes_at(5.0, "softer")
    panel.notes.removed.emit(next(n for n, note in enumerate(panel.shown) if note.is_draft))
    assert not panel.drafts.of("h1", 2)
    said[-1].run()
    assert panel.drafts.of("h1", 2)


def test_an_older_take_can_be_heard_and_not_answered(panel, robot):
    robot.presses("Which take: Take 1")
    assert button_named(panel, "Approve take 1") is None
    assert not panel.notes.box.isVisible()


def test_switching_takes_keeps_the_place_and_goes_on_playing(qtbot, panel, robot, context):
    panel.wave.sought.emit(100.0)
    QTest.keyClick(panel.wave, Qt.Key.Key_Space)
    robot.presses("Which take: Take 1")
    player = shared_player(context)
    assert player.subject == "s7/1"
    assert player.is_playing
    assert player.position_s >= 100.0


def test_a_note_in_the_list_goes_to_its_time(panel):
    place = next(n for n, note in enumerate(panel.shown) if note.in_take_s == 96.0)
    panel.notes.chosen.emit(place)
    assert panel.hearing.position_s == 96.0


def test_an_arriving_take_shows_how_far_it_is(qtbot, panel, studio):
    detail = rows.review_detail(("", ""))
    panel.show_detail(replace(detail, takes=(replace(detail.takes[1], number=3, state="taking_in", progress=0.4),)))
    assert "Take 3 is arriving, 40 %." in words_of(panel)
    assert button_named(panel, "Approve take 3") is None


def test_the_mix_can_be_heard(qtbot, panel, context):
    qtbot.waitUntil(panel.has_mix)
    panel.select("mix")
    assert panel.wave.lanes[0].name == "Mix"
    QTest.keyClick(panel.wave, Qt.Key.Key_Space)
    assert shared_player(context).paths == ("/home/mira/Segue/Late Train/deliverables/Late Train, mix.wav",)


def test_a_file_whose_wave_cannot_be_read_says_so_in_its_lane(qtbot, panel, studio):
    studio.answers[WavePeaks] = BadInputError("This is not a sound file.", subject="a.wav")
    panel.show_detail(rows.review_detail(("/tmp/x.wav", "/tmp/y.wav")))
    qtbot.waitUntil(lambda: all(lane.fault for lane in panel.wave.lanes))
    assert panel.wave.lanes[0].fault == "This is not a sound file."


def test_a_hand_off_chosen_before_the_stages_are_known_shows_its_stage(qtbot, context, studio, home):
    other = replace(rows.STAGE, id="s1", hand_off="h0", title="Bass")
    studio.answers |= {Plan: rows.plan((other, rows.STAGE)), Stage: lambda ask: replace(
        rows.review_detail(), stage=next(stage for stage in (other, rows.STAGE) if ask.stage in {stage.id, stage.hand_off}))}  # fmt: skip
    studio.answers |= {AssembleView: rows.assemble(()), WavePeaks: SamplePeaks()}
    context.set_production("p1")
    made = ListenPanel(context)
    qtbot.addWidget(made)
    made.select(rows.STAGE.hand_off)
    made.refresh()
    qtbot.waitUntil(lambda: made.hearing.key == "s7/2")
    shared_player(context).close()


def test_without_takes_it_teaches(qtbot, panel, studio):
    studio.answers |= {Plan: rows.plan(()), AssembleView: rows.assemble((), is_made=False)}
    panel.refresh()
    qtbot.waitUntil(panel.empty.isVisible)
    assert panel.empty.isVisible()


def test_sheets_of_waves_are_painted_in_the_background_and_kept(qtbot, panel):
    panel.wave.repaint()
    qtbot.waitUntil(lambda: not panel.wave.is_painting)
    kept = panel.wave.sheets.count
    assert kept
    panel.wave.repaint()
    assert not panel.wave.is_painting
    assert panel.wave.sheets.count == kept


def test_zooming_shows_a_bar_to_move_along(qtbot, panel):
    QTest.keyClick(panel.wave, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert not panel.wave.scale.is_whole
    QTest.keyClick(panel.wave, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert panel.wave.scale.is_whole


def test_the_player_bar_shows_what_plays_elsewhere(qtbot, panel, context):
    bar = PlayerBar(context)
    qtbot.addWidget(bar)
    assert not bar.isVisibleTo(None)
    QTest.keyClick(panel.wave, Qt.Key.Key_Space)
    assert bar.title.text() == "Lead vocal, take 2"
    bar.line.sought.emit(0.5)
    assert shared_player(context).position_s == pytest.approx(111.0)


def test_every_control_has_a_name(panel):
    from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QLineEdit

    for kind in (QAbstractButton, QAbstractSlider, QLineEdit):
        for control in panel.findChildren(kind):
            if control.isVisibleTo(panel) and control.parent().objectName() not in {
                "qt_scrollarea_vcontainer",
                "qt_scrollarea_hcontainer",
            }:
                assert control.accessibleName(), control


def test_takes_of_an_audition_bear_the_names_of_who_made_them(panel):
    detail = rows.review_detail()
    names = ("Ana Ribeiro", "ليلى حداد", "Ben Okafor")
    stands = tuple(CandidateStandRow(f"h{n}", name, detail.stage.state, n % 3) for n, name in enumerate(names, 1))
    panel.show_detail(replace(detail, stage=replace(detail.stage, person=""), candidates=stands))
    assert [button.text() for button in panel.toolbar.take_switch.findChildren(QPushButton)] == ["Ana", "ليلى"]
    assert "ليلى حداد" in words_of(panel.toolbar)
    panel.toolbar.take_chosen.emit(1)
    assert "Ana Ribeiro" in words_of(panel.toolbar)


def test_a_take_of_text_gets_notes_too(panel, robot, tmp_path):
    detail = rows.review_detail()
    lyrics = FileRow("words.txt", 40, str(tmp_path / "words.txt"))
    take = replace(detail.takes[-1], files=(("words", lyrics),))
    panel.show_detail(replace(detail, takes=(take,)))
    assert "is read, not heard" in "\n".join(words_of(panel))
    assert panel.notes.box.isVisible()
    assert "picture" not in "\n".join(words_of(panel.notes))
    assert not panel.toolbar.revise_button.isEnabled()
    QTest.keyClicks(panel.notes.box.field, "The second line limps")
    QTest.keyClick(panel.notes.box.field, Qt.Key.Key_Return)
    assert [draft.text for draft in panel.drafts.of("h1", take.number)] == ["The second line limps"]
    assert panel.toolbar.revise_button.isEnabled()
    panel.show_detail(detail)
    assert panel.wave.isVisible()
    assert "is read, not heard" not in "\n".join(words_of(panel))
