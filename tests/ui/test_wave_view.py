"""Waves that move: what is moved on the screen is what would be painted anew, and nothing goes blank while they are zoomed."""

from __future__ import annotations

import math

import pytest
from PySide6.QtGui import QColor

from ui.review.beats import BeatGrid
from ui.review.model import ShownNote
from ui.review.sheets import bands_of
from ui.review.wave_data import wave_data
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
