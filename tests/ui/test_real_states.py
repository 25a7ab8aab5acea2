"""What the window says in rare states: an alarm, no storage, a plan done within seconds, ids in errors."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import samples
from panel_robots import drop_on, words_of

from studio.domain.errors import RefusedError
from studio.queries import asks
from studio.queries.rows import PlanRows, SyncRow
from ui.messages import message_of
from ui.shell import Shell
from ui.timeline.geometry import PlanGeometry
from ui.timeline.ruler import lower_ticks
from ui.timeline.scene import BAR_LEAST_PX
from ui.timeline.view import TimelineView
from ui.top_bar import sync_tip


def test_an_alarm_is_said_once_and_stays_in_the_top_bar(context, studio, qtbot):
    (row,) = studio.answers[asks.Productions]
    studio.answers[asks.Productions] = (replace(row, alarm="Entry 7 is not what it was."),)
    window = Shell(context)
    qtbot.addWidget(window)
    window.show()
    context.attach(studio)
    qtbot.waitUntil(lambda: bool(window.messages.banners()))
    assert window.messages.banners()[0].message.text == "Entry 7 is not what it was."
    assert "Alarm" in words_of(window.top)
    window.messages.banners()[0].closed.emit()
    window._ask_productions()  # noqa: SLF001 -- as the window itself does when something changes
    qtbot.waitUntil(lambda: not context.background.running)
    assert window.messages.banners() == []
    assert "Entry 7" in window.top.sync.toolTip()


def test_offline_says_that_nothing_is_lost():
    assert "sent later" in sync_tip(SyncRow("offline", 0, 0))
    assert sync_tip(SyncRow("offline", 0, 0, "The folder is not there.")) == "The folder is not there."


def test_an_id_in_an_error_is_not_shown():
    assert message_of(RefusedError("It was used already.", subject="cb518348")).text == "It was used already."
    assert message_of(RefusedError("It was used already.", subject="Voice")).text == "Voice: It was used already."


def brief_plan(seconds: float = 80.0) -> PlanRows:
    """The song as if it had been made in so many seconds, before the working day began."""
    plan = samples.song_plan()
    start = 1_796_029_200_000 - 7_200_000
    step = seconds * 1000 / len(plan.stages)
    stages = tuple(
        replace(
            stage,
            start_ms=round(start + step * place),
            work_end_ms=round(start + step * (place + 0.6)),
            end_ms=round(start + step * (place + 1)),
            early_end_ms=round(start + step * (place + 1)),
        )
        for place, stage in enumerate(plan.stages)
    )
    return replace(plan, stages=stages, start_ms=start, end_ms=stages[-1].end_ms, early_end_ms=stages[-1].end_ms)


def test_a_plan_made_in_seconds_is_opened_in_seconds(theme, qtbot):
    view = TimelineView(theme)
    qtbot.addWidget(view)
    view.resize(1200, 700)
    view.show()
    view.show_plan(brief_plan())
    geometry = view.scene.geometry
    assert geometry.is_brief
    first, last = view.bar_rect(0), view.bar_rect(11)
    assert first.left() >= 0
    assert last.right() <= view.viewport().width()
    assert all(view.bar_rect(bar).width() > 40 for bar in range(12))
    ticks = lower_ticks(geometry.axis, view.scene.units(0), view.scene.units(1000), view.px_per_day)
    assert any(tick.text.count(":") == 2 for tick in ticks)


def test_at_days_each_bar_keeps_room_for_its_state_and_can_be_clicked(theme, qtbot):
    view = TimelineView(theme)
    qtbot.addWidget(view)
    view.resize(1200, 700)
    view.show()
    view.show_plan(brief_plan())
    view.zoom_to_level("day")
    for bar in range(12):
        place = view.bar_rect(bar)
        assert place.width() >= BAR_LEAST_PX
        assert view.bar_at_point(place.center()) == bar


def test_another_plan_is_not_shown_in_seconds(theme, qtbot):
    view = TimelineView(theme)
    qtbot.addWidget(view)
    view.resize(1200, 700)
    view.show()
    view.show_plan(brief_plan())
    view.show_plan(samples.song_plan())
    assert view.px_per_day < 100


def test_bars_of_one_line_do_not_cover_each_other(theme, qtbot):
    plan = brief_plan()
    track = plan.tracks[0].id
    packed = PlanGeometry(
        replace(plan, stages=tuple(replace(stage, track=track) for stage in plan.stages)), is_compact=True
    )
    view = TimelineView(theme)
    qtbot.addWidget(view)
    view.set_compact(is_compact=True)
    view.resize(1200, 700)
    view.show()
    view.show_plan(packed.plan)
    view.zoom_to_level("day")
    for row in view.scene.geometry.rows:
        boxes = [view.scene.box(bar) for bar in row.bars]
        assert all(one.left <= two.left for one, two in pairwise(boxes))


def test_the_demo_opens_in_a_window_of_its_own(context, qtbot, tmp_path, monkeypatch):
    from ui.dialogs import demo

    made = tmp_path / "opened"
    monkeypatch.setattr(demo, "segue_command", lambda *_words: ("/bin/sh", ["-c", f"echo > '{made}'"]))
    pane = demo.DemoPane(context)
    qtbot.addWidget(pane)
    pane.open_button.click()
    qtbot.waitUntil(made.exists, timeout=10_000)


def test_an_invitation_dropped_on_the_window_is_filled_in(context, studio, qtbot, tmp_path):
    window = Shell(context)
    qtbot.addWidget(window)
    window.show()
    context.attach(studio)
    qtbot.waitUntil(lambda: window.page == "plan")
    file = tmp_path / "Voice for Ana.seguepass"
    file.write_text("SEGUE1-AAAA")
    assert drop_on(window, str(file))
    assert window.page == "open_invitation"
    assert window.page_widget("open_invitation").text.toPlainText() == str(file)
