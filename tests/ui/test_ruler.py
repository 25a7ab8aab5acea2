"""Bars and beats on the ruler, ranges that snap to them, a tempo that is set, and dragging in the ruler."""

from __future__ import annotations

import itertools
from dataclasses import replace

import panel_samples as rows
import pytest
from panel_robots import ListenRobot
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from sample_studio import SamplePeaks

from studio.actions.plan_whole_commands import SetTempo
from studio.queries.asks import AssembleView, Plan, Stage, WavePeaks
from ui.review.beats import BeatGrid
from ui.review.panel import ListenPanel
from ui.review.player import shared_player
from ui.review.scale import WaveScale


@pytest.mark.parametrize(
    ("grid", "seconds", "words"),
    [
        (BeatGrid(120), 0.0, "1.1"),
        (BeatGrid(120), 3.5, "2.4"),
        (BeatGrid(120), 3.4999999, "2.4"),
        (BeatGrid(90, 6, 8), 2.0, "2.1"),
    ],
)
def test_bars_and_beats_are_counted_from_one(grid, seconds, words):
    assert grid.words(seconds) == words


def test_labels_keep_their_distance_and_stand_on_bars():
    for span_s in (2.0, 20.0, 200.0, 2000.0):
        scale = WaveScale(2000.0, 1000, 0.0, span_s)
        ticks = BeatGrid(120).ticks(scale)
        labelled = [scale.x_of(seconds) for seconds, label, _ in ticks if label]
        assert 4 <= len(labelled) <= 16
        assert min(b - a for a, b in itertools.pairwise(labelled)) >= 64
        assert len(ticks) < 200
    assert [label for _, label, _ in BeatGrid(120).ticks(WaveScale(60.0, 1000, 2.0, 2.0))] == [
        "2",
        "2.2",
        "2.3",
        "2.4",
        "3",
    ]


def with_tempo(tempo_mbpm):
    plan = rows.plan((rows.STAGE,))
    return replace(plan, production=replace(plan.production, tempo_mbpm=tempo_mbpm))


@pytest.fixture
def panel(qtbot, context, studio, tmp_path):
    studio.home = tmp_path
    studio.answers |= {
        Plan: with_tempo(120_000),
        Stage: rows.review_detail(),
        AssembleView: rows.assemble(),
        WavePeaks: SamplePeaks(),
    }
    context.set_production("p1")
    made = ListenPanel(context)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    qtbot.waitUntil(lambda: bool(made.wave.lanes) and all(lane.data for lane in made.wave.lanes))
    yield made
    shared_player(context).close()


def test_ranges_snap_to_beats_while_beats_are_shown(panel, context):
    robot = ListenRobot(panel)
    robot.drags_wave(0.25, 0.5)
    assert panel.wave.marked_range[0] % 0.5 > 0.001
    context.commands.named("listen.beats").run()
    robot.drags_wave(0.25, 0.5)
    assert [edge % 0.5 for edge in panel.wave.marked_range] == [0, 0]
    assert panel.ruler.button.isChecked()
    panel.hearing.seek(3.5)
    assert panel.transport._length.text() == "of 3:42.0 · bar 2.4"  # noqa: SLF001 -- what is read
    panel.wave.grab()


def test_without_a_tempo_it_is_asked_for_and_kept_with_the_production(qtbot, panel, studio):
    panel.show_plan(with_tempo(0))
    panel.ruler.button.click()
    line = panel.ruler.line
    assert line.isVisible()
    line.tempo.setValue(92.5)
    line.beats.setValue(3)
    QTest.keyClick(line.tempo, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: panel.wave._grid is not None)  # noqa: SLF001
    assert studio.commands == [SetTempo("p1", 92_500, (3, 4))]
    assert not line.isVisible()


def test_a_tempo_that_is_not_given_leaves_the_time(panel):
    panel.show_plan(with_tempo(0))
    panel.ruler.button.click()
    QTest.keyClick(panel.ruler.line.tempo, Qt.Key.Key_Escape)
    assert not panel.ruler.button.isChecked()
    assert not panel.ruler.line.isVisible()


def test_dragging_in_the_ruler_scrubs_and_marks_no_range(qtbot, panel, context):
    wave, player = panel.wave, shared_player(context)
    for event, x in ((QTest.mousePress, 400), (QTest.mouseMove, 600)):
        event(wave, *((Qt.MouseButton.LeftButton,) if event is QTest.mousePress else ()), pos=QPoint(x, 10))
    assert player.subject == "s7/2"
    assert panel.hearing.position_s == pytest.approx(wave.scale.s_at(600 - wave.head_px), abs=0.5)
    QTest.mouseRelease(wave, Qt.MouseButton.LeftButton, pos=QPoint(600, 10))
    assert wave.marked_range is None
    assert not player.is_playing
