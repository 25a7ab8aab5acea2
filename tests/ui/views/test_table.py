"""The plan as a table, over a stand-in studio and over a real one: what is shown, what a written cell runs."""

from __future__ import annotations

import json
import threading
from dataclasses import replace

import pytest
import samples
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QComboBox, QDateTimeEdit, QHeaderView
from views_robot import ViewsRobot

from studio.actions.commands import StartProduction
from studio.actions.plan_commands import MoveStage, ResizeStage, SetStage
from studio.app.studio import open_studio
from studio.domain.errors import RefusedError
from studio.queries import asks
from tests.queries.homes import SMALL
from ui.commands import CommandTable
from ui.context import Context
from ui.plan.panel import PlanPanel
from ui.plan.views.columns import Line, columns, command_for
from ui.plan.views.table_model import StageTableModel
from ui.plan.views.view import ViewRows
from ui.plan.views.view_state import KeptViews, TableLayout, ViewState, views_from
from ui.words import moment_text

CTRL, SHIFT, ALT = (getattr(Qt.KeyboardModifier, f"{name}Modifier") for name in ("Control", "Shift", "Alt"))


def test_the_table_says_what_the_plan_says_and_follows_every_rule_of_a_model(theme, sample_now) -> None:
    plan = samples.song_plan()
    fields = samples.field_rows(plan).stages
    model = StageTableModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    shown = frozenset(stage.id for stage in plan.stages)
    model.show_rows(ViewRows(plan, shown, samples.NOW, fields))
    row = [model.words(6, place) for place in range(model.columnCount())]
    dates = [moment_text(samples.ms(2026, 12, day, hour)) for day, hour in ((8, 9), (10, 17), (11, 17))]
    assert row[:5] == ["Vocals", "Lead vocal", "Singer", "Ana Ribeiro", "In review"]
    assert row[5:] == [*dates, "2 days", "1", "$60", "2", "none", "2", "critical", "", dates[1], ""]
    assert [row for row in range(12) if model.starts_group(row)] == [0, 1, 3, 6, 8, 11]
    model.show_rows(ViewRows(plan, shown - {"s-vocal"}, samples.NOW, fields))
    model.sort_by("price", is_descending=True)
    assert [line.stage.title for line in model.lines[:2]] == ["Drums", "Arrangement"]
    model.sort_by("", is_descending=False)
    assert [line.stage.id for line in model.lines] == [stage.id for stage in plan.stages if stage.id != "s-vocal"]
    del tester


def test_lines_and_bars_share_one_selection_and_the_inspector_follows(panel, robot, qtbot) -> None:
    panel.select("s-mix")
    robot.shows("table")
    assert robot.table.chosen_ids() == ("s-mix",)
    robot.clicks("s-drums")
    robot.clicks("s-vocal", modifiers=CTRL)
    assert set(panel.timeline.chosen_ids()) == {"s-drums", "s-vocal"}
    qtbot.waitUntil(lambda: panel.inspector is not None and panel.inspector.detail.stage.id == "s-vocal")
    robot.keys(Qt.Key.Key_Down)
    assert panel.timeline.chosen_ids() == ("s-bvs",)
    panel.context.commands.run("stage.all")
    assert len(robot.table.chosen_ids()) == 12
    robot.keys(Qt.Key.Key_Escape)
    assert panel.timeline.chosen_ids() == ()


def test_a_cell_that_is_written_runs_the_command_of_inspector_and_timeline(panel, robot, studio) -> None:
    robot.shows("table")
    robot.writes("s-release", "stage", "Final folder")
    robot.writes("s-release", "work", "1.5")
    robot.writes("s-release", "review", "4")
    robot.writes("s-release", "price", "45.50")
    robot.writes("s-release", "person", "Ana Ribeiro")
    robot.settles()
    assert studio.commands == [
        SetStage("s-release", {"title": "Final folder"}),
        SetStage("s-release", {"work_min": 720}),
        SetStage("s-release", {"review_days": 4}),
        SetStage("s-release", {"price_minor": 4550}),
        SetStage("s-release", {"meant_for": "Ana Ribeiro"}),
    ]


def test_a_track_is_chosen_from_a_list_and_a_date_from_a_calendar(panel, robot, studio) -> None:
    robot.shows("table")
    robot.clicks("s-release", "track")
    robot.keys(Qt.Key.Key_F2)
    robot.editor(QComboBox).setCurrentText("Post")
    QTest.keyClick(robot.editor(QComboBox), Qt.Key.Key_Return)
    robot.settles()
    for column in ("start", "work_end"):
        robot.clicks("s-release", column)
        robot.keys(Qt.Key.Key_F2)
        field = robot.editor(QDateTimeEdit)
        field.setDateTime(field.dateTime().addDays(4))
        QTest.keyClick(field, Qt.Key.Key_Return)
        robot.settles()
    start, end = samples.ms(2026, 12, 31), samples.ms(2027, 1, 4, 17)
    assert studio.commands == [
        SetStage("s-release", {"track": "Post"}),
        MoveStage("s-release", samples.ms(2027, 1, 4), start),
        ResizeStage("s-release", start, end),
    ]


def test_what_the_terms_have_fixed_is_refused_in_words_and_nonsense_too(panel, robot, studio) -> None:
    robot.shows("table")
    for stage, column in (("s-vocal", "price"), ("s-vocal", "start"), ("s-comp", "person"), ("s-vocal", "slack")):
        robot.clicks(stage, column)
        robot.keys(Qt.Key.Key_F2)
    robot.writes("s-release", "work", "soon")
    robot.settles()
    assert [words.partition(";")[0].partition(".")[0] for words in robot.said] == [
        "“Lead vocal” is offered or given to somebody",
        "“Lead vocal” has begun",
        "“Comp and tune” is Piotr Zielinski's",
        "“Slack” follows from the plan and what has happened",
        "“soon” is no length of work",
    ]
    assert studio.commands == []


def test_tab_in_a_field_goes_on_to_the_next_that_can_be_written_in(panel, robot, studio) -> None:
    robot.shows("table")
    robot.writes("s-mix", "stage", "Mixdown", Qt.Key.Key_Tab)
    # role, person, state and dates of a signed stage stand; the track's list comes before, the start may still move
    assert robot.table.currentIndex() == robot.cell("s-mix", "start")
    QTest.keyClick(robot.editor(QDateTimeEdit), Qt.Key.Key_Escape)
    robot.settles()
    assert studio.commands == [SetStage("s-mix", {"title": "Mixdown"})]


def test_what_was_written_is_shown_until_the_plan_says_it_or_the_studio_refuses(panel, robot, studio, qtbot) -> None:
    robot.shows("table")
    decides = threading.Event()

    def refuses(*_given) -> None:
        decides.wait(5)
        raise RefusedError("Not now.", subject="Release folder")

    studio.results[SetStage] = refuses
    robot.clicks("s-release")
    robot.keys(Qt.Key.Key_F2)
    QTest.keyClicks(robot.editor(), "Final folder")
    QTest.keyClick(robot.editor(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: robot.column("stage")[11] == "Final folder")
    decides.set()
    robot.settles()
    assert robot.column("stage")[11] == "Release folder"
    assert any("Not now." in words for words in robot.said)


def test_what_arrives_while_a_cell_is_written_waits_until_it_is_let_go(panel, robot, studio, qtbot) -> None:
    robot.shows("table")
    robot.clicks("s-release")
    robot.keys(Qt.Key.Key_F2)
    later = samples.song_plan()
    studio.answers[asks.Plan] = replace(later, stages=later.stages[:11])
    panel.refresh()
    robot.settles()
    assert robot.editor().isVisible()
    QTest.keyClick(robot.editor(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: robot.table.stages.rowCount() == 11)


def test_selected_lines_are_copied_as_a_table_and_as_stages(panel, robot, studio, qtbot) -> None:
    studio.answers[asks.StagesAsText] = "stages"
    robot.shows("table")
    robot.clicks("s-drums")
    robot.clicks("s-bass", modifiers=SHIFT)
    robot.table.open_columns(panel.mapToGlobal(panel.rect().center()))
    robot.menu()["Role"].trigger()
    robot.closes_menu()
    panel.context.commands.run("stage.copy")
    robot.settles()
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert [line[:4] for line in lines] == [
        ["Track", "Stage", "Person", "State"],
        ["Recording", "Drums", "Kofi Mensah", "Settled"],
        ["Recording", "Bass", "Luca Ferri", "Approved"],
    ]
    assert QGuiApplication.clipboard().mimeData().hasFormat("application/x-segue-stages")


def test_a_head_sorts_up_down_and_lets_be_and_it_is_kept_for_the_production(panel, robot, studio, context) -> None:
    robot.shows("table")
    robot.head("price")
    assert robot.column("price")[-1] == "$60"
    robot.head("price")
    assert robot.column("price")[0] == "$60"
    robot.head("price")
    assert robot.column("stage")[0] == "Demo, tempo, key"
    robot.clicks("s-vocal", "person")
    context.commands.run("plan.sort")
    assert robot.column("person")[2] == "Ana Ribeiro"
    panel.views.keep_now()
    robot.settles()
    kept = views_from(studio.views["p1"])
    assert (kept.now.kind, kept.now.table.sort) == ("table", "person")


def test_track_and_stage_stay_in_sight_and_are_clicked_and_sorted_there(panel, robot, studio) -> None:
    panel.resize(900, 600)
    robot.shows("table")
    table = robot.table
    across, head = table.horizontalScrollBar(), table.horizontalHeader()
    across.setValue(across.maximum())
    assert across.value() > 0
    place = table.visualRect(robot.cell("s-vocal", "stage"))
    assert 0 < place.left() < place.right() <= table.frozen_px
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place.center())
    assert panel.timeline.selected_id() == "s-vocal"
    over = next(one for one in head.findChildren(QHeaderView) if one.isVisible())
    QTest.mouseClick(
        over.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(place.center().x(), 10)
    )
    assert table.stages.sort_key == "stage"
    was = across.value()
    robot.writes("s-vocal", "stage", "Lead")
    assert studio.commands == [SetStage("s-vocal", {"title": "Lead"})]
    assert across.value() == was
    table.setCurrentIndex(robot.cell("s-vocal", "role"))
    assert table.visualRect(robot.cell("s-vocal", "role")).left() >= table.frozen_px
    panel.resize(1500, 800)


def test_widths_are_changed_with_keys_and_kept_with_the_height_below(panel, robot, studio, context, qtbot) -> None:
    robot.shows("table")
    robot.clicks("s-vocal", "person")
    before = robot.table.columnWidth(robot.cell("s-vocal", "person").column())
    context.commands.run("plan.column-wider")
    context.commands.run("plan.column-wider")
    context.commands.run("plan.column-narrower")
    panel.views.keep_below(333)
    panel.views.keep_now()
    robot.settles()
    kept = views_from(studio.views["p1"])
    assert (dict(kept.now.table.widths), kept.below_px) == ({"person": before + 16}, 333)
    made = PlanPanel(Context(context.theme, CommandTable(), studio, context))
    qtbot.addWidget(made)
    made.resize(1300, 900)
    made.show()
    made.context.set_production("p1")
    qtbot.waitUntil(lambda: made.views.kind == "table" and made.below.drawer is not None)
    table = made.views.view("table").table
    assert table.columnWidth(robot.cell("s-vocal", "person").column()) == before + 16
    qtbot.waitUntil(lambda: made.below.drawer.stack.height() == 333)
    made.below.open("problems")
    QTest.keyClick(made.below.drawer.grip, Qt.Key.Key_Up)
    assert made.views.kept.below_px == made.below.drawer.stack.height() == 357
    made.context.background.cancel_all()


def test_a_production_is_shown_again_as_it_was_left(context, studio, qtbot) -> None:
    layout = TableLayout(
        "price", is_descending=True, hidden=frozenset({"role", "stage", "gone"}), order=("stage", "price")
    )
    studio.views["p1"] = KeptViews(ViewState("table", table=layout)).as_text()
    made = PlanPanel(Context(context.theme, CommandTable(), studio, context))
    qtbot.addWidget(made)
    made.show()
    made.context.set_production("p1")
    qtbot.waitUntil(lambda: made.views.kind == "table")
    table = made.views.view("table").table
    head = table.horizontalHeader()
    assert [table.stages.columns[head.logicalIndex(place)].key for place in range(3)] == ["stage", "price", "track"]
    assert [table.isColumnHidden(place) for place in range(4)] == [False, False, True, False]
    assert table.stages.lines[0].stage.id == "s-vocal"
    assert made.keyboard_starts_at is made.views.view("table")
    made.context.background.cancel_all()


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"now": 3, "saved": {}}', json.dumps({"now": {"kind": "x", "filter": []}})]
)
def test_nonsense_that_was_kept_is_no_view(text: str) -> None:
    assert views_from(text) == KeptViews()


@pytest.mark.parametrize(
    ("key", "text", "expected"),
    [
        ("work", "4 h", 240),
        ("work", "2,5 days", 1200),
        ("price", "€", None),
        ("work", "-1", None),
        ("revisions", "x", None),
    ],
)
def test_lengths_and_prices_are_read_as_people_write_them(key: str, text: str, expected: int | None) -> None:
    plan = samples.song_plan()
    stage = plan.stages[-1]
    line = Line(stage, "Delivery", samples.field_rows(plan).stages[stage.id], samples.ZONE)
    column = next(one for one in columns() if one.key == key)
    if expected is None:
        from studio.domain.errors import BadInputError

        with pytest.raises(BadInputError):
            command_for(column, line, text)
    else:
        assert command_for(column, line, text) == SetStage(stage.id, {column.field: expected})
    assert command_for(column, line, (column.written or column.words)(line)) is None


def test_cells_of_a_real_plan_are_written_refused_and_undone(theme, tmp_path, qtbot) -> None:
    """Takes a little longer: a real studio decides."""
    chain = tmp_path / "small.yaml"
    chain.write_text(SMALL)
    studio = open_studio(tmp_path / "home")
    studio.init("Mira", "a passphrase")
    made = studio.run(StartProduction("First", str(chain), str(tmp_path / "shared"), start_date="2030-03-04"))
    context = Context(theme, CommandTable(), studio)
    panel = PlanPanel(context)
    qtbot.addWidget(panel)
    context.commands.set_tab("plan")
    panel.resize(1500, 700)
    panel.show()
    context.set_production(made["production"])
    qtbot.waitUntil(lambda: panel.timeline.bar_count() == 3)
    robot = ViewsRobot(panel, qtbot)
    robot.shows("table")
    began = robot.column("stage"), robot.column("work"), robot.column("price"), robot.column("end")
    drums = robot.table.stages.lines[1].stage.id
    robot.writes(drums, "stage", "Percussion")
    robot.writes(drums, "work", "5")
    robot.writes(drums, "work", "0")  # what is paid for needs time: the plan's own rule refuses
    assert robot.column("stage")[1] == "Percussion"
    assert robot.column("work")[1] == "5 days"
    assert robot.column("end") != began[3]
    assert "“Percussion” is paid for, so it needs working time." in " ".join(robot.said)
    context.commands.run("stage.new")
    qtbot.waitUntil(lambda: robot.table.writer.is_writing)
    QTest.keyClicks(robot.editor(), "Shaker")
    QTest.keyClick(robot.editor(), Qt.Key.Key_Return)
    robot.settles()
    assert "Shaker" in robot.column("stage")
    for _ in range(4):
        context.commands.run("plan.undo")
        robot.settles()
    assert (robot.column("stage"), robot.column("work"), robot.column("price"), robot.column("end")) == began
    view = robot.shows("calendar")
    assert {line.row.person or line.row.role for line in view.lines} == {"Mira", "Drummer"}
    panel.views.keep_now()
    robot.settles()
    assert views_from(studio.kept_views(made["production"])).now.kind == "calendar"
    context.background.cancel_all()
    context.deleteLater()
    studio.close()
