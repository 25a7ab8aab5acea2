"""The plan's further views over a stand-in studio: what is shown, what a click, a key or a written cell runs."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from itertools import combinations, pairwise

import pytest
import samples
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QGuiApplication, QMouseEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDateTimeEdit, QHeaderView, QLineEdit
from sample_studio import SampleStudio
from test_plan_editing import pull
from views_robot import ViewsRobot

from studio.actions.commands import ReviewTake, StartProduction
from studio.actions.plan_commands import LinkStages, MoveStage, ResizeStage, SetStage
from studio.app.studio import open_studio
from studio.domain.errors import RefusedError
from studio.domain.linking import LinkChoice
from studio.queries import asks
from studio.queries.rows import LinkRow
from tests.queries.homes import SMALL
from ui import words
from ui.commands import CommandTable
from ui.context import Context
from ui.plan.panel import PlanPanel
from ui.plan.views.columns import Line, columns, command_for
from ui.plan.views.load_layout import lay_lines
from ui.plan.views.network_layout import NODE_PX, lay_network
from ui.plan.views.stage_filter import StageFilter, filter_from
from ui.plan.views.table_model import StageTableModel
from ui.plan.views.view import ViewRows
from ui.plan.views.view_state import KINDS, KeptViews, TableLayout, ViewState, views_from
from ui.theme import Theme
from ui.words import moment_text

CTRL, SHIFT, ALT = (getattr(Qt.KeyboardModifier, f"{name}Modifier") for name in ("Control", "Shift", "Alt"))


@pytest.fixture(scope="module")
def shared(qapp):
    """One panel for all tests of this file: building it takes longer than most of them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(words, "now_ms", lambda: samples.NOW)
        theme = Theme(qapp, "dark")
        studio = SampleStudio()
        studio.undo_label = studio.redo_label = lambda _production: ""
        context = Context(theme, CommandTable(), studio)
        panel = PlanPanel(context)
        context.commands.set_tab("plan")
        for command in context.commands.all():
            panel.addAction(context.commands.action(command.id))
        panel.timeline.set_now(samples.NOW)
        panel.resize(1500, 800)
        panel.show()
        yield panel, studio
        context.background.cancel_all()
        panel.close()
        for one in (panel, context, theme):
            one.setParent(None)
            one.deleteLater()
        qapp.setStyleSheet("")


@pytest.fixture
def studio(shared, qtbot):
    """The stand-in studio of the shared panel, as it was at first."""
    panel, studio = shared
    panel.timeline.select("")
    qtbot.waitUntil(lambda: not panel.context.background.running)
    plan = samples.song_plan()
    studio.answers = samples.view_answers(plan) | {
        asks.Plan: plan,
        asks.Productions: (plan.production,),
        asks.Stage: lambda ask: samples.stage_detail(ask.stage, plan),
        asks.WavePeaks: samples.peak_rows(),
    }
    for kept in (studio.results, studio.commands, studio.views):
        kept.clear()
    return studio


@pytest.fixture
def panel(shared, studio, qtbot):
    """The shared panel: the whole song on the timeline, nothing selected, nothing filtered, nothing kept."""
    panel, _studio = shared
    views = panel.views
    views.show("timeline")
    views.set_filter(StageFilter())
    views.filter_row.hide()
    for view in views.kept.saved:
        views.forget(view.name)
    if views.view("table") is not None:
        views.view("table").table.show_layout(TableLayout())
    panel.context.set_production("p1")
    panel.refresh()
    qtbot.waitUntil(lambda: not panel.context.background.running)
    qtbot.waitUntil(lambda: panel.stages == samples.song_plan().stages)
    views.keep_now()
    qtbot.waitUntil(lambda: not panel.context.background.running)
    studio.views.clear()
    panel.activateWindow()
    return panel


@pytest.fixture
def context(panel):
    """What the shared panel works with."""
    return panel.context


@pytest.fixture
def robot(panel, qtbot):
    made = ViewsRobot(panel, qtbot)
    made.settles()
    return made


# --- the table


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


# --- the board


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


# --- the calendar


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


# --- the network


def test_links_lead_from_left_to_right_between_ports_and_are_walked(panel, robot) -> None:
    view = robot.shows("network")
    nodes, index = view.layout_.nodes, view.index
    for wire in view.layout_.wires:
        assert nodes[wire.source].layer < nodes[wire.target].layer
    timed = {(view.stages[wire.source].id, view.stages[wire.target].id) for wire in view.layout_.wires if wire.is_timed}
    assert timed == {("s-bass", "s-vocal"), ("s-guitars", "s-vocal")}
    robot.clicks_on(view, "s-vocal")
    assert panel.timeline.selected_id() == "s-vocal"
    robot.keys(Qt.Key.Key_Right)
    assert panel.timeline.selected_id() == "s-bvs"
    robot.keys(Qt.Key.Key_Left)
    robot.keys(Qt.Key.Key_Left)
    assert panel.timeline.selected_id() in {"s-bass", "s-guitars", "s-lyrics"}
    assert nodes[index["s-drums"]].outputs.keys() == {"premix", "drum_multitrack"}
    scale = view.scale
    panel.context.commands.run("plan.zoom-out")
    assert view.scale < scale
    panel.context.commands.run("plan.fit")
    assert view.horizontalScrollBar().maximum() == 0
    view.grab()


def test_a_link_is_drawn_from_port_to_port_or_by_keys_with_the_timelines_words(panel, robot, studio, qtbot) -> None:
    choices = {
        "s-bvs": LinkChoice("s-bvs", (("vox_takes", "vox_takes"), ("vox_doubles", "vox_doubles"))),
        "s-drums": LinkChoice("s-drums", (), "A loop."),
    }
    studio.answers[asks.LinkChoices] = choices
    view = robot.shows("network")
    view.zoom(0.8 / view.scale)
    vocal, bvs = view.index["s-vocal"], view.index["s-bvs"]
    view.show_item(vocal)
    ground = view.link_ground
    node = view.layout_.nodes[bvs]
    output = next(iter(view.layout_.nodes[vocal].outputs))
    choices["s-bvs"] = LinkChoice("s-bvs", ((output, next(iter(node.inputs))), ("other", "other")))

    def draw(end: QPoint, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
        pull(view, ground.link_end(vocal, output, is_output=True) + QPoint(3, 0), end, modifiers, drops=False)
        qtbot.waitUntil(lambda: view.gesture is not None and view.gesture.choices is not None)
        view.grab()
        words.append(view.gesture.words(ground))
        QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, modifiers, end)
        robot.settles()

    words = []
    box = ground.box(bvs)
    draw(QPoint(box.left + 4, box.top + round(next(iter(node.inputs.values())) * view.scale)))
    drums = ground.box(view.index["s-drums"])
    draw(QPoint(drums.left + 60, drums.top + 8))
    draw(QPoint(drums.left + 60, drums.top + 8), SHIFT)
    assert studio.commands == [
        LinkStages("s-vocal", "s-bvs", output, next(iter(node.inputs))),
        LinkStages("s-vocal", "s-drums"),
    ]
    assert robot.said == ["A loop. With Shift: in time only."]
    assert words[1:] == [*robot.said, "Drums waits for Lead vocal, nothing is handed on"]
    studio.commands.clear()
    robot.clicks_on(view, "s-vocal")
    panel.context.commands.run("stage.link")
    assert panel.views.kind == "network"
    qtbot.waitUntil(lambda: view.gesture is not None and view.gesture.target == bvs)
    robot.keys(Qt.Key.Key_Left)
    assert view.gesture.target != bvs
    robot.keys(Qt.Key.Key_Escape)
    assert view.gesture is None
    panel.context.commands.run("stage.link")
    qtbot.waitUntil(lambda: view.gesture is not None and view.gesture.target == bvs)
    robot.keys(Qt.Key.Key_Return)
    assert list(robot.menu()) == [f"{output} → {next(iter(node.inputs))}", "other → other"]
    robot.closes_menu()


def test_a_link_is_drawn_back_from_an_input_and_a_click_on_its_mark_selects(panel, robot, studio, qtbot) -> None:
    view = robot.shows("network")
    view.zoom(0.8 / view.scale)
    vocal, bvs = view.index["s-vocal"], view.index["s-bvs"]
    ground, into = view.link_ground, next(iter(view.layout_.nodes[bvs].inputs))
    output = next(iter(view.layout_.nodes[vocal].outputs))
    asked = []
    choices = {
        "s-vocal": LinkChoice("s-vocal", (("other", into), (output, into), ("other", "not_this")), is_backward=True),
        "s-drums": LinkChoice("s-drums", (), "A loop.", is_time_possible=False, is_backward=True),
    }
    studio.answers[asks.LinkChoices] = lambda question: asked.append(question) or choices
    view.show_item(bvs)
    mark = ground.link_end(bvs, into, is_output=False)

    def draw(end: QPoint, modifiers=Qt.KeyboardModifier.NoModifier) -> str:
        pull(view, mark, end, modifiers, drops=False)
        qtbot.waitUntil(lambda: view.gesture is not None and view.gesture.choices is not None)
        view.grab()
        words = view.gesture.words(ground)
        QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, modifiers, end)
        return words

    title = "Backing vocals"
    assert draw(ground.link_end(vocal, output, is_output=True)) == f"{output} → {title}: {into}"
    assert asked[0] == asks.LinkChoices("s-bvs", "p1", is_backward=True)
    assert draw(QPoint(ground.box(vocal).left + 60, ground.box(vocal).top + 8)).endswith(", 1 more fit")
    robot.closes_menu()
    robot.settles()
    assert studio.commands == [LinkStages("s-vocal", "s-bvs", output, into)]
    drums = ground.box(view.index["s-drums"])
    draw(QPoint(drums.left + 60, drums.top + 8))
    assert robot.said == ["A loop."]
    assert draw(mark + QPoint(-40, 200)) == f"Feed {into} from …"
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=mark)
    assert view.gesture is None
    assert panel.timeline.selected_id() == "s-bvs"


@given(st.integers(1, 14), st.lists(st.tuples(st.integers(0, 13), st.integers(0, 13)), max_size=40))
def test_boxes_never_overlap_whatever_is_linked(count: int, pairs: list[tuple[int, int]]) -> None:
    stages = samples.many_plan(count, 1).stages
    links = [
        LinkRow(str(number), f"s{source}", f"s{target}", "", "", "FS", 0)
        for number, (source, target) in enumerate(pairs)
        if source < count and target < count
    ]
    layout = lay_network(stages, links, {})
    boxes = [(node.left, node.top, node.left + NODE_PX, node.top + node.height) for node in layout.nodes]
    for one, two in combinations(boxes, 2):
        assert one[2] <= two[0] or two[2] <= one[0] or one[3] <= two[1] or two[3] <= one[1]
    assert all(box[0] >= 0 and box[1] >= 0 and box[2] <= layout.width and box[3] <= layout.height for box in boxes)
    assert sorted(item for layer in layout.layers for item in layer) == list(range(count))


# --- filter and views by name


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


# --- all views


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
