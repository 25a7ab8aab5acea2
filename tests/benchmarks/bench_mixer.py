"""What the mixer's lanes cost the GUI thread while they play: 64 lanes of 4 minutes in a window of 1600 x 1080.

CPU time of the GUI thread in milliseconds, the median of each kind of frame after a warm-up turn: the playhead alone, the
meters of all lanes alone (20 a second), both, the view turning a page under the playhead, and a level that is dragged.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np
from harness import machine, print_json
from PySide6.QtWidgets import QApplication, QScrollArea

from studio.queries.rows import LaneRow
from ui.assembly.lane_canvas import MixLane
from ui.assembly.lanes import LanesView
from ui.assembly.mix_model import MixModel
from ui.background import Background
from ui.review.wave_data import wave_data
from ui.theme import Theme

SIZE = (1600, 1080)
LANES = 64
RATE_HZ = 48_000
DURATION_S = 240.0
FRAMES = 60


class Mixer:
    """The lanes as the panel shows them, without the rest of the window."""

    def __init__(self, app: QApplication, theme: Theme) -> None:
        self._app, self._background, self._noise = app, Background(), np.random.default_rng(1)
        model = MixModel()
        rows = [
            LaneRow(
                f"l{n}",
                f"Track {n // 4}",
                f"Stage {n}",
                f"stem {n}.wav",
                "Ana",
                1,
                f"/stems/{n}.wav",
                group=f"g{n // 4}",
            )
            for n in range(LANES)
        ]
        model.show(rows)
        self.view = LanesView(theme, self._background, model)
        self.view.show_mix([MixLane(row) for row in rows], RATE_HZ)
        for n in range(LANES):
            highs = self._noise.random(int(DURATION_S / 0.01), np.float32)
            self.view.show_peaks(n, wave_data(f"{n}", DURATION_S, 0.01, -highs, highs))
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setWidget(self.view)
        self._area.resize(*SIZE)
        self._area.show()
        self.settle()

    def settle(self) -> None:
        until = time.monotonic() + 60
        self._app.processEvents()
        while self.view.is_painting and time.monotonic() < until:
            self._app.processEvents()
            time.sleep(0.001)

    def costs(self, *steps: Callable[[int], object]) -> float:
        """The median frame in ms of the GUI thread."""
        found = []
        for frame in range(FRAMES):
            began = time.thread_time()
            for step in steps:
                step(frame)
            self._app.processEvents()
            found.append((time.thread_time() - began) * 1000)
        return round(statistics.median(found), 2)

    def plays(self, frame: int) -> None:
        self.view.show_position(10.0 + frame * 0.05, follows=True)

    def pages(self, frame: int) -> None:
        self.view.show_position((frame * 37.0) % DURATION_S, follows=True)

    def meters(self, _frame: int) -> None:
        self.view.meters.show_peaks(self._noise.random((LANES, 2)))
        self.view.meters.step()

    def drags(self, frame: int) -> None:
        self.view.edit(3, "gain_mdb", -100 * frame, is_final=False)

    def close(self) -> None:
        self.settle()
        self._area.close()
        self._background.cancel_all()


def main() -> None:
    app = QApplication([])
    mixer = Mixer(app, Theme(app, "dark"))
    frames: dict[str, tuple[Callable[[int], object], ...]] = {
        "playhead": (mixer.plays,),
        "meters": (mixer.meters,),
        "playhead_and_meters": (mixer.plays, mixer.meters),
        "level_dragged_while_it_plays": (mixer.drags, mixer.plays, mixer.meters),
    }
    for steps in frames.values():
        mixer.costs(*steps)
    found = {name: mixer.costs(*steps) for name, steps in frames.items()}
    mixer.view.zoom_by(8, 0)
    mixer.settle()
    found["zoomed_page_turned"] = mixer.costs(mixer.pages)
    mixer.close()
    print_json({"benchmark": "mixer", "machine": machine(), "lanes": LANES, "gui_thread_ms": found})


if __name__ == "__main__":
    main()
