"""The plan as a network: where boxes and links lie, links drawn from port to port, back, and by keys."""

from __future__ import annotations

from itertools import combinations

import samples
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from test_plan_editing import pull

from studio.actions.plan_commands import LinkStages
from studio.domain.linking import LinkChoice
from studio.queries import asks
from studio.queries.rows import LinkRow
from ui.plan.views.network_layout import NODE_PX, lay_network

CTRL, SHIFT, ALT = (getattr(Qt.KeyboardModifier, f"{name}Modifier") for name in ("Control", "Shift", "Alt"))


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
