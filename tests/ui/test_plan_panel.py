"""The plan's screen over a stand-in studio: what is shown, which button a state gets, what a drop or a press runs."""

from __future__ import annotations

from dataclasses import replace

import pytest
import samples
from plan_robot import TimelineRobot, buttons, press, words
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from studio.actions.commands import Deliver, DropFiles, MoveStage, RemoveDrop, ReviewTake, SetStage, WithdrawOffer
from studio.domain.changes import Changes
from studio.domain.check_report import Finding, Severity
from studio.domain.errors import RefusedError
from studio.domain.stage_states import StageState
from studio.queries import asks
from studio.queries.rows import DropRow
from ui.inbox.dropped_wave import DroppedWave
from ui.plan.inspector_head import primary_of
from ui.plan.panel import PlanPanel
from ui.plan.take_section import TakeSection
from ui.plan.work_section import output_for


@pytest.fixture
def panel(context, qtbot, sample_now):
    made = PlanPanel(context)
    qtbot.addWidget(made)
    context.commands.set_tab("plan")
    made.timeline.set_now(samples.NOW)
    made.resize(1400, 800)
    made.show()
    context.set_production("p1")
    qtbot.waitUntil(lambda: made.timeline.bar_count() == 12)
    return made


@pytest.fixture
def robot(panel):
    return TimelineRobot(panel.timeline)


def inspect(panel, qtbot, stage: str):
    """Select a stage and wait for its inspector."""
    panel.select(stage)
    qtbot.waitUntil(
        lambda: panel.inspector is not None and panel.inspector.isVisible() and panel.inspector.detail.stage.id == stage
    )
    qtbot.waitUntil(lambda: panel.inspector.is_whole)
    return panel.inspector


# --- what is shown


def test_the_inspector_follows_the_selection(panel, robot, qtbot) -> None:
    robot.click("s-vocal")
    qtbot.waitUntil(lambda: panel.inspector is not None and panel.inspector.isVisible() and panel.inspector.is_whole)
    text = words(panel.inspector)
    for part in (
        "Lead vocal",
        "$60",
        "Ana Ribeiro",
        "Your answer is due today, 18:00.",
        "Round 2 of 2",
        "2 open notes",
        "buy-out, credited",
    ):
        assert part in text
    robot.click("s-drums")
    qtbot.waitUntil(lambda: "Kofi Mensah" in words(panel.inspector))


def test_closing_the_inspector_lets_go_of_the_stage(panel, qtbot) -> None:
    press(inspect(panel, qtbot, "s-vocal"), "Close the inspector")
    assert panel.timeline.selected_id() == ""
    assert not panel.inspector.isVisible()


def test_a_stage_wanted_before_the_plan_is_there_is_selected_then(context, qtbot) -> None:
    made = PlanPanel(context)
    qtbot.addWidget(made)
    made.show()
    made.select("s-mix")
    context.set_production("p1")
    qtbot.waitUntil(lambda: made.timeline.selected_id() == "s-mix")


def test_the_selected_bar_does_not_slip_under_the_inspector(panel, qtbot) -> None:
    inspect(panel, qtbot, "s-release")
    qtbot.waitUntil(lambda: panel.timeline.viewport().rect().contains(panel.timeline.bar_rect(11)))


def test_a_change_asks_for_the_plan_again(panel, context, studio, qtbot) -> None:
    from studio.domain.changes import Changes

    studio.answers[asks.Plan] = samples.moved(samples.song_plan(), "s-bvs", 3)
    before = panel.timeline.scene.geometry.start[7]
    context.changed.emit(Changes("p1", {"stage": frozenset({"s-bvs"})}))
    qtbot.waitUntil(lambda: panel.timeline.scene.geometry.start[7] > before)


def test_a_change_of_another_production_is_none_of_its_business(panel, context, studio, qtbot) -> None:
    from studio.domain.changes import Changes

    asked = []
    studio.answers[asks.Plan] = lambda ask: asked.append(ask) or samples.song_plan()
    context.changed.emit(Changes("p9", {"stage": frozenset({"x"})}))
    qtbot.wait(30)
    assert asked == []


def test_a_plan_without_stages_teaches(panel, studio, qtbot) -> None:
    panel.views.show("table")  # whatever was shown before
    panel.views.show("timeline")
    panel.show_plan(replace(samples.song_plan(), stages=(), links=(), tracks=()))
    assert "No stages yet" in words(panel)
    assert buttons(panel)["Insert a chain…"].isVisible()
    assert panel.stages == ()
    panel.show_plan(samples.song_plan())
    assert panel.timeline.isVisible()


def test_what_can_be_undone_is_named(panel, qtbot) -> None:
    qtbot.waitUntil(lambda: buttons(panel).get("Undo: move Lead vocal") is not None)
    assert not buttons(panel)["Redo"].isEnabled()


# --- the primary button of a state


@pytest.mark.parametrize(
    ("state", "takes", "price", "expected"),
    [
        (StageState.PLANNED, 0, 4000, ("offer", "")),
        (StageState.PLANNED, 0, 0, ("choose", "offer")),
        (StageState.DECLINED, 0, 4000, ("offer", "")),
        (StageState.EXPIRED, 0, 4000, ("offer", "")),
        (StageState.WITHDRAWN, 0, 4000, ("offer", "")),
        (StageState.OFFERED, 0, 4000, ("copy_pass", "save_pass")),
        (StageState.IN_REVIEW, 2, 4000, ("approve", "listen")),
        (StageState.IN_PROGRESS, 0, 4000, None),
        (StageState.AWAITING_INPUTS, 0, 4000, None),
        (StageState.APPROVED, 1, 4000, None),
    ],
)
def test_every_state_has_at_most_one_primary_button(state, takes, price, expected) -> None:
    detail = samples.stage_detail("s-vocal")
    stage = replace(detail.stage, state=state, takes=takes, price_minor=price, is_own=price == 0)
    choice = primary_of(replace(detail, stage=stage))
    assert (choice and (choice.id, choice.second_id)) == expected


@pytest.mark.parametrize("stage", [stage.id for stage in samples.song_plan().stages])
def test_there_is_never_more_than_one_primary_button(panel, qtbot, stage) -> None:
    inspector = inspect(panel, qtbot, stage)
    assert sum(button.property("kind") == "primary" for button in buttons(inspector).values()) <= 1


def test_every_control_has_a_name(panel, qtbot) -> None:
    from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit

    inspect(panel, qtbot, "s-comp")
    for kind in (QAbstractButton, QLineEdit, QPlainTextEdit):
        for control in panel.findChildren(kind):
            assert control.accessibleName() or not control.isVisible(), control


# --- what the buttons do


def test_approve_signs_the_take_that_was_shown(panel, studio, qtbot) -> None:
    press(inspect(panel, qtbot, "s-vocal"), "Approve take 2")
    qtbot.waitUntil(lambda: bool(studio.commands))
    assert studio.commands == [ReviewTake("h-vocal", "approve", (), 2)]


def test_asking_for_changes_goes_where_one_listens(panel, context, qtbot) -> None:
    inspector = inspect(panel, qtbot, "s-vocal")
    with qtbot.waitSignal(context.went) as heard:
        press(inspector, "Ask for changes")
    assert heard.args == ["listen", "s-vocal"]


def test_the_pass_is_copied(panel, context, qtbot) -> None:
    inspector = inspect(panel, qtbot, "s-comp")
    with qtbot.waitSignal(context.said):
        press(inspector, "Copy pass")
    assert QGuiApplication.clipboard().text().startswith("segue1:")


def test_an_offer_can_be_taken_back(panel, studio, qtbot) -> None:
    press(inspect(panel, qtbot, "s-comp"), "Withdraw")
    qtbot.waitUntil(lambda: bool(studio.commands))
    assert studio.commands == [WithdrawOffer("h-comp")]


def test_an_error_is_said_and_not_swallowed(panel, context, studio, qtbot) -> None:
    studio.results[ReviewTake] = RefusedError("The take is not here yet.", subject="Lead vocal")
    inspector = inspect(panel, qtbot, "s-vocal")
    with qtbot.waitSignal(context.said) as heard:
        press(inspector, "Approve take 2")
    assert heard.args[0].kind == "fault"
    assert "The take is not here yet." in heard.args[0].text


def test_the_brief_is_edited_in_place(panel, studio, qtbot) -> None:
    inspector = inspect(panel, qtbot, "s-release")
    edit = inspector.brief.edit
    edit.setFocus()
    edit.setPlainText("Put the files together.")
    inspector.brief.leave()
    qtbot.waitUntil(lambda: bool(studio.commands))
    assert studio.commands == [SetStage("s-release", {"brief": "Put the files together."})]
    one_line = edit.height()
    edit.clear()
    assert edit.height() >= one_line + edit.fontMetrics().lineSpacing()  # what is asked for is not cut


def test_an_agreed_brief_cannot_be_edited(panel, qtbot) -> None:
    assert inspect(panel, qtbot, "s-vocal").brief.edit is None


def test_a_change_mends_only_what_says_something_else(panel, qtbot) -> None:
    inspector = inspect(panel, qtbot, "s-vocal")
    take, detail = inspector.findChild(TakeSection), inspector.detail
    old_step = inspector.next_step
    inspector.show_detail(replace(detail, next_step="Somebody has answered."))
    qtbot.waitUntil(lambda: inspector.is_whole)
    assert inspector.findChild(TakeSection) is take
    assert inspector.next_step is not old_step
    assert "Somebody has answered." in words(inspector)
    inspector.show_detail(replace(detail, history=()))
    qtbot.waitUntil(lambda: inspector.is_whole)
    assert "History" not in words(inspector)
    assert inspector.findChild(TakeSection) is take


def test_another_stage_shows_nothing_of_the_last_one(panel, qtbot) -> None:
    inspector = inspect(panel, qtbot, "s-vocal")
    other = samples.stage_detail("s-release")
    inspector.show_detail(replace(other, history=(), inputs=(), outputs=()))
    # whatever has not been built yet is hidden at once
    assert not [one for one in inspector.findChildren(TakeSection) if one.isVisible()]
    qtbot.waitUntil(lambda: inspector.is_whole)
    assert "Ana Ribeiro" not in words(inspector)


def test_a_brief_that_is_being_written_is_mended_when_it_is_left(panel, qtbot) -> None:
    inspector = inspect(panel, qtbot, "s-release")
    edit = inspector.brief.edit
    panel.window().activateWindow()
    edit.setFocus()
    qtbot.waitUntil(edit.hasFocus)
    inspector.show_detail(replace(inspector.detail, brief="From elsewhere.", next_step="Go."))
    qtbot.waitUntil(lambda: inspector.is_whole)
    assert "Go." in words(inspector)
    assert inspector.brief.edit is edit
    panel.timeline.setFocus()
    qtbot.waitUntil(lambda: inspector.brief.edit is not edit)
    assert inspector.brief.edit.toPlainText() == "From elsewhere."


def test_the_keyboard_stays_in_the_inspector_when_its_part_is_mended(panel, qtbot) -> None:
    inspector = inspect(panel, qtbot, "s-vocal")
    panel.window().activateWindow()
    inspector.next_step.primary.setFocus()
    qtbot.waitUntil(inspector.next_step.primary.hasFocus)
    inspector.show_detail(replace(inspector.detail, next_step="Another word."))
    qtbot.waitUntil(lambda: inspector.is_whole)
    assert inspector.isAncestorOf(QApplication.focusWidget())


def test_another_take_can_be_looked_at(panel, qtbot) -> None:
    inspector = inspect(panel, qtbot, "s-vocal")
    press(inspector, "Take 1")
    qtbot.waitUntil(lambda: "Take 2" in buttons(inspector))
    assert "Passes" in words(inspector) or "1 hint" in words(inspector)


# --- own stages


def drop_on(widget, paths: list[str]) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(path) for path in paths])
    actions, no_button, no_key = Qt.DropAction.CopyAction, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QDragEnterEvent(QPoint(5, 5), actions, data, no_button, no_key))
    QApplication.sendEvent(widget, QDropEvent(QPointF(5, 5), actions, data, no_button, no_key))


def own_drop(name: str, output: str = "vox_takes", verdict: str = "accept", findings=(), state="checked") -> DropRow:
    return DropRow(f"/home/mira/deliver/{name}", name, output, 1000, 2.0, state, verdict, findings)


def with_drops(panel, studio, qtbot, *drops: DropRow, may_deliver: bool = True, hint: str = ""):
    detail = replace(
        samples.stage_detail("s-release"), drops=drops, may_deliver=may_deliver, deliver_hint=hint, deliver_dir="/x"
    )
    studio.answers[asks.Stage] = detail
    return inspect(panel, qtbot, "s-release")


def test_files_dropped_on_an_own_stage_are_put_into_its_folder(panel, studio, qtbot) -> None:
    inspector = inspect(panel, qtbot, "s-release")
    drop_on(inspector.work.zone, ["/tmp/vox_takes 1.wav", "/tmp/vox_doubles 1.wav", "/tmp/vox_takes 2.wav"])
    qtbot.waitUntil(lambda: len(studio.commands) == 2)
    assert set(studio.commands) == {
        DropFiles("s-release", ("/tmp/vox_takes 1.wav", "/tmp/vox_takes 2.wav"), "vox_takes"),
        DropFiles("s-release", ("/tmp/vox_doubles 1.wav",), "vox_doubles"),
    }


def test_files_may_be_dropped_anywhere_beside_an_own_stage(panel, studio, qtbot) -> None:
    assert not panel.accepts_files
    inspect(panel, qtbot, "s-release")
    assert panel.accepts_files
    drop_on(panel, ["/tmp/vox_takes 1.wav", "/tmp/voice.seguepass"])
    qtbot.waitUntil(lambda: bool(studio.commands))
    assert studio.commands == [DropFiles("s-release", ("/tmp/vox_takes 1.wav",), "vox_takes")]
    qtbot.waitUntil(lambda: studio.is_prepared)  # what checks them got ready while they were dragged
    inspect(panel, qtbot, "s-vocal")
    assert not panel.accepts_files


def over_bar(panel, stage: str, qtbot) -> QPoint:
    """A place on a stage's bar, scrolled into sight, in the panel."""
    timeline = panel.timeline
    bar = next(bar for bar in range(timeline.bar_count()) if timeline.stage_of(bar).id == stage)
    timeline.show_bar(bar)
    place = lambda: timeline.bar_rect(bar).topLeft() + QPoint(4, 8)  # noqa: E731
    seen = timeline.viewport().rect
    qtbot.waitUntil(lambda: seen().contains(place()) and timeline.bar_at_point(place()) == bar)
    return timeline.viewport().mapTo(panel, place())


def test_files_may_be_dropped_on_the_bar_of_an_own_stage(panel, studio, qtbot) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/tmp/vox_takes 1.wav")])
    actions, no_button, no_key = Qt.DropAction.CopyAction, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier

    def drags_to(point: QPoint) -> bool:
        QApplication.sendEvent(panel, QDragEnterEvent(point, actions, data, no_button, no_key))
        move = QDragMoveEvent(point, actions, data, no_button, no_key)
        QApplication.sendEvent(panel, move)
        return move.isAccepted()

    other = over_bar(panel, "s-vocal", qtbot)
    assert not drags_to(other)
    assert panel.timeline.scene.hovered == -1
    QApplication.sendEvent(panel, QDropEvent(QPointF(other), actions, data, no_button, no_key))
    own = over_bar(panel, "s-release", qtbot)
    assert drags_to(own)
    assert panel.timeline.stage_of(panel.timeline.scene.hovered).id == "s-release"
    QApplication.sendEvent(panel, QDropEvent(QPointF(own), actions, data, no_button, no_key))
    qtbot.waitUntil(lambda: bool(studio.commands))
    assert studio.commands == [DropFiles("s-release", ("/tmp/vox_takes 1.wav",), "vox_takes")]
    qtbot.waitUntil(lambda: panel.accepts_files and panel.inspector.detail.stage.id == "s-release")
    assert panel.timeline.scene.hovered == -1


def test_what_lies_in_the_folder_becomes_a_take_when_it_is_handed_in(panel, studio, qtbot) -> None:
    inspector = with_drops(panel, studio, qtbot, own_drop("a.wav"), own_drop("b.wav", "vox_doubles"))
    press(inspector, "Hand in take 1")
    qtbot.waitUntil(lambda: bool(studio.commands))
    assert studio.commands == [Deliver("s-release")]


def test_a_file_that_fails_says_what_to_do_and_may_be_left_out(panel, studio, qtbot) -> None:
    short = Finding("length", Severity.BLOCK, "3:42", "3:39", None, "Export again.")
    clipped = Finding("clipping", Severity.WARN, "no flat tops", "12 flat tops", 1.5, "Record it again.")
    bad = own_drop("vox_takes.wav", verdict="reject", findings=(short, clipped))
    inspector = with_drops(panel, studio, qtbot, bad, may_deliver=False, hint="It does not pass.")
    assert "Export again." in words(inspector)
    assert "It does not pass." in words(inspector)
    assert "12 flat tops" in words(inspector)
    wave = inspector.work.findChild(DroppedWave)
    qtbot.waitUntil(lambda: wave.is_drawn)
    assert len(wave._marks) == 1  # noqa: SLF001 -- where it clips
    assert not buttons(inspector)["Hand in take 1"].isEnabled()
    press(inspector, "Leave out vox_takes.wav")
    qtbot.waitUntil(lambda: studio.commands == [RemoveDrop("s-release", bad.path)])


def test_a_file_is_given_to_another_output(panel, studio, qtbot) -> None:
    stray = own_drop("a.wav", output="")
    inspector = with_drops(panel, studio, qtbot, stray, may_deliver=False)
    choice = inspector.work.findChild(QComboBox)
    choice.setCurrentIndex(choice.findData("vox_doubles"))
    choice.activated.emit(choice.currentIndex())
    qtbot.waitUntil(lambda: len(studio.commands) == 2)
    assert studio.commands == [
        DropFiles("s-release", (stray.path,), "vox_doubles"),
        RemoveDrop("s-release", stray.path),
    ]


def test_a_change_in_the_folder_is_shown_by_itself(panel, studio, qtbot, context) -> None:
    inspector = with_drops(panel, studio, qtbot)
    assert "Hand in take 1" not in buttons(inspector)
    studio.answers[asks.Stage] = replace(studio.answers[asks.Stage], drops=(own_drop("a.wav"),), may_deliver=True)
    context.changed.emit(Changes("", {"drop": frozenset({"*"})}))
    qtbot.waitUntil(lambda: "Hand in take 1" in buttons(inspector))


@pytest.mark.parametrize(
    ("path", "output"),
    [
        ("/x/vox takes 3.wav", "vox_takes"),
        ("/x/VOX-DOUBLES.flac", "vox_doubles"),
        ("/x/other.wav", "vox_takes"),
        ("/x/note.txt", ""),
    ],
)
def test_the_output_of_a_file_is_guessed(path: str, output: str) -> None:
    assert output_for(path, samples.stage_detail().outputs) == output


# --- moving


def test_a_drop_moves_the_stage(panel, robot, studio, qtbot) -> None:
    robot.drag("s-bvs", 3)
    qtbot.waitUntil(lambda: bool(studio.commands))
    assert studio.commands == [MoveStage("s-bvs", samples.ms(2026, 12, 17), samples.ms(2026, 12, 14))]


def test_a_held_bar_shows_what_would_follow(panel, robot, qtbot) -> None:
    robot.hold("s-bvs", 3)
    qtbot.waitUntil(lambda: bool(panel.timeline.drag.followers))
    assert "later" in panel.timeline.drag.words


def test_previews_are_asked_for_seldom(panel, robot, studio, qtbot) -> None:
    asked = []
    plan = samples.moved(samples.song_plan(), "s-bvs", 3)
    studio.answers[asks.PlanIf] = lambda ask: asked.append(ask) or plan
    for days in (1, 2, 3, 4, 5):
        robot.move(robot.place("s-bvs"))
        robot.hold("s-bvs", days)
    qtbot.waitUntil(lambda: bool(asked))
    assert len(asked) <= 3


# --- commands of the screen


def test_letters_are_commands_on_the_plan_only(panel, context) -> None:
    table = context.commands
    assert table.run("plan.week")
    assert panel.timeline.px_per_day == 11
    table.set_tab("listen")
    assert not table.run("plan.day")
    assert panel.timeline.px_per_day == 11


def test_compact_rows_and_the_critical_path_are_switched(panel, context) -> None:
    context.commands.run("plan.compact")
    assert panel.timeline.scene.geometry.is_compact
    assert panel.tools.compact.isChecked()
    context.commands.run("plan.critical")
    assert not panel.timeline.scene.shows_critical
    assert not panel.tools.critical.isChecked()


def test_the_zoom_is_marked(panel) -> None:
    QTest.mouseClick(panel.tools.levels.button("month"), Qt.MouseButton.LeftButton)
    assert panel.timeline.px_per_day == 4
    assert panel.tools.levels.current() == "month"


def test_who_is_in_needs_no_pass_and_the_line_is_written_down_as_it_is_changed(panel, studio, qtbot) -> None:
    from studio.actions.commands import NameUnderstudies
    from ui.plan.inspector_head import primary_of
    from ui.plan.line_section import LineSection

    detail = samples.stage_detail("s-comp", samples.song_plan())
    assert primary_of(detail).id == "copy_pass"
    assert primary_of(replace(detail, pass_line="", has_joined=True)).id == "withdraw"
    section = LineSection(panel.context, detail)
    qtbot.addWidget(section)
    section.open()
    section.name.setText("  Ben  Amsel ")
    section.add()
    section.remove(0)
    section.by_itself.setChecked(False)
    names = [one.name for one in detail.next_people]
    qtbot.waitUntil(lambda: sum(isinstance(one, NameUnderstudies) for one in studio.commands) == 3)
    asked = [one for one in studio.commands if isinstance(one, NameUnderstudies)]
    assert [(one.people, one.is_on) for one in asked] == [
        ((*names, "Ben Amsel"), True),
        (tuple(names[1:]), True),
        (tuple(names), False),
    ]
