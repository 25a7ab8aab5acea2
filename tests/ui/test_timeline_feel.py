"""How the timeline feels: overview, finding, scrolling while something is held, keys that show what would follow, and
that each production is shown as it was last looked at.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
import samples
from plan_robot import TimelineRobot
from PySide6.QtCore import QEvent, QPoint, QPointF, QSettings, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.timeline.auto_scroll import speed
from ui.timeline.find_bar import found_bars
from ui.timeline.view import TimelineView

ALT, SHIFT, NONE = (getattr(Qt.KeyboardModifier, f"{name}Modifier") for name in ("Alt", "Shift", "No"))


def shown(theme, qtbot, plan=None, settings=None) -> TimelineView:
    made = TimelineView(theme)
    qtbot.addWidget(made)
    made.set_now(samples.NOW)
    made.resize(1200, 760)
    if settings is not None:
        made.keep_places(settings)
    made.show_plan(plan or samples.song_plan())
    made.show()
    return made


@pytest.fixture
def view(theme, qtbot, sample_now):
    return shown(theme, qtbot)


@pytest.fixture
def robot(view):
    return TimelineRobot(view)


def key(view, kind: QEvent.Type, which: Qt.Key, modifiers=NONE) -> None:
    """One press or release, as a hand that stays on other keys makes it."""
    QApplication.sendEvent(view, QKeyEvent(kind, which, modifiers))


# --- keys show what would follow


def test_arrows_with_alt_hold_a_bar_until_alt_is_let_go(view, qtbot) -> None:
    moved, wanted = [], []
    view.moved.connect(lambda *what: moved.append(what))
    view.preview_wanted.connect(lambda *what: wanted.append(what))
    view.select("s-bvs")
    for arrow in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Right):
        key(view, QEvent.Type.KeyPress, arrow, ALT)
    assert [start for _stage, start in wanted] == [samples.ms(2026, 12, day) for day in (15, 16, 15, 16)]
    view.show_preview(samples.moved(samples.song_plan(), "s-bvs", 2))
    assert "moves 4 more" in view.drag.words
    assert "2 days later" in view.drag.words
    assert moved == []
    key(view, QEvent.Type.KeyRelease, Qt.Key.Key_Alt)
    assert moved == [("s-bvs", samples.ms(2026, 12, 16))]
    assert view.drag is None


@pytest.mark.parametrize("how", ["escape", "focus", "press"])
def test_what_keys_hold_goes_back_without_a_drop(view, robot, how) -> None:
    told = []
    for signal in (view.moved, view.edited):
        signal.connect(lambda *what: told.append(what))
    view.select("s-bvs")
    key(view, QEvent.Type.KeyPress, Qt.Key.Key_Right, ALT)
    assert view.is_held_by_keys
    if how == "escape":
        robot.key(Qt.Key.Key_Escape)
    elif how == "focus":
        QApplication.sendEvent(view, QEvent(QEvent.Type.FocusOut))
        view.focusOutEvent(None)
    else:
        robot.click("s-mix")
    key(view, QEvent.Type.KeyRelease, Qt.Key.Key_Alt)
    assert (view.drag, told) == (None, [])


def test_keys_hold_a_bar_over_another_track_and_change_its_length(view) -> None:
    edited = []
    view.edited.connect(edited.append)
    view.select("s-release")
    key(view, QEvent.Type.KeyPress, Qt.Key.Key_Up, ALT)
    key(view, QEvent.Type.KeyPress, Qt.Key.Key_Left, ALT)
    assert view.drag.track.track == "Post"
    assert view.drag.words.startswith("to Post, ")
    key(view, QEvent.Type.KeyRelease, Qt.Key.Key_Alt)
    assert (edited[0].track, edited[0].moves[0].not_before_ms) == ("Post", samples.ms(2026, 12, 30))
    for _ in range(2):
        key(view, QEvent.Type.KeyPress, Qt.Key.Key_Right, ALT | SHIFT)
    assert view.drag.words == "3 days"
    key(view, QEvent.Type.KeyRelease, Qt.Key.Key_Shift, ALT)
    assert len(edited) == 1
    key(view, QEvent.Type.KeyRelease, Qt.Key.Key_Alt)
    assert edited[1].work_end_ms == samples.ms(2027, 1, 4, 17)


# --- scrolling on


def test_the_nearer_to_the_edge_the_faster() -> None:
    assert speed(500, 1000) == 0
    steps = [speed(place, 1000) for place in (30, 10, 0, -60)]
    assert steps == sorted(steps, reverse=True)
    assert all(step < 0 for step in steps)
    assert speed(1060, 1000) == -speed(-60, 1000)


def test_a_bar_that_is_held_at_the_edge_moves_on_with_the_plan(view, robot, qtbot) -> None:
    view.zoom_to_level("hour")
    view.select("s-bvs")
    robot.hold("s-bvs", 0.3)
    before, start = view.horizontalScrollBar().value(), view.drag.units
    robot.move(QPoint(view.viewport().width() - 2, 300))
    qtbot.waitUntil(lambda: view.horizontalScrollBar().value() > before + 200, timeout=20_000)
    assert view.drag.units > start + 0.5
    assert view.editing.auto_scroll.is_scrolling
    robot.key(Qt.Key.Key_Escape)
    assert not view.editing.auto_scroll.is_scrolling


def test_a_marquee_reaches_what_is_scrolled_to(theme, qtbot, sample_now) -> None:
    view = shown(theme, qtbot, samples.many_plan(60, 2))
    robot = TimelineRobot(view)
    view.fit()
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, NONE, QPoint(3, 3))
    robot.move(QPoint(600, view.viewport().height() + 80))
    first = len(view.scene.chosen)
    qtbot.waitUntil(lambda: view.verticalScrollBar().value() > 200, timeout=20_000)
    assert len(view.scene.chosen) > first
    robot.drop(QPoint(600, 700))
    assert not view.editing.auto_scroll.is_scrolling


def test_a_track_is_carried_to_where_the_plan_scrolls(theme, qtbot, sample_now) -> None:
    view = shown(theme, qtbot, samples.many_plan(30, 6))
    placed = []
    view.tracks.placed.connect(lambda *what: placed.append(what))
    QTest.mousePress(view.tracks, Qt.MouseButton.LeftButton, NONE, QPoint(40, 20))
    bottom = QPoint(40, view.tracks.height() + 60)
    left = Qt.MouseButton.LeftButton
    event = QMouseEvent(QEvent.Type.MouseMove, QPointF(bottom), view.tracks.mapToGlobal(bottom), left, left, NONE)
    QApplication.sendEvent(view.tracks, event)
    down = view.verticalScrollBar()
    qtbot.waitUntil(lambda: down.value() == down.maximum(), timeout=20_000)
    QTest.mouseRelease(view.tracks, left, NONE, bottom)
    assert placed[0][1] >= 4
    qtbot.waitUntil(lambda: not view.editing.auto_scroll.is_scrolling)


# --- the overview


def test_the_frame_of_the_overview_is_what_is_in_sight_and_dragging_it_pans(theme, qtbot, sample_now) -> None:
    view = shown(theme, qtbot, samples.many_plan(300, 20))
    height = view.viewport().height()
    view.set_minimap(is_shown=True)
    minimap = view.minimap
    assert view.viewport().height() == height - minimap.height()
    assert minimap.geometry().top() == view.viewport().geometry().bottom() + 1
    QTest.mouseClick(minimap, Qt.MouseButton.LeftButton, NONE, QPoint(700, 30))
    assert abs(minimap.frame_rect().center().x() - 700) <= 2
    frame, left, top = minimap.frame_rect(), view.horizontalScrollBar().value(), view.verticalScrollBar().value()
    QTest.mousePress(minimap, Qt.MouseButton.LeftButton, NONE, frame.center() + QPoint(2, 0))
    QTest.mouseMove(minimap, frame.center() + QPoint(52, 8))
    QTest.mouseRelease(minimap, Qt.MouseButton.LeftButton, NONE, frame.center() + QPoint(52, 8))
    assert abs(minimap.frame_rect().center().x() - frame.center().x() - 50) <= 2
    assert view.horizontalScrollBar().value() > left
    assert view.verticalScrollBar().value() > top
    image = minimap.grab().toImage()
    assert image.pixelColor(minimap.frame_rect().left() + 1, minimap.frame_rect().center().y()) == theme.color("accent")
    view.set_minimap(is_shown=False)
    assert view.viewport().height() == height


# --- finding


def test_each_word_is_looked_for_in_title_role_person_and_track() -> None:
    plan = samples.song_plan()
    plan = replace(plan, stages=(replace(plan.stages[0], meant_for="Ines Duarte"), *plan.stages[1:]))
    titles = lambda query: [plan.stages[bar].title for bar in found_bars(plan, query)]  # noqa: E731  one line says it
    assert titles("vocal") == ["Lead vocal", "Backing vocals", "Comp and tune"]
    assert titles("ANA") == ["Lead vocal"]  # and not Dana's
    assert titles("brass") == titles("na xx") == []
    assert titles("ocal") == ["Lead vocal", "Backing vocals", "Comp and tune"]
    assert titles("ines") == ["Demo, tempo, key"]
    assert titles("post mix") == ["Mix and stems"]
    assert titles("nobody") == titles("  ") == []


def test_typing_jumps_to_what_fits_and_enter_to_the_next(view, qtbot) -> None:
    told = []
    view.selected.connect(told.append)
    view.open_finder()
    field = QApplication.focusWidget() or view.finder.field
    QTest.keyClicks(field, "vocals")
    assert view.selected_id() == "s-vocal"
    assert view.finder.count.text() == "1 of 2"
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert view.selected_id() == "s-bvs"
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert view.selected_id() == "s-vocal"
    assert {view.stage_of(bar).id for bar in view.scene.found} == {"s-vocal", "s-bvs"}
    assert told == []
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert told == ["s-vocal"]
    assert view.scene.found == frozenset()
    assert not view.finder.isVisible()


def test_what_is_found_in_a_folded_track_is_unfolded(view) -> None:
    view.set_folded("Vocals", is_folded=True)
    view.open_finder()
    view.finder.field.setText("backing")
    assert view.folded == frozenset()
    assert view.viewport().rect().contains(view.bar_rect(view.selected_bar).center())
    view.show_plan(samples.moved(samples.song_plan(), "s-bvs", 3))
    assert view.finder.count.text() == "1 of 1"


# --- as it was last looked at


def test_each_production_is_shown_as_it_was_last_looked_at(theme, qtbot, sample_now, tmp_path) -> None:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    view = shown(theme, qtbot, settings=settings)
    view.zoom_to_level("week")
    view.horizontalScrollBar().setValue(90)
    view.set_folded("Post", is_folded=True)
    view.set_shows_critical(shows=False)
    view.set_minimap(is_shown=True)
    left = view.span_ms()[0]
    view.show_plan(samples.many_plan(300, 20))
    assert not view.has_minimap
    view.zoom_to_level("month")
    view.verticalScrollBar().setValue(120)
    view.show_plan(samples.song_plan())
    assert (view.px_per_day, view.folded, view.has_minimap) == (11, {"Post"}, True)
    assert abs(view.span_ms()[0] - left) < 86_400_000
    view.hide()
    again = shown(theme, qtbot, settings=settings)
    assert (again.px_per_day, again.folded, again.has_minimap) == (11, {"Post"}, True)
    assert not again.scene.shows_critical
    assert abs(again.span_ms()[0] - left) < 86_400_000
    again.show_plan(samples.many_plan(300, 20))
    assert (again.px_per_day, again.verticalScrollBar().value()) == (4, 120)


@pytest.mark.parametrize("kept", ["", "{", "[]", '{"px_per_day": "wide", "folded": [3], "left_ms": "then"}'])
def test_what_cannot_be_read_is_as_if_never_looked_at(theme, qtbot, sample_now, tmp_path, kept) -> None:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    settings.setValue("timeline/p1", kept)
    view = shown(theme, qtbot, settings=settings)
    assert (view.px_per_day, view.folded) == (26, frozenset())
    assert view.viewport().rect().intersects(view.bar_rect(0))
