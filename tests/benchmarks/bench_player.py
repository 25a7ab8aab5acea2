"""Listen's costs: 64 waves at 1600 px scrolled and zoomed, with and without bars and meters; how soon a press is heard;
what meters cost.

A frame's cost is CPU time of the GUI thread in milliseconds: the median over turns of the median frame, after a warm-up turn and with
both rulers in turn. ``sharp`` is what one zoom costs from its end until all waves are sharp again. ``start_ms`` is wall time from the press to the first sound handed on, ``switch_ms`` from
choosing another take to its first sample leaving the ring; both without a device, whose buffer (0.15 s) comes on top.
``meters`` are shares of one core: measuring in the feeder's thread, and painting at 20 frames a second.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "ui"))

import numpy as np
from harness import RUNS, machine, print_json
from PySide6.QtWidgets import QApplication

from studio.media.live_meter import LiveMeter
from studio.media.stream import PcmStream
from studio.media.stretch import PlayedStream
from tests.media.signals import noise, write_wav
from ui.background import Background
from ui.review.beats import BeatGrid
from ui.review.meters import Meters
from ui.review.player import Player
from ui.review.wave_data import wave_data
from ui.review.wave_view import WaveLane, WaveView
from ui.theme import Theme

SIZE = (1600, 1080)
LANES = 64
DURATION_S = 240.0
FRAMES = 40
TURNS = 5
BLOCK = 1024


def cpu_ms(work: Callable[[], object]) -> float:
    """CPU time of this thread."""
    began = time.thread_time()
    work()
    return (time.thread_time() - began) * 1000


def settled(app: QApplication, is_done: Callable[[], bool]) -> None:
    until = time.monotonic() + 60
    while not is_done() and time.monotonic() < until:
        app.processEvents()
        time.sleep(0.001)


class Waves:
    """64 lanes in a window of their own; ``turn`` measures a part once."""

    def __init__(self, app: QApplication, theme: Theme, grid: BeatGrid | None) -> None:
        self._app, self._background = app, Background()
        self.view = WaveView(theme, self._background)
        rng = np.random.default_rng(1)
        lanes = []
        for number in range(LANES):
            highs = rng.random(int(DURATION_S / 0.01), np.float32)
            lanes.append(WaveLane(f"Lane {number}", data=wave_data(f"{number}", DURATION_S, 0.01, -highs, highs)))
        self.view.resize(*SIZE)
        self.view.show_lanes(lanes, DURATION_S)
        self.view.show_grid(grid)
        self.view.show()

    def _settle(self) -> None:
        self._app.processEvents()
        settled(self._app, lambda: not self.view.is_painting)

    def _costs(self, step: Callable[[int], None], is_settled: bool) -> float:
        costs = []
        for n in range(FRAMES):
            step(n)
            costs.append(cpu_ms(self._app.processEvents))
            if is_settled:
                self._settle()
        return statistics.median(costs)

    def scroll(self) -> float:
        """30 pixels a frame, through what a worker has painted ahead."""
        view = self.view
        view.zoom_by(0.001, 0)
        view.zoom_by(8, 0)
        self._settle()
        return self._costs(lambda n: view.move_to(n * 0.6), is_settled=True)

    def repaint(self) -> float:
        """The whole view painted anew, as after it was covered."""
        self._settle()
        return self._costs(lambda _n: self.view.update(), is_settled=False)

    def zoom(self) -> float:
        """2 % closer a frame around the middle, without a rest."""
        view = self.view
        view.zoom_by(0.001, 0)
        self._settle()
        return self._costs(lambda _n: view.zoom_by(1.02, 700), is_settled=False)

    def sharp(self) -> float:
        """What the GUI thread does from the end of a zoom until all is sharp."""
        self.view.zoom_by(0.9, 700)
        return cpu_ms(self._settle)

    def close(self) -> None:
        self._settle()
        self.view.close()
        self._background.cancel_all()


def wave_costs(app: QApplication, theme: Theme) -> dict[str, dict[str, float]]:
    """Median over turns of the median frame, the parts and rulers in turn after a warm-up."""
    rulers = {"time": Waves(app, theme, None), "bars": Waves(app, theme, BeatGrid(120))}
    parts = ("scroll", "repaint", "zoom", "sharp")
    found: dict[tuple[str, str], list[float]] = {}
    for turn in range(TURNS + 1):
        for name, waves in rulers.items():
            for part in parts:
                cost = getattr(waves, part)()
                if turn:
                    found.setdefault((name, part), []).append(cost)
    for waves in rulers.values():
        waves.close()
    return {
        name: {part: round(statistics.median(found[name, part]), 2) for part in parts}
        | {f"{part}_worst_turn": round(max(found[name, part]), 2) for part in ("scroll", "zoom")}
        for name in rulers
    }


def player_times(app: QApplication, folder: Path) -> dict[str, float]:
    """From a press to sound."""
    paths = [str(write_wav(folder / f"{seed}.wav", noise(48000 * 60, 2, seed=seed))) for seed in (1, 2)]
    player = Player(lambda files: PlayedStream(PcmStream(list(files))), make_meter=LiveMeter)
    starts, switches = [], []
    for _ in range(RUNS):
        player.load(())
        began = time.monotonic()
        player.load((paths[0],), play=True)
        settled(app, lambda: player.position_s > 0)
        starts.append((time.monotonic() - began - player.position_s) * 1000)
        settled(app, lambda: player.position_s > 0.5)
        ring = player._ring  # noqa: SLF001
        began, before = time.monotonic(), ring.next_frame
        player.load((paths[1],), at_s=player.position_s, play=True)
        settled(app, lambda ring=ring: len(ring._stretches) > 1)  # noqa: SLF001
        at_frame = ring._stretches[-1].frame  # noqa: SLF001
        switches.append(max((at_frame - before) / 48.0, (time.monotonic() - began) * 1000))
    player.close()
    return {"start_ms": round(statistics.median(starts), 1), "switch_ms": round(statistics.median(switches), 1)}


def meter_shares(app: QApplication, theme: Theme) -> dict[str, float]:
    """What measuring and painting take of one core."""
    meter, sound = LiveMeter(48000), noise(48000 * 10, 2).astype(np.float32)
    blocks = [sound[at : at + BLOCK] for at in range(0, len(sound), BLOCK)]
    readings = [meter.add(block) for block in blocks[:50]]
    measuring = cpu_ms(lambda: [meter.add(block) for block in blocks]) / (len(sound) / 48.0)
    player = Player(lambda _paths: None)
    meters = Meters(theme, player)
    meters.resize(1200, 96)
    meters.show()
    costs = []
    for n in range(FRAMES):
        meters.levels.add(readings[n : n + 2], 0.05)
        costs.append(cpu_ms(meters.repaint))
        app.processEvents()
    meters.close()
    player.close()
    return {
        "measuring": round(measuring, 4),
        "painting": round(statistics.median(costs) * 20 / 1000, 4),
        "frame_ms": round(statistics.median(costs), 3),
    }


def main() -> None:
    app = QApplication([])
    theme = Theme(app, "dark")
    with TemporaryDirectory() as folder:
        print_json(
            {
                "benchmark": "player",
                "machine": machine(),
                "waves_64_ms": wave_costs(app, theme),
                "meters": meter_shares(app, theme),
                **player_times(app, Path(folder)),
            }
        )


if __name__ == "__main__":
    main()
