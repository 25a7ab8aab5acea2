"""A take in the mix so far: which lanes are heard beside it, muting and soloing, and how it goes on playing."""

from __future__ import annotations

import itertools
from dataclasses import replace

import panel_samples as rows
import pytest
from panel_robots import ListenRobot
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from sample_studio import SamplePeaks

from studio.domain.check_report import Finding, Severity
from studio.domain.recipe import LaneSetting
from studio.queries.asks import AssembleView, Plan, Stage, TakeLevels, WavePeaks
from studio.queries.rows import FileRow, PortRow, TakeFinding
from ui.review.panel import ListenPanel
from ui.review.player import shared_player
from ui.review.wave_heads import silence_rects


def mix_of_seven():
    """Seven lanes, of which the sixth is the stage's own, approved before; one is muted in the mix and one comes later."""
    given = rows.assemble(("/tmp/0.wav", "/tmp/1.wav"), is_made=False)
    lanes = list(given.lanes)
    lanes[1] = replace(lanes[1], is_muted=True, gain_mdb=-3000, pan_milli=250)
    lanes[2] = replace(lanes[2], start_frame=44_100)
    lanes[5] = replace(
        lanes[5], stage_id=rows.STAGE.id, output="vox_takes", name="LeadVoxvox_takes.wav", gain_mdb=-2000
    )
    return replace(given, lanes=tuple(lanes), sample_rate_hz=44_100)


@pytest.fixture
def panel(qtbot, context, studio, tmp_path):
    studio.home = tmp_path
    studio.answers |= {
        Plan: rows.plan((rows.STAGE,)),
        Stage: rows.review_detail(),
        AssembleView: mix_of_seven(),
        WavePeaks: SamplePeaks(),
        TakeLevels: (-20.0, -14.0),
    }
    context.set_production("p1")
    made = ListenPanel(context)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    qtbot.waitUntil(lambda: bool(made.wave.lanes) and all(lane.data for lane in made.wave.lanes))
    qtbot.waitUntil(made.ensemble.switch.isVisible)
    yield made
    shared_player(context).close()


@pytest.fixture
def robot(panel):
    return ListenRobot(panel)


def in_mix(panel, robot, qtbot):
    robot.presses("What is heard: In the mix")
    qtbot.waitUntil(lambda: all(lane.data for lane in panel.wave.lanes))


def settings(panel):
    return [(lane.setting, lane.is_silent) for lane in panel.ensemble.board.lanes]


def test_a_take_in_the_mix_stands_over_what_is_approved(panel, robot, qtbot):
    own = len(panel.wave.lanes)
    in_mix(panel, robot, qtbot)
    assert [lane.is_beside for lane in panel.wave.lanes] == [False] * own + [True] * 6
    assert "Lead vocal" not in [lane.name for lane in panel.wave.lanes], "its own approved take is not heard twice"
    robot.presses("What is heard: Take alone")
    assert len(panel.wave.lanes) == own


def test_the_lanes_beside_it_are_set_as_the_mix_sets_them(panel, robot, qtbot):
    in_mix(panel, robot, qtbot)
    bass, amp = settings(panel)[3:5]
    assert bass == (LaneSetting(gain_mdb=-3000, pan_milli=250), True)
    assert amp == (LaneSetting(start_frame=48_000), False), "frames of the house rate become the player's"
    assert panel.wave.lanes[4].data.duration_s == pytest.approx(223.0, abs=0.1)


def test_levels_are_matched_in_the_take_alone(panel, robot, qtbot):
    qtbot.waitUntil(lambda: panel.levels.gain_db == -6.0)
    in_mix(panel, robot, qtbot)
    gains = [setting.gain_mdb for setting, _ in settings(panel)]
    assert gains == [-6000 - 2000, -6000, 0, -3000, 0, 0, 0, 0]
    panel.levels.set_wanted(False)
    assert [setting.gain_mdb for setting, _ in settings(panel)][:2] == [-2000, 0]


def test_mute_and_solo_are_heard_at_once_and_seen(panel, robot, qtbot):
    in_mix(panel, robot, qtbot)
    place = 4
    head = panel.wave.head_rect(place)
    solo, mute = silence_rects(head, has_detail=panel.wave.has_detail(head, panel.wave.lanes[place]))
    QTest.mouseClick(panel.wave, Qt.MouseButton.LeftButton, pos=solo.center())
    assert [silent for _, silent in settings(panel)] == [n != place for n in range(8)]
    assert panel.wave.lanes[place].is_soloed
    assert panel.wave.lanes[0].is_faint
    QTest.mouseClick(panel.wave, Qt.MouseButton.LeftButton, pos=solo.center())
    QTest.mouseClick(panel.wave, Qt.MouseButton.LeftButton, pos=mute.center())
    assert [n for n, (_, silent) in enumerate(settings(panel)) if silent] == [3, place]
    assert panel.hearing.position_s == 0.0, "a press in the head does not seek"


def test_keys_choose_a_lane_and_mute_it(panel, robot, qtbot, context):
    in_mix(panel, robot, qtbot)
    panel.wave.setFocus()
    for _ in range(2):
        QTest.keyClick(panel.wave, Qt.Key.Key_Down)
    assert panel.wave.chosen_lane == 1
    context.commands.named("listen.mute").run()
    assert panel.wave.lanes[1].is_muted
    context.commands.named("listen.solo").run()
    assert panel.wave.lanes[1].is_soloed
    panel.wave.choose_lane(1)
    assert "muted, soloed" in panel.wave.accessibleDescription()


def test_what_is_muted_stays_so_in_another_take(panel, robot, qtbot):
    in_mix(panel, robot, qtbot)
    panel.ensemble.toggle_mute(7)
    robot.presses("Which take: Take 1")
    assert settings(panel)[-1][1]
    assert panel.ensemble.is_in_mix


def test_the_mix_comes_in_without_a_gap(panel, robot, qtbot, context):
    player = shared_player(context)
    panel.wave.sought.emit(20.0)
    QTest.keyClick(panel.wave, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: player.position_s > 20.0)
    turns = []
    player.heard.connect(lambda _frame, turn: turns.append(turn))
    qtbot.waitUntil(lambda: bool(turns))
    in_mix(panel, robot, qtbot)
    before = len(turns)
    qtbot.waitUntil(lambda: len(turns) > before + 2)
    assert len(set(turns)) == 1, "spliced in, not begun anew"
    assert player.is_playing
    assert player.position_s >= 20.0
    assert panel.hearing.is_mine


def test_without_a_mix_what_was_given_is_the_context(panel, robot, qtbot, studio):
    guide = FileRow("guide.wav", 1000, "/tmp/guide.wav")
    words = FileRow("words.txt", 10, "/tmp/words.txt")
    detail = rows.review_detail()
    ports = (
        PortRow("guide", "audio.stem", False, "", files=(guide,)),
        PortRow("words", "text", False, "", files=(words,)),
    )
    studio.answers |= {AssembleView: replace(mix_of_seven(), lanes=()), Stage: replace(detail, inputs=ports)}
    panel.refresh()
    qtbot.waitUntil(lambda: not panel.has_mix())
    in_mix(panel, robot, qtbot)
    assert [lane.name for lane in panel.wave.lanes if lane.is_beside] == ["guide"]
    assert panel.wave.section_words == "What was given to this stage"


def test_a_take_with_nothing_beside_it_has_no_choice(panel, qtbot, studio):
    studio.answers |= {AssembleView: replace(mix_of_seven(), lanes=()), Stage: replace(rows.review_detail(), inputs=())}
    panel.refresh()
    qtbot.waitUntil(lambda: not panel.ensemble.switch.isVisible())


def test_findings_stand_where_they_are(panel, qtbot, studio):
    clipped = Finding("clipping", Severity.WARN, "no clipped samples", "12 in a row", 96.5, "Turn the input down.")
    whole = Finding("loudness", Severity.HINT, "", "", None)
    detail = rows.review_detail()
    newest = replace(
        detail.takes[-1],
        findings=(TakeFinding("vox_takes", clipped, "LeadVoxvox_takes.wav"), TakeFinding("vox_takes", whole)),
    )
    studio.answers[Stage] = replace(detail, takes=(*detail.takes[:-1], newest))
    panel.refresh()
    qtbot.waitUntil(lambda: bool(panel.wave.lanes[0].findings) or bool(panel.wave.lanes[1].findings))
    place = next(n for n, lane in enumerate(panel.wave.lanes) if lane.findings)
    (found,) = panel.wave.lanes[place].findings
    assert found.at_s == 96.5
    point: QPoint = panel.wave.finding_rect(place, found).center()
    QTest.mouseMove(panel.wave, point)
    panel.wave.show_tip_at(point)
    assert "Samples are clipped." in panel.wave.toolTip()
    assert "Turn the input down." in panel.wave.toolTip()


def test_seven_lanes_and_the_line_between_share_the_height(panel, robot, qtbot):
    in_mix(panel, robot, qtbot)
    wave = panel.wave
    rects = [wave.lane_rect(place) for place in range(len(wave.lanes))]
    section = wave.section_rect()
    assert rects[0].top() == wave.ruler_px
    assert rects[1].bottom() + 1 == section.top()
    assert section.bottom() + 1 == rects[2].top()
    assert all(a.bottom() + 1 == b.top() for a, b in itertools.pairwise(rects[2:]))
    assert abs(rects[-1].bottom() + 1 - wave.height()) <= 1
    assert min(rect.height() for rect in rects) >= 55


def test_the_ruler_stays_in_sight_while_lanes_are_scrolled(panel, robot, qtbot):
    panel.resize(1280, 560)
    in_mix(panel, robot, qtbot)
    wave = panel.wave
    scrolled = wave.parentWidget().parentWidget()
    down, top = scrolled.verticalScrollBar(), scrolled.parentWidget().top
    assert not top.isVisible()
    before = wave.grab(wave.rect().adjusted(0, 0, 0, wave.ruler_px - wave.height())).toImage()
    down.setValue(down.maximum())
    assert down.value() > 0
    assert top.isVisible()
    shown = top.grab().toImage()
    assert shown.size() == before.size()
    assert shown.convertToFormat(before.format()) == before
    QTest.mouseClick(top, Qt.MouseButton.LeftButton, pos=QPoint(wave.head_px + 300, wave.ruler_px - 4))
    assert panel.hearing.position_s == pytest.approx(wave.scale.s_at(300), abs=0.5)
    qtbot.wait(50)
    wave.show_position(150.0)
    qtbot.wait(50)
    shown = top.screen().grabWindow(top.winId()).toImage()
    assert shown == top.grab().toImage().convertToFormat(shown.format()), "it follows the playhead by itself"
    down.setValue(0)
    assert not top.isVisible()
