"""The filter, views kept by name, and what all views have in common."""

from __future__ import annotations

import json

import pytest
import samples
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from studio.actions.plan_commands import SetStage
from ui.plan.views.stage_filter import StageFilter, filter_from
from ui.plan.views.view_state import KINDS, views_from

CTRL, SHIFT, ALT = (getattr(Qt.KeyboardModifier, f"{name}Modifier") for name in ("Control", "Shift", "Alt"))


def test_a_filter_is_typed_and_ticked_counts_and_hides_everywhere_but_dims_on_the_timeline(
    panel, robot, context
) -> None:
    context.commands.run("plan.filter")
    row = panel.views.filter_row
    QTest.keyClicks(row.text, "vocal")
    assert row.count.text() == "3 of 12"
    dimmed = panel.timeline.scene.dimmed
    assert len(dimmed) == 9
    assert panel.timeline.scene.geometry.index["s-vocal"] not in dimmed
    panel.timeline.grab()
    QTest.keyClick(row.text, Qt.Key.Key_Return)
    QTest.keyClick(row.text, Qt.Key.Key_Return)
    assert panel.timeline.selected_id() == "s-bvs"
    robot.shows("table")
    assert robot.column("stage") == ["Lead vocal", "Backing vocals", "Comp and tune"]
    assert robot.shows("board").bar_count() == 3
    assert {line.row.person for line in robot.shows("calendar").lines} == {
        "Ana Ribeiro",
        "Noor Haddad",
        "Piotr Zielinski",
    }
    assert robot.shows("network").bar_count() == 12
    QTest.mouseClick(row.choices["states"], Qt.MouseButton.LeftButton)
    robot.menu()["In review"].trigger()
    robot.closes_menu()
    assert (row.count.text(), row.choices["states"].text()) == ("1 of 12", "In review")
    QTest.keyClicks(row.text, "nothing")
    robot.shows("board")
    (clear,) = [
        one
        for one in panel.findChildren(QAbstractButton)
        if one.text().strip() == "Clear the filter" and one.isVisible()
    ]
    clear.click()
    assert panel.views.view("board").isVisible()
    assert not panel.timeline.scene.dimmed
    QTest.mouseClick(row.marks["problem"], Qt.MouseButton.LeftButton)
    robot.settles()
    assert panel.views.shown == {"s-bass", "s-guitars"}
    QTest.mouseClick(row.close_button, Qt.MouseButton.LeftButton)
    assert panel.views.state.filter.is_empty
    assert not row.isVisible()


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (StageFilter(people=frozenset({""})), {"s-brief", "s-release"}),
        (StageFilter(marks=frozenset({"late"})), {"s-guitars"}),
        (StageFilter(marks=frozenset({"late", "critical"})), {"s-guitars"}),
        (StageFilter(tracks=frozenset({"Post"}), states=frozenset({"offered", "declined"})), {"s-comp", "s-master"}),
        (StageFilter(roles=frozenset({"Singer"}), text="drums"), set()),
        (StageFilter(text="kofi REC"), {"s-drums"}),
    ],
)
def test_of_one_kind_any_choice_will_do_of_several_all_have_to_hold(wanted: StageFilter, found: set[str]) -> None:
    assert wanted.shown(samples.song_plan(), ()) == found
    assert filter_from(json.loads(json.dumps(wanted.as_json()))) == wanted


def test_a_view_is_kept_under_a_name_found_again_and_forgotten(panel, robot, context, studio) -> None:
    robot.shows("board")
    panel.views.set_filter(StageFilter(people=frozenset({"Ana Ribeiro"})))
    context.commands.run("plan.keep-view")
    row = panel.views.filter_row
    QTest.keyClicks(row.name, "Ana's work")
    QTest.keyClick(row.name, Qt.Key.Key_Return)
    assert row.saved.text() == "Ana's work"
    robot.shows("timeline")
    QTest.mouseClick(row.clear, Qt.MouseButton.LeftButton)
    panel.views.keep_now()
    robot.settles()
    assert [view.name for view in views_from(studio.views["p1"]).saved] == ["Ana's work"]
    QTest.mouseClick(row.saved, Qt.MouseButton.LeftButton)
    robot.menu()["Ana's work"].trigger()
    robot.closes_menu()
    assert (panel.views.kind, panel.views.shown) == ("board", {"s-vocal"})
    QTest.mouseClick(row.saved, Qt.MouseButton.LeftButton)
    robot.menu()["Forget “Ana's work”"].trigger()
    robot.closes_menu()
    assert panel.views.kept.saved == ()


@pytest.mark.parametrize("kind", ["board", "calendar", "network"])
def test_painted_stages_are_renamed_where_they_stand_and_told_to_assistive_technology(
    panel, robot, studio, context, kind
) -> None:
    view = robot.shows(kind)
    robot.clicks_on(view, "s-release")
    context.commands.run("stage.rename")
    field = view.viewport().findChild(QLineEdit)
    QTest.keyClicks(field, "Final folder")
    QTest.keyClick(field, Qt.Key.Key_Return)
    robot.settles()
    assert studio.commands == [SetStage("s-release", {"title": "Final folder"})]
    told = QAccessible.queryAccessibleInterface(view)
    assert told.childCount() == 12
    assert told.child(view.index["s-release"]).text(QAccessible.Text.Name) == "Release folder, Planned"
    assert view.accessibleName()
    told.child(view.index["s-release"]).actionInterface().doAction(QAccessibleActionInterface.showMenuAction())
    assert {"Rename the stage", "Duplicate", "Delete"} <= robot.menu().keys()
    robot.closes_menu()


def test_every_view_has_a_key_a_name_and_its_own_tools_and_links_are_drawn_on_the_timeline(
    panel, robot, context
) -> None:
    for kind in KINDS:
        assert context.commands.named(f"plan.view.{kind}").shortcut
        context.commands.run(f"plan.view.{kind}")
        robot.settles()
        assert panel.views.kind == kind
        assert panel.tools.switch.buttons[kind].isChecked()
        assert panel.tools.levels.isVisible() == (kind == "timeline")
        assert panel.keyboard_starts_at.isVisible()
        for control in panel.tools.findChildren(QAbstractButton):
            assert control.accessibleName() or not control.isVisible()
    panel.select("s-vocal")
    context.commands.run("stage.link")
    assert panel.views.kind == "network"
    panel.views.current.end_link()
    context.commands.run("plan.view.board")
    context.commands.run("stage.link")
    assert panel.views.kind == "timeline"
    panel.timeline.cancel_drag()
