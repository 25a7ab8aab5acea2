"""The timeline under a person's hands: selecting, walking, dragging, zooming, scrolling, and what is told to others."""

from __future__ import annotations

import pytest
import samples
from plan_robot import TimelineRobot
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAccessible, QImage, QPainter, QWheelEvent
from PySide6.QtWidgets import QApplication

from ui.timeline import accessible
from ui.timeline.gestures import Marquee
from ui.timeline.view import TimelineView


@pytest.fixture
def view(theme, qtbot, sample_now):
    made = TimelineView(theme)
    qtbot.addWidget(made)
    made.set_now(samples.NOW)
    made.resize(1200, 760)
    made.show_plan(samples.song_plan())
    made.show()
    return made


@pytest.fixture
def robot(view):
    return TimelineRobot(view)


def picture(view) -> QImage:
    """The viewport painted from nothing."""
    image = QImage(view.viewport().size(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    view.viewport().render(painter, QPoint())
    painter.end()
    return image


# --- selecting


def test_a_click_selects_a_bar(view, robot, qtbot) -> None:
    with qtbot.waitSignal(view.selected) as heard:
        robot.click("s-vocal")
    assert heard.args == ["s-vocal"]
    assert view.selected_id() == "s-vocal"


def test_a_click_beside_every_bar_selects_none(view, robot, qtbot) -> None:
    robot.click("s-vocal")
    with qtbot.waitSignal(view.selected) as heard:
        QApplication.processEvents()
        from PySide6.QtTest import QTest

        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(5, view.viewport().height() - 5))
    assert heard.args == [""]


def test_a_click_on_a_name_selects_its_bar(view, qtbot) -> None:
    from PySide6.QtTest import QTest

    geometry = view.scene.geometry
    top = geometry.rows[geometry.row_of[geometry.index["s-bass"]]].top_px
    QTest.mouseClick(view.tracks, Qt.MouseButton.LeftButton, pos=QPoint(120, top + 20 - view.scene.top_px))
    assert view.selected_id() == "s-bass"


def test_a_double_click_opens(view, robot, qtbot) -> None:
    with qtbot.waitSignal(view.opened) as heard:
        robot.double_click("s-drums")
    assert heard.args == ["s-drums"]


def test_selecting_brings_a_bar_into_sight(theme, qtbot) -> None:
    made = TimelineView(theme)
    qtbot.addWidget(made)
    made.resize(900, 400)
    made.show_plan(samples.many_plan(500, 25))
    made.show()
    made.select("s333")
    assert made.viewport().rect().contains(made.bar_rect(333).center())


# --- keys


def test_arrows_walk_between_bars(view, robot) -> None:
    robot.key(Qt.Key.Key_Down)
    assert view.selected_id() == "s-brief"
    robot.key(Qt.Key.Key_Right)
    robot.key(Qt.Key.Key_Down)
    assert view.selected_id() == "s-arrange"
    robot.key(Qt.Key.Key_End)
    assert view.selected_id() == "s-release"
    robot.key(Qt.Key.Key_Home)
    assert view.selected_id() == "s-brief"


def test_enter_opens_the_selected_bar(view, robot, qtbot) -> None:
    view.select("s-mix")
    with qtbot.waitSignal(view.opened) as heard:
        robot.key(Qt.Key.Key_Return)
    assert heard.args == ["s-mix"]


def test_alt_and_an_arrow_move_a_bar_by_a_working_day(view, robot, qtbot) -> None:
    view.select("s-bvs")
    with qtbot.waitSignal(view.moved) as heard:
        robot.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert heard.args == ["s-bvs", samples.ms(2026, 12, 11)]


def test_escape_lets_go_of_the_selection(view, robot) -> None:
    robot.click("s-vocal")
    robot.key(Qt.Key.Key_Escape)
    assert view.selected_id() == ""


# --- dragging


def test_a_drop_moves_a_bar_to_the_nearest_working_day(view, robot, qtbot) -> None:
    with qtbot.waitSignal(view.moved) as heard:
        robot.drag("s-release", -6.8)
    assert heard.args == ["s-release", samples.ms(2026, 12, 24)]
    assert view.drag is None


def test_while_a_bar_is_held_a_preview_is_wanted(view, robot, qtbot) -> None:
    wanted = []
    view.preview_wanted.connect(lambda stage, start_ms: wanted.append((stage, start_ms)))
    robot.hold("s-bvs", 3)
    assert wanted[-1] == ("s-bvs", samples.ms(2026, 12, 17))
    assert len(wanted) == len(set(wanted))


def test_the_preview_says_what_follows(view, robot) -> None:
    robot.hold("s-bvs", 3)
    view.show_preview(samples.moved(samples.song_plan(), "s-bvs", 3))
    assert "moves 4 more" in view.drag.words
    assert "3 days later" in view.drag.words
    assert len(view.drag.followers) == 5
    view.grab()


def test_escape_leaves_a_held_bar_where_it_was(view, robot, qtbot) -> None:
    moved = []
    view.moved.connect(lambda *arguments: moved.append(arguments))
    end = robot.hold("s-bvs", 3)
    robot.key(Qt.Key.Key_Escape)
    robot.drop(end)
    assert (view.drag, moved) == (None, [])
    assert view.selected_id() == "s-bvs"


def test_a_small_shake_is_no_drag(view, robot) -> None:
    moved = []
    view.moved.connect(lambda *arguments: moved.append(arguments))
    robot.drag("s-bvs", 0.1)
    assert moved == []


def test_a_plan_that_arrives_ends_a_drag(view, robot) -> None:
    robot.hold("s-bvs", 3)
    view.show_plan(samples.song_plan())
    assert view.drag is None


# --- scale and place


def test_the_place_under_the_pointer_stays_while_zooming(view) -> None:
    before = view.scene.units(400)
    for factor in (1.3, 2.1, 0.4):
        view.zoom_to(view.px_per_day * factor, 400)
        assert abs(view.scene.units(400) - before) * view.px_per_day <= 2


def test_control_and_the_wheel_zoom(view) -> None:
    before = view.px_per_day
    event = QWheelEvent(
        QPointF(300, 100),
        QPointF(300, 100),
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)
    assert view.px_per_day == pytest.approx(before * 1.2)


def test_a_named_zoom_is_told(view, qtbot) -> None:
    with qtbot.waitSignal(view.zoomed) as heard:
        view.zoom_to_level("week")
    assert heard.args == ["week"]


def test_fit_shows_everything(view) -> None:
    view.zoom_to_level("hour")
    view.fit()
    width = view.viewport().width()
    boxes = [view.scene.box(bar) for bar in range(view.bar_count())]
    assert min(box.left for box in boxes) >= 0
    assert max(box.right for box in boxes) <= width


def test_today_comes_into_the_middle(view) -> None:
    view.horizontalScrollBar().setValue(0)
    view.zoom_to_level("hour")
    view.horizontalScrollBar().setValue(0)
    view.go_today()
    x = view.scene.x_px(view.scene.geometry.axis.units(samples.NOW))
    assert abs(x - view.viewport().width() / 2) < 3


def test_scale_and_place_survive_a_new_plan(view) -> None:
    view.zoom_to_level("week")
    view.horizontalScrollBar().setValue(120)
    left = view.scene.units(0)
    view.select("s-vocal")
    place = view.horizontalScrollBar().value()
    view.show_plan(samples.moved(samples.song_plan(), "s-bvs", 3))
    assert view.selected_id() == "s-vocal"
    assert view.px_per_day == 11
    assert view.horizontalScrollBar().value() == place
    assert view.scene.units(0) == pytest.approx(left, abs=40)


def test_another_production_opens_at_its_start(view) -> None:
    view.horizontalScrollBar().setValue(0)
    view.show_plan(samples.many_plan(60, 6))
    assert view.viewport().rect().intersects(view.bar_rect(0))


# --- painting


@pytest.mark.parametrize("level", ["hour", "day", "week", "month"])
@pytest.mark.parametrize("is_compact", [False, True])
def test_a_strip_is_painted_as_it_is_in_the_whole(theme, qtbot, level, is_compact) -> None:
    """What scrolling exposes must look as if all had been painted."""
    made = TimelineView(theme)
    qtbot.addWidget(made)
    made.set_now(samples.NOW)
    made.set_compact(is_compact=is_compact)
    made.resize(900, 500)
    made.show_plan(samples.song_plan())
    made.show()
    made.select("s-vocal")
    made.set_folded("Writing", is_folded=True)
    made.zoom_to_level(level)
    whole = picture(made)
    pieces = QImage(whole.size(), QImage.Format.Format_RGB32)
    painter = QPainter(pieces)
    for left in range(0, whole.width(), 97):
        exposed = QRect(left, 0, 97, whole.height())
        painter.setClipRect(exposed)
        made.paint_part(painter, exposed)
    painter.end()
    assert pieces == whole


def test_what_was_shifted_by_scrolling_stands_as_if_it_were_painted_anew(view) -> None:
    view.show_forecast(samples.forecast_rows())
    kind, bar = QImage.Format.Format_RGB32, view.horizontalScrollBar()
    for px_per_day, steps in ((26.0, (-40, 93)), (33.3, (17, -40, 1)), (9.7, (5,))):
        view.zoom_to(px_per_day, 500)
        for step in steps:
            QApplication.processEvents()
            bar.setValue(bar.value() + step)
            QApplication.processEvents()
            shown = view.screen().grabWindow(view.winId()).toImage().convertToFormat(kind)
            assert shown == view.grab().toImage().convertToFormat(kind)


def test_scrolling_asks_only_for_the_strip_that_comes_into_sight(view, qtbot) -> None:
    painted = []
    paint = view.paint_part
    view.paint_part = lambda painter, exposed: (painted.append(exposed), paint(painter, exposed))
    qtbot.wait(20)
    painted.clear()
    bar = view.horizontalScrollBar()
    bar.setValue(bar.value() + 30)
    qtbot.waitUntil(lambda: bool(painted))
    assert all(exposed.width() <= 32 for exposed in painted)


def test_a_held_bar_repaints_only_around_itself_and_its_words(view, robot, qtbot) -> None:
    end = robot.hold("s-bvs", 3)
    qtbot.wait(20)
    painted = []
    paint = view.paintEvent
    view.paintEvent = lambda event: (painted.extend(event.region()), paint(event))
    robot.move(end + QPoint(round(view.px_per_day), 0))
    qtbot.waitUntil(lambda: bool(painted))
    area = sum(exposed.width() * exposed.height() for exposed in painted)
    assert area < view.viewport().width() * view.viewport().height() / 8


@pytest.mark.parametrize("what", ["drag", "link", "marquee"])
def test_what_is_held_is_painted_over_the_plan_as_it_is_now(view, robot, qtbot, what) -> None:
    """While something is held, what stands still is laid down from a picture; it must never be an old one."""
    kind = QImage.Format.Format_RGB32
    if what == "drag":
        robot.hold("s-bvs", 3)
    elif what == "link":
        view.editing.begin_link(view.scene.geometry.index["s-bvs"])
    else:
        view.gesture = Marquee(view.scene, QPoint(40, 40), frozenset())
        view.gesture.hold(view.scene, QPoint(400, 200))
    bar = view.horizontalScrollBar()
    for change in (
        lambda: bar.setValue(bar.value() + 31),
        lambda: view.select("s-mix"),
        lambda: view.set_dimmed(frozenset({"s-mix", "s-bass"})),
        lambda: view.show_checks(samples.plan_checks(baselines=2)),
        lambda: view.set_shows_critical(shows=False),
        lambda: view.set_now(samples.NOW + 86_400_000),
    ):
        change()
        QApplication.processEvents()
        shown = view.viewport().grab().toImage().convertToFormat(kind)
        whole = QImage(shown.size(), kind)
        painter = QPainter(whole)
        view.paint_part(painter, QRect(QPoint(), shown.size()))
        painter.end()
        assert shown == whole


def test_a_folded_track_says_what_lies_in_it(view, theme) -> None:
    track = view.stage_of(view.scene.geometry.index["s-bvs"]).track
    view.set_folded(track, is_folded=True)
    view.zoom_to_level("day")
    image = picture(view)
    (text, _width, _height) = next(iter(view.scene.sums.values()))
    assert text.text() == "2 stages · $80 · Tue 8 Dec to Thu 17 Dec"
    first, last = (view.bar_rect(view.scene.geometry.index[one]) for one in ("s-vocal", "s-bvs"))
    whole = first.united(last)
    # one bar: what lies between the two has the same edge
    assert image.pixelColor((first.right() + last.left()) // 2, whole.top()).name() == theme.color("line2").name()


def test_a_stage_that_was_selected_has_no_ring_on_the_bar_of_its_folded_track(view, theme) -> None:
    bar = view.scene.geometry.index["s-vocal"]
    view.reveal(bar)
    ring = view.bar_rect(bar).adjusted(-3, -3, 3, 3)
    accent = theme.color("accent").name()
    assert picture(view).pixelColor(ring.left() + 20, ring.top()).name() == accent
    view.set_folded(view.stage_of(bar).track, is_folded=True)
    ring = view.bar_rect(bar).adjusted(-3, -3, 3, 3)
    assert picture(view).pixelColor(ring.left() + 20, ring.top()).name() != accent


def test_late_stale_and_struck_are_drawn(view, theme) -> None:
    image = picture(view)
    box = view.bar_rect(view.scene.geometry.index["s-guitars"])
    hatch = theme.color("late.base").name()
    seen = {
        image.pixelColor(x, box.center().y()).name() for x in range(box.left(), min(box.right(), image.width() - 1))
    }
    assert hatch in seen or any(name.startswith("#f") for name in seen)
    stale = view.bar_rect(view.scene.geometry.index["s-bass"])
    assert image.pixelColor(stale.right() - 2, stale.top() + 3).name() == theme.color("stale.base").name()


def test_a_theme_change_repaints(view, theme) -> None:
    before = picture(view)
    theme.choose("light")
    after = picture(view)
    assert before != after
    assert after.pixelColor(3, after.height() - 3).name() in {
        theme.color("track").name(),
        theme.color("weekend").name(),
        theme.color("line").name(),
    }


def test_a_card_appears_under_a_resting_pointer(view) -> None:
    from ui.timeline.hover_card import HoverCard

    view.hover(view.scene.geometry.index["s-guitars"])
    view.show_card()
    card = view.viewport().findChild(HoverCard)
    assert card.isVisible()
    assert view.viewport().rect().contains(card.geometry())
    view.hover(None)
    assert not card.isVisible()


@pytest.mark.parametrize("count", [0, 1, 500])
def test_plans_of_any_size_are_drawn_at_every_scale(theme, qtbot, count) -> None:
    from dataclasses import replace

    plan = samples.many_plan(max(1, count), 5)
    if count == 0:
        plan = replace(plan, stages=(), links=(), tracks=())
    made = TimelineView(theme)
    qtbot.addWidget(made)
    made.resize(800, 500)
    made.show_plan(plan)
    made.show()
    for px in (1.0, 4.0, 11.0, 26.0, 320.0, 960.0):
        made.zoom_to(px)
        made.grab()
    made.fit()
    made.grab()


# --- assistive technology


def test_bars_are_told_to_assistive_technology(view) -> None:
    accessible.install(view)
    tree = QAccessible.queryAccessibleInterface(view)
    assert tree.role() == QAccessible.Role.List
    assert tree.childCount() == 12
    item = tree.child(view.scene.geometry.index["s-vocal"])
    assert item.text(QAccessible.Text.Name) == "Lead vocal, In review"
    told = item.text(QAccessible.Text.Description)
    assert "Ana Ribeiro" in told
    assert "8 Dec" in told
    assert item.rect().width() > 20


def test_the_selected_bar_is_the_selected_item(view) -> None:
    accessible.install(view)
    view.select("s-mix")
    bar = view.scene.geometry.index["s-mix"]
    tree = QAccessible.queryAccessibleInterface(view)
    assert tree.child(bar).state().selected
    assert not tree.child(0).state().selected
    assert tree.indexOfChild(tree.child(bar)) == bar


def test_a_long_title_takes_two_lines(theme) -> None:
    from PySide6.QtGui import QFontMetrics

    from ui.timeline.tracks_column import broken_title

    metrics = QFontMetrics(theme.font(12))
    room = metrics.horizontalAdvance("Lead vocal, 3 full")
    assert broken_title("Lead vocal", metrics, room) == "Lead vocal"
    assert broken_title("Lead vocal, 3 full takes", metrics, room) == "Lead vocal, 3 full\ntakes"
    lines = broken_title("Lead vocal, 3 full takes and many more doubles of it", metrics, room).split("\n")
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert all(
        metrics.horizontalAdvance(line) <= room for line in broken_title(samples.GERMAN, metrics, room).split("\n")
    )
