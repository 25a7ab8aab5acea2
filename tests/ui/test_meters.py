"""Meters while it plays: measured ahead, shown when it is heard, nothing measured while nobody looks."""

from __future__ import annotations

import numpy as np
import pytest
from test_player import ToneStream

from studio.domain.metering import SILENT_DB, MeterReading
from studio.media.live_meter import BANDS, LiveMeter
from ui.review.metering import HOLD_S, Metering, ShownLevels
from ui.review.meters import Meters, legible_marks
from ui.review.player import Player


def reading(peak: float = -6.0, loudness: float = -20.0) -> MeterReading:
    return MeterReading((peak, peak - 3), (peak + 0.5, peak), loudness, loudness - 1, 0.5, (-40.0,) * BANDS)


class FakeMeter:
    """Reads the number of the block."""

    def __init__(self) -> None:
        self.count = 0

    def add(self, _block: np.ndarray) -> MeterReading:
        self.count += 1
        return reading(-float(self.count))


def test_a_reading_waits_until_its_place_is_heard():
    metering = Metering(lambda _rate: FakeMeter())
    for frame in (0, 1024, 2048):
        metering.tap(bytes(8), frame, 1, 48000)
    assert [row.peaks_dbfs[0] for row in metering.heard(1500, 1)] == [-1, -2]
    assert metering.heard(1500, 1) == []
    assert [row.peaks_dbfs[0] for row in metering.heard(9999, 1)] == [-3]


def test_what_was_read_ahead_and_spliced_over_is_not_shown():
    metering = Metering(lambda _rate: FakeMeter())
    for frame, turn in ((0, 1), (1024, 1), (1000, 1), (0, 2)):
        metering.tap(bytes(8), frame, turn, 48000)
    assert [row.peaks_dbfs[0] for row in metering.heard(9999, 2)] == [-4]
    metering.tap(bytes(8), 2000, 2, 48000)
    metering.tap(bytes(8), 1500, 2, 48000)
    assert [row.peaks_dbfs[0] for row in metering.heard(9999, 2)] == [-6]


def test_the_highest_peak_stays_for_a_while_then_falls():
    shown = ShownLevels()
    shown.add([reading(-6.0), reading(-10.0)], 0.05)
    assert (shown.peaks[0], shown.holds[0], shown.most_true_peak_dbtp) == (-6.0, -6.0, -5.5)
    shown.add([reading(-50.0)], HOLD_S - 0.1)
    assert shown.peaks[0] < -30
    assert shown.holds[0] == -6.0
    shown.add([reading(-50.0)], 0.2)
    assert -12 < shown.holds[0] < -6
    assert shown.most_true_peak_dbtp == -5.5
    shown.reset()
    assert shown.most_true_peak_dbtp == SILENT_DB


def test_marks_of_a_scale_do_not_touch_where_it_is_narrow():
    assert legible_marks((-48, -24, -12, 0), -60.0, 400) == [0, -12, -24, -48]
    assert legible_marks((-48, -24, -12, 0), -60.0, 107) == [0, -24, -48]


@pytest.fixture
def player(qtbot):
    made = Player(lambda _paths: ToneStream(20.0), make_meter=LiveMeter)
    yield made
    made.close()


def test_meters_run_without_a_device_and_stop_with_their_window(qtbot, theme, player):
    meters = Meters(theme, player)
    qtbot.addWidget(meters)
    player.load(("a.wav",), play=True)
    assert player._feeder.tap is None  # noqa: SLF001 -- off costs nothing
    meters.resize(800, 96)
    meters.show()
    qtbot.waitUntil(lambda: meters.levels.most_peak_dbfs > SILENT_DB, timeout=20_000)
    assert meters.levels.most_peak_dbfs == pytest.approx(-14.0, abs=0.2)  # the tone's 0.2
    qtbot.waitUntil(lambda: "LUFS" in meters.accessibleDescription())
    meters.grab()
    meters.hide()
    assert player._feeder.tap is None  # noqa: SLF001


def test_speed_has_keys_and_says_what_it_is(qtbot, context):
    from ui.review.body import ListenBody
    from ui.review.hearing import Hearing
    from ui.review.tools import ListenTools

    player = Player(lambda _paths: ToneStream())
    body = ListenBody(context, player, Hearing(player, context))
    qtbot.addWidget(body)
    tools = ListenTools(context, body, player)
    context.commands.named("listen.slower").run()
    assert (player.speed, tools.speed_button.text()) == (0.75, "0.75×")
    for _ in range(9):
        context.commands.named("listen.faster").run()
    assert (player.speed, tools.speed_button.accessibleName()) == (2.0, "Speed 2×")
    player.close()
