"""Opening: living bars first, then what stands around them, then the studio; and what is kept when it closes."""

from __future__ import annotations

import json
from dataclasses import asdict, replace

import pytest
import samples
from PySide6.QtCore import QPoint, QSettings, QSize, Qt
from PySide6.QtTest import QTest

from studio.app.first_screen import first_bars, first_rows, rows_of
from studio.app.identity_paths import first_plan_path
from ui import app as opening
from ui.door import Door
from ui.theme import Theme


@pytest.fixture
def settings(tmp_path):
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def start(qapp, qtbot, settings, studio, tmp_path, monkeypatch, sample_now):
    """Open the window on a home folder that has shown a plan; the studio is a stand-in."""
    monkeypatch.setattr(opening, "_open", lambda _home: studio)
    made = []

    def go(*, plan: object = None, remembers: bool = True) -> opening.Opening:
        if plan is not None:
            first_plan_path(tmp_path).write_text(json.dumps(asdict(plan)))
        one = opening.Opening(qapp, tmp_path, settings if remembers else None, "dark")
        one.door.show()
        made.append(one)
        return one

    yield go
    for one in made:
        one.door.close()
        one.door.deleteLater()
        one.theme.setParent(None)
        one.theme.deleteLater()
    qapp.setStyleSheet("")


def opened(one: opening.Opening, qtbot) -> opening.Opening:
    qtbot.waitUntil(lambda: one.context is not None and one.context.studio is not None)
    qtbot.waitUntil(lambda: one.context.background.running == 0)
    return one


def test_bars_are_kept_as_they_were_shown(tmp_path) -> None:
    plan = samples.song_plan()
    first_plan_path(tmp_path).write_text(json.dumps(asdict(plan)))
    assert first_rows(tmp_path) == plan
    assert rows_of(first_bars(tmp_path)) == plan


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"stages": 3}', '{"stages": [], "production": {"id": "p"}}', "\0"])
def test_a_kept_plan_of_another_make_is_no_plan(tmp_path, text: str) -> None:
    first_plan_path(tmp_path).write_text(text)
    assert first_rows(tmp_path) is None


def test_the_first_painting_has_living_bars_and_nothing_else(start, qtbot) -> None:
    one = start(plan=samples.song_plan())
    assert one.window is None
    timeline = one.timeline
    assert timeline.bar_count() == 12
    # a bar that is clicked before the window stands is selected in it
    place = timeline.bar_rect(2).center()
    QTest.mouseClick(timeline.viewport(), Qt.MouseButton.LeftButton, pos=place)
    clicked = timeline.selected_id()
    assert clicked
    opened(one, qtbot)
    panel = one.window.page_widget("plan")
    assert panel.timeline is timeline
    qtbot.waitUntil(lambda: panel.inspector is not None)
    assert panel.inspector.detail.stage.id == clicked


def test_every_bar_of_the_kept_plan_may_be_taken_hold_of(start) -> None:
    """Its states are plain text: nothing on the way to a length or a place may want more of them."""
    plan = samples.song_plan()
    view = start(plan=replace(plan, stages=tuple(replace(one, hand_off="h1") for one in plan.stages))).timeline
    for bar in range(view.bar_count()):
        view.editing.may((bar,), ("work_min",))
        view.editing.may_move((bar,))


def test_the_bars_stay_where_they_were_when_the_rest_comes(start, qtbot) -> None:
    one = start(plan=samples.song_plan(), remembers=False)
    one.door.resize(1200, 700)
    before = one.timeline.mapTo(one.door, QPoint(0, 0)), one.timeline.size(), one.timeline.bar_rect(3)
    opened(one, qtbot)
    qtbot.waitUntil(lambda: one.window.page_widget("plan").below.drawer is not None)
    assert (one.timeline.mapTo(one.door, QPoint(0, 0)), one.timeline.size(), one.timeline.bar_rect(3)) == before


def test_without_a_home_the_first_painting_is_the_welcome_page(start, qtbot, studio) -> None:
    from studio.queries import asks

    studio.answers[asks.Productions] = ()
    one = start()
    assert one.window is None
    welcome = one.door.findChild(object, "first_run")
    assert welcome is not None
    # a choice made before the window stands is kept
    QTest.keyClick(welcome, Qt.Key.Key_2)
    opened(one, qtbot)
    qtbot.waitUntil(lambda: one.window.page == "open_invitation")


def test_the_welcome_page_stays_the_same_page(start, qtbot, studio) -> None:
    from studio.queries import asks

    studio.answers[asks.Productions] = ()
    one = start()
    welcome = one.door.findChild(object, "first_run")
    opened(one, qtbot)
    assert one.window.page == "first_run"
    assert one.window.page_widget("first_run") is welcome
    assert welcome.isVisible()


def test_a_home_that_has_shown_no_plan_opens_empty_and_fills_itself(start, qtbot, tmp_path) -> None:
    (tmp_path / "segue.db").touch()
    one = start()
    assert one.timeline is None
    opened(one, qtbot)
    qtbot.waitUntil(lambda: one.window.page == "plan")


def test_bars_that_are_no_rows_make_room(start, qtbot, tmp_path) -> None:
    plan = asdict(samples.song_plan())
    del plan["stages"][0]["role"]
    first_plan_path(tmp_path).write_text(json.dumps(plan))
    one = start()
    assert one.timeline.bar_count() == 12
    opened(one, qtbot)
    qtbot.waitUntil(lambda: one.window.page == "plan")
    assert one.window.page_widget("plan").timeline is not one.timeline


def test_closing_keeps_the_place(start, qtbot, settings) -> None:
    one = opened(start(plan=samples.song_plan()), qtbot)
    one.door.close()
    assert settings.value("geometry") is not None


def test_closing_at_once_ends_the_opening(start, qtbot) -> None:
    one = start(plan=samples.song_plan())
    one.door.close()
    qtbot.wait(50)
    assert one.window is None


def test_a_studio_that_cannot_be_opened_is_said(start, qtbot, monkeypatch) -> None:
    from studio.domain.errors import DiskError

    def fail(_home: object) -> object:
        raise DiskError("The disk is full.", subject="/home/mira")

    monkeypatch.setattr(opening, "_open", fail)
    one = start(plan=samples.song_plan())
    qtbot.waitUntil(lambda: one.window is not None and bool(one.window.messages.banners()))
    assert one.window.messages.banners()[0].message.title == "The disk cannot be written"


def test_a_door_comes_back_where_it_was(qapp, settings, theme: Theme) -> None:
    first = Door(settings, theme)
    first.resize(700, 540)
    first.show()
    first.close()
    second = Door(settings, theme)
    assert second.size() == QSize(700, 540)
    first.deleteLater()
    second.deleteLater()
