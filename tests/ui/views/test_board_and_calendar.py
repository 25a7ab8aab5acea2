"""The plan as a board and as people's hours: what is shown, what a click, a key or a pulled card runs."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import samples
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from studio.actions.commands import ReviewTake
from studio.queries import asks
from ui.plan.views.load_layout import lay_lines

CTRL, SHIFT, ALT = (getattr(Qt.KeyboardModifier, f"{name}Modifier") for name in ("Control", "Shift", "Alt"))


def test_cards_stand_by_state_and_are_walked_with_arrows(panel, robot, qtbot) -> None:
    board = robot.shows("board")
    columns_of = {board.columns[number].key: len(cards) for number, cards in enumerate(board.cards)}
    assert columns_of == {
        "planned": 1, "offered": 1, "agreed": 2, "working": 1, "review": 1, "revision": 0, "approved": 2, "paid": 3, "stopped": 1,
    }  # fmt: skip
    robot.clicks_on(board, "s-vocal")
    assert panel.timeline.chosen_ids() == ("s-vocal",)
    for key, stage in (
        (Qt.Key.Key_Right, "s-brief"),
        (Qt.Key.Key_Down, "s-bass"),
        (Qt.Key.Key_Left, "s-vocal"),
        (Qt.Key.Key_Left, "s-guitars"),
    ):
        robot.keys(key)
        assert panel.timeline.selected_id() == stage
    robot.keys(Qt.Key.Key_Left, SHIFT)
    assert set(panel.timeline.chosen_ids()) == {"s-guitars", "s-bvs"}
    robot.clicks_on(board, "s-drums", CTRL)
    assert "Luca Ferri would work on" in board.hint_at(board.item_rect(board.index["s-bass"]).center())
    assert len(panel.timeline.chosen_ids()) == 3
    robot.keys(Qt.Key.Key_Return)
    robot.settles()
    assert panel.inspector.detail.stage.id == "s-drums"
    assert panel.inspector.isVisible()


def test_a_pulled_card_stays_and_what_leads_there_is_offered(panel, robot, studio, qtbot) -> None:
    board = robot.shows("board")
    start = board.bar_rect(board.index["s-vocal"]).center()
    goal = board.bar_rect(board.index["s-brief"]).center()
    QTest.mousePress(board.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    for share in (0.3, 1.0):
        point = QPointF(start + (goal - start) * share)
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            point,
            board.viewport().mapToGlobal(point),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(board.viewport(), event)
    assert board.is_held
    board.grab()
    QTest.mouseRelease(board.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, goal)
    menu = robot.menu()
    assert list(menu) == [
        "A stage gets here when you approve its take.",
        "Approve take 2",
        "Ask for changes",
        "Show “Lead vocal” in the inspector",
    ]
    assert studio.commands == []
    menu["Approve take 2"].trigger()
    robot.closes_menu()
    robot.settles()
    assert studio.commands == [ReviewTake("h-vocal", "approve", (), 2)]


def test_the_keyboard_asks_what_leads_to_the_column_beside(panel, robot) -> None:
    board = robot.shows("board")
    robot.clicks_on(board, "s-guitars")
    robot.keys(Qt.Key.Key_Right, ALT)
    words = list(robot.menu())
    assert words[:2] == [
        "A stage gets here when its person delivers a take.",
        "Nothing that you can do now leads there.",
    ]
    robot.closes_menu()


def test_hours_stand_on_days_and_what_is_too_much_names_its_stages(panel, robot, studio) -> None:
    plan = samples.song_plan()
    stages = tuple(replace(one, person="Luca Ferri") if one.id == "s-guitars" else one for one in plan.stages)
    plan = replace(plan, stages=stages)
    studio.answers |= samples.view_answers(plan) | {asks.Plan: plan}
    panel.refresh()
    view = robot.shows("calendar")
    line = next(one for one in view.lines if one.row.person == "Luca Ferri")
    assert (line.stages, line.load_min, len(line.over)) == (2, 64 * 60, 2)
    assert "“Bass” and “Guitars” at once" in view.about(line)
    hint = view.hint_at(view.item_rect(view.index["s-bass"]).center()).splitlines()
    assert [hint[0].rpartition(": ")[2], *hint[1:]] == ["16 h of 8 h", "Bass: 8 h", "Guitars: 8 h"]
    robot.clicks_on(view, "s-mix")
    assert panel.timeline.selected_id() == "s-mix"
    robot.clicks_on(view, "s-bass")
    robot.keys(Qt.Key.Key_Right)
    assert panel.timeline.selected_id() == "s-guitars"
    before = view.px_per_day
    QTest.mouseClick(view.levels.button("week"), Qt.MouseButton.LeftButton)
    assert view.px_per_day < before
    view.grab()
    panel.context.commands.run("plan.fit")
    assert view.levels.current() in {"day", "week"}


def test_pieces_of_one_day_never_lie_on_each_other_and_a_stage_keeps_its_level() -> None:
    plan = samples.many_plan(200, 10)
    load = samples.load_rows(plan)
    lines = lay_lines(load, {stage.id for stage in plan.stages})
    assert sum(line.load_min for line in lines) == sum(day.load_min for row in load.rows for day in row.days)
    for line in lines:
        by_day: dict[int, list[tuple[float, float]]] = {}
        for piece in line.pieces:
            by_day.setdefault(piece.day, []).append((piece.bottom, piece.bottom + piece.height))
        for spans in by_day.values():
            spans.sort()
            assert all(one[1] <= two[0] + 0.01 for one, two in pairwise(spans))
    assert lay_lines(load, set()) == []
