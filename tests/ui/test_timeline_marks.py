"""What stands on and around the bars: which marks a bar has, that they are painted, and what is said about them."""

from __future__ import annotations

from dataclasses import replace

import pytest
import samples
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QLabel

from ui.timeline.geometry import PlanGeometry
from ui.timeline.marks import Marks
from ui.timeline.ruler import reader_rest
from ui.timeline.view import TimelineView


@pytest.fixture
def view(theme, qtbot, sample_now):
    made = TimelineView(theme)
    qtbot.addWidget(made)
    made.set_now(samples.NOW)
    made.resize(1300, 760)
    made.show_plan(samples.marked_plan())
    made.show()
    return made


@pytest.fixture(scope="module")
def marks() -> Marks:
    return Marks(PlanGeometry(samples.marked_plan()), samples.plan_checks())


def of(marks: Marks, stage: str):
    return marks.of(marks.geometry.index[stage])


def picture(view) -> QImage:
    image = QImage(view.viewport().size(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    view.viewport().render(painter, QPoint())
    painter.end()
    return image


def colours(image: QImage, place: QRect) -> set[str]:
    place = place.intersected(image.rect())
    return {
        image.pixelColor(x, y).name()
        for x in range(place.left(), place.right() + 1)
        for y in range(place.top(), place.bottom() + 1)
    }


# --- which marks there are


def test_a_bar_has_the_marks_of_what_the_plan_says_about_it(marks) -> None:
    units = marks.geometry.axis.units
    mix, comp, drums = of(marks, "s-mix"), of(marks, "s-comp"), of(marks, "s-drums")
    assert (mix.must, mix.is_missed, mix.is_wrong) == (units(samples.ms(2026, 12, 24, 17)), True, True)
    assert (comp.is_late_as_possible, comp.waited_from) == (True, units(samples.ms(2026, 12, 16)))
    assert drums.paused == units(samples.ms(2026, 12, 1, 13))
    assert of(marks, "s-bvs").floor == units(samples.ms(2026, 12, 14))
    guitars = of(marks, "s-guitars")
    start, end = (marks.geometry.start[guitars.bar], marks.geometry.work_end[guitars.bar])
    assert guitars.done == pytest.approx(start + 0.6 * (end - start))
    assert not guitars.is_wrong
    assert guitars.clash[1] > guitars.clash[0] > 0
    assert of(marks, "s-brief") is None


def test_slack_leads_over_days_without_work(marks) -> None:
    # eight working days after Mon 30 Nov 17:00, a day's end being the next day's border
    lyrics = marks.geometry.index["s-lyrics"]
    slack = replace(marks.geometry.plan.stages[lyrics], state="planned", is_critical=False, slack_min=8 * 480)
    stages = tuple(slack if stage.id == "s-lyrics" else stage for stage in marks.geometry.plan.stages)
    plan = replace(marks.geometry.plan, stages=stages)
    geometry = PlanGeometry(plan)
    found = Marks(geometry, samples.plan_checks()).of(lyrics)
    assert found.slack == geometry.axis.units(samples.ms(2026, 12, 9, 17))
    geometry.axis.rest_on(("2026-12-08", "no date"))
    found = Marks(geometry, samples.plan_checks()).of(lyrics)
    assert found.slack == geometry.axis.units(samples.ms(2026, 12, 10, 17))


@pytest.mark.parametrize("kept", [1, 3, 5])
def test_of_all_baselines_three_are_drawn_the_newest_nearest_to_the_bar(kept: int) -> None:
    checks = samples.plan_checks(baselines=kept)
    geometry = PlanGeometry(samples.marked_plan())
    names = [row.id for row in reversed(checks.baselines)][:3]
    assert list(Marks(geometry, checks).baselines) == names
    drawn = Marks(geometry, checks).of(geometry.index["s-mix"]).shadows
    assert sorted(shadow.line for shadow in drawn) == list(range(len(names)))
    assert Marks(geometry, checks, frozenset(names[:1])).of(geometry.index["s-mix"]).shadows[0].drift_days == kept
    assert Marks(geometry, checks, frozenset()).of(geometry.index["s-mix"]).shadows == ()


# --- what is painted


@pytest.mark.parametrize("level", ["hour", "day", "week", "month"])
@pytest.mark.parametrize("is_compact", [False, True])
def test_a_strip_with_marks_is_painted_as_it_is_in_the_whole(view, level, is_compact) -> None:
    view.set_compact(is_compact=is_compact)
    view.show_checks(samples.plan_checks(baselines=3))
    view.zoom_to_level(level)
    whole = picture(view)
    pieces = QImage(whole.size(), QImage.Format.Format_RGB32)
    painter = QPainter(pieces)
    for left in range(0, whole.width(), 97):
        for top in range(0, whole.height(), 230):
            exposed = QRect(left, top, 97, 230)
            painter.setClipRect(exposed)
            view.paint_part(painter, exposed)
    painter.end()
    assert pieces == whole


def test_baselines_lie_under_their_bars_and_are_hidden_on_demand(view, theme) -> None:
    view.show_checks(samples.plan_checks())
    box = view.bar_rect(view.scene.geometry.index["s-bvs"])
    below = QRect(box.left() - 40, box.bottom() + 5, box.width(), 4)
    assert theme.color("text3").name() in colours(picture(view), below)
    view.show_baselines(())
    assert view.shown_baselines() == ()
    assert theme.color("text3").name() not in colours(picture(view), below)
    view.show_baselines(("b0",))
    assert view.shown_baselines() == ("b0",)


def test_what_is_wrong_stands_on_the_bar_and_its_reason_in_the_card(view, theme) -> None:
    bar = view.scene.geometry.index["s-mix"]
    box = view.bar_rect(bar)
    corner = QRect(box.right() - 10, box.top() - 8, 18, 18)
    late = theme.color("late.base").name()
    before = colours(picture(view), corner)
    view.show_checks(samples.plan_checks())
    assert late in colours(picture(view), corner) - before
    view.hover(bar)
    view.show_card()
    said = [label.text() for label in view.viewport().findChildren(QLabel)]
    assert "“Mix and stems” has to be done by Thu 24 Dec." in said
    assert any(words.startswith("Baseline 2: ") and words.endswith("2 d later") for words in said)
    assert view.problems_of(bar) == ("“Mix and stems” has to be done by Thu 24 Dec.",)


def test_a_milestone_is_a_diamond_at_its_date(view) -> None:
    bar = view.scene.geometry.index["s-release"]
    box = view.bar_rect(bar)
    middle = view.scene.x_px(view.scene.geometry.start[bar])
    assert box.left() < middle < box.right()
    assert box.width() == 16
    image = picture(view)
    # its corners are ground, as those of no bar are
    assert image.pixelColor(box.left() + 1, box.center().y() - 7) == image.pixelColor(box.left() - 3, box.top() + 2)
    assert view.bar_at_point(box.center()) == bar


def test_marks_go_with_their_production(view) -> None:
    view.show_checks(samples.plan_checks())
    assert view.scene.marks is not None
    view.show_plan(samples.moved(samples.marked_plan(), "s-bvs", 3))
    assert view.scene.marks is not None
    view.show_plan(samples.many_plan(20, 2))
    assert view.scene.marks is None


def test_the_ruler_says_and_draws_between_when_the_plan_ends(view, theme) -> None:
    view.fit()
    before = view.ruler.grab().toImage()
    view.show_forecast(samples.forecast_rows())
    after = view.ruler.grab().toImage()
    band = QRect(0, view.ruler.height() - 8, view.ruler.width(), 6)
    assert theme.color("offered.base").name() in colours(after, band) - colours(before, band)
    assert "8 of 10 cases" in view.ruler.accessibleDescription()
    view.show_forecast(None)
    assert view.ruler.grab().toImage() == before


def test_hours_when_the_reader_does_not_work_are_shaded() -> None:
    from datetime import date, datetime, timedelta, timezone

    from ui.timeline.axis import TimeAxis

    axis = TimeAxis("UTC")
    here = datetime(2026, 12, 8, 12).astimezone().utcoffset()
    day = date(2026, 12, 8).toordinal()
    for ahead_h, rest in ((0, []), (2, [(0.0, 0.25)]), (-2, [(0.75, 1.0)]), (9, [(0.0, 1.0)])):
        # the axis is so many hours behind the reader: its nine o'clock is later there
        axis.zone = timezone(here + timedelta(hours=ahead_h))
        assert reader_rest(axis, day) == rest


# --- asked for by the plan's screen


def test_the_screen_asks_after_the_plan_and_switches_what_is_drawn(
    context, studio, qtbot, sample_now, tmp_path
) -> None:
    from PySide6.QtCore import QSettings

    from studio.queries import asks
    from ui.plan.panel import PlanPanel

    context.settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    panel = PlanPanel(context)
    qtbot.addWidget(panel)
    context.commands.set_tab("plan")
    panel.resize(1200, 700)
    panel.show()
    context.set_production("p1")
    timeline, run = panel.timeline, context.commands.run
    qtbot.waitUntil(lambda: timeline.shown_baselines() == ("b1", "b0"))
    assert panel.overlays.checks.violations
    run("plan.baselines")
    assert timeline.shown_baselines() == ()
    run("plan.baselines")
    studio.answers[asks.PlanChecks] = samples.plan_checks(baselines=1)
    context.changed.emit(_changes(baseline="b0"))
    qtbot.waitUntil(lambda: timeline.shown_baselines() == ("b0",))
    run("plan.forecast")
    qtbot.waitUntil(lambda: bool(timeline.ruler.toolTip()))
    run("plan.forecast")
    assert timeline.ruler.toolTip() == ""
    run("plan.minimap")
    assert timeline.has_minimap
    run("plan.find")
    assert timeline.finder.isVisible()
    panel.hide()
    assert '"has_minimap": true' in context.settings.value("timeline/p1")


def _changes(**kinds: str):
    from studio.domain.changes import Changes

    return Changes("p1", {kind: frozenset({name}) for kind, name in kinds.items()})
