"""Editing the plan: by pointer over a stand-in studio, and everything with the keyboard alone over a real one."""

from __future__ import annotations

import json
import threading

import pytest
import samples
from plan_robot import TimelineRobot
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from studio.actions import plan_commands as p
from studio.actions.commands import StartProduction
from studio.app.studio import open_studio
from studio.domain.linking import LinkChoice
from studio.queries import asks
from tests.queries.homes import SMALL
from ui.commands import CommandTable
from ui.context import Context
from ui.plan.edits import CLIP_MIME
from ui.plan.panel import PlanPanel
from ui.timeline import accessible
from ui.timeline.gestures import LinkDrag
from ui.timeline.overlay import port_middles
from ui.timeline.snapping import days_on

ALT, SHIFT, CTRL = (getattr(Qt.KeyboardModifier, f"{name}Modifier") for name in ("Alt", "Shift", "Control"))
NONE = Qt.KeyboardModifier.NoModifier


def shown(context, qtbot, production: str, bars: int) -> PlanPanel:
    made = PlanPanel(context)
    qtbot.addWidget(made)
    context.commands.set_tab("plan")
    for command in context.commands.all():
        made.addAction(context.commands.action(command.id))
    made.resize(1400, 800)
    made.show()
    context.set_production(production)
    qtbot.waitUntil(lambda: made.timeline.bar_count() == bars)
    made.activateWindow()
    made.timeline.setFocus()
    return made


@pytest.fixture
def panel(context, studio, qtbot, sample_now):
    studio.answers[asks.PlanIfChanged] = lambda ask: samples.moved(samples.song_plan(), ask.changes[0][0], 2)
    choices = {"s-mix": LinkChoice("s-mix", (("vox_takes", "vox"),)), "s-drums": LinkChoice("s-drums", (), "A loop.")}
    studio.answers[asks.LinkChoices] = choices
    made = shown(context, qtbot, "p1", 12)
    made.timeline.set_now(samples.NOW)
    made.timeline.fit()
    return made


@pytest.fixture
def robot(panel):
    return TimelineRobot(panel.timeline)


def pull(view, start: QPoint, end: QPoint, modifiers=NONE, *, drops: bool = True) -> None:
    """Press at one point, move to the other, let go."""
    port = view.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, modifiers, start)
    for share in (0.3, 0.7, 1.0):
        point = QPointF(start + (end - start) * share)
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            point,
            port.mapToGlobal(point),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            modifiers,
        )
        QApplication.sendEvent(port, event)
    if drops:
        QTest.mouseRelease(port, Qt.MouseButton.LeftButton, modifiers, end)


def box(panel, stage: str):
    return panel.timeline.bar_rect(panel.timeline.scene.geometry.index[stage])


# --- by pointer


def test_a_marquee_selects_what_it_touches_and_the_group_moves_as_one(panel, robot, studio, qtbot) -> None:
    view = panel.timeline
    first, last = box(panel, "s-bvs"), box(panel, "s-comp")
    pull(view, first.topLeft() - QPoint(9, 12), last.bottomRight() + QPoint(2, 2))
    assert view.chosen_ids() == ("s-bvs", "s-comp")
    robot.drag("s-comp", 7)
    qtbot.waitUntil(lambda: bool(studio.commands))
    (command,) = studio.commands
    assert [move.stage for move in command.moves] == ["s-comp", "s-bvs"]
    assert [move.not_before_ms for move in command.moves] == [samples.ms(2026, 12, 25), samples.ms(2026, 12, 21)]
    robot.click("s-mix")
    assert view.chosen_ids() == ("s-mix",)


def test_control_and_a_click_add_and_take_away(panel) -> None:
    view = panel.timeline
    for stage in ("s-mix", "s-comp", "s-mix"):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, CTRL, box(panel, stage).center())
    assert view.chosen_ids() == ("s-comp",)


def test_a_bar_held_over_another_track_goes_there(panel, studio, qtbot) -> None:
    pull(panel.timeline, box(panel, "s-release").center(), box(panel, "s-comp").center() + QPoint(0, 0))
    qtbot.waitUntil(lambda: bool(studio.commands))
    assert studio.commands[0].track == "Post"


def test_the_end_of_a_bar_is_pulled_and_the_preview_says_how_long_it_is(panel, studio, qtbot) -> None:
    view = panel.timeline
    view.zoom_to_level("day")
    view.select("s-release")
    place = box(panel, "s-release")
    edge = QPoint(place.right(), place.center().y())
    pull(view, edge, edge + QPoint(round(view.px_per_day * 4), 0), drops=False)
    assert view.drag.words == "3 days"  # over a weekend
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, NONE, edge)
    qtbot.waitUntil(lambda: bool(studio.commands))
    stage = next(row for row in samples.song_plan().stages if row.id == "s-release")
    assert studio.commands == [p.ResizeStage("s-release", stage.start_ms, samples.ms(2027, 1, 4, 17))]


def test_what_has_begun_or_is_agreed_is_refused_in_words(panel, robot, qtbot, context, studio) -> None:
    said = []
    context.said.connect(lambda message: said.append(message.title))
    robot.drag("s-guitars", 4)
    robot.key(Qt.Key.Key_Right, SHIFT | ALT)
    panel.timeline.select("s-mix")
    robot.key(Qt.Key.Key_Right, SHIFT | ALT)
    assert [words.split("; ")[-1] for words in said] == [
        "its dates follow from what was agreed.",
        "its length is part of the terms.",
        "its length is part of the terms.",
    ]
    assert studio.commands == []


def test_a_link_is_drawn_to_what_fits_and_what_does_not_says_why(panel, robot, studio, qtbot, context) -> None:
    view, said = panel.timeline, []
    context.said.connect(lambda message: said.append(message.title))

    def draw(target: str, modifiers=NONE) -> None:
        view.hover(view.scene.geometry.index["s-vocal"])
        place = box(panel, "s-vocal")
        pull(view, QPoint(place.right() + 10, place.center().y()), box(panel, target).center(), drops=False)
        qtbot.waitUntil(lambda: isinstance(view.gesture, LinkDrag) and view.gesture.choices is not None)
        view.grab()
        QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, modifiers, box(panel, target).center())

    draw("s-mix")
    draw("s-drums")
    draw("s-drums", SHIFT)
    qtbot.waitUntil(lambda: len(studio.commands) == 2)
    assert studio.commands == [p.LinkStages("s-vocal", "s-mix", "vox_takes", "vox"), p.LinkStages("s-vocal", "s-drums")]
    assert said == ["A loop. With Shift: in time only."]


def test_a_link_is_drawn_from_one_output_to_what_takes_it(panel, studio, qtbot, context) -> None:
    view, said = panel.timeline, []
    context.said.connect(lambda message: said.append(message.title))
    fits = {"s-mix": LinkChoice("s-mix", (("vox_takes", "vox"), ("vox_doubles", "more")))}
    studio.answers[asks.LinkChoices] = fits | {"s-comp": LinkChoice("s-comp", (("vox_takes", "takes"),))}
    view.select("s-vocal")
    qtbot.waitUntil(lambda: bool(view.scene.output_names))
    place = box(panel, "s-vocal")
    assert view.scene.output_names[1] == "vox_doubles"
    mark = QPoint(place.right() + 4, round(port_middles(place.top() + 14, len(view.scene.output_names))[1]))
    for target in ("s-comp", "s-mix"):
        pull(view, mark, box(panel, target).center(), drops=False)
        qtbot.waitUntil(lambda: isinstance(view.gesture, LinkDrag) and view.gesture.choices is not None)
        QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, NONE, box(panel, target).center())
    qtbot.waitUntil(lambda: bool(studio.commands))
    assert studio.commands == [p.LinkStages("s-vocal", "s-mix", "vox_doubles", "more")]
    assert said == ["“vox_doubles” fits no free input of “Comp and tune”. With Shift: in time only."]


@pytest.mark.parametrize("what", ["marquee", "link", "track"])
def test_escape_lets_go_of_whatever_is_held(panel, robot, studio, what: str) -> None:
    view = panel.timeline
    if what == "marquee":
        pull(view, QPoint(5, 5), QPoint(300, 300), drops=False)
    elif what == "link":
        view.select("s-vocal")
        panel.context.commands.run("stage.link")
    else:
        QTest.mousePress(view.tracks, Qt.MouseButton.LeftButton, NONE, QPoint(40, 20))
        point = QPointF(40, 200)
        left = Qt.MouseButton.LeftButton
        event = QMouseEvent(
            QEvent.Type.MouseMove, point, view.tracks.mapToGlobal(point), Qt.MouseButton.NoButton, left, NONE
        )
        QApplication.sendEvent(view.tracks, event)
    assert view.is_held
    robot.key(Qt.Key.Key_Escape)
    assert not view.is_held
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, NONE, QPoint(300, 300))
    QTest.mouseRelease(view.tracks, Qt.MouseButton.LeftButton, NONE, QPoint(40, 200))
    assert studio.commands == []


def test_what_arrives_while_a_bar_is_held_is_shown_when_it_is_let_go(panel, robot, studio, qtbot) -> None:
    robot.hold("s-bvs", 3)
    studio.answers[asks.Plan] = samples.moved(samples.song_plan(), "s-release", 1)
    panel.refresh()
    qtbot.waitUntil(lambda: not panel.context.background.running)
    assert panel.timeline.scene.geometry.plan == samples.song_plan()
    robot.key(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: panel.timeline.scene.geometry.plan == studio.answers[asks.Plan])


def test_a_track_is_dragged_to_another_place_and_folded(panel, studio, qtbot) -> None:
    view = panel.timeline
    groups = view.scene.geometry.groups
    QTest.mousePress(view.tracks, Qt.MouseButton.LeftButton, NONE, QPoint(40, 20))
    for y in (60, groups[2].top_px + 10):
        point = QPointF(40, y)
        left = Qt.MouseButton.LeftButton
        event = QMouseEvent(
            QEvent.Type.MouseMove, point, view.tracks.mapToGlobal(point), Qt.MouseButton.NoButton, left, NONE
        )
        QApplication.sendEvent(view.tracks, event)
    QTest.mouseRelease(view.tracks, Qt.MouseButton.LeftButton, NONE, QPoint(40, groups[2].top_px + 10))
    qtbot.waitUntil(lambda: bool(studio.commands))
    assert studio.commands == [p.SetTrack("p1", "Direction", position=1)]
    height = view.scene.geometry.height_px
    QTest.mouseClick(view.tracks, Qt.MouseButton.LeftButton, NONE, QPoint(5, groups[1].top_px + 20))
    assert view.folded == {"Writing"}
    assert view.scene.geometry.height_px < height
    view.grab()


def test_the_menu_of_a_bar_has_what_can_be_done_and_assistive_technology_opens_it(panel) -> None:
    accessible.install(panel.timeline)
    bar = panel.timeline.scene.geometry.index["s-vocal"]
    item = QAccessible.queryAccessibleInterface(panel.timeline).child(bar)
    actions = item.actionInterface()
    assert actions.actionNames() == [
        QAccessibleActionInterface.pressAction(),
        QAccessibleActionInterface.showMenuAction(),
    ]
    actions.doAction(QAccessibleActionInterface.showMenuAction())
    menu = next(one for one in panel.findChildren(QMenu) if one.isVisible())
    words = [action.text() for action in menu.actions()]
    assert {"Rename the stage", "Duplicate", "Split in two", "Delete", "Remove a link"} <= set(words)
    assert item.state().selected
    menu.close()


def test_quick_edits_are_carried_out_in_their_order_and_none_is_lost(panel, studio, context, qtbot) -> None:
    """Each further step goes on from where the last one ended, although no plan has come back yet."""
    gate, acts = threading.Event(), []

    def slow(command, _progress, _cancel) -> dict:
        gate.wait(5)
        acts.append(command)
        return {}

    studio.results |= dict.fromkeys((p.MoveStage, p.ResizeStage, p.RemoveStages), slow)
    studio.undo = lambda _production: acts.append("undo") or {}
    view = panel.timeline
    view.select("s-release")
    view.setFocus()
    stage, geometry = view.stage_of(view.selected_bar), view.scene.geometry
    axis = geometry.axis
    for modifiers in (ALT, ALT, ALT | SHIFT, ALT | SHIFT):
        QTest.keyClick(view, Qt.Key.Key_Right, modifiers)
        QTest.keyRelease(view, Qt.Key.Key_Alt)
    context.commands.run("plan.undo")
    context.commands.run("stage.delete")
    assert acts == []
    gate.set()
    qtbot.waitUntil(lambda: len(acts) == 6)
    moves, sizes = acts[:2], acts[2:4]
    began = axis.units(stage.start_ms)
    assert [axis.units(one.not_before_ms) for one in moves] == [days_on(geometry, began, days) for days in (1, 2)]
    assert [one.was_ms for one in moves] == [stage.start_ms, moves[0].not_before_ms]
    assert sizes[0].work_end_ms < sizes[1].work_end_ms
    assert acts[4:] == ["undo", p.RemoveStages(("s-release",))]
    qtbot.waitUntil(lambda: not context.background.running)
    QTest.keyClick(view, Qt.Key.Key_Right, ALT)  # the plan has come back: it counts again
    QTest.keyRelease(view, Qt.Key.Key_Alt)
    qtbot.waitUntil(lambda: len(acts) == 7)
    assert acts[6].not_before_ms == moves[0].not_before_ms


# --- with the keyboard alone


@pytest.fixture
def real(theme, tmp_path):
    """A studio with two small productions."""
    (tmp_path / "small.yaml").write_text(SMALL)
    studio = open_studio(tmp_path / "home")
    studio.init("Mira", "a passphrase")
    made = [
        studio.run(StartProduction(title, str(tmp_path / "small.yaml"), str(tmp_path / title), start_date="2030-03-04"))
        for title in ("First", "Second")
    ]
    context = Context(theme, CommandTable(), studio)
    yield studio, context, [one["production"] for one in made]
    context.background.cancel_all()
    context.deleteLater()
    studio.close()


class Keys:
    """Hands that never leave the keyboard."""

    def __init__(self, panel, studio, qtbot) -> None:
        self.panel, self.studio, self.qtbot = panel, studio, qtbot
        self.said: list[str] = []
        panel.context.said.connect(lambda message: self.said.append(f"{message.title} {message.text}"))

    def presses(self, key, modifiers=NONE) -> None:
        self.settles()
        widget = QApplication.focusWidget() or self.panel.timeline
        QTest.keyClick(widget, key, modifiers)
        self.settles()

    def types(self, text: str) -> None:
        self.qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
        QTest.keyClicks(QApplication.focusWidget(), text)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        self.settles()

    def settles(self) -> None:
        QApplication.processEvents()
        self.qtbot.waitUntil(lambda: not self.panel.context.background.running)
        QApplication.processEvents()

    def chooses(self, title: str) -> None:
        """Walk with Home and Down to a bar."""
        self.presses(Qt.Key.Key_Home)
        rows = self.panel.timeline.scene.geometry.rows
        for _ in rows:
            if self.panel.timeline.stage_of(self.panel.timeline.selected_bar).title == title:
                return
            self.presses(Qt.Key.Key_Down)
        raise AssertionError(title)

    def plan(self) -> list[tuple]:
        rows = self.studio.ask(asks.Plan(self.panel.context.production))
        names = {track.id: track.name for track in rows.tracks}
        links = sorted((link.source, link.target, link.output, link.input) for link in rows.links)
        return (
            [(one.title, names[one.track], one.start_ms, one.end_ms) for one in rows.stages],
            list(names.values()),
            links,
        )

    def titles(self) -> list[str]:
        return [one[0] for one in self.plan()[0]]


def makes_renames_links_and_moves(keys: Keys) -> None:
    timeline = keys.panel.timeline
    keys.chooses("Drums")
    keys.presses(Qt.Key.Key_N)
    keys.types("Shaker")
    assert keys.titles() == ["Guide", "Drums", "Shaker", "Mix"]
    keys.presses(Qt.Key.Key_F2)
    keys.types("Cabasa")
    keys.presses(Qt.Key.Key_L)
    for _ in range(4):
        if timeline.stage_of(timeline.gesture.target).title == "Mix":
            break
        keys.presses(Qt.Key.Key_Down)
    keys.presses(Qt.Key.Key_Return, SHIFT)
    keys.presses(Qt.Key.Key_Right, ALT)
    keys.presses(Qt.Key.Key_Right, SHIFT | ALT)
    keys.presses(Qt.Key.Key_Down, ALT)
    assert {one[0]: one[1] for one in keys.plan()[0]}["Cabasa"] == "Mix"
    # backwards: from what feeds it
    keys.chooses("Mix")
    keys.presses(Qt.Key.Key_L, CTRL)
    for _ in range(4):
        if timeline.stage_of(timeline.gesture.target).title == "Guide":
            break
        keys.presses(Qt.Key.Key_Up)
    keys.presses(Qt.Key.Key_Return, SHIFT)


def copies_splits_and_removes(keys: Keys) -> None:
    keys.chooses("Drums")
    keys.presses(Qt.Key.Key_D, CTRL)
    keys.presses(Qt.Key.Key_S)
    assert {"Drums 2", "Drums 3"} <= set(keys.titles())
    keys.presses(Qt.Key.Key_Right, ALT)  # both halves
    keys.chooses("Drums")
    keys.presses(Qt.Key.Key_Up, SHIFT)
    assert len(keys.panel.timeline.chosen_ids()) == 2
    keys.presses(Qt.Key.Key_C, CTRL)
    keys.presses(Qt.Key.Key_V, CTRL)
    keys.presses(Qt.Key.Key_Delete)


def arranges_tracks(keys: Keys) -> None:
    keys.presses(Qt.Key.Key_N, SHIFT)
    keys.types("Brass")
    keys.presses(Qt.Key.Key_Up, SHIFT | CTRL)
    assert keys.plan()[1] == ["Direction", "Drums", "Brass", "Mix"]
    keys.presses(Qt.Key.Key_F2, SHIFT)
    keys.types("Horns")
    keys.presses(Qt.Key.Key_Delete, SHIFT)
    keys.chooses("Drums")
    keys.presses(Qt.Key.Key_F, SHIFT)
    assert len(keys.panel.timeline.folded) == 1
    keys.presses(Qt.Key.Key_F, SHIFT)


def test_ten_thousand_stages_on_the_clipboard_are_refused_in_words_and_nothing_is_lost(real, qtbot) -> None:
    studio, context, (first, _second) = real
    panel = shown(context, qtbot, first, 3)
    body = json.loads(studio.ask(asks.StagesAsText((panel.stages[0].id,))))
    body["stages"] = [{**body["stages"][0], "id": f"{n:032x}", "title": f"Stage {n}"} for n in range(10_000)]
    data = QMimeData()
    data.setData(CLIP_MIME, json.dumps(body).encode())
    QGuiApplication.clipboard().setMimeData(data)
    before, told = panel.timeline.scene.geometry.plan, []
    context.said.connect(told.append)
    context.commands.run("stage.paste")
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert "with 10000 more there would be 10003" in told[0].text
    assert "holds at most 10000" in told[0].what_to_do
    assert panel.timeline.scene.geometry.plan is before
    assert len(studio.ask(asks.Plan(first)).stages) == 3


def test_everything_is_edited_with_the_keyboard_alone_undone_and_pasted_elsewhere(real, qtbot) -> None:
    """Takes long because it is one life at a real studio: sixty keys, each waited for."""
    studio, context, (first, second) = real
    panel = shown(context, qtbot, first, 3)
    keys = Keys(panel, studio, qtbot)
    began = keys.plan()
    makes_renames_links_and_moves(keys)
    copies_splits_and_removes(keys)
    arranges_tracks(keys)
    keys.presses(Qt.Key.Key_A, CTRL)
    keys.presses(Qt.Key.Key_C, CTRL)
    ended, labels = keys.plan(), []
    while context.commands.named("plan.undo").label != "Undo":
        labels.append(context.commands.named("plan.undo").label)
        keys.presses(Qt.Key.Key_Z, CTRL)
        assert len(labels) < 40
    assert keys.plan() == began
    assert {"Undo move Cabasa to Mix", "Undo resize Cabasa to 2 days", "Undo link Cabasa to Mix"} <= set(labels)
    assert "Undo link Guide to Mix" in labels
    for number in range(len(labels)):
        keys.presses(*((Qt.Key.Key_Y, CTRL) if number % 2 else (Qt.Key.Key_Z, CTRL | SHIFT)))
    assert keys.plan() == ended
    assert keys.said == ["2 stages are deleted. Ctrl+Z brings it back. "]
    context.set_production(second)
    keys.settles()
    panel.timeline.setFocus()
    keys.presses(Qt.Key.Key_V, CTRL)
    assert len(keys.titles()) == 3 + len(ended[0])
