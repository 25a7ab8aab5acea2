"""Waves that move: what is moved on the screen is what would be painted anew, and nothing goes blank while they are zoomed."""

from __future__ import annotations

import math
import wave

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest

from studio.queries.review import peak_rows, sample_rows
from ui.review.beats import BeatGrid
from ui.review.model import ShownNote
from ui.review.sheets import bands_of
from ui.review.wave_data import wave_data, wave_of_rows
from ui.review.wave_ruler import ruler_marks
from ui.review.wave_view import ShownChange, WaveLane, WaveView

DURATION_S = 240.0


def swelling(seed: int):
    highs = [abs(math.sin(n * (0.003 + seed * 0.001))) * (0.4 + 0.6 * (n % 7) / 7) for n in range(24_000)]
    return wave_data(str(seed), DURATION_S, 0.01, [-high for high in highs], highs)


@pytest.fixture
def view(qtbot, context):
    made = WaveView(context.theme, context.background)
    qtbot.addWidget(made)
    made.resize(900, 320)
    lanes = [WaveLane(f"Lane {seed}", data=swelling(seed)) for seed in range(3)]
    lanes[1].changes = (ShownChange(30.0, 36.0, "changed here", ""),)
    made.show_lanes(lanes, DURATION_S)
    made.show_notes([ShownNote(1, 31.0, 34.0, "late", "Ana", is_open=True, is_draft=False)])
    made.show()
    made.zoom_by(6, 300)
    made.grab()
    qtbot.waitUntil(lambda: not made.is_painting)
    return made


def on_screen(view: WaveView):
    """What the window shows now, without painting it again."""
    return view.screen().grabWindow(view.winId()).toImage()


def test_what_is_moved_is_what_would_be_painted(qtbot, view):
    begun = on_screen(view)
    for step, by_s in enumerate((3.3, 0.07, -1.9, 11.0, -0.31, 0.4)):
        if step == 2:
            view.show_grid(BeatGrid(97.3))
            view.show_range((26.1, 33.3))
        view.show_position(27.7 + step)
        view.move_to(view.scale.start_s + by_s)
        qtbot.wait(1)
        qtbot.waitUntil(lambda: not view.is_painting)
        qtbot.wait(1)
        shown = on_screen(view)
        assert shown == view.grab().toImage().convertToFormat(shown.format()), f"step {step}"
    assert shown != begun


def test_while_it_is_zoomed_the_last_picture_stands_in(qtbot, view):
    view.zoom_by(1.3, 300)
    ground = QColor(view._theme.palette.track).rgb()  # noqa: SLF001
    shown = view.grab().toImage()
    assert view.is_painting
    middle = view.lane_rect(0).center().y()
    columns = range(view.head_px, view.width(), 5)
    assert all(shown.pixel(x, middle) != ground for x in columns)
    qtbot.waitUntil(lambda: not view.is_painting)


def test_low_lanes_share_few_bands(view):
    from PySide6.QtCore import QRect

    rects = [QRect(104, 52 + 16 * n, 800, 16) for n in range(64)]
    bands = bands_of(rects, [(None, False)] * 64)
    assert len(bands) == 2
    assert sum(len(band.lanes) for band in bands) == 64
    assert [(band.top_px, band.lanes[0].top_px) for band in bands] == [(52, 0), (52 + bands[0].height_px, 0)]


# --- down to single samples

CLICK_FRAME = 100_003
"""The one sample that is not silent, at full scale."""


@pytest.fixture
def click(qtbot, context, tmp_path):
    path = tmp_path / "click.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(48000)
        file.writeframes(b"\0\0" * CLICK_FRAME + b"\xff\x7f" + b"\0\0" * 91_996)
    data = wave_of_rows(peak_rows(path, tmp_path / "peaks"), lambda first, frames: sample_rows(path, first, frames))
    made = WaveView(context.theme, context.background)
    qtbot.addWidget(made)
    made.resize(900, 220)
    made.show_lanes([WaveLane("Click", data=data)], data.duration_s)
    made.show()
    return made, path


def spans_of_ink(qtbot, view) -> tuple[int, int]:
    """First and last pixel of the lane's upper half that holds a wave."""
    view.grab()
    qtbot.waitUntil(lambda: not view.is_painting)
    shown, lane = view.grab().toImage(), view.lane_rect(0)
    inks = {QColor(ink).rgb() for ink in (view._theme.palette.wave, view._theme.palette.wave_rms)}  # noqa: SLF001
    y = lane.center().y() - lane.height() // 5
    columns = [x for x in range(view.head_px, view.width()) if shown.pixel(x, y) in inks]
    return (columns[0], columns[-1]) if columns else (-1, -1)


@pytest.mark.parametrize("span_s", [0.5, 0.1, 0.02])
def test_a_click_is_drawn_at_its_sample_and_nowhere_else(qtbot, click, span_s):
    view, _path = click
    at_s = CLICK_FRAME / 48000
    view.zoom_by(view.scale.span_s / span_s, view.scale.x_of(at_s))
    first, last = spans_of_ink(qtbot, view)
    x, sample_px = view.head_px + view.scale.x_of(at_s), view.scale.px_per_s / 48000
    assert x - 2 - sample_px <= first <= last <= x + 2 + sample_px


def test_single_samples_are_a_line_with_dots(qtbot, click):
    view, _path = click
    at_s = CLICK_FRAME / 48000
    view.zoom_by(1e9, view.scale.x_of(at_s))
    sample_px = view.scale.px_per_s / 48000
    assert 20 < sample_px < 80
    view.grab()
    qtbot.waitUntil(lambda: not view.is_painting)
    shown, lane = view.grab().toImage(), view.lane_rect(0)
    x = round(view.head_px + view.scale.x_of(at_s))
    ink, ground = QColor(view._theme.palette.wave).rgb(), QColor(view._theme.palette.track).rgb()  # noqa: SLF001
    top = lane.top() + 8
    assert shown.pixel(x, top + 1) == ink
    # halfway to the next sample the line is halfway down
    half = round(x + sample_px / 2)
    assert shown.pixel(half, top + 1) == ground
    quarter = range(lane.center().y() - lane.height() // 3, lane.center().y() - lane.height() // 6)
    assert any(shown.pixel(half, y) != ground for y in quarter)


def test_a_file_that_has_gone_is_drawn_from_its_peaks(qtbot, click):
    view, path = click
    path.unlink()
    at_s = CLICK_FRAME / 48000
    view.zoom_by(view.scale.span_s / 0.2, view.scale.x_of(at_s))
    first, last = spans_of_ink(qtbot, view)
    assert first >= 0
    assert last - first >= 256 * view.scale.px_per_s / 48000 / 2


def test_close_times_have_as_many_digits_as_they_need(click):
    view, _path = click
    view.zoom_by(view.scale.span_s / 0.01, 300)
    words = [mark.words for mark in ruler_marks(view.scale, None) if mark.words]
    assert len(set(words)) == len(words) >= 4
    view.show_grid(BeatGrid(120.0))
    assert [mark.words for mark in ruler_marks(view.scale, view._grid) if mark.words] == words  # noqa: SLF001


def test_hours_away_from_the_playhead_single_samples_can_be_seen(qtbot, view):
    view.show_lanes([WaveLane("Long", data=swelling(1))], 14_400.0)
    view.show_range((10.0, 14_300.0))
    view.zoom_by(1e9, 700)
    view.show_position(3.0, follows=True)
    view.grab()
    qtbot.waitUntil(lambda: not view.is_painting)
    assert view.scale.span_s < 0.001
    start_s = view.scale.start_s
    # a key brings the playhead back into sight
    QTest.keyClick(view, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert start_s > 3.1
    assert view.scale.start_s <= 3.0 <= view.scale.start_s + view.scale.span_s


def test_keys_step_less_far_where_less_is_seen(qtbot, click):
    view, _path = click
    view.zoom_by(view.scale.span_s / 0.1, 300)
    with qtbot.waitSignal(view.sought) as sought:
        QTest.keyClick(view, Qt.Key.Key_Right)
    assert sought.args[0] == pytest.approx(0.01)


def test_waves_are_made_higher_by_wheel_and_keys(qtbot, view):
    lane = view.lane_rect(0)
    low = view.gain()
    turn = QWheelEvent(
        QPointF(lane.center()), QPointF(), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ShiftModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    view.wheelEvent(turn)
    QTest.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert (view.magnified, view.gain()) == (4, low * 4)
    for _ in range(5):
        QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert (view.magnified, view.gain()) == (1, low)
